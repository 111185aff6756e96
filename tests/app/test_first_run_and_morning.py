"""The main job: a first run, a morning with every step answered, an evening, and the page they become."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, Driver, driving, first_run, workspace
from tui.app.session.screen import SessionScreen
from tui.app.today.screen import TodayScreen
from tui.records.answers import Outcome, Short
from tui.records.roles import Role
from tui.workspace import Workspace


def listing(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*")}


async def test_an_empty_journal_leads_into_the_first_run(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        assert "Begin here" in driver.screen
        assert "private notebook" in driver.screen
        await first_run(driver)
        assert isinstance(driver.app.screen, TodayScreen)
        assert "Saved at 07:02" in driver.screen
        assert "Write the first page before opening mail — 07:30, kitchen table" in driver.screen
    portrait = workspace(tmp_path).portrait()
    assert [result.area for result in portrait.held] == ["work"]
    assert portrait.held[0].ratings[0].value == 3
    assert portrait.open_promises[0].cue == "07:30, kitchen table"


async def test_opening_and_leaving_without_an_answer_writes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    async with driving(home) as driver:
        await driver.press("enter", "enter", "escape", "6", "1", "q")
    assert not home.exists() or listing(home) == set()


async def test_a_whole_morning_by_keyboard_becomes_one_page(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    next_day = MORNING + timedelta(days=8)

    def begins_whole(space: Workspace) -> None:
        space.settings = space.settings._replace(length="whole")

    async with driving(tmp_path, at=next_day, prepare=begins_whole) as driver:
        await driver.press("m")
        asked = []
        for _ in range(30):
            screen = driver.app.screen
            if not isinstance(screen, SessionScreen):
                break
            question = screen.runner.question
            assert question is not None
            asked.append(question.step.id)
            for field in question.fields:
                match field.kind:
                    case "timer" | "review":
                        await driver.press("space" if field.kind == "timer" else "enter")
                    case "emotion":
                        await driver.press("4", "1", "2", "enter")
                    case "ypn":
                        await driver.press("p", "enter")
                    case "scale":
                        await driver.press("6", "enter")
                        if screen.runner.revealed:
                            assert "you said: 3" in driver.screen
                            await driver.press("enter")
                    case "choice":
                        await driver.press("3", "enter")
                    case "multi" | "values":
                        await driver.press("1", "enter")
                    case "short":
                        await driver.write(f"my {question.step.id} {field.id}".strip(), "enter")
                    case _:
                        await driver.write(f"at length: {question.step.id}", "tab")
                        if field.kind == "split":
                            await driver.write("and what I make of it", "tab")
        assert asked[:7] == ["arrive", "checkin", "yesterday", "follow_up", "vision", "reality", "rating"]
        assert {"tension", "action", "cue", "confidence", "replan", "daily", "close"} <= set(asked)
        assert "Saved at 07:02" in driver.screen
        await driver.press("6")
        assert "Morning practice" in driver.screen
        assert "At the same" not in driver.screen
    space = workspace(tmp_path, next_day)
    entries = space.journal.newest(5)
    assert [entry.flow for entry in entries] == ["morning", "onboarding"]
    roles = {answer.role for answer in entries[0].answers}
    assert {
        Role.MOOD,
        Role.OUTCOME,
        Role.IMAGE,
        Role.FACT,
        Role.RATING,
        Role.TENSION,
        Role.PROMISE,
        Role.DAILY,
    } <= roles
    portrait = space.portrait()
    assert portrait.promises[0].outcome is Outcome.PARTLY
    assert [rating.value for rating in portrait.held[0].ratings] == [3, 6]


async def test_an_evening_asks_what_became_of_the_promise(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=MORNING.replace(hour=21)) as driver:
        await driver.press("e", "4", "1", "2", "enter")
        assert "Write the first page before opening mail" in driver.words
        await driver.press("y", "enter")
        assert "What do you know tonight" in driver.words
        assert isinstance(driver.app.screen, SessionScreen)
        await driver.press("escape")
        assert "waiting at" in driver.screen
    waiting = workspace(tmp_path, MORNING.replace(hour=21)).sessions.waiting()
    assert [session.flow for session in waiting] == ["evening"]


async def test_a_morning_kept_for_yesterday_is_asked_about_today(tmp_path: Path) -> None:
    yesterday = (MORNING - timedelta(days=1)).date()
    async with driving(tmp_path, begin="morning", day=yesterday) as driver:
        await answer_until(driver, "action")
        await driver.write("Ring my father", "enter")
        await finish(driver)
        assert "Yesterday you chose" in driver.screen
        await driver.press("m", "0", "enter")
        assert "Ring my father" in driver.words
        assert "did you do it" in driver.words


async def test_a_promise_is_answered_on_today(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press("p")
        assert "Noted: partly" in driver.screen
        await driver.press("u")
        assert "Write the first page" in driver.screen
        await driver.press("j", "l")
        assert "Answered today ▸ Write the first page before opening mail let go on purpose" in driver.words
    assert workspace(tmp_path).portrait().promises[0].outcome is Outcome.LET_GO


async def test_of_several_promises_the_one_at_the_mark_is_answered(tmp_path: Path) -> None:
    def promises(space: Workspace) -> None:
        for name in ("Ring Anna", "Walk home"):
            space.entries.add("morning", Short(step="action", role=Role.PROMISE, text=name, id=name))

    async with driving(tmp_path, prepare=promises) as driver:
        assert driver.screen.count("Today you chose") == 1
        await driver.press("y")
        assert "Move to the promise first" in driver.words and "kept  p partly" not in driver.words
        await driver.press("j")
        assert "Move to" not in driver.words and driver.words.count("y kept p partly") == 1
        await driver.press("enter")
        assert "What became of it?" in driver.words
        await driver.press("y")
        assert "Noted: kept" in driver.words and "Answered today ▸ Ring Anna kept" in driver.words
        assert "Today you chose Walk home" in driver.words, "no letter meant for one falls on the next"


async def test_what_fits_this_week_stands_on_today_too(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        assert "Weekly review" not in driver.words
    for days in (1, 7):
        workspace(tmp_path, MORNING + timedelta(days=days)).entries.note("again")
    async with driving(tmp_path, at=MORNING + timedelta(days=8)) as driver:
        assert "Weekly review your first week is complete" in driver.words
        await driver.press("j", "enter")
        screen = driver.app.screen
        assert isinstance(screen, SessionScreen) and screen.runner.session.flow == "weekly"


async def test_every_step_of_the_morning_can_be_skipped_and_nothing_is_kept(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="morning") as driver:
        await finish(driver)
        assert isinstance(driver.app.screen, TodayScreen)
        assert "Saved at" not in driver.screen
    assert not (tmp_path / "journal.json").exists()


async def test_going_back_shows_what_was_said_and_can_change_it(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "0", "enter", "5", "enter")
        await driver.write("a workshop of my own", "enter")
        await driver.press("shift+tab")
        assert "a workshop of my own" in driver.screen
        await driver.write(" with a door", "enter")
        await finish(driver)
    entry = workspace(tmp_path).journal.newest(1)[0]
    said = [answer.text for answer in entry.answers if isinstance(answer, Short)]
    assert said == ["a workshop of my own with a door"]


async def test_another_daily_question_is_one_key_away(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="evening") as driver:
        await answer_until(driver, "daily")
        before = driver.question
        assert "^r another" in driver.keys
        await driver.press("ctrl+r")
        assert driver.question != before
        after = driver.question
        await driver.write("It was the rain.", "ctrl+r")
        assert driver.question == after, "what was written is never lost to another question"
        await driver.press("ctrl+n", "shift+tab")
        assert "It was the rain." in driver.screen, "nor to skipping"
        await driver.press("tab")
        await finish(driver)
    answers = workspace(tmp_path).journal.newest(1)[0].answers
    assert next(answer.question for answer in answers if answer.role is Role.DAILY)


async def answer_until(driver: Driver, step: str) -> None:
    for _ in range(30):
        screen = driver.app.screen
        assert isinstance(screen, SessionScreen)
        assert screen.runner.question is not None
        if screen.runner.question.step.id == step:
            return
        await driver.press("ctrl+n")
    raise AssertionError(f"{step} was never asked")


async def finish(driver: Driver) -> None:
    for _ in range(60):
        if not isinstance(driver.app.screen, SessionScreen):
            return
        await driver.press("ctrl+n")


@pytest.mark.parametrize(
    "text",
    [
        "[bold]x[/] [/] [@click=app.quit]q[/]",
        "\x1b]0;PWNED\x07\x1b[2J",
        "日本語のテキスト 👩‍🚀",
        "שלום עולם",
        "a\x00b\x9bc\u202ed",
    ],
    ids=["markup", "escapes", "wide", "right-to-left", "controls"],
)
async def test_hostile_text_is_data_everywhere(tmp_path: Path, text: str) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("enter", "enter", "0", "enter", "5", "enter")
        for _ in range(2):
            await driver.write(text, "enter")
        await driver.press("4", "enter", "ctrl+n")
        await driver.write(text, "enter")
        await driver.write(text, "enter")
        await driver.write(text, "enter")
        await driver.press("ctrl+n", "1", "enter", "enter")
        await driver.press("6", "enter", "escape", "slash", *"bold", "enter", "1", "question_mark", "escape")
        assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 for letter in driver.screen)
    document = json.loads((tmp_path / "journal.json").read_text(encoding="utf-8"))
    (entry,) = document["entries"].values()
    kept = next(answer["text"] for answer in entry["answers"] if answer.get("role") == "result")
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in kept)
    assert all(letter in kept for letter in text if letter.isalpha() and ord(letter) > 0x300)


async def test_a_heavy_word_leads_once_to_someone_to_talk_to(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="morning") as driver:
        await driver.press("space", "3", "4", "5", "enter")
        assert "Enough for today?" in driver.question
        await driver.press("1", "enter")
        assert "don't have to carry it alone" in driver.words
        await driver.press("s")
        assert "Someone to talk to" in driver.screen
        await driver.press(*"Mira", "tab", *"Mira", "enter", *"0123", "enter")
        await driver.press("ctrl+g")
        assert "Mira" in driver.screen
        await driver.press("escape")
    assert "Mira" in (tmp_path / "config" / "config.toml").read_text(encoding="utf-8")
    async with driving(tmp_path / "another", begin="morning") as driver:
        await driver.press("space", "2", "1", "3", "enter")
        await answer_until(driver, "close")
        assert "carry it alone" not in driver.words


async def test_a_moment_with_heat_offers_its_flow_when_the_page_is_kept(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="evening", at=MORNING.replace(hour=21)) as driver:
        await answer_until(driver, "heat")
        await driver.press("3", "enter")
        await finish(driver)
        assert "Would you like to do this now?" in driver.words
        await driver.press("enter")
        assert "Trigger, pause, response" in driver.screen.splitlines()[0]


async def test_going_back_to_write_the_wish_keeps_the_promise_made_without_it(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "enter", "5", "enter", "enter")
        await driver.write("Read it to two strangers", "enter")
        await driver.write("after breakfast")
        await driver.press("shift+tab", "shift+tab")
        await driver.write("I write novels", "enter", "enter", "enter", "ctrl+n")
        assert "Read it to two strangers" in driver.words
        await driver.press("enter")
        assert "after breakfast" in driver.words
        await driver.press("enter", "enter", "ctrl+n", "1", "enter", "enter")
    (promise,) = workspace(tmp_path).portrait().promises
    assert (promise.text, promise.when) == ("Read it to two strangers", "after breakfast")


async def test_enter_alone_answers_no_choice(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
    async with driving(tmp_path, at=MORNING + timedelta(hours=12), begin="evening") as driver:
        await driver.press("enter")
        while "heat" not in driver.question:
            await driver.press("ctrl+n")
        await driver.press("enter", "shift+tab")
        assert "●" not in driver.screen.split("○", 1)[1]
        await driver.press("down", "enter", "shift+tab")
        assert "● no" in driver.words


async def test_esc_leaves_the_line_for_finding_a_word_and_not_the_session(tmp_path: Path) -> None:
    async with driving(tmp_path, begin="onboarding") as driver:
        await driver.press("enter", "2", "slash", "w", "o", "escape")
        assert isinstance(driver.app.screen, SessionScreen)
        assert "find or add a word" not in driver.screen.replace("/  find or add a word", "")
        await driver.press("1", "3")
        assert "playful" in driver.words
