"""One writer at a time: a short lock beside the journal, in a few lines, as importing a library for it costs more."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from tui.store.atomic_write import leave_to_owner, make_folder, resolved
from tui.store.errors import BusyError, writing_failed

SECONDS = 10.0
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})


class Lock:
    """One writer at a time, among threads and among processes; may be taken again by who holds it.

    It is a file of its own beside the journal, since the journal's inode changes with every write.

    Attributes:
        threads: What keeps this process's threads apart; to be held alone for a reading.
    """

    def __init__(self, path: Path, seconds: float = SECONDS) -> None:
        self._path = path
        self._seconds = seconds
        self.threads = threading.RLock()
        self._depth = 0
        self._descriptor = -1

    def __enter__(self) -> None:
        """Wait for the lock.

        Raises:
            BusyError: If another process held it all the while.
            StoreError: If the folder cannot be written.
        """
        self.threads.acquire()
        try:
            if not self._depth:
                self._descriptor = self._take()
            self._depth += 1
        except BaseException:
            self.threads.release()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next one in."""
        self._depth -= 1
        if not self._depth:
            os.close(self._descriptor)  # closing lets go of the lock
        self.threads.release()

    @property
    def descriptor(self) -> int:
        """What holds it, for a child process that must not outlive it; -1 where it is free."""
        return self._descriptor if self._depth else -1

    def _take(self) -> int:
        until = time.monotonic() + self._seconds
        while True:
            descriptor, path = self._open()
            try:
                while not _try_lock(descriptor):
                    if time.monotonic() > until:
                        raise BusyError(
                            f"Another taut is still writing {self._path}: wait a moment and save again, or close it."
                        )
                    time.sleep(0.003)
                if _is_at(descriptor, path) or time.monotonic() > until:
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # it was removed while it was waited for: whoever comes next locks another

    def _open(self) -> tuple[int, Path]:
        try:
            real = resolved(self._path)
            make_folder(real.parent)
            path = real.parent / f".{real.name}.lock"
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            leave_to_owner(path)
            return descriptor, path
        except OSError as problem:
            raise writing_failed(problem, self._path) from None


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether an open file still has its name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        # A file system without locks still has to keep what was written.
        return problem.errno in _NO_LOCKS
    return True
