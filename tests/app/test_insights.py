"""The place of insights, by keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.app.driving import MORNING, driving, workspace
from tui.records.answers import Choice, Emotion, Outcome, Pick, Scale, Short
from tui.records.roles import Role
from tui.workspace import Workspace

FORTH, BACK = "right_square_bracket", "left_square_bracket"


def lived(space: Workspace) -> None:
    space.keep_outside(
        "learning",
        Choice(step="source", role=Role.SOURCE, pick=Pick("read", "read")),
        Short(step="idea", role=Role.LEARNED, text="Trees share water"),
        Short(step="try", role=Role.PROMISE, text="Ask Uwe about roots", id="roots"),
        Short(step="ask", role=Role.ASK, text="Uwe: what feeds what?"),
    )
    space.keep_outside(
        "morning",
        Emotion(step="checkin", role=Role.MOOD, word="curious", energy=2, pleasantness=3),
        Short(step="promise", role=Role.PROMISE, text="Write the first page", id="page"),
        Short(step="when", role=Role.CUE_WHEN, about="page", text="07:30"),
    )
    space.keep_outside(
        "trigger",
        Choice(step="verdict", role=Role.HEAT, pick=Pick("I responded", "I responded")),
        Short(step="plan", role=Role.CARD, text="a warm neck", id="card"),
        Short(step="then", role=Role.IF_THEN, text="one breath"),
    )
    space.keep_outside("weekly", Scale(step="word", role=Role.WORD, value=8))


async def test_an_empty_journal_says_what_will_stand_on_each_page(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("5")
        assert "No page in this year yet." in driver.words and "1 of 5" in driver.words
        seen = []
        for _ in range(4):
            await driver.press(FORTH, "y", "j", "k", "space", "b")
            seen.append(driver.words)
        assert "what became of it" in seen[0]
        assert "What you learn will stand here" in seen[1]
        assert "Your words for how it is" in seen[2]
        assert "Words you come back to will stand here" in seen[3]
        await driver.press(FORTH)
        assert "1 of 5" in driver.words


async def test_the_path_says_its_numbers(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived) as driver:
        await driver.press("5")
        assert "1 of the last 28 days · 4 pages on 1 day in the last year" in driver.words
        assert "█" in driver.screen and "Nov 1" in driver.words


async def test_a_promise_is_answered_where_it_stands(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived) as driver:
        await driver.press("5", "y")
        assert len(driver.app.workspace.portrait().open_promises) == 2
        await driver.press(FORTH)
        assert "▸ 23 Nov Write the first page — 07:30" in driver.words and "y kept" in driver.keys
        await driver.press("j", "p")
        assert "1 partly" in driver.words and "0.5 of 1" in driver.words
        await driver.press("l")
        assert "1 let go" in driver.words and "y kept" not in driver.keys
        assert "You rated your word 8 on 23 November; the record says 0.5 of 1." in driver.words
        assert "Shown once 20 answered promises had a confidence." in driver.words
    space = workspace(tmp_path)
    space.start()
    outcomes = {promise.id: promise.outcome for promise in space.portrait().promises}
    assert outcomes == {"roots": Outcome.PARTLY, "page": Outcome.LET_GO}


async def test_learning_and_emotion_have_pages(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived, size=(80, 40)) as driver:
        await driver.press("5", FORTH, FORTH)
        assert "Being tried 23 Nov 26 Ask Uwe about roots" in driver.words
        assert "Trees share water · read" in driver.words and "Uwe: what feeds what?" in driver.words
        await driver.press(FORTH)
        assert "once curious" in driver.words and "responded 1" in driver.words
        assert "a warm neck → one breath" in driver.words and "pleasantness +3.0" in driver.words


async def test_every_page_works_where_there_is_little_room(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived, size=(40, 12)) as driver:
        await driver.press("5")
        for _ in range(4):
            await driver.press(BACK, "space", "j")
            assert max(map(len, driver.screen.splitlines())) <= 40
        await driver.press("1")
        assert "Good morning" in driver.words


async def test_what_waits_on_the_learning_page_is_answered_by_one_key_and_waits_no_more(tmp_path: Path) -> None:
    def feedback(space: Workspace) -> None:
        lived(space)
        space.keep_outside(
            "learning",
            Choice(step="source", role=Role.SOURCE, pick=Pick("feedback", "feedback")),
            Short(step="words", role=Role.FEEDBACK, text="You decide too late"),
            Short(step="tenth", role=Role.TENTH, text="I wait for certainty"),
            Choice(step="use", role=Role.FOLLOW_UP, pick=Pick("test", "test")),
            day=MORNING.date() - timedelta(days=15),
        )

    async with driving(tmp_path, prepare=feedback) as driver:
        await driver.press("5", FORTH, FORTH)
        assert "is here to be looked at" in driver.words and "enter look at these" in driver.keys
        await driver.press("enter")
        assert "I wait for certainty" in driver.question
        await driver.write("I said yes to the yard the same day", "enter")
        assert "Uwe: what feeds what?" in driver.question
        await driver.press("1")
        await driver.write("Fungi do", "enter")
        assert "Ask Uwe about roots" in driver.question
        await driver.press("y", "enter")
        assert "None is waiting" in driver.words and "Uwe: what" not in driver.words
        assert "Fungi do" in driver.words and "Tried before" in driver.words
        assert "enter look at these" not in driver.keys


async def test_a_week_a_month_and_a_year_in_one_page(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived) as driver:
        await driver.press("5", "w")
        assert "The week of 23 November 2026" in driver.words and "4 pages on 1 of 1 day." in driver.words
        assert "Trees share water" in driver.words
        await driver.press(BACK)
        assert "The week of 23 November 2026" in driver.words, "nothing was written before it"
        await driver.press("w")
        assert "─ November 2026 ─" in driver.screen
        await driver.press("w")
        assert "─ 2026 ─" in driver.screen
        await driver.press("P")
        (written,) = (tmp_path / "prints").glob("*.md")
        text = written.read_text("utf-8")
        assert text.startswith("# 2026\n\n4 pages on 1 of 327 days.") and "Trees share water" in text
        assert written.stat().st_mode & 0o777 == 0o600
        await driver.press("enter")
        assert "Journal" in driver.words and "Mon 23" in driver.words
        await driver.press("5", "w", "escape")
        assert "The path" in driver.words
