"""One earlier sentence on Today: it opens its entry, another takes its place, and it comes back when that is undone."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, first_run, workspace
from tests.insights.people import feeling, line
from tests.journeys.person import answer, day
from tests.plain.talking import talk
from tui.records.answers import Known
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role
from tui.workspace import Workspace


def said(space: Workspace, number: int, flow: str, *answers: Known) -> None:
    begun = MORNING - timedelta(days=number)
    space.entries.save(
        Entry(
            id=entry_id(int(begun.timestamp() * 1000), 1 << 60),
            flow=flow,
            day=begun.date(),
            begun=begun,
            ended=begun,
            answers=answers,
        )
    )


def two_learnings(space: Workspace) -> None:
    said(space, 40, "learning", line(Role.LEARNED, "Ask before the answer is ready", step="idea"))
    said(space, 20, "learning", line(Role.LEARNED, "Walk the long way home", step="idea"))


READ_BACK = re.compile(r"You learned on (14 Oct|3 Nov): “(.+?)”")


def read_back(words: str) -> str:
    found = READ_BACK.search(words)
    return found[2] if found else ""


async def test_an_earlier_sentence_opens_its_entry_and_gives_way_to_another(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=two_learnings) as driver:
        first = read_back(driver.words)
        assert first and "not this one" not in driver.keys
        await driver.press("G")
        if "You learned" not in driver.screen.partition("▸")[2]:
            await driver.press("k")  # the last entry stands below it where that is another
        assert "a not this one" in driver.keys and "▸ You learned" in driver.screen
        await driver.press("enter")
        assert first in driver.words and "READ" not in driver.words and "You learned on" not in driver.words
        await driver.press("escape", "a")
        second = read_back(driver.words)
        assert second and second != first and "u to undo" in driver.words
        await driver.press("a")
        assert not read_back(driver.words)
        await driver.press("u")
        assert read_back(driver.words) == second
    async with driving(tmp_path, at=MORNING + timedelta(days=30)) as driver:
        assert read_back(driver.words) == second


async def test_every_face_reads_back_the_same_sentence_all_day(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=two_learnings) as driver:
        first = read_back(driver.words)
    evening = MORNING.replace(hour=21)
    async with driving(tmp_path, at=evening, size=(60, 16)) as driver:
        await driver.press("G")
        assert read_back(driver.words) == first
    spoken = talk(tmp_path, ["sentence", "not this one"], at=evening)
    assert read_back(spoken) == first
    assert spoken.count(first) == 2 and "End of the entry" in spoken
    assert read_back(spoken.partition("won't come back here")[2]) not in ("", first)
    cache = (tmp_path / "today").read_text(encoding="utf-8")
    assert not any(word in cache for word in ("Ask", "Walk", "ready", "home"))


async def test_nothing_is_read_back_on_a_heavy_day(tmp_path: Path) -> None:
    def heavy(space: Workspace) -> None:
        two_learnings(space)
        said(space, 1, "evening", feeling("lost", -4, -4))

    async with driving(tmp_path, prepare=heavy) as driver:
        assert not read_back(driver.words)
    async with driving(tmp_path, at=MORNING + timedelta(days=1)) as driver:
        assert read_back(driver.words)


async def test_the_learning_chosen_in_a_review_is_found_again_in_a_month(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    space = workspace(tmp_path, day(5))
    space.entries.add("learning", line(Role.LEARNED, "Ask before the answer is ready", step="idea"))
    async with driving(tmp_path, at=day(6), begin="weekly") as driver:
        asked = await answer(driver)
        assert "keep" in asked
    async with driving(tmp_path, at=day(35)) as driver:
        assert "wanted to find this again" not in driver.words
    async with driving(tmp_path, at=day(36)) as driver:
        assert "On 29 Nov you wanted to find this again: “Ask before the answer is ready”" in driver.words
    said_then = talk(tmp_path, ["q"], at=day(37))
    assert "On 29 Nov you wanted to find this again: “Ask before the answer is ready”." in said_then
