"""Files that are damaged, strange, newer or out of reach."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from tui.records.entry import doc_key, to_document
from tui.store.documents import encode_document
from tui.store.errors import (
    BusyError,
    CannotReadError,
    CannotWriteError,
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
        journal.save(make_entry(number, "secret words"))
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
    assert journal.count() == 6, "of the last one as much as could be read"
    assert "1 of 6 entries may not be exactly what you wrote" in told


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


def test_a_damaged_line_in_the_middle_comes_back_from_a_backup_when_it_is_read(home: Path) -> None:
    journal = filled(home)
    lines = journal.path.read_bytes().split(b"\n")
    lines[4] = lines[4].replace(b'"flow"', b'flow"')
    journal.path.write_bytes(b"\n".join(lines))
    assert journal.open() is None, "opening looks at the ends alone"
    assert list(journal.entries()) == [make_entry(number, "secret words") for number in range(5, -1, -1)]
    (told,) = journal.take_news()
    assert is_one_sentence(told)
    assert "1 of 6 entries came back from the backup of" in told
    assert journal.mend() is None


def test_a_letter_that_flipped_is_never_shown_as_what_was_written(home: Path) -> None:
    journal = filled(home)
    journal.path.write_bytes(journal.path.read_bytes().replace(b"secret words", b"secrat words", 2))
    assert [entry.answers[0].text for entry in journal.entries()] == ["secret words"] * 6
    assert "2 of 6 entries came back" in journal.take_news()[0]


def test_without_a_backup_an_altered_text_stays_and_is_said_to_be_unsure(home: Path) -> None:
    journal = filled(home)
    shutil.rmtree(home / "backups")
    shutil.rmtree(home / "drafts")
    journal.path.write_bytes(journal.path.read_bytes().replace(b"secret words", b"secrat words", 2))
    assert len(list(journal.entries())) == 6
    (told,) = journal.take_news()
    assert "2 of 6 entries may not be exactly what you wrote;" in told
    assert list(journal.entries())
    assert journal.take_news() == [], "said once"


def test_a_backup_with_one_altered_letter_is_not_the_newest_good_one(home: Path) -> None:
    now = [NOW]
    journal = make_journal(home, lambda: now[0])
    for number in range(4):
        now[0] = NOW + timedelta(days=number)
        journal.save(make_entry(number, "secret words"))
    first, second = journal.backups.list()[:2]
    first.path.write_bytes(first.path.read_bytes().replace(b"secret words", b"secrat words", 1))
    good = journal.backups.newest_good()
    assert good is not None
    assert good[0].path == second.path
    journal.path.write_bytes(journal.path.read_bytes().replace(b"secret words", b"sacret words"))
    assert [entry.answers[0].text for entry in journal.entries()] == ["secret words"] * 4


def test_a_draft_that_was_altered_is_shown_and_told_of(home: Path) -> None:
    journal = make_journal(home)
    journal.drafts.save("morning", {"id": "morning", "answers": [{"text": "half a thought"}]})
    path = journal.drafts.path("morning")
    path.write_bytes(path.read_bytes().replace(b"thought", b"thaught"))
    assert journal.drafts.load("morning") == {"id": "morning", "answers": [{"text": "half a thaught"}]}
    assert journal.drafts.trouble.endswith("morning.json.damaged-1: check what is left of it.")
    assert path.with_name("morning.json.damaged-1").exists()
    path.write_bytes(path.read_bytes()[:-12])
    assert journal.drafts.load("morning") == {"id": "morning", "answers": [{"text": "half a "}]}


def test_an_entry_that_is_damaged_is_mended_before_it_is_changed(home: Path) -> None:
    journal = filled(home)
    journal.path.write_bytes(journal.path.read_bytes().replace(b"secret words", b"secrat words", 3))
    after = journal.change(make_entry(1).id, lambda entry: replace(entry, starred=True))
    assert after.starred
    assert after.answers[0].text == "secret words"
    assert "3 of 6 entries came back" in journal.take_news()[0]


def test_a_file_of_another_layout_is_mended_too(home: Path) -> None:
    journal = filled(home)
    tables = json.loads(journal.path.read_text("utf-8"))
    key = next(iter(tables["entries"]))
    tables["entries"][str(2**130)] = tables["entries"].pop(key)
    journal.path.write_text(json.dumps(tables), "utf-8")
    assert len(list(journal.entries())) == 6
    journal.path.write_text(
        json.dumps(json.loads(journal.path.read_text("utf-8"))).replace('"flow"', '"flow', 1), "utf-8"
    )
    assert len(list(journal.entries())) == 6
    assert len(journal.take_news()) == 2


def test_an_id_that_stands_twice_in_another_layout_loses_neither_version(home: Path) -> None:
    journal = filled(home, 2)
    text = json.dumps(json.loads(journal.path.read_text("utf-8")))
    key = doc_key(make_entry(0).id)
    other = json.dumps(to_document(make_entry(0, "other words")))
    journal.path.write_text(text.replace(f'"{key}": ', f'"{key}": {other}, "{key}": ', 1), "utf-8")
    list(journal.entries())
    (both,) = (entry for entry in journal.entries() if entry.id == make_entry(0).id)
    assert {both.answers[0].text, *(old.answers[0].text for old in both.revisions)} == {"secret words", "other words"}


def test_two_lines_with_one_id_become_one_entry_with_an_earlier_version(home: Path) -> None:
    journal = filled(home, 3)
    lines = journal.path.read_bytes().split(b"\n")
    again = to_document(make_entry(1, "other words"))
    lines.insert(4, lines[3].split(b":")[0] + b":" + encode_document(again) + b",")
    journal.path.write_bytes(b"\n".join(lines))
    assert len(list(journal.entries())) == 3
    assert journal.changed(), "whoever read it while it was mended reads it again"
    found = {entry.id: entry for entry in journal.entries()}
    both = found[make_entry(1).id]
    texts = {both.answers[0].text, *(old.answers[0].text for old in both.revisions)}
    assert texts == {"secret words", "other words"}
    assert "nothing is lost" in journal.take_news()[0]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"},\n", b"}\n", 4).replace(b"}\n", b"},\n", 1),
        lambda data: data.replace(b"\n}}", b",\n}}"),
        lambda data: data.replace(b"},\n", b"};\n", 3),
    ],
)
def test_a_comma_that_is_gone_or_too_many_stops_nobody_and_is_seen_by_reading(
    home: Path, damage: Callable[[bytes], bytes]
) -> None:
    journal = filled(home)
    data = journal.path.read_bytes()
    journal.path.write_bytes(damage(data))
    told = journal.open() or ""
    assert len(list(journal.entries())) == 6
    assert "was damaged" in told + "".join(journal.take_news())
    journal.change(make_entry(2).id, lambda entry: replace(entry, starred=True))
    assert journal.count() == 6
    assert journal.take_news() == []


def test_an_older_taut_that_edits_an_entry_is_believed(home: Path) -> None:
    """It carries the checksum behind what it knows, where it counts for nothing."""
    journal = filled(home)
    key, _, raw = journal.path.read_bytes().split(b"\n")[3].rstrip(b",").partition(b":")
    document = json.loads(raw)
    document["answers"][0]["text"] = "edited elsewhere"
    document["sum"] = document.pop("sum")
    data = journal.path.read_bytes().replace(
        key + b":" + raw, key + b":" + json.dumps(document, separators=(",", ":")).encode()
    )
    journal.path.write_bytes(data)
    assert "edited elsewhere" in [entry.answers[0].text for entry in journal.entries()]
    assert journal.take_news() == []
    journal.change(make_entry(0).id, lambda entry: replace(entry, starred=True))
    assert journal.path.read_bytes().count(b'"sum":') == 6, "each entry has one again"


def test_a_finished_draft_stays_until_a_backup_holds_its_entry(home: Path) -> None:
    journal = make_journal(home)
    first, second = make_entry(1), make_entry(2)
    journal.drafts.save(first.id, {"place": 4})
    journal.save(first)
    assert journal.drafts.load_all() == []
    assert journal.drafts.finished() == {first.id: to_document(first)}
    journal.save(second)
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
    for write in (lambda: journal.save(make_entry(1)), lambda: journal.import_entries([make_entry(1)])):
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
        lambda: journal.save(make_entry(8)),
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
        journal.save(make_entry(1))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_into_nowhere_begins_no_second_journal(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "journal.json").symlink_to(tmp_path / "stick" / "journal.json")
    journal = make_journal(home)
    for use in (journal.open, lambda: journal.save(make_entry(1))):
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
        with pytest.raises(CannotWriteError) as refused:
            journal.save(make_entry(9))
        assert is_one_sentence(str(refused.value))
    finally:
        home.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder", "utf-8")
    journal = make_journal(tmp_path / "home")
    with pytest.raises(StoreError) as told:
        journal.save(make_entry(1))
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


USES = {
    "read": lambda journal: list(journal.entries()),
    "saved to": lambda journal: journal.save(make_entry(8)),
    "changed": lambda journal: journal.change(make_entry(1).id, lambda entry: replace(entry, starred=True)),
    "searched for an id": lambda journal: journal.get(make_entry(1).id),
}


@pytest.mark.parametrize("use", USES)
def test_a_file_damaged_while_it_is_open_is_mended_there_and_then(home: Path, use: str) -> None:
    journal = filled(home)
    assert journal.open() is None
    journal.path.write_bytes(b'{"meta":')
    USES[use](journal)
    (told,) = journal.take_news()
    assert is_one_sentence(told)
    (aside,) = home.glob("journal.damaged-*.json")
    assert aside.read_bytes() == b'{"meta":'
    assert journal.count() == 6 + (use == "saved to")
    assert journal.take_news() == []


def test_an_entry_whose_backup_is_older_comes_back_as_last_changed(home: Path) -> None:
    now = [NOW]
    journal = make_journal(home, lambda: now[0])
    journal.save(make_entry(1))
    now[0] += timedelta(days=1)
    journal.save(make_entry(2))
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
        two.save(make_entry(8, "written in the other window"))
        return find()

    monkeypatch.setattr(one.backups, "newest_good", meanwhile)
    assert one.open() is None
    assert make_entry(8).id in {entry.id for entry in one.entries()}
    assert one.count() == 4
