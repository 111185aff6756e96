"""The trash: what a person deleted, until it is taken out for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from tui.records.changes import is_expired
from tui.records.entry import Entry
from tui.records.ids import entry_of
from tui.store import layout
from tui.store.disk import write_atomically
from tui.store.errors import StoreError, not_forgotten
from tui.store.file import JournalFile, key_of, read_document, read_line
from tui.store.layout import ENTRIES


class Trash(JournalFile):
    """The part of a journal that lets go of entries."""

    def in_trash(self) -> list[Entry]:
        """What lies in the trash, the newest entry first."""
        if self._storage.signature() is None:
            return []
        schema = self._schema()
        found = (read_line(line, schema) for _, line in self._storage.newest() if line.is_deleted())
        return [entry for entry in found if entry is not None]

    def empty_trash(self, entries: Iterable[str] | None = None, *, forget_backups: bool = False) -> int:
        """Take entries out for good that lie in the trash now; all of them unless some are named.

        Args:
            entries: Ids.
            forget_backups: Whether the backups are to forget them too; unless some are named, also those that were
                taken out before.

        Returns:
            How many went.

        Raises:
            NotForgottenError: If all is done, and a backup or a file set aside may hold them still.
            StoreError: If it cannot be written.
        """
        with self._writing():
            there = (self._storage.read() or {}).get(ENTRIES, {})
            wanted = None if entries is None else set(filter(None, map(key_of, entries)))
            gone = {key for key, line in there.items() if line.is_deleted() and (wanted is None or key in wanted)}
            if gone:
                self._take_out(gone)
            if forget_backups:
                self._let_backups_forget(gone, also_before=wanted is None)
            else:
                self._remember_gone(gone)
            return len(gone)

    def _let_backups_forget(self, gone: Collection[str], *, also_before: bool) -> None:
        keys = {*gone, *self.held_in_backups()} if also_before else set(gone)
        left = [*self.backups.forget(keys), *self._forget_aside(keys)]
        if left:
            self._remember_gone(gone)
            raise not_forgotten(left)
        if also_before:
            self.backups.forget_gone()

    def _forget_aside(self, keys: Collection[str]) -> list[Path]:
        """Takes entries out of damaged journals that were set aside; those that may hold them still."""
        left = []
        for path in self.set_aside():
            try:
                text = self.vault.unseal(path.read_bytes())
                kept, is_known = layout.without(text, keys)
                if kept != text:
                    write_atomically(path, self.vault.seal(kept))
            except (OSError, ValueError):
                left.append(path)
                continue
            if not is_known:
                left.append(path)
        return left

    def held_in_backups(self) -> set[str]:
        """Keys of entries that were taken out of the trash and still stand in a backup."""
        return self.backups.held_of_gone((self._storage.read() or {}).get(ENTRIES, {}).keys())

    def _remember_gone(self, gone: Collection[str]) -> None:
        try:
            if gone:
                self.backups.remember_gone(gone)
        except StoreError:
            pass  # they are out of the journal, which is what was asked for

    def drop_expired(self) -> int:
        """Take out for good what lay in the trash for 30 days; meant for idle moments after something was written.

        Returns:
            How many entries went.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            gone = self._expired()
            if gone:
                self._take_out([str(key) for key in gone])
                self._remember_gone([str(key) for key in gone])
            return len(gone)

    def remove(self, entries: Iterable[str]) -> int:
        """Take entries out for good. The backups still hold them; ``backups.forget`` is for those.

        Returns:
            How many were there.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            there = (self._storage.read() or {}).get(ENTRIES, {})
            gone = {key for entry in entries if (key := key_of(entry)) in there}
            if gone:
                self._take_out(gone)
            return len(gone)

    def _take_out(self, gone: Collection[str]) -> None:
        self._table.rewrite({}, [int(key) for key in gone])
        for key in gone:
            self.drafts.forget_all(entry_of(key))

    def _expired(self) -> set[int]:
        now = self._clock()
        there = (self._storage.read() or {}).get(ENTRIES, {})
        in_trash = {key: line for key, line in there.items() if line.is_deleted()}
        found = ((key, read_document(dict(line))) for key, line in in_trash.items())
        return {int(key) for key, entry in found if entry is not None and is_expired(entry, now)}
