"""Sealing a whole notebook, and opening it again: the journal, its drafts and its backups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tui.store.backups import Backups
from tui.store.disk import write_atomically
from tui.store.drafts import Drafts
from tui.store.storage import LineStorage
from tui.store.vault import Vault, is_sealed_file


def encrypt(storage: LineStorage, drafts: Drafts, backups: Backups, vault: Vault, passphrase: str) -> None:
    """Seals everything with a new key, and the key with a passphrase.

    The key reaches the disk before anything is sealed with it. Cut short, ``follow`` does the rest.

    Raises:
        StoreError: If something cannot be written.
    """
    with storage.transaction():
        vault.make_key(passphrase)
        tables = storage.read() or {}
        with vault.becoming(plain=False):
            storage.write(tables)
            follow(storage, drafts, backups, vault)


def decrypt(storage: LineStorage, drafts: Drafts, backups: Backups, vault: Vault) -> None:
    """Makes everything readable again; the key goes last.

    Raises:
        LockedError: If the journal was not unlocked here.
        StoreError: If something cannot be written.
    """
    with storage.transaction():
        tables = storage.read() or {}
        with vault.becoming(plain=True):
            storage.write(tables)
            drafts.reseal(is_sealed_file)
            backups.reseal(is_sealed_file)
            for path in _set_aside(storage.path.parent):
                if is_sealed_file(path):
                    write_atomically(path, vault.unseal(path.read_bytes()))
        vault.throw_key_away()


def follow(storage: LineStorage, drafts: Drafts, backups: Backups, vault: Vault) -> None:
    """Seals what is still readable beside an encrypted journal.

    Raises:
        StoreError: If something cannot be written.
    """
    with storage.transaction():
        drafts.reseal(_is_readable)
        backups.reseal(_is_readable)
        for path in filter(_is_readable, _set_aside(storage.path.parent)):
            write_atomically(path, vault.encrypt(path.read_bytes()))


def _is_readable(path: Path) -> bool:
    return not is_sealed_file(path)


def _set_aside(folder: Path) -> Iterable[Path]:
    """Damaged files that were put aside: a person's words stand in them too."""
    return (
        path
        for pattern in ("*.damaged-*", "drafts/*.damaged-*", "drafts/kept/*.damaged-*")
        for path in folder.glob(pattern)
        if path.is_file()
    )
