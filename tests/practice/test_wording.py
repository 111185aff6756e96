"""A step is put otherwise from the third time on; a daily question rests when its answers have grown short."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from tests.insights.people import line, page
from tests.practice.walking import DAY, session_for, walk
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait, Said
from tui.practice.catalogue import Catalogue
from tui.practice.daily import choose, is_worn
from tui.practice.flow import Step
from tui.practice.questions import questions
from tui.records.roles import Role


def said(*texts: str) -> tuple[Said, ...]:
    return tuple(Said(DAY - timedelta(days=9 - n), text, "", "page", "evening") for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("texts", "worn"),
    [
        (("rest", "rest again", "Rest.", "more rest"), True),
        (("nothing", "nothing", "nothing"), False),
        (("rest", "sleep", "mail", "rest"), False),
        (("rest", "rest", "rest", "rest is what I keep forgetting"), False),
        (("rest is what I keep forgetting", "rest", "rest", "rest", "rest"), True),
        (("…", "…", "…", "…"), False),
        (("私は毎朝最初の一時間を自分のために使うと決めてそれを本当に守った" * 2,) * 4, False),
    ],
)  # fmt: skip
def test_worn_is_four_in_a_row_that_are_short_and_alike(texts: tuple[str, ...], worn: bool) -> None:
    assert is_worn(said(*texts)) is worn


def asks(catalogue: Catalogue, days: int) -> list[str]:
    found = []
    for day in range(days):
        portrait = Portrait(days={DAY + timedelta(days=before): ("evening",) for before in range(day)})
        session = session_for(catalogue, "evening", portrait, day=DAY + timedelta(days=day))
        stand = questions(catalogue.flows["evening"], portrait, session, catalogue)
        found.append(next(question.ask for question in stand if question.step.id == "learned"))
    return found


def test_from_the_third_evening_on_a_step_is_put_otherwise_each_time(catalogue: Catalogue) -> None:
    step = next(step for step in catalogue.flows["evening"].steps() if step.id == "learned")
    turns = asks(catalogue, 2 + 2 * (1 + len(step.wordings)))
    assert turns[:2] == [step.ask] * 2
    assert turns[2:6] == [*step.wordings, step.ask] == turns[6:10]
    assert all(one != following for one, following in pairwise(turns[1:]))


def test_going_back_or_opening_a_session_again_asks_it_in_the_same_words(catalogue: Catalogue) -> None:
    past = Portrait(days={DAY - timedelta(days=back): ("evening",) for back in range(1, 5)})
    session = session_for(catalogue, "evening", past)
    flow = catalogue.flows["evening"]
    first = [question.ask for question in questions(flow, past, session, catalogue)]
    later = Portrait(days={**past.days, DAY: ("evening",)})
    again = msgspec.convert(msgspec.to_builtins(session), type(session))
    assert [question.ask for question in questions(flow, later, again, catalogue)] == first


def test_each_answer_keeps_the_words_it_was_asked_in(catalogue: Catalogue) -> None:
    past = Portrait(days={DAY - timedelta(days=back): ("evening",) for back in range(1, 4)})
    session, asked = walk(catalogue, session_for(catalogue, "evening", past), past)
    step = next(step for step in catalogue.flows["evening"].steps() if step.id == "learned")
    (learned,) = (answer for answer in session.answers if answer.step == "learned")
    assert learned.asked == next(question.ask for question in asked if question.step.id == "learned")
    assert learned.asked in step.wordings


@pytest.mark.parametrize(("flow", "every"), [("morning", 1), ("evening", 1), ("weekly", 7), ("morning", 3)])
@pytest.mark.parametrize("known", [True, False], ids=["known", "newcomer"])
def test_over_a_year_no_wording_has_more_than_one_turn_in_three(
    flow: str, every: int, known: bool, catalogue: Catalogue, person: Portrait
) -> None:
    past = person if known else Portrait()
    steps = {step.id: step for step in catalogue.flows[flow].steps()}
    turns: dict[str, Counter[str]] = {name: Counter() for name, step in steps.items() if len(step.wordings) > 1}
    for day in (DAY + timedelta(days=number) for number in range(0, 365, every)):
        session = session_for(catalogue, flow, past, day=day)
        for question in walk(catalogue, session, past)[1]:
            if question.step.id in turns:
                turns[question.step.id][_unfilled(question.ask, steps[question.step.id])] += 1
        past = msgspec.structs.replace(past, days={**past.days, day: (flow,)})
    asked = {name: found for name, found in turns.items() if found.total()}
    assert asked
    for name, found in asked.items():
        assert 3 * max(found.values()) <= found.total(), (name, found)


def _unfilled(ask: str, step: Step) -> str:
    """Which of a step's wordings it is, whatever stands in its placeholders."""
    several = (step.ask, *step.wordings, step.ask_plain, *step.plain_wordings)
    return next(text for text in several if text and all(part in ask for part in re.split("«[a-z_]+»", text)))


