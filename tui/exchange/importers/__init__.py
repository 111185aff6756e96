"""Other people's formats, and our own, read back in. Pure: text comes in, entries go out."""

from __future__ import annotations

import json
from typing import Any

from tui.exchange.importers import csv_import, dayone, jrnl, taut
from tui.exchange.importers.entry_builder import DATES, TEXTS, Here, NoJournalError, UnreadableError, holds_words_alone
from tui.records.entry import Entry

__all__ = ["SUFFIXES", "Here", "NoJournalError", "UnreadableError", "holds_words_alone", "read"]

SUFFIXES = (".json", ".md", ".markdown", ".txt", ".csv", ".tsv")
"""What is looked for in a folder, beside archives."""


def read(text: str, suffix: str, here: Here) -> list[Entry]:
    """The entries a file holds, in whichever of these formats it is.

    Our own JSON, the journal file itself, jrnl's JSON and Day One's; our own Markdown; CSV; jrnl's text.

    Args:
        text: All of it.
        suffix: How the file's name ends, such as ``.md``; empty where there is no name, and the text itself tells.
        here: What the file leaves open.

    Raises:
        NoJournalError: If it is in none of them.
        UnreadableError: What is wrong with it, and in which line or entry.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise NoJournalError("it is empty")
    if suffix == ".json" or text.lstrip().startswith(("{", "[\n{", "[{", "[]")):
        return _json(text, here)
    if suffix in (".csv", ".tsv") or (not suffix and csv_import.is_table(text)):
        here.recognised("CSV")
        return csv_import.read(text, here)
    if suffix in (".md", ".markdown") or (not suffix and taut.is_markdown(text)):
        here.recognised("Markdown")
        return taut.read_markdown(text, here)
    here.recognised("jrnl text")
    return jrnl.read_text(text, here)


def _json(text: str, here: Here) -> list[Entry]:
    try:
        found: Any = json.loads(text)
    except json.JSONDecodeError as problem:
        raise NoJournalError(f"line {problem.lineno} is not valid JSON ({problem.msg.lower()})") from None
    except (RecursionError, ValueError):
        raise NoJournalError("it is nested too deeply for a journal, or has a number that is too long") from None
    entries = found.get("entries") if isinstance(found, dict) else found
    if isinstance(entries, list):
        documents = [entry for entry in entries if isinstance(entry, dict)]
        if any("creationDate" in entry for entry in documents):
            here.recognised("Day One")
            return dayone.read(entries, here)
        if isinstance(found, dict) or (documents and not any(entry.keys() & OURS for entry in documents)):
            here.recognised("jrnl JSON")
            return jrnl.read_json(entries, here)
    elif isinstance(found, dict) and _is_one(found):
        here.recognised("jrnl JSON")
        return jrnl.read_json([found], here)
    here.recognised("taut JSON")
    return taut.read_json(found)


def _is_one(found: dict[str, Any]) -> bool:
    """Whether an object is a single entry of others: a date and a text, and nothing that only taut writes."""
    return not found.keys() & OURS and all(found.keys() & {*names} for names in (DATES, TEXTS))


OURS = frozenset({"id", "flow", "answers"})
"""Fields that tell an entry of taut from those of others."""
