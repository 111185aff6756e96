"""What becomes of promises, by keys alone: not yet, again, smaller, another day, last night, and after a time away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.app.driving import Driver, driving, workspace
from tests.journeys.person import answer, day
from tests.plain.talking import talk
from tui.insights.fold.portrait import Promise
from tui.records.answers import Outcome, Short
from tui.records.roles import Role
from tui.workspace import Workspace

RUN, SONG = "Run one lap", "Sing one song"
TODAY = day(0).date()


def promised(*texts: str) -> Callable[[Workspace], None]:
    """Prepares a notebook with a result and these promises for it, made on the first day."""

    def prepare(space: Workspace) -> None:
        want = Short(step="want", role=Role.RESULT, text="I run with ease", about="health", id="run")
        space.entries.add("morning", want, day=TODAY)
        for text in texts:
            space.entries.add(
                "morning", Short(step="action", role=Role.PROMISE, about="run", text=text, id=text), day=TODAY
            )

    return prepare


def promises(home: Path) -> list[Promise]:
    return list(workspace(home, day(30)).portrait().promises)


async def evening(driver: Driver, became: str) -> None:
    """Up to what follows on a promise's answer."""
    await answer(driver, until="kept")
    await driver.press(became, "enter")


async def test_not_yet_is_an_answer_and_is_asked_again_the_next_day(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0, 21), prepare=promised(RUN), begin="evening") as driver:
        await evening(driver, "t")
        assert (await answer(driver))[0] == "heat"  # nothing is asked about such an answer
        assert "Today you chose" in driver.words and RUN in driver.words
        await driver.press("e")
        assert RUN not in driver.words  # at most once a day
        assert "kept" not in await answer(driver)
    async with driving(tmp_path, at=day(1)) as driver:
        await driver.press("m")
        assert "yesterday" in await answer(driver, until="vision")


async def test_on_today_what_was_not_kept_leads_on_to_tomorrow(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0, 12), prepare=promised(RUN)) as driver:
        await driver.press("j", "x")
        assert "What would you like to do with it now?" in driver.words
        await driver.press("1", "enter")
        assert f"Answered today {RUN} not this time" in driver.words.replace("▸ ", "")
        assert f"For tomorrow, again {RUN}" in driver.words.replace("▸ ", "")
        assert "It's for tomorrow now. u to undo." in driver.words
        await driver.press("u")
        assert "For tomorrow" not in driver.words
        await driver.press("u")
        assert f"Today you chose {RUN}" in driver.words.replace("▸ ", "")
    async with driving(tmp_path, at=day(0, 12)) as driver:
        await driver.press("j", "x", "escape")  # leaving it is fine, and Enter leads on later
        await driver.press("enter", "2", "enter")
        await driver.write("Run to the corner", "enter")
    async with driving(tmp_path, at=day(1)) as driver:
        assert "For today, again Run to the corner" in driver.words.replace("▸ ", "")


async def test_a_promise_is_given_another_day_on_today_and_not_asked_about_before_it(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=promised(RUN)) as driver:
        await driver.press("j", "w", "4", "enter")
        assert f"For Thursday {RUN}" in driver.words.replace("▸ ", "")
        await driver.press("j", "j", "w", "enter")
        await driver.write("2026-11-20", "enter")
        assert "Write a future date" in driver.words
        await driver.press("escape")
    async with driving(tmp_path, at=day(2, 21), begin="evening") as driver:
        assert "kept" not in await answer(driver)
    async with driving(tmp_path, at=day(3, 21), begin="evening") as driver:
        await evening(driver, "y")
    (promise, *_) = promises(tmp_path)
    assert (promise.day, promise.chosen) == (date(2026, 11, 26), TODAY)


async def test_an_evening_leads_on_from_what_was_not_kept(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(0, 21), prepare=promised(RUN, SONG), begin="evening") as driver:
        await evening(driver, "x")
        await answer(driver, until="next")
        await driver.press("2", "enter")
        await driver.write("Run to the corner", "enter")
        assert await answer(driver, {"kept": "x"}, until="next") == ["kept", "hindered", "what"]
        await driver.press("3", "enter")
        await driver.press("9", "enter")
        await answer(driver)
    assert {(one.text, str(one.day), one.again) for one in promises(tmp_path) if one.outcome is None} == {
        ("Run to the corner", "2026-11-24", RUN), (SONG, "2026-12-01", SONG),
    }  # fmt: skip


