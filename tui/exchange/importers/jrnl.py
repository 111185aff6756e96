"""What jrnl writes, its JSON export and its text, which is also its journal file; and JSON of others like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tui.exchange.importers.entry_builder import (
    DATES,
    TEXTS,
    Here,
    NoJournalError,
    UnreadableError,
    apart,
    day_alone,
    is_marked,
    labels,
    moment,
    note,
    words,
)
from tui.records.entry import Entry
from tui.records.history import jrnl_source
from tui.records.text import has_words, listed

_MOMENT = r"\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?"
_IN_BRACKETS = re.compile(rf"\[({_MOMENT})\] ?(.*)$")
_BARE = re.compile(rf"({_MOMENT})(?![\]\w:]) ?(.*)$")
_LIKE_A_HEAD = re.compile(r"\[?(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b")
TAG = re.compile(r"(?<![\w@])@(\w++(?:[/-]++\w++)*)")
"""A tag of jrnl, in the text."""

KNOWN = frozenset({*DATES, *TEXTS, "title", "time", "tags", "starred", "uuid", "id", "creator"})
"""The fields of an entry that are read, or that say nothing a person wrote."""


def read_json(entries: list[Any], here: Here) -> list[Entry]:
    """The entries of ``jrnl --format json``, and of JSON like it: each with a date and a title, a text or both.

    Raises:
        UnreadableError: If one has no date or no text, or one that may stand in a field that is not known.
    """
    left: dict[str, None] = {}
    found = [_from_fields(raw, f"entry {number}", here, left) for number, raw in enumerate(entries, 1)]
    if left:
        here.noticed(f"{'Fields' if len(left) > 1 else 'A field'} left out: {listed([*left])}.")
    return apart(found)


def _from_fields(raw: Any, where: str, here: Here, left: dict[str, None]) -> Entry:
    if not isinstance(raw, dict):
        raise UnreadableError(f"{where} is not a JSON object")
    date = next((raw[name] for name in DATES if raw.get(name)), "")
    when = f"{date} {raw.get('time') or ''}".strip()
    begun = moment(when, where, here)
    text = words("\n".join(_texts(raw, where)), where)
    unknown = [name for name, value in raw.items() if name not in KNOWN and value not in (None, "", [], {})]
    if unknown and not any(name in raw for name in TEXTS):
        raise UnreadableError(
            f"{where} has an unknown field, “{unknown[0][:30]}”: rename the field with your words to “text”"
        )
    left.update(dict.fromkeys(unknown))
    return note(
        here, begun, text, source=jrnl_source(begun, text), starred=is_marked(raw.get("starred")),
        tags=labels(raw.get("tags")), day=day_alone(when),
    )  # fmt: skip


def _texts(raw: dict[str, Any], where: str) -> Iterator[str]:
    for name in ("title", *TEXTS):
        value = raw.get(name)
        if not isinstance(value, str | None):
            raise UnreadableError(f"{where} has something other than text in “{name}”")
        if value and has_words(value):
            yield value.strip()


def has_heads(text: str) -> bool:
    """Whether the first line with something in it begins an entry."""
    first = text.lstrip().split("\n", 1)[0].rstrip("\r")
    return bool(_IN_BRACKETS.match(first) or _BARE.match(first))


def read_text(text: str, here: Here) -> list[Entry]:
    """The entries of jrnl's text: each begins with its date.

    Whether dates stand in brackets is as in the first line: with brackets, a date that begins a line of an entry is
    part of what was written there.

    Raises:
        UnreadableError: If the first line has none.
    """
    found: list[tuple[int, str, list[str]]] = []
    head_of = None
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if head_of is None:
            head_of = next((one for one in (_IN_BRACKETS, _BARE) if one.match(line)), None)
        if head_of and (head := head_of.match(line)):
            found.append((number, head[1], [head[2]]))
        elif found:
            if _LIKE_A_HEAD.match(line):
                first = f"[{found[0][1]}]" if head_of is _IN_BRACKETS else found[0][1]
                here.noticed(
                    f"Line {number} begins with a date, but not one like “{first}”: it stays in the entry above."
                )
            found[-1][2].append(line)
        elif line.strip():
            raise NoJournalError(f"line {number} does not begin with a date like [2026-11-23 06:41]")
    if not found:
        raise NoJournalError("it is empty")
    return apart(_entry(number, head, lines, here) for number, head, lines in found)


def _entry(number: int, head: str, lines: list[str], here: Here) -> Entry:
    where = f"line {number}"
    when = _clock(head, where)
    begun = moment(when, where, here)
    starred = lines[0].rstrip().endswith(" *") or lines[0].startswith("* ")
    if starred:
        first = lines[0].rstrip()
        lines[0] = first.removesuffix(" *") if first.endswith(" *") else first.removeprefix("* ")
    text = words("\n".join(lines).strip(), where)
    return note(
        here, begun, text, source=jrnl_source(begun, text), starred=starred, tags=TAG.findall(text),
        day=day_alone(when),
    )  # fmt: skip


def _clock(head: str, where: str) -> str:
    """A moment with a clock of twenty-four hours."""
    parts = re.fullmatch(r"(\S+)[ T](\d{1,2}):(\d{2})(:\d{2})? ?([AaPp])?[Mm]?", head)
    if parts is None:
        raise UnreadableError(f"{where} has “{head}” where a date should be")
    hour = int(parts[2])
    if parts[5]:
        hour = hour % 12 + (12 if parts[5].lower() == "p" else 0)
    return f"{parts[1]} {hour:02d}:{parts[3]}{parts[4] or ''}"
