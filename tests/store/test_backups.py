from __future__ import annotations

import errno
import gzip
import os
import stat
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.records.entry import doc_key
from tui.store.backup_rotation import days_to_keep
from tui.store.backups import Backup
from tui.store.errors import BusyError
from tui.store.journal import Journal

from .support import NOW, make_entry, make_journal

TODAY = date(2026, 11, 23)  # a Monday


def days_back(*numbers: int) -> set[date]:
    return {TODAY - timedelta(days=number) for number in numbers}


def test_of_two_daily_years_the_last_week_four_weeks_and_twelve_months_stay() -> None:
    kept = days_to_keep(days_back(*range(730)))
    assert days_back(*range(7)) <= kept
    assert {date(2026, 11, 15), date(2026, 11, 8)} <= kept, "the last day of each of four weeks"
    assert {date(2026, 10, 31), date(2026, 9, 30), date(2025, 12, 31)} <= kept, "the last day of each of twelve months"
    assert min(kept) == date(2025, 12, 31)
    assert len(kept) == 7 + 2 + 11


def test_nothing_goes_because_a_person_stayed_away() -> None:
    few = days_back(400, 401, 900)
    assert days_to_keep(few) == few


@given(st.sets(st.integers(0, 3000), max_size=200))
def test_pruning_day_by_day_never_grows_and_keeps_the_newest(numbers: set[int]) -> None:
    days = days_back(*numbers)
    kept = days_to_keep(days)
    assert kept <= days
    assert len(kept) <= 23
    assert days_to_keep(kept) == kept
    assert set(sorted(days)[-7:]) <= kept


class Days:
    """A journal that gets one or more entries every day."""

    def __init__(self, home: Path) -> None:
        self.now = NOW
        self.written = 0
        self.journal = make_journal(home, lambda: self.now)

    def live(self, days: int, saves: int = 1) -> Journal:
        for _ in range(days):
            for _ in range(saves):
                self.journal.save(make_entry(self.written))
                self.written += 1
            while self.journal.backups.compress_one(self.now.date()):
                pass
            self.now += timedelta(days=1)
        return self.journal


def test_the_first_save_ever_makes_no_backup_and_no_folder(home: Path) -> None:
    Days(home).live(1)
    assert not (home / "backups").exists()


def test_each_save_keeps_what_it_replaces(home: Path) -> None:
    journal = Days(home).live(1, saves=4)
    counts = {
        backup.path.name: len((journal.backups.read(backup) or {})["entries"]) for backup in journal.backups.list()
    }
    assert counts == {"journal-2026-11-23.json": 1, "last.json": 3}
    good = journal.backups.newest_good()
    assert good is not None
    assert good[0].path.name == "last.json"


def test_a_backup_is_a_link_and_costs_no_copy(home: Path) -> None:
    journal = Days(home).live(1, saves=2)
    inode = journal.path.stat().st_ino
    journal.save(make_entry(50))
    assert (home / "backups" / "journal-2026-11-24.json").stat().st_ino == inode


def test_over_weeks_they_are_compressed_and_thinned(home: Path) -> None:
    journal = Days(home).live(40, saves=2)
    names = sorted(path.name for path in (home / "backups").iterdir())
    assert names[-1] == "last.json"
    assert names[-2] == "journal-2027-01-01.json.gz" or names[-2] == "journal-2027-01-01.json"
    assert all(name.endswith(".gz") for name in names[:-2])
    assert len(names) <= 1 + 7 + 4 + 12
    for backup in journal.backups.list():
        tables = journal.backups.read(backup)
        assert tables is not None
        assert len(tables["entries"]) >= 1
        if os.name == "posix":
            assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    changed = [backup.changed for backup in journal.backups.list()]
    assert changed == sorted(changed, reverse=True)


def test_a_file_system_without_links_gets_copies(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(os, "link", refuse)
    journal = Days(home).live(1, saves=3)
    good = journal.backups.newest_good()
    assert good is not None
    assert len(good[1]["entries"]) == 2
    journal.path.write_bytes(b"broken")
    assert journal.open()
    assert journal.count() == 3


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_linked_journal_is_backed_up_as_the_file_it_is(home: Path, tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    home.mkdir()
    (home / "journal.json").symlink_to(tmp_path / "cloud" / "mine.json")
    Days(home).live(1, saves=3)
    backup = home / "backups" / "last.json"
    assert backup.is_file()
    assert not backup.is_symlink()


def test_saving_goes_on_where_no_backup_can_be_made(home: Path) -> None:
    journal = make_journal(home)
    journal.save(make_entry(1))
    (home / "backups").write_text("in the way", "utf-8")
    journal.save(make_entry(2))
    assert journal.count() == 2
    assert journal.backups.trouble.endswith(".")
    assert sorted(journal.drafts.finished_ids()) == sorted([make_entry(1).id, make_entry(2).id])


def test_an_entry_can_be_forgotten_everywhere(home: Path) -> None:
    days = Days(home)
    journal = days.live(4, saves=2)
    before = [(backup.path, backup.changed) for backup in journal.backups.list()]
    secret = make_entry(0)
    journal.trash.remove([secret.id])
    journal.backups.forget({doc_key(secret.id)})
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert secret.id.encode() not in (gzip.decompress(data) if path.suffix == ".gz" else data), path
    kept = {(backup.path, backup.changed) for backup in journal.backups.list() if backup.day}
    assert {pair for pair in before if pair[0].name != "last.json"} <= kept


def test_a_damaged_or_torn_archive_is_not_good(home: Path) -> None:
    journal = Days(home).live(3)
    for backup in journal.backups.list():
        data = backup.path.read_bytes()
        backup.path.write_bytes(data[: len(data) // 2])
    assert journal.backups.newest_good() is None


def test_tidying_waits_for_a_window_that_takes_something_out_and_stops_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = Days(home)
    journal = days.live(2)
    other = Journal(home, lambda: days.now)
    secret = make_entry(0)
    read = journal.backups._text

    def meanwhile(backup: Backup) -> bytes:
        monkeypatch.undo()
        with pytest.raises(BusyError):
            other.trash.empty(forget_backups=True)
        return read(backup)

    other.storage._lock._seconds = 0.05
    other.change(secret.id, lambda entry: replace(entry, deleted=entry.ended))
    monkeypatch.setattr(journal.backups, "_text", meanwhile)
    journal.compress_backups()
    other.trash.empty(forget_backups=True)
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert secret.id.encode() not in (gzip.decompress(data) if path.suffix == ".gz" else data), path


def test_tidying_that_cannot_be_done_stops_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    days = Days(home)
    journal = days.live(2)
    days.now += timedelta(days=1)
    assert journal.backups.has_uncompressed(days.now.date())
    monkeypatch.setattr(os, "utime", fail)
    journal.compress_backups()
