"""Sealing a whole notebook, and opening it again: the journal, its drafts and its backups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tui.store.disk import may_run, sweep, write_atomically
from tui.store.errors import SecretError, reading_failed
from tui.store.file import JournalFile
from tui.store.vault import is_sealed_file

_BESIDE_TEXT = re.compile(r"(\d+)-[0-9a-f]{16}\.md")


class Sealing(JournalFile):
    """The part of a journal that encrypts and decrypts it."""

    def encrypt(self, passphrase: str) -> None:
        """Seal journal, drafts and backups with a new key, and the key with a passphrase.

        The key reaches the disk before anything is sealed with it. Cut short, ``seal_the_rest`` does what is left;
        where nothing was sealed yet, everything is as it was before.

        Raises:
            SecretError: If it is sealed already, or being sealed by another window.
            StoreError: If something cannot be written; what is sealed by then can be read all the same.
        """
        with self._storage.transaction():
            if not self.vault.plain and self.sealed_files():
                raise SecretError("The notebook is encrypted already: its passphrase and its key stay as they are.")
            tables = self._storage.read() or {}
            try:
                self.vault.make_key(passphrase)
                with self.vault.becoming(plain=False):
                    self._storage.write(tables)
                    self._seal_beside()
            except BaseException:
                if not self.sealed_files():
                    self.vault.throw_key_away()
                    self.vault.lock()
                raise

    def seal_the_rest(self) -> None:
        """Seal what an encryption that was cut short left readable; meant for idle moments.

        Raises:
            StoreError: If something cannot be written.
        """
        if not self.vault.plain and not self.vault.is_locked:
            if self.path.exists() and _is_readable(self.path):
                with self._storage.transaction():
                    self._storage.write(self._storage.read() or {})
            self._seal_beside()

    def decrypt(self) -> list[Path]:
        """Make journal, drafts and backups readable again; the key is thrown away last.

        Returns:
            Damaged files that the key does not open; they are left as they are.

        Raises:
            LockedError: If the journal was not unlocked here.
            StoreError: If something cannot be read or written; what is still sealed can be read all the same.
        """
        with self._storage.transaction():
            tables = self._storage.read() or {}
            for path in self._files():
                _check_readable(path)
            with self.vault.becoming(plain=True):
                self._storage.write(tables)
                self.backups.reseal(is_sealed_file)
                for path in filter(is_sealed_file, self._set_aside()):
                    try:
                        text = self.vault.unseal(path.read_bytes())
                    except ValueError:
                        continue
                    write_atomically(path, text)
                # Another window seals what is typed there as long as there is a key.
                self._unseal_drafts()
                self.vault.throw_key_away()
                self._unseal_drafts()
            return self.sealed_files()

    def _unseal_drafts(self) -> None:
        """Makes the drafts readable, again and again until none is sealed that the key opens."""
        while self.drafts.reseal(is_sealed_file):
            pass

    def sealed_files(self) -> list[Path]:
        """The journal, drafts, backups and files set aside that are sealed, as their first bytes say."""
        return [path for path in self._files() if _begins_sealed(path)]

    def readable_files(self) -> list[Path]:
        """Those of them that any program can read."""
        return [path for path in self._files() if not _begins_sealed(path)]

    def _files(self) -> Iterable[Path]:
        found = (
            self.path,
            *self.path.parent.glob("drafts/*.json"),
            *self.path.parent.glob("drafts/kept/*.json"),
            *(backup.path for backup in self.backups.list()),
            *self._set_aside(),
        )
        return filter(Path.is_file, found)

    def _seal_beside(self) -> None:
        with self._storage.transaction():
            for folder in (self.path.parent, self.drafts.folder, self.drafts.folder / "kept", self.backups.folder):
                sweep(folder)
            self.drafts.reseal(_is_readable)
            self.backups.reseal(_is_readable)
            for path in filter(_is_readable, self._set_aside()):
                write_atomically(path, self.vault.encrypt(path.read_bytes()))
            self.drafts.reseal(_is_readable)  # what another window was just writing when the key came

    def _set_aside(self) -> Iterable[Path]:
        """Damaged files that were put aside, and what editors left: a person's words stand in them too."""
        yield from self.set_aside()
        for pattern in ("drafts/*.damaged-*", "drafts/kept/*.damaged-*"):
            yield from filter(Path.is_file, self.path.parent.glob(pattern))
        # Beside a text that is written in an editor, and that is kept as a note, editors leave files of their own.
        for path in filter(Path.is_file, self.path.parent.glob("editor/*")):
            match = _BESIDE_TEXT.search(path.name)
            if match and path.name != match[0] and not may_run(int(match[1])):
                yield path


def _is_readable(path: Path) -> bool:
    return not is_sealed_file(path)


def _begins_sealed(path: Path) -> bool:
    try:
        return is_sealed_file(path)
    except OSError:
        return True  # whoever needs what stands in it is told why it cannot be read


def _check_readable(path: Path) -> None:
    try:
        is_sealed_file(path)
    except OSError as problem:
        raise reading_failed(problem, path) from None
