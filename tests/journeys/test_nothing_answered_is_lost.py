"""What people met in 0.1.0, each from its first key to the screen that shows it right."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, workspace
from tui.records.answers import Scale, Short
from tui.records.roles import Role
from tui.workspace import Workspace


async def test_the_first_thing_wanted_in_a_morning_is_a_result_with_its_area_and_number(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lambda space: space.entries.note("hi")) as driver:
        await driver.press("m", "ctrl+n")
        assert "Which part of life would you like to begin with?" in driver.question
        await driver.press("5", "enter")
        await driver.write("I finish one thing a day", "enter")
        assert "I finish one thing a day" in driver.words, "the morning goes on with it"
        while "go deeper" not in driver.keys:
            await driver.press("ctrl+n")
        await driver.press("d", "4", "enter")
        for _ in range(20):
            if "Saved at" in driver.screen:
                break
            await driver.press("ctrl+n")
        await driver.press("2")
        assert "I finish one thing a day" in driver.words and "reality 4" in driver.words
        await driver.press("1", "m", "ctrl+n")
        assert "Which part of life" not in driver.question, "it isn't asked from scratch again"


async def test_two_wants_have_a_line_for_each_turn_and_show_them_on_the_result(tmp_path: Path) -> None:
    def swung(space: Workspace) -> None:
        day = MORNING.date() - timedelta(days=360)
        space.entries.add("wish", Short(step="w", role=Role.RESULT, id="r", about="work", text="A page a day"), day=day)
        for week, value in enumerate((2, 4, 6, 8, 8, 6, 4, 2, 2, 4, 6, 8, 8, 6, 4, 2) * 3):
            rated = Scale(step="rate", role=Role.RATING, about="r", value=value)
            space.entries.add("rate", rated, day=day + timedelta(days=7 * week + 1))

    async with driving(tmp_path, prepare=swung, begin="second_pull", size=(80, 40)) as driver:
        assert "“A page a day”: here is the line so far." in driver.question
        assert "changed direction on" in driver.words and "At the third" in driver.words
        await driver.write("a deadline", "enter")
        await driver.write("a week off", "enter")
        await driver.write("praise", "enter")
        for _ in range(12):
            if "Saved at" in driver.screen:
                break
            await driver.write("I worry it won't be good", "tab") if "what gets harder" in driver.question else None
            await driver.press("ctrl+n")
        await driver.press("2", "enter", "G")
        assert "at the turning points: a deadline · a week off · praise" in driver.words


async def test_read_it_back_has_the_inventory_to_read(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="reality", size=(80, 40)) as driver:
        await driver.press("space", "5", "enter")
        while "Three things you do well" not in driver.question:
            await driver.press("ctrl+n")
        await driver.write("I ask before I build", "tab")
        while "Read it back" not in driver.question:
            await driver.press("ctrl+n")
        assert "Done well" in driver.words and "I ask before I build" in driver.words


async def test_a_smaller_vision_asks_for_its_own_words_and_the_old_ones_stand_under_no_scale(tmp_path: Path) -> None:
    def anchored(space: Workspace) -> None:
        space.entries.add(
            "vision",
            Short(step="w", role=Role.RESULT, id="r", about="work", text="A page a day"),
            Short(step="a", role=Role.ANCHOR_10, about="r", text="Seven pages on the shelf"),
        )

    async with driving(tmp_path, prepare=anchored) as driver:
        await driver.press("2", "e", "enter", "6", "enter", "enter")
        assert "what would a visitor see at 10?" in driver.question
        await driver.write("Three pages on the shelf", "enter", "enter", "enter", "enter")
        await driver.press("r")
        assert "Three pages on the shelf" in driver.words and "Seven pages" not in driver.words
    held = workspace(tmp_path, MORNING + timedelta(hours=1))
    held.start()
    assert held.portrait().held[0].anchors == {10: "Three pages on the shelf"}
