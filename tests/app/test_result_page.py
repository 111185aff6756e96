"""A result's own page: how it went is seen before it is read."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving, first_run


async def test_the_lines_over_time_stand_under_the_band_once_there_are_two_ratings(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("2", "j", "enter")
        assert "One rating:" in driver.words and "10 ┤" not in driver.screen
        await driver.press("escape", "r", "7", "enter", "enter")
        await driver.press("enter")
        assert "10 ┤" in driver.screen, "they begin in the first screenful"
        await driver.press("space")
        assert "Nov" in driver.screen and "2 ratings:" in driver.words
