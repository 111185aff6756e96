"""A loop one lives in, from its first key to the screens that show it; also in ASCII and in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import driving
from tests.plain.talking import talk
from tui.records.answers import Short
from tui.records.roles import Role
from tui.workspace import Workspace


def rested(space: Workspace) -> None:
    space.entries.add("wish", Short(step="want", role=Role.RESULT, id="rest", about="health", text="I wake rested"))


async def test_a_loop_is_drawn_while_it_is_named_and_found_under_reality_and_its_result(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=rested, begin="loop", size=(80, 40)) as driver:
        await driver.write("late evenings\ncoffee\nsleep", "tab")
        assert "When there is more of “late evenings”" in driver.question
        assert "late evenings" not in driver.words.replace(driver.question, ""), "nothing makes itself more"
        await driver.press("1", "tab", "tab", "tab")
        await driver.press("tab", "2", "tab", "2", "tab")
        await driver.press("tab", "1", "tab", "tab")
        assert "Feeds on itself" in driver.words and "↓ − less, after a while" in driver.words
        assert "Does it run the way you want it to?" in driver.words
        await driver.press("2", "enter")
        await driver.write("No coffee after two", "enter")
        await driver.press("1", "enter", "enter")
        await driver.press("3", "left_square_bracket")
        assert "Loops" in driver.screen and "↓ − less, after a while" in driver.words
        assert "A small change would go a long way at: coffee" in driver.words
        await driver.press("2", "j", "enter", "G")
        assert "Feeds on itself" in driver.words


async def test_one_thing_alone_is_no_loop_and_says_so(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="loop") as driver:
        await driver.write("coffee", "tab")
        for _ in range(3):
            if "Here is what runs in a circle" in driver.question:
                break
            await driver.press("ctrl+n")
        assert "None of these leads back to where it began yet." in driver.words


async def test_a_loop_is_readable_in_ascii(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with driving(tmp_path, begin="loop") as driver:
        await driver.write("work\nrest", "tab")
        await driver.press("tab", "1", "tab", "tab", "1", "tab", "tab", "tab")
        assert driver.screen.isascii()
        assert "Keeps itself in check" in driver.words and "v - less" in driver.words


def test_a_loop_is_told_in_lines(tmp_path: Path) -> None:
    said = talk(tmp_path, ["work", "rest", ".", "", "1", "", "1", "", "", "1", "", ""], begin="loop")
    assert "Keeps itself in check" in said
    assert "The more “work”, the less “rest”.\nThe more “rest”, the more “work”." in said
