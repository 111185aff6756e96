"""Files that are written where a person says: readable for their owner alone, and never among our own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tui.records.text import os_reason
from tui.store.atomic_write import make_folder, write_private
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import FOLDER


def check_place(workspace: Workspace, output: str) -> None:
    """Keeps an export from being written among the notebook's own files."""
    target = Path(os.path.realpath(output))
    places, journal = workspace.places, workspace.journal.path
    if _is_in(target, places.data / FOLDER):
        return
    if any(_is_in(target, own) for own in (places.data, places.config)) or _is(target, journal):
        raise StoreError(
            f"{output} is among the notebook's own files; save it somewhere else, or in the folder {FOLDER} there."
        )


def _is_in(target: Path, folder: Path) -> bool:
    return any(_is(above, folder) for above in target.parents)


def _is(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def make_place(folder: Path, *, parents: bool = False) -> None:
    """Makes a folder that a person named, if it is not there.

    Args:
        folder: Where.
        parents: Whether those above it are made too; else a slip in one of them would make a new tree.

    Raises:
        StoreError: If one above it is missing, or it cannot be made.
    """
    if not parents and not folder.parent.is_dir():
        raise StoreError(f"There is no folder {folder.parent}; make it first.")
    try:
        make_folder(folder)
    except OSError as problem:
        raise StoreError(f"{folder} could not be made ({os_reason(problem)}).") from None


def write_file(path: Path, pieces: Iterable[bytes], *, force: bool = False) -> None:
    """Writes a file only its owner can read; what was there stays until the new one is whole."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file after -o.")
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is not a file; leave out -o to write to standard output.")
    try:
        if path.exists() and not force:
            raise FileExistsError
        write_private(Path(os.path.realpath(path)), pieces, new=not force)
    except FileExistsError:
        raise StoreError(f"{path} already exists; choose another name, or overwrite it with --force.") from None
    except OSError as problem:
        raise StoreError(f"{path} could not be written ({os_reason(problem)}).") from None
