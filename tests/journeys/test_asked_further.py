"""A promise nobody could see done is asked about once, by keys alone, in both faces and from a document."""

from __future__ import annotations

import asyncio
import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.driving import Driver, driving, first_run, workspace
from tests.cli.conftest import Taut, home, taut
from tests.journeys.person import answer, day
from tests.plain.talking import talk
from tui.app.session.screen import SessionScreen
from tui.practice.follow_ups import ASKS_COMMAND, HANDS_OVER
from tui.workspace import Workspace

__all__ = ["home", "taut"]
CAMERA = "“be better”: what would a camera see you do?"


def at(driver: Driver) -> str:
    screen = driver.app.screen
    assert isinstance(screen, SessionScreen) and screen.runner.question is not None
    return screen.runner.question.step.id


async def up_to(driver: Driver, step: str) -> None:
    """Skips to a step."""
    for _ in range(30):
        if at(driver) == step:
            return
        await driver.press("ctrl+n")
    raise AssertionError(driver.screen)


async def promise(driver: Driver, text: str) -> None:
    await up_to(driver, "action")
    await driver.write(text, "enter")


async def test_be_better_becomes_something_to_see_and_is_asked_about_once_a_week(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1), begin="morning") as driver:
        await promise(driver, "be better")
        assert driver.question == CAMERA
        assert "Asked because: nobody watching could tell when it's done." in driver.words
        await driver.write("Read to Mia for ten minutes", "enter")
        assert "follow_up" not in await answer(driver, {"confidence": "9"})
        assert "Read to Mia for ten minutes" in driver.words and "be better" not in driver.words
    # The same evening, and the next morning, there is no second.
    for number, hour, flow in ((1, 21, "evening"), (2, 7, "morning")):
        async with driving(tmp_path, at=day(number, hour), begin=flow) as driver:
            assert CAMERA not in await everything_asked(driver, {"action": "be kinder"})
    async with driving(tmp_path, at=day(8), begin="morning") as driver:
        await promise(driver, "be braver")
        assert driver.question == "“be braver”: what would a camera see you do?"


async def everything_asked(driver: Driver, words: dict[str, str]) -> list[str]:
    await answer(driver, words)
    return [answer.asked for entry in driver.app.workspace.journal.newest(1) for answer in entry.answers]


async def newcomer(home: Path) -> None:
    async with driving(home, at=day(0)) as driver:
        await first_run(driver)


def follow_ups(home: Path) -> list[tuple[str, str]]:
    """What the newest entry says was asked further, and what was said to it."""
    said = workspace(home, day(9)).journal.newest(1)[0].answers
    return [(one.asked, getattr(one, "text", "") or one.pick.text) for one in said if one.step == "follow_up"]


async def rewrite(driver: Driver, text: str) -> None:
    await driver.press("home", *["delete"] * 40)
    await driver.write(text, "enter")


async def test_it_goes_and_comes_with_what_it_is_about_and_is_skipped_by_the_key_that_skips(tmp_path: Path) -> None:
    await newcomer(tmp_path)
    async with driving(tmp_path, at=day(1), begin="morning") as driver:
        await promise(driver, "be better")
        await driver.press("shift+tab")
        await rewrite(driver, "Walk to the lake")
        assert at(driver) != "follow_up"
        await driver.press("shift+tab")
        await rewrite(driver, "be better")
        assert driver.question == CAMERA
        await driver.press("ctrl+n")
        assert at(driver) != "follow_up"
        await answer(driver)
    assert follow_ups(tmp_path) == [(CAMERA, "skipped")]


async def test_what_it_pulls_one_to_do_is_written_in_the_promise_already(tmp_path: Path) -> None:
    await newcomer(tmp_path)
    async with driving(tmp_path, at=day(1), begin="morning") as driver:
        await up_to(driver, "tension")
        await driver.press("1", "enter")
        assert driver.question == "What does it pull you to do?"
        await driver.write("Write to Mia", "enter")
        assert at(driver) == "action" and "Write to Mia" in driver.words
        await driver.press("enter")
        assert at(driver) == "cue"
        await answer(driver, {"confidence": "9"})
    assert [one.text for one in workspace(tmp_path, day(1)).portrait().promises][1:] == ["Write to Mia"]


def test_line_by_line_the_promise_is_there_to_be_kept_or_changed(tmp_path: Path) -> None:
    talk(tmp_path, FIRST, begin="onboarding", at=day(0))
    space = workspace(tmp_path, day(1))
    asked = [one.step.id for one in space.sessions.questions(space.sessions.begin("morning", variant="whole"))]
    before = [""] * (asked.index("tension") + 1)  # the two columns of one step are asked one after the other
    talk(tmp_path, [*before, "pull", "Write to Mia", *[""] * 20], begin="morning", at=day(1))
    assert [one.text for one in workspace(tmp_path, day(1)).portrait().promises][1:] == ["Write to Mia"]


