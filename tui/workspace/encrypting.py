"""Encrypting and decrypting the open notebook, and what has to do with its passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.insights.views.model import Line, Page, Section
from tui.records.text import counted
from tui.store.keys import is_secret
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import FOLDER
from tui.workspace.unsaved_texts import recover_texts

WRITE_DOWN = "Write this recovery key down, and keep it somewhere other than on this machine:"
RECOVERY = (
    WRITE_DOWN,
    "Anyone who has it can read the notebook, even without taut: “age -d -i FILE journal.json”. Without the key "
    "and without the passphrase, nobody can read the notebook, and there is no way to recover it.",
)
"""What is said before the recovery key, and after it."""
IF_FORGOTTEN = (
    "If you forget it, only a recovery key opens the journal. You'll see the key next: write it down. "
    "Without either, nobody can read it."
)
"""What a new passphrase is asked for with."""
SHORTEST = 8
"""Characters that a passphrase has at least."""
NOT_THE_SAME = "The two are not the same. Type them once more."
ENCRYPTED = "The journal, its drafts and its backups are encrypted."


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
        raise StoreError("One character in it is not UTF-8; nothing was changed.")
    if len(passphrase) < SHORTEST:
        raise StoreError(f"That is shorter than {SHORTEST} characters; nothing was changed.")


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
    if is_secret(words):
        workspace.vault.unlock_with_key(words)
    else:
        workspace.vault.unlock(words)


def lock(workspace: Workspace, passphrase: str) -> Encrypted:
    """Encrypts the notebook with a new passphrase.

    Raises:
        StoreError: If it cannot be one, or a part of the notebook could not be encrypted.
    """
    check_new(passphrase)
    return encrypt(workspace, passphrase)


def change_passphrase(workspace: Workspace, present: str, new: str) -> str:
    """Puts the notebook under a new passphrase, for someone who knows the present one; a sentence that says so.

    Raises:
        StoreError: If they do not know it, the new one cannot be one, or it cannot be written.
    """
    open_with(workspace, present)
    check_new(new)
    workspace.vault.set_passphrase(new)
    return "The passphrase has been changed. The old one no longer works."


def recovery_key(workspace: Workspace, present: str) -> str:
    """The recovery key, for someone who knows the passphrase.

    Raises:
        StoreError: If they do not.
    """
    open_with(workspace, present)
    return workspace.vault.recovery_key


def unlock(workspace: Workspace, present: str) -> str:
    """Removes the passphrase, for someone who knows it; a sentence or several that say what is readable now.

    Raises:
        StoreError: If they do not, or something cannot be read or written.
    """
    open_with(workspace, present)
    return " ".join(decrypted(decrypt(workspace)))


def decrypted(left: Sequence[Path]) -> tuple[str, ...]:
    """What is readable now, and which damaged files are not."""
    rest = "All other files" if left else "The journal, its drafts and its backups"
    stay = (f"{path} is damaged and stays encrypted; remove it once you know that nothing is missing." for path in left)
    return *stay, f"{rest} are no longer encrypted."


def recovery_page(key: str, *, in_two: bool = False) -> Page:
    """The recovery key with what it is for, to be read and written down.

    Args:
        key: The key.
        in_two: Whether it is broken in the middle, where a line is shorter than it is.
    """
    return key_page(key, RECOVERY, in_two=in_two)


def key_page(key: str, around: tuple[str, str], *, in_two: bool = False) -> Page:
    """A key to write down, with what is said before and after it.

    Args:
        key: The key.
        around: The two sentences.
        in_two: Whether it is broken in the middle, where a line is shorter than it is.
    """
    before, after = around
    half = (len(key) + 1) // 2 if in_two else len(key)
    parts = tuple(Line(part, "strong") for part in (key[:half], key[half:]) if part)
    broken = (Line("It is split in two here; write it as one line, without a space."),) if in_two else ()
    return Page(
        "Recovery key",
        (
            Section("before", rows=(Line(before),)),
            Section("key", rows=parts),
            Section("about", rows=(*broken, Line(after))),
        ),
    )


def still_readable(workspace: Workspace) -> str:
    """What was printed stays as it is: a sentence that says so, and where; empty if nothing was."""
    printed = sorted((workspace.places.data / FOLDER).glob("*"))
    if not printed:
        return ""
    return f"What you exported to {printed[0].parent} is not encrypted: {counted(len(printed), 'file')}."
