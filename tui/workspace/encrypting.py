"""Encrypting and decrypting the open notebook, and what has to do with its passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.records.text import counted
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import FOLDER
from tui.workspace.unsaved_texts import recover_texts

SHORTEST = 8
"""Characters that a passphrase has at least."""
_KEY = "AGE-SECRET-KEY-1"


class Encrypted(NamedTuple):
    """What became of encrypting.

    Attributes:
        key: The recovery key, to be shown now.
        trouble: What failed after all of it was done; ``None`` if nothing did.
    """

    key: str
    trouble: StoreError | None = None


def check_new(passphrase: str) -> None:
    """Looks whether this can be a passphrase.

    Raises:
        StoreError: If it cannot.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in passphrase):
        raise StoreError("That has a character that is not UTF-8, and nothing was changed; use another.")
    if len(passphrase) < SHORTEST:
        raise StoreError(f"That is shorter than {SHORTEST} characters, and nothing was changed.")


def encrypt(workspace: Workspace, passphrase: str) -> Encrypted:
    """Encrypts the journal, its drafts and its backups, and what an editor left in clear.

    Raises:
        StoreError: If a part of it could not be encrypted.
    """
    recover_texts(workspace)
    trouble = None
    try:
        workspace.encryption.encrypt(passphrase)
    except StoreError as problem:
        if not workspace.encryption.encrypted_files() or workspace.encryption.readable_files():
            raise
        trouble = problem  # all of it is done, and what failed was its confirmation: the key is shown now or never
    workspace.nudge_cache.write(workspace.sessions.waiting())
    return Encrypted(workspace.vault.recovery_key, trouble)


def decrypt(workspace: Workspace) -> list[Path]:
    """Writes the journal, its drafts and its backups in clear; the damaged files that stay as they are.

    Raises:
        StoreError: If something cannot be read or written.
    """
    left = workspace.encryption.decrypt()
    workspace.nudge_cache.write(workspace.sessions.waiting())
    return left


def open_with(workspace: Workspace, words: str) -> None:
    """Opens the notebook with its passphrase, or with its recovery key.

    Raises:
        StoreError: If it is neither.
    """
    if "".join(words.split()).upper().startswith(_KEY):
        workspace.vault.unlock_with_key(words)
    else:
        workspace.vault.unlock(words)


def still_readable(workspace: Workspace) -> str:
    """What was printed stays as it is: a sentence that says so, and where; empty if nothing was."""
    printed = sorted((workspace.places.data / FOLDER).glob("*"))
    if not printed:
        return ""
    return f"What was printed stays readable, {counted(len(printed), 'file')} in {printed[0].parent}."
