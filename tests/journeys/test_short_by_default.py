"""A morning is short, and the rest of it is a key away; how long it is to be is asked once."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import Driver, driving, first_run, workspace
from tests.journeys.person import answer, day
from tests.plain.talking import talk
from tui.app.session.screen import SessionScreen

SHORT = ["checkin", "vision", "reality", "action", "cue", "close"]


async def to_the_card(driver: Driver) -> list[str]:
    return await answer(driver, until="close")


async def test_a_short_morning_goes_deeper_and_is_one_entry(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        assert "Morning practice 3 min" in driver.words
        await driver.press("m")
        asked = await to_the_card(driver)
        assert asked[:3] == ["checkin", "yesterday", "vision"] and "tension" not in asked
        assert "d to go deeper: tension, obstacle" in driver.words
        assert "d go deeper" in driver.keys
        assert "8 of about 8" in driver.screen
        await driver.press("d")
        assert "d go deeper" not in driver.keys
        assert "of about 14" in driver.screen.splitlines()[0]
        assert await answer(driver, until="obstacle") == ["tension", "follow_up"]
    async with driving(tmp_path, at=day(1, 7, 30)) as driver:  # ended in between, as by a kill
        assert "waiting at Obstacle" in driver.words
        await driver.press("enter")
        assert await answer(driver, until="day") == ["obstacle", "if_then"]
        screen = driver.app.screen
        assert isinstance(screen, SessionScreen) and screen.runner.question is not None
        await driver.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
        assert screen.runner.question.step.id == "cue", "going back leads through what was answered before"
        await driver.press("tab", "tab")
        assert await to_the_card(driver) == ["day", "confidence", "replan", "smaller", "daily"]
        for said in ("A line about vision", "A line about action", "A line about obstacle", "A line about if_then"):
            assert said in driver.words
        assert "go deeper" not in driver.words
        await driver.press("enter")
    entries = [entry for entry in workspace(tmp_path).journal.newest(5) if entry.flow == "morning"]
    assert len(entries) == 1
    assert {"action", "tension", "daily"} <= {one.step for one in entries[0].answers}


async def test_resumed_it_names_the_same_number_of_steps(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        assert "1 of about 11" in driver.screen
        await answer(driver, until="rate")
        assert "of about 11" in driver.screen
    async with driving(tmp_path) as driver:  # ended in between, as by a kill
        await driver.press("enter")
        assert "6 of about 11" in driver.screen


async def test_how_long_it_is_to_be_is_asked_once_and_holds(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await driver.press("m")
        assert "length" not in await answer(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        assert "Morning practice 3 min" in driver.words
        await driver.press("m")
        await answer(driver, until="length")
        assert "How long would you like your morning and evening sessions to be?" in driver.words
        await driver.press("2", "enter")
        await answer(driver)
    async with driving(tmp_path, at=day(2)) as driver:
        assert "Morning practice 7 min" in driver.words
        await driver.press("enter")
        asked = await answer(driver)
        assert asked[0] == "arrive" and "length" not in asked
    async with driving(tmp_path, at=day(3, 21)) as driver:
        assert "Evening reflection 5 min" in driver.words
        await driver.press("e")
        assert "heat" in await answer(driver)


async def test_the_library_begins_the_other_form_by_its_key(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("7", *"kkkkkk")
        assert "w whole" in driver.keys and "s short" not in driver.keys
        await driver.press("w")
        assert (await answer(driver))[0] == "arrive"


def test_plain_goes_deeper_at_a_word(tmp_path: Path) -> None:
    said = talk(tmp_path, ["morning", "hopeful", "5", "One page a day", "A clear desk", "Mail", ".", "", "Begin", "",
                           "", "d", "4", "pull", "", "the inbox", "close the lid", "", "8", "", "", "q"])  # fmt: skip
    assert "or d to go deeper, rating, tension, obstacle, another day …" in said
    assert "If “the inbox” turns up, what will you do then?" in said
    (entry,) = workspace(tmp_path).journal.newest(5)
    assert [one.step for one in entry.answers] == [
        "checkin", "area", "want", "vision", "reality", "rating", "tension", "follow_up", "action", "obstacle",
        "if_then", "confidence",
    ]  # fmt: skip
