"""Days that are heavy, by keys alone in the full screen, and in plain mode."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import driving, first_run, workspace
from tests.journeys.person import answer, day
from tests.plain.talking import talk

LONELY, HOPEFUL = ("3", "3", "5", "enter"), ("4", "5", "5", "enter")


async def test_a_lonely_morning_asks_whether_it_is_enough_before_any_promise(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        await driver.press("m", "space", *LONELY)
        assert "Enough for today?" in driver.question
        assert "Write the first page" not in driver.words
        await driver.press("1", "enter")
        assert "That's enough for today." in driver.question
        assert "You don't have to carry it alone" in driver.words and "lonely" in driver.words
        await driver.press("s")
        assert "findahelpline.com" in driver.screen
        await driver.press("escape", "enter")
        assert driver.app.screen.query("#today"), "one card, and it is over"
        assert "may suit you now" not in driver.words and "no values chosen yet" not in driver.words
    (mood,) = workspace(tmp_path, day(2)).portrait().moods[-1:]
    assert (mood.flow, mood.word) == ("morning", "lonely")
    assert [one.text for one in workspace(tmp_path, day(2)).portrait().open_promises]


async def test_another_word_or_going_on_brings_back_the_rest(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        await driver.press("m", "space", *LONELY, "1", "shift+tab")
        await driver.press("backspace", "backspace", "backspace", *HOPEFUL)
        assert "Enough for today?" not in driver.question and "Write the first page" in driver.question
        await driver.press("shift+tab", "backspace", "backspace", "backspace", *LONELY, "3", "enter")
        assert "Write the first page" in driver.question
        assert {"vision", "reality", "action", "close"} <= set(await answer(driver))


ENOUGH = {
    "yes": ("1", "enter"),
    "skipped": ("ctrl+n",),
    "enter alone": ("enter",),
    "tab": ("tab",),
    "a line that is left empty": ("2", "enter", "enter"),
    "a line that is skipped": ("2", "enter", "ctrl+n"),
}
"""Answers after which it is enough, by their keys."""


@pytest.mark.parametrize("keys", ENOUGH.values(), ids=ENOUGH)
@pytest.mark.parametrize("flow", ["morning", "evening"])
async def test_however_it_is_answered_that_it_is_enough_it_ends_in_one_card(
    tmp_path: Path, flow: str, keys: tuple[str, ...]
) -> None:
    hour = 7 if flow == "morning" else 21
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1, hour), begin=flow, variant="short") as driver:
        await driver.press(*LONELY, *keys)
        assert "That's enough for today." in driver.question and "lonely" in driver.words
        await driver.press("enter")
        assert driver.app.screen.query("#today") and "Saved at" in driver.screen
    portrait = workspace(tmp_path, day(1, hour + 1)).portrait()
    assert portrait.moods[-1].flow == flow
    assert [promise.outcome for promise in portrait.promises] == [None], "no promise is answered by it"


@pytest.mark.parametrize("flow", ["morning", "evening"])
@pytest.mark.parametrize("lines", [["1"], [""], ["2", "Rain."], ["2", ""]], ids=["yes", "skip", "line", "no line"])
def test_in_lines_it_ends_in_one_card_too(tmp_path: Path, flow: str, lines: list[str]) -> None:
    said = talk(tmp_path, ["lonely", *lines, ""], begin=flow, variant="short")
    after = said[said.index("Enough for today?") :]
    assert after.count("\nStep ") == (2 if lines[0] == "2" else 1) and "Saved at" in after
    assert "You came, and you said how it is." in after and ("Rain." in after) == (lines[-1] == "Rain.")


async def test_one_line_is_asked_and_found_again(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0, 21), begin="evening") as driver:
        await driver.press(*LONELY, "2", "enter")
        assert "One line, just as it comes." in driver.question
        await driver.write("The house is too quiet.", "enter")
        assert "That's enough for today." in driver.question and "The house is too quiet." in driver.words
        await driver.press("enter", "6")
        assert "The house is too quiet." in driver.words


async def test_one_minute_is_a_key_away_and_counts(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0), prepare=lambda space: space.entries.note("before")) as driver:
        assert "c one minute" in driver.keys
        await driver.press("c", *HOPEFUL)
        await driver.write("A light on in the kitchen.", "enter")
        assert "that counts" in driver.question
        await driver.press("enter")
    portrait = workspace(tmp_path, day(0) + timedelta(hours=1)).portrait()
    assert "minute" in portrait.days[day(0).date()] and portrait.moods[-1].word == "hopeful"


async def test_a_hot_moment_cools_before_it_is_told_and_its_card_has_the_response(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="trigger", size=(80, 40)) as driver:
        await driver.press("3", "enter")
        assert "Take a minute first." in driver.question
        await driver.press("space")
        while "Tell it from across the room" not in driver.question:
            await driver.press("enter")
        while "what will you do then?" not in driver.question:
            await driver.press("ctrl+n")
        await driver.write("my jaw", "enter")
        await driver.write("put the cup down", "enter")
        while "on the page now" not in driver.question:
            await driver.press("ctrl+n")
        assert "my jaw → put the cup down" in driver.words


def test_plain_mode_asks_it_too(tmp_path: Path) -> None:
    said = talk(tmp_path, ["", "lonely", "enough", ""], begin="morning")
    assert said.index("Enough for today?") < said.index("That's enough for today.") < said.index("Saved at")
    assert "eyes" not in said
    said = talk(tmp_path, ["minute", "lonely", "Rain.", "", "q"], at=day(1))
    assert "A word and a line: that counts." in said and "You don't have to carry it alone." in said
