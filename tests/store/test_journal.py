from __future__ import annotations

import json
import os
import stat
import sys
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import Query, TinyDB

from tui.records.answers import Long, Short, Unknown
from tui.records.edits import edited
from tui.records.entry import doc_key, from_document, to_document
from tui.store.documents import unsealed
from tui.store.errors import MissingEntryError
from tui.store.journal import Journal

from .support import NOW, listing, make_entry, make_journal


def test_an_empty_journal_has_nothing_and_touches_nothing(home: Path, tmp_path: Path) -> None:
    journal = make_journal(home)
    assert journal.open() is None
    assert (list(journal.entries()), journal.newest(3), journal.count(), journal.find("0")) == ([], [], 0, [])
    assert journal.get(make_entry(1).id) is None
    assert not journal.changed()
    assert listing(tmp_path) == {}


def test_what_is_kept_is_read_back_newest_first(journal: Journal) -> None:
    kept = [make_entry(number, f"Page {number}\nwith “quotes”, \t and é 日本 👩‍👩‍👧") for number in range(30)]
    for entry in kept:
        journal.save(entry)
    fresh = make_journal(journal.path.parent)
    assert fresh.open() is None
    assert list(fresh.entries()) == kept[::-1]
    assert fresh.newest(4) == kept[:-5:-1]
    assert fresh.get(kept[7].id) == kept[7]
    assert fresh.count() == 30


def test_an_older_entry_finds_its_place_in_time(journal: Journal) -> None:
    for number in (5, 1, 9, 3):
        journal.save(make_entry(number))
    assert [entry.begun.minute for entry in journal.entries()] == [50, 46, 44, 42]
    assert journal.newest(2) == [make_entry(9), make_entry(5)]


def test_many_are_imported_in_one_write_and_none_twice(journal: Journal) -> None:
    journal.save(make_entry(2, "mine"))
    assert journal.import_entries(make_entry(number) for number in range(40)) == 39
    assert journal.import_entries([make_entry(1)]) == 0
    assert journal.count() == 40
    assert journal.get(make_entry(2).id) == make_entry(2, "mine")


def test_a_change_sees_the_file_as_it_is_now(journal: Journal) -> None:
    entry = make_entry(1)
    journal.save(entry)
    other = make_journal(journal.path.parent)
    other.change(entry.id, lambda now: replace(now, tags=("work",)))
    journal.change(entry.id, lambda now: replace(now, starred=True))
    found = journal.get(entry.id)
    assert found is not None
    assert (found.tags, found.starred) == (("work",), True)


def test_a_change_that_changes_nothing_writes_nothing(journal: Journal, home: Path) -> None:
    journal.save(make_entry(1))
    before = listing(home)
    journal.change(make_entry(1).id, lambda now: now)
    assert listing(home) == before


