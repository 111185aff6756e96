"""What people met in 0.1.0 in both faces, from the first key to the screen or line that is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import Driver, driving, workspace
from tests.journeys.person import day
from tests.plain.talking import FIRST_RUN, talk
from tui.insights.measures.at_work import BEHAVIOURS
from tui.records.option_ids import Desire

SENTENCE = "I saw the gate was moved. What happened?"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    talk(tmp_path, FIRST_RUN, begin="onboarding")
    return tmp_path


async def _skip_to(driver: Driver, words: str) -> None:
    for _ in range(40):
        if words in driver.question:
            return
        await driver.press("ctrl+n")
    raise AssertionError(driver.screen)


async def _skip_until(driver: Driver, words: str) -> None:
    for _ in range(40):
        if words in driver.words:
            return
        await driver.press("ctrl+n")
    raise AssertionError(driver.screen)


async def test_the_promise_is_the_sentence_said_to_somebody(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="left_hand") as driver:
        await _skip_to(driver, "Make it sayable")
        await driver.write(SENTENCE, "enter")
        await driver.press("1", "enter")
        await driver.write("Brandt", "enter")
        assert f"Say to Brandt: {SENTENCE.rstrip('?')}" in driver.words
        await driver.press("enter")
        await _skip_until(driver, "Saved at")
        assert f"Say to Brandt: {SENTENCE[:20]}" in driver.words


def test_the_promise_is_the_sentence_in_lines_too(tmp_path: Path) -> None:
    lines = ["", "", "", "", "", "", SENTENCE, "1", "Brandt", "", "", "", "", "", "promises", "q", "q"]
    said = talk(tmp_path, ["flows", "left_hand", *lines])
    assert f"Today you chose: Say to Brandt: {SENTENCE.rstrip('?')}" in said


async def test_what_would_not_be_taken_is_only_looked_at_still(begun: Path) -> None:
    async with driving(begun, at=day(1), begin="vision") as driver:
        await _skip_to(driver, "would you take it?")
        await driver.press("4", "enter")
        await _skip_to(driver, "may not be yours as it stands")
        await driver.press("1", "enter")
        await _skip_until(driver, "Saved at")
        await driver.press("2")
        assert "you wouldn't take it as it is" in driver.words
    (result,) = workspace(begun, day(2)).portrait().held
    assert result.desire is Desire.NO


@pytest.mark.parametrize(
    ("flow", "ends"),
    [("renewal", "What you want is as it was."), ("second_pull", "The two wants aren't both named yet.")],
)
async def test_an_exercise_in_which_nothing_was_said_does_not_say_that_it_was(
    begun: Path, flow: str, ends: str
) -> None:
    async with driving(begun, at=day(9), begin=flow) as driver:
        await _skip_to(driver, ends)
    assert ends in talk(begun, [""] * 60, begin=flow, at=day(9))


def test_a_smaller_wording_asks_for_its_own_scale_in_lines(begun: Path) -> None:
    lines = ["", "", "reword", "I write half a page", "6", "", "", "A half page", "", "", *[""] * 8]
    said = talk(begun, lines, begin="renewal", at=day(40))
    assert "A new wording needs a new scale." in said
    (result,) = workspace(begun, day(41)).portrait().held
    assert result.text == "I write half a page" and set(result.anchors.values()) <= {"A half page"}


async def test_the_lens_of_another_week_shows_nothing_of_the_last_one(begun: Path) -> None:
    asked = []
    for week in (1, 2):
        async with driving(begun, at=day(7 * week), begin="weekly") as driver:
            for _ in range(30):
                screen = driver.app.screen
                step = screen.runner.question.step.id  # type: ignore[attr-defined]
                if step in BEHAVIOURS:
                    break
                await driver.press("ctrl+n")
            assert "You wrote" not in driver.words
            asked.append(step)
            await driver.write("The north wall", "enter")
            await _skip_until(driver, "Saved at")
    assert asked[0] != asked[1]


def test_a_hot_moment_cools_first_in_lines(tmp_path: Path) -> None:
    lines = ["hot", *[""] * 10, "", "", "my jaw", "put the cup down", *[""] * 6]
    said = talk(tmp_path, lines, begin="trigger")
    assert said.index("Take a minute first.") < said.index("Tell it from across the room")
    assert "my jaw → put the cup down" in said


def test_read_it_back_has_the_inventory_to_read_in_lines(tmp_path: Path) -> None:
    said = talk(tmp_path, ["", "5", "Mail at seven", ".", "I hide in it", ".", *[""] * 20], begin="reality")
    after = said[said.index("Read it back.") :]
    assert "Mail at seven" in after and "I hide in it" in after


async def test_a_renewal_that_calls_a_result_reached_goes_on_to_what_it_took(begun: Path) -> None:
    async with driving(begun, at=day(9), begin="renewal") as driver:
        await _skip_to(driver, "what becomes of it?")
        await driver.press("4", "enter")
        await _skip_until(driver, "Would you like to do this now?")
        await driver.press("enter")
        assert "What did it take?" in driver.words


def test_in_lines_too_a_result_called_reached_goes_on_to_what_it_took(begun: Path) -> None:
    lines = ["", "", "4", "", "", "", "", "1", "q"]
    said = talk(begun, lines, begin="renewal", at=day(9))
    assert "What did it take?" in said, said
