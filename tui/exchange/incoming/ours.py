"""Our own JSON: an array of entries, a single one, or a whole journal file."""

from __future__ import annotations

from typing import Any

from tui.exchange.incoming.page import UnreadableError
from tui.records.entry import Entry, EntryError, from_document
from tui.records.ids import doc_key


def read(found: Any) -> list[Entry]:
    """The entries, with every field they were written with.

    Raises:
        UnreadableError: If it is something else, or one of them is no entry.
    """
    if isinstance(found, dict) and isinstance(found.get("entries"), dict):
        found = list(found["entries"].values())
    elif isinstance(found, dict) and "answers" in found:
        found = [found]
    if not isinstance(found, list):
        raise UnreadableError("it is JSON, but no journal of taut, jrnl or Day One")
    return [_entry(document, number) for number, document in enumerate(found, 1)]


def _entry(document: Any, number: int) -> Entry:
    if not isinstance(document, dict):
        raise UnreadableError(f"entry {number} is no entry")
    try:
        entry = from_document(document)
    except EntryError as problem:
        raise UnreadableError(f"entry {number}: {problem}") from None
    try:
        doc_key(entry.id)
    except ValueError:
        raise UnreadableError(f"entry {number} has “{entry.id[:40]}” where an id is to be") from None
    return entry
