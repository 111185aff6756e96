"""A folder that Syncthing, Dropbox, Nextcloud, a USB stick or a network carries."""

from __future__ import annotations

import stat
from pathlib import Path

from tui.records.text import os_reason
from tui.store.atomic_write import write_atomically
from tui.sync.carrier import NAME, File
from tui.sync.errors import OfflineError


class FolderCarrier:
    """Copies a machine's files into a folder of its own there.

    Args:
        where: The folder; it has to be there already, so that an unplugged disk is not taken for an empty one.
    """

    def __init__(self, where: Path) -> None:
        self._where = where

    def pull(self) -> None:
        """Looks whether the folder is there."""
        try:
            next(self._where.iterdir(), None)
        except OSError as problem:
            raise self._offline(problem) from None

    def files(self) -> dict[str, File]:
        """Every machine's files."""
        found = {}
        try:
            folders = [path for path in sorted(self._where.iterdir()) if path.is_dir() and not path.is_symlink()]
            for path in (path for folder in folders for path in sorted(folder.iterdir())):
                name = f"{path.parent.name}/{path.name}"
                status = path.lstat()
                if NAME.fullmatch(name) and stat.S_ISREG(status.st_mode):
                    mark = f"{status.st_size}-{status.st_mtime_ns}-{status.st_ino}"
                    found[name] = File(mark, status.st_size)
        except OSError as problem:
            raise self._offline(problem) from None
        return found

    def read(self, path: str) -> bytes:
        """The content of one of them."""
        try:
            return (self._where / path).read_bytes()
        except OSError as problem:
            raise self._offline(problem) from None

    def push(self, machine: str, own: Path) -> bool:
        """Copies the files that differ there."""
        self.pull()
        target = self._where / machine
        try:
            for path in sorted(own.iterdir()):
                data, there = path.read_bytes(), target / path.name
                if not there.is_file() or there.stat().st_size != len(data) or there.read_bytes() != data:
                    write_atomically(there, data)
        except OSError as problem:
            raise self._offline(problem) from None
        return True

    def renew(self) -> None:
        """There is no local copy."""

    def is_foreign(self) -> bool:
        """Whether there is anything that is not hidden."""
        return any(not path.name.startswith(".") for path in self._where.iterdir())

    def _offline(self, problem: OSError) -> OfflineError:
        return OfflineError(f"{self._where} can't be reached now ({os_reason(problem)}). {LATER}")


LATER = "Everything is saved here, and goes there with the next sync."
