"""Entries and journals for these tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from tui.records.answers import Long
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role
from tui.store.journal import Journal

NOW = datetime(2026, 11, 23, 6, 41, 7, tzinfo=timezone(timedelta(hours=1)))


def make_entry(number: int, text: str = "A quiet morning.", **more: object) -> Entry:
    """The entry of one minute; a higher number is later."""
    begun = NOW + timedelta(minutes=number)
    fields: dict[str, object] = {
        "id": entry_id(int(begun.timestamp() * 1000), 0x9D_1234_5678_9ABC_DEF0 + number * 7919),
        "flow": "note",
        "day": begun.date(),
        "begun": begun,
        "ended": begun,
        "zone": "Europe/Berlin",
        "answers": (Long(step="note", role=Role.NOTE, asked="What now?", text=text),),
        **more,
    }
    return Entry(**fields)  # type: ignore[arg-type]


def make_journal(folder: Path, clock: Callable[[], datetime] = lambda: NOW) -> Journal:
    return Journal(folder, clock)


def listing(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every file below a folder, with what changes when it is touched."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = os.lstat(path)
        found[str(path.relative_to(folder))] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found
