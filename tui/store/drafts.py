"""Unfinished sessions, each a small file of its own, so that saving one costs the same at any length of journal."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tui.store.atomic_write import PLAIN, Codec, inside, sync_folder, write_atomically, write_now
from tui.store.documents import encode_document, read_document
from tui.store.errors import OtherKeyError, reading_failed, writing_failed

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


class _OvertakenError(Exception):
    """Another window wrote the file just now."""


class Drafts:
    """The drafts of one journal.

    A finished session's draft becomes the finished entry's document in ``kept/`` and stays there until a backup
    holds the entry, so that a damaged journal loses nothing.

    Each draft's text is remembered as it was last read or written here, so that what another window wrote since is
    known from it.

    Args:
        folder: Where they are; made when the first is saved.
        codec: How text becomes bytes, as for the journal.

    Attributes:
        trouble: A sentence for the person about a draft that could not be opened; empty if there is none.
    """

    def __init__(self, folder: Path, codec: Codec = PLAIN) -> None:
        self.folder = folder
        self.trouble = ""
        self._kept = folder / "kept"
        self._codec = codec
        self._known: dict[str, set[int]] = {}

    def path(self, draft: str) -> Path:
        """Where a draft's file is.

        Raises:
            ValueError: If the id could not be a file's name.
        """
        return self.folder / _name(draft)

    def save(self, draft: str, document: Mapping[str, Any]) -> None:
        """Keep a draft as it now is; it is on the disk when this returns.

        Raises:
            StoreError: If it cannot be written.
        """
        self._write(write_atomically, draft, document)

    def save_now(self, draft: str, document: Mapping[str, Any]) -> None:
        """``save`` for a signal handler: as little as can be between the call and the disk."""
        self._write(write_now, draft, document)

    def _write(self, write: Callable[[Path, bytes], None], draft: str, document: Mapping[str, Any]) -> None:
        text = _text(document)
        # Where writing fails, either may be what stands there then.
        self._known.setdefault(draft, set()).add(hash(text))
        write(self.path(draft), self._codec.encode(text))
        self._known[draft] = {hash(text)}

    def load(self, draft: str) -> dict[str, Any] | None:
        """A draft, or None if there is none; a damaged one is set aside first.

        Raises:
            StoreError: If it cannot be read.
        """
        self._known.pop(draft, None)
        document = self._read(self.path(draft))
        self._known.setdefault(draft, set())
        return document

    def load_all(self) -> list[dict[str, Any]]:
        """Every draft that can be read, the last one touched first; damaged ones are set aside.

        What is known here already stays as it was known: seeing a draft in a list is not going on with it.
        """
        found = (self._read(path) for path in _files(self.folder))
        return [document for document in found if document is not None]

    def starting_with(self, beginning: str) -> list[str]:
        """The drafts whose ids begin so, the last one touched first."""
        return [path.stem for path in _files(self.folder) if path.stem.startswith(beginning)]

    def was_written_elsewhere(self, draft: str) -> bool:
        """Whether a draft is there and another than was last read or written here; also one that cannot be read.

        Raises:
            LockedError: If it is encrypted and the journal was not unlocked here.
        """
        try:
            text = self._codec.decode(self.path(draft).read_bytes())
        except FileNotFoundError:
            return False
        except (OSError, ValueError):
            return True
        return hash(text) not in self._known.get(draft, ())

    def remove(self, draft: str) -> None:
        """Throw a draft away for good."""
        _unlink(self.path(draft))
        self._known[draft] = set()

    def remove_own(self, draft: str) -> bool:
        """``remove``, unless another window wrote it; whether there is none now."""
        if self.was_written_elsewhere(draft):
            return False
        self.remove(draft)
        return True

    def finish(self, draft: str, entry: Mapping[str, Any]) -> None:
        """The session became an entry that the journal holds: keep the entry's document, let go of its own draft.

        Raises:
            StoreError: If it cannot be written; the draft is still there.
        """
        write_atomically(self._kept / _name(draft), self._codec.encode(_text(entry)))
        self.remove_own(draft)

    def finished(self) -> dict[str, dict[str, Any]]:
        """The documents of finished entries that no backup holds yet, by id."""
        found = {path.stem: self._read(path) for path in _files(self._kept)}
        return {draft: document for draft, document in found.items() if document is not None}

    def finished_ids(self) -> list[str]:
        """The ids of finished entries that no backup holds yet."""
        return [path.stem for path in _files(self._kept)]

    def forget(self, draft: str) -> None:
        """A backup holds the finished entry, or the person wants it gone."""
        _unlink(self._kept / _name(draft))

    def forget_all(self, entry: str) -> None:
        """An entry is gone for good: so is what was written to it, in its session and while it was edited.

        Raises:
            StoreError: If a file cannot be removed.
        """
        own = re.compile(rf"(edit-)?{re.escape(entry)}(-[0-9a-f]+)?\.json(\.damaged-\d+)?")
        for folder in (self.folder, self._kept):
            for path in inside(folder):
                if own.fullmatch(path.name):
                    _unlink(path)

    def recode(self, stale: Callable[[Path], bool]) -> int:
        """Write stale drafts anew as the codec now is: readable, or encrypted. One that cannot be read stays as it is.

        Returns:
            How many were.

        Raises:
            StoreError: If one cannot be read or written.
        """
        count = 0
        for folder in (self.folder, self._kept):
            for path in _files(folder):
                try:
                    if not stale(path):
                        continue
                    self._rewrite(path)
                except (FileNotFoundError, ValueError):
                    continue
                except OSError as problem:
                    raise reading_failed(problem, path) from None
                count += 1
        return count

    def _rewrite(self, path: Path) -> None:
        """Write a draft as the codec now is, unless another window writes it just now: then it is as new anyway."""
        before, data = path.stat(), path.read_bytes()

        def check(real: Path) -> None:
            if real.stat().st_mtime_ns != before.st_mtime_ns:
                raise _OvertakenError

        try:
            write_atomically(path, self._codec.encode(self._codec.decode(data)), check)
            os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
        except _OvertakenError:
            pass

    def _read(self, path: Path) -> dict[str, Any] | None:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise reading_failed(problem, path) from None
        try:
            text = self._codec.decode(data)
        except OtherKeyError:
            self.trouble = f"{path} is encrypted with a key that taut can't find; it stays as it is."
            return None
        except ValueError:
            text = b""
        try:
            found: dict[str, Any] | None = read_document(text.strip())
        except ValueError:
            found = self._rescued(path, text)
        if found is not None and path.parent == self.folder:
            self._known.setdefault(path.stem, {hash(text)})
        return found

    def _rescued(self, path: Path, text: bytes) -> dict[str, Any] | None:
        """Sets a damaged draft aside and goes on with what can be read of it; a finished entry has to be sound."""
        from tui.store.salvage import loosely  # here: nothing is salvaged where nothing is damaged

        aside = _set_aside(path)
        document = loosely(text) if path.parent == self.folder else None
        if path.parent == self.folder:
            rest = "check what is left of it" if document else "nothing of it could be read"
            self.trouble = f"An unfinished text was damaged and has been set aside as {aside}: {rest}."
        if document is not None:
            write_atomically(path, self._codec.encode(_text(document)))
        return document


def _text(document: Mapping[str, Any]) -> bytes:
    return encode_document(document) + b"\n"


def _name(draft: str) -> str:
    if not _ID.fullmatch(draft):
        raise ValueError("a draft's id is made of letters, digits and dashes")
    return f"{draft}.json"


def _files(folder: Path) -> list[Path]:
    """The drafts in a folder, the last one touched first."""
    found = []
    for path in (path for path in inside(folder) if path.suffix == ".json" and not path.name.startswith(".")):
        try:
            found.append((path.stat().st_mtime_ns, path))
        except OSError:
            continue  # another window has just removed it
    return [path for _, path in sorted(found, reverse=True)]


def _set_aside(path: Path) -> Path:
    """Move a damaged file out of the way, never over another; where it is now."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as problem:
        raise writing_failed(problem, path) from None
    return aside


def _unlink(path: Path) -> None:
    try:
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        pass
    except OSError as problem:
        raise writing_failed(problem, path) from None
