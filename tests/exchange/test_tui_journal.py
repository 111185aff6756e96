"""tui-journal's two files hold the same entries."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.exchange.importers import Document, NoJournalError, UnreadableError, read, read_document, text_of
from tui.exchange.importers.document import SQLITE

from .test_incoming import HERE, text

ENTRIES = [
    {
        "id": 0,
        "date": "2026-11-23T00:00:00Z",
        "title": "Walk",
        "content": "By the river.",
        "tags": ["out", "cold"],
        "priority": 1,
    },
    {"id": 1, "date": "2026-11-24T00:00:00Z", "title": "Home", "content": "", "tags": [], "priority": None},
]


def database(path: Path, *, table: str = "entries") -> bytes:
    base = sqlite3.connect(path)
    columns = "id INTEGER PRIMARY KEY NOT NULL, title TEXT NOT NULL, date DATE NOT NULL, content TEXT, priority INTEGER"
    base.execute(f"CREATE TABLE {table} ({columns})")
    base.execute("CREATE TABLE tags (entry_id INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (entry_id, tag))")
    for one in ENTRIES:
        when = str(one["date"]).replace("T", " ").replace("Z", "+00:00")
        base.execute(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)",
            (one["id"], one["title"], when, one["content"], one["priority"]),
        )
        base.executemany("INSERT INTO tags VALUES (?, ?)", [(one["id"], tag) for tag in one["tags"]])  # type: ignore[attr-defined]  # plain JSON
    base.commit()
    base.close()
    return path.read_bytes()


@pytest.mark.parametrize("written", [ENTRIES, {"version": 100, "entries": ENTRIES}], ids=["file", "export"])
def test_the_json_file_and_its_export(written: object) -> None:
    left: list[str] = []
    here = HERE._replace(left=lambda what, number: left.extend([what] * number))
    walk, home = read(json.dumps(written), ".json", here)
    assert text(walk) == "Walk\nBy the river." and walk.tags == ("out", "cold") and walk.day == date(2026, 11, 23)
    assert text(home) == "Home" and left == ["priority"]


def test_the_database_has_the_same_entries(tmp_path: Path) -> None:
    data = database(tmp_path / "x.db")
    assert text_of(data) == ""
    found = read_document(Document("", ".db", data=data), HERE)
    assert [(one.id, one.tags, one.day) for one in found] == [
        (one.id, one.tags, one.day) for one in read(json.dumps(ENTRIES), ".json", HERE)
    ]


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoJournalError, match="not one of tui-journal"):
        read_document(Document("", ".db", data=database(tmp_path / "x.db", table="others")), HERE)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_damaged_database_is_refused_in_a_sentence(noise: bytes, at: int) -> None:
    for data in (SQLITE + noise, SQLITE + bytes(at) + noise):
        with pytest.raises(UnreadableError, match="SQLite database"):
            read_document(Document("", ".db", data=data), HERE)
