"""Which daily question comes: PRACTICE.md, section 6."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import Mood, Portrait
from tui.practice.catalogue import Catalogue
from tui.practice.daily import choose

DAY = date(2026, 11, 23)


def asked_over(catalogue: Catalogue, days: int) -> list[tuple[date, str]]:
    portrait = Portrait()
    asked = []
    for number in range(days):
        today = DAY + timedelta(days=number)
        for slot in ("morning", "evening"):
            question = choose(catalogue.questions, portrait, today, number, slot)
            assert question is not None
            asked.append((today, question.id))
            portrait = msgspec.structs.replace(portrait, asked={**portrait.asked, question.id: today})
    return asked


def test_the_six_practices_take_turns(catalogue: Catalogue) -> None:
    practices = {question.id: question.practice for question in catalogue.questions}
    first_week = [practices[name] for _, name in asked_over(catalogue, 6)]
    assert all(first_week.count(practice) == 2 for practice in set(first_week))
    assert len(set(first_week)) == 6


def test_a_morning_gets_no_evening_question(catalogue: Catalogue) -> None:
    when = {question.id: question.when for question in catalogue.questions}
    for seed in range(60):
        question = choose(catalogue.questions, Portrait(), DAY, seed, "morning")
        assert question is not None and when[question.id] != "evening"


def test_a_very_heavy_hour_gets_no_deep_question(catalogue: Catalogue) -> None:
    heavy = Portrait(moods=(Mood(DAY, "morning", "hopeless", -4, -5, "x"),))
    asked = {q.id: DAY - timedelta(days=100) for q in catalogue.questions if q.depth == "light"}
    portrait = msgspec.structs.replace(heavy, asked=asked)
    for seed in range(40):
        question = choose(catalogue.questions, portrait, DAY, seed, "evening", deep=True)
        assert question is not None and question.depth == "light"


def test_another_one_is_another_one(catalogue: Catalogue) -> None:
    refused: list[str] = []
    for _ in range(30):
        question = choose(catalogue.questions, Portrait(), DAY, 5, "morning", refused=refused)
        assert question is not None and question.id not in refused
        refused.append(question.id)


def test_when_none_is_fresh_the_longest_unasked_comes(catalogue: Catalogue) -> None:
    asked = {q.id: DAY - timedelta(days=5) for q in catalogue.questions}
    oldest = next(q.id for q in catalogue.questions if q.when == "any")
    asked[oldest] = DAY - timedelta(days=80)
    question = choose(catalogue.questions, Portrait(asked=asked), DAY, 1, "morning")
    assert question is not None and question.id == oldest
