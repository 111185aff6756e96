"""A process that writes to a journal, ``writer.py FOLDER TASK ...``, and prints a line for each thing that is kept."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from tui.records.answers import Long
from tui.records.entry import Entry, entry_id
from tui.store.errors import StoreError
from tui.store.journal import Journal

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def entry(number: int, text: str) -> Entry:
    begun = START + timedelta(seconds=number)
    return Entry(
        id=entry_id(int(begun.timestamp() * 1000), random.getrandbits(74)),
        flow="note",
        day=begun.date(),
        begun=begun,
        ended=begun,
        answers=(Long(step="note", text=text),),
    )


def say(*words: object) -> None:
    print(*words, flush=True)


def insert(journal: Journal, count: int, start: int) -> None:
    for number in range(start, start + count):
        new = entry(number, "x" * random.randrange(3000))
        journal.save(new)
        say("kept", new.id)


def edit(journal: Journal, count: int, start: int) -> None:
    """Lengthen and shorten entries, each change numbered in its only tag."""
    ids = [found.id for found in journal.entries()]
    for number in range(start, start + count):
        chosen = random.choice(ids)
        answers = (Long(step="note", text="y" * random.choice((0, 10, 20_000))),)
        journal.change(chosen, partial(replace, tags=(str(number),), answers=answers))
        say("changed", chosen, number)


def limited(journal: Journal, room: int, start: int) -> None:
    import resource

    limit = journal.path.stat().st_size + room
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    for number in range(start, start + 10_000):
        new = entry(number, "z" * 1000)
        try:
            if number % 3:
                journal.save(new)
            else:
                journal.import_entries([new])
        except StoreError as problem:
            say("error", type(problem).__name__, problem)
            return
        say("kept", new.id)


if __name__ == "__main__":
    folder, task, *numbers = sys.argv[1:]
    journal = Journal(Path(folder), lambda: datetime.now(UTC))
    {"insert": insert, "edit": edit, "limited": limited}[task](journal, *map(int, numbers))
