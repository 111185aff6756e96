"""What one key of the Vision screen does for a result, whatever door it came in by."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, workspace
from tui.insights.fold.portrait import Portrait, Result
from tui.records.answers import Choice, Item, List, Long, Pick, Scale, Short
from tui.records.option_ids import Desire, Own
from tui.records.roles import Role
from tui.workspace import Workspace

LATER = MORNING + timedelta(hours=1)


def wanted(space: Workspace) -> None:
    space.entries.add("wish", Short(step="want", role=Role.RESULT, id="home", about="home", text="I live by the sea"))


def portrait(home: Path) -> Portrait:
    space = workspace(home, LATER)
    space.start()
    return space.portrait()


def held(home: Path) -> Result:
    (found,) = portrait(home).held
    return found


async def test_a_result_is_weighed_pictured_anchored_and_dated_by_one_key_each(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=wanted, size=(80, 40)) as driver:
        await driver.press("2", "w")
        assert "would you take it?" in driver.question
        await driver.press("1", "enter", "2", "enter", "8", "enter", "6", "enter", "enter")
        assert "partly your own" in driver.words and "matters 8" in driver.words and "seen clearly 6" in driver.words
        await driver.press("s")
        assert "“I live by the sea”: take an ordinary Tuesday once it has come true." in driver.question
        await driver.write("I open the window and hear the gulls", "tab", "enter", "enter")
        await driver.press("a")
        await driver.write("The key is on the hook", "enter", "enter", "enter", "enter")
        assert "The key is on the hook" in driver.words
        await driver.press("t")
        await driver.write("2027-06", "enter", "tab", "enter")
        await driver.press("c")
        await driver.write("Quiet", "enter", "enter", "enter")
        await driver.press("enter")
        page = driver.words
        await driver.press("G")
        page += driver.words
        assert "I open the window and hear the gulls" in page and "it brings: Quiet" in page and "2027-06" in page
    found = held(tmp_path)
    assert (found.importance, found.clarity, found.own, found.desire) == (8, 6, Own.PARTLY, Desire.YES)


async def test_what_would_not_be_taken_can_be_handed_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=wanted) as driver:
        await driver.press("2", "w", "4", "enter", "enter", "3", "enter")
        assert "“I live by the sea” may not be yours as it stands." in driver.question
        await driver.press("3", "enter", "tab", "tab", "enter")
        assert "Let go" in driver.screen
    assert portrait(tmp_path).results[0].status == "set_down"


async def test_what_would_not_be_taken_can_be_put_otherwise(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=wanted) as driver:
        await driver.press("2", "w", "4", "enter", "enter", "3", "enter", "2", "enter")
        await driver.write("I hear water from my window", "enter", "tab", "tab", "enter")
    assert held(tmp_path).text == "I hear water from my window"


async def test_steps_between_stand_under_their_result_and_the_next_is_in_the_morning(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=wanted, size=(100, 40)) as driver:
        await driver.press("2", "m")
        await driver.write("I know three towns\nThe flat is sold", "tab")
        await driver.write("I have been to one", "enter", "3", "enter")
        await driver.press("ctrl+n", "enter")
        assert "· I know three towns" in driver.words and "· The flat is sold" in driver.words
        await driver.press("j")
        assert "reality 3" in driver.words
    first, *steps = portrait(tmp_path).results
    assert [(one.parent, one.area) for one in steps] == [(first.id, "home"), (first.id, "home")]
    assert [one.id for one in portrait(tmp_path).held] == [first.id], "a step is no result of its own in the morning"
    async with driving(tmp_path, at=LATER, begin="morning") as driver:
        for _ in range(20):
            if "Next step: I know three towns" in driver.words:
                break
            await driver.press("ctrl+n")
        assert "Next step: I know three towns" in driver.words


async def test_reached_is_an_ending_with_what_it_took_and_what_wants_to_exist_next(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=wanted) as driver:
        await driver.press("2", "full_stop", "1", "enter")
        assert driver.question == "“I live by the sea”: it has come true. What did it take?"
        await driver.write("Four years and a small loan", "tab")
        await driver.write("Asking early is cheap", "enter")
        await driver.write("Anna", "enter")
        await driver.write("A swim on the first morning", "enter")
        await driver.write("A garden grows by the house", "enter")
        await driver.press("enter")
        assert "Reached" in driver.screen and "A garden grows" in driver.words
        await driver.press("j", "enter")
        page = driver.words
        await driver.press("G")
        page += driver.words
        for words in (
            "it took: Four years and a small loan",
            "it taught you: Asking early",
            "who helped: Anna",
            "A swim",
        ):
            assert words in page, words
    reached, following = portrait(tmp_path).results
    assert (reached.status, following.area, following.parent) == ("reached", "home", "")


async def test_the_vision_opens_on_the_life_being_chosen(tmp_path: Path) -> None:
    def chosen(space: Workspace) -> None:
        wanted(space)
        space.entries.add(
            "vision",
            List(step="roots", role=Role.ROOT_AIM, items=(Item("To be at home"),)),
            Long(step="statement", role=Role.STATEMENT, text="I live near water and write."),
            Choice(step="choose", role=Role.CHOSEN, pick=Pick("chosen", "I choose it")),
        )

    async with driving(tmp_path, prepare=chosen) as driver:
        await driver.press("2")
        assert "▸ The life you're choosing" in driver.screen
        assert "I live near water and write." in driver.words and "I choose it, 23 Nov" in driver.words
        assert "To be at home" in driver.words
        await driver.press("j")
        assert "▸ I live by the sea" in driver.screen


async def test_one_key_shows_the_whole_life_and_its_picture_opens_to_the_entries_behind_it(tmp_path: Path) -> None:
    def rated(space: Workspace) -> None:
        wanted(space)
        space.entries.add("rate", Scale(step="rating", role=Role.RATING, about="home", value=7))

    async with driving(tmp_path, prepare=rated, size=(120, 40)) as driver:
        await driver.press("2")
        assert "l whole life" in driver.keys
        await driver.press("l")
        assert "The fuller a wedge, the closer it is to what you want." in driver.words and "1 result" in driver.words
        await driver.press("enter")
        assert "Your whole life" in driver.words and "1 entry" in driver.words
