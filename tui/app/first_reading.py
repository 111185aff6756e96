"""The journal is read while Today already stands."""

from __future__ import annotations

import gc
from time import sleep

from tui.workspace import Workspace

RESTED = 64
"""Entries read between two moments in which the screen may draw."""


def read(workspace: Workspace) -> str | None:
    """Opens the journal and reads it; for the background thread.

    Returns:
        A sentence about what was mended on the way, if anything was.
    """
    sentence = workspace.start()
    for count in workspace.read():
        if count % RESTED == 0:
            sleep(0.0005)
    return sentence


def hold() -> None:
    """Keeps what was read until the end: looking through it for garbage would hold the screen still each time."""
    gc.freeze()
    gc.enable()
