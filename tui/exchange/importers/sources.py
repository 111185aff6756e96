"""Where ``taut import`` reads from: files, folders, zip archives, and standard input. Nothing is ever unpacked."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from tui.exchange.importers.formats import SUFFIXES
from tui.records.text import os_reason

INPUT = "-"
ARCHIVE = ".zip"
LARGEST = 128 << 20
"""So many bytes are read of one file, and of one archive, however small it is packed."""


class SourceError(Exception):
    """Something that is to be imported cannot be read; the message is one sentence to show as it is."""


class MissingSourceError(SourceError):
    """It is not there."""


def too_large(name: str) -> SourceError:
    """What is said of a file beyond the bound."""
    return SourceError(f"{name} is larger than {LARGEST >> 20} MB; split it into smaller files, and import those.")


class Source(NamedTuple):
    """One file to import.

    Attributes:
        name: What a person calls it.
        suffix: How its name ends, in lower case; empty for standard input.
        read: Gives its bytes.
        is_found: Whether it lay in a folder or an archive: the person named something else.
        path: Where it lies, with ``/`` between the nearest folders; empty for standard input.
        changed: When it was changed last, by the clock of the place, where that is known.
        only_days: Whether it lies in an Obsidian vault or a Logseq graph, among notes that are no days.
    """

    name: str
    suffix: str
    read: Callable[[], bytes]
    is_found: bool = False
    path: str = ""
    changed: datetime | None = None
    only_days: bool = False


class Beside(NamedTuple):
    """A file beside those that are imported, such as a photo; nothing of it is read unless it is copied.

    Attributes:
        path: Where it lies.
        kind: What one of its kind is called.
        open: Opens it to be read.
    """

    path: str
    kind: str
    open: Callable[[], AbstractContextManager[IO[bytes]]]


ARCHIVED, BOMB = "archive", "oversized photo"
"""Kinds of files beside the entries that are never copied."""

_MOST_PACKED = 50
"""No photo or recording can be packed so many times smaller."""

KINDS = {
    "photo": (".jpg", ".jpeg", ".png", ".gif", ".heic", ".heif", ".webp", ".tif", ".tiff", ".bmp", ".avif"),
    "video": (".mp4", ".mov", ".m4v", ".avi", ".webm", ".mkv"),
    "recording": (".m4a", ".mp3", ".wav", ".aac", ".ogg", ".opus", ".flac", ".caf", ".amr", ".3gp"),
    "document": (".pdf", ".doc", ".docx", ".odt", ".rtf"),
    ARCHIVED: (ARCHIVE, ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar"),
    "encrypted file": (".gpg", ".asc", ".age"),
}
"""What a file beside the entries is called, by how its name ends."""

_BY_SUFFIX = {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes}
_DAY_ALONE = re.compile(r"\d{8}")
"""What org-journal calls the file of a day, without an ending."""


def sources(
    given: Sequence[str],
    left_out: Callable[[str], object],
    standard_input: Callable[[], bytes] | None = None,
    beside: Callable[[Beside], object] = str,
) -> Iterator[Source]:
    """Everything these names stand for, in order; what is hidden in a folder is not looked at.

    Args:
        given: Files, folders, or ``-``.
        left_out: Told in a sentence of each archive in a folder that cannot be unpacked.
        standard_input: Reads what ``-`` stands for; without it that is a name like any other.
        beside: Called with each file that holds nothing to import.

    Raises:
        SourceError: If something is missing, cannot be read, or is an archive that cannot be trusted.
    """
    for name in given:
        path = Path(name).expanduser()
        if name == INPUT and standard_input is not None:
            yield Source("standard input", "", standard_input)
        elif path.is_dir():
            yield from _folder(path, left_out, beside)
        elif path.exists():
            yield from _file(path, _place(path), left_out, beside)
        else:
            raise MissingSourceError(f"There is no file {path}.")


def _folder(folder: Path, left_out: Callable[[str], object], beside: Callable[[Beside], object]) -> Iterator[Source]:
    unread: list[OSError] = []
    is_empty = True
    is_graph = (folder / "logseq").is_dir() and (folder / "journals").is_dir()
    only_days = is_graph or any((one / ".obsidian").is_dir() for one in (folder, *folder.resolve().parents))
    for where, folders, names in os.walk(folder, onerror=unread.append):
        # Logseq keeps old copies of every day in a folder of its own.
        hidden = ("logseq",) if is_graph and Path(where) == folder else ()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in hidden)
        for path in (Path(where, name) for name in sorted(names) if not name.startswith(".")):
            if not path.is_file():
                continue
            inside = f"{_place(folder)}/{path.relative_to(folder).as_posix()}"
            if _may_hold_entries(path.name) or path.suffix.lower() == ARCHIVE:
                is_empty = False
                found = _file(path, inside, left_out, beside, is_found=True)
                yield from (one._replace(only_days=one.only_days or only_days) for one in found)
            else:
                beside(Beside(inside, _kind(path.name), partial(_file_opened, path)))
    if unread:
        raise SourceError(f"{unread[0].filename} cannot be read ({os_reason(unread[0])}); nothing was imported.")
    if is_empty:
        raise SourceError(f"No file in {folder} can be imported; taut reads {', '.join((*SUFFIXES, ARCHIVE))}.")


def _place(path: Path) -> str:
    """The end of a path: folders above a file may say the year and the month, or whose it is."""
    return "/".join(path.absolute().parts[1:][-3:])


def _may_hold_entries(name: str) -> bool:
    return PurePosixPath(name.lower()).suffix in SUFFIXES or bool(_DAY_ALONE.fullmatch(name))


def _kind(name: str) -> str:
    return _BY_SUFFIX.get(PurePosixPath(name.lower()).suffix, "other file")


def _file(
    path: Path,
    inside: str,
    left_out: Callable[[str], object],
    beside: Callable[[Beside], object],
    *,
    is_found: bool = False,
) -> Iterator[Source]:
    suffix = path.suffix.lower()
    try:
        if suffix != ARCHIVE and (is_found or suffix in SUFFIXES or not zipfile.is_zipfile(path)):
            status = path.stat()
            if status.st_size > LARGEST:
                raise too_large(str(path))
            changed = datetime.fromtimestamp(int(status.st_mtime))
            yield Source(str(path), suffix, partial(_bytes, path), is_found, inside, changed)
            return
        yield from _archive(path, left_out, beside)
    except OSError as problem:
        raise SourceError(f"{path} cannot be read ({os_reason(problem)}).") from None
    except SourceError as problem:
        if not is_found:
            raise
        left_out(f"{problem} It was skipped.")


def _archive(path: Path, left_out: Callable[[str], object], beside: Callable[[Beside], object]) -> list[Source]:
    """The texts of an archive: all of them, or none. Each is unpacked once to see that it can be."""
    found: list[Source] = []
    others: list[Beside] = []
    left = LARGEST
    try:
        with zipfile.ZipFile(path) as archive:
            members = [*_members(path, archive.infolist())]
            only_days = any(".obsidian" in PurePosixPath(one.filename).parts for one in archive.infolist())
            for member in members:
                if not _may_hold_entries(PurePosixPath(member.filename).name):
                    opened = partial(_opened, path, member)
                    is_bomb = member.file_size > max(LARGEST, member.compress_size * _MOST_PACKED)
                    others.append(Beside(member.filename, BOMB if is_bomb else _kind(member.filename), opened))
                    continue
                left -= len(_unpacked(archive, member, left))
                if left < 0:
                    raise SourceError(
                        f"{path} unpacks to more than {LARGEST >> 20} MB of text; unpack it, and import what you need."
                    )
                name = member.filename
                read = partial(_member, path, member)
                suffix, changed = Path(name).suffix.lower(), _changed(member)
                found.append(Source(f"{path}/{name}", suffix, read, True, name, changed, only_days))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError) as problem:
        needs_password = "password" in str(problem)
        why = "it has a password" if needs_password else "it is damaged, or packed in a way taut cannot read"
        raise SourceError(f"{path} cannot be unpacked ({why}); unpack it yourself, and import the folder.") from None
    for other in others:
        if other.kind == ARCHIVED:
            left_out(f"{path} has another archive in it, {other.path}; unpack that, and import it too.")
        else:
            beside(other)
    return found


def _members(path: Path, found: Iterable[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive; nothing hidden, and none that would lie outside of it."""
    for member in found:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or any(":" in part for part in name.parts[:1]):
            raise SourceError(
                f"{path} has a file that would be unpacked elsewhere, {member.filename[:60]}; do not trust it."
            )
        if not any(part.startswith((".", "__MACOSX")) for part in name.parts) and not member.is_dir():
            yield member


def _changed(member: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*member.date_time)
    except ValueError:
        return None


def _member(path: Path, member: zipfile.ZipInfo) -> bytes:
    with _opened(path, member) as file:
        return file.read(LARGEST)


def _bytes(path: Path) -> bytes:
    """Its bytes, and of more than are read of one file only one more: a device says of itself that it is empty."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _file_opened(path: Path) -> IO[bytes]:
    return path.open("rb")


@contextmanager
def _opened(path: Path, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(path) as archive, archive.open(member) as file:
        yield file


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Its bytes, and of more than ``most`` only one more: what an archive says of its sizes is not relied on."""
    with archive.open(member) as file:
        return file.read(most + 1)
