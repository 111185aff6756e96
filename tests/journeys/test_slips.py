"""Slips that people made in their first two weeks, and what the screen does about them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import driving, first_run, workspace
from tests.journeys.person import answer, day
from tui.app.session.screen import SessionScreen
from tui.records.answers import Outcome, Short
from tui.records.roles import Role
from tui.workspace import Workspace


async def test_enter_and_the_letter_begin_the_same_form(tmp_path: Path) -> None:
    told = []
    for key in ("enter", "m"):
        home = tmp_path / key
        async with driving(home, at=day(0)) as driver:
            await first_run(driver)
        async with driving(home, at=day(1)) as driver:
            await driver.press(key)
            told.append(driver.screen.splitlines()[0].split()[-1])
    assert told == ["8", "8"]


async def test_one_enter_too_many_begins_nothing_that_was_just_done(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        await driver.press("m")
        await answer(driver)
        assert "done for today" in driver.words and "▸ Morning practice" not in driver.screen
        await driver.press("enter")
        screen = driver.app.screen
        assert not (isinstance(screen, SessionScreen) and screen.runner.session.flow == "morning")


async def test_a_stage_that_was_skipped_is_not_drawn_as_answered(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        await driver.press("m")
        await answer(driver, until="vision")
        await driver.press("enter")
        assert "Vision ◌" in driver.screen
        await driver.write("Mail came first", "tab", "tab")
        assert "Vision ◌" in driver.screen and "Reality ●" in driver.screen


async def test_a_letter_answers_one_promise_and_the_next_stays_as_it_is(tmp_path: Path) -> None:
    def two(space: Workspace) -> None:
        for name in ("Ring Anna", "Walk home"):
            space.entries.add("morning", Short(step="action", role=Role.PROMISE, text=name, id=name))

    async with driving(tmp_path, at=day(0), prepare=two) as driver:
        await driver.press("j", "y", "p")
    outcomes = {one.text: one.outcome for one in workspace(tmp_path, day(0)).portrait().promises}
    assert outcomes == {"Ring Anna": Outcome.PARTLY, "Walk home": None}


async def test_a_heavy_word_holds_for_the_rest_of_the_day(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1, 12)) as driver:
        await driver.press("c", "3", "3", "5", "enter")
        await driver.write("Nobody rang", "enter", "enter")
    async with driving(tmp_path, at=day(1, 21)) as driver:
        await driver.press("e", "ctrl+n")
        assert "enough" in driver.question.lower(), "without another word it is still a heavy day"
    async with driving(tmp_path, at=day(2, 21)) as driver:
        await driver.press("e", "ctrl+n")
        assert "enough" not in driver.question.lower()


async def test_what_is_promised_for_today_already_stands_beside_the_next(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
        await driver.press("m")
        await answer(driver, until="action")
        assert "Already promised for today Write the first page before opening mail" in driver.words


async def test_a_session_that_waited_for_days_says_no_length(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await driver.press("enter", "enter", "2", "1", "3", "enter", "escape")
    async with driving(tmp_path, at=day(0) + timedelta(days=7)) as driver:
        await driver.press("j", "enter", *["ctrl+n"] * 14)
        await driver.press("6", "enter")
        assert "First session" in driver.screen, driver.screen
        assert " min" not in driver.screen, driver.screen