async def test_one_that_was_left_waits_where_it_was(tmp_path: Path) -> None:
    await newcomer(tmp_path)
    async with driving(tmp_path, at=day(1), begin="morning") as driver:
        await promise(driver, "be better")
        await driver.press("escape")
    async with driving(tmp_path, at=day(1, 8), begin="morning") as driver:
        assert driver.question == CAMERA


def coach(code: str) -> Callable[[Workspace], None]:
    def prepare(space: Workspace) -> None:
        space.settings = space.settings._replace(coach={"command": shlex.join([sys.executable, "-c", code])})

    return prepare


WORDS = "import sys; asked, said = sys.stdin.read().splitlines(); print('Who would see ' + said + '?')"


@pytest.mark.parametrize(("code", "asked"), [(WORDS, "Who would see be better?"), ("raise SystemExit(1)", CAMERA)])
async def test_a_command_of_ones_own_words_it_and_where_it_fails_taut_does(
    tmp_path: Path, code: str, asked: str
) -> None:
    await newcomer(tmp_path)
    async with driving(tmp_path, at=day(1), begin="morning", prepare=coach(code)) as driver:
        await promise(driver, "be better")
        assert driver.question == asked
        assert ("Worded by: the command in your settings" in driver.words) is (asked != CAMERA)
        await driver.write("Mia", "enter")
        await answer(driver)
    assert follow_ups(tmp_path) == [(asked, "Mia")]


async def test_while_a_command_is_waited_for_it_is_said_what_it_was_given_and_it_can_be_skipped(tmp_path: Path) -> None:
    await newcomer(tmp_path)
    async with driving(tmp_path, at=day(1), begin="morning", prepare=coach("import time; time.sleep(60)")) as driver:
        await up_to(driver, "action")
        await driver.write("be better")
        driver.send("enter")
        await until(lambda: HANDS_OVER in driver.words)
        driver.send("tab", "ctrl+n")
        await until(lambda: at(driver) != "follow_up" and driver.app.screen.focused is not None)
        await driver.pilot.pause()
        assert HANDS_OVER not in driver.words


def test_what_a_command_is_given_is_said_once_for_each_command(tmp_path: Path) -> None:
    talk(tmp_path, FIRST, begin="onboarding", at=day(0))

    def said(number: int, code: str) -> str:
        space = workspace(tmp_path, day(number))
        asked = [one.step.id for one in space.sessions.questions(space.sessions.begin("morning", variant="whole"))]
        before = [""] * (asked.index("action") + 1)  # the two columns of one step are asked one after the other
        lines = [*before, "be better", *[""] * 20]
        return talk(tmp_path, lines, begin="morning", at=day(number), prepare=coach(code))

    given = "It gets the previous question and your answer to it"
    assert given in said(1, WORDS)
    again = said(9, WORDS)
    assert given not in again and ASKS_COMMAND in again
    assert given in said(17, "print('And then?')")
    told = tmp_path / "told"
    assert told.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    assert [len(line) for line in told.read_text().split()] == [64, 64]


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came")


FIRST = ["", "hopeful", "5", "I finish one thing", "Mail came first", "3", "", "Write", "", "", "", "mornings", ""]


def test_line_by_line_it_says_what_a_command_is_given_and_asks_in_its_words(tmp_path: Path) -> None:
    talk(tmp_path, FIRST, begin="onboarding", at=day(0))
    space = workspace(tmp_path, day(1))
    asked = [
        question.step.id for question in space.sessions.questions(space.sessions.begin("morning", variant="whole"))
    ]
    fields = {"reality": 2}  # the two columns are asked one after the other
    before = [""] * sum(fields.get(name, 1) for name in asked[: asked.index("action")])
    lines = [*before, "be better", "I read to Mia", *[""] * 12]
    said = talk(tmp_path, lines, begin="morning", at=day(1), prepare=coach(WORDS))
    assert said.index(HANDS_OVER.split(".")[0]) < said.index("Who would see be better?") < said.index("I read to Mia")
    assert follow_ups(tmp_path) == [("Who would see be better?", "I read to Mia")]


@pytest.mark.parametrize(("more", "said"), [({}, "skipped"), ({"follow_up": "I read to Mia"}, "I read to Mia")])
def test_a_document_answers_it_or_leaves_it(taut: Taut, home: Path, more: dict[str, str], said: str) -> None:
    document = {"want": "I finish one thing", "action": "be better", **more}
    assert taut("begin", "morning", "--answers", "-", stdin=json.dumps(document).encode()).code == 0
    assert follow_ups(home) == [(CAMERA, said)]


def test_a_document_that_answers_what_is_not_asked_is_told_so(taut: Taut) -> None:
    document = {"want": "I finish one thing", "action": "Walk to the lake", "follow_up": "I read to Mia"}
    told = taut("begin", "morning", "--answers", "-", stdin=json.dumps(document).encode())
    assert told.code == 2 and "Step “follow_up” is not asked this time; leave it out." in told.words
