"""Small terminals: a step opens at its top, and what is typed is in sight."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving, first_run
from tui.app.session.screen import SessionScreen
from tui.app.today.screen import TodayScreen
from tui.workspace import Workspace

SIZES = ((40, 12), (60, 16))
LETTERS = "a long way to go without a single stop " * 8


async def type_to_the_end(driver: Driver, text: str) -> None:
    """Pastes the most of it and types the end, where a key may add a row."""
    await driver.write(text[:-20])
    for letter in text[-20:]:
        await driver.press("enter" if letter == "\n" else "space" if letter == " " else letter)


async def to(driver: Driver, words: str) -> None:
    while words not in driver.question:
        await driver.press("ctrl+n")


@pytest.mark.parametrize("size", SIZES)
async def test_forty_lines_of_a_note_are_typed_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, size=size, begin="note") as driver:
        await type_to_the_end(driver, "\n".join(f"line{number}" for number in range(40)))
        assert "line39" in driver.screen
        await driver.press(*["up"] * 39)
        assert "line0" in driver.screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_that_grows_is_typed_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, size=size, begin="onboarding") as driver:
        await to(driver, "What do you want to have")
        await type_to_the_end(driver, f"{LETTERS}mountain")
        assert "mountain" in driver.words
        await driver.press("ctrl+n")
        await to(driver, "One small thing")
        await driver.write("Walk", "enter")
        await driver.press("tab")
        await type_to_the_end(driver, f"{LETTERS}harbour")
        assert "harbour" in driver.words


@pytest.mark.parametrize("size", SIZES)
async def test_words_changed_on_a_page_and_in_a_dialog_are_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, size=size) as driver:
        await driver.press("6", "enter", "E", "tab", "tab", "tab")
        await type_to_the_end(driver, f"{LETTERS}lantern")
        assert "lantern" in driver.words
    async with driving(tmp_path, size=size) as driver:
        await driver.press("2", "f")
        await type_to_the_end(driver, f"{LETTERS}orchard")
        assert "orchard" in driver.words


@pytest.mark.parametrize("flow", ["morning", "evening", "weekly"])
async def test_every_step_opens_at_its_top(tmp_path: Path, flow: str) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    later = MORNING.replace(hour=21) + timedelta(days=1)
    async with driving(tmp_path, at=later, size=(40, 12), begin=flow) as driver:
        while isinstance(screen := driver.app.screen, SessionScreen):
            assert screen.panel.scroll_offset.y == 0, driver.screen
            await driver.press("ctrl+n")


async def test_the_coachs_line_stands_under_the_question_where_there_is_room(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to(driver, "What do you want to have")
        assert "rather than what is gone" in driver.words
    async with driving(tmp_path, size=(40, 12), begin="onboarding") as driver:
        await to(driver, "What do you want to have")
        assert "rather than what is gone" not in driver.words
        assert driver.app.screen.focused is not None and driver.app.screen.focused.region.y < 10


async def test_escape_closes_what_was_explained_before_it_leaves(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await to(driver, "What do you want to have")
        await driver.write("A quiet house")
        await driver.press("ctrl+o")
        assert "has every command and key" in driver.words and driver.words.count("rather than what is gone") == 1
        await driver.press("escape")
        assert isinstance(driver.app.screen, SessionScreen)
        assert "has every command and key" not in driver.words and "rather than what is gone" in driver.words
        await driver.press("escape")
        assert isinstance(driver.app.screen, TodayScreen)


async def test_a_session_for_another_day_says_so(tmp_path: Path) -> None:
    yesterday = MORNING.date() - timedelta(days=1)
    async with driving(tmp_path, begin="evening", day=yesterday) as driver:
        assert "Evening reflection · for Sun 22 Nov" in driver.words
    async with driving(tmp_path, begin="evening") as driver:
        assert " for " not in driver.screen.splitlines()[0]


async def test_a_note_that_goes_on_says_since_when_and_one_of_another_day_waits(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("n")
        assert "going on" not in driver.screen
        await driver.write("Half a thought")
        await driver.press("escape", "n")
        assert "Note · continued from 07:02" in driver.words
        assert "Half a thought" in driver.screen
        await driver.press("escape")

    waiting: list[int] = []

    def count(space: Workspace) -> None:
        waiting.append(len(space.sessions.waiting()))

    async with driving(tmp_path, at=MORNING + timedelta(days=1), prepare=count) as driver:
        await driver.press("n")
        assert "going on" not in driver.screen
        assert "Half a thought" not in driver.screen
        await driver.press("escape")
        assert "Note   waiting" in driver.screen
    assert waiting == [1]


async def test_a_first_rating_stands_beside_the_wish_and_the_fact(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "enter", "5", "enter")
        await driver.write("A page a day", "enter")
        await driver.write("Mail came first", "enter")
        assert "What you want: A page a day" in driver.words
        assert "Mail came first" in driver.words
        await driver.press("4", "enter")
        assert "where it is" in driver.words
        assert "what you want" in driver.words


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 12)])
async def test_the_mark_of_a_long_list_stays_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, size=size, begin="vision") as driver:
        await to(driver, "Pick two to four")
        for _ in range(11):
            await driver.press("down")
            assert "▸" in driver.screen
        for _ in range(11):
            await driver.press("up")
            assert "▸" in driver.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_mark_of_a_check_in_stays_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, size=size, begin="onboarding") as driver:
        await driver.press("enter")
        for _ in range(4):
            await driver.press("down")
            assert "▸" in driver.screen
        await driver.press("right")
        for _ in range(5):
            await driver.press("down")
            assert "▸" in driver.screen
