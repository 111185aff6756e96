"""What jrnl writes: its JSON export, and its text, which is also its journal file."""

from __future__ import annotations

import re
from typing import Any

from tui.exchange.incoming.page import Here, UnreadableError, day_alone, moment, note, words
from tui.records.entry import Entry

_HEAD = re.compile(r"^\[?(\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)\]? ?(.*)$")
_TAG = re.compile(r"(?<![\w@])@(\w[\w-]*)")


def read_json(entries: list[Any], here: Here) -> list[Entry]:
    """The entries of ``jrnl --format json``.

    Raises:
        UnreadableError: If one has no date or no text.
    """
    found = []
    for number, raw in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(raw, dict):
            raise UnreadableError(f"{where} is no entry")
        when = f"{raw.get('date', '')} {raw.get('time') or ''}".strip()
        begun = moment(when, where, here)
        parts = (str(raw.get(name) or "").strip() for name in ("title", "body"))
        text = words("\n".join(filter(None, parts)), where)
        tags = raw.get("tags")
        found.append(
            note(
                here, begun, text, source=f"jrnl {begun:%Y-%m-%d %H:%M} {text}", starred=bool(raw.get("starred")),
                tags=tags if isinstance(tags, list) else (), day=day_alone(when),
            )
        )  # fmt: skip
    return found


def read_text(text: str, here: Here) -> list[Entry]:
    """The entries of jrnl's text: each begins with its date.

    Raises:
        UnreadableError: If the first line has none.
    """
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if head := _HEAD.match(line):
            found.append((number, head[1], [head[2]]))
        elif found:
            found[-1][2].append(line)
        elif line.strip():
            raise UnreadableError(f"line {number} does not begin with a date like [2026-11-23 06:41]")
    return [_entry(number, head, lines, here) for number, head, lines in found]


def _entry(number: int, head: str, lines: list[str], here: Here) -> Entry:
    where = f"line {number}"
    begun = moment(_clock(head, where), where, here)
    starred = lines[0].rstrip().endswith(" *") or lines[0].startswith("* ")
    if starred:
        first = lines[0].rstrip()
        lines[0] = first.removesuffix(" *") if first.endswith(" *") else first.removeprefix("* ")
    text = words("\n".join(lines).strip(), where)
    return note(
        here, begun, text, source=f"jrnl {begun:%Y-%m-%d %H:%M} {text}", starred=starred, tags=_TAG.findall(text)
    )


def _clock(head: str, where: str) -> str:
    """A moment with a clock of twenty-four hours."""
    parts = re.fullmatch(r"(\S+)[ T](\d{1,2}):(\d{2})(:\d{2})? ?([AaPp])?[Mm]?", head)
    if parts is None:
        raise UnreadableError(f"{where} has “{head}” where a date is to be")
    hour = int(parts[2])
    if parts[5]:
        hour = hour % 12 + (12 if parts[5].lower() == "p" else 0)
    return f"{parts[1]} {hour:02d}:{parts[3]}{parts[4] or ''}"
