"""``taut encrypt``, ``decrypt`` and ``passphrase``: what the notebook is sealed with on the disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, command
from tui.cli.errors import CommandError
from tui.cli.open_workspace import opened, placed, tell_start
from tui.cli.prompts import KEY_VARIABLE, ask, ask_for_new, tell_key

if TYPE_CHECKING:
    from tui.workspace import Workspace


@command(
    "encrypt",
    "Encrypts the journal, its drafts and its backups with a key, and the key with a\n"
    "passphrase. taut asks for the passphrase each time you open it, but not when it saves.\n"
    "The files are age files (age-encryption.org), so the recovery key opens them\n"
    "without taut. Copies you made elsewhere stay as they are.",
    examples=[("TAUT_NEW_PASSPHRASE='walnut lamp river' taut encrypt", "from a script")],
    json="print the recovery key as JSON",
    refuses=("--for",),
)
def encrypt(given: Common) -> None:
    """Seals the journal, its drafts and its backups."""
    from tui.workspace import encrypting
    from tui.workspace.unsaved_texts import recover_texts

    workspace = placed(given.home)
    if not workspace.vault.is_plain and workspace.encryption.encrypted_files():
        if not workspace.encryption.readable_files():
            raise CommandError("The notebook is encrypted already; “taut passphrase” changes its passphrase.")
        workspace = opened(given.home)
        # What an editor left in clear is encrypted with everything else.
        recover_texts(workspace)
        workspace.encryption.finish()
        workspace.nudge_cache.write(workspace.sessions.waiting())
        _tell_key(workspace.vault.recovery_key, as_json=given.json)
        output.words(encrypting.ENCRYPTED)
    else:
        _encrypt(workspace, as_json=given.json)
    if sentence := encrypting.still_readable(workspace):
        output.words(sentence)


def _encrypt(workspace: Workspace, *, as_json: bool) -> None:
    from tui.workspace import StoreError, encrypting

    tell_start(workspace)
    try:
        done = encrypting.encrypt(workspace, ask_for_new())
    except StoreError:
        if not workspace.vault.is_plain:
            output.words("Part of the notebook is encrypted; “taut encrypt” does the rest and shows the recovery key.")
        raise
    _tell_key(done.key, as_json=as_json)
    output.words(encrypting.ENCRYPTED)
    if done.trouble is not None:
        raise done.trouble


def _tell_key(key: str, *, as_json: bool) -> None:
    """Writes the recovery key, with what it is for."""
    if as_json:
        output.as_json({"recovery_key": key})
        return
    from tui.workspace.encrypting import RECOVERY

    tell_key(key, RECOVERY)


@command(
    "decrypt",
    "Removes the encryption of the journal, its drafts and its backups, and deletes the\n"
    "key. taut asks for the passphrase first.",
    examples=[("TAUT_PASSPHRASE='walnut lamp river' taut decrypt", "from a script")],
    refuses=("--for", "--json"),
)
def decrypt(given: Common) -> None:
    """Writes the journal, its drafts and its backups in clear."""
    workspace = opened(given.home)
    if workspace.vault.is_plain:
        raise CommandError("The notebook is not encrypted; there is nothing to do.")
    from tui.workspace import encrypting

    for sentence in encrypting.decrypted(encrypting.decrypt(workspace)):
        output.words(sentence)


@command(
    "passphrase",
    "Changes the passphrase of an encrypted notebook; nothing else is rewritten.\n"
    "If you have forgotten it, --recovery opens the notebook with the recovery key you\n"
    "wrote down.",
    examples=[("taut passphrase --show-key", "see the recovery key again")],
    json="with --show-key: print it as JSON",
    refuses=("--for",),
)
@click.option("--show-key", is_flag=True, help="show the recovery key again, and change nothing")
@click.option("--recovery", is_flag=True, help="get in with the recovery key; taut asks for it")
def passphrase(given: Common, show_key: bool, recovery: bool) -> None:
    """Changes the passphrase."""
    workspace = placed(given.home)
    if workspace.vault.is_plain:
        raise CommandError("The notebook is not encrypted; “taut encrypt” does that.")
    if recovery:
        known = os.environ.get(KEY_VARIABLE)
        workspace.vault.unlock_with_key(ask("Recovery key: ", KEY_VARIABLE, "recovery key") if known is None else known)
    else:
        workspace = opened(given.home)
    if show_key:
        _tell_key(workspace.vault.recovery_key, as_json=given.json)
        return
    workspace.vault.set_passphrase(ask_for_new())
    output.words("The passphrase is changed; the old one no longer works.")
