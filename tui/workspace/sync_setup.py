"""Setting syncing up, joining, syncing and turning it off, for the faces that ask for each word first."""

from __future__ import annotations

from typing import NamedTuple

from tui.insights.views.model import Page
from tui.workspace import Workspace, syncing
from tui.workspace.encrypting import SHORTEST, WRITE_DOWN, check_new, key_page

WAYS = (
    ("set", "This is the first machine: begin here"),
    ("join", "Another machine syncs already: join it"),
)
"""What can be done where syncing is not set up."""
SET_WAYS = (("now", "Sync now"), ("off", "Stop syncing on this machine"))
"""What can be done where it is."""
WHERE = "A repository, such as git@host:me/notebook.git, or a folder that another program carries"
TO_JOIN = "The passphrase the other machine syncs with, or the recovery key"
WHY = "What leaves this machine is sealed with a key. Choose a passphrase for it: your other machines join with it."
TO_SET = f"{WHY} At least {SHORTEST} characters."
RECOVERY = (
    WRITE_DOWN,
    "With it, or with the passphrase, other machines join. Without either, nobody can read what is synced.",
)
"""What is said before the recovery key, and after it."""


class SetUp(NamedTuple):
    """What came of setting syncing up.

    Attributes:
        sentence: How the first sync went.
        recovery: The recovery key's page; ``None`` where there is no new key.
    """

    sentence: str
    recovery: Page | None = None


def set_up(workspace: Workspace, where: str, passphrase: str) -> SetUp:
    """Makes this the first machine at a place, and syncs; an encrypted notebook needs no passphrase for it.

    Raises:
        StoreError: If it cannot be set up there.
    """
    if workspace.vault.is_plain:
        check_new(passphrase)
    key = syncing.set_up(workspace, where, lambda: passphrase)
    return SetUp(sync_now(workspace), key_page(key, RECOVERY, in_two=True) if key else None)


def join(workspace: Workspace, where: str, words: str) -> str:
    """Joins what other machines sync, and syncs; how that went.

    Raises:
        StoreError: If there is nothing to join, or the words do not open it.
    """
    syncing.join(workspace, where, lambda: words)
    return sync_now(workspace)


def sync_now(workspace: Workspace, *, asks: bool = False) -> str:
    """Syncs; how that went.

    Args:
        workspace: The notebook.
        asks: Whether git and ssh may ask on the terminal.

    Raises:
        StoreError: If something cannot be merged, read or written.
    """
    done = syncing.sync(workspace, asks=asks)
    if done.has_news:
        workspace.nudge_cache.write(workspace.sessions.waiting())
    return done.sentence


def turn_off(workspace: Workspace) -> str:
    """Stops syncing on this machine; a sentence that says so.

    Raises:
        StoreError: If it is not set.
    """
    return syncing.off(workspace)
