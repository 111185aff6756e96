"""An entry: a finished session or a free note, the only thing the journal keeps."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import msgspec

from tui.records.answers import AnyAnswer, Known, Scale, Unknown, is_said
from tui.records.day import YEARS
from tui.records.unknown_fields import Sources

Document: TypeAlias = dict[str, Any]
"""An entry as it stands in a file: plain JSON values."""


class Revision(msgspec.Struct, frozen=True):
    """The answers as they were before an edit, and when it came."""

    at: datetime
    answers: tuple[AnyAnswer, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the journal.

    Attributes:
        flow: The flow's id; ``note``, ``rate``, ``fact``, ``outcome``, ``revise``, ``aside`` or ``signal`` for what
            was done outside one.
        zone: The IANA name of the zone it was written in; empty if not known.
        answers: What was said, in the order it was asked.
        tags: Without the number sign.
        revisions: Earlier answers, oldest first.
        imported: Whether it was written elsewhere and imported: history, and not practice in taut.
        marks: When its star, its place in the trash, its day and each tag were changed last; ISO 8601, by name.
        source: The document it was read from, kept so that fields of a newer version survive a rewrite.
    """

    id: str
    flow: str
    day: date
    begun: datetime
    ended: datetime
    zone: str = ""
    answers: tuple[AnyAnswer, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    deleted: datetime | None = None
    revisions: tuple[Revision, ...] = ()
    imported: bool = False
    marks: dict[str, str] = {}
    source: dict[str, Any] = {}

    def __eq__(self, other: object) -> bool:
        """Entries are equal when what they say is; where they were read from does not matter."""
        return isinstance(other, Entry) and to_document(self) == to_document(other)

    def __hash__(self) -> int:
        return hash(self.id)


class EntryError(ValueError):
    """A document that is no entry; the message says what is wrong with it."""


def is_worth_keeping(answers: tuple[AnyAnswer, ...]) -> bool:
    """Whether anything was said at all: an empty session is never kept."""
    return any(is_said(answer) for answer in answers)


def to_document(entry: Entry) -> dict[str, Any]:
    """The entry as it stands in the file: plain JSON values in a stable order, unknown fields kept."""
    sources = Sources(entry.source, _answer)
    known: dict[str, Any] = {
        "id": entry.id,
        "flow": entry.flow,
        "day": entry.day.isoformat(),
        "begun": entry.begun.isoformat(timespec="seconds"),
        "ended": entry.ended.isoformat(timespec="seconds"),
        "zone": entry.zone,
        "answers": [sources.answer(answer, _answer_document(answer), stands=True) for answer in entry.answers],
        "tags": list(entry.tags),
        "starred": entry.starred,
        "deleted": entry.deleted.isoformat(timespec="seconds") if entry.deleted else None,
        "revisions": [_revision_to_document(revision, sources) for revision in entry.revisions],
    }
    if entry.imported:
        known["imported"] = True
    if entry.marks:
        known["marks"] = dict(entry.marks)
    return {**known, **{name: value for name, value in entry.source.items() if name not in known}}


def from_document(document: dict[str, Any]) -> Entry:
    """The entry a document holds.

    An answer that this version does not understand becomes ``Unknown`` and is carried unchanged.

    Raises:
        EntryError: If a field every entry has is missing or of another type, or a moment has no offset.
    """
    try:
        head = msgspec.convert(document, _Head)
        return Entry(
            id=head.id,
            flow=head.flow,
            day=_day(document["day"]),
            begun=_moment(document["begun"], "begun"),
            ended=_moment(document.get("ended") or document["begun"], "ended"),
            zone=head.zone or "",
            answers=_answers(document.get("answers") or []),
            tags=head.tags or (),
            starred=bool(document.get("starred")),
            deleted=_moment(document["deleted"], "deleted") if document.get("deleted") else None,
            revisions=tuple(
                Revision(_moment(old["at"], "revisions"), _answers(old["answers"]))
                for old in document.get("revisions") or ()
            ),
            imported=document.get("imported") is True,
            marks=_marks(document.get("marks")),
            source=document,
        )
    except EntryError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise EntryError(f"an entry has no readable {_culprit(problem)}") from None


def _marks(found: Any) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {str(name): at for name, at in found.items() if isinstance(at, str) and _is_moment(at)}


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


class _Head(msgspec.Struct):
    """What every entry has as text."""

    id: str
    flow: str
    zone: str | None = ""
    tags: tuple[str, ...] | None = ()


def _moment(text: str, name: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise EntryError(f"an entry has no readable {name}") from None
    if found.tzinfo is None:
        raise EntryError(f"an entry has no offset in {name}, such as +01:00")
    if found.year not in YEARS:
        raise EntryError(f"an entry has a year in {name} that taut cannot use")
    return found


def _day(text: str) -> date:
    found = date.fromisoformat(text)
    if found.year not in YEARS:
        raise EntryError("an entry has a year in “day” that taut cannot use")
    return found


def answers_from_documents(documents: list[dict[str, Any]]) -> tuple[AnyAnswer, ...]:
    """Typed answers; any that does not fit its type becomes ``Unknown``."""
    return tuple(_answer(document) for document in documents)


def answers_to_documents(answers: tuple[AnyAnswer, ...]) -> list[dict[str, Any]]:
    """Answers as plain JSON values."""
    return [_answer_document(answer) for answer in answers]


class _One(msgspec.Struct):
    """Holds one answer: msgspec remembers the type of a struct, and works out that of a bare union at every call."""

    answer: Known


def _answer(document: dict[str, Any]) -> AnyAnswer:
    try:
        found = msgspec.convert({"answer": document}, _One).answer
        if type(found) is Scale and not found.low <= found.value <= found.high:
            raise TypeError("a number beyond its scale")
        return found
    except (msgspec.ValidationError, TypeError):
        raw: dict[str, Any] = dict(document)

        def text(name: str) -> str:
            value = raw.get(name)
            return value if isinstance(value, str) else ""

        turn = raw.get("turn")
        return Unknown(
            step=text("step"), field=text("field"), turn=turn if isinstance(turn, int) else 0,
            asked=text("asked"), label=text("label"), about=text("about"), raw=raw,
        )  # fmt: skip


_HEAD = ("step", "field", "turn", "role", "kind", "asked", "label", "about", "question", "id")


def _answer_document(answer: AnyAnswer) -> dict[str, Any]:
    if isinstance(answer, Unknown):
        return dict(answer.raw)  # whoever takes it may change it
    plain: dict[str, Any] = msgspec.to_builtins(answer)
    return {**{name: plain[name] for name in _HEAD if name in plain}, **plain}


def _revision_to_document(revision: Revision, sources: Sources) -> dict[str, Any]:
    at = revision.at.isoformat(timespec="seconds")
    answers = [sources.answer(answer, _answer_document(answer), stands=False) for answer in revision.answers]
    return sources.revision(at, {"at": at, "answers": answers})


def _culprit(problem: Exception) -> str:
    if isinstance(problem, KeyError):
        return str(problem.args[0])
    named = _NAMED.search(str(problem)) if isinstance(problem, msgspec.ValidationError) else None
    return str(named[1] or named[2]) if named else f"date or text ({problem})"


def _answers(documents: Any) -> tuple[AnyAnswer, ...]:
    if not isinstance(documents, list) or not all(isinstance(document, dict) for document in documents):
        raise EntryError("an entry has no readable answers")
    return answers_from_documents(documents)


_NAMED = re.compile(r"\$\.(\w+)|field `(\w+)`")
"""Where a field is named in what msgspec says."""


def entry_id(milliseconds: int, random_bits: int) -> str:
    """A UUIDv7 (RFC 9562): sorts by time, unique across machines.

    Args:
        milliseconds: Since the Unix epoch, 48 bits.
        random_bits: At least 74 random bits; more are cut off.
    """
    value = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | (random_bits >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | (random_bits & (2**62 - 1))
    return str(uuid.UUID(int=value))


def latest_day(entry: str) -> date:
    """No entry is for a day after this one: that on which its id was made, in the zone where that was latest."""
    try:
        return datetime.fromtimestamp((uuid.UUID(entry).int >> 80) / 1000, UTC).date() + timedelta(days=1)
    except (ValueError, OverflowError, OSError):
        return date.max


def item_id(session: str, step: str, item: str) -> str:
    """The id of a result, value or promise made inside a session.

    The same after going back, in another window and on another face, since it rests on the place alone.

    Args:
        session: The session's own id.
        step: The step that made it.
        item: What tells apart several made by one step: subject, turn, number in the list.
    """
    return str(uuid.uuid5(uuid.UUID(session), f"{step}/{item}"))


def doc_key(entry: str) -> str:
    """The entry's id as TinyDB's document key: the same 128 bits as a decimal number."""
    return str(uuid.UUID(entry).int)


def entry_of(key: str) -> str:
    """The entry's id from its TinyDB document key."""
    return str(uuid.UUID(int=int(key)))
