"""Texts that are written in the person's own editor meanwhile: where they are, and what is left of them afterwards."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tui.store.disk import may_run
from tui.workspace import Workspace

FOLDER = "editor"
_LONGEST = 12 * 3600
"""Seconds after which a text is no longer edited, where processes cannot be asked for."""


def path_for(workspace: Workspace, text: str) -> Path:
    """The file for a text; its name says whose it is and whether the text was changed since."""
    return workspace.places.data / FOLDER / f"{os.getpid()}-{_mark(text)}.md"


def has_swap(path: Path) -> bool:
    """Whether an editor that was cut short left what it held beside the file, as vim and nano do."""
    names = (f".{path.name}.sw?", f"{path.name}.save*")
    return any(True for name in names for _ in path.parent.glob(name))


def rescue(workspace: Workspace) -> tuple[int, str]:
    """Keeps as notes what was being written in an editor when a taut was ended.

    Returns:
        How many notes, and where an editor itself left a text, if one did.
    """
    folder = workspace.places.data / FOLDER
    if not folder.is_dir():
        return 0, ""
    count = 0
    with suppress(OSError):  # what cannot be read or removed stays where it is
        for path, text in _left_behind(folder):
            count += workspace.note(text) is not None
            path.unlink(missing_ok=True)
    return count, str(next(filter(has_swap, _texts(folder)), ""))


def _texts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*-*.md"))


def _left_behind(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files that nobody edits any more, with the text; empty where nothing was changed."""
    for path in _texts(folder):
        pid, _, mark = path.stem.partition("-")
        if pid.isdecimal() and not _is_open(path, int(pid)) and not has_swap(path):
            text = path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
            yield path, "" if _mark(text) == mark else text


def _mark(text: str) -> str:
    return sha256(text.removesuffix("\n").encode("utf-8", "replace")).hexdigest()[:16]


def _is_open(path: Path, pid: int) -> bool:
    if sys.platform == "win32":
        return time.time() - path.stat().st_mtime < _LONGEST
    return may_run(pid)
