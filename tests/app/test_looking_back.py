"""Old pages come back only where asked for, and not at all when kept aside."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, workspace
from tui.workspace import Workspace

A_YEAR = MORNING.date().replace(year=2025)


def a_year_ago(space: Workspace) -> None:
    space.entries.note("The walnut tree is bare", day=A_YEAR)


def looking_back(space: Workspace) -> None:
    a_year_ago(space)
    space.settings = space.settings._replace(look_back=True)


async def test_today_brings_no_old_page_unless_looking_back_is_set(tmp_path: Path) -> None:
    async with driving(tmp_path / "not", prepare=a_year_ago) as driver:
        assert "A year ago" not in driver.screen
    async with driving(tmp_path / "set", prepare=looking_back) as driver:
        assert "A year ago today you wrote an entry" in driver.screen
        await driver.press("o")
        assert "The walnut tree is bare" in driver.screen


async def test_a_page_kept_aside_in_the_journal_stays_away_until_it_is_let_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=looking_back) as driver:
        await driver.press("o", "a")
        assert "taut won't bring this entry up" in driver.words
        await driver.press("1")
        assert "A year ago" not in driver.screen
        await driver.press("6", "G", "a", "1")
        assert "A year ago today you wrote an entry" in driver.screen
    assert not workspace(tmp_path, MORNING + timedelta(days=1)).portrait().exclusions
