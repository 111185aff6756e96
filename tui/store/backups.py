"""What the journal was before: the last save, seven days, four weeks, twelve months.

A backup is the very file that a new one replaced, under a second name, so keeping it costs one link and no copying.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tui.records.text import os_reason
from tui.store import line_format
from tui.store.atomic_write import (
    PLAIN,
    Codec,
    inside,
    make_folder,
    sweep,
    sync_folder,
    write_atomically,
)
from tui.store.backup_rotation import days_to_keep, link, packed, unpacked
from tui.store.errors import (
    CannotReadError,
    OtherKeyError,
    StoreError,
    cannot_be_written,
    reading_failed,
    removing_failed,
    unread_backup,
    writing_failed,
)
from tui.store.line_format import ENTRIES, Tables

_NAME = re.compile(r"journal-(\d{4}-\d{2}-\d{2})\.json(\.gz)?")
_LAST = "last.json"
_GONE = "gone"
_BY_HAND = re.compile(r"kept-\d{8}-\d{6}(-\d+)?\.json")


class Backup(NamedTuple):
    """One backup.

    Attributes:
        path: Where it is.
        day: The day before whose first save the journal was so; None for what a save later that day replaced, and
            for what a person kept by hand.
        changed: When the journal was last written by then, in nanoseconds since the epoch.
        size: Its bytes on the disk.
    """

    path: Path
    day: date | None
    changed: int
    size: int


class Backups:
    """The backups of one journal.

    Args:
        folder: Where they are; made when the first is kept.
        codec: How the journal's text becomes bytes.
    """

    def __init__(self, folder: Path, codec: Codec = PLAIN) -> None:
        self.folder = folder
        self.trouble = ""
        self._codec = codec

    def keep(self, journal: Path, today: date) -> bool:
        """Keep the file that is about to be replaced, under one more name.

        What was just written matters more than its backup: where none can be made, ``trouble`` says why and saving
        goes on.

        Returns:
            Whether a backup holds the file now.
        """
        try:
            make_folder(self.folder)
            sweep(self.folder)
            kept = self.folder / f"journal-{today.isoformat()}.json"
            is_first = not kept.exists() and not kept.with_name(kept.name + ".gz").exists()
            link(journal, kept if is_first else self.folder / _LAST)
            sync_folder(self.folder)
            if is_first:
                self._prune()
        except OSError as problem:
            self.trouble = f"No backup could be made in {self.folder} ({os_reason(problem)}): check the folder."
            return False
        self.trouble = ""
        return True

    def why_none(self) -> str:
        """Why no backup can be made here, in a sentence; empty where nothing is in the way."""
        if self.folder.exists() and not self.folder.is_dir():
            return f"No backup can be made: {self.folder} is not a folder; move it out of the way."
        place = self.folder if self.folder.exists() else self.folder.parent
        if place.exists() and not os.access(place, os.W_OK | os.X_OK):
            return f"No backup can be made: {cannot_be_written(place)}"
        return ""

    def keep_by_hand(self, journal: Path, now: datetime) -> Backup:
        """Keep the journal as it is now, until a person removes it.

        Raises:
            StoreError: If it cannot be kept, or there is no journal yet.
        """
        name = self.folder / f"kept-{now:%Y%m%d-%H%M%S}.json"
        number = 1
        while name.exists():
            number += 1
            name = self.folder / f"kept-{now:%Y%m%d-%H%M%S}-{number}.json"
        try:
            make_folder(self.folder)
            changed = journal.stat().st_mtime_ns
            # Copied, for a second name of the living file would go with it if that were damaged.
            write_atomically(name, journal.read_bytes())
            with suppress(OSError):
                os.utime(name, ns=(changed, changed))
            status = name.stat()
        except OSError as problem:
            raise writing_failed(problem, name) from None
        return Backup(name, None, status.st_mtime_ns, status.st_size)

    def list(self, *, strict: bool = False) -> list[Backup]:
        """All backups, the newest state first.

        Args:
            strict: Whether not to be able to look is an error, and does not pass for there being none.

        Raises:
            StoreError: If it is one.
        """
        found = []
        try:
            paths = inside(self.folder)
        except StoreError:
            if strict:
                raise
            return []
        for path in paths:
            match = _NAME.fullmatch(path.name)
            if match or path.name == _LAST or _BY_HAND.fullmatch(path.name):
                try:
                    status, day = path.stat(), date.fromisoformat(match[1]) if match else None
                except (OSError, ValueError):
                    continue
                found.append(Backup(path, day, status.st_mtime_ns, status.st_size))
        return sorted(found, key=lambda backup: (backup.changed, backup.day is None), reverse=True)

    def read(self, backup: Backup) -> Tables | None:
        """The tables a backup holds, every entry parsed; None if it is damaged or cannot be read."""
        try:
            return self._read(backup)
        except (OtherKeyError, CannotReadError):
            return None

    def _read(self, backup: Backup) -> Tables | None:
        try:
            tables = line_format.read_tables(self._text(backup))
            entries = {key: dict(document) for key, document in tables.get(ENTRIES, {}).items()}
        except OtherKeyError:
            raise
        except OSError as problem:
            raise unread_backup(problem, backup.path) from None
        except (ValueError, TypeError):
            return None
        return {**tables, ENTRIES: entries}

    def sound_entries(self, keys: Collection[str]) -> dict[str, dict[str, Any]]:
        """Entries as the newest backup has them whose line of them is sound, the rest of it damaged or not."""
        from tui.store.salvage import salvage  # here: nothing is salvaged where nothing is damaged

        missing, found = set(keys), {}
        for backup in self.list() if missing else ():
            try:
                lines = salvage(self._text(backup))
            except OSError as problem:
                raise unread_backup(problem, backup.path) from None
            except ValueError:
                continue
            for key, one in lines:
                if key in missing and one.is_sure and one.document:
                    found[key] = one.document
            missing -= found.keys()
        return found

    def newest_good(self) -> tuple[Backup, Tables] | None:
        """The newest backup that can be read, with what it holds.

        Raises:
            OtherKeyError: If there is none, and the key that is here is another than some are encrypted with.
            CannotReadError: If a newer one is there and the system does not let it be read: an older one must not
                pass for the newest.
        """
        sealed: OtherKeyError | None = None
        for backup in self.list(strict=True):
            try:
                tables = self._read(backup)
            except OtherKeyError as problem:
                sealed = problem
                continue
            if tables:
                return backup, tables
        if sealed is not None and not self._codec.is_plain:
            raise sealed
        return None

    def compress_one(self, today: date) -> bool:
        """Compress one backup that is a day old or older.

        Returns:
            Whether there was one.
        """
        backup = self._uncompressed(today)
        if backup:
            self._compress(backup)
        return backup is not None

    def has_uncompressed(self, today: date) -> bool:
        """Whether there is a backup to compress."""
        return self._uncompressed(today) is not None

    def _uncompressed(self, today: date) -> Backup | None:
        found = (backup for backup in self.list() if backup.day and backup.day < today)
        return next((backup for backup in found if backup.path.suffix != ".gz"), None)

    def forget(self, keys: Collection[str]) -> tuple[Path, ...]:
        """Take entries out of every backup for good, as a person may ask when emptying the trash.

        Returns:
            Backups that cannot be read, and may hold them still.

        Raises:
            StoreError: If a backup cannot be written.
        """
        unread = []
        for backup in self.list(strict=True):
            tables = self.read(backup)
            if tables is None:
                unread.append(backup.path)
            elif not tables[ENTRIES].keys().isdisjoint(keys):
                left = {key: document for key, document in tables[ENTRIES].items() if key not in keys}
                self._rewrite(backup, b"".join(line_format.render({**tables, ENTRIES: left})))
        return tuple(unread)

    def record_deleted(self, keys: Iterable[str]) -> None:
        """Note that these entries were taken out for good and may stand in backups; keys alone, none of their words.

        Raises:
            StoreError: If it cannot be written.
        """
        gone = sorted({*self.deleted(), *keys}, key=int)
        write_atomically(self.folder / _GONE, "".join(f"{key}\n" for key in gone).encode())

    def clear_deleted(self) -> None:
        """The backups hold nothing of what was taken out for good."""
        gone = self.folder / _GONE
        try:
            gone.unlink(missing_ok=True)
        except OSError as problem:
            raise removing_failed(problem, gone) from None

    def deleted_but_held(self, there: Collection[str]) -> set[str]:
        """Keys of what backups hold of entries that were taken out of the trash.

        Args:
            there: Keys of the journal's entries.
        """
        gone, held = self.deleted(), set[str]()
        for backup in self.list(strict=True):
            entries = (self.read(backup) or {}).get(ENTRIES, {})
            held |= {
                key for key, entry in entries.items() if key not in there and (key in gone or entry.get("deleted"))
            }
        return held

    def deleted(self) -> set[str]:
        """Keys of entries that a person took out of the trash for good."""
        try:
            return set(filter(str.isdecimal, (self.folder / _GONE).read_text("ascii").split()))
        except (FileNotFoundError, UnicodeDecodeError):
            return set()
        except OSError as problem:
            raise reading_failed(problem, self.folder / _GONE) from None

    def recode(self, stale: Callable[[Path], bool]) -> None:
        """Write stale backups anew as the codec now is: readable, or encrypted, damaged ones too.

        Raises:
            StoreError: If a backup cannot be read or written.
        """
        for backup in self.list(strict=True):
            try:
                if not stale(backup.path):
                    continue
                text = self._codec.decode(backup.path.read_bytes())
            except FileNotFoundError:
                continue
            except OSError as problem:
                raise reading_failed(problem, backup.path) from None
            except ValueError:
                continue
            self._put(backup, text)

    def _text(self, backup: Backup) -> bytes:
        data = self._codec.decode(backup.path.read_bytes())
        return unpacked(data) if backup.path.suffix == ".gz" else data

    def _rewrite(self, backup: Backup, text: bytes) -> None:
        self._put(backup, packed(text) if backup.path.suffix == ".gz" else text)

    def _put(self, backup: Backup, data: bytes) -> None:
        write_atomically(backup.path, self._codec.encode(data))
        with suppress(OSError):
            os.utime(backup.path, ns=(backup.changed, backup.changed))

    def _compress(self, backup: Backup) -> None:
        compressed = backup.path.with_name(backup.path.name + ".gz")
        try:
            text = self._text(backup)
        except (OSError, ValueError):
            return
        write_atomically(compressed, self._codec.encode(packed(text)))
        with suppress(OSError):
            os.utime(compressed, ns=(backup.changed, backup.changed))
        backup.path.unlink(missing_ok=True)

    def _prune(self) -> None:
        backups = self.list()
        kept = days_to_keep(backup.day for backup in backups if backup.day)
        for backup in backups:
            if backup.day and backup.day not in kept:
                backup.path.unlink(missing_ok=True)
