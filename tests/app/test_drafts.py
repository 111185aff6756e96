"""Nothing typed is ever lost: drafts, resuming, disks that refuse, texts of a megabyte."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, driving, first_run, workspace
from tests.app.test_first_run_and_morning import answer_until, finish
from tui.app.session.screen import SessionScreen
from tui.app.today.screen import TodayScreen
from tui.practice.session import with_answer
from tui.records.answers import Long
from tui.records.roles import Role
from tui.store.errors import StoreError
from tui.store.journal import Journal
from tui.workspace import Workspace


async def test_a_paused_session_waits_and_goes_on_at_the_same_words(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "2", "1", "3", "enter", "5", "enter")
        await driver.write("half a sent")
        await driver.press("escape")
        assert isinstance(driver.app.screen, TodayScreen)
        assert "waiting at Vision" in driver.screen
    async with driving(tmp_path) as driver:
        await driver.press("enter")
        assert "half a sent" in driver.screen
        assert "4 of" in driver.screen
        await driver.write("ence", "enter")
        await finish(driver)
    space = workspace(tmp_path)
    assert space.sessions.waiting() == ()
    assert space.portrait().held[0].text == "half a sentence"


async def test_a_step_back_keeps_what_stands_further_on(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "2", "1", "3", "enter", "5", "enter")
        await driver.write("one", "enter")
        await driver.write("a fact")
        await driver.press("shift+tab", "shift+tab", "escape")
    (session,) = workspace(tmp_path).sessions.waiting()
    assert {answer.step for answer in session.answers} == {"checkin", "area", "want", "fact"}
    assert session.place is not None and session.place[0] == "area"


async def test_a_waiting_session_is_thrown_away_only_after_asking(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "2", "1", "3", "escape", "d")
        assert "d again" in driver.screen
        assert len(driver.app.workspace.sessions.waiting()) == 1
        await driver.press("d")
        assert driver.app.workspace.sessions.waiting() == ()


async def test_a_megabyte_is_kept_whole(tmp_path: Path) -> None:
    text = "word " * 210_000
    async with driving(tmp_path, begin="note") as driver:
        await driver.write("Before it.")
        await driver.write(text)
        assert "a longer text of" in driver.words
        await driver.press("escape")
    async with driving(tmp_path) as driver:
        await driver.press("n")
        assert "a longer text of" in driver.words
        await driver.press("tab")
    entry = workspace(tmp_path).journal.newest(1)[0]
    (answer,) = entry.answers
    assert answer.text.replace("\n", " ").count("word") == 210_000


async def test_when_the_disk_refuses_the_session_stays_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(journal: Journal, entry: object) -> None:
        raise StoreError("There is no room on the disk; free some space and save again.")

    async with driving(tmp_path) as driver:
        await driver.press("enter", "enter", "2", "1", "3", "enter")
        monkeypatch.setattr(Journal, "save", refuse)
        await finish(driver)
        assert isinstance(driver.app.screen, SessionScreen)
        assert "There is no room on the disk" in driver.words
        monkeypatch.undo()
        await finish(driver)
        assert isinstance(driver.app.screen, TodayScreen)
    assert workspace(tmp_path).journal.count() == 1


async def test_throw_away_writing_never_touches_the_disk(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="reality") as driver:
        await answer_until(driver, "area")
        await driver.press("1")
        await answer_until(driver, "unsaid")
        await driver.write("what I would never keep", "escape")
    everything = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file())
    assert "never keep" not in everything


async def test_a_note_from_anywhere(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("6", "n")
        await driver.write("The light on the wall at four.\n\nAnd rain.", "tab")
        assert "The light on the wall" in driver.words
    document = json.loads((tmp_path / "journal.json").read_text(encoding="utf-8"))
    assert sorted(entry["flow"] for entry in document["entries"].values()) == ["note", "onboarding"]


async def test_two_windows_see_each_other(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        workspace(tmp_path, MORNING + timedelta(minutes=1)).entries.note("from the other window")
        await driver.press("6")
        assert "from the other" in driver.words


async def test_a_session_another_window_went_on_with_is_resumed_as_it_is_now(tmp_path: Path) -> None:
    def begun(space: Workspace) -> None:
        space.sessions.save(with_answer(space.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="first")))

    async with driving(tmp_path, prepare=begun) as driver:
        other = workspace(tmp_path, MORNING + timedelta(minutes=3), 7)
        session = other.sessions.resume(other.sessions.waiting()[0].id)
        other.sessions.save(with_answer(session, Long(step="note", role=Role.NOTE, text="first, and a page")))
        await driver.press("d", "d")
        assert "Another window continued" in driver.words
        await driver.press("enter")
        assert "first, and a page" in driver.words
        await driver.write("!")
        await driver.press("escape")
        assert [answer.text for answer in other.sessions.waiting()[0].answers] == ["first, and a page!"]
        other.sessions.discard(other.sessions.waiting()[0])
        await driver.press("enter")
        assert "session is gone" in driver.words
        assert "waiting" not in driver.screen


async def test_letters_typed_while_there_is_no_room_are_kept(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("n")
        await driver.write("before ")
        await driver.pilot.resize_terminal(20, 5)
        await driver.settle()
        assert "needs at least 40 columns" in driver.words
        await driver.write("within ")
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        await driver.write("after")
        assert "before within after" in driver.words
