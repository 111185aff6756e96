"""What the journal says: read once, in slices, and kept up to date with what is written here."""

from __future__ import annotations

import threading
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from threading import RLock
from time import sleep
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.insights.fold.letters import has_letter, opened_letters, without_letter
from tui.records.entry import Entry
from tui.store.errors import StoreError
from tui.store.journal import Changed, Journal
from tui.workspace.fold_snapshot import FoldSnapshot
from tui.workspace.own_library import OwnLibrary

# What a note saved from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.insights.fold.entry_summary import EntrySummary
    from tui.insights.fold.fold import Fold
    from tui.insights.fold.portrait import Portrait
    from tui.insights.search import Finder, Found

Item = TypeVar("Item")

RESTED = 64
"""Entries read between two moments in which the screen may draw."""


class ReadModel:
    """The portrait, the list and single entries.

    Args:
        lock: Held while what was read is looked at or changed; shared with whoever writes.
    """

    def __init__(self, journal: Journal, library: OwnLibrary, today: Callable[[], date], lock: RLock) -> None:
        self._journal = journal
        self._library = library
        self._today = today
        self._lock = lock
        self._fold: Fold | None = None
        self._portrait: Portrait | None = None
        self._is_outdated = False
        self._listed: list[EntrySummary] | None = None
        self._to_list: tuple[Entry, ...] = ()
        self._finder: Finder | None = None
        self._finder_of: Portrait | None = None
        self._closed: dict[str, str] = {}
        self._snapshot = FoldSnapshot(journal)
        self._knows_entries = False

    @property
    def has_been_read(self) -> bool:
        """Whether there is a portrait at all, fresh or not."""
        return self._fold is not None

    def read(self, *, whole: bool = False) -> Iterator[int]:
        """Reads what there is, a few entries at a time, and then has the portrait; yields at each step.

        A caller on the screen's thread, or one that shares the interpreter with it, can rest between the steps. The
        first time a snapshot spares most of it. What the list needs of the entries is taken when it is first asked
        for: Today does without.

        Args:
            whole: Whether every entry is needed, for the list or for what is closed, and not the portrait alone.
        """
        from tui.insights.fold.fold import Fold, order

        is_fresh, is_first = self.is_read, self._fold is None
        # What was written here stands in the list already.
        elsewhere = self._journal.changed()
        self._journal.mark_read()
        if is_first and (known := (yield from self._snapshot.load())) is not None:
            with self._lock:
                self._fold, self._portrait, self._is_outdated = known, known.portrait(), False
            if not whole:
                return
            is_fresh = True
        entries = []
        for entry in self._journal.entries():
            # Without the document it was read from, which would take as much room again.
            entries.append(msgspec.structs.replace(entry, source={}))
            yield len(entries)
        entries.sort(key=order)
        shown = {entry.id: entry for entry in opened_letters(reversed(entries))}
        folding = Fold()
        for number, entry in enumerate(() if is_fresh else entries, 1):
            folding.add(entry)
            yield number
        with self._lock:
            self._knows_entries = True
            self._closed = {entry.id: entry.flow for entry in entries if shown.get(entry.id) is not entry}
            if self._listed is None or elsewhere:
                self._listed, self._to_list = None, tuple(shown.values())
            if not is_fresh:
                self._fold, self._portrait, self._is_outdated = folding, folding.portrait(), False

    def read_resting(self, *, whole: bool = False) -> None:
        """``read`` to its end, in slices that let a screen draw between them."""
        for _ in resting(self.read(whole=whole)):
            pass

    def keep_snapshot(self) -> None:
        """Leaves the next start a snapshot, if the one there is spares too little; meant for idle moments."""
        with suppress(StoreError, ValueError):  # whoever reads it for someone tells what is wrong with it
            for _ in resting(self._snapshot.make()):
                pass

    @property
    def is_read(self) -> bool:
        """Whether the portrait is there and nothing was written elsewhere since."""
        return self._portrait is not None and not self._is_outdated and not self._journal.changed()

    def portrait(self) -> Portrait:
        """What all entries say."""
        with self._lock:
            if not self.is_read:
                self.read_resting()
            assert self._portrait is not None
            return self._portrait

    def listing(self) -> list[EntrySummary]:
        """All entries as a list shows them, newest day first."""
        from tui.insights.fold.entry_summary import summarize

        with self._lock:
            if self._journal.changed() or (self._listed is None and not self._to_list):
                self.read_resting(whole=True)
            if self._listed is None:
                self._listed = [summarize(entry) for entry in resting(self._to_list)]
                self._to_list = ()
            return list(self._listed)

    def find(self, text: str, abandoned: Callable[[], bool] = lambda: False) -> Found:
        """What a person's words find, best first; all entries if they look for nothing.

        Args:
            text: In the language of ``insights.search``.
            abandoned: Asked now and then whether the search is not wanted any more.

        Raises:
            AbandonedError: If it is not.
        """
        # A filter may name a value or the results of an area; for everything else no portrait is read anew.
        return self.finder(anew=":" in text).find(text, self._today(), abandoned)

    def finder(self, *, anew: bool = False) -> Finder:
        """What searches all entries, with the names there are.

        Args:
            anew: Whether the names of values and results are to be those of this moment, for which all entries may
                have to be read; else they may be from before the last change.
        """
        from tui.insights.search import Finder

        with self._lock:
            listing = self.listing()
            portrait = self.portrait() if anew or self._portrait is None else self._portrait
            # Entries that are the same ones are compared without looking into them.
            if self._finder is None or self._finder_of is not portrait or self._finder.entries != listing:
                from tui.workspace.own_library import names

                self._finder = Finder(listing, names(self._library.catalogue, portrait, resting(listing)))
                self._finder_of = portrait
            return self._finder

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id, without a letter that is still closed, as every one is that lies in the trash."""
        found = self._journal.get(entry)
        if found is None or not has_letter(found):
            return found
        return without_letter(found) if found.deleted is not None or self._is_closed(found) else found

    def _is_closed(self, entry: Entry) -> bool:
        """Whether its letter is closed, for which all entries are read where they were not."""
        with self._lock:
            if not self.is_read or not self._knows_entries:
                self.read_resting(whole=True)
            return entry.id in self._closed

    def fresh_fold(self) -> Fold | None:
        """What a new entry is added to; ``None`` where the journal was not read since it changed."""
        return self._fold if self.is_read else None

    def add(self, entry: Entry, folding: Fold | None) -> None:
        """Adds a new entry to what was read.

        Args:
            entry: As it was saved.
            folding: What ``fresh_fold`` gave before that.
        """
        opens = entry.flow in self._closed.values()  # a letter opens with the flow it stands in
        if folding is None or not folding.follows(entry) or has_letter(entry) or opens:
            self._portrait = None
            self._forget_list()
            return
        folding.add(entry)
        self._portrait = folding.portrait()
        if self._listed is None:
            self._to_list = (entry, *self._to_list) if self._to_list else ()
        else:
            from tui.insights.fold.entry_summary import summarize

            self._listed.insert(0, summarize(entry))

    def _forget_list(self) -> None:
        self._listed, self._to_list = None, ()

    def forget(self) -> None:
        """Reads everything again when it is next asked for: much of the journal has changed."""
        with self._lock:
            self._portrait, self._is_outdated = None, True
            self._forget_list()

    def update(self, changed: Iterable[Changed]) -> None:
        """Has changed entries in what was read: in the list at once, in the portrait when it is next asked for."""
        several = tuple(changed)
        if len(several) > RESTED:
            self.forget()  # one by one, each would go through the whole list
            return
        for before, after in several:
            if (before.answers, before.day, before.deleted) != (after.answers, after.day, after.deleted):
                self._is_outdated = True
            if self._listed is None or has_letter(after) or after.flow in self._closed.values():
                self._forget_list()
                continue
            self._listed = [row for row in self._listed if row.id != after.id]
            if after.deleted is None:
                from tui.insights.fold.entry_summary import summarize

                # The list runs the other way round than the entries are read in.
                place = bisect([_order(row) for row in reversed(self._listed)], (after.day, after.id))
                self._listed.insert(len(self._listed) - place, summarize(after))


def resting(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, with a moment now and then in which the screen may draw if it has a thread of its own."""
    beside = threading.current_thread() is not threading.main_thread()
    for count, item in enumerate(items, 1):
        yield item
        if beside and count % RESTED == 0:
            sleep(0.0005)


def _order(row: EntrySummary) -> tuple[object, str]:
    return (row.day, row.id)
