"""Where bytes meet the disk: whole files replaced at once, synced, private."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tui.store.errors import CannotWriteError, unconfirmed, writing_failed

BLOCK = 1 << 20
_STALE_SECONDS = 60.0
_TEMPORARY = re.compile(r"\.[\w.-]+\.(\d+)-[0-9a-f]{8}\.tmp")
_NO_RANGES = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF})


class Codec(Protocol):
    """How text becomes the bytes of a file. Encryption is another codec; nothing else need know."""

    @property
    def plain(self) -> bool:
        """Whether the bytes are the text itself, so that a part can be read or copied alone."""

    def seal(self, text: bytes) -> bytes:
        """The bytes to put on the disk."""

    def unseal(self, data: bytes) -> bytes:
        """The text that stands in the bytes."""


class Plain:
    """The codec of a readable file."""

    plain = True

    def seal(self, text: bytes) -> bytes:
        """The text, as it is."""
        return text

    def unseal(self, data: bytes) -> bytes:
        """The text, as it is."""
        return data


PLAIN: Codec = Plain()


def sealed(blocks: Iterable[bytes], codec: Codec) -> Iterable[bytes]:
    """Blocks of text as blocks for the disk; together they must be what ``codec.unseal`` is given."""
    return blocks if codec.plain else [codec.seal(b"".join(blocks))]


def write_atomically(
    path: Path, data: bytes | Iterable[bytes], before_replace: Callable[[Path], None] | None = None
) -> None:
    """Put a whole file in place, synced, or leave the old one as it was.

    Args:
        path: The file; a symbolic link is written through.
        data: Its bytes, or parts of them.
        before_replace: Called with the resolved path just before the old file gives way.

    Raises:
        StoreError: If it cannot be written; the old file stands unchanged.
    """
    sweep(resolved(path).parent)
    with replacing(path, before_replace) as target:
        for part in (data,) if isinstance(data, bytes) else data:
            write_all(target, part)


def write_now(path: Path, data: bytes) -> None:
    """``write_atomically`` and nothing else: takes no lock and lists no folder, so a signal handler may call it."""
    with replacing(path) as target:
        write_all(target, data)


@contextmanager
def replacing(path: Path, before_replace: Callable[[Path], None] | None = None) -> Iterator[int]:
    """A descriptor to write a file's successor to; on leaving it is synced and takes the file's place.

    Raises:
        StoreError: If it cannot be written; the old file stands unchanged.
    """
    temporary: Path | None = None
    try:
        real = resolved(path)
        make_folder(real.parent)
        temporary = temporary_name(real)
        target = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            yield target
            _sync(target)
        finally:
            os.close(target)
        if before_replace and real.exists():
            before_replace(real)
        temporary.replace(real)
        temporary = None
    except OSError as problem:
        raise writing_failed(problem, path) from None
    finally:
        if temporary:
            _forget(temporary)
    try:
        sync_folder(real.parent)
    except OSError as problem:
        raise unconfirmed(problem, path) from None


def resolved(path: Path) -> Path:
    """The file itself, through any symbolic links.

    Raises:
        CannotWriteError: If a link leads into a folder that is not there, such as an unplugged disk: the journal
            must not be begun anew at its empty mount point.
    """
    real = Path(os.path.realpath(path))
    if path.is_symlink() and not real.parent.is_dir():
        raise CannotWriteError(
            f"{path} is a link to {real}, whose folder is not there: connect that disk, or remove the link."
        )
    return real


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, and so every missing one above; one that is there stays as it is."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def write_all(target: int, data: bytes) -> None:
    """Write every byte, however often the system stops short."""
    view = memoryview(data)
    while view:
        view = view[os.write(target, view[: 8 * BLOCK]) :]


def copy_start(source: int, target: int, length: int) -> None:
    """Copy the first ``length`` bytes of one open file to another, in the kernel where it can."""
    left = length
    if sys.platform == "linux":
        try:
            while left and (copied := os.copy_file_range(source, target, left, length - left)):
                left -= copied
        except OSError as problem:
            if problem.errno not in _NO_RANGES:
                raise
    os.lseek(source, length - left, os.SEEK_SET)
    while left:
        block = os.read(source, min(BLOCK, left))
        if not block:
            raise OSError(errno.EIO, "the file became shorter while it was copied")
        write_all(target, block)
        left -= len(block)


def second_name(path: Path, name: Path) -> None:
    """Give a file one more name, which nothing may have yet; a synced copy where the disk has no such links."""
    try:
        os.link(path, name)
        return
    except FileExistsError:
        raise
    except OSError:
        pass
    with path.open("rb", buffering=0) as source, name.open("xb", buffering=0) as target:
        status = os.fstat(source.fileno())
        copy_start(source.fileno(), target.fileno(), status.st_size)
        _sync(target.fileno())
    os.utime(name, ns=(status.st_mtime_ns, status.st_mtime_ns))


def sync_folder(folder: Path) -> None:
    """Make a folder's list of names durable, where the system has such a thing."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as problem:
            # Some network file systems cannot sync a folder; the rename stands all the same.
            if problem.errno not in _NO_RANGES:
                raise
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what killed writers left in a folder."""
    try:
        with os.scandir(folder) as found:
            leftovers = [(Path(item.path), match) for item in found if (match := _TEMPORARY.fullmatch(item.name))]
    except OSError:
        return
    for leftover, match in leftovers:
        if _is_abandoned(leftover, int(match[1])):
            _forget(leftover)


def temporary_name(path: Path) -> Path:
    """A name beside a file that nobody else uses and that ``sweep`` knows."""
    return path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")


def _is_abandoned(temporary: Path, writer: int) -> bool:
    try:
        if time.time() - temporary.stat().st_mtime > _STALE_SECONDS:
            return True
    except OSError as problem:
        return isinstance(problem, FileNotFoundError)
    return not may_run(writer)


def may_run(process: int) -> bool:
    """Whether there may be a process with this number."""
    if sys.platform == "win32":
        return True  # there os.kill(pid, 0) would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass
    return True


def _forget(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        pass


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync there leaves the bytes in the drive's own cache
            return
        except OSError:
            pass
    os.fsync(descriptor)
