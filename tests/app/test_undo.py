"""Undo says what it undid, and takes a whole exercise only when asked twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, workspace
from tui.records.answers import Long, Short
from tui.records.roles import Role
from tui.workspace import Workspace

WALK = Short(step="want", role=Role.DAILY, text="A quarter of an hour of writing")


def walked(space: Workspace) -> None:
    space.entries.add("walk", WALK)


async def test_a_note_undone_by_a_slip_is_named_by_its_first_words(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("n")
        await driver.write("Walked to the river and back, and it rained", "tab")
        await driver.press("u")
        assert "Undone: moved “Walked to the river and back,…” to the trash. ctrl+y to redo." in driver.words
        await driver.press("ctrl+y")
        assert "Redone: “Walked to the river and back,…”. u to undo." in driver.words
    assert len(workspace(tmp_path).listing()) == 1


async def test_a_whole_exercise_is_not_lost_by_one_stray_key(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=walked) as driver:
        await driver.press("u")
        assert "Press u again to move “The four rooms” of 07:02 to the trash; any other key leaves it." in driver.words
        assert len(workspace(tmp_path).listing()) == 1
        await driver.press("j", "u")  # another key in between: asked anew
        assert "Press u again to move" in driver.words
        assert len(workspace(tmp_path).listing()) == 1
        await driver.press("u")
        assert "Undone: moved “The four rooms” to the trash. ctrl+y to redo." in driver.words
        assert len(workspace(tmp_path).listing()) == 0


async def test_a_note_of_a_while_ago_is_asked_about_too(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        driver.app.workspace.entries.add("note", Long(step="note", role=Role.NOTE, text="Rain all day"))
        driver.app.workspace.now = lambda: MORNING + timedelta(minutes=6)
        await driver.press("u")
        assert "Press u again to move “Rain all day” of 07:02 to the trash" in driver.words


async def test_an_answer_is_undone_at_once_and_with_nothing_left_the_trash_is_pointed_to(tmp_path: Path) -> None:
    def promised(space: Workspace) -> None:
        space.entries.add("morning", Short(step="action", role=Role.PROMISE, text="Ring Anna", id="a"))

    async with driving(tmp_path, prepare=promised) as driver:
        await driver.press("y", "u")
        assert "Undone: the answer to “Ring Anna”. ctrl+y to redo." in driver.words
        assert "Today you chose" in driver.words
    async with driving(tmp_path) as driver:
        await driver.press("ctrl+y")
        assert "Nothing to redo since taut was opened. Deleted entries are in the trash: 6, then w." in driver.words
