"""What was written before to the same question."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

import msgspec

from tests.insights.people import DAY, ZONE, line, scale
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import REPLIES
from tui.insights.views.entry import SameQuestion, asked_from, asked_on, earlier_answers
from tui.records.answers import Long, Scale, Short, Split
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role

NUMBERS = count(1)


def page(day: int, *answers: Short | Long | Scale | Split, flow: str = "evening") -> Entry:
    when = DAY + timedelta(days=day)
    at = datetime(when.year, when.month, when.day, 21, tzinfo=ZONE)
    made = entry_id(int(at.timestamp() * 1000), next(NUMBERS))
    return Entry(id=made, flow=flow, day=when, begun=at, ended=at, answers=answers)


def learned(text: str, asked: str = "What do you know tonight?", about: str = "") -> Short:
    return Short(step="learned", role=Role.LEARNED, asked=asked, text=text, about=about)


def daily(text: str, question: str) -> Long:
    return Long(step="daily", role=Role.DAILY, asked=f"Question {question}", text=text, question=question)


def test_answers_to_a_step_come_newest_first_each_with_its_own_wording() -> None:
    pages = [page(2, learned("later", "A new wording?")), page(1, learned("earlier"), daily("x", "q1"))]
    found = earlier_answers(pages, SameQuestion("evening", "learned"))
    assert [(one.day - DAY).days for one in found] == [2, 1]
    assert [one.asked for one in found] == ["A new wording?", "What do you know tonight?"]
    assert [part.text for one in found for part in one.parts] == ["later", "earlier"]


def test_a_daily_question_is_known_by_its_id_in_whatever_flow_it_was_asked() -> None:
    pages = [page(3, daily("at night", "q1")), page(2, daily("other", "q2")),
             page(1, daily("in the morning", "q1"), flow="morning")]  # fmt: skip
    found = earlier_answers(pages, SameQuestion("morning", "daily", daily="q1"))
    assert [(one.day - DAY).days for one in found] == [3, 1]


def test_a_step_about_one_thing_finds_what_was_said_of_that_thing() -> None:
    pages = [page(1, learned("of one", about="a"), learned("of another", about="b"))]
    assert len(earlier_answers(pages, SameQuestion("evening", "learned", "a"))) == 1
    assert len(earlier_answers(pages, SameQuestion("evening", "learned"))) == 2


def test_what_is_asked_of_every_promise_is_the_same_question_whatever_was_promised() -> None:
    def promised(name: str) -> tuple[Short, Short]:
        return (
            Short(step="promise", role=Role.PROMISE, text=name, id=name),
            Short(step="cue", text=f"when {name}", about=name),
        )

    pages = [page(2, *promised("b")), page(1, *promised("a"))]
    cue = asked_on(pages[0])[1]
    assert [(one.day - DAY).days for one in earlier_answers(pages, cue)] == [2, 1]


def test_numbers_letters_empty_answers_and_the_trash_stay_away() -> None:
    letter = Long(step="learned", role=Role.LETTER, text="open me in spring")
    number = Scale(step="learned", value=3)
    assert earlier_answers([page(1, letter, number, learned("  "))], SameQuestion("evening", "learned")) == ()
    trashed = page(1, learned("gone"))
    trashed = msgspec.structs.replace(trashed, deleted=trashed.ended)
    assert earlier_answers([trashed], SameQuestion("evening", "learned")) == ()


def test_the_portrait_remembers_the_newest_few_answers_to_each_question() -> None:
    portrait = fold([page(day, learned(f"day {day}"), daily(f"day {day}", "q1")) for day in range(9)])
    for asked in ("evening.learned", "q1"):
        assert [said.text for said in portrait.replies[asked]] == [f"day {day}" for day in range(9 - REPLIES, 9)]
    assert "evening.daily" not in portrait.replies


def test_the_question_in_sight_is_the_first_from_there_on_that_can_be_asked_again() -> None:
    entry = page(
        0, scale(Role.MINUTES, 2), line(Role.IMAGE, "a lamp", step="see"), scale(Role.RATING, 4),
        line(Role.FACT, "two", step="fact"), flow="morning",
    )  # fmt: skip
    asked = asked_on(entry)
    assert [same.step for same in asked] == ["see", "fact"]
    assert [asked_from(entry, section) for section in range(5)] == [0, 0, 1, 1, 0]


def test_a_note_answers_no_question_that_comes_back() -> None:
    assert asked_on(page(0, line(Role.NOTE, "a thought"), flow="note")) == ()
