"""Files that are damaged, strange, newer or out of reach."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from tui.records.entry import to_document
from tui.records.ids import doc_key
from tui.store.errors import (
    BusyError,
    CannotReadError,
    CannotWriteError,
    DamagedError,
    FolderError,
    NotOursError,
    StoreError,
    TooNewError,
)
from tui.store.journal import Journal
from tui.store.lock import Lock

from .support import NOW, listing, make_entry, make_journal


def filled(home: Path, count: int = 6) -> Journal:
    journal = make_journal(home)
    for number in range(count):
        journal.keep(make_entry(number, "secret words"))
    return journal


def is_one_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and ". " not in text and "secret" not in text


DAMAGE = {
    "empty": lambda data: b"",
    "truncated in an entry": lambda data: data[:-300],
    "truncated in the head": lambda data: data[:20],
    "something behind the end": lambda data: data + b'"}}',
    "zeros at the end": lambda data: data[:-200] + bytes(200),
    "no UTF-8": lambda data: data[:-100] + b"\xff\xfe" + data[-98:],
    "not JSON": lambda data: b"Dear diary,\n",
    "the last line": lambda data: data[:-9] + b"~~~~~" + data[-4:],
    "deep": lambda data: b"[" * 100_000,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_journal_is_set_aside_and_everything_comes_back(home: Path, kind: str) -> None:
    journal = filled(home)
    damaged = DAMAGE[kind](journal.path.read_bytes())
    journal.path.write_bytes(damaged)
    again = make_journal(home)
    told = again.open()
    assert told
    assert is_one_sentence(told)
    (aside,) = home.glob("journal.damaged-*.json")
    assert aside.name in told
    assert aside.read_bytes() == damaged
    assert list(again.entries()) == [make_entry(number, "secret words") for number in range(5, -1, -1)]
    assert again.open() is None
    assert json.loads(again.path.read_text("utf-8"))


def test_what_is_still_readable_comes_back_without_backups(home: Path) -> None:
    journal = filled(home)
    shutil.rmtree(home / "backups")
    shutil.rmtree(home / "drafts")
    data = journal.path.read_bytes()
    journal.path.write_bytes(data[:-50])
    told = journal.open()
    assert told
    assert is_one_sentence(told)
    assert journal.count() == 5


def test_stock_tinydb_killed_between_writing_and_shortening_loses_nothing(home: Path) -> None:
    journal = filled(home)
    with TinyDB(journal.path) as stock:
        stock.table("entries").update({"extra": "long " * 50})
        longer = journal.path.read_bytes()
        stock.table("entries").update({"extra": "short"})
    shorter = journal.path.read_bytes()
    shutil.rmtree(home / "backups")
    shutil.rmtree(home / "drafts")
    journal.path.write_bytes(shorter + longer[len(shorter) :])
    assert journal.open()
    assert [entry.source["extra"] for entry in journal.entries()] == ["short"] * 6


def test_nothing_set_aside_is_ever_overwritten(home: Path) -> None:
    journal = filled(home)
    for number in range(3):
        journal.path.write_bytes(b"broken %d" % number)
        assert journal.open()
    assert sorted(path.read_bytes() for path in home.glob("*.damaged-*")) == [b"broken 0", b"broken 1", b"broken 2"]
    assert journal.count() == 6


def test_a_damaged_backup_is_passed_over(home: Path) -> None:
    journal = filled(home)
    (home / "backups" / "last.json").write_bytes(b"broken")
    journal.path.write_bytes(b"broken")
    assert journal.open()
    assert journal.count() == 2, "what is left is the state before the day's first save, and the last entry's draft"
    assert journal.get(make_entry(5).id)


def test_a_damaged_line_in_the_middle_is_carried_until_it_is_mended(home: Path) -> None:
    journal = filled(home)
    lines = journal.path.read_bytes().split(b"\n")
    lines[4] = lines[4].replace(b'"flow"', b'flow"')
    journal.path.write_bytes(b"\n".join(lines))
    assert journal.open() is None
    assert len(list(journal.entries())) == 5
    journal.keep(make_entry(9))
    journal.change(make_entry(0).id, lambda entry: replace(entry, starred=True))
    assert lines[4] in journal.path.read_bytes()
    told = journal.mend()
    assert told
    assert is_one_sentence(told)
    assert ", and 1 more can be read nowhere." in told
    assert len(list(journal.entries())) == 6
    assert journal.mend() is None


def test_a_finished_draft_stays_until_a_backup_holds_its_entry(home: Path) -> None:
    journal = make_journal(home)
    first, second = make_entry(1), make_entry(2)
    journal.drafts.save(first.id, {"place": 4})
    journal.keep(first)
    assert journal.drafts.load_all() == []
    assert journal.drafts.finished() == {first.id: to_document(first)}
    journal.keep(second)
    assert journal.drafts.finished_ids() == [second.id]
    journal.path.write_bytes(b"")
    assert journal.open()
    assert list(journal.entries()) == [second, first]


STRANGE = {
    "a list": b"[1, 2]",
    "a number": b"12",
    "empty tables": b"{}",
    "somebody's TinyDB": b'{"_default": {"1": {"name": "milk"}}}',
    "somebody's meta": b'{"meta": {"1": {"app": "other", "schema": 1}}, "entries": {}}',
    "no number": b'{"meta": {"1": {"app": "taut", "schema": "x"}}, "entries": {}}',
    "our layout, not ours": b'{"meta":{"1":{"app":"other"}},\n"entries":{\n"1":{}\n}}\n',
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_not_ours_is_never_touched(home: Path, tmp_path: Path, kind: str) -> None:
    home.mkdir()
    (home / "journal.json").write_bytes(STRANGE[kind])
    before = listing(tmp_path)
    journal = make_journal(home)
    with pytest.raises(NotOursError) as told:
        journal.open()
    assert is_one_sentence(str(told.value))
    assert listing(tmp_path) == before
    for write in (lambda: journal.keep(make_entry(1)), lambda: journal.import_entries([make_entry(1)])):
        with pytest.raises(NotOursError):
            write()
    with pytest.raises(NotOursError):
        list(journal.entries())
    assert journal.path.read_bytes() == STRANGE[kind]


def test_a_newer_journal_is_never_touched_even_when_it_became_so_meanwhile(home: Path) -> None:
    journal = filled(home)
    newer = journal.path.read_bytes().replace(b'"schema":1', b'"schema":2')
    journal.path.write_bytes(newer)
    for use in (
        journal.open,
        lambda: list(journal.entries()),
        lambda: journal.keep(make_entry(8)),
        lambda: journal.change(make_entry(1).id, lambda entry: entry),
    ):
        with pytest.raises(TooNewError) as told:
            use()
        assert is_one_sentence(str(told.value))
    assert journal.path.read_bytes() == newer


def test_a_folder_in_its_place_is_said(home: Path, tmp_path: Path) -> None:
    (home / "journal.json").mkdir(parents=True)
    before = listing(tmp_path)
    journal = make_journal(home)
    with pytest.raises(FolderError) as told:
        journal.open()
    assert is_one_sentence(str(told.value))
    assert listing(tmp_path) == before
    with pytest.raises(FolderError):
        journal.keep(make_entry(1))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_into_nowhere_begins_no_second_journal(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "journal.json").symlink_to(tmp_path / "stick" / "journal.json")
    journal = make_journal(home)
    for use in (journal.open, lambda: journal.keep(make_entry(1))):
        with pytest.raises(CannotWriteError, match="connect that disk"):
            use()
    assert not (tmp_path / "stick").exists()


@pytest.fixture
def as_anyone() -> Iterator[Path]:
    """A folder of a user's own, and that user's rights: root may do everything, so root is left for a while."""
    with tempfile.TemporaryDirectory() as folder:
        if os.geteuid() != 0:
            yield Path(folder)
            return
        nobody = 65534
        os.chown(folder, nobody, nobody)
        os.setegid(nobody)
        os.seteuid(nobody)
        try:
            yield Path(folder)
        finally:
            os.seteuid(0)
            os.setegid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_permissions_that_are_missing_are_said(as_anyone: Path) -> None:
    home = as_anyone / "home"
    journal = filled(home)
    journal.path.chmod(0)
    with pytest.raises(CannotReadError) as told:
        journal.open()
    assert is_one_sentence(str(told.value))
    journal.path.chmod(0o600)
    home.chmod(0o500)
    try:
        with pytest.raises(CannotWriteError) as told:
            journal.keep(make_entry(9))
        assert is_one_sentence(str(told.value))
    finally:
        home.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder", "utf-8")
    journal = make_journal(tmp_path / "home")
    with pytest.raises(StoreError) as told:
        journal.keep(make_entry(1))
    assert is_one_sentence(str(told.value))


def test_a_journal_that_went_missing_is_said_when_there_are_backups(home: Path) -> None:
    journal = filled(home)
    journal.path.unlink()
    told = make_journal(home).open()
    assert told
    assert is_one_sentence(told)
    journal.restore(journal.backups.list()[0])
    assert journal.count() == 5


def test_a_lock_that_is_never_let_go_is_said(home: Path) -> None:
    with Lock(home / "journal.json"):
        with pytest.raises(BusyError) as told, Lock(home / "journal.json", seconds=0.05):
            pass
        assert is_one_sentence(str(told.value))


def test_a_file_damaged_meanwhile_is_not_written_over(home: Path) -> None:
    journal = filled(home)
    journal.path.write_bytes(b'{"meta":')
    for use in (lambda: journal.keep(make_entry(8)), lambda: list(journal.entries())):
        with pytest.raises(DamagedError) as told:
            use()
        assert is_one_sentence(str(told.value))
    assert journal.path.read_bytes() == b'{"meta":'


def test_an_entry_whose_backup_is_older_comes_back_as_last_changed(home: Path) -> None:
    now = [NOW]
    journal = make_journal(home, lambda: now[0])
    journal.keep(make_entry(1))
    now[0] += timedelta(days=1)
    journal.keep(make_entry(2))
    journal.path.write_bytes(journal.path.read_bytes()[:-3])
    journal.open()
    assert {doc_key(entry.id) for entry in journal.entries()} == {doc_key(make_entry(n).id) for n in (1, 2)}


def test_a_journal_that_is_gone_comes_back_from_its_backup_and_what_was_kept_since(home: Path) -> None:
    journal = filled(home)
    count = journal.count()
    journal.path.unlink()
    again = make_journal(home)
    said = again.open()
    assert said is not None and "backup" in said
    assert again.count() == count
    assert again.open() is None


def test_two_windows_bring_back_a_journal_that_is_gone_and_keep_what_each_writes(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(home, 3).path.unlink()
    one, two = make_journal(home), make_journal(home)
    find = one.backups.newest_good

    def meanwhile() -> object:
        monkeypatch.undo()
        assert two.open()
        two.keep(make_entry(8, "written in the other window"))
        return find()

    monkeypatch.setattr(one.backups, "newest_good", meanwhile)
    assert one.open() is None
    assert make_entry(8).id in {entry.id for entry in one.entries()}
    assert one.count() == 4
