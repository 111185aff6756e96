"""Sealing a whole notebook, and opening it again: the journal, its drafts and its backups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tui.store.disk import write_atomically
from tui.store.file import JournalFile
from tui.store.vault import is_sealed_file


class Sealing(JournalFile):
    """The part of a journal that encrypts and decrypts it."""

    def encrypt(self, passphrase: str) -> None:
        """Seal journal, drafts and backups with a new key, and the key with a passphrase.

        The key reaches the disk before anything is sealed with it. Cut short, ``seal_the_rest`` does what is left.

        Raises:
            StoreError: If something cannot be written; what is sealed by then can be read all the same.
        """
        with self._storage.transaction():
            self.vault.make_key(passphrase)
            tables = self._storage.read() or {}
            with self.vault.becoming(plain=False):
                self._storage.write(tables)
                self._seal_beside()

    def seal_the_rest(self) -> None:
        """Seal what an encryption that was cut short left readable; meant for idle moments.

        Raises:
            StoreError: If something cannot be written.
        """
        if not self.vault.plain and not self.vault.is_locked:
            self._seal_beside()

    def decrypt(self) -> None:
        """Make journal, drafts and backups readable again; the key is thrown away last.

        Raises:
            LockedError: If the journal was not unlocked here.
            StoreError: If something cannot be written; what is still sealed can be read all the same.
        """
        with self._storage.transaction():
            tables = self._storage.read() or {}
            with self.vault.becoming(plain=True):
                self._storage.write(tables)
                self.drafts.reseal(is_sealed_file)
                self.backups.reseal(is_sealed_file)
                for path in filter(is_sealed_file, self._set_aside()):
                    write_atomically(path, self.vault.unseal(path.read_bytes()))
            self.vault.throw_key_away()

    def _seal_beside(self) -> None:
        with self._storage.transaction():
            self.drafts.reseal(_is_readable)
            self.backups.reseal(_is_readable)
            for path in filter(_is_readable, self._set_aside()):
                write_atomically(path, self.vault.encrypt(path.read_bytes()))

    def _set_aside(self) -> Iterable[Path]:
        """Damaged files that were put aside: a person's words stand in them too."""
        for pattern in ("*.damaged-*", "drafts/*.damaged-*", "drafts/kept/*.damaged-*"):
            yield from filter(Path.is_file, self.path.parent.glob(pattern))


def _is_readable(path: Path) -> bool:
    return not is_sealed_file(path)
