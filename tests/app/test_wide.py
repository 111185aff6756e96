"""Wide screens are used: Today has three columns, and at 200 by 60 what has much to show is not half empty."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.app.driving import driving
from tui import demo
from tui.app.today.rows import Row

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


SCREENS = {"vision": "2", "reflection": "4", "values": "5", "journal": "6"}
ACROSS, DOWN = 10, 3
"""The size of a piece of the screen that counts as used as soon as something stands in it."""


def used(rows: list[str], width: int) -> float:
    """Which part of the pieces between the bars has something in it."""
    rows = rows[1:-1]
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
