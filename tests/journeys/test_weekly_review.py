"""What a weekly review leaves behind: the theme over its week, and what it says at its end."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving, first_run, workspace
from tests.journeys.person import answer, day
from tests.plain.talking import talk

THEME = "Begin before I am ready"
OVER_THE_WEEK = f"This week: “{THEME}”"


async def a_review(home: Path, theme: str = THEME) -> None:
    """A first run on a Monday, and a review of its week on the Sunday."""
    async with driving(home, at=day(0)) as driver:
        await first_run(driver)
    async with driving(home, at=day(6), begin="weekly") as driver:
        await answer(driver, {"theme": theme})
        assert f"This week: “{theme}”" in driver.words


async def test_the_theme_is_on_today_and_over_each_session_for_a_week(tmp_path: Path) -> None:
    await a_review(tmp_path)
    async with driving(tmp_path, at=day(8)) as driver:
        assert OVER_THE_WEEK in driver.words
        await driver.press("m")
        assert OVER_THE_WEEK in driver.screen.splitlines()[1]
    async with driving(tmp_path, at=day(8, 21), size=(60, 16), begin="evening") as driver:
        assert OVER_THE_WEEK in driver.words
    async with driving(tmp_path, at=day(14)) as driver:
        assert THEME not in driver.screen
        await driver.press("m")
        assert THEME not in driver.screen


async def test_the_theme_is_said_on_today_and_before_a_session_in_lines(tmp_path: Path) -> None:
    await a_review(tmp_path)
    said = talk(tmp_path, ["morning", "q"], at=day(8))
    assert said.count(OVER_THE_WEEK) == 2
    assert THEME not in talk(tmp_path, ["morning", "q"], at=day(14))


async def test_a_long_theme_takes_one_line_of_a_session(tmp_path: Path) -> None:
    await a_review(tmp_path, "Begin " * 40 + "now")
    async with driving(tmp_path, at=day(8), begin="evening") as driver:
        first, second, third = driver.screen.splitlines()[:3]
        assert "Evening" in first and "This week: “Begin" in second and "╭" in third


async def test_an_empty_review_does_not_say_that_the_week_is_read(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(6), begin="weekly") as driver:
        for _ in range(30):
            if "Close" in driver.screen:
                break
            await driver.press("ctrl+n")
        assert "Nothing written about this week." in driver.words and "That was the week" not in driver.words
    assert "Nothing written about this week." in talk(tmp_path, [""] * 30, at=day(6), begin="weekly")


async def test_a_review_ends_in_a_picture_of_each_gap_and_the_week_opens_from_it(tmp_path: Path) -> None:
    for size in ((80, 24), (60, 16)):
        home = tmp_path / str(size[0])
        async with driving(home, at=day(0)) as driver:
            await first_run(driver)
        async with driving(home, at=day(6), begin="weekly", size=size) as driver:
            await answer(driver, {"facts": "Three pages before nine", "rate": "9"}, until="close")
            assert "That was the week." in driver.words
            assert "◌" in driver.screen and "gap closing" in driver.screen, driver.screen
            assert "29 Nov: Three pages before nine" in driver.words
            assert "w week" in driver.keys
            await driver.press("w")
            assert "The week of 23 November 2026" in driver.screen
            await driver.press("escape")
            assert "Saved at 07:02" in driver.screen
    space = workspace(home, day(7))
    assert [entry.flow for entry in space.journal.newest(1)] == ["weekly"]


async def test_a_review_in_lines_says_each_gap_and_offers_the_week(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    review = ["", "6", "k", "", "", "Three pages before nine", "", "9", *[""] * 12]
    said = talk(tmp_path, [*review, "week"], at=day(6), begin="weekly")
    assert "on 23 Nov 3, vision 10" in said and "gap closing" in said, said
    assert "29 Nov: Three pages before nine." in said
    assert "The week of 23 November 2026" in said.partition("The week in one page.")[2]
