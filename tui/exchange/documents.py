"""Entries as JSON: the documents as they stand in the journal, in an array of one entry a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from tui.records.entry import Entry, to_document

# What JSON lets stand as it is and a terminal or an encoder would stumble over: written as escapes, nothing is lost.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def document(entry: Entry, *, ascii_only: bool = False) -> str:
    """One entry as a JSON object on one line.

    Args:
        entry: With every field of a newer version that it was read with.
        ascii_only: Whether letters beyond ASCII are written as escapes.
    """
    text = json.dumps(to_document(entry), ensure_ascii=ascii_only)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def array(entries: Iterable[Entry], *, ascii_only: bool = False) -> Iterator[str]:
    """The pieces of a JSON array, in the order the entries come; together they are one JSON text."""
    before = "[\n"
    for entry in entries:
        yield before + document(entry, ascii_only=ascii_only)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
