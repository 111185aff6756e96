"""What Day One exports as JSON."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import ZoneInfo

from tui.exchange.incoming.page import Here, UnreadableError, moment, note, words
from tui.records.entry import Entry

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(entries: list[Any], here: Here) -> list[Entry]:
    """The entries; one without any text, such as a photograph alone, is left out.

    Raises:
        UnreadableError: If one has no date.
    """
    found = []
    for number, raw in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(raw, dict):
            raise UnreadableError(f"{where} is no entry")
        text = raw.get("text")
        if text is None or (isinstance(text, str) and not text.strip()):
            continue
        begun = moment(str(raw.get("creationDate", "")), where, here)
        zone = str(raw.get("timeZone") or "")
        try:
            begun = begun.astimezone(ZoneInfo(zone)) if zone else begun
        except (KeyError, ValueError, OSError):
            zone = ""
        tags = raw.get("tags")
        found.append(
            note(
                here, begun, _ESCAPED.sub(r"\1", words(text, where)), source=f"Day One {raw.get('uuid') or text}",
                tags=tags if isinstance(tags, list) else (), starred=bool(raw.get("starred")), zone=zone,
            )
        )  # fmt: skip
    return found
