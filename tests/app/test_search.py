"""Searching in the journal: what is found as it is typed, what is offered, and what is said."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving
from tui.app.journal.search_line import SearchInput
from tui.workspace import Workspace

TODAY = MORNING.date()


def journal(workspace: Workspace) -> None:
    def note(days: int, text: str) -> None:
        workspace.entries.note(text, day=TODAY - timedelta(days=days))

    note(0, "A walk on the ridge before breakfast #walk")
    note(1, "To Zürich by the night train, with @anna")
    note(2, "We took the long\nway round, in the rain")
    note(3, "駅まで歩いた。#散歩 とてもよい日")
    note(40, "Much was said before it came to this: the lighthouse stood dark, and Lisbon far away")
    note(400, "Lisbon again, and a ridge behind it")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


async def search(driver: Driver, text: str) -> None:
    """What a person does who looks for something else now."""
    line = driver.app.screen.query_one(SearchInput)
    if driver.app.screen.focused is not line:
        await driver.press("slash")
    line.value = ""
    await driver.write(text)


def found(driver: Driver) -> list[str]:
    """The rows of the list, as they stand."""
    rows = [row.split("│")[1].strip() for row in driver.screen.splitlines() if row.count("│") > 2]
    return [row for row in rows if row]


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("zurich", ["Zürich"]),
        ('"long way round"', ["long way round"]),
        ("#散歩", ["散歩"]),
        ("lisbon", ["Lisbon again", "Lisbon"]),
        ("lighthouse", ["lighthouse stood"]),
        ("on:yesterday", ["Zürich"]),
        ("lighthouse in:october", ["lighthouse stood"]),
        ("ridge -lisbon", ["ridge"]),
        ("@anna", ["Zürich"]),
    ],
)
async def test_what_is_typed_is_found_and_the_row_shows_its_place(home: Path, text: str, shows: list[str]) -> None:
    async with driving(home, prepare=journal, size=(120, 30)) as driver:
        await driver.press("6")
        await search(driver, text)
        rows = found(driver)
        assert len(rows) == len(shows)
        for wanted in shows:
            assert any(wanted in row for row in rows)


async def test_the_words_are_lit_in_the_row_and_on_the_page(home: Path) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press("6")
        await search(driver, "lighthouse")
        await driver.press("enter", "enter")
        strips = driver.app.screen._compositor.render_strips()
        lit = [part.text for strip in strips for part in strip if part.style and part.style.reverse]
        assert "lighthouse" in lit


@pytest.mark.parametrize(("width", "examples"), [(80, "words .* in:march mood:<0 "), (40, "words ")])
async def test_the_hint_names_a_month_and_is_never_cut(home: Path, width: int, examples: str) -> None:
    async with driving(home, prepare=journal, size=(width, 24)) as driver:
        await driver.press("6", "slash")
        assert re.search(f"{examples}tab how to search", driver.words)
        await search(driver, "lisbon march")
        assert width == 40 or "For the month: on:march." in driver.words


async def test_the_search_goes_on_as_offered_and_the_next_offer_comes_with_tab(home: Path) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press("6", "slash", *"on", "colon")
        line = driver.app.screen.query_one(SearchInput)
        assert "tab today" in driver.words
        await driver.press("tab")
        assert line.value == "on:today "
        assert "1 entry" in driver.screen
        await driver.press("tab")
        assert line.value == "on:yesterday "
        await driver.press("escape", "slash", "number_sign", "w", "right")
        assert line.value == "#walk "


async def test_a_wrong_filter_is_told_once_it_is_left_and_the_rest_is_searched(home: Path) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press("6")
        await search(driver, "prctice:values lisbon")
        assert "did you mean practice:?" in driver.words
        assert "2 entries" in driver.screen
        await search(driver, "on:tod")
        assert "takes a day" not in driver.words


async def test_an_empty_result_says_what_to_leave_out_and_tab_how_to_search(home: Path) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press("6")
        await search(driver, "lisbon -ridge -dark")
        assert "lisbon alone is in 2 entries; -ridge and -dark take them all out." in driver.words
        await driver.press("tab")
        assert "How to search" in driver.screen
        assert "Capitals and accents don't matter" in driver.words
        await driver.press("escape")
        assert driver.app.screen.query_one(SearchInput).value == "lisbon -ridge -dark"


async def test_down_goes_to_what_was_found_and_escape_back_to_everything(home: Path) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press("6")
        await search(driver, "lisbon")
        await driver.press("down", "enter")
        assert "lighthouse stood dark" in driver.words
        await driver.press("escape", "escape")
        assert "6 entries" in driver.screen


async def test_a_text_from_elsewhere_is_data_in_the_search(home: Path) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press("6")
        await search(driver, "[bold]x[/] \x1b[31m #[red]")
        assert "[bold]x[/]" in driver.screen
        await search(driver, "ridge " * 400)
        assert "2 entries" in driver.screen


@pytest.mark.parametrize("tab", [*"123457", "comma"])
async def test_a_slash_searches_from_every_tab_and_the_list_of_keys_says_so(home: Path, tab: str) -> None:
    async with driving(home, prepare=journal) as driver:
        await driver.press(tab)
        assert "/ search" not in driver.keys
        await driver.press("question_mark", "G")
        assert "Find entries by words" in driver.words or await _seen_above(driver, "Find entries by words")
        await driver.press("escape", "slash", *"lighthouse")
        assert driver.app.screen.query_one(SearchInput).value == "lighthouse"
        assert "1 entry" in driver.words


async def test_a_slash_is_listed_once_in_the_journal(home: Path) -> None:
    async with driving(home, prepare=journal, size=(100, 60)) as driver:
        await driver.press("6", "question_mark")
        assert driver.words.count("Find entries by words") == 1


async def _seen_above(driver: Driver, words: str) -> bool:
    for _ in range(9):
        await driver.press("pageup")
        if words in driver.words:
            return True
    return False