def test_a_change_that_raises_leaves_everything(journal: Journal, home: Path) -> None:
    journal.save(make_entry(1))
    before = journal.path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        journal.change(make_entry(1).id, lambda now: 1 // 0)  # type: ignore[return-value, arg-type]
    journal.save(make_entry(2))
    assert journal.get(make_entry(1).id) == make_entry(1)
    assert journal.path.read_bytes().startswith(before[:-4])


@pytest.mark.parametrize("name", ["", "nothing", make_entry(77).id])
def test_changing_what_is_not_there_says_so(journal: Journal, name: str) -> None:
    journal.save(make_entry(1))
    with pytest.raises(MissingEntryError, match="There is no entry"):
        journal.change(name, lambda now: now)


def test_the_trash_is_left_out_unless_asked_for(journal: Journal) -> None:
    for number in range(3):
        journal.save(make_entry(number))
    journal.change(make_entry(1).id, lambda now: replace(now, deleted=NOW))
    assert [entry.id for entry in journal.entries()] == [make_entry(2).id, make_entry(0).id]
    assert len(list(journal.entries(include_deleted=True))) == 3
    assert (journal.count(), journal.count(include_deleted=True)) == (2, 3)
    assert journal.newest(2) == [make_entry(2), make_entry(0)]
    assert journal.get(make_entry(1).id) is not None


def test_removing_is_for_good(journal: Journal) -> None:
    for number in range(3):
        journal.save(make_entry(number))
    assert journal.trash.remove([make_entry(1).id, make_entry(50).id, "nothing"]) == 1
    assert journal.count(include_deleted=True) == 2


def test_keeping_the_same_again_is_nothing_new_and_other_answers_become_a_revision(journal: Journal) -> None:
    journal.save(make_entry(1, "first"))
    journal.save(make_entry(1, "first"))
    journal.save(make_entry(1, "second"))
    (found,) = journal.entries()
    assert found.answers == make_entry(1, "second").answers
    assert [revision.answers for revision in found.revisions] == [make_entry(1, "first").answers]


def test_short_ids_find_their_entries(journal: Journal) -> None:
    entries = [make_entry(number) for number in (0, 60_000)]
    journal.import_entries(entries)
    first, second = entries
    assert journal.find(second.id[:18].upper()) == [second.id]
    assert journal.find(first.id.replace("-", "")[:20]) == [first.id]
    assert journal.find(first.id[:3]) == [second.id, first.id]
    assert journal.find("") == journal.find("nothing like it") == []


def test_it_notices_what_another_wrote_and_not_what_it_wrote_itself(journal: Journal) -> None:
    journal.open()
    journal.save(make_entry(1))
    assert not journal.changed()
    make_journal(journal.path.parent).save(make_entry(2))
    assert journal.changed()
    journal.save(make_entry(3))
    assert journal.changed(), "what the other wrote has still not been read"
    assert len(list(journal.entries())) == 3
    assert journal.changed(), "walking through the entries takes nothing of them in"
    journal.mark_read()
    assert not journal.changed()


def test_fields_and_kinds_of_a_newer_version_survive_a_change(journal: Journal) -> None:
    document = to_document(make_entry(1))
    document["weather"] = {"sky": "grey", "wind": [1, 2.5, None]}
    document["answers"][0]["ink"] = "blue"
    document["answers"].append({"kind": "hologram", "step": "later", "beam": {"x": 1}})
    journal.save(from_document(document))
    journal.change(document["id"], lambda now: replace(now, starred=True))
    (found,) = journal.entries()
    assert isinstance(found.answers[1], Unknown)
    with TinyDB(journal.path) as stock:
        (raw,) = stock.table("entries").all()
    assert unsealed(raw) == {**document, "starred": True, "marks": raw["marks"]}


def test_fields_of_a_newer_version_survive_deep_inside_and_in_earlier_texts(journal: Journal) -> None:
    document = to_document(make_entry(1))
    document["answers"][0]["ink"] = "blue"
    document["answers"] += [
        {"step": "q", "kind": "choice", "asked": "?", "pick": {"id": "a", "text": "A", "why": "because"}},
        {"step": "l", "kind": "list", "items": [{"text": "one", "seen": True}, {"text": "two"}]},
    ]
    old = {"step": "note", "kind": "long", "text": "old", "lang": "de"}
    document["revisions"] = [{"at": "2026-11-23T07:00:00+00:00", "answers": [old], "by": "another"}]
    journal.save(from_document(document))

    def stored() -> dict[str, Any]:
        with TinyDB(journal.path) as stock:
            (raw,) = stock.table("entries").all()
        return unsealed(raw)

    journal.change(document["id"], lambda now: replace(now, starred=True))
    assert stored() == {**document, "starred": True, "marks": stored()["marks"]}
    journal.change(document["id"], lambda now: edited(now, now.answers[1:], NOW))
    assert stored()["answers"] == document["answers"][1:]
    assert [one["answers"] for one in stored()["revisions"]] == [[old], document["answers"]]
    journal.change(document["id"], lambda now: edited(now, now.revisions[0].answers, NOW))
    assert stored()["answers"] == [old]
    journal.change(document["id"], lambda now: edited(now, (Long(step="q", text="other"),), NOW))
    assert "because" not in str(stored()["answers"])


def test_what_is_no_entry_is_passed_over_and_carried(journal: Journal) -> None:
    journal.save(make_entry(1))
    with TinyDB(journal.path, ensure_ascii=False, encoding="utf-8") as stock:
        stock.table("entries").insert({"strange": ["é", {"deep": True}]})
        stock.table("other").insert({"a": 1})
    for _ in range(2):
        journal.save(make_entry(2))
        journal.change(make_entry(1).id, lambda now: replace(now, starred=not now.starred))
        journal.import_entries([make_entry(3)])
    assert [entry.id for entry in journal.entries()] == [make_entry(number).id for number in (3, 2, 1)]
    with TinyDB(journal.path) as stock:
        assert unsealed(stock.table("entries").get(Query().strange.exists())) == {"strange": ["é", {"deep": True}]}
        assert list(map(unsealed, stock.table("other").all())) == [{"a": 1}]


def test_stock_tinydb_reads_the_file_and_ours_copes_with_what_it_writes(journal: Journal) -> None:
    for number in range(3):
        journal.save(make_entry(number, "Zürich"))
    with TinyDB(journal.path) as stock:
        entries = stock.table("entries")
        assert unsealed(entries.get(doc_id=int(doc_key(make_entry(1).id)))) == to_document(make_entry(1, "Zürich"))
        assert list(map(unsealed, stock.table("meta").all())) == [{"schema": 1, "app": "taut"}]
        entries.update({"starred": True}, Query().id == make_entry(0).id)
    assert b"\n" not in journal.path.read_bytes()
    assert journal.open() is None
    assert [entry.starred for entry in journal.entries()] == [False, False, True]
    journal.save(make_entry(4))
    assert journal.count() == 4
    lines = journal.path.read_text("utf-8").splitlines()
    assert len(lines) == 7
    assert "Zürich" in lines[2], "every letter is written as itself"


def test_one_entry_a_line_and_the_others_stay_byte_for_byte(journal: Journal) -> None:
    for number in range(3):
        journal.save(make_entry(number))
    before = journal.path.read_bytes().splitlines()
    journal.change(make_entry(1).id, lambda now: replace(now, starred=True))
    after = journal.path.read_bytes().splitlines()
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, True, True, False, True, True]
    document = json.loads(journal.path.read_text("utf-8"))
    assert list(document) == ["meta", "entries"]
    assert list(document["entries"]) == [doc_key(make_entry(number).id) for number in range(3)]


