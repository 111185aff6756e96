"""The fold goes on from where an earlier start left it: a start costs what is new since, however long the journal is.

The newest entries are never in the snapshot: they are what is edited, starred and written for yesterday, and a
snapshot of a beginning that changed is worth nothing. So it holds for long, and is seldom written.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui import __version__
from tui.store.errors import StoreError
from tui.store.journal import Journal

if TYPE_CHECKING:
    from tui.insights.fold.fold import Fold
    from tui.records.entry import Entry

LEAST = 500
"""Entries from which it is worth while; fewer are read as quickly."""
NEWEST = 100
"""So many of the newest are left out."""
MOST_NEW = 400
"""With more entries behind it than these, it is made anew."""
_MAKERS = ("records", "store", "insights/fold")
"""The rooms that a fold depends on: code that changed makes another fold."""


class FoldSnapshot:
    """The snapshot of one journal's fold."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._is_due = True

    def load(self) -> Generator[int, None, Fold | None]:
        """The fold of all entries there are, from the snapshot and what is new since; ``None`` at any doubt.

        Yields:
            Now and then, so that a caller can rest.
        """
        try:
            return (yield from self._load())
        except (StoreError, ValueError):
            return None  # whoever reads the journal whole meets what is wrong with it, and mends it

    def _load(self) -> Generator[int, None, Fold | None]:
        kept = self._journal.snapshot.read(made_by())
        content = self._journal.storage.content() if kept is not None else None
        if kept is None or content is None or not kept.of.begins(content):
            return None
        from tui.insights.fold.fold import Fold, order
        from tui.insights.fold.state import restored

        folding = Fold()
        for number, folding in enumerate(restored(zip(kept.names, kept.blocks, strict=True))):  # noqa: B007
            yield number
        new: list[Entry] = []
        behind = 0
        for behind, (_, entry) in enumerate(self._journal.entries_from(content, kept.of.length), 1):
            if entry is not None:
                new.append(msgspec.structs.replace(entry, source={}))
            yield behind
        new.sort(key=order)
        if new and not folding.follows(new[0]):
            return None
        for entry in new:
            folding.add(entry)
            yield behind
        self._is_due = behind > MOST_NEW
        return folding

    def make(self) -> Iterator[int]:
        """Makes it anew, if too much has come since, or there is none; yields now and then, so that a caller can rest.

        Raises:
            StoreError: If the journal cannot be read.
        """
        content = self._journal.storage.content() if self._is_due else None
        self._is_due = False
        if content is None or content.count(b"\n") < LEAST:
            return
        from tui.insights.fold.fold import Fold, order
        from tui.insights.fold.state import blocks
        from tui.store.snapshot import Beginning, Snapshot

        found: list[tuple[int, Entry | None]] = []
        for end, entry in self._journal.entries_from(content):
            found.append((end, entry))
            yield end
        size = _cut([entry for _, entry in found])
        if size == 0:
            return
        length = found[size - 1][0]
        waiting = sorted((entry for _, entry in found[:size] if entry is not None), key=order, reverse=True)
        del found, entry
        folding = Fold()
        while waiting:  # let go one by one: taking them all apart at once would hold the screen still
            folding.add(waiting.pop())
            yield size
        names, parts = [], []
        try:
            for name, part in blocks(folding):
                names.append(name)
                parts.append(part)
                yield size
        except UnicodeEncodeError:
            return  # half a letter, from another program's file
        of = Beginning.of(content, length)
        self._journal.snapshot.write(Snapshot(made_by(), of, tuple(names), tuple(parts)))


def _cut(entries: list[Entry | None]) -> int:
    """How many of the entries a snapshot may hold: every one behind them must also come later in the fold's order."""
    from tui.insights.fold.fold import order

    places = [order(entry) if entry is not None else None for entry in entries]
    known = [place for place in places if place is not None]
    if not known:
        return 0
    latest = list(accumulate((place or known[0] for place in places), max))
    first = list(accumulate((place or max(known) for place in reversed(places)), min))[::-1]
    return next((size for size in range(len(entries) - NEWEST, 0, -1) if latest[size - 1] < first[size]), 0)


def made_by() -> str:
    """What a snapshot depends on beside the journal: the code that made it."""
    package = Path(__file__).parents[1]
    parts = [__version__, msgspec.__version__]
    try:
        for room in _MAKERS:
            for file in sorted((package / room).glob("*.py")):
                told = file.stat()
                parts.append(f"{told.st_size}-{told.st_mtime_ns}")
    except OSError:
        parts.append("packed")
    return " ".join(parts)
