"""Other people's formats, and our own, read back in. Pure: text comes in, entries go out."""

from __future__ import annotations

import json
from typing import Any

from tui.exchange.incoming import dayone, jrnl, ours, pages, table
from tui.exchange.incoming.page import Here, UnreadableError, holds_words_alone
from tui.records.entry import Entry

__all__ = ["SUFFIXES", "Here", "UnreadableError", "holds_words_alone", "read"]

SUFFIXES = (".json", ".md", ".markdown", ".txt", ".csv")
"""What is looked for in a folder."""


def read(text: str, suffix: str, here: Here) -> list[Entry]:
    """The entries a file holds, in whichever of these formats it is.

    Our own JSON, the journal file itself, jrnl's JSON and Day One's; our own Markdown; CSV; jrnl's text.

    Args:
        text: All of it.
        suffix: How the file's name ends, such as ``.md``.
        here: What the file leaves open.

    Raises:
        UnreadableError: What is wrong with it, and in which line or entry.
    """
    text = text.removeprefix("\ufeff")
    if suffix == ".csv":
        return table.read(text, here)
    if suffix in (".md", ".markdown"):
        return pages.read(text, here)
    if suffix == ".json" or text.lstrip().startswith(("{", "[\n{", "[{")):
        return _json(text, here)
    return jrnl.read_text(text, here)


def _json(text: str, here: Here) -> list[Entry]:
    try:
        found: Any = json.loads(text)
    except json.JSONDecodeError as problem:
        raise UnreadableError(f"line {problem.lineno} is no JSON ({problem.msg.lower()})") from None
    except RecursionError:
        raise UnreadableError("it is nested too deeply to be a journal") from None
    entries = found.get("entries") if isinstance(found, dict) else None
    if isinstance(entries, list):
        is_dayone = any(isinstance(entry, dict) and "creationDate" in entry for entry in entries)
        return dayone.read(entries, here) if is_dayone else jrnl.read_json(entries, here)
    return ours.read(found)