def test_other_tools_layouts_are_read(journal: Journal) -> None:
    for number in range(3):
        journal.save(make_entry(number))
    document = json.loads(journal.path.read_text("utf-8"))
    for text in (json.dumps(document, indent=2), json.dumps(document, indent=0), "\ufeff" + json.dumps(document)):
        journal.path.write_text(text, "utf-8")
        assert journal.open() is None
        assert journal.newest(2) == [make_entry(2), make_entry(1)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_files_and_folders_are_the_owners_alone(journal: Journal, home: Path) -> None:
    old = os.umask(0o000)
    try:
        for number in range(3):
            journal.drafts.save(make_entry(number).id, {"a": 1})
            journal.save(make_entry(number))
        journal.drafts.save("another", {"a": 1})
    finally:
        os.umask(old)
    for path in (home, *home.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_linked_journal_is_written_through(tmp_path: Path, home: Path) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    home.mkdir()
    (home / "journal.json").symlink_to(cloud / "mine.json")
    journal = make_journal(home)
    for number in range(3):
        journal.save(make_entry(number))
    journal.change(make_entry(0).id, lambda now: replace(now, starred=True))
    assert journal.path.is_symlink()
    assert not (cloud / "mine.json").is_symlink()
    assert len(json.loads((cloud / "mine.json").read_text("utf-8"))["entries"]) == 3


def test_opening_and_reading_write_no_byte(journal: Journal, tmp_path: Path) -> None:
    for number in range(5):
        journal.drafts.save(make_entry(number).id, {"a": 1})
        journal.save(make_entry(number))
    journal.drafts.save("half-way", {"place": 3})
    leftover = journal.path.parent / ".journal.json.999999999-0badcafe.tmp"
    leftover.write_bytes(b"half")
    before = listing(tmp_path)
    again = make_journal(journal.path.parent)
    assert again.open() is None
    list(again.entries())
    again.newest(2), again.get(make_entry(1).id), again.count(), again.find("0"), again.changed()
    again.drafts.load_all(), again.backups.list(), again.backups.newest_good()
    assert listing(tmp_path) == before
    again.save(make_entry(6))
    assert not leftover.exists()


def test_threads_take_turns(journal: Journal) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 10):
            journal.save(make_entry(number))
            journal.change(make_entry(start).id, lambda now: replace(now, tags=(*now.tags, "x")))
            journal.newest(2)

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.count() == 40
    for start in (0, 100, 200, 300):
        entry = journal.get(make_entry(start).id)
        assert entry is not None
        assert len(entry.tags) == 10


@dataclass
class Clock:
    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now


def test_a_backup_can_be_restored_and_so_can_what_it_replaced(home: Path) -> None:
    clock = Clock()
    journal = make_journal(home, clock)
    for number in range(4):
        journal.save(make_entry(number))
        clock.now += timedelta(days=1)
    oldest = journal.backups.list()[-1]
    journal.restore(oldest)
    assert journal.count() == 1
    assert not journal.changed()
    journal.restore(journal.backups.list()[0])
    assert journal.count() == 4


anything = st.text(st.characters(codec=None, categories=None)) | st.text(
    st.sampled_from('\x00\x1b\n\r\u2028\ud800\udfff"\\,{}é👩')
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(texts=st.lists(anything, min_size=1, max_size=4), tag=anything)
def test_any_text_comes_back_as_it_was(texts: list[str], tag: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    journal = make_journal(tmp_path_factory.mktemp("any"))
    for number, text in enumerate(texts):
        journal.save(make_entry(number, text, tags=(tag,)))
    journal.change(
        make_entry(0).id, lambda now: replace(now, answers=(*now.answers, Short(step="more", text=texts[-1])))
    )
    found = list(journal.entries())[::-1]
    assert len(found) == len(texts)
    for entry, text in zip(found, texts, strict=True):
        answer = entry.answers[0]
        assert isinstance(answer, Long)
        assert answer.text == text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    assert len(json.loads(journal.path.read_text("utf-8"))["entries"]) == len(texts)
    assert len(journal.path.read_bytes().split(b"\n")) == len(texts) + 4
