"""Other copies of the journal: found beside it, joined with it, moved to the backups, and nothing is lost."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.workspace.conftest import START, on_disk, open_at
from tests.workspace.test_changes import kept, note, text
from tui.exchange.merge import merged
from tui.store.errors import StoreError
from tui.workspace.importing import bring_in, prepare, sentences
from tui.workspace.merging import copies, join_copies

COPIES = (
    "journal.sync-conflict-20261129-101112-ABCDEFG.json",
    "journal (Ana's conflicted copy 2026-11-29).json",
    "journal (conflicted copy 2026-11-29 101112).json",
    "journal-LAPTOP.json",
    "journal 2.json",
    "journal (1).json",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_left_by_a_program_that_carries_files_is_joined_and_moved_to_the_backups(
    tmp_path: Path, name: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    space = open_at(here)
    entry = kept(space)
    shutil.copytree(here, there)
    other = open_at(there, START + timedelta(minutes=5), seed=2)
    other.entries.edit(entry, note("written on the other machine"))
    other.entries.note("a note of the other machine")
    other.entries.tag([entry], add=["there"])
    space.entries.star([entry], on=True)
    shutil.copy(there / "journal.json", here / name)
    assert [path.name for path in copies(here / "journal.json")] == [name]
    said = join_copies(space)
    assert "1 entry added and 1 entry updated" in said and name in said
    found = on_disk(here)[entry]
    assert found["starred"] and found["tags"] == ["there"] and text(found) == "written on the other machine"
    assert [one["answers"][0]["text"] for one in found["revisions"]] == ["first"]
    assert not copies(here / "journal.json") and len([*(here / "backups").glob("kept-*.json")]) == 1
    assert join_copies(space) == "There is no other copy of the journal."
    space.entries.undo()
    assert text(on_disk(here)[entry]) == "first"


def test_what_was_emptied_here_does_not_come_back_with_a_copy(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    entry = kept(space)
    shutil.copy(tmp_path / "journal.json", tmp_path / "journal 2.json")
    space.entries.trash(entry)
    space.entries.empty_trash()
    assert "had everything already" in join_copies(space)
    assert space.journal.get(entry) is None


def test_a_copy_that_is_damaged_or_not_a_journal_is_left_and_said(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    space.entries.note("first words")
    (tmp_path / "journal 2.json").write_text('{"some": "file"}')
    with pytest.raises(StoreError, match="not a journal that taut can read; it stays"):
        join_copies(space)
    assert (tmp_path / "journal 2.json").exists()
    (tmp_path / "journal 2.json").write_bytes(b"\x00\x01 nothing")
    with pytest.raises(StoreError, match="not a journal that taut can read"):
        join_copies(space)


def test_of_a_copy_cut_in_the_middle_every_sound_entry_comes_in(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    space, other = open_at(here), open_at(there, START + timedelta(minutes=5), seed=2)
    for number in range(5):
        other.entries.note(f"note {number}")
    data = (there / "journal.json").read_bytes()
    space.entries.note("mine")
    (here / "journal (1).json").write_bytes(data[: int(len(data) * 0.7)])
    assert "added" in join_copies(space)
    assert space.journal.count() >= 4


def test_importing_another_copy_of_the_journal_joins_versions_and_says_so_first(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    space = open_at(here)
    entry = kept(space)
    shutil.copytree(here, there)
    other = open_at(there, START + timedelta(minutes=5), seed=2)
    other.entries.edit(entry, note("newer words"))
    plan = prepare(space, [str(there / "journal.json")])
    assert "1 entry would be updated from there; no version is lost." in [*sentences(plan, is_done=False)]
    bring_in(space, plan)
    assert text(on_disk(here)[entry]) == "newer words"
    assert prepare(space, [str(there / "journal.json")]).is_empty


def test_an_entry_brought_back_on_purpose_is_not_emptied_by_an_older_copy(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    entry = kept(space)
    found = space.entry(entry)
    assert found is not None
    space.entries.trash(entry)
    space.entries.empty_trash()
    gone = space.journal.emptied.read()
    later = open_at(tmp_path, START + timedelta(hours=1))
    later.entries.import_entries([found], {}, ())
    assert later.journal.take_in({}, lambda one, _: one, gone).emptied == 0 and on_disk(tmp_path)
    after = {key: (START + timedelta(hours=2)).isoformat() for key in gone}
    assert later.journal.take_in({}, lambda one, _: one, after).emptied == 1 and not on_disk(tmp_path)


def test_a_damaged_line_is_mended_before_another_copy_is_joined(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    space = open_at(here)
    first, second = kept(space), kept(space, "second")
    shutil.copytree(here, there)
    other = open_at(there, START + timedelta(minutes=5), seed=2)
    other.entries.edit(first, note("newer words"))
    data = (here / "journal.json").read_bytes()
    (here / "journal.json").write_bytes(data.replace(b'"text":"first"', b'"text":"fxrst"'))
    documents = {one.id: one.source for one in other.journal.entries()}
    space.entries.take_in(documents, merged)
    assert text(on_disk(here)[first]) == "newer words" and text(on_disk(here)[second]) == "second"
