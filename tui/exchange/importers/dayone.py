"""What Day One exports as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from tui.exchange.importers.entry_builder import (
    Here,
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
from tui.records.text import counted, listed

BESIDE = {
    "photos": "photo", "videos": "video", "audios": "recording", "pdfAttachments": "document", "location": "place",
    "weather": "weather report",
}  # fmt: skip
"""What an entry may have beside its text, and what one of it is called; none of it is imported."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(entries: list[Any], here: Here) -> list[Entry]:
    """The entries; one without any text, such as a photograph alone, is passed over.

    Raises:
        UnreadableError: If one has no date.
    """
    found: dict[str, Entry] = {}
    nameless: list[Entry] = []
    left: Counter[str] = Counter()
    for number, raw in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(raw, dict):
            raise UnreadableError(f"{where} is not a JSON object")
        left.update({name: len(raw[name]) if isinstance(raw[name], list) else 1 for name in BESIDE if raw.get(name)})
        text = _text(raw)
        if not text.strip():
            here.passed_over(where)
            continue
        when = str(raw.get("creationDate", ""))
        begun = moment(when, where, here)
        zone = str(raw.get("timeZone") or "")
        try:
            begun = begun.astimezone(ZoneInfo(zone)) if zone else begun
        except (KeyError, ValueError, OSError):
            zone = ""
        by_clock = None if zone else day_alone(when)
        day = begun.date() if raw.get("isAllDay") is True else by_clock
        made = note(
            here, begun, words(text, where), source=f"Day One {raw.get('uuid') or raw.get('text') or text}",
            tags=labels(raw.get("tags")), starred=is_marked(raw.get("starred")), zone=zone, day=day,
        )  # fmt: skip
        if raw.get("uuid"):
            found[made.id] = made
        else:
            nameless.append(made)
    if left:
        here.noticed(f"Left out: {listed([counted(left[name], one) for name, one in BESIDE.items() if left[name]])}.")
    return [*found.values(), *apart(nameless)]


def _text(raw: dict[str, Any]) -> str:
    """What an entry says: its Markdown, else the pieces of its rich text."""
    text = raw.get("text")
    if isinstance(text, str) and text.strip():
        return _ESCAPED.sub(r"\1", text)
    try:
        rich = json.loads(raw["richText"])["contents"]
        return "".join(str(piece.get("text") or "") for piece in rich)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return ""
