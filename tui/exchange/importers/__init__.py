"""Other people's formats, and our own, read back in. Pure: text comes in, entries go out."""

from __future__ import annotations

from tui.exchange.importers.document import Document, text_of
from tui.exchange.importers.entry_builder import Here, NoJournalError, UnreadableError, holds_words_alone
from tui.exchange.importers.formats import FORMATS, SUFFIXES
from tui.exchange.importers.formats import read as read_document
from tui.records.entry import Entry

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Document",
    "Here",
    "NoJournalError",
    "UnreadableError",
    "holds_words_alone",
    "read",
    "read_document",
    "text_of",
]


def read(text: str, suffix: str, here: Here) -> list[Entry]:
    """The entries of a text without a place, such as one from standard input.

    Args:
        text: All of it.
        suffix: How a file with it would end, such as ``.md``; empty where the text itself is to tell.
        here: What the file leaves open.

    Raises:
        NoJournalError: If it is in none of the formats.
        UnreadableError: What is wrong with it, and in which line or entry.
    """
    return read_document(Document(text.removeprefix("\ufeff"), suffix), here)