CLOSED = {"rating", "confidence", "daily", "signal", "close", "area", "want", "length", "enough", "one_line", "rest"}
"""Numbers, which compare only when they are asked alike; what is asked once; and the daily
question, the card and what was noticed, which are new every time. On a heavy day the same few words are a comfort."""


@pytest.mark.parametrize("flow", ["morning", "evening"])
def test_every_step_of_a_day_has_four_wordings(flow: str, catalogue: Catalogue) -> None:
    for step in catalogue.flows[flow].steps():
        if step.id not in CLOSED:
            several = (step.ask, *step.wordings)
            assert len(set(several)) == len(several) >= 4, step.id
            assert len(step.plain_wordings) == (3 if step.ask_plain else 0), step.id


def test_a_worn_daily_question_rests_for_a_year(catalogue: Catalogue) -> None:
    first = choose(catalogue.questions, Portrait(), DAY, 1, "morning")
    assert first is not None
    asked = {first.id: DAY - timedelta(days=100)}
    only = [first, next(q for q in catalogue.questions if q.when == "any" and q.practice != first.practice)]
    others = Portrait(asked={**asked, only[1].id: DAY - timedelta(days=95)})
    fresh = choose(only, others, DAY, 1, "morning", refused={only[1].id})
    assert fresh is first
    worn = msgspec.structs.replace(others, replies={first.id: said("rest", "rest", "rest", "rest")})
    assert choose(only, worn, DAY, 1, "morning") is only[1]
    later = DAY + timedelta(days=366)
    recent = msgspec.structs.replace(worn, asked={**worn.asked, only[1].id: later - timedelta(days=1)})
    assert choose(only, recent, later, 1, "morning") is first


def test_quotation_marks_within_quotation_marks_are_single_ones(catalogue: Catalogue) -> None:
    portrait = fold([page(0, line(Role.RESULT, "I say “no” in the first minute", made="r"))])
    asked = questions(catalogue.flows["chain"], portrait, session_for(catalogue, "chain", portrait), catalogue)
    assert any("“I say ‘no’ in the first minute”" in question.ask for question in asked)


def test_every_other_wording_names_what_its_step_names(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        for step in flow.steps():
            for text in step.wordings:
                assert ("«" in text) == ("«" in step.ask), (flow.id, step.id)
            assert not any("«" in text for text in step.plain_wordings), (flow.id, step.id)


SAYS_NOTHING = {"quiet", "look", "still", "note"}
"""Flows whose last words are true of an empty session too."""


def closing(catalogue: Catalogue, flow: str, portrait: Portrait, *, answer: bool) -> tuple[str, Step]:
    asked = walk(catalogue, session_for(catalogue, flow, portrait), portrait, answer=answer)[1]
    return asked[-1].ask, asked[-1].step


def test_the_last_words_of_every_flow_fit_what_was_said(catalogue: Catalogue, person: Portrait) -> None:
    for portrait in (person, Portrait()):
        for flow in catalogue.flows:
            ask, step = closing(catalogue, flow, portrait, answer=False)
            if step.fields[0].kind == "review" and flow not in SAYS_NOTHING:
                assert step.ask_unsaid and ask == step.ask_unsaid, flow
    for flow in catalogue.flows:
        ask, step = closing(catalogue, flow, person, answer=True)
        said = {answer.step for answer in walk(catalogue, session_for(catalogue, flow, person), person)[0].said}
        assert ask == step.ask or not said or not said.issuperset(step.speaks_of), flow


@pytest.mark.parametrize(
    ("flow", "answered", "claim"),
    [("second_pull", {"nearer"}, "both on the page"), ("left_hand", {"said"}, "Both columns are on the page"),
     ("renewal", {"patience"}, "yours again"), ("values", {"sort"}, "your values, for now"),
     ("wish", {"area"}, "find it under Vision")],
)  # fmt: skip
def test_last_words_claim_no_more_than_was_answered(
    flow: str, answered: set[str], claim: str, catalogue: Catalogue, person: Portrait
) -> None:
    session = session_for(catalogue, flow, person)
    whole = walk(catalogue, session, person)[0]
    part = msgspec.structs.replace(whole, answers=tuple(one for one in whole.answers if one.step in answered))
    ask = questions(catalogue.flows[flow], person, part, catalogue)[-1].ask
    assert part.answers and claim not in ask
    assert claim in catalogue.flows[flow].steps()[-1].ask


def test_a_result_that_is_new_in_this_session_is_asked_about_by_its_area(catalogue: Catalogue) -> None:
    _, asked = walk(catalogue, session_for(catalogue, "morning"))
    (reality,) = (question for question in asked if question.step.id == "reality")
    assert reality.ask.startswith("Who I'm becoming, these last few days")
