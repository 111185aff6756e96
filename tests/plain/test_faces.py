"""One engine, two faces: the same answers make the same page, and a session begun in one is finished in the other."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.app.driving import MORNING, driving, first_run, workspace
from tests.plain.talking import FIRST_RUN, talk
from tui.app.session.screen import SessionScreen
from tui.practice.flow import Field
from tui.records.answers import Timer
from tui.records.entry import Entry
from tui.workspace import Workspace

LATER = MORNING + timedelta(days=8)
TEXT = "Zürich: one [bold]line[/] 日本語"


def typed(field: Field) -> list[str]:
    """What a person types in lines."""
    match field.kind:
        case "timer" | "review":
            return [""] if field.role is None or field.kind == "timer" else [TEXT]
        case "emotion":
            return ["412"]
        case "ypn":
            return ["p"]
        case "scale":
            return ["6"]
        case "choice":
            return [str(min(2, len(field.options)))]
        case "multi" | "values":
            return ["1"]
        case "short":
            return [f"{TEXT} {field.id}".strip()]
        case "long":
            return [TEXT, "", "and more", "."]
        case "list":
            return ["one thing", "another", ""]
        case "split":
            return [TEXT, ".", "what I make of it", "second", "."]


async def pressed(driver: Any, field: Field, screen: SessionScreen) -> None:
    """The same by keys."""
    match field.kind:
        case "timer":
            await driver.press("space")
        case "review" if field.role is None:
            await driver.press("enter")
        case "emotion":
            await driver.press("4", "1", "2", "enter")
        case "ypn":
            await driver.press("p", "enter")
        case "scale":
            await driver.press("6", "enter")
            if screen.runner.revealed:
                await driver.press("enter")
        case "choice":
            await driver.press(typed(field)[0], "enter")
        case "multi" | "values":
            await driver.press("1", "enter")
        case "short" | "review":
            await driver.write(typed(field)[0], "enter")
        case "long":
            await driver.write(f"{TEXT}\n\nand more", "tab")
        case "list":
            await driver.write("one thing\nanother", "tab")
        case "split":
            await driver.write(TEXT, "tab")
            await driver.write("what I make of it\nsecond", "tab")


def compared(entry: Entry, others: dict[str, str]) -> list[dict[str, Any]]:
    """An entry field by field, without ids, instants and rests; ids become the place they were made at."""
    found = []
    for answer in entry.answers:
        if isinstance(answer, Timer):
            continue
        document: dict[str, Any] = msgspec.to_builtins(answer)
        for name in ("id", "about"):
            if document.get(name):
                document[name] = others.setdefault(document[name], f"thing {len(others)}")
        for item in document.get("items", ()):
            item.pop("id", None)
        found.append(document)
    return found


def begun(home: Path) -> Workspace:
    """A notebook that has had its first run, the same on every side."""
    talk(home, FIRST_RUN, begin="onboarding")
    return workspace(home, LATER)


@pytest.mark.parametrize("flow", ["onboarding", "morning", "evening", "weekly", "learning", "trigger", "reality"])
async def test_the_same_answers_make_the_same_page(tmp_path: Path, flow: str) -> None:
    for side in ("screen", "lines"):
        begun(tmp_path / side)
    async with driving(tmp_path / "screen", at=LATER, begin=flow) as driver:
        fields: list[Field] = []
        for _ in range(40):
            screen = driver.app.screen
            if not isinstance(screen, SessionScreen) or screen.runner.question is None:
                break
            for field in screen.runner.question.fields:
                fields.append(field)
                await pressed(driver, field, screen)
    talk(tmp_path / "lines", [line for field in fields for line in typed(field)], begin=flow, at=LATER)
    spaces = [workspace(tmp_path / side, LATER) for side in ("screen", "lines")]
    (by_keys, in_lines) = [space.journal.newest(1)[0] for space in spaces]
    assert by_keys.flow == in_lines.flow == flow
    assert (by_keys.day, by_keys.zone, by_keys.tags) == (in_lines.day, in_lines.zone, in_lines.tags)
    assert len(by_keys.answers) >= 5
    assert compared(in_lines, {}) == compared(by_keys, {})


async def test_a_session_begun_in_lines_is_finished_on_the_screen(tmp_path: Path) -> None:
    said = talk(tmp_path, [*FIRST_RUN[:4], "Mail came first", "q"], begin="onboarding")
    assert "Paused at step 6, Rating." in said
    async with driving(tmp_path) as driver:
        assert "waiting at Rating" in driver.screen
        await driver.press("enter")
        assert "where are you today" in driver.question
        await driver.press("shift+tab")
        assert "Mail came first" in driver.screen
        await driver.press("tab", "3", "enter", "ctrl+n")
        await driver.write("Begin with the page", "enter", "tab", "tab")
        await driver.press("ctrl+n", "1", "enter", "enter")
        assert "Saved at" in driver.screen
    entry = workspace(tmp_path).journal.newest(1)[0]
    assert [answer.step for answer in entry.answers] == ["checkin", "area", "want", "fact", "rate", "action", "rhythm"]


async def test_a_session_begun_on_the_screen_is_finished_in_lines(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "2", "1", "3", "enter", "5", "enter")
        await driver.write("I finish one thing that mat", "escape")
        assert "waiting at" in driver.screen
    said = talk(tmp_path, ["1", "+", "ters", "", "3", "", "Begin", "", "", "", "1", "", "q"])
    assert "First session, waiting at Vision" in said
    assert "You wrote: I finish one thing that mat" in said and "Continue, one line:" in said
    entry = workspace(tmp_path).journal.newest(1)[0]
    assert entry.answers[2].text == "I finish one thing that mat ters"
    assert not workspace(tmp_path).sessions.waiting()


async def test_both_first_runs_lead_to_the_same_portrait(tmp_path: Path) -> None:
    async with driving(tmp_path / "screen") as driver:
        await first_run(driver)
    lines = list(FIRST_RUN)
    lines[1] = "213"
    talk(tmp_path / "lines", ["1", *lines, "q"])
    one, other = (workspace(tmp_path / side).portrait() for side in ("screen", "lines"))
    assert one.open_promises[0].cue == other.open_promises[0].cue == "07:30, kitchen table"
    assert [result.text for result in one.held] == [result.text for result in other.held]
    assert one.moods[0].word == other.moods[0].word == "playful"


def test_what_an_editor_left_when_it_was_cut_short_is_named_in_lines_too(tmp_path: Path) -> None:
    folder = tmp_path / "editor"
    folder.mkdir(mode=0o700)
    (folder / "999999999-0123456789abcdef.md").write_text("half a page\n", encoding="utf-8")
    (folder / ".999999999-0123456789abcdef.md.swp").write_bytes(b"b0VIM")
    assert "Your editor was interrupted and left its own copy of the text" in talk(tmp_path, ["q"])
