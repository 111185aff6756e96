"""Wide screens are used: Today has three columns, and at 200 by 60 no screen is emptier than half."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.app.driving import driving, workspace
from tui import demo
from tui.app.reflection.screen import BESIDE
from tui.app.today.rows import Row
from tui.insights.views.reflection import Reflection
from tui.workspace.recall import toggle_hidden

TODAY = datetime(2026, 11, 23, 7, 2, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("wide")
    demo.write(home, TODAY.date(), 1)
    return home


@pytest.mark.parametrize("size", [(110, 30), (120, 40), (200, 60)])
async def test_today_shows_side_by_side_what_is_to_be_done_what_is_held_and_what_is_read_back(
    home: Path, size: tuple[int, int]
) -> None:
    async with driving(home, at=TODAY, size=size) as driver:
        starts = {name: driver.app.screen.query_one(name).region for name in ("#rows", "#holding", "#last")}
        assert len({region.y for region in starts.values()}) == 1
        assert [*starts] == sorted(starts, key=lambda name: starts[name].x)
        assert all(region.width <= 76 for region in starts.values())
        for heading in ("Morning practice", "The results you want", "Yesterday you wrote"):
            assert heading in driver.screen


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_arrows_pass_everything_that_can_be_opened_in_reading_order(
    home: Path, size: tuple[int, int]
) -> None:
    async with driving(home, at=TODAY, size=size) as driver:
        rows = list(driver.app.screen.query(Row))
        assert {"flow", "promise", "sentence", "entry"} <= {row.choice.opens for row in rows}
        for place, row in enumerate(rows):
            assert row.has_focus, place
            await driver.press("down" if place % 2 else "j")
        assert rows[-1].choice.opens == "entry"
        await driver.press("enter")
        assert driver.app.screen.query("#read")


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40), (200, 60)])
async def test_today_says_which_day_it_is_at_every_width(home: Path, size: tuple[int, int]) -> None:
    async with driving(home, at=TODAY, size=size) as driver:
        assert "23 Nov" in driver.screen


async def test_what_is_most_important_is_seen_without_scrolling(home: Path) -> None:
    async with driving(home, at=TODAY, size=(80, 24)) as driver:
        for words in ("Morning practice", "Yesterday you chose", "The results you want", "due"):
            assert words in driver.screen


SCREENS = {
    "today": "1", "vision": "2", "reality": "3", "reflection": "4", "values": "5", "journal": "6", "library": "7",
}  # fmt: skip
ACROSS, DOWN = 10, 3
"""The size of a piece of the screen that counts as used as soon as something stands in it.

A screen is emptier than half when more than half of its area, in such pieces, has no word and no line of a picture:
a text is seen as the block it makes with the space around its words and lines, not as its letters. The bar of tabs, the
line of keys and the frames around panels are not counted.
"""
FRAMES = str.maketrans("│╭╮╰╯", "     ")


def used(rows: list[str], width: int) -> float:
    """Which part of the area between the bars has something in it."""
    rows = ["" if {"╭", "╰"} & {*row} else row.translate(FRAMES) for row in rows[1:-1]]
    pieces = [
        any(row.ljust(width)[left : left + ACROSS].strip() for row in rows[top : top + DOWN])
        for top in range(0, len(rows), DOWN)
        for left in range(0, width, ACROSS)
    ]
    return sum(pieces) / len(pieces)


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_with_much_to_show_is_not_half_empty(home: Path, name: str) -> None:
    async with driving(home, at=TODAY, size=(200, 60)) as driver:
        await driver.press(SCREENS[name])
        assert used(driver.screen.split("\n"), 200) >= 0.5


async def test_today_shows_below_its_columns_what_fits_and_nothing_is_scrolled_to(home: Path) -> None:
    async with driving(home, at=TODAY, size=(200, 60)) as driver:
        for words in (
            "Your path, day by day",
            "The week of 16 November",
            "The life you're choosing",
            "How you have felt",
        ):
            assert words in driver.screen
        assert not driver.app.screen.query_one("#today").max_scroll_y
    async with driving(home, at=TODAY, size=(120, 30)) as driver:
        assert "The life you're choosing" not in driver.screen


async def test_today_says_no_feeling_that_is_hidden_from_looking_back(home: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(home, tmp_path / "home")
    async with driving(copy, at=TODAY, size=(200, 60)) as driver:
        newest = driver.app.workspace.portrait().moods[-1]
        row = f"{newest.day:%a} {newest.day.day} {newest.day:%b}  {newest.word}"
        assert row in driver.screen
    toggle_hidden(workspace(copy, TODAY), newest.entry)
    async with driving(copy, at=TODAY, size=(200, 60)) as driver:
        assert "How you have felt" in driver.screen
        assert row not in driver.screen


async def test_reality_shows_each_result_over_time_and_a_fact_is_about_the_highlighted_one(
    home: Path, tmp_path: Path
) -> None:
    async with driving(shutil.copytree(home, tmp_path / "home"), at=TODAY, size=(200, 60)) as driver:
        await driver.press("3")
        held = driver.app.workspace.portrait().held
        for one in held:
            assert one.facts[-1].text.split()[0] in driver.screen
        await driver.press("j", "f")
        assert f"● {held[1].text}" in driver.words


async def test_vision_shows_a_result_with_its_promises_beside_it_and_the_whole_life_beside_the_statement(
    home: Path,
) -> None:
    async with driving(home, at=TODAY, size=(200, 60)) as driver:
        await driver.press("2")
        for words in ("As you pictured it", "The fuller a wedge"):
            assert words in driver.screen
        await driver.press("j")
        for words in ("Newest facts", "Promised for it, and what became of it"):
            assert words in driver.screen
    async with driving(home, at=TODAY, size=(120, 40)) as driver:
        await driver.press("2", "j")
        assert "Promised for it" not in driver.screen


async def test_a_short_page_of_reflection_has_parts_of_others_beside_it_that_open_to_their_entries(home: Path) -> None:
    async with driving(home, at=TODAY, size=(200, 60)) as driver:
        await driver.press("4", "]")
        for words in ("Came back after a pause", "days with a feeling named", "Month by month"):
            assert words in driver.screen
        await driver.press(*"jjjj", "enter")
        assert driver.app.screen.query("#rests-on")
    for name, of in BESIDE.items():
        assert {name, *(page for page, _ in of)} <= {*Reflection.__struct_fields__}


async def test_the_library_shows_what_an_exercise_asks_and_what_was_written_last_time(home: Path) -> None:
    async with driving(home, at=TODAY, size=(200, 60)) as driver:
        await driver.press("7")
        for words in ("If nobody could ever know, would you still want it?", "What you wrote on 15 October"):
            assert words in driver.screen
        assert "«" not in driver.screen


async def test_the_library_shows_no_entry_that_is_hidden_from_looking_back(home: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(home, tmp_path / "home")
    opened = workspace(copy, TODAY)
    toggle_hidden(opened, next(row.id for row in opened.listing() if row.flow == "walk"))
    async with driving(copy, at=TODAY, size=(200, 60)) as driver:
        await driver.press("7")
        assert "What it asks" in driver.screen
        assert "What you wrote on 15 October" not in driver.screen
