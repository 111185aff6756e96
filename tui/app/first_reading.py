"""The journal is read while Today already stands."""

from __future__ import annotations

import gc

from tui.workspace import NotebookError, Workspace


def read(workspace: Workspace) -> str | None:
    """Opens the journal and reads it; for the background thread.

    Returns:
        A sentence about what was mended on the way, if anything was.
    """
    sentence = workspace.start()
    workspace.read_resting()
    return sentence


def unlocked(workspace: Workspace, passphrase: str) -> str:
    """Tries a passphrase; for the background thread.

    Returns:
        Why it does not open the notebook; empty if it does.
    """
    try:
        workspace.unlock(passphrase)
    except NotebookError as problem:
        return str(problem)
    return ""


def hold() -> None:
    """Keeps what was read until the end: looking through it for garbage would hold the screen still each time."""
    gc.freeze()
    gc.enable()


def unkept(workspace: Workspace) -> dict[tuple[str, str], str]:
    """What was written in dialogs and not kept. For the background thread."""
    from tui.workspace.unkept import texts

    return texts(workspace)


def rescue(workspace: Workspace) -> tuple[int, str]:
    """What editors were cut short in; see there. For the background thread."""
    from tui.workspace.editor_texts import rescue

    return rescue(workspace)
