"""What a newer version wrote beside what this one knows: found again, and written back where it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, get_args

from tui.records.answers import Answer, AnyAnswer, Item, Known, Pick

Raw: TypeAlias = dict[str, Any]

_FIELDS = {
    str(kind.__struct_config__.tag): frozenset({"kind", *Answer.__struct_fields__, *kind.__struct_fields__})
    for kind in get_args(Known)
}
_PARTS = {
    "pick": frozenset(Pick.__struct_fields__),
    "picks": frozenset(Pick.__struct_fields__),
    "items": frozenset(Item.__struct_fields__),
}


class Sources:
    """The answers of an entry's document, earlier ones too, as they were read."""

    def __init__(self, document: Raw, read: Callable[[Raw], AnyAnswer]) -> None:
        now = _dicts(document.get("answers"))
        self._revisions = _dicts(document.get("revisions"))
        earlier = (raw for revision in self._revisions for raw in _dicts(revision.get("answers")))
        self._by_place = {_place(raw): raw for raw in now if _has_more(raw)}
        self._exact = [(read(raw), raw) for raw in (*now, *earlier) if _has_more(raw)]

    def answer(self, answer: AnyAnswer, document: Raw, *, stands: bool) -> Raw:
        """The document of an answer with what was read beside it.

        Args:
            answer: As it is to be written.
            document: Its own.
            stands: Whether it is the entry's answer now; what stood beside another answer at its place then goes along.
        """
        raw = next((raw for read, raw in self._exact if read == answer), None)
        if raw is None and stands:
            raw = self._by_place.get(_place(document))
        return document if raw is None or raw is document else _overlaid(document, raw)

    def revision(self, at: str, document: Raw) -> Raw:
        """The document of a revision with what was read beside it."""
        raw = next((raw for raw in self._revisions if raw.get("at") == at), {})
        return {**document, **{name: value for name, value in raw.items() if name not in document}}


def _dicts(found: Any) -> list[Raw]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _place(raw: Raw) -> tuple[str, ...]:
    return tuple(str(raw.get(name, "")) for name in ("kind", "step", "field", "turn", "about"))


def _has_more(raw: Raw) -> bool:
    known = _FIELDS.get(str(raw.get("kind")))
    if known is None:
        return False  # it is carried as it stands
    return not known.issuperset(raw) or any(not _PARTS[name].issuperset(part) for name, part in _parts(raw))


def _parts(raw: Raw) -> Iterator[tuple[str, Raw]]:
    for name in _PARTS:
        value = raw.get(name)
        yield from ((name, part) for part in _dicts(value if isinstance(value, list) else [value]))


def _overlaid(document: Raw, raw: Raw) -> Raw:
    known = _FIELDS[document["kind"]]
    parts = list(_parts(raw))
    found = {**document, **{name: value for name, value in raw.items() if name not in known}}
    for name, fields in _PARTS.items():
        value = document.get(name)
        if isinstance(value, dict):
            found[name] = _part(value, parts, fields)
        elif isinstance(value, list | tuple):
            found[name] = [_part(one, parts, fields) for one in value]
    return found


def _part(part: Raw, parts: list[tuple[str, Raw]], fields: frozenset[str]) -> Raw:
    """A pick or an item with what stood beside the same one."""
    same = next((raw for _, raw in parts if _said(raw, fields) == _said(part, fields)), {})
    return {**part, **{name: value for name, value in same.items() if name not in fields}}


def _said(raw: Raw, fields: frozenset[str]) -> Raw:
    return {name: value for name, value in raw.items() if name in fields and value != ""}
