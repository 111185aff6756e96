"""A session beyond its main path: earlier answers to the same question."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, first_run
from tui.app.dialogs.text_viewer import TextViewer
from tui.app.session.screen import SessionScreen
from tui.records.answers import Short
from tui.records.roles import Role
from tui.workspace import Workspace
from tui.workspace.recall import toggle_hidden

LEARNED = Short(step="learned", role=Role.LEARNED, asked="What was new, then?", text="Rest is a skill")


def learned_in_spring(space: Workspace) -> None:
    space.entries.add("evening", LEARNED, day=MORNING.date() - timedelta(days=200))


async def test_earlier_answers_are_read_in_the_session_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    night = MORNING.replace(hour=21)
    async with driving(tmp_path, at=night, begin="evening", prepare=learned_in_spring) as driver:
        assert "^t earlier" not in driver.keys
        while "know tonight" not in driver.question:
            await driver.press("ctrl+n")
        assert "^t earlier" in driver.keys
        await driver.write("Walks count")
        await driver.press("ctrl+t")
        assert isinstance(driver.app.screen, TextViewer)
        assert "What was new, then?" in driver.words
        assert "Rest is a skill" in driver.words
        assert "2026" in driver.words
        await driver.press("escape")
        assert isinstance(driver.app.screen, SessionScreen)
        assert "Walks count" in driver.screen
        await driver.write(", short ones too")
        assert "Walks count, short ones too" in driver.screen


async def test_what_is_kept_aside_is_not_offered_again(tmp_path: Path) -> None:
    def prepare(space: Workspace) -> None:
        learned_in_spring(space)
        day = MORNING.date() - timedelta(days=200)
        assert toggle_hidden(space, f"{day}/{day}")

    async with driving(tmp_path, at=MORNING.replace(hour=21), begin="evening", prepare=prepare) as driver:
        while "know tonight" not in driver.question:
            await driver.press("ctrl+n")
        assert "^t earlier" not in driver.keys


async def test_a_line_picked_to_be_shared_is_copied_out_and_shown_and_nothing_else_is(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=MORNING + timedelta(days=31), begin="renewal") as driver:
        while "read to one person" not in driver.question:
            await driver.press("ctrl+n")
        assert driver.app.clipboard == ""
        await driver.press("1", "enter")
        line = "I finish one thing that matters before I answer anyone"
        assert driver.app.clipboard == line
        assert "Copied" in driver.words
        while "Enter to save" not in driver.words:
            await driver.press("ctrl+n")
        assert f"To read out {line}" in driver.words


async def test_passing_over_sharing_copies_nothing(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=MORNING + timedelta(days=31), begin="renewal") as driver:
        while "Enter to close" not in driver.words:
            await driver.press("ctrl+n")
        assert driver.app.clipboard == ""
