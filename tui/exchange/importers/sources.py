"""Where ``taut import`` reads from: files, folders, zip archives, and standard input. Nothing is ever unpacked."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tui.exchange.importers import SUFFIXES
from tui.records.text import os_reason

INPUT = "-"
ARCHIVE = ".zip"
LARGEST = 256 << 20
"""So many bytes are read of an archive, however small it is packed."""


class SourceError(Exception):
    """Something that is to be imported cannot be read; the message is one sentence to show as it is."""


class MissingSourceError(SourceError):
    """It is not there."""


class Source(NamedTuple):
    """One text to import.

    Attributes:
        name: What a person calls it.
        suffix: How its name ends, in lower case; empty for standard input.
        read: Gives its bytes.
        is_found: Whether it lay in a folder or an archive: the person named something else.
    """

    name: str
    suffix: str
    read: Callable[[], bytes]
    is_found: bool = False


def sources(
    given: Sequence[str], left_out: Callable[[str], object], standard_input: Callable[[], bytes] | None = None
) -> Iterator[Source]:
    """Everything these names stand for, in order; what is hidden in a folder is not looked at.

    Args:
        given: Files, folders, or ``-``.
        left_out: Told in a sentence of each archive in a folder that cannot be unpacked.
        standard_input: Reads what ``-`` stands for; without it that is a name like any other.

    Raises:
        SourceError: If something is missing, cannot be read, or is an archive that cannot be trusted.
    """
    for name in given:
        path = Path(name).expanduser()
        if name == INPUT and standard_input is not None:
            yield Source("standard input", "", standard_input)
        elif path.is_dir():
            yield from _folder(path, left_out)
        elif path.exists():
            yield from _file(path)
        else:
            raise MissingSourceError(f"There is no file {path}.")


def _folder(folder: Path, left_out: Callable[[str], object]) -> Iterator[Source]:
    unread: list[OSError] = []
    is_empty = True
    for where, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(where, name) for name in sorted(names) if not name.startswith(".")):
            if path.suffix.lower() in (*SUFFIXES, ARCHIVE) and path.is_file():
                is_empty = False
                yield from _file(path, left_out)
    if unread:
        raise SourceError(f"{unread[0].filename} cannot be read ({os_reason(unread[0])}); nothing was imported.")
    if is_empty:
        raise SourceError(f"No file in {folder} can be imported; taut reads {', '.join((*SUFFIXES, ARCHIVE))}.")


def _file(path: Path, left_out: Callable[[str], object] | None = None) -> Iterator[Source]:
    suffix, is_found = path.suffix.lower(), left_out is not None
    if suffix != ARCHIVE and (is_found or suffix in SUFFIXES or not zipfile.is_zipfile(path)):
        yield Source(str(path), suffix, path.read_bytes, is_found)
        return
    try:
        yield from _archive(path)
    except OSError as problem:
        raise SourceError(f"{path} cannot be read ({os_reason(problem)}).") from None
    except SourceError as problem:
        if left_out is None:
            raise
        left_out(f"{problem} It was skipped.")


def _archive(path: Path) -> list[Source]:
    """The texts of an archive: all of them, or none."""
    found: list[Source] = []
    left = LARGEST
    try:
        with zipfile.ZipFile(path) as archive:
            for member in [*_members(path, archive.infolist())]:
                data = _unpacked(archive, member, left)
                left -= len(data)
                if left < 0:
                    raise SourceError(
                        f"{path} unpacks to more than {LARGEST >> 20} MB of text; unpack it, and import what you need."
                    )
                name = member.filename
                found.append(Source(f"{path}/{name}", Path(name).suffix.lower(), partial(bytes, data), True))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError) as problem:
        needs_password = "password" in str(problem)
        why = "it has a password" if needs_password else "it is damaged, or packed in a way taut cannot read"
        raise SourceError(f"{path} cannot be unpacked ({why}); unpack it yourself, and import the folder.") from None
    return found


def _members(path: Path, found: Iterable[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive that may be journals; nothing hidden, and none that would lie outside of it."""
    for member in found:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or any(":" in part for part in name.parts[:1]):
            raise SourceError(
                f"{path} has a file that would be unpacked elsewhere, {member.filename[:60]}; do not trust it."
            )
        hidden = any(part.startswith((".", "__MACOSX")) for part in name.parts)
        if not hidden and not member.is_dir() and name.suffix.lower() in SUFFIXES:
            yield member


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Its bytes, and of more than ``most`` only one more: what an archive says of its sizes is not relied on."""
    with archive.open(member) as file:
        return file.read(most + 1)
