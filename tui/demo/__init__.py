"""The demo journal: some years of a made-up person, told by the real engine, for ``taut demo`` and for pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random

import msgspec

from tui.demo import quick_entries
from tui.demo.calendar import ZONE, planned_sessions
from tui.demo.memory import Memory
from tui.demo.persona import Persona
from tui.demo.session_walker import SessionWalker
from tui.insights.fold.fold import Fold
from tui.library import load
from tui.practice import questions as engine
from tui.records.answers import texts
from tui.records.entry import Entry, entry_id, is_worth_keeping

__all__ = ["DemoError", "entries", "write"]

_TAG = re.compile(r"#(\w+)")


class DemoError(Exception):
    """Why the demo journal was not written, in one sentence."""


def entries(today: date, years: int = 1, seed: int = 7) -> Iterator[Entry]:
    """The journal of a made-up person up to the day before ``today``, in the order it was written.

    The same arguments give the same entries, to the byte.

    Args:
        today: The day after the last entry.
        years: How many years; at least one.
        seed: Another seed tells the same life in other words.
    """
    rng = Random(seed)
    catalogue, _ = load(None)
    walker = SessionWalker(catalogue)
    memory = Memory(today, years, rng, catalogue)
    folding = Fold()
    for planned in planned_sessions(today, years, rng):
        name = entry_id(int(planned.begun.timestamp() * 1000), rng.getrandbits(74))
        portrait = folding.portrait()
        if planned.flow in quick_entries.FLOWS:
            entry = quick_entries.entry(memory, portrait, planned, name)
        elif planned.flow == "vision" and not memory.unborn(planned.day):
            entry = None
        else:
            session = engine.begin(
                walker.flow(planned.flow), portrait, catalogue, session_id=name, day=planned.day, begun=planned.begun,
                zone=ZONE, seed=rng.getrandbits(32), variant=planned.variant,
            )  # fmt: skip
            persona = Persona(memory, catalogue, portrait, planned)
            entry = walker.walk(portrait, session, planned.minutes, persona)
        if entry is None or not is_worth_keeping(entry.answers):
            continue
        entry = _marked(entry, rng)
        folding.add(entry)
        yield entry


def write(data: Path, today: date, years: int = 1, seed: int = 7) -> int:
    """Puts the demo journal into a home that holds none.

    Args:
        data: The folder the journal lies in.
        today: The day after the last entry.
        years: How many years.
        seed: Which telling.

    Returns:
        How many entries there are.

    Raises:
        DemoError: If there is a journal already.
        StoreError: If it cannot be written.
    """
    from tui.store.journal import Journal

    journal = Journal(data, lambda: datetime.combine(today, time(12), UTC))
    if journal.path.exists() or journal.path.is_symlink():
        raise DemoError(f"{journal.path} already exists; choose an empty folder for the demo with --home.")
    return journal.import_entries(entries(today, years, seed))


def _marked(entry: Entry, rng: Random) -> Entry:
    """The entry with its tags, and now and then a star."""
    tags: tuple[str, ...] = ()
    if entry.flow == "note":
        tags = tuple(dict.fromkeys(_TAG.findall(" ".join(text for answer in entry.answers for text in texts(answer)))))
    return msgspec.structs.replace(entry, tags=tags, starred=rng.random() < 0.02)
