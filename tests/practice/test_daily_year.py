"""A year of daily questions: deep ones spread, no twins, none that speaks of what is not there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest

from tests.practice.walking import session_for
from tui.insights.fold.portrait import HeldValue, Mood, Portrait, Result, Wording
from tui.practice.catalogue import Catalogue, DailyQuestion
from tui.practice.daily import Slot, choose
from tui.practice.needs import NEEDS
from tui.practice.questions import questions
from tui.practice.registry_names import NEEDS as NAMED
from tui.practice.session import with_answer
from tui.records.answers import Choice, Emotion, Long, Pick
from tui.records.roles import Role

DAY = date(2026, 1, 5)
YEAR = 365
EVERYTHING = Portrait(
    results=(Result(id="run", area="health", wordings=(Wording(DAY, "I run"),), seen=DAY),),
    values=(HeldValue(id="care", name="Care"), HeldValue(id="craft", name="Craft")),
    days={DAY - timedelta(days=back): ("morning",) for back in range(0, 400, 50)},
)
"""Someone who has all there is to speak of."""
RHYTHMS: dict[str, tuple[Slot, ...]] = {"both": ("morning", "evening"), "mornings": ("morning",)}


def a_year(
    catalogue: Catalogue, slots: Sequence[Slot], portrait: Portrait = EVERYTHING, seed: int = 0
) -> list[tuple[date, Slot, DailyQuestion]]:
    """Every question of a year, each answered."""
    steps = {slot: {f"{slot}.{step.id}" for step in catalogue.flows[slot].steps()} for slot in slots}
    asked = []
    for number in range(YEAR):
        today = DAY + timedelta(days=number)
        for slot in slots:
            question = choose(catalogue.questions, portrait, today, seed + number, slot, steps=steps[slot])
            assert question is not None
            asked.append((today, slot, question))
            portrait = msgspec.structs.replace(
                portrait,
                asked={**portrait.asked, question.id: today},
                days={**portrait.days, today: (*portrait.days.get(today, ()), slot)},
            )
    return asked


@pytest.mark.parametrize("rhythm", RHYTHMS)
@pytest.mark.parametrize("seed", [0, 1000])
def test_in_every_fortnight_of_a_year_between_one_in_seven_and_one_in_three_is_deep(
    rhythm: str, seed: int, catalogue: Catalogue
) -> None:
    asked = a_year(catalogue, RHYTHMS[rhythm], seed=seed)
    for first in range(YEAR - 13):
        begin = DAY + timedelta(days=first)
        depths = [q.depth for day, _, q in asked if begin <= day < begin + timedelta(days=14)]
        assert 0.15 <= depths.count("deep") / len(depths) <= 0.35, (begin, depths)


@pytest.mark.parametrize("rhythm", RHYTHMS)
def test_nothing_is_asked_twice_on_a_day_nor_again_within_ninety(rhythm: str, catalogue: Catalogue) -> None:
    asked = a_year(catalogue, RHYTHMS[rhythm])
    last: dict[str, date] = {}
    for day, slot, question in asked:
        steps = {f"{slot}.{step.id}" for step in catalogue.flows[slot].steps()}
        assert steps.isdisjoint(question.like), (day, question.id)
        other = [q for when, _, q in asked if when == day and q is not question]
        assert not any(q.id in question.like or question.id in q.like for q in other), (day, question.id)
        assert question.id not in last or (day - last[question.id]).days >= 90
        last[question.id] = day


def test_within_a_year_of_mornings_and_evenings_every_question_comes_round(catalogue: Catalogue) -> None:
    asked = {question.id for _, _, question in a_year(catalogue, ("morning", "evening"))}
    assert asked == {question.id for question in catalogue.questions}


def test_the_practices_share_a_year_evenly(catalogue: Catalogue) -> None:
    practices = [question.practice for _, _, question in a_year(catalogue, ("morning", "evening"))]
    counts = {practice: practices.count(practice) for practice in set(practices)}
    assert max(counts.values()) - min(counts.values()) <= 12, counts


@pytest.mark.parametrize("rhythm", RHYTHMS)
def test_a_newcomer_with_nothing_written_is_asked_about_nothing_that_is_not_there(
    rhythm: str, catalogue: Catalogue
) -> None:
    asked = a_year(catalogue, RHYTHMS[rhythm], Portrait())
    days = {day: number for number, (day, _, _) in enumerate(asked)}
    for day, _, question in asked:
        assert not {"vision", "values", "two_values", "year"} & set(question.needs), question.id
        assert "month" not in question.needs or (day - DAY).days >= 28
        assert "entries" not in question.needs or days[day] >= 5


@pytest.mark.parametrize("seed", range(20))
def test_one_value_is_not_spoken_of_as_several(seed: int, catalogue: Catalogue) -> None:
    one = Portrait(values=(HeldValue(id="care", name="Care"),))
    question = choose(catalogue.questions, one, DAY, seed, "morning")
    assert question is not None and "two_values" not in question.needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("your vision", "vision"), ("your values", "values"), ("your first value", "values"), ("a year ago", "year"),
        ("last year", "year"), ("your recent entries", "entries"), ("your last entry", "entries"),
    ],
)  # fmt: skip
def test_a_question_that_names_what_is_written_here_needs_it(text: str, need: str, catalogue: Catalogue) -> None:
    named = [question for question in catalogue.questions if text in question.text]
    others = {"values": {"two_values"}}.get(need, set())
    for question in named:
        assert {need, *others} & set(question.needs), question.id


def test_every_need_has_its_function() -> None:
    assert set(NEEDS) == set(NAMED)


def test_every_twin_is_a_step_or_a_question_there_is(catalogue: Catalogue) -> None:
    steps = {f"{flow.id}.{step.id}" for flow in catalogue.flows.values() for step in flow.steps()}
    known = steps | {question.id for question in catalogue.questions}
    for question in catalogue.questions:
        assert set(question.like) <= known - {question.id}, question.id
        assert not any(twin.startswith(f"{question.when}.") for twin in question.like), "it could never be asked"


def test_what_the_person_turned_down_does_not_come_back_as_its_twin(catalogue: Catalogue) -> None:
    seen = choose(catalogue.questions, EVERYTHING, DAY, 4, "morning", refused=["reality-011"])
    only = [q for q in catalogue.questions if q.id in ("reality-011", "reality-017")]
    assert seen is not None
    assert choose(only, EVERYTHING, DAY, 4, "morning", refused=["reality-011"]) is None


def test_after_a_heavy_check_in_a_light_question_takes_the_deep_ones_place(catalogue: Catalogue) -> None:
    deep = next(q for q in catalogue.questions if q.depth == "deep" and q.when == "any" and not q.needs)
    session = msgspec.structs.replace(session_for(catalogue, "evening"), daily=(deep.id,))
    heavy = with_answer(session, Emotion(step="checkin", role=Role.MOOD, word="hopeless", energy=-4, pleasantness=-5))
    heavy = with_answer(heavy, Choice(step="enough", pick=Pick("go_on", "go on")))
    flow = catalogue.flows["evening"]

    def daily(session: object = heavy) -> str:
        stand = questions(flow, Portrait(), session, catalogue)  # type: ignore[arg-type]
        return next(question.daily for question in stand if question.step.id == "daily")

    assert daily(session) == deep.id
    light = catalogue.question(daily())
    assert light is not None and light.depth == "light"
    stand = questions(flow, Portrait(), heavy, catalogue)
    assert next(question.ask for question in stand if question.step.id == "daily") == light.text
    answered = with_answer(heavy, Long(step="daily", role=Role.DAILY, question=deep.id, text="so it is"))
    assert daily(answered) == deep.id


def test_an_earlier_heavy_check_in_of_the_day_keeps_deep_ones_away(catalogue: Catalogue) -> None:
    portrait = msgspec.structs.replace(EVERYTHING, moods=(Mood(DAY, "morning", "hopeless", -4, -5, "x"),))
    for seed in range(40):
        question = choose(catalogue.questions, portrait, DAY, seed, "evening", deep=True)
        assert question is not None and question.depth == "light"
