"""Pictures of Today's frame for the next start, a file for each kind and size of terminal; no word of a person's."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tui.store.atomic_write import inside, write_now
from tui.store.errors import StoreError
from tui.terminal.early_frame import FOLDER

MOST = 8
"""So many terminals are remembered; the one longest not drawn anew goes first."""


class Frames:
    """The folder of one notebook. That it cannot be written stops nothing: the next start is as the first one.

    Args:
        data: The notebook's folder; where there is none yet, nothing is kept.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / FOLDER

    def keep(self, path: str, picture: bytes) -> None:
        """Keeps a picture, unless it is there as it is."""
        file = Path(path)
        with suppress(OSError, StoreError):
            if not self._data.is_dir() or (file.is_file() and file.read_bytes() == picture):
                return
            others = sorted((one.stat().st_mtime, one) for one in inside(self._folder) if one != file)
            for _, old in others[: max(0, len(others) - MOST + 1)]:
                old.unlink()
            write_now(file, picture, synced=False)

    def drop(self) -> None:
        """Forgets every picture."""
        with suppress(OSError, StoreError):
            for one in inside(self._folder):
                one.unlink()
            if self._folder.is_dir():
                self._folder.rmdir()
