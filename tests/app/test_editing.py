"""A kept page is changed where it stands; every earlier text stays with it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, first_run, workspace
from tests.workspace.conftest import on_disk
from tui.app.fields import AnswerField
from tui.records.answers import (
    Choice,
    Emotion,
    Item,
    List,
    Long,
    Multi,
    Outcome,
    Pick,
    Scale,
    Short,
    Split,
    Values,
    Ypn,
)
from tui.records.roles import Role
from tui.store.errors import StoreError
from tui.store.journal import Journal
from tui.workspace import Workspace, quick_entries


def a_note(space: Workspace) -> None:
    space.entries.note("first words")


def texts(home: Path) -> tuple[str, list[str]]:
    (entry,) = on_disk(home).values()
    return entry["answers"][0]["text"], [old["answers"][0]["text"] for old in entry["revisions"]]


async def test_a_note_is_edited_twice_and_its_first_text_brought_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=a_note) as driver:
        await driver.press("6", "e")
        await driver.write(" and more", "escape")
        assert texts(tmp_path) == ("first words and more", ["first words"])
        assert "first words and more" in driver.words
        await driver.press("E")
        await driver.write(" still", "escape")
        assert texts(tmp_path) == ("first words and more still", ["first words", "first words and more"])
        await driver.press("v")
        assert "first words and more {+still+}" in driver.words
        assert "1 of 2" in driver.words
        await driver.press("l")
        assert "first words {+and more still+}" in driver.words
        await driver.press("enter")
        assert texts(tmp_path)[0] == "first words"
        assert len(texts(tmp_path)[1]) == 3
        await driver.press("u")
        assert texts(tmp_path)[0] == "first words and more still"


async def test_leaving_without_a_change_writes_nothing(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=a_note) as driver:
        before = (tmp_path / "journal.json").stat()
        await driver.press("6", "e", "escape")
        assert (tmp_path / "journal.json").stat() == before
        await driver.press("v")
        assert "never changed" in driver.words


def every_kind(space: Workspace) -> None:
    picks = (Pick("a", "Apples"), Pick("b", "Bread"))
    space.entries.add(
        "morning",
        Short(step="s", asked="A line?", text="a line"), Long(step="l", asked="A page?", text="a page"),
        List(step="i", asked="A list?", items=(Item("one", "id-1"), Item("two", "id-2"))),
        Scale(step="n", asked="A number?", value=3.25), Choice(step="c", asked="Which?", pick=picks[0]),
        Multi(step="m", asked="Which ones?", picks=picks), Values(step="v", asked="What matters?", picks=picks),
        Split(step="p", asked="Two sides?", left="left", right="right", labels=("L", "R")),
        Emotion(step="e", asked="How?", word="calm", energy=-2, pleasantness=3),
        Ypn(step="y", asked="Done?", about="p1", outcome=Outcome.KEPT),
    )  # fmt: skip


async def test_each_kind_of_answer_can_be_edited_and_the_others_stay_to_the_letter(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=every_kind) as driver:
        (before,) = on_disk(tmp_path).values()
        await driver.press("6", "e")
        await driver.write("!", "tab")
        await driver.write("!", "tab")
        await driver.write("\nthree", "tab")
        await driver.press("7", "tab", "tab", "tab", "tab")
        await driver.write("!", "tab")
        await driver.write("!", "tab", "tab", "x", "escape")
        (after,) = on_disk(tmp_path).values()
    said = after["answers"]
    assert [said[0]["text"], said[1]["text"]] == ["a line!", "a page!"]
    assert [(item["text"], item["id"]) for item in said[2]["items"]][:2] == [("one", "id-1"), ("two", "id-2")]
    assert said[2]["items"][2]["text"] == "three"
    assert said[3]["value"] == 7
    assert [said[place] for place in (4, 5, 6, 8)] == [before["answers"][place] for place in (4, 5, 6, 8)]
    assert (said[7]["left"], said[7]["right"]) == ("left!", "right!")
    assert said[9]["outcome"] == "not"
    assert after["revisions"][0]["answers"] == before["answers"]


async def test_an_answer_that_is_emptied_is_gone_and_what_rested_on_it_too(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("2")
        assert "I finish one thing" in driver.words
        await driver.press("6", "e")
        while "I finish one thing" not in str(getattr(driver.app.screen.focused, "text", "")):
            await driver.press("tab")
        await driver.press("ctrl+end", "ctrl+u", "escape", "2")
        assert "I finish one thing" not in driver.words
        await driver.press("u")
        assert "I finish one thing" in driver.words


async def test_what_is_typed_is_on_the_disk_before_it_is_kept_and_is_there_again_after_a_cut(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=a_note) as driver:
        await driver.press("6", "e")
        await driver.write(" half a sent")
        await driver.press("ctrl+q")
    assert texts(tmp_path) == ("first words", [])
    (draft,) = (tmp_path / "drafts").glob("edit-*.json")
    assert json.loads(draft.read_text())["answers"][0]["text"] == "first words half a sent"
    async with driving(tmp_path, at=MORNING + timedelta(hours=1)) as driver:
        assert "You haven't finished editing the entry from Mon 23 Nov 2026" in driver.words
        await driver.press("6", "e")
        await driver.write("ence", "escape")
    assert texts(tmp_path) == ("first words half a sentence", ["first words"])
    assert not list((tmp_path / "drafts").glob("edit-*.json"))


async def test_a_disk_that_refuses_leaves_the_page_open(tmp_path: Path, monkeypatch: object) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("There is no room on the disk.")

    async with driving(tmp_path, prepare=a_note) as driver:
        await driver.press("6", "e")
        await driver.write(" and more")
        monkeypatch.setattr(Journal, "change_all", refuse)  # type: ignore[attr-defined]
        await driver.press("escape")
        assert "There is no room" in driver.words
        assert "first words and more" in driver.words
        monkeypatch.undo()  # type: ignore[attr-defined]
        await driver.press("escape")
    assert texts(tmp_path)[0] == "first words and more"


async def test_two_windows_that_edit_one_page_keep_both_texts(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=a_note) as driver:
        await driver.press("6", "e")
        await driver.write(" from here")
        other = workspace(tmp_path, MORNING + timedelta(minutes=5))
        page = other.edits.open(next(iter(on_disk(tmp_path))))
        other.edits.finish(page, (Long(step="note", role=page.answers[0].role, text="from there"),))
        await driver.press("escape")
        assert "Another window changed" in driver.words and "Press v to see its text" in driver.words
        await driver.press("v")
        assert "[-there-] {+here+}" in driver.words
    now, before = texts(tmp_path)
    assert now == "first words from here"
    assert before == ["first words", "from there"]


async def test_the_earlier_text_of_a_note_keeps_its_lines(tmp_path: Path) -> None:
    def lines(space: Workspace) -> None:
        entry = space.entries.note("# Sea\n\n- salt\n- wind")
        assert entry is not None
        space.entries.edit(entry.id, (quick_entries.note("# Sea\n\n- salt\n- rain"),))

    async with driving(tmp_path, prepare=lines) as driver:
        await driver.press("6", "v")
        rows = [row.strip("│ ") for row in driver.screen.splitlines()]
        place = rows.index("# Sea")
        assert rows[place : place + 4] == ["# Sea", "", "- salt", "- [-wind-] {+rain+}"]


async def test_what_was_left_open_can_be_answered_after_all(tmp_path: Path) -> None:
    def trigger(space: Workspace) -> None:
        space.entries.add(
            "trigger",
            Split(step="event", role=Role.TRIGGER, left="The door slammed", right="They are cross with me"),
            Short(step="plan", field="then", role=Role.IF_THEN, asked="Next time:", text="one breath"),
        )

    async with driving(tmp_path, prepare=trigger) as driver:
        await driver.press("6", "e")
        assert "Not answered" in driver.words or driver.app.screen.query(".open")
        fields = [field for field in driver.app.screen.query(AnswerField) if field.asked.field.role is Role.CARD]
        (sign,) = fields
        sign.entry_point().focus()
        await driver.write("a warm neck", "escape")
        assert "Saved. The earlier text stays" in driver.words
    portrait = workspace(tmp_path).portrait()
    assert [(card.sign, card.answer) for card in portrait.cards] == [("a warm neck", "one breath")]
    (entry,) = workspace(tmp_path).journal.entries()
    assert [answer.role for answer in entry.answers] == [Role.TRIGGER, Role.CARD, Role.IF_THEN]
    assert [len(old.answers) for old in entry.revisions] == [2]
