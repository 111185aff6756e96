"""The library: what it shows, what it begins, and a person's own flow and value used from TOML files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving, first_run, workspace
from tests.app.test_first_run_and_morning import finish
from tui.app.library.screen import LibraryScreen, grouped
from tui.app.session.screen import SessionScreen
from tui.library import FLOWS, load
from tui.practice.context import picked
from tui.practice.flow import Flow
from tui.terminal.virtual_list import VirtualList
from tui.workspace.quick_entries import note

LOOKING_BACK = ("look", "still", "tested", "reached")
"""What asks about what was said before: a newcomer has nothing to look back to."""
OWN = """\
id = "mischief"
title = "Room for it"
purpose = "Look whether what matters had room this week."
minutes = [1, 2]

[[step]]
id = "strength"
kind = "scale"
ask = "How much strength was there?"
core = true

[[step]]
each = "value"

  [[step.step]]
  id = "there"
  kind = "choice"
  options = ["yes", "no"]
  ask = "Was there room for «value»?"

  [[step.step]]
  id = "moment"
  kind = "short"
  ask = "What was the moment?"
  when = { step = "there", equals = "yes" }
"""
VALUE = '[[value]]\nid = "mischief"\nname = "Mischief"\ndefinition = "A little of it."\n'


def put(home: Path, name: str, text: str) -> None:
    file = home / "config" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


async def go_to(driver: Driver, flow: str) -> None:
    """The library, with the mark on a flow."""
    await driver.press("7")
    assert isinstance(driver.app.screen, LibraryScreen)
    assert driver.app.screen.query_one(VirtualList).move_to(flow)
    await driver.settle()


def variant(driver: Driver) -> str:
    """The form of the flow that the session on the screen was begun in."""
    screen = driver.app.screen
    assert isinstance(screen, SessionScreen)
    return screen.runner.session.variant


async def test_every_listed_flow_stands_there_with_its_time_and_day(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=MORNING + timedelta(days=2), size=(80, 40)) as driver:
        await driver.press("7")
        for flow in load()[0].flows.values():
            assert (flow.title in driver.screen) == flow.listed
        assert (
            next(line for line in driver.screen.splitlines() if "First session" in line).split("│")[1].split()[-1]
            == "Monday"
        )


async def test_a_flow_is_begun_paused_resumed_and_kept_from_the_library(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await go_to(driver, "listening")
        assert "Go back over a conversation" in driver.words
        assert "Not done yet" in driver.words
        await driver.press("enter")
        await driver.write("With M., about the roof", "enter", "escape")
        assert isinstance(driver.app.screen, LibraryScreen)
        assert "waiting" in driver.screen and "enter continue" in driver.keys
        await driver.press("1")
        assert "Listening debrief" in driver.screen and "waiting at The floor" in driver.screen
        await go_to(driver, "listening")
        await driver.press("enter")
        assert driver.question == "Who held the floor?"
        await finish(driver)
        assert "Last done earlier today" in driver.words
        assert "enter begin" in driver.keys


async def test_only_forms_that_a_flow_has_can_be_begun(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await go_to(driver, "ladder")
        assert "short" not in driver.keys and "three months" not in driver.keys
        await driver.press("s", "t")
        assert driver.app.screen.query(VirtualList)
        await go_to(driver, "weekly")
        assert "s short" in driver.keys
        await driver.press("s")
        assert variant(driver) == "short"
        await driver.press("escape")
        await go_to(driver, "renewal")
        assert "t quarterly" in driver.keys
        await driver.press("t")
        assert variant(driver) == "quarterly"


async def test_one_flow_is_suggested_with_its_reason(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("7")
        assert "First session may suit you now: a place to begin" in driver.screen
        await driver.press("1", "enter", "escape")
        driver.app.workspace.entries.add("note", note("A line"))
        await driver.press("7")
        assert "Values card sort may suit you now: no values chosen yet" in driver.screen
        assert driver.app.screen.query_one("#about").border_title == "Values card sort"


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 12), (200, 60)])
async def test_it_fits_and_the_text_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tmp_path, size=size) as driver:
        await go_to(driver, "vision")
        assert "Discover your vision" in driver.screen and "40" in driver.screen
        await driver.press("l")
        assert driver.app.focused is driver.app.screen.query_one("#about")
        await driver.press("down", "enter")
        assert isinstance(driver.app.screen, SessionScreen)
        await driver.press("escape", "h", "j", "7")
        assert isinstance(driver.app.focused, VirtualList)


async def test_own_flows_are_marked_and_one_in_place_of_ours_keeps_its_place(tmp_path: Path) -> None:
    put(tmp_path, "flows/pages.toml", OWN)
    put(
        tmp_path,
        "flows/evening.toml",
        OWN.replace('"mischief"', '"evening"').replace("Room for it", "[b]My evening[/b]"),
    )
    put(tmp_path, "flows/broken.toml", 'id = "broken"\n')
    async with driving(tmp_path) as driver:
        await go_to(driver, "evening")
        assert "[b]My evening[/b] yours" in driver.words
        assert "Yours, from evening.toml" in driver.words
        await driver.press("g")
        rows = driver.app.screen._rows  # type: ignore[attr-defined]
        assert [row if isinstance(row, str) else row.id for row in rows][-2:] == ["Yours", "mischief"]
        assert [row.id for row in rows if isinstance(row, Flow)][:2] == ["morning", "evening"]


def test_every_flow_of_ours_is_in_a_group() -> None:
    rows = grouped([flow for flow in load()[0].flows.values() if flow.listed])
    assert "Yours" not in rows
    assert {row.id for row in rows if isinstance(row, Flow)} == {
        flow.id for flow in load()[0].flows.values() if flow.listed
    }


async def test_an_own_value_is_sorted_held_and_gone_through_by_an_own_flow(tmp_path: Path) -> None:
    put(tmp_path, "flows/mischief.toml", OWN)
    put(tmp_path, "values.toml", VALUE)
    yours = {"Honesty: is this one yours?", "Mischief: is this one yours?"}
    async with driving(tmp_path) as driver:
        await go_to(driver, "values")
        await driver.press("enter", "enter")
        for _ in range(65):
            await driver.pilot.press("1" if driver.question in yours else "3", "enter")
            await driver.pilot.pause()
        await driver.settle()
        await driver.press("ctrl+n")
        assert driver.question.startswith("These came out on top")
        await driver.press("enter")
        await finish(driver)
    assert {value.name for value in workspace(tmp_path).portrait().values} == {"Honesty", "Mischief"}
    asked = []
    async with driving(tmp_path, at=MORNING + timedelta(hours=1)) as driver:
        await go_to(driver, "mischief")
        await driver.press("enter", "7", "enter")
        for _ in range(2):
            asked.append(driver.question)
            if "Mischief" in asked[-1]:
                await driver.press("1", "enter")
                assert driver.question == "What was the moment?"
                await driver.write("I hid the keys", "enter")
            else:
                await driver.press("2", "enter")
        assert isinstance(driver.app.screen, LibraryScreen), driver.screen
    assert set(asked) == {"Was there room for Honesty?", "Was there room for Mischief?"}
    kept = workspace(tmp_path).journal.newest(1)[0]
    assert kept.flow == "mischief"
    moments = [answer for answer in kept.answers if answer.step == "moment"]
    assert [answer.about for answer in moments] == ["mischief"]


async def _say_something(driver: Driver) -> bool:
    """Answers the step on the screen; whether that is worth keeping."""
    screen = driver.app.screen
    assert isinstance(screen, SessionScreen) and screen.runner.question is not None
    field = screen.runner.question.fields[0]
    match field.kind:
        case "timer":
            await driver.press("space")
        case "emotion":
            await driver.press("4", "1", "2", "enter")
        case "scale":
            await driver.press("6", "enter")
        case "choice":
            await driver.press("1", "enter")
        case "multi" | "values" | "ypn":
            await driver.press("1")
        case "review":
            await driver.press("enter")
        case _:
            await driver.write("something to say")
    leads_on = field.kind == "choice" and field.role is None
    return field.kind not in ("timer", "review") and not leads_on


LATER = MORNING + timedelta(minutes=30)


@pytest.mark.parametrize("flow", [flow for flow in FLOWS if flow not in LOOKING_BACK])
async def test_a_paused_flow_waits_on_today(tmp_path: Path, flow: str) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, begin=flow, at=LATER) as driver:
        while not await _say_something(driver):
            pass
        screen = driver.app.screen
        assert isinstance(screen, SessionScreen) and screen.runner.question is not None
        at = screen.runner.question
        await driver.press("escape")
        assert f"waiting at {at.step.name}" in driver.words
    async with driving(tmp_path) as driver:
        assert [session.flow for session in driver.app.workspace.sessions.waiting()] == [flow]
        await driver.press("enter")
        again = driver.app.screen
        assert isinstance(again, SessionScreen) and again.runner.question is not None
        assert again.runner.question.step.id == at.step.id


OFFERED = """\
id = "offered"
title = "Offered"
purpose = "To see that what is offered is no answer yet."
minutes = [1, 1]

[[step]]
id = "first"
name = "First"
kind = "short"
ask = "What comes first?"

[[step]]
id = "pick"
name = "Pick"
kind = "multi"
options = ["one", "two", "three"]
begins_with = 2
ask = "Which of these?"

[[step]]
id = "last"
name = "Last"
kind = "short"
ask = "And last?"
"""


async def test_what_is_offered_is_no_answer_until_one_goes_on_from_it(tmp_path: Path) -> None:
    put(tmp_path, "flows/offered.toml", OFFERED)
    async with driving(tmp_path, begin="offered") as driver:
        await driver.write("this", "enter")
        assert driver.screen.count("[x]") == 2
        await driver.press("shift+tab")
        screen = driver.app.screen
        assert isinstance(screen, SessionScreen)
        assert [answer.step for answer in screen.runner.session.answers] == ["first"]
        await driver.press("enter", "enter")
        assert [pick.id for pick in picked(screen.runner.session.answer("pick"))] == ["one", "two"]
