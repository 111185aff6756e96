"""A folder of exported files, kept up to date: what changed is written, and only what taut wrote is ever replaced.

A list beside the files says what taut wrote, by name and checksum. Before a file is written its new checksum is added
to that list, and the old one is dropped after it: cut off at any moment, the next export knows both for its own.
"""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tui.records.text import counted, listed, os_reason
from tui.store.atomic_write import write_private
from tui.workspace import StoreError
from tui.workspace.written_file import make_place

MANIFEST = ".taut-export.json"
VERSION = 1
_NAMED = 3
_LARGEST = 64 << 20

_Known: TypeAlias = dict[str, list[str]]
"""The name of a file to the checksums of what taut wrote or was about to write there."""


class Update(NamedTuple):
    """What became of a folder.

    Attributes:
        written: How many files are new or were replaced.
        unchanged: How many were as they are to be.
        removed: How many have no entry in the journal any more.
        left: Those that were neither replaced nor removed, for they are not as taut wrote them.
    """

    written: int
    unchanged: int
    removed: int
    left: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was done, and what was left alone and why."""
        removed = f", {self.removed} removed" if self.removed else ""
        said = f"{counted(self.written, 'file')} written, {self.unchanged} unchanged{removed}."
        if not self.left:
            return said
        more = len(self.left) - _NAMED
        names = listed([*self.left[:_NAMED], *([f"{more} more"] if more > 0 else [])])
        why = "it was" if len(self.left) == 1 else "they were"
        return f"{said} Not touched, because {why} changed there or not written by taut: {names}."


def update(folder: Path, form: str, files: Mapping[str, bytes], all_names: Collection[str]) -> Update:
    """Brings a folder up to date.

    Args:
        folder: Where the files are; made if only it itself is missing.
        form: What the files are; a folder has one form.
        files: What is to be in them, by name.
        all_names: The files there are entries for, whether they are among these or not; others are removed.

    Raises:
        StoreError: If it cannot be read or written, or holds an export of another form or of a newer taut.
    """
    _prepare(folder)
    try:
        return _updated(folder, form, files, all_names)
    except OSError as problem:
        raise StoreError(f"{problem.filename or folder} could not be written ({os_reason(problem)}).") from None


def _prepare(folder: Path) -> None:
    if folder.is_dir():
        return
    if folder.exists() or folder.is_symlink():
        raise StoreError(f"{folder} is not a folder; name one that is, or that can be made.")
    make_place(folder)


def _updated(folder: Path, form: str, files: Mapping[str, bytes], all_names: Collection[str]) -> Update:
    known = _read(folder, form)
    there = {name: _checksum(folder / name) for name in {*files, *known}}
    wanted = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    gone = [name for name in known if name not in all_names]

    def is_ours(name: str) -> bool:
        return there[name] is None or there[name] in known.get(name, ())

    left = [name for name in (*files, *gone) if not is_ours(name) and there[name] != wanted.get(name)]
    changed = [name for name in files if there[name] != wanted[name] and name not in left]
    removed = [name for name in gone if name not in left]
    if changed:
        _write(folder, form, known | {name: [*known.get(name, ()), wanted[name]] for name in changed})
    for name in changed:
        try:
            write_private(folder / name, files[name], new=there[name] is None)
        except FileExistsError:  # it came to be there just now
            left.append(name)
    for name in removed:
        (folder / name).unlink(missing_ok=True)
    kept = {name: sums for name, sums in known.items() if name not in removed}
    after = kept | {name: [wanted[name]] for name in files if name not in left}
    if after != known or changed:
        _write(folder, form, after)
    written = len(files.keys() & {*changed} - {*left})
    count = sum(there[name] is not None for name in removed)
    return Update(written, len(files) - written - len(files.keys() & {*left}), count, tuple(sorted(left)))


def _checksum(path: Path) -> str | None:
    """The checksum of a file; empty for a link and whatever else taut did not write, nothing if nothing is there."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError:
        return ""


def _read(folder: Path, form: str) -> _Known:
    """What taut wrote here before.

    Raises:
        StoreError: If that cannot be told, or was something else.
    """
    path = folder / MANIFEST
    damaged = StoreError(f"{path} is damaged; move it and the files beside it away, and export again.")
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise damaged
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        raise damaged from None
    match found:
        case {"version": int(version)} if version > VERSION:
            raise StoreError(f"{path} was written by a newer taut. Update taut to export here.")
        case {"version": int(), "format": str(other)} if other != form:
            raise StoreError(f"{folder} has an export in another format, {other[:20]}; choose another folder.")
        case {"version": int(), "format": str(), "files": dict(files)}:
            return {name: sums for name, sums in files.items() if _is_plain(name) and _are_texts(sums)}
        case _:
            raise damaged


def _is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself; taut writes no others, and none that is hidden."""
    return bool(name) and not name.startswith(".") and not {*name} & {"/", "\\", ":", "\0"}


def _are_texts(sums: object) -> bool:
    return isinstance(sums, list) and all(isinstance(one, str) and one for one in sums)


def _write(folder: Path, form: str, known: _Known) -> None:
    document = {"version": VERSION, "format": form, "files": dict(sorted(known.items()))}
    write_private(folder / MANIFEST, f"{json.dumps(document, indent=0)}\n".encode())
