"""What is done to pages after they were kept: the file is looked at right after each step."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.workspace.conftest import START, on_disk, open_at
from tui.records.answers import Known, Long, Outcome, Pick, Short
from tui.records.roles import Role
from tui.settings import Places, Settings
from tui.store.journal import Journal
from tui.workspace import EditKind, StoreError, Workspace, quick_entries


def note(text: str) -> tuple[Known, ...]:
    return (quick_entries.note(text),)


def text(document: dict[str, Any]) -> str:
    return str(document["answers"][0]["text"])


def texts_before(document: dict[str, Any]) -> list[str]:
    return [old["answers"][0]["text"] for old in document["revisions"]]


def kept(space: Workspace, words: str = "first", **more: Any) -> str:
    entry = space.entries.note(words, **more)
    assert entry is not None
    return entry.id


def test_a_page_from_its_first_edit_to_its_end(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    page = kept(space)
    space.entries.edit(page, note("second"))
    space.entries.edit(page, note("third"))
    stored = on_disk(tmp_path)[page]
    assert (text(stored), texts_before(stored)) == ("third", ["first", "second"])
    assert stored["revisions"][0]["at"] < stored["revisions"][1]["at"]

    found = space.entry(page)
    assert found is not None
    space.entries.restore_revision(page, found.revisions[0])
    stored = on_disk(tmp_path)[page]
    assert (text(stored), texts_before(stored)) == ("first", ["first", "second", "third"])

    space.entries.trash(page)
    assert on_disk(tmp_path)[page]["deleted"]
    assert space.listing() == []
    step = space.entries.undo()
    assert step is not None and step.kind is EditKind.DELETED
    assert on_disk(tmp_path)[page]["deleted"] is None
    assert [row.words for row in space.listing()] == ["first"]

    space.entries.move_to_day([page], space.today - timedelta(days=1))
    assert on_disk(tmp_path)[page]["day"] == "2026-11-22"
    space.entries.trash(page)

    later = open_at(tmp_path, START + timedelta(days=2, hours=1))
    ((row, days),) = later.entries.trashed()
    assert (row.id, days) == (page, 28)
    assert later.entries.empty_trash([page], forget_backups=True) == 1
    assert on_disk(tmp_path) == {}
    assert later.entries.trashed() == []
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"second" not in everything


def test_an_edit_that_changes_nothing_writes_nothing(space: Workspace, tmp_path: Path) -> None:
    page = kept(space)
    before = (tmp_path / "journal.json").stat()
    assert space.entries.edit(page, note("first")) is None
    assert (tmp_path / "journal.json").stat() == before


def test_a_page_is_never_edited_to_nothing(space: Workspace, tmp_path: Path) -> None:
    page = kept(space)
    with pytest.raises(StoreError, match="delete it instead;"):
        space.entries.edit(page, note("  "))
    assert text(on_disk(tmp_path)[page]) == "first"


def test_the_same_answer_edited_in_two_windows_keeps_both_texts(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(hours=1))
    page = kept(one)
    base = note("first")
    one.entries.edit(page, note("from the first window"), base)
    two.entries.edit(page, note("from the second window"), base)
    stored = on_disk(tmp_path)[page]
    assert text(stored) == "from the second window"
    assert texts_before(stored) == ["first", "from the first window"]
    assert [row.words for row in one.listing()] == ["from the second window"]


def test_two_answers_edited_in_two_windows_both_stand(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(hours=1))
    base: tuple[Known, ...] = (Long(step="a", text="a"), Long(step="b", text="b"), Long(step="c", text="c"))
    page = one.entries.add("morning", *base).id
    one.entries.edit(page, (Long(step="a", text="A"), base[1]), base)
    two.entries.edit(page, (base[0], Long(step="b", text="B"), base[2]), base)
    stored = on_disk(tmp_path)[page]
    assert [answer["text"] for answer in stored["answers"]] == ["A", "B"]


def test_an_edit_survives_fields_of_a_newer_version(space: Workspace, tmp_path: Path) -> None:
    page = kept(space)
    path = tmp_path / "journal.json"
    path.write_text(json.dumps(json.loads(path.read_text().replace('"text":"first"', '"text":"first","ink":"blue"'))))
    space.entries.edit(page, note("second"), note("first"))
    assert on_disk(tmp_path)[page]["answers"][0]["ink"] == "blue"


def test_a_sealed_letter_stays_in_its_page_when_the_rest_is_edited(space: Workspace, tmp_path: Path) -> None:
    page = space.entries.add(
        "renewal", Long(step="theme", text="rest"), Long(step="letter", role=Role.LETTER, text="sealed")
    ).id
    space.listing()
    shown = space.entry(page)
    assert shown is not None and len(shown.answers) == 1
    space.entries.edit(page, (Long(step="theme", text="sea"),), shown.answers)
    assert [answer["text"] for answer in on_disk(tmp_path)[page]["answers"]] == ["sea", "sealed"]
    changed = space.entry(page)
    assert changed is not None
    space.entries.restore_revision(page, changed.revisions[0])
    assert [answer["text"] for answer in on_disk(tmp_path)[page]["answers"]] == ["rest", "sealed"]


def test_a_letter_is_closed_at_once_and_stays_so_in_the_trash(space: Workspace) -> None:
    def letter(day: date | None = None) -> str:
        sealed = Long(step="letter", role=Role.LETTER, text="sealed")
        return space.entries.add("renewal", Long(step="theme", text="rest"), sealed, day=day).id

    def answers(page: str) -> int:
        found = space.entry(page)
        return len(found.answers) if found else 0

    first = letter()
    assert answers(first) == 1
    earlier = letter(space.today - timedelta(days=1))
    assert (answers(first), answers(earlier)) == (1, 2)
    second = letter()
    assert (answers(first), answers(second)) == (2, 1)
    space.entries.trash(first)
    assert answers(first) == 1
    space.entries.undo()
    assert answers(first) == 2
    space.entries.trash(second)
    assert answers(first) == 1


def test_every_figure_follows_an_edit_a_deletion_and_their_undoing(space: Workspace) -> None:
    made = space.entries.add("vision", Short(step="r", role=Role.RESULT, id="run", about="health", text="I run")).id
    rated = space.entries.add("rate", quick_entries.rating("run", "I run", 3)).id
    space.entries.add("rate", quick_entries.rating("run", "I run", 5))
    space.entries.move_to_day([made, rated], space.today - timedelta(days=9))

    def now() -> tuple[str, list[float]]:
        result = space.portrait().held[0]
        return result.text, [rating.value for rating in result.ratings]

    assert now() == ("I run", [3, 5])
    space.entries.edit(rated, (quick_entries.rating("run", "I run", 4),))
    space.entries.edit(made, (Short(step="r", role=Role.RESULT, id="run", about="health", text="I walk"),))
    assert now() == ("I walk", [4, 5])
    space.entries.trash(rated)
    assert now() == ("I walk", [5])
    space.entries.undo(), space.entries.undo()
    assert now() == ("I run", [4, 5])
    space.entries.redo(), space.entries.redo()
    assert now() == ("I walk", [5])
    space.entries.trash(made)
    assert space.portrait().held == ()


def test_the_list_is_the_one_a_fresh_start_would_show(space: Workspace, tmp_path: Path) -> None:
    pages = [kept(space, f"page {number}") for number in range(5)]
    space.listing()
    space.entries.star(pages[:2], on=True)
    space.entries.tag(pages[1:3], add=["work"])
    space.entries.move_to_day([pages[3]], date(2026, 11, 20))
    space.entries.edit(pages[4], note("other words"))
    space.entries.trash(pages[0])
    space.entries.untrash(pages[0])
    assert space.listing() == open_at(tmp_path).listing()
    assert [row.id for row in space.read_model.find("other").entries] == [pages[4]]


def test_stars_and_tags_are_put_on_several_in_one_write(space: Workspace, tmp_path: Path) -> None:
    pages = [kept(space, f"page {number}") for number in range(3)]
    assert space.entries.star(pages, on=True) == 3
    assert space.entries.tag(pages, add=["work", "Work", "home"]) == 3
    assert space.entries.tag(pages[:1], remove=["WORK"]) == 1
    stored = on_disk(tmp_path)
    assert [stored[page]["tags"] for page in pages] == [["home"], ["work", "home"], ["work", "home"]]
    assert all(stored[page]["starred"] for page in pages)
    assert space.entries.tags() == [("home", 3), ("work", 2)]


def test_a_tag_is_renamed_everywhere_but_in_texts(space: Workspace, tmp_path: Path) -> None:
    pages = [
        kept(space, "about #job", tags=("job", "x")),
        kept(space, "two", tags=("Job", "work")),
        kept(space, "three"),
    ]
    space.entries.trash(pages[0])
    assert space.entries.rename_tag("job", "work") == 2
    stored = on_disk(tmp_path)
    assert [stored[page]["tags"] for page in pages] == [["work", "x"], ["work"], []]
    assert text(stored[pages[0]]) == "about #job"
    space.entries.undo()
    assert on_disk(tmp_path)[pages[0]]["tags"] == ["job", "x"]


def test_undoing_leaves_alone_what_another_window_did(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(hours=1))
    page = kept(one)
    one.entries.tag([page], add=["mine"])
    two.entries.tag([page], add=["theirs"])
    two.entries.star([page], on=True)
    one.entries.undo()
    stored = on_disk(tmp_path)[page]
    assert (stored["tags"], stored["starred"]) == (["theirs"], True)


def test_an_edit_overtaken_elsewhere_is_not_undone_and_says_so(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(hours=1))
    page = kept(one)
    one.entries.edit(page, note("mine"))
    two.entries.edit(page, note("theirs"))
    with pytest.raises(StoreError, match="edited in another window"):
        one.entries.undo()
    assert text(on_disk(tmp_path)[page]) == "theirs"
    step = one.entries.undo()
    assert step is not None and step.kind is EditKind.SAVED


def test_an_undone_edit_is_still_among_the_earlier_texts(space: Workspace, tmp_path: Path) -> None:
    page = kept(space)
    space.entries.edit(page, note("second"))
    for _ in range(3):
        space.entries.undo()
        stored = on_disk(tmp_path)[page]
        assert (text(stored), texts_before(stored)) == ("first", ["second"])
        space.entries.redo()
        stored = on_disk(tmp_path)[page]
        assert (text(stored), texts_before(stored)) == ("second", ["first"])


def test_what_was_kept_outside_a_flow_is_undone_into_the_trash(space: Workspace) -> None:
    space.entries.add("morning", Short(step="p", role=Role.PROMISE, id="p1", text="call my sister"))
    space.entries.answer_promise("p1", Outcome.KEPT)
    assert space.portrait().open_promises == ()
    space.entries.undo()
    assert [promise.text for promise in space.portrait().open_promises] == ["call my sister"]
    assert [row.flow for row, _ in space.entries.trashed()] == ["outcome"]
    space.entries.redo()
    assert space.portrait().open_promises == ()


def test_there_is_nothing_to_undo_at_first_and_a_new_deed_ends_redoing(space: Workspace) -> None:
    assert space.entries.undo() is space.entries.redo() is None
    page = kept(space)
    space.entries.star([page], on=True)
    space.entries.undo()
    space.entries.tag([page], add=["x"])
    assert space.entries.redo() is None


def test_undo_of_what_was_emptied_does_nothing(space: Workspace) -> None:
    page = kept(space)
    space.entries.trash(page)
    space.entries.empty_trash()
    step = space.entries.undo()
    assert step is not None and step.changed == ()


def test_the_disk_refusing_leaves_the_step_to_be_undone_later(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = kept(space)
    space.entries.trash(page)

    def refuse(*_: object) -> None:
        raise StoreError("There is no room on the disk.")

    monkeypatch.setattr(Journal, "change_all", refuse)
    with pytest.raises(StoreError):
        space.entries.undo()
    monkeypatch.undo()
    space.entries.undo()
    assert on_disk(tmp_path)[page]["deleted"] is None


def test_the_trash_forgets_after_thirty_days_at_the_next_write_and_never_by_opening(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    gone, stays = kept(space, "gone"), kept(space, "stays")
    space.entries.trash(gone)
    almost = open_at(tmp_path, START + timedelta(days=29, hours=23))
    almost.entries.star([stays], on=True)
    assert set(on_disk(tmp_path)) == {gone, stays}
    later = open_at(tmp_path, START + timedelta(days=30, hours=1))
    later.start()
    later.portrait()
    later.entries.trashed()
    later.entries.clean_up()
    assert set(on_disk(tmp_path)) == {gone, stays}
    later.entries.star([stays], on=False)
    assert set(on_disk(tmp_path)) == {stays}


def test_a_new_page_is_a_write_after_which_the_trash_forgets_too(tmp_path: Path) -> None:
    space = open_at(tmp_path)
    gone = kept(space, "gone")
    space.entries.trash(gone)
    later = open_at(tmp_path, START + timedelta(days=31))
    new = kept(later, "new")
    later.entries.clean_up()
    assert set(on_disk(tmp_path)) == {new}


def test_a_page_restored_elsewhere_is_not_emptied(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(hours=1))
    page = kept(one)
    one.entries.trash(page)
    two.entries.untrash(page)
    assert one.entries.empty_trash([page]) == one.entries.empty_trash() == 0
    assert set(on_disk(tmp_path)) == {page}


def test_a_value_reworded_and_undone(space: Workspace) -> None:
    held = quick_entries.held([("care", "Care")])
    space.entries.add("values", held)
    space.entries.add("revise", quick_entries.held([]), quick_entries.reason("care", "known_better"))
    assert space.portrait().values == ()
    space.entries.undo()
    assert [value.name for value in space.portrait().values] == ["Care"]
    assert Pick("care", "Care") in held.picks


def test_the_list_after_a_change_does_not_wait_for_the_journal_to_be_read_anew(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = kept(space, "first"), kept(space, "second")
    assert [row.id for row in space.read_model.find("").entries] == [second, first]

    def entries(*_: object, **__: object) -> None:
        raise AssertionError("the whole journal is read")

    monkeypatch.setattr(Journal, "entries", entries)
    space.entries.trash(second)
    assert [row.id for row in space.read_model.find("").entries] == [first]
    space.entries.star([first], on=True)
    assert [row.starred for row in space.read_model.find("first").entries] == [True]
    space.entries.undo()
    space.entries.undo()
    assert [row.id for row in space.read_model.find("").entries] == [second, first]


def test_an_answer_changed_here_and_taken_out_elsewhere_comes_back_as_it_was_changed(tmp_path: Path) -> None:
    one, two = open_at(tmp_path), open_at(tmp_path, START + timedelta(hours=1))
    base: tuple[Known, ...] = (Long(step="a", text="a"), Long(step="b", text="b"))
    page = one.entries.add("morning", *base).id
    one.entries.edit(page, base[:1], base)
    two.entries.edit(page, (base[0], Long(step="b", text="b and more")), base)
    assert [answer["text"] for answer in on_disk(tmp_path)[page]["answers"]] == ["a", "b and more"]


def test_what_goes_into_the_trash_by_undoing_has_its_thirty_days_from_then_on(tmp_path: Path) -> None:
    clock = [START]
    space = Workspace(Places(tmp_path, tmp_path / "config"), Settings(), now=lambda: clock[0])
    page = kept(space, "an old note")
    clock[0] += timedelta(days=31)
    space.entries.undo()
    kept(space, "another")
    space.entries.clean_up()
    assert [days for _, days in space.entries.trashed()] == [30]
    assert on_disk(tmp_path)[page]["deleted"] == clock[0].isoformat(timespec="seconds")
    clock[0] += timedelta(days=30)
    kept(space, "a third")
    space.entries.clean_up()
    assert page not in on_disk(tmp_path)
