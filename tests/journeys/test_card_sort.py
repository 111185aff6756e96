"""The card sort to its end, by keys alone in the full screen, and in plain mode."""

from __future__ import annotations

import re
from pathlib import Path

from tests.app.driving import Driver, driving, workspace
from tests.plain.talking import talk

CARDS = 64
VERY = 6
"""So many cards go on the first pile here."""


async def _to_five(driver: Driver) -> list[str]:
    """Sorts and compares until the five stand there.

    Returns:
        The first line of each screen on the way.
    """
    seen = []
    await driver.press("enter")
    for place in range(CARDS):
        seen.append(driver.screen.splitlines()[0])
        await driver.press("1" if place < VERY else "3", "enter")
    await driver.press("ctrl+n")
    while "Stay with these five" not in driver.question:
        seen.append(driver.screen.splitlines()[0])
        await driver.press("1", "enter")
    return [*seen, driver.screen.splitlines()[0]]


async def test_what_is_offered_is_chosen_by_its_number_and_leaving_with_none_asks(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="values") as driver:
        seen = await _to_five(driver)
        assert f"{CARDS} of {CARDS}" in seen[CARDS - 1], "the cards are counted"
        totals = [int(found) for line in seen for found in re.findall(r" of (\d+)", line)]
        assert set(totals) == {CARDS}, "no number of all that jumps with what is chosen"
        assert driver.screen.count("[x]") == 5
        await driver.press("1", "1")
        assert driver.screen.count("[x]") == 0
        await driver.press("enter")
        assert "Nothing is chosen yet." in driver.words and "Stay with these five" in driver.question
        await driver.press("1", "2", "3", "4", "5")
        assert driver.screen.count("[x]") == 5
        await driver.press("enter")
        whole = re.search(r" of (\d+)", driver.screen.splitlines()[0])
        assert whole and "In your words" in driver.question
        while "These are your values" not in driver.question:
            assert f"of {whole[1]}" in driver.screen.splitlines()[0], "and from here on it is the same to the end"
            await driver.press("ctrl+n")
        await driver.press("enter")
    assert len(workspace(tmp_path).portrait().values) == 5


def test_plain_mode_keeps_what_its_numbers_name_and_counts_the_cards(tmp_path: Path) -> None:
    lines = ["", *["1"] * VERY, *["3"] * (CARDS - VERY), "", "3", "1 2 3 4 5", *[""] * 40]
    said = talk(tmp_path, lines, begin="values")
    steps = re.findall(r"^Step (\d+)(?: of (\d+))?, (\w+)", said, re.MULTILINE)
    assert ("64", "64", "Sort") in steps and {of for _, of, name in steps if name != "Sort"} >= {""}
    assert len({of for _, of, _ in steps if of not in ("", "64")}) == 1, "one number of all, once it is known"
    assert len(workspace(tmp_path).portrait().values) == 5
