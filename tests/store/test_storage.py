"""Our storage under TinyDB's own interface."""

from __future__ import annotations

import errno
import sys
import threading
import time
from pathlib import Path

import pytest
from tinydb import Query, TinyDB, where
from tinydb.table import Document

from tui.records.entry import doc_key, to_document
from tui.store import atomic_write, storage
from tui.store.documents import unsealed
from tui.store.errors import BusyError, StoreError
from tui.store.line_format import Line
from tui.store.lock import Lock
from tui.store.storage import LineDatabase, LineStorage

from .support import make_entry, make_journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


def open_at(path: Path) -> LineDatabase:
    return LineDatabase(path, storage=LineStorage)


def test_it_does_what_tinydb_does(path: Path, tmp_path: Path) -> None:
    """The same calls on both give the same answers and the same tables."""
    ours, stock = open_at(path), TinyDB(tmp_path / "stock.json")
    for database in (ours, stock):
        entries, other = database.table("entries"), database.table("other")
        assert entries.insert({"a": 1, "tags": ["x"]}) == 1
        assert entries.insert_multiple([{"a": 2}, {"a": 3, "deep": {"b": [1]}}]) == [2, 3]
        assert entries.insert(Document({"a": 9}, doc_id=70)) == 70
        assert entries.insert({"a": 10}) == 71
        assert other.insert({"z": "é"}) == 1
        assert entries.update({"c": True}, where("a") > 2) == [3, 70, 71]
        assert entries.update(lambda doc: doc["tags"].append("y"), doc_ids=[1]) == [1]
        assert entries.remove(doc_ids=[70]) == [70]
        assert entries.upsert({"a": 2, "up": 1}, Query().a == 2) == [2]
        assert entries.search(Query().tags.any(["y"])) == [{"a": 1, "tags": ["x", "y"]}]
        assert len(entries) == 4
        with pytest.raises(ValueError, match="already exists"):
            entries.insert(Document({}, doc_id=3))
        with pytest.raises(ValueError):
            entries.insert([])  # type: ignore[arg-type]
        database.drop_table("other")
    assert ours.table("entries").all() == stock.table("entries").all()
    with TinyDB(path) as again:
        assert again.tables() == stock.tables()
        assert list(map(unsealed, again.table("entries").all())) == stock.table("entries").all()
    stock.close()


def test_what_is_handed_out_is_a_copy_all_the_way_down(path: Path) -> None:
    entries = open_at(path).table("entries")
    given = {"tags": ["x"]}
    entries.insert(given)
    given["tags"].append("leak")
    entries.all()[0]["tags"].append("leak")
    entries.insert({"b": 1})
    assert entries.get(doc_id=1) == {"tags": ["x"]}


def test_two_databases_on_one_file_see_each_other(path: Path) -> None:
    one, two = open_at(path).table("entries"), open_at(path).table("entries")
    query = Query().a.exists()
    for number in range(3):
        one.insert({"a": number})
        two.insert({"a": number})
        assert len(one.search(query)) == len(two.search(query)) == 2 * number + 2


def test_documents_stay_unread_until_they_are_looked_at(path: Path) -> None:
    entries = open_at(path).table("entries")
    entries.insert_multiple({"n": number} for number in range(3))
    storage = LineStorage(path)
    tables = storage.read()
    assert tables is not None
    assert storage.read() is tables
    lines = tables["entries"]
    assert all(isinstance(line, Line) for line in lines.values())
    path.write_bytes(path.read_bytes().replace(b'{"n":1}', b'{"n":?}'))
    assert LineDatabase(path, storage=LineStorage).table("entries").insert({"n": 5}) == 4


def test_a_write_that_rests_on_an_old_reading_is_refused(path: Path) -> None:
    storage = LineStorage(path)
    storage.read()
    open_at(path).table("entries").insert({"a": 1})
    with pytest.raises(BusyError):
        storage.write({"entries": {}})
    assert len(open_at(path).table("entries")) == 1


def test_what_cannot_be_json_changes_nothing(path: Path) -> None:
    entries = open_at(path).table("entries")
    entries.insert({"a": 1})
    before = path.read_bytes()
    for write in (lambda: entries.insert({"a": object()}), lambda: entries.update({"b": object()})):
        with pytest.raises(TypeError):
            write()
    assert path.read_bytes() == before
    assert entries.all() == [{"a": 1}]


def test_another_program_that_writes_meanwhile_is_noticed_and_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = make_journal(home)
    journal.save(make_entry(1))
    copy = atomic_write.copy_start

    def meanwhile(source: int, target: int, length: int) -> None:
        copy(source, target, length)
        monkeypatch.undo()
        with TinyDB(journal.path) as stock:
            stock.table("entries").insert(Document(to_document(make_entry(2)), int(doc_key(make_entry(2).id))))

    monkeypatch.setattr(storage, "copy_start", meanwhile)
    with pytest.raises(BusyError, match="try again"):
        journal.save(make_entry(3))
    journal.save(make_entry(3))
    assert [entry.id for entry in journal.entries()] == [make_entry(number).id for number in (3, 2, 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_a_lock_that_was_removed_while_it_was_waited_for_is_none(tmp_path: Path) -> None:
    first, second, third = (Lock(tmp_path / "journal.json", seconds=2) for _ in range(3))
    inside: list[str] = []

    def wait() -> None:
        with second:
            inside.append("second")
            time.sleep(0.1)
            inside.append("second leaves")

    with first:
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.05)
        (tmp_path / ".journal.json.lock").unlink()
    with third:
        inside.append("third")
        time.sleep(0.1)
        inside.append("third leaves")
    waiting.join()
    assert [name.split()[0] for name in inside] in (["second"] * 2 + ["third"] * 2, ["third"] * 2 + ["second"] * 2)


def test_what_was_written_and_not_confirmed_is_said_to_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    journal = make_journal(home)
    journal.save(make_entry(1))
    with monkeypatch.context() as patched:
        patched.setattr(atomic_write, "sync_folder", fail)
        with pytest.raises(StoreError, match="was written, but the disk did not confirm it"):
            journal.save(make_entry(2))
        with pytest.raises(StoreError, match="was written"):
            journal.drafts.save("half", {"text": "half"})
    assert not journal.drafts.was_written_elsewhere("half")
    journal.save(make_entry(2))
    assert journal.count() == 2
