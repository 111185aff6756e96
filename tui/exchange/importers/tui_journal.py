"""What tui-journal keeps: a JSON file, or a SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from tui.exchange.importers.document import SQLITE, Document
from tui.exchange.importers.entry_builder import (
    Here,
    NoJournalError,
    UnreadableError,
    apart,
    day_alone,
    labels,
    moment,
    note,
)
from tui.records.entry import Entry
from tui.records.text import has_words

COLUMNS = ("id", "title", "date", "content", "priority", "folder")
STEPS = 200_000_000
"""So many steps of SQLite are taken at most: a database from elsewhere may be made to take for ever."""


def is_json(document: Document) -> bool:
    """Whether it is tui-journal's JSON, its file or its export."""
    return document.has_fields("title", "content", "date", "priority") or document.has_fields(
        "id", "title", "content", "date", "tags"
    )


def is_database(document: Document) -> bool:
    """Whether it is a SQLite database."""
    return document.data.startswith(SQLITE)


def read(document: Document, here: Here) -> list[Entry]:
    """The entries of the JSON file.

    Raises:
        UnreadableError: If one has no date or is no entry.
    """
    return _entries(document.entries, here)


def read_database(document: Document, here: Here) -> list[Entry]:
    """The entries of the database, of which a copy in memory is read.

    Raises:
        NoJournalError: If another program wrote it, or it is damaged.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            # A file that is read by itself has no log beside it, which bytes 18 and 19 would ask for.
            base.deserialize(document.data[:18] + b"\1\1" + document.data[20:])
            base.set_progress_handler(lambda: 1, STEPS)
            return _entries(_rows(base), here)
        except sqlite3.Error:
            raise NoJournalError("it is a SQLite database that is damaged") from None


def _rows(base: sqlite3.Connection) -> list[dict[str, Any]]:
    tables = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = [row[1] for row in base.execute("PRAGMA table_info(entries)")] if "entries" in tables else []
    if not {"id", "title", "date", "content"} <= {*names}:
        raise NoJournalError("it is a SQLite database, but not one of tui-journal")
    columns = [name for name in COLUMNS if name in names]
    found = [dict(zip(columns, row, strict=True)) for row in base.execute(f"SELECT {', '.join(columns)} FROM entries")]
    tags: dict[Any, list[str]] = {}
    if "tags" in tables:
        for entry, tag in base.execute("SELECT entry_id, tag FROM tags ORDER BY rowid"):
            tags.setdefault(entry, []).append(str(tag))
    return [{**row, "tags": tags.get(row["id"], [])} for row in found]


def _entries(found: Iterable[Any], here: Here) -> list[Entry]:
    entries = []
    for number, raw in enumerate(found, 1):
        where = f"entry {number}"
        if not isinstance(raw, dict):
            raise UnreadableError(f"{where} is not a JSON object")
        when = str(raw.get("date") or "")
        begun = moment(when, where, here)
        text = "\n".join(part.strip() for name in ("title", "content") if has_words(part := str(raw.get(name) or "")))
        if not text:
            here.passed_over(where)
            continue
        here.left("priority", raw.get("priority") is not None)
        here.left("folder", bool(raw.get("folder")))
        source = f"tui-journal {begun:%Y-%m-%d %H:%M} {text}"
        entries.append(note(here, begun, text, source=source, tags=labels(raw.get("tags")), day=day_alone(when)))
    return apart(entries)
