"""The check-in: digits and arrows select, in the field or in words, and Enter continues."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving
from tui.app.session.screen import SessionScreen
from tui.records.answers import Emotion
from tui.records.roles import Role
from tui.records.vocabulary import QUADRANT_NAMES, QUADRANTS
from tui.workspace import Workspace


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
        assert "●" not in driver.screen
        await driver.press("enter")
        assert "feeling right now" not in driver.question
        assert given(driver) == ""


async def test_in_the_field_the_arrows_go_from_corner_to_corner_and_enter_continues_with_one(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        assert "high energy" in driver.screen and "┼" in driver.screen and "◉" not in driver.screen
        seen = []
        for key in ("right", "down", "left", "up"):
            await driver.press(key)
            seen.append(given(driver))
        assert seen == [QUADRANT_NAMES[QUADRANTS[corner]] for corner in (1, 3, 2, 0)]
        assert "◉" in driver.screen
        await driver.press("enter")
        assert "feeling right now" not in driver.question
        assert given(driver) == seen[-1]


async def test_space_opens_and_left_goes_back_until_nothing_is_selected(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        await driver.press("right", "space", "down")
        family = given(driver)
        await driver.press("space", "down", "down")
        word = given(driver)
        known = {one.word: one for one in driver.app.workspace.catalogue.emotions}
        assert known[word].keys == "212" and known[word].family == family
        assert known[word].definition in driver.words
        await driver.press("left")
        assert given(driver) == family
        await driver.press("left", "backspace")
        assert given(driver) == ""


async def test_the_last_fourteen_check_ins_are_dots_in_the_field(tmp_path: Path) -> None:
    def before(space: Workspace) -> None:
        for back in range(20):
            space.entries.add(
                "morning",
                Emotion(step="checkin", role=Role.MOOD, word="hopeful", energy=-1, pleasantness=3),
                day=MORNING.date() - timedelta(days=back + 1),
            )

    async with driving(tmp_path, begin="morning", prepare=before) as driver:
        while "hard to say" not in driver.words:
            await driver.press("ctrl+n")
        field = [row for row in driver.screen.splitlines() if "your last check-ins" not in row]
        assert "".join(field).count("•") == 14


@pytest.mark.parametrize("size", [(60, 16), (40, 12), (79, 23)])
async def test_where_the_field_has_no_room_there_are_words(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, begin="onboarding", size=size) as driver:
        await to_check_in(driver)
        await driver.press("down", "j")
        assert marked(driver, "●").startswith("2  high energy, pleasant")
        assert "┼" not in driver.screen
        await driver.press("2", "1", "3")
        assert f"● 3  {given(driver)}" in driver.screen


async def test_for_someone_who_wants_words_and_no_pictures_there_are_words(tmp_path: Path) -> None:
    def words(space: Workspace) -> None:
        space.settings = space.settings._replace(pictures=False)

    async with driving(tmp_path, begin="onboarding", prepare=words) as driver:
        await to_check_in(driver)
        assert "┼" not in driver.screen and "1 high energy, unpleasant" in driver.words


async def test_after_a_digit_enter_keeps_the_corner_and_going_back_shows_it(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        await driver.press("2")
        corner = given(driver)
        await driver.press("enter")
        assert "feeling right now" not in driver.question
        await driver.press("shift+tab")
        assert given(driver) == corner
        assert f"● 2  {corner}" in driver.screen
        await driver.press("enter")
        assert given(driver) == corner


async def test_going_back_shows_the_family_or_the_word_among_its_own(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to_check_in(driver)
        await driver.press("4", "1", "enter", "shift+tab")
        family = given(driver)
        assert f"● 1  {family}" in driver.screen
        await driver.press("space", "3", "enter", "shift+tab")
        assert given(driver) != family
        assert f"● 3  {given(driver)}" in driver.screen
