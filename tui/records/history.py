"""What was written elsewhere and imported: history, and not practice in taut."""

from __future__ import annotations

import hashlib
from datetime import datetime

from tui.records.answers import Long
from tui.records.entry import Entry, entry_id


def import_id(begun: datetime, source: str) -> str:
    """The id of an entry from elsewhere: the same each time the same text is imported.

    Args:
        begun: When it was written.
        source: What tells it from others of the same moment.
    """
    digits = int.from_bytes(hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()[:10]) >> 6
    return entry_id(max(0, int(begun.timestamp() * 1000)), digits)


def jrnl_source(begun: datetime, text: str) -> str:
    """What tells an entry of jrnl from others."""
    return f"jrnl {begun:%Y-%m-%d %H:%M} {text}"


def csv_source(begun: datetime, text: str) -> str:
    """What tells a row of a table from others."""
    return f"csv {begun.isoformat()} {text}"


def is_history(entry: Entry) -> bool:
    """Whether an entry was imported from elsewhere.

    It says so, unless taut 0.1.0 imported it. That left no mark but the id, which is made of the moment and the text;
    it cannot be told of what came from Day One, whose own ids are not in the journal, until the same file is imported
    again.
    """
    if entry.imported or entry.flow != "note" or entry.begun.microsecond:
        return entry.imported
    if entry.id[:8] + entry.id[9:13] != f"{max(0, int(entry.begun.timestamp()) * 1000):012x}":
        return False
    answers = entry.revisions[0].answers if entry.revisions else entry.answers
    match answers:
        case (Long(text=text),):
            sources = (jrnl_source(entry.begun, text), csv_source(entry.begun, text))
            return any(import_id(entry.begun, source) == entry.id for source in sources)
        case _:
            return False
