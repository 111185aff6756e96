"""A heavy stretch: what is noticed in the weekly review is answered, and the next mornings are as was chosen."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving
from tests.insights.people import choice, line
from tests.journeys.person import answer, day
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role
from tui.workspace import Workspace

WANTED = "The house is quiet by nine"


def a_heavy_stretch(space: Workspace) -> None:
    """Ten mornings on which looking at what is wanted was pressure."""
    for number in range(10):
        begun = day(number)
        wanted = (line(Role.RESULT, WANTED, "home", "house"),) if number == 0 else ()
        answers = (*wanted, choice(Role.TENSION, "pressure", "house"))
        space.entries.save(
            Entry(
                id=entry_id(int(begun.timestamp() * 1000), 1 << 60),
                flow="morning",
                day=begun.date(),
                begun=begun,
                ended=begun,
                answers=answers,
            )
        )


async def test_mornings_that_hold_just_the_vision_for_a_week(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(10), begin="weekly", prepare=a_heavy_stretch) as driver:
        await answer(driver, until="signal")
        assert "Should next week's mornings be just the vision?" in driver.words
        assert "yes, just the vision" in driver.words and "that's not it" in driver.words
        await driver.press("1")
        await answer(driver)
    async with driving(tmp_path, at=day(11)) as driver:
        await driver.press("m")
        assert await answer(driver, until="checkin") == ["arrive"]
        assert "This week's mornings are just the vision" in driver.words
        assert await answer(driver) == ["checkin", "vision", "close"]
    async with driving(tmp_path, at=day(18)) as driver:
        await driver.press("m")
        assert {"reality", "action"} <= set(await answer(driver))
