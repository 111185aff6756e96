"""A person made of rules, who answers whatever is asked: for tests that walk flows to their end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import msgspec

from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.practice import answer_factory, questions
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Field, Variant
from tui.practice.questions import Question
from tui.practice.session import Session, at_place, passed_over, to_entry, with_answer
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry

DAY = date(2026, 11, 23)


def begun(day: date = DAY, hour: int = 7) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def session_for(
    catalogue: Catalogue, flow: str, portrait: Portrait | None = None, *, day: date = DAY, number: int = 1,
    variant: Variant = "whole", seed: int = 3,
) -> Session:  # fmt: skip
    return questions.begin(
        catalogue.flows[flow], portrait or Portrait(), catalogue, session_id=f"01990000-0000-7000-8000-{number:012d}",
        day=day, begun=begun(day), zone="UTC", seed=seed, variant=variant,
    )  # fmt: skip


Choose = Callable[[Field], int]
"""Which of its options is picked in a field, counted from 0."""


def plain_answer(
    session: Session, question: Question, field: Field, turn: int = 0, choose: Choose = lambda _: 0
) -> Known | None:
    """An answer that fits: the first option, a line of text, a middling number."""
    match field.kind:
        case "timer":
            return answer_factory.timer(session, question, field, 20)
        case "emotion":
            return answer_factory.emotion(session, question, field, "curious", 2, 3)
        case "short" | "long":
            return answer_factory.text(session, question, field, f"{question.step.id} {turn}")
        case "review":
            return answer_factory.text(session, question, field, "noted") if field.role else None
        case "list":
            return answer_factory.text_list(session, question, field, f"one {question.step.id}\ntwo without mail")
        case "scale":
            return answer_factory.scale(session, question, field, 5)
        case "choice":
            return answer_factory.choice(session, question, field, [field.options[choose(field)]])
        case "multi" | "values":
            return answer_factory.choice(session, question, field, field.options[: field.most or 3])
        case "split":
            return answer_factory.split(session, question, field, "the left side", "the right side")
        case "ypn":
            return answer_factory.outcome(session, question, field, Outcome.KEPT)


def walk(
    catalogue: Catalogue,
    session: Session,
    portrait: Portrait | None = None,
    *,
    answer: bool = True,
    most: int = 400,
    choose: Choose = lambda _: 0,
) -> tuple[Session, list[Question]]:
    """Answers (or passes over) every question that stands, until none is left."""
    flow = catalogue.flows[session.flow]
    asked: list[Question] = []
    for _ in range(most):
        stand = questions.questions(flow, portrait or Portrait(), session, catalogue)
        done = {question.key for question in asked}
        question = next((question for question in stand if question.key not in done), None)
        if question is None:
            return session, asked
        asked.append(question)
        session = at_place(session, question.key)
        if not answer:
            session = passed_over(session, question.key)
            continue
        for field in question.fields:
            given = None if question.step.throwaway else plain_answer(session, question, field, question.key[2], choose)
            if given is not None:
                session = with_answer(session, given)
    raise AssertionError(f"{session.flow} has no end")


def kept(catalogue: Catalogue, session: Session, portrait: Portrait | None = None) -> Entry:
    """The entry the session becomes."""
    stand = questions.questions(catalogue.flows[session.flow], portrait or Portrait(), session, catalogue)
    return to_entry(session, tuple(question.key for question in stand), msgspec.structs.replace(session).begun)


def a_person(catalogue: Catalogue) -> Portrait:
    """Someone who has done the first run, drawn a vision and sorted their values."""
    entries: list[Entry] = []
    for number, flow in enumerate(("onboarding", "vision", "values", "morning", "learning"), start=10):
        day = date(2026, 11, number)
        portrait = fold(entries)
        session, _ = walk(catalogue, session_for(catalogue, flow, portrait, day=day, number=number), portrait)
        entries.append(kept(catalogue, session, portrait))
    return fold(entries)
