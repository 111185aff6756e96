"""The one table of formats: how each is known by looking, what it is called, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tui.exchange.importers import (
    csv_import,
    daylio,
    dayone,
    journey,
    jrnl,
    jrnl_exports,
    notes,
    org,
    taut,
    tui_journal,
)
from tui.exchange.importers.document import Document
from tui.exchange.importers.entry_builder import DATES, TEXTS, Here, NoJournalError
from tui.records.entry import Entry

SUFFIXES = (
    ".json", ".md", ".markdown", ".txt", ".csv", ".tsv", ".org", ".xml", ".yaml", ".yml", ".jrnl", ".db", ".sqlite",
    ".sqlite3",
)  # fmt: skip
"""What is looked for in a folder, beside archives."""

OURS = frozenset({"id", "flow", "answers"})
"""Fields that tell an entry of taut from those of others."""


class Format(NamedTuple):
    """One format.

    Attributes:
        name: What a person calls it, after “Read as”.
        is_it: Whether a file is in it. The first row of the table that says so reads the file.
        read: The entries of the file.
    """

    name: str
    is_it: Callable[[Document], bool]
    read: Callable[[Document, Here], list[Entry]]


def _is_others_json(document: Document) -> bool:
    """Whether it is JSON with entries that are not ours: under ``entries``, in a list, or one alone."""
    if not document.is_json:
        return False
    found = document.json
    if isinstance(found, list):
        documents = [entry for entry in found if isinstance(entry, dict)]
        return bool(documents) and not any(entry.keys() & OURS for entry in documents)
    if not isinstance(found, dict):
        return False
    is_one = not found.keys() & OURS and all(found.keys() & {*names} for names in (DATES, TEXTS))
    return isinstance(found.get("entries"), list) or ("entries" not in found and is_one)


def _is_taut_markdown(document: Document) -> bool:
    """Whether it is our Markdown, and no other journal with a line in it that looks like a heading of ours."""
    return taut.is_markdown(document.text) and not jrnl.has_heads(document.text)


def _is_markdown(document: Document) -> bool:
    return document.suffix in (".md", ".markdown")


def _is_table(document: Document) -> bool:
    return document.suffix in (".csv", ".tsv") or (not document.suffix and csv_import.is_table(document.text))


def _is_dated_text(document: Document) -> bool:
    return bool(document.name) and not jrnl.has_heads(document.text) and notes.is_dated(document)


def _text(read: Callable[[str, Here], list[Entry]]) -> Callable[[Document, Here], list[Entry]]:
    return lambda document, here: read(document.text, here)


def _entries(read: Callable[[list[Any], Here], list[Entry]]) -> Callable[[Document, Here], list[Entry]]:
    return lambda document, here: read(document.entries, here)


FORMATS = (
    Format("a tui-journal database", tui_journal.is_database, tui_journal.read_database),
    Format("an encrypted jrnl file", jrnl_exports.is_encrypted, jrnl_exports.read_encrypted),
    Format("Day One", lambda document: document.has_fields("creationDate"), _entries(dayone.read)),
    Format("Journey", journey.is_it, journey.read),
    Format("tui-journal JSON", tui_journal.is_json, tui_journal.read),
    Format("jrnl JSON", _is_others_json, _entries(jrnl.read_json)),
    Format("taut JSON", lambda document: document.is_json, lambda document, _: taut.read_json(document.json)),
    Format("Daylio", daylio.is_it, daylio.read),
    Format("taut CSV", lambda document: csv_import.is_ours(document.text), _text(csv_import.read_ours)),
    Format("CSV", _is_table, _text(csv_import.read)),
    Format("jrnl XML", jrnl_exports.is_xml, jrnl_exports.read_xml),
    Format("jrnl YAML", jrnl_exports.is_yaml, jrnl_exports.read_yaml),
    Format("an Org journal", org.is_it, org.read),
    Format("daily notes from taut", lambda document: taut.is_daily_note(document.text), _text(taut.read_daily_note)),
    Format("taut Markdown", _is_taut_markdown, _text(taut.read_markdown)),
    Format("jrnl Markdown", jrnl_exports.is_markdown, jrnl_exports.read_markdown),
    Format("a diary in Markdown", notes.is_diary, notes.read_diary),
    Format("Logseq days", notes.is_logseq, notes.read_logseq),
    Format("daily notes in Markdown", lambda document: _is_markdown(document) and notes.is_dated(document), notes.read),
    Format("notes in Markdown", _is_markdown, notes.read),
    Format("daily notes", _is_dated_text, notes.read),
    Format("jrnl text", lambda _: True, _text(jrnl.read_text)),
)
"""Looked through from the top: what says more of itself comes first."""


def read(document: Document, here: Here) -> list[Entry]:
    """The entries a file holds, in whichever format it is.

    Raises:
        NoJournalError: If it is in none of them.
        UnreadableError: What is wrong with it, and in which line or entry.
    """
    if not document.data and not document.text.strip():
        raise NoJournalError("it is empty")
    found = next(row for row in FORMATS if row.is_it(document))
    here.recognised(found.name)
    return found.read(document, here)
