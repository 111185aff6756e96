"""Two copies of a journal made one, entry by entry, so that nothing written in either is lost.

Every entry is merged as a state that only grows, and merging is therefore the same whichever copy comes first, however
many there are and however often it is done (a join of a semilattice: Shapiro, Preguiça, Baquero and Zawirski,
“Conflict-free replicated data types”, 2011). It works on documents as they stand in the file, so that fields and kinds
of a newer version come along.

- Answers: all versions of both copies, each with the moment it came to be; the latest one stands, and the others are
  earlier versions of it.
- Star, trash, day and each tag: as changed last. What was changed before such changes were dated gives way, and of two
  of those the one that keeps more.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from tui.records.edits import MARKS, TAG
from tui.records.entry import Document, EntryError, from_document
from tui.records.text import fold

_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
_NEXT = timedelta(microseconds=1)


def merge(
    ones: Mapping[str, Document], others: Mapping[str, Document], gone: Collection[str] = ()
) -> dict[str, Document]:
    """All entries of two copies.

    Args:
        ones: Id to document.
        others: Likewise.
        gone: Ids of entries that were taken out of the trash for good, in either copy.
    """
    return {
        name: merged(ones[name], others[name]) if name in ones and name in others else (ones.get(name) or others[name])
        for name in (*ones, *(other for other in others if other not in ones))
        if name not in gone
    }


def merged(one: Document, other: Document) -> Document:
    """One entry of two copies.

    A document that this version cannot read comes from a newer one: it stands as it is, rather than be half understood.
    """
    if one == other or _canonical(one) == _canonical(other):
        return one
    unread = [document for document in (one, other) if not _is_readable(document)]
    if unread:
        return max(unread, key=_canonical)
    known = {**_marked(one, other), **_versions_of(one, other)}
    known["ended"] = max(one.get("ended") or "", other.get("ended") or "", key=lambda text: (_moment(text), text))
    if one.get("imported") is True or other.get("imported") is True:
        known["imported"] = True
    rest = {name: _larger(one, other, name) for name in (*one, *other) if name not in known}
    order = [*one, *(name for name in other if name not in one), *(name for name in known if name not in one)]
    found = {**known, **rest}
    return {name: found[name] for name in dict.fromkeys(order) if name in found}


def _is_readable(document: Document) -> bool:
    try:
        from_document(document)
    except EntryError:
        return False
    return True


# answers


class _Version(NamedTuple):
    """The answers an entry had from a moment on."""

    since: datetime
    canonical: str
    at: str
    answers: list[Any]
    beside: Document


def _versions_of(one: Document, other: Document) -> Document:
    found: dict[tuple[datetime, str], _Version] = {}
    for version in (*_versions(one), *_versions(other)):
        same = found.get(version[:2])
        if same is not None:
            beside = {name: _larger(same.beside, version.beside, name) for name in (*same.beside, *version.beside)}
            version = version._replace(at=max(same.at, version.at), beside=beside)
        found[version[:2]] = version
    versions = [found[place] for place in sorted(found)]
    revisions = [{"at": after.at, "answers": before.answers, **before.beside} for before, after in pairwise(versions)]
    return {"begun": versions[0].at, "answers": versions[-1].answers, "revisions": revisions}


def _versions(document: Document) -> Iterator[_Version]:
    """Every version, oldest first and each later than the one before, even where a clock went back."""
    revisions = [*(document.get("revisions") or ())]
    moments = [document["begun"], *(revision["at"] for revision in revisions)]
    answers = [*(revision["answers"] for revision in revisions), document.get("answers") or []]
    before: tuple[datetime, str] | None = None
    for place, (at, said) in enumerate(zip(moments, answers, strict=True)):
        since, canonical = _moment(at), _canonical(said)
        if before is not None and (since, canonical) < before:
            since = before[0] + _NEXT
            at = since.isoformat()
        beside = revisions[place] if place < len(revisions) else {}
        others = {name: value for name, value in beside.items() if name not in ("at", "answers")}
        before = since, canonical
        yield _Version(since, canonical, at, said, others)


# marks


def _marked(one: Document, other: Document) -> Document:
    """Star, trash, day and tags, each as it was changed last."""
    found: Document = {name: _later(one, other, name) for name in MARKS}
    tags = _tags(one, other)
    dated = {
        name: max((marks[name] for marks in (_marks(one), _marks(other)) if name in marks), key=_moment_and_text)
        for name in sorted({*_marks(one), *_marks(other)})
    }
    return {**found, "tags": tags, **({"marks": dated} if dated else {})}


def _later(one: Document, other: Document, name: str) -> Any:
    def place(document: Document) -> tuple[datetime, bool, str]:
        value = document.get(name)
        # An undated trashing gives way: what lies in no trash is not lost.
        keeps_more = value is None if name == "deleted" else bool(value)
        return _marked_at(document, name), keeps_more, _canonical(value)

    return max(one, other, key=place).get(name)


def _tags(one: Document, other: Document) -> list[str]:
    first, second = _spelled(one), _spelled(other)
    if list(first.values()) == list(second.values()):
        return list(first.values())
    found = []
    for tag in sorted({*first, *second}):
        places = [
            (_marked_at(document, TAG + tag), tag in tags, tags.get(tag, ""))
            for document, tags in ((one, first), (other, second))
        ]
        _, is_there, spelling = max(places)
        found += [spelling] if is_there else []
    return found


def _spelled(document: Document) -> dict[str, str]:
    return {fold(tag): tag for tag in document.get("tags") or ()}


def _marks(document: Document) -> dict[str, str]:
    found = document.get("marks")
    return {name: at for name, at in found.items() if isinstance(at, str)} if isinstance(found, dict) else {}


def _marked_at(document: Document, name: str) -> datetime:
    return _moment(_marks(document).get(name, ""))


# values


def _larger(one: Document, other: Document, name: str) -> Any:
    """The same of two values whichever comes first; one that is there rather than none."""
    return max((document[name] for document in (one, other) if name in document), key=_canonical)


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _moment_and_text(text: str) -> tuple[datetime, str]:
    return _moment(text), text


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return _LONG_AGO


def ids(documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by their ids; of several with one id, all that they hold."""
    found: dict[str, Document] = {}
    for document in documents:
        name = str(document.get("id", ""))
        found[name] = merged(found[name], document) if name in found else document
    return found
