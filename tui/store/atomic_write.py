"""Where bytes meet the disk: whole files replaced at once, synced, private."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tui.store.errors import CannotWriteError, reading_failed, unconfirmed, writing_failed

BLOCK = 1 << 20
_STALE_SECONDS = 60.0
_TEMPORARY = re.compile(r"\.[\w.-]+\.(\d+)-[0-9a-f]{8}\.tmp")
_NO_RANGES = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF})


class Codec(Protocol):
    """How text becomes the bytes of a file. Encryption is another codec; nothing else need know."""

    @property
    def is_plain(self) -> bool:
        """Whether the bytes are the text itself, so that a part can be read or copied alone."""

    def encode(self, text: bytes) -> bytes:
        """The bytes to put on the disk."""

    def decode(self, data: bytes) -> bytes:
        """The text that stands in the bytes."""


class PlainCodec:
    """The codec of a readable file."""

    is_plain = True

    def encode(self, text: bytes) -> bytes:
        """The text, as it is."""
        return text

    def decode(self, data: bytes) -> bytes:
        """The text, as it is."""
        return data


PLAIN: Codec = PlainCodec()


def encoded(blocks: Iterable[bytes], codec: Codec) -> Iterable[bytes]:
    """Blocks of text as blocks for the disk; together they must be what ``codec.decode`` is given."""
    return blocks if codec.is_plain else [codec.encode(b"".join(blocks))]


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


def write_now(path: Path, data: bytes, *, synced: bool = True) -> None:
    """``write_atomically`` without looking for leftovers: it takes no lock, so that a signal handler may call it.

    Args:
        path: The file; a symbolic link is written through.
        data: Its bytes.
        synced: Whether they outlive a loss of power; not worth the wait for what can be worked out again.

    Raises:
        StoreError: If it cannot be written; the old file stands unchanged.
    """
    with replacing(path, synced=synced) as target:
        write_all(target, data)


@contextmanager
def replacing(
    path: Path, before_replace: Callable[[Path], None] | None = None, *, synced: bool = True
) -> Iterator[int]:
    """A descriptor to write a file's successor to; on leaving it is synced and takes the file's place.

    Raises:
        StoreError: If it cannot be written; the old file stands unchanged.
    """

    def place(temporary: Path, real: Path) -> None:
        if before_replace and real.exists():
            before_replace(real)
        temporary.replace(real)

    try:
        real = resolved(path)
        make_folder(real.parent)
        with _whole(real, place, synced=synced) as target:
            yield target
    except OSError as problem:
        raise writing_failed(problem, path) from None
    try:
        if synced:
            sync_folder(real.parent)
    except OSError as problem:
        raise unconfirmed(problem, path) from None


def write_private(path: Path, data: bytes | Iterable[bytes], *, new: bool = False) -> None:
    """Put a whole file in place, as ``write_atomically`` does, for whoever says in their own words what went wrong.

    Args:
        path: The file, in a folder that is there; a symbolic link is written through.
        data: Its bytes, or parts of them.
        new: Whether a file that is there already stays.

    Raises:
        FileExistsError: If it is to be new and is there.
        OSError: If it cannot be written; the old file stands unchanged.
    """
    real = path if new else Path(os.path.realpath(path))
    with _whole(real, second_name if new else Path.replace) as target:
        for part in (data,) if isinstance(data, bytes) else data:
            write_all(target, part)
    sync_folder(real.parent)


@contextmanager
def _whole(real: Path, place: Callable[[Path, Path], object], *, synced: bool = True) -> Iterator[int]:
    """A descriptor to write to a file beside that only its owner can read; ``place`` gives it its name when whole."""
    temporary = temporary_name(real)
    try:
        with _new(temporary, synced=synced) as target:
            yield target
        leave_to_owner(temporary, real if real.exists() else None)
        place(temporary, real)
    finally:
        _forget(temporary)


def resolved(path: Path) -> Path:
    """The file itself, through any symbolic links.

    Raises:
        CannotWriteError: If a link leads into a folder that is not there, such as an unplugged disk: the journal
            must not be begun anew at its empty mount point; or if the file may not be looked at.
    """
    real = Path(os.path.realpath(path))
    try:
        is_cut_off = path.is_symlink() and not real.parent.is_dir()
    except OSError as problem:
        raise writing_failed(problem, path) from None
    if is_cut_off:
        raise CannotWriteError(
            f"{path} is a link to {real}, whose folder is missing: connect that disk, or remove the link."
        )
    return real


def make_folder(folder: Path) -> Path:
    """Make a folder that only its owner may enter, and so every missing one above; one that is there stays as it is.

    Returns:
        The folder.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        leave_to_owner(folder)
    return folder


def leave_to_owner(path: Path, like: Path | None = None) -> None:
    """Where root runs taut for somebody, with sudo: what was just made goes to who owns what it belongs to.

    Args:
        path: A new file or folder.
        like: What stood in its place; else the folder it is in decides.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    try:
        owner = (like or path.parent).stat()
        if like is not None and owner.st_uid == 0:
            owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)
    except OSError:
        pass  # a disk without owners


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
            raise OSError(errno.EIO, "the file became shorter while it was being copied")
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
    with path.open("rb", buffering=0) as source:
        status = os.fstat(source.fileno())
        with _new(name) as target:
            copy_start(source.fileno(), target, status.st_size)
    leave_to_owner(name, path)
    with suppress(OSError):  # a disk that keeps no times
        os.utime(name, ns=(status.st_mtime_ns, status.st_mtime_ns))


@contextmanager
def _new(path: Path, *, synced: bool = True) -> Iterator[int]:
    """A descriptor to write a file to that is not there yet; where that fails, there is none afterwards."""
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            yield target
            if synced:
                _sync(target)
        finally:
            os.close(target)
    except BaseException:
        _forget(path)
        raise


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


def inside(folder: Path) -> list[Path]:
    """Everything in a folder, by name; nothing where there is no such folder.

    Raises:
        StoreError: If it cannot be looked into: what may be there must not pass for absent.
    """
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as problem:
        raise reading_failed(problem, folder) from None


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
