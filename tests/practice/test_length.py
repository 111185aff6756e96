"""The short form first, and going deeper from its card: what is asked, in which order, and how long it takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.practice.walking import DAY, a_person, plain_answer, session_for
from tests.practice.walking import walk as answered
from tui.insights.fold.portrait import Portrait, Said
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Variant
from tui.practice.length import as_whole, deepened, following, goes_beyond_short, is_open, usual_variant
from tui.practice.questions import Question, questions
from tui.practice.session import Session, at_place, passed_over, with_answer
from tui.records.roles import Role


@pytest.fixture(scope="module")
def person(catalogue: Catalogue) -> Portrait:
    return a_person(catalogue)


def steps(asked: list[Question]) -> list[str]:
    return [question.step.id for question in asked]


def who_answered(length: str) -> Portrait:
    said = Said(DAY, length, "", "page", picked=length)
    days: dict[date, tuple[str, ...]] = {DAY - timedelta(days=1): ("morning",)}
    return Portrait(days=days, said={Role.LENGTH: (said,)}) if length else Portrait(days=days)


def test_the_short_morning_is_six_things(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person, variant="short")
    asked = dict.fromkeys(steps(answered(catalogue, session, person)[1]))
    assert [step for step in asked if step not in ("yesterday", "length")] == [
        "checkin", "vision", "reality", "action", "cue", "value", "close",
    ]  # fmt: skip


def test_the_short_evening_is_three(catalogue: Catalogue) -> None:
    session = session_for(catalogue, "evening", variant="short")
    assert steps(answered(catalogue, session)[1]) == ["checkin", "learned", "close"]


@pytest.mark.parametrize("flow", ["morning", "evening"])
def test_the_minutes_told_are_those_of_the_short_steps(flow: str, catalogue: Catalogue) -> None:
    asked = [step for step in catalogue.flows[flow].steps() if step.core and not step.when and step.id != "yesterday"]
    assert catalogue.flows[flow].minutes[0] == -(-sum(step.seconds for step in asked) // 60)


def test_the_obstacle_is_asked_of_the_act_it_would_obstruct(catalogue: Catalogue, person: Portrait) -> None:
    session, asked = answered(catalogue, session_for(catalogue, "morning", person), person)
    order = steps(asked)
    assert order.index("action") < order.index("cue") < order.index("obstacle") < order.index("if_then")
    (then,) = (question for question in asked if question.step.id == "if_then")
    assert then.ask.startswith("If “obstacle 0”")
    assert then.subject.id == next(one.id for one in session.answers if one.step == "action"), "it guards the promise"
    nothing_promised = answered(catalogue, session_for(catalogue, "morning", person), person, answer=False)[1]
    assert not {"obstacle", "if_then"} & set(steps(nothing_promised))


@pytest.mark.parametrize(
    ("setting", "answer", "variant"),
    [
        ("", "", "short"),
        ("", "short", "short"),
        ("", "whole", "whole"),
        ("short", "whole", "short"),
        ("whole", "", "whole"),
    ],
)
def test_a_morning_begins_as_it_is_set_else_as_was_answered_else_short(
    setting: str, answer: str, variant: Variant, catalogue: Catalogue
) -> None:
    portrait = who_answered(answer)
    assert usual_variant(catalogue.flows["morning"], portrait, setting) == variant
    assert usual_variant(catalogue.flows["weekly"], portrait, setting) == "whole", "the others begin whole"


@pytest.mark.parametrize(("before", "asked"), [(0, False), (1, True), (2, True), (3, False)])
def test_how_long_is_asked_on_the_second_and_the_third_morning(before: int, asked: bool, catalogue: Catalogue) -> None:
    portrait = Portrait(days={DAY - timedelta(days=back): ("morning",) for back in range(1, before + 1)})
    order = steps(answered(catalogue, session_for(catalogue, "morning", portrait, variant="short"), portrait)[1])
    assert (order[-2:] == ["length", "close"]) is asked


def test_how_long_is_not_asked_of_who_said_it(catalogue: Catalogue) -> None:
    portrait = who_answered("short")
    assert "length" not in steps(answered(catalogue, session_for(catalogue, "morning", portrait), portrait)[1])


def go_deeper(catalogue: Catalogue, session: Session, portrait: Portrait) -> Session:
    flow = catalogue.flows[session.flow]
    short = questions(flow, portrait, session, catalogue)
    return deepened(session, short, questions(flow, portrait, as_whole(session), catalogue))


def on_to_the_card(catalogue: Catalogue, session: Session, portrait: Portrait) -> tuple[Session, list[str]]:
    """Answers on from where a session is, as a person does who presses Enter."""
    asked: list[str] = []
    while True:
        stand = questions(catalogue.flows[session.flow], portrait, session, catalogue)
        place = [question.key for question in stand].index(session.place or stand[0].key)
        asked.append(stand[place].step.id)
        for field in stand[place].fields:
            given = plain_answer(session, stand[place], field)
            session = with_answer(session, given) if given else passed_over(session, stand[place].key)
        stand = questions(catalogue.flows[session.flow], portrait, session, catalogue)
        after = following(session, stand, place)
        if after is None:
            return session, asked
        session = at_place(session, after.key)


def test_going_deeper_asks_the_rest_and_nothing_twice(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person, variant="short", day=DAY + timedelta(days=30))
    session, first = on_to_the_card(catalogue, session, person)
    session, rest = on_to_the_card(catalogue, go_deeper(catalogue, session, person), person)
    assert rest == [
        "rating",
        "tension",
        "follow_up",
        "obstacle",
        "if_then",
        "day",
        "confidence",
        "replan",
        "smaller",
        "daily",
        "close",
    ]
    assert set(first) & set(rest) == {"close"}
    assert "arrive" not in rest, "a pause to arrive comes too late on the card"
    assert {one.step for one in session.answers} >= {"vision", "action", "tension", "obstacle"}


def test_what_was_skipped_is_not_asked_again_either(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person, variant="short")
    for question in questions(catalogue.flows["morning"], person, session, catalogue):
        session = passed_over(session, question.key)
    deep = go_deeper(catalogue, session, person)
    open_now = [q.step.id for q in questions(catalogue.flows["morning"], person, deep, catalogue) if is_open(deep, q)]
    assert open_now == ["rating", "tension", "daily"], "with no promise there is nothing to obstruct"


def test_who_goes_deeper_is_asked_how_long(catalogue: Catalogue) -> None:
    days: dict[date, tuple[str, ...]] = {date(2026, 10, number): ("morning",) for number in range(1, 20)}
    portrait = Portrait(days=days)
    session = session_for(catalogue, "morning", portrait, variant="short")
    session, first = on_to_the_card(catalogue, session, portrait)
    assert "length" not in first
    assert on_to_the_card(catalogue, go_deeper(catalogue, session, portrait), portrait)[1][-2:] == ["length", "close"]


def test_a_step_of_the_whole_form_is_told_from_one_of_the_short(catalogue: Catalogue) -> None:
    morning = catalogue.flows["morning"]
    assert not goes_beyond_short(morning, ["checkin", "vision", "action", "cue", "value"])
    assert goes_beyond_short(morning, ["checkin", "tension"])
