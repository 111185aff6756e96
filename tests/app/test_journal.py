"""The journal's place: a list by month, a page that follows, marks, and coming back to where one was."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving
from tui.app.widgets.entry_list import EntryList
from tui.workspace import Workspace

TODAY = MORNING.date()


def notes(*days: date, words: str = "A walk on the ridge") -> object:
    """Keeps a note on each day, the first one first."""

    def prepare(workspace: Workspace) -> None:
        for day in days:
            workspace.note(f"{words} {day.isoformat()}", day=day, tags=("ridge",))

    return prepare


MANY = notes(
    date(2024, 2, 29),
    date(2025, 11, 22),
    date(2025, 11, 23),
    date(2026, 9, 30),
    *(TODAY - timedelta(days=d) for d in (40, 20, 1)),
)


def here(driver: Driver) -> str:
    """The row under the cursor."""
    return next(row for row in driver.screen.splitlines() if "▸" in row)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


async def test_months_and_years_are_walked_and_esc_comes_back_to_the_row_that_was_read(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("2")
        assert "November 2026" in driver.screen
        assert "Sun 22" in here(driver)
        await driver.press("[")
        assert "Wed 14" in here(driver)
        await driver.press("]", "{")
        assert "Sun 23" in here(driver)
        await driver.press("G", "enter")
        assert "Thu 29 Feb 2024" in driver.screen
        assert "November 2025" not in driver.screen
        await driver.press("left", "h")
        assert "Sun 23 Nov 2025" in driver.screen
        await driver.press("g")
        assert "Sun 22 Nov 2026" in driver.screen
        await driver.press("right", "escape")
        assert "Tue  3" in here(driver)


async def test_the_journal_is_found_as_it_was_left(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("2", "G", "k", "1", "2")
        assert "Sat 22" in here(driver)
        await driver.press("slash", *"09-30", "enter", "3", "2")
        assert "1 entry" in driver.screen
        assert "30 Sep 26" in here(driver)
        await driver.press("escape")
        assert "7 entries" in driver.screen
        assert "Wed 30" in here(driver)


async def test_marks_stay_on_their_entries_and_are_taken_away_by_esc(home: Path) -> None:
    async with driving(home, prepare=MANY) as driver:
        await driver.press("2", "space", "space")
        entries = driver.app.screen.query_one(EntryList)
        assert "2 marked" in driver.screen
        assert entries.marked() == tuple(entry.id for entry in entries.entries()[:2])
        await driver.press("k", "space")
        assert len(entries.marked()) == 1
        await driver.press("G")
        assert entries.chosen() == entries.marked()
        await driver.press("escape")
        assert entries.marked() == ()
        assert len(entries.chosen()) == 1
        assert "marked" not in driver.screen


async def test_a_narrow_terminal_shows_one_thing_at_a_time(home: Path) -> None:
    async with driving(home, prepare=MANY, size=(40, 12)) as driver:
        await driver.press("2")
        assert "Sun 22" in here(driver)
        assert "ridge 2026-11-22" not in driver.words
        await driver.press("enter")
        assert "ridge 2026-11-22" in driver.words
