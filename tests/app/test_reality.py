"""The Reality screen, by keys: what was seen, what is looked at again, and a fact written down."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, workspace
from tui.records.answers import Choice, Item, List, Long, Pick, Short
from tui.records.roles import Role
from tui.workspace import Workspace

FORTH = "right_square_bracket"


def looked(space: Workspace) -> None:
    space.entries.add(
        "reality",
        Choice(step="area", role=Role.AREA, pick=Pick("work", "Work and craft")),
        List(step="hard", role=Role.WEAKNESS, about="work", items=(Item("I put off the call"),)),
    )


async def test_nothing_seen_says_how_to_begin_and_o_begins_it(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("3")
        assert "Press o to look at one part of life, or f to write down one fact." in driver.words
        assert "still true?" not in driver.keys
        await driver.press("s", "enter", "e", FORTH, "o")
        assert "Where things stand" in driver.words


async def test_a_fact_is_chosen_to_be_of_a_part_of_life_and_is_found_there(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("3", "f", "5", "enter")
        await driver.write("The rent went up by forty", "tab", "enter")
        await driver.press(FORTH)
        assert "Work and craft" in driver.words and "The rent went up by forty" in driver.words
        await driver.press("enter", "enter")
        assert "The rent went up by forty" in driver.words


async def test_a_page_of_a_part_of_life_begins_the_inventory_there(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=looked) as driver:
        await driver.press("3", FORTH)
        assert "What is hard for me" in driver.words and "I put off the call" in driver.words
        await driver.press("o", "enter")
        assert "(•) Work and craft" in driver.words or "● Work and craft" in driver.words


def noted(space: Workspace) -> None:
    """A result with a fact of its own, and one of the part of life it is in."""
    space.entries.add("wish", Short(step="want", role=Role.RESULT, about="work", text="I write every day", id="w"))
    space.entries.add("seen", Long(step="fact", role=Role.FACT, about="work", text="The rent went up"))
    space.entries.add("seen", Long(step="fact", role=Role.FACT, about="w", text="Two pages on Monday"))


async def test_a_fact_begun_on_a_page_is_about_its_part_of_life_or_the_result_highlighted(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=noted) as driver:
        await driver.press("3", FORTH, "f", "enter")
        await driver.write("A new desk came", "tab", "enter")
        await driver.press("down", "f", "enter")
        await driver.write("Three pages on Tuesday", "tab", "enter")
    portrait = workspace(tmp_path).portrait()
    assert [fact.text for fact in portrait.results[0].facts] == ["Two pages on Monday", "Three pages on Tuesday"]
    of_area = [fact.text for fact in portrait.said[Role.FACT] if fact.about == "work"]
    assert of_area == ["The rent went up", "A new desk came"]


async def test_a_fact_begun_where_nothing_is_on_show_is_about_what_is_chosen(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=noted) as driver:
        await driver.press("3", "f")
        assert "(•)" not in driver.words and "●" not in driver.words


async def test_after_a_season_it_asks_still_true_once(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=looked) as driver:
        await driver.press("3")
    async with driving(tmp_path, at=MORNING + timedelta(days=92)) as driver:
        await driver.press("3")
        assert "1 line three months old or more: still true? s asks about them." in driver.words
        await driver.press("s")
        assert driver.question == "“I put off the call”: is that still true?"
        await driver.press("3", "enter", "tab")
        assert "three months old" not in driver.words and "still true?" not in driver.keys
        await driver.press(FORTH)
        assert "I put off the call · no longer, since" in driver.words
