"""What Day One exports as JSON."""

from __future__ import annotations

import json
import re
from typing import Any
from zoneinfo import ZoneInfo

from tui.exchange.incoming.page import Here, UnreadableError, day_alone, moment, note, words
from tui.records.entry import Entry

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(entries: list[Any], here: Here) -> list[Entry]:
    """The entries; one without any text, such as a photograph alone, is passed over.

    Raises:
        UnreadableError: If one has no date.
    """
    found = []
    for number, raw in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(raw, dict):
            raise UnreadableError(f"{where} is no entry")
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
        tags = raw.get("tags")
        found.append(
            note(
                here, begun, words(text, where), source=f"Day One {raw.get('uuid') or raw.get('text') or text}",
                tags=tags if isinstance(tags, list) else (), starred=bool(raw.get("starred")), zone=zone,
                day=begun.date() if raw.get("isAllDay") is True else day_alone(when),
            )
        )  # fmt: skip
    return found


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
