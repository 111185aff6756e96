"""What the journal was before: the last save, seven days, four weeks, twelve months.

A backup is the very file that a new one replaced, under a second name, so keeping it costs one link and no copying.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tui.store import layout
from tui.store.disk import (
    PLAIN,
    Codec,
    make_folder,
    second_name,
    sweep,
    sync_folder,
    temporary_name,
    write_atomically,
)
from tui.store.errors import OtherKeyError, writing_failed
from tui.store.layout import ENTRIES, Tables

DAYS, WEEKS, MONTHS = 7, 4, 12
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


def kept_days(days: Iterable[date]) -> set[date]:
    """Which days' backups stay: of the newest seven days, four weeks and twelve months that have one.

    Counted in backups there are, not in days gone by, so that nothing is lost by staying away.
    """
    newest_first = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return {*newest_first[:DAYS], *list(weeks.values())[:WEEKS], *list(months.values())[:MONTHS]}


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
            _link(journal, kept if is_first else self.folder / _LAST)
            sync_folder(self.folder)
            if is_first:
                self._prune()
        except OSError as problem:
            self.trouble = f"No backup could be kept in {self.folder} ({problem.strerror}): look at the folder."
            return False
        self.trouble = ""
        return True

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
            os.utime(name, ns=(changed, changed))
            status = name.stat()
        except OSError as problem:
            raise writing_failed(problem, name) from None
        return Backup(name, None, status.st_mtime_ns, status.st_size)

    def list(self) -> list[Backup]:
        """All backups, the newest state first."""
        found = []
        try:
            paths = list(self.folder.iterdir())
        except OSError:
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
        except OtherKeyError:
            return None

    def _read(self, backup: Backup) -> Tables | None:
        try:
            tables = layout.read_tables(self._text(backup))
            entries = {key: dict(document) for key, document in tables.get(ENTRIES, {}).items()}
        except OtherKeyError:
            raise
        except (OSError, ValueError, TypeError):
            return None
        return {**tables, ENTRIES: entries}

    def newest_good(self) -> tuple[Backup, Tables] | None:
        """The newest backup that can be read, with what it holds.

        Raises:
            OtherKeyError: If there is none, and the key that is here is another than some are sealed with.
        """
        sealed: OtherKeyError | None = None
        for backup in self.list():
            try:
                tables = self._read(backup)
            except OtherKeyError as problem:
                sealed = problem
                continue
            if tables:
                return backup, tables
        if sealed is not None and not self._codec.plain:
            raise sealed
        return None

    def tidy(self, today: date) -> bool:
        """Compress one backup that is a day old or older.

        Returns:
            Whether there was one.
        """
        backup = self._untidy(today)
        if backup:
            self._compress(backup)
        return backup is not None

    def is_untidy(self, today: date) -> bool:
        """Whether there is a backup to compress."""
        return self._untidy(today) is not None

    def _untidy(self, today: date) -> Backup | None:
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
        for backup in self.list():
            tables = self.read(backup)
            if tables is None:
                unread.append(backup.path)
            elif not tables[ENTRIES].keys().isdisjoint(keys):
                left = {key: document for key, document in tables[ENTRIES].items() if key not in keys}
                self._rewrite(backup, b"".join(layout.render({**tables, ENTRIES: left})))
        return tuple(unread)

    def remember_gone(self, keys: Iterable[str]) -> None:
        """Note that these entries were taken out for good and may stand in backups; keys alone, none of their words.

        Raises:
            StoreError: If it cannot be written.
        """
        gone = sorted({*self._gone(), *keys}, key=int)
        write_atomically(self.folder / _GONE, "".join(f"{key}\n" for key in gone).encode())

    def forget_gone(self) -> None:
        """The backups hold nothing of what was taken out for good."""
        (self.folder / _GONE).unlink(missing_ok=True)

    def held_of_gone(self, there: Collection[str]) -> set[str]:
        """Keys of what backups hold of entries that were taken out of the trash.

        Args:
            there: Keys of the journal's entries.
        """
        gone, held = self._gone(), set[str]()
        for backup in self.list():
            entries = (self.read(backup) or {}).get(ENTRIES, {})
            held |= {
                key for key, entry in entries.items() if key not in there and (key in gone or entry.get("deleted"))
            }
        return held

    def _gone(self) -> set[str]:
        try:
            return set(filter(str.isdecimal, (self.folder / _GONE).read_text("ascii").split()))
        except (OSError, UnicodeDecodeError):
            return set()

    def reseal(self, stale: Callable[[Path], bool]) -> None:
        """Write stale backups anew as the codec now is: readable, or sealed, damaged ones too.

        Raises:
            StoreError: If a backup cannot be written.
        """
        for backup in self.list():
            try:
                if not stale(backup.path):
                    continue
                text = self._codec.unseal(backup.path.read_bytes())
            except (OSError, ValueError):
                continue
            self._put(backup, text)

    def _text(self, backup: Backup) -> bytes:
        data = self._codec.unseal(backup.path.read_bytes())
        return _unpacked(data) if backup.path.suffix == ".gz" else data

    def _rewrite(self, backup: Backup, text: bytes) -> None:
        self._put(backup, _packed(text) if backup.path.suffix == ".gz" else text)

    def _put(self, backup: Backup, packed: bytes) -> None:
        write_atomically(backup.path, self._codec.seal(packed))
        os.utime(backup.path, ns=(backup.changed, backup.changed))

    def _compress(self, backup: Backup) -> None:
        compressed = backup.path.with_name(backup.path.name + ".gz")
        try:
            text = self._text(backup)
        except (OSError, ValueError):
            return
        write_atomically(compressed, self._codec.seal(_packed(text)))
        os.utime(compressed, ns=(backup.changed, backup.changed))
        backup.path.unlink(missing_ok=True)

    def _prune(self) -> None:
        backups = self.list()
        kept = kept_days(backup.day for backup in backups if backup.day)
        for backup in backups:
            if backup.day and backup.day not in kept:
                backup.path.unlink(missing_ok=True)


def _link(journal: Path, name: Path) -> None:
    beside = temporary_name(name)
    try:
        second_name(journal, beside)
        beside.chmod(0o600)
        beside.replace(name)
    finally:
        # Renaming one name of a file over another of the same file leaves both.
        beside.unlink(missing_ok=True)


def _packed(data: bytes) -> bytes:
    import gzip  # here and below: adding a note, which needs none of it, starts a millisecond sooner

    # Level 1 is four times as fast as the usual level, for a file a tenth larger.
    return gzip.compress(data, 1, mtime=0)


def _unpacked(data: bytes) -> bytes:
    import gzip
    import zlib

    try:
        return gzip.decompress(data)
    except (EOFError, zlib.error) as problem:
        raise ValueError(str(problem)) from None
