"""The Reflection screen, by keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, driving, first_run, workspace
from tui.app.dialogs.paged_screen import PagedScreen
from tui.records.answers import Choice, Emotion, Outcome, Pick, Scale, Short
from tui.records.roles import Role
from tui.workspace import Workspace

FORTH, BACK = "right_square_bracket", "left_square_bracket"
PAGES = ("week", "path", "say and do", "emotion", "moments", "learning", "words", "noticed", "weeks", "at work")


def to(name: str) -> list[str]:
    """The keys that lead to a page of the screen."""
    return ["4", *[FORTH] * PAGES.index(name)]


def lived(space: Workspace) -> None:
    space.entries.add(
        "learning",
        Choice(step="source", role=Role.SOURCE, pick=Pick("read", "read")),
        Short(step="idea", role=Role.LEARNED, text="Trees share water"),
        Short(step="try", role=Role.PROMISE, text="Ask Uwe about roots", id="roots"),
        Short(step="ask", role=Role.ASK, text="Uwe: what feeds what?"),
    )
    space.entries.add(
        "morning",
        Emotion(step="checkin", role=Role.MOOD, word="curious", energy=2, pleasantness=3),
        Short(step="promise", role=Role.PROMISE, text="Write the first page", id="page"),
        Short(step="when", role=Role.CUE_WHEN, about="page", text="07:30"),
    )
    space.entries.add(
        "trigger",
        Choice(step="verdict", role=Role.HEAT, pick=Pick("I responded", "I responded")),
        Short(step="plan", role=Role.CARD, text="a warm neck", id="card"),
        Short(step="then", role=Role.IF_THEN, text="one breath"),
    )
    space.entries.add("weekly", Scale(step="word", role=Role.WORD, value=8))


async def test_an_empty_journal_says_what_will_stand_on_each_page(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("4")
        assert "Nothing was written in taut." in driver.words and "1 of 10" in driver.words
        seen = {}
        for name in PAGES[1:]:
            await driver.press(FORTH, "y", "j", "k", "space", "b")
            seen[name] = driver.words
        assert "Nothing written this year yet." in seen["path"]
        assert "what became of it" in seen["say and do"]
        assert "Your words for how you feel" in seen["emotion"]
        assert "Heated moments you look at" in seen["moments"]
        assert "What you learn will appear here" in seen["learning"]
        assert "The words you keep returning to will appear here" in seen["words"]
        assert "Nothing stands out right now, and that's fine." in seen["noticed"]
        assert "What you noticed in your weekly reviews" in seen["weeks"]
        assert "What shows initiative, curiosity, honesty" in seen["at work"]
        await driver.press("enter", "e", FORTH)
        assert "1 of 10" in driver.words


async def test_the_path_says_its_numbers(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived) as driver:
        await driver.press(*to("path"))
        assert "your first day 4 entries on 1 day since 23 Nov 2026" in driver.words
        assert "■" in driver.screen and "1 in Nov" in driver.words


async def test_a_promise_is_answered_where_it_stands(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived) as driver:
        await driver.press(*to("path"), "y")
        assert len(driver.app.workspace.portrait().open_promises) == 2
        await driver.press(FORTH)
        assert "▸ 23 Nov Write the first page — 07:30" in driver.words and "y kept" in driver.keys
        await driver.press("j", "p")
        assert "kept 0 of 1, and one in part" in driver.words
        await driver.press("l")
        assert "1 let go" in driver.words and "y kept" not in driver.keys
        assert "your word 8 on 23 November; in the week up to then you kept 0 of 1, and one in part." in driver.words
        assert "Shown once you've answered 20 promises you'd made a guess about." in driver.words
    space = workspace(tmp_path)
    space.start()
    outcomes = {promise.id: promise.outcome for promise in space.portrait().promises}
    assert outcomes == {"roots": Outcome.PARTLY, "page": Outcome.LET_GO}


async def test_learning_and_emotion_have_pages(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived, size=(80, 40)) as driver:
        await driver.press(*to("learning"))
        assert "Trying now 23 Nov Ask Uwe about roots" in driver.words
        assert "Trees share water · read" in driver.words and "Uwe: what feeds what?" in driver.words
        await driver.press(BACK, BACK)
        assert "curious 1" in driver.words and "high energy +2.0, pleasant +3.0" in driver.words
        await driver.press("space")
        assert "a warm neck → one breath" in driver.words and "responded 1" in driver.words


async def test_every_page_works_where_there_is_little_room(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived, size=(40, 12)) as driver:
        await driver.press("4")
        for _ in PAGES:
            await driver.press(BACK, "space", "j")
            assert max(map(len, driver.screen.splitlines())) <= 40
        await driver.press("1")
        assert "Good morning" in driver.words


async def test_what_waits_on_the_learning_page_is_answered_by_one_key_and_waits_no_more(tmp_path: Path) -> None:
    def feedback(space: Workspace) -> None:
        lived(space)
        space.entries.add(
            "learning",
            Choice(step="source", role=Role.SOURCE, pick=Pick("feedback", "feedback")),
            Short(step="words", role=Role.FEEDBACK, text="You decide too late"),
            Short(step="tenth", role=Role.TENTH, text="I wait for certainty"),
            Choice(step="use", role=Role.FOLLOW_UP, pick=Pick("test", "test")),
            day=MORNING.date() - timedelta(days=15),
        )

    async with driving(tmp_path, prepare=feedback) as driver:
        await driver.press(*to("learning"))
        assert "is due" in driver.words and "enter answer" in driver.keys
        await driver.press("enter")
        assert "I wait for certainty" in driver.question
        await driver.write("I said yes to the yard the same day", "enter")
        assert "Uwe: what feeds what?" in driver.question
        await driver.press("1", "enter")
        await driver.write("Fungi do", "enter")
        assert "Ask Uwe about roots" in driver.question
        await driver.press("y", "enter", "enter")
        assert "No feedback to come back to" in driver.words and "Uwe: what" not in driver.words
        assert "Fungi do" in driver.words and "Tried before" in driver.words
        assert "enter look at these" not in driver.keys


async def test_a_week_a_month_and_a_year_in_one_page(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived) as driver:
        await driver.press("4", "w")
        assert "The week of 23 November 2026" in driver.words and "4 entries on 1 of 1 day." in driver.words
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
        assert text.startswith("# 2026\n\n4 entries on 1 of 327 days.") and "Trees share water" in text
        assert written.stat().st_mode & 0o777 == 0o600
        await driver.press("enter")
        assert "Journal" in driver.words and "Mon 23" in driver.words
        await driver.press("4", "w", "escape")
        assert "1 of 10" in driver.words


def slipped(space: Workspace) -> None:
    """A date that moved twice, and one promise kept."""
    for back, text in ((30, ""), (20, "2026-12-01"), (15, "2027-02-01"), (10, "2027-06-01")):
        answer = (
            Short(step="t", role=Role.TARGET, about="r", text=text) if text
            else Short(step="r", role=Role.RESULT, id="r", about="work", text="The book is out")
        )  # fmt: skip
        space.entries.add("renewal", answer, day=MORNING.date() - timedelta(days=back))
    lived(space)


async def test_what_was_noticed_opens_to_the_entries_it_rests_on_by_one_key(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=slipped) as driver:
        await driver.press(*to("noticed"))
        assert "▸ Written by you · 3 dates, 3 Nov to 13 Nov" in driver.words and "enter entries" in driver.keys
        assert "Another reading: A date is a guess, and there's nothing wrong with a better guess." in driver.words
        assert "Your next weekly review or evening will ask you about it." in driver.words
        await driver.press("enter")
        assert "3 entries" in driver.words and "▸ 13 Nov 2026" in driver.words
        await driver.press("j", "enter")
        assert "2027-02-01" in driver.words
        await driver.press("escape", "escape")
        assert "What taut noticed" in driver.words


async def test_an_entry_that_something_rests_on_is_shown_in_the_journal(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=slipped) as driver:
        await driver.press(*to("noticed"), "e", "G", "o")
        assert "Journal" in driver.words and "▸ Tue 3" in driver.words


async def test_a_figure_opens_to_its_promises_and_the_arrows_choose_which(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=slipped, size=(80, 40)) as driver:
        await driver.press(*to("path"), "enter")
        assert "7 entries" in driver.words, "the days of the last four weeks"
        await driver.press("escape", FORTH, "y", "enter")
        assert "The last 28 days" in driver.words and "3 entries" in driver.words, "with the word as it was rated"
        await driver.press("escape", "j", "enter")
        assert "All of them, by what became of them" in driver.words and "1 entry" in driver.words
        await driver.press("escape", "k", "enter")
        assert "The last 28 days" in driver.words


async def test_what_can_be_answered_keeps_enter_and_e_opens_the_entries(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=lived, size=(80, 40)) as driver:
        await driver.press(*to("learning"), "e")
        assert "Trying now" in driver.words and "1 entry" in driver.words


async def test_the_mark_follows_what_is_scrolled_to_where_there_is_little_room(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=slipped, size=(60, 14)) as driver:
        await driver.press(*to("say and do"), "space", "space", "k", "j")
        seen = [row for row in driver.screen.splitlines() if "▸" in row]
        assert len(seen) >= 1, "something that opens is marked wherever one is"


async def test_the_weekly_review_shows_what_a_signal_rests_on_and_opens_it_by_one_key(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=slipped, begin="weekly", size=(80, 40)) as driver:
        for _ in range(40):
            if "This date has moved twice" in driver.question:
                break
            await driver.press("ctrl+n")
        assert "It rests on: 3 dates, 3 Nov to 13 Nov · written by you" in driver.words
        assert "Another reading: A date is a guess, and there's nothing wrong with a better guess." in driver.words
        assert "^t entries" in driver.keys
        await driver.press("ctrl+t", "enter")
        assert "2027-06-01" in driver.words
        await driver.press("escape", "o", "escape")
        assert "This date has moved twice" in driver.question
        await driver.press("1", "enter")
        assert "This date has moved twice" not in driver.question


async def test_what_was_promised_unasked_is_evidence_at_work_and_opens_to_its_entry(tmp_path: Path) -> None:
    def unasked(space: Workspace) -> None:
        space.entries.add(
            "morning",
            Short(step="promise", role=Role.PROMISE, text="Ring the school about the trees", id="p"),
            Choice(step="unasked", role=Role.UNASKED, about="p", pick=Pick("yes", "my own idea")),
        )

    async with driving(tmp_path, prepare=unasked) as driver:
        await driver.press(*to("at work"))
        assert "Initiative: started unasked" in driver.words
        assert "Ring the school about the trees · my own idea · open" in driver.words
        await driver.press("enter")
        assert "1 entry" in driver.words


async def test_this_week_stands_first_and_last_week_while_nothing_was_written_in_it(tmp_path: Path) -> None:
    def earlier(space: Workspace) -> None:
        learned = Short(step="idea", role=Role.LEARNED, text="Trees share water")
        space.entries.add("learning", learned, day=MORNING.date() - timedelta(days=3))

    async with driving(tmp_path, prepare=earlier) as driver:
        await driver.press("4")
        assert "The week of 16 November 2026" in driver.words and "Trees share water" in driver.words
        await driver.press("enter")
        assert "1 entry" in driver.words


@pytest.mark.parametrize("tab", ["3", "4"])
async def test_a_page_names_those_before_and_after_it(tmp_path: Path, tab: str) -> None:
    async with driving(tmp_path) as driver:
        await first_run(driver)
        await driver.press(tab)
        screen = driver.app.screen
        assert isinstance(screen, PagedScreen)
        titles = [page.title for page in screen.pages]
        assert f"[ {titles[-1]} · 1 of {len(titles)} · {titles[1]} ]" in driver.words
        await driver.press("right_square_bracket")
        assert f"[ {titles[0]} · 2 of" in driver.words
