"""Encrypting a whole notebook, and decrypting it again: the journal, its drafts and its backups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.store.atomic_write import inside, may_run, sweep, write_atomically
from tui.store.errors import SecretError, reading_failed
from tui.store.file import JournalFile
from tui.store.keys import SYNC_KEY
from tui.store.salvage import set_aside_beside
from tui.store.vault import is_encrypted, is_encrypted_file

_BESIDE_TEXT = re.compile(r"(\d+)-[0-9a-f]{16}\.md")


class Encryption:
    """Encrypts and decrypts a journal with all that belongs to it."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._vault = file.vault
        self._drafts = file.drafts

    def encrypt(self, passphrase: str) -> None:
        """Encrypt journal, drafts and backups with a new key, and the key with a passphrase.

        The key reaches the disk before anything is encrypted with it. Cut short, ``finish`` does what is left;
        where nothing was encrypted yet, everything is as it was before.

        Raises:
            SecretError: If it is encrypted already, or being encrypted by another window.
            StoreError: If something cannot be written; what is encrypted by then can be read all the same.
        """
        with self._file.storage.transaction():
            if not self._vault.is_plain and self.encrypted_files():
                raise SecretError("The notebook is encrypted already: its passphrase and its key stay as they are.")
            tables = self._file.storage.read() or {}
            try:
                self._vault.make_key(passphrase)
                with self._vault.rewriting(plain=False):
                    self._file.storage.write(tables)
                    self._encrypt_beside()
            except BaseException:
                if not self.encrypted_files():
                    self._vault.remove_key()
                    self._vault.lock()
                raise

    def finish(self) -> None:
        """Encrypt what an encryption that was cut short left readable; meant for idle moments.

        Raises:
            StoreError: If something cannot be written.
        """
        if not self._vault.is_plain and not self._vault.is_locked:
            if self._file.path.exists() and _is_readable(self._file.path):
                with self._file.storage.transaction():
                    self._file.storage.write(self._file.storage.read() or {})
            self._encrypt_beside()

    def check_readable(self) -> None:
        """Looks whether every file that may be encrypted can be read at all.

        Raises:
            StoreError: If one cannot.
        """
        for path in self._files():
            _check_readable(path)

    def decrypt(self) -> list[Path]:
        """Make journal, drafts and backups readable again; the key is removed last.

        Returns:
            Damaged files that the key does not open; they are left as they are.

        Raises:
            LockedError: If the journal was not unlocked here.
            StoreError: If something cannot be read or written; what is still encrypted can be read all the same.
        """
        with self._file.storage.transaction():
            tables = self._file.storage.read() or {}
            self.check_readable()
            self._file.snapshot.drop()
            with self._vault.rewriting(plain=True):
                self._file.storage.write(tables)
                self._file.backups.recode(is_encrypted_file)
                for path, data in self._read_others(encrypted=True):
                    try:
                        text = self._vault.decode(data)
                    except ValueError:
                        continue
                    write_atomically(path, text)
                # Another window encrypts what is typed there as long as there is a key.
                self._decrypt_drafts()
                self._vault.remove_key()
                self._decrypt_drafts()
            return self.encrypted_files()

    def _decrypt_drafts(self) -> None:
        """Makes the drafts readable, again and again until none is encrypted that the key opens."""
        while self._drafts.recode(is_encrypted_file):
            pass

    def encrypted_files(self) -> list[Path]:
        """The journal, drafts, backups and files set aside that are encrypted, as their first bytes say."""
        return [path for path in self._files() if _begins_encrypted(path)]

    def readable_files(self) -> list[Path]:
        """Those of them that any program can read."""
        return [path for path in self._files() if not _begins_encrypted(path)]

    def _files(self) -> Iterable[Path]:
        found = (
            self._file.path,
            *(path for folder in self._drafts_folders() for path in inside(folder) if path.suffix == ".json"),
            *(backup.path for backup in self._file.backups.list(strict=True)),
            *self._other_files(),
        )
        return filter(Path.is_file, found)

    def _encrypt_beside(self) -> None:
        with self._file.storage.transaction():
            self._file.snapshot.drop_readable()
            for folder in (
                self._file.path.parent,
                *self._drafts_folders(),
                self._file.backups.folder,
            ):
                sweep(folder)
            self._drafts.recode(_is_readable)
            self._file.backups.recode(_is_readable)
            for path, data in self._read_others(encrypted=False):
                write_atomically(path, self._vault.encrypt(data))
            self._drafts.recode(_is_readable)  # what another window was just writing when the key came

    def _drafts_folders(self) -> tuple[Path, Path]:
        return self._drafts.folder, self._drafts.folder / "kept"

    def _read_others(self, *, encrypted: bool) -> Iterator[tuple[Path, bytes]]:
        for path in self._other_files():
            try:
                data = path.read_bytes()
            except OSError as problem:
                raise reading_failed(problem, path) from None
            if is_encrypted(data) is encrypted:
                yield path, data

    def _other_files(self) -> Iterable[Path]:
        """Damaged files that were put aside, what editors left, and what opens what is synced."""
        yield from set_aside_beside(self._file.path)
        for folder in self._drafts_folders():
            yield from (path for path in inside(folder) if ".damaged-" in path.name and path.is_file())
        # Beside a text that is written in an editor, and that is kept as a note, editors leave files of their own.
        for path in filter(Path.is_file, inside(self._file.path.parent / "editor")):
            match = _BESIDE_TEXT.search(path.name)
            if match and path.name != match[0] and not may_run(int(match[1])):
                yield path
        # The key of what is synced opens every entry.
        yield from filter(Path.is_file, (self._file.path.parent / SYNC_KEY,))


def _is_readable(path: Path) -> bool:
    return not is_encrypted_file(path)


def _begins_encrypted(path: Path) -> bool:
    try:
        return is_encrypted_file(path)
    except OSError:
        return True  # whoever needs what stands in it is told why it cannot be read


def _check_readable(path: Path) -> None:
    try:
        is_encrypted_file(path)
    except OSError as problem:
        raise reading_failed(problem, path) from None
