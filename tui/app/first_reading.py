"""The journal is read while Today already stands."""

from __future__ import annotations

import gc
from contextlib import suppress

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
    """Keeps as notes what was being written in an editor when a taut was ended. For the background thread.

    Returns:
        How many notes, and where an editor itself left a text, if one did.
    """
    folder = workspace.places.data / "editor"
    if not folder.is_dir():
        return 0, ""
    from tui.app.elsewhere import cut_short, left_behind

    count = 0
    with suppress(OSError):  # what cannot be read or removed stays where it is
        for path, text in left_behind(folder):
            count += workspace.note(text) is not None
            path.unlink(missing_ok=True)
    return count, str(cut_short(folder) or "")
