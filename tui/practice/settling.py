"""What a session says once it is left: what was passed over, what moved along, and what was overtaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tui.practice import answer_factory, conditions
from tui.practice.flow import Block, Field, Flow, Option, When
from tui.practice.questions import Question
from tui.practice.session import QuestionKey, Session, moved_along, with_answer
from tui.records.answers import is_said
from tui.records.option_ids import SKIPPED, Verdict
from tui.records.roles import Role


def skipped(session: Session, asked: tuple[Question, ...]) -> Session:
    """The session with "skipped" where a follow-up was passed over, so that it is not asked again soon."""
    for question in asked:
        is_first = question.follow_up is not None and not question.key[2]
        if is_first and question.key in session.passed and not session.answers_to(question.key):
            field = Field(kind="choice", role=Role.PROBE)
            session = with_answer(session, answer_factory.choice(session, question, field, [Option(*SKIPPED)]))
    return session


def turned_down(session: Session, asked: tuple[Question, ...]) -> Session:
    """The session with "not now" where something noticed was passed over, so that it rests."""
    for question in asked:
        field = question.fields[0]
        if field.role is Role.SIGNAL and question.key in session.passed and not session.answers_to(question.key):
            later = [option for option in field.options if option.id == Verdict.LATER]
            session = with_answer(session, answer_factory.choice(session, question, field, later))
    return session


def settled(session: Session, asked: tuple[Question, ...]) -> Session:
    """The session with answers moved along to questions that speak of something else since they were given."""
    standing = {question.key for question in asked}
    once = Counter(question.step.id for question in asked)
    for question in asked:
        if question.step.of and once[question.step.id] == 1:
            session = moved_along(session, question.key, standing)
    return session


def overtaken(flow: Flow, session: Session, asked: tuple[Question, ...]) -> tuple[QuestionKey, ...]:
    """Questions that were answered and stand no longer, though nobody changed their mind.

    The flow has become another since, or what was written meanwhile decides whether they are asked. What was said to
    them is kept all the same.
    """
    standing = {question.key for question in asked}
    decided = {step.id for step in flow.steps()} - _on_portrait(flow)
    changed = flow.version != session.flow_version
    said = ((answer.step, answer.about, answer.turn) for answer in session.said if is_said(answer))
    return tuple(key for key in dict.fromkeys(said) if key not in standing and (changed or key[0] not in decided))


def _on_portrait(flow: Flow) -> set[str]:
    """The steps that are asked or not by what the portrait says, or speak of what it says then."""
    found: set[str] = set()
    for item in flow.items:
        steps, when = (item.steps, item.when) if isinstance(item, Block) else ((item,), ())
        if isinstance(item, Block) and item.each == "signal":
            found |= {step.id for step in steps}
        found |= {step.id for step in steps if not conditions.ON_PORTRAIT.isdisjoint(_named(*when, *step.when))}
    return found


def _named(*when: When) -> Iterator[str]:
    return (condition for condition in when if isinstance(condition, str))