async def test_a_morning_leads_on_from_what_was_not_kept_and_the_day_is_still_ahead(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(1), prepare=promised(RUN, SONG), begin="morning", variant="short") as driver:
        await answer(driver, until="yesterday")
        await driver.press("x", "enter")
        assert "again today" in driver.words and "again tomorrow" not in driver.words
        await driver.press("1", "enter")
        assert await answer(driver, {"yesterday": "x"}, until="next") == ["yesterday"]
        await driver.press("2", "enter")
        await driver.write("Run to the corner", "enter")
        await answer(driver, until="action")
        assert "Already promised for today" in driver.words and "Run to the corner" in driver.words
        await answer(driver)
        assert "Today you chose Run to the corner" in driver.words
    again = {(one.text, str(one.day)) for one in promises(tmp_path) if one.again}
    assert again == {(SONG, "2026-11-24"), ("Run to the corner", "2026-11-24")}


def test_plain_mode_leads_on_in_a_morning_too(tmp_path: Path) -> None:
    lines = ["calm", "x", "let it go"]
    said = talk(tmp_path, lines, at=day(1), prepare=promised(RUN), begin="morning", variant="short")
    assert "What would you like to do with it now?" in said and "again today" in said


async def test_last_nights_evening_is_offered_in_the_morning_in_words_of_that_day(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(1), prepare=promised(RUN)) as driver:
        assert "Last night's reflection   2 min" in driver.screen
        await driver.press("j", "enter")
        assert "Look back on that day" in driver.words and "for Mon 23 Nov" in driver.words
        seen = driver.words
        for _ in range(12):
            if await answer(driver, until="close") == []:
                break
        seen += driver.words
        assert not {"tonight", "tomorrow"} & set(seen.lower().split())
        await driver.press("enter")
        assert "Last night" not in driver.words
    assert workspace(tmp_path, day(1)).listing()[0].day == TODAY


async def test_a_morning_for_yesterday_is_put_in_words_of_that_day(tmp_path: Path) -> None:
    async with driving(
        tmp_path, at=day(1), day=TODAY, begin="morning", size=(100, 40), prepare=promised(RUN)
    ) as driver:
        await answer(driver, until="checkin")
        assert driver.question == "Look back on that morning: how were you feeling?"
        await answer(driver, until="follow_up")
        await driver.press("ctrl+n")
        await answer(driver, until="action")
        assert "What one thing had you meant to do that day" in driver.words
        assert "Already promised for that day" in driver.words
        await answer(driver, {"action": SONG}, until="day")
        await driver.press("ctrl+n")
        assert "confidence" not in await answer(driver, until="close")
        assert driver.question == "What you said, on one card. That's enough."
        assert f"You meant to {SONG}" in driver.words
        await driver.press("enter")
    assert {(one.text, one.day) for one in promises(tmp_path)} == {(RUN, TODAY), (SONG, TODAY)}


async def test_after_a_time_away_old_promises_are_one_row_that_rests_in_one_step(tmp_path: Path) -> None:
    async with driving(tmp_path, at=day(20), prepare=promised(RUN, SONG, "Call Anna")) as driver:
        assert "Good to see you." in driver.words and "nothing is waiting" not in driver.words
        assert "Morning practice   the short version" in driver.screen
        assert "3 promises from before: look at them, or let them rest" in driver.words
        assert RUN not in driver.words
        await driver.press("G", "r")
        assert "3 promises let go. u to undo." in driver.words
        await driver.press("u")
        assert "3 promises from before" in driver.words
        await driver.press("G", "enter")
        assert RUN in driver.words and "Call Anna" in driver.words
        await driver.press("m")
        assert (await answer(driver)).count("yesterday") == 1
    assert [one.outcome for one in promises(tmp_path)[:3]] == [None, None, Outcome.KEPT]


def test_plain_mode_leads_on_lets_rest_and_takes_a_day(tmp_path: Path) -> None:
    said = talk(tmp_path, ["promises", "x", "again tomorrow", "q", "q"], at=day(0, 12), prepare=promised(RUN))
    assert "It's for tomorrow now. Enter for the next" in said
    said = talk(tmp_path, ["promises", "w", "friday", "", "q"], at=day(1))
    assert "It's for Friday now." in said
    assert [str(one.day) for one in promises(tmp_path)] == ["2026-11-23", "2026-11-27"]

    other = tmp_path / "other"
    said = talk(other, ["promises", "r", "u", "r", "", "q"], at=day(9), prepare=promised(RUN, SONG))
    assert said.count("2 promises let go.") == 2 and "Those were all your open promises." in said
    assert {one.outcome for one in promises(other)} == {Outcome.LET_GO}


def test_plain_mode_offers_last_nights_evening_and_undoes_both_steps(tmp_path: Path) -> None:
    said = talk(tmp_path, ["2", "calm", "t", "", "", "", "q", "q"], at=day(1), prepare=promised(RUN))
    assert "2: Last night's reflection, 2 min." in said and "Look back on that day" in said
    other = tmp_path / "other"
    talk(other, ["promises", "x", "1", "u", "y", "", "q"], at=day(0, 12), prepare=promised(RUN))
    assert [(one.outcome, one.again) for one in promises(other)] == [(Outcome.KEPT, "")]
