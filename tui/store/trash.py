"""The trash: what a person deleted, until it is taken out for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from tui.records.edits import is_expired
from tui.records.entry import Entry, entry_of
from tui.store import salvage
from tui.store.atomic_write import write_atomically
from tui.store.errors import StoreError, not_forgotten
from tui.store.file import JournalFile
from tui.store.line_format import ENTRIES, Line
from tui.store.migration import key_of, read_document


class Trash:
    """What a journal lets go of."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def entries(self) -> list[Entry]:
        """What lies in the trash, the newest entry first."""
        if self._file.storage.signature() is None:
            return []
        storage = self._file.storage
        return list(self._file.read(lambda: ((key, line) for key, line in storage.newest() if line.is_deleted())))

    def empty(self, entries: Iterable[str] | None = None, *, forget_backups: bool = False) -> int:
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
        with self._file.writing():
            there = (self._file.storage.read() or {}).get(ENTRIES, {})
            wanted = None if entries is None else set(filter(None, map(key_of, entries)))
            gone = {key for key, line in there.items() if line.is_deleted() and (wanted is None or key in wanted)}
            if gone:
                self._take_out(gone)
            if forget_backups:
                self._let_backups_forget(gone, also_before=wanted is None)
            else:
                self._record_deleted(gone)
            return len(gone)

    def _let_backups_forget(self, gone: Collection[str], *, also_before: bool) -> None:
        keys = {*gone, *self.left_in_backups()} if also_before else set(gone)
        left = [*self._file.backups.forget(keys), *self._forget_damaged(keys)]
        if left:
            self._record_deleted(gone)
            raise not_forgotten(left)
        if also_before:
            self._file.backups.clear_deleted()

    def _forget_damaged(self, keys: Collection[str]) -> list[Path]:
        """Takes entries out of damaged journals that were set aside; those that may hold them still."""
        left = []
        for path in salvage.set_aside_beside(self._file.path):
            try:
                text = self._file.vault.decode(path.read_bytes())
                kept, is_known = salvage.without(text, keys)
                if kept != text:
                    write_atomically(path, self._file.vault.encode(kept))
            except (OSError, ValueError):
                left.append(path)
                continue
            if not is_known:
                left.append(path)
        return left

    def left_in_backups(self) -> set[str]:
        """Keys of entries that were taken out of the trash and still stand in a backup."""
        return self._file.backups.deleted_but_held((self._file.storage.read() or {}).get(ENTRIES, {}).keys())

    def _record_deleted(self, gone: Collection[str]) -> None:
        try:
            if gone:
                self._file.backups.record_deleted(gone)
        except StoreError:
            pass  # they are out of the journal, which is what was asked for

    def drop_expired(self) -> int:
        """Take out for good what lay in the trash for 30 days; meant for idle moments after something was written.

        Returns:
            How many entries went.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._file.writing():
            gone = self.expired()
            if gone:
                self._take_out([str(key) for key in gone])
                self._record_deleted([str(key) for key in gone])
            return len(gone)

    def remove(self, entries: Iterable[str]) -> int:
        """Take entries out for good. The backups still hold them; ``backups.forget`` is for those.

        Returns:
            How many were there.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._file.writing():
            there = (self._file.storage.read() or {}).get(ENTRIES, {})
            gone = {key for entry in entries if (key := key_of(entry)) in there}
            if gone:
                self._take_out(gone)
            return len(gone)

    def _take_out(self, gone: Collection[str]) -> None:
        self._file.table.rewrite({}, [int(key) for key in gone])
        self._file.emptied.record(gone, self._file.clock())
        for key in gone:
            self._file.drafts.forget_all(entry_of(key))

    def expired(self) -> set[int]:
        """Keys of entries that have been in the trash for 30 days."""
        now = self._file.clock()
        there = (self._file.storage.read() or {}).get(ENTRIES, {})
        in_trash = {key: line for key, line in there.items() if line.is_deleted()}
        found = ((key, _entry(line)) for key, line in in_trash.items())
        return {int(key) for key, entry in found if entry is not None and is_expired(entry, now)}


def _entry(line: Line) -> Entry | None:
    try:
        return read_document(line.parse())
    except ValueError:
        return None  # it is damaged, and stays until it is read
