"""The check-in: digits go ahead, arrows bring a mark, and Enter does what is seen."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import Driver, driving
from tui.app.session.screen import SessionScreen
from tui.records.answers import Emotion


async def to_check_in(driver: Driver) -> None:
    while "feeling right now" not in driver.question:
        await driver.press("ctrl+n")


def given(driver: Driver) -> str:
    screen = driver.app.screen
    assert isinstance(screen, SessionScreen)
    found = [answer.word for answer in screen.runner.session.answers if isinstance(answer, Emotion)]
    return found[0] if found else ""


def marked(driver: Driver, mark: str) -> str:
    """The row that a mark stands before, without its digit."""
    rows = [row.strip("│ ") for row in driver.screen.splitlines()]
    return next((row[2:].strip(" *") for row in rows if row.startswith(f"{mark} ")), "")


async def test_nothing_is_marked_and_enter_goes_on_without_an_answer(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        assert marked(driver, "▸") == ""
        await driver.press("enter")
        assert "feeling right now" not in driver.question
        assert given(driver) == ""


async def test_enter_opens_what_the_arrows_marked_until_a_word_is_taken(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        await driver.press("down", "j")
        assert marked(driver, "▸").startswith("2")
        await driver.press("enter")
        corner = given(driver)
        assert corner
        assert marked(driver, "▸") == ""
        await driver.press("down", "enter", "down", "enter")
        assert "feeling right now" not in driver.question
        assert given(driver) not in ("", corner)


async def test_after_a_digit_enter_keeps_the_corner_and_going_back_shows_it(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        await driver.press("2")
        corner = given(driver)
        assert marked(driver, "▸") == ""
        await driver.press("enter")
        assert "feeling right now" not in driver.question
        await driver.press("shift+tab")
        assert given(driver) == corner
        assert marked(driver, "▸") == ""
        assert marked(driver, "●").startswith(f"2  {corner}")
        await driver.press("enter")
        assert given(driver) == corner


async def test_going_back_shows_the_family_or_the_word_among_its_own(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        await driver.press("4", "1", "enter", "shift+tab")
        family = given(driver)
        assert marked(driver, "●").startswith(f"1  {family}")
        await driver.press("right", "3", "enter", "shift+tab")
        assert given(driver) != family
        assert marked(driver, "●").startswith(f"3  {given(driver)}")
