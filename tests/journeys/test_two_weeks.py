"""Whole weeks by keys alone, looking for what a person was promised."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving, first_run, workspace
from tests.journeys.person import answer, day, find, one_session, reads_on_to
from tui.records.answers import Outcome


async def test_a_manager_with_a_lost_promise_and_days_away(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
        assert "Write the first page before opening mail" in driver.words
    # The first promise is asked about in the evening, before anything else that is written.
    async with driving(tmp_path, at=day(0, 21)) as driver:
        await driver.press("e")
        asked = await answer(driver, {"kept": "x"})
        assert asked.index("kept") < asked.index("learned")
    # Two mornings, each with its promise; yesterday's is asked about first.
    for number in (1, 2):
        promise = {"action": f"Ring customer {number}", "confidence": "9"}
        words = await one_session(tmp_path, day(number), ("m",), promise)
        assert f"Ring customer {number}" in words
    # Three days away: nobody counts them, and the last promise can still be answered on Today.
    async with driving(tmp_path, at=day(6)) as driver:
        assert "Ring customer 2" in driver.words
        assert not {"missed", "streak", "failed"} & set(driver.words.lower().split())
        await driver.press("y")
        assert "Noted: kept" in driver.screen
        await driver.press("u", "p")
        assert "Noted: partly" in driver.screen
    # The week read back: facts before the number, the number before last week's.
    async with driving(tmp_path, at=day(7), begin="weekly") as driver:
        asked = await answer(driver, {"facts": "Three customers rang back"})
        assert asked.index("facts") < asked.index("rate")
    # What was said is found where it belongs.
    async with driving(tmp_path, at=day(8)) as driver:
        await driver.press("6", "slash")
        await driver.write("rang back", "enter")
        assert "Weekly review" in driver.screen and "Three customers rang back" in driver.words
        await driver.press("escape", "escape", "2", "enter")
        assert await reads_on_to(driver, "Three customers rang back")
        await driver.press("escape")
    promises = {promise.text: promise.outcome for promise in workspace(tmp_path, day(9)).portrait().promises}
    assert promises["Ring customer 2"] is Outcome.PARTLY and promises["Ring customer 1"] is Outcome.KEPT


async def test_someone_who_only_writes_notes(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        for text in ("Slept badly. #sleep", "Walked with Anna along the river", "A fragment to throw away"):
            await driver.press("n")
            await driver.write(text, "tab")
        await driver.press("6", "d")
        assert "A fragment" not in driver.screen
        await driver.press("u")
        assert "A fragment" in driver.screen
        await driver.press("d", "j", "s")
    async with driving(tmp_path, at=day(3)) as driver:
        await driver.press("6", "slash")
        await driver.write("#sleep", "enter")
        assert "Slept badly" in driver.words and "Walked with Anna" not in driver.words
        # Edited, looked at as it was, and brought back.
        await driver.press("e")
        await driver.write(" Better after noon.", "escape")
        assert "Better after noon" in driver.words
    space = workspace(tmp_path, day(4))
    assert [entry.starred for entry in space.journal.entries()].count(True) == 1
    assert len(space.journal.newest(5)) == 2


async def test_someone_new_who_finds_everything_by_its_name(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
        for name, seen in (
            ("journal", "First day"),
            ("library", "Every day"),
            ("vision", "I finish one thing that matters"),
            ("values", "Values"),
            ("reality", "Work and craft"),
            ("reflection", "The week of"),
            ("today", "Good"),
        ):
            await find(driver, name)
            assert seen in driver.screen, name
        await find(driver, "quick note")
        await driver.write("Found by its name", "tab")
        await find(driver, "journal")
        assert "Found by its" in driver.words
        await find(driver, "every key")
        assert "Journal" in driver.screen
        await driver.press("escape")


async def test_arrows_reach_everything_on_a_small_screen(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0)) as driver:
        await first_run(driver)
    for number in range(1, 3):
        await one_session(tmp_path, day(number), ("m",), {"action": f"Small thing {number}", "confidence": "9"})
    async with driving(tmp_path, at=day(5), size=(60, 16)) as driver:
        seen: set[str] = set()
        for _ in range(12):
            seen |= {line.strip(" │▸") for line in driver.screen.splitlines() if "▸" in line}
            await driver.press("down")
        assert len(seen) >= 2
