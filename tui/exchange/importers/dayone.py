"""What Day One exports as JSON."""

from __future__ import annotations

import json
import re
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

BESIDE = {
    "photos": "photo", "videos": "video", "audios": "recording", "pdfAttachments": "document", "location": "place",
    "weather": "weather report",
}  # fmt: skip
"""What an entry may have beside its text, and what one of it is called."""

FILES = ("photos", "videos", "audios", "pdfAttachments")
"""Those of them that are files of their own; they are copied where that is asked for, and left out otherwise."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(entries: list[Any], here: Here) -> list[Entry]:
    """The entries; one without any text, such as a photograph alone, is passed over.

    Raises:
        UnreadableError: If one has no date.
    """
    found: dict[str, Entry] = {}
    nameless: list[Entry] = []
    for number, raw in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(raw, dict):
            raise UnreadableError(f"{where} is not a JSON object")
        text, shown = _text(raw), _with_files(raw, _text(raw), here)
        for name in ("location", "weather"):
            here.left(BESIDE[name], bool(raw.get(name)))
        if not shown.strip():
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
            here, begun, words(shown, where), source=f"Day One {raw.get('uuid') or raw.get('text') or text}",
            tags=labels(raw.get("tags")), starred=is_marked(raw.get("starred")), zone=zone, day=day,
        )  # fmt: skip
        if raw.get("uuid"):
            found[made.id] = made
        else:
            nameless.append(made)
    return [*found.values(), *apart(nameless)]


def _with_files(raw: dict[str, Any], text: str, here: Here) -> str:
    """The text, with a link to each of the files beside it that are copied; the others are counted as left out."""
    below = []
    for name in FILES:
        files = raw[name] if isinstance(raw.get(name), list) else [raw[name]] if raw.get(name) else []
        for file in files:
            said = file if isinstance(file, dict) else {}
            link = next(
                (link for key in ("md5", "identifier") if said.get(key) and (link := here.attachment(said[key]))), ""
            )
            here.left(BESIDE[name], not link)
            if link:
                place = re.compile(rf"!\[[^\]]*\]\(dayone-moment:/+(?:\w+/)?{re.escape(str(said.get('identifier')))}\)")
                text, number = place.subn(f"![]({link})", text)
                below += [] if number else [f"![]({link})"]
    return "\n\n".join(filter(None, (text, *below)))


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
