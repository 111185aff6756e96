"""The walk through all four: what a newcomer is led through, where the morning says one is, and the one next thing."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, Driver, driving, first_run, workspace
from tui.records.answers import Choice, Pick, Scale, Short
from tui.records.roles import Role
from tui.workspace import Workspace

STEP = re.compile(r"(\d+) of about (\d+)")


def steps(driver: Driver) -> tuple[int, int]:
    found = STEP.search(driver.screen.splitlines()[0])
    assert found is not None, driver.screen
    return int(found[1]), int(found[2])


async def test_a_newcomer_walks_through_all_four_and_has_one_card_of_them(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="walk", size=(100, 40)) as driver:
        await driver.press("5", "enter")
        assert "Work and craft: what do you want it to be like?" in driver.question
        seen = [driver.screen.splitlines()[0]]
        await driver.write("I finish one thing a day", "enter")
        await driver.write("A closed folder at noon", "tab")
        await driver.press("1", "enter")
        seen.append(driver.screen.splitlines()[0])
        await driver.write("Five folders are open", "tab")
        await driver.write("the deadline", "tab")
        await driver.write("answering at once", "tab")
        await driver.press("3", "enter")
        seen.append(driver.screen.splitlines()[0])
        await driver.press("1", "enter")
        assert driver.question == "What does it pull you to do?"
        await driver.write("To close one folder", "enter")
        await driver.write("I open mail first; I supply the opening", "tab", "tab")
        seen.append(driver.screen.splitlines()[0])
        assert "What do you value that is at stake here?" in driver.question
        await driver.write("Craft", "enter")
        await driver.write("Close one folder before mail", "enter")
        await driver.write("after coffee", "enter", "enter")
        card = driver.words
        assert re.search(r"Values ●+ +14 of about 14", driver.screen.splitlines()[0]), "the last stage is walked too"
        for said in (
            "I finish one thing a day", "Five folders are open", "I open mail first", "Craft", "Close one folder",
            "that is the whole practice", "Between them pull",
        ):  # fmt: skip
            assert said in card, said
        await driver.press("enter", "5", "enter")
        assert "At stake" in driver.words and "Nothing has been written about it yet" not in driver.words
    for stage, line in zip(("Vision", "Reality", "Reflection", "Values"), seen, strict=True):
        assert re.search(rf"{stage} ●*◉", line), (stage, line)
    space = workspace(tmp_path)
    space.start()
    portrait = space.portrait()
    assert [value.name for value in portrait.values] == ["Craft"], "a value that was named is held"
    assert [(one.text, one.area, one.ratings[-1].value) for one in portrait.held] == [
        ("I finish one thing a day", "work", 3.0)
    ]


async def test_the_number_of_steps_that_is_told_never_grows(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=MORNING + timedelta(days=1), begin="morning", size=(110, 30)) as driver:
        told = [steps(driver)]
        for _ in range(30):
            if "How likely" in driver.words and "0 to 10" not in driver.question:
                await driver.press("3", "enter")
            else:
                await driver.press("ctrl+n")
            if STEP.search(driver.screen.splitlines()[0]) is None:
                break
            told.append(steps(driver))
    assert len({of for _, of in told}) == 1, told
    assert [at for at, _ in told] == sorted(at for at, _ in told)
    assert told[-1][0] == told[-1][1]


async def test_today_offers_one_thing_that_is_lacking_and_says_why(tmp_path: Path) -> None:
    def lacks_anchors(space: Workspace) -> None:
        day = MORNING.date() - timedelta(days=2)
        space.entries.add("wish", Short(step="w", role=Role.RESULT, id="r", about="work", text="A page a day"), day=day)
        space.entries.add("weekly", Scale(step="i", role=Role.IMPORTANCE, about="r", value=7))
        space.entries.add("walk", Short(step="v", role=Role.OWN_VALUE, id="v", text="Craft"))

    async with driving(tmp_path, prepare=lacks_anchors) as driver:
        assert (
            "What a visitor would see" in driver.words
            and "no words for 10, 5 and 0 yet: “A page a day”" in driver.words
        )
        await driver.press("j", "enter")
        assert "“A page a day”: what would a visitor see at 10?" in driver.question


async def test_a_test_one_set_waits_on_today_on_its_day_once(tmp_path: Path) -> None:
    def assumed(space: Workspace) -> None:
        space.entries.add(
            "ladder",
            Short(step="top", role=Role.CONCLUSION, text="He won't listen"),
            Choice(step="look_on", role=Role.TEST_DAY, pick=Pick("7", "in a week")),
            day=MORNING.date() - timedelta(days=7),
        )
        space.entries.add("weekly", Short(step="n", role=Role.NOTE, text="a line"))

    async with driving(tmp_path, prepare=assumed) as driver:
        assert "What your test showed" in driver.words and "a test you set yourself is due" in driver.words
        await driver.press("j", "enter")
        assert "“He won't listen”: what have you seen or heard since" in driver.question
        await driver.write("He asked twice", "tab")
        await driver.press("3", "enter", "enter")
        assert "What your test showed" not in driver.words
        await driver.press("3", "left_square_bracket")
        assert "it showed, 23 Nov: He asked twice" in driver.words
