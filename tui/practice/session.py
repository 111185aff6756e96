"""A session: one run of a flow, unfinished, and every change to it as a pure function."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

import msgspec

from tui.practice.flow import Variant
from tui.records.answers import AnswerKey, Known, key
from tui.records.entry import Entry

EMPTY: Mapping[str, Sequence[str]] = {}

QuestionKey: TypeAlias = tuple[str, str, int]
"""Step, subject and turn: the place of a question in its session."""


class Subject(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a block's steps speak of: a result, an area, a value, a promise, a pair.

    Attributes:
        id: The thing's id; empty for nothing in particular.
        note: A second line about it.
    """

    id: str = ""
    text: str = ""
    note: str = ""


class FollowUp(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question more, for something in an answer; see ``practice.follow_ups``.

    Attributes:
        rule: The name of the rule that found it.
        after: The question whose answer it follows.
        about: Id of the result or the promise it speaks of; empty for neither.
        ask: Its wording.
        because: Why it is asked, as it ends "Asked because …".
        label: What stands above its field; empty for nothing.
        is_settled: Whether the person's own command had its turn to word it.
        by_command: Whether it did.
    """

    rule: str
    after: QuestionKey
    about: str = ""
    ask: str
    because: str
    label: str = ""
    is_settled: bool = False
    by_command: bool = False


class Session(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answers so far and all that another window or a newer taut would otherwise change under them.

    Attributes:
        flow_version: The flow's version when the session was begun.
        zone: IANA name, if known.
        seed: Decides every choice left to chance.
        late: Whether it is for a day that was over when it was begun.
        variant: Whole, short or quarterly.
        lighter: Whether only the flow's ``lighter`` steps are asked.
        words: Whether questions are put in words, for who doesn't see pictures.
        deeper: Whether it was begun short and goes on with the rest: what was answered or skipped before is passed by.
        length_is_set: Whether the settings say which form is begun, so that nobody is asked.
        times: On how many days the flow was done before: which of a step's wordings has its turn.
        subjects: What each block that rests on the portrait speaks of, fixed at the beginning.
        daily: Ids of the daily questions looked at; the last is the one asked.
        answers: In the order they were first given; partial ones too.
        prepared: How many of the answers stood there when it was begun: an area it was begun in.
        passed: Questions that were left without an answer on purpose.
        follow_up: The one of this session, once it was asked: it stays where it is, whatever is changed before it.
    """

    id: str
    flow: str
    flow_version: int = 1
    day: date
    begun: datetime
    zone: str = ""
    seed: int = 0
    late: bool = False
    variant: Variant = "whole"
    lighter: bool = False
    words: bool = False
    deeper: bool = False
    length_is_set: bool = False
    times: int = 0
    subjects: dict[str, tuple[Subject, ...]] = {}
    daily: tuple[str, ...] = ()
    answers: tuple[Known, ...] = ()
    prepared: int = 0
    passed: tuple[QuestionKey, ...] = ()
    place: QuestionKey | None = None
    follow_up: FollowUp | None = None

    def answer(self, step: str, about: str = "", turn: int = 0, field: str = "") -> Known | None:
        """The answer at a place, if there is one."""
        wanted: AnswerKey = (step, about, turn, field)
        return next((answer for answer in self.answers if key(answer) == wanted), None)

    @property
    def said(self) -> tuple[Known, ...]:
        """What the person answered."""
        return self.answers[self.prepared :]

    def answers_to(self, question: QuestionKey) -> tuple[Known, ...]:
        """All fields of one question that have an answer."""
        return tuple(a for a in self.answers if _question(a) == question)


def with_answer(session: Session, answer: Known) -> Session:
    """The session with one answer given or replaced."""
    place = key(answer)
    if any(key(old) == place for old in session.answers):
        answers = tuple(answer if key(old) == place else old for old in session.answers)
    else:
        answers = (*session.answers, answer)
    question = place[:3]
    return msgspec.structs.replace(
        session, answers=answers, passed=tuple(passed for passed in session.passed if passed != question)
    )


def without_answer(session: Session, place: AnswerKey) -> Session:
    """The session with one answer taken back."""
    return msgspec.structs.replace(session, answers=tuple(a for a in session.answers if key(a) != place))


def passed_over(session: Session, question: QuestionKey) -> Session:
    """The session with a question left unanswered on purpose: what was written there is taken back."""
    kept = tuple(a for a in session.answers if _question(a) != question)
    passed = session.passed if question in session.passed else (*session.passed, question)
    return msgspec.structs.replace(session, answers=kept, passed=passed)


def moved_along(session: Session, question: QuestionKey, standing: Collection[QuestionKey]) -> Session:
    """The session with what was said to a question before it spoke of something else, or no longer did.

    Someone who goes back and writes the wish after all finds the promise made without it under that wish. Nothing is
    moved where an answer stands already, or where it could be one of several.

    Args:
        session: The answers so far.
        question: Stands, and is the only one of its step that does.
        standing: All that stand.
    """
    step, about, turn = question
    strays = {a.about for a in session.answers if (a.step, a.turn) == (step, turn) and _question(a) not in standing}
    if len(strays) != 1 or session.answers_to(question):
        return session
    stray = (step, *strays, turn)
    answers = tuple(msgspec.structs.replace(a, about=about) if _question(a) == stray else a for a in session.answers)
    return msgspec.structs.replace(session, answers=answers)


def _question(answer: Known) -> QuestionKey:
    return (answer.step, answer.about, answer.turn)


def at_place(session: Session, question: QuestionKey | None) -> Session:
    """The session standing at another question."""
    return msgspec.structs.replace(session, place=question)


def unfinished_entry(session: Session, answers: tuple[Known, ...]) -> Entry:
    """What the answers of a session would be as an entry, to be read as the journal's are before it is finished."""
    return Entry(
        id=session.id, flow=session.flow, day=session.day, begun=session.begun, ended=session.begun, zone=session.zone,
        answers=answers,
    )  # fmt: skip


def to_entry(
    session: Session, asked: tuple[QuestionKey, ...], ended: datetime, fields: Mapping[str, Sequence[str]] = EMPTY
) -> Entry:
    """The finished session as the entry the journal keeps.

    Args:
        session: With all its answers.
        asked: The questions whose answers go into the entry, in order: those that stand in the flow as answered, and
            those that only stood before. Answers to what a later change of mind took away stay out of it.
        ended: The last instant.
        fields: The fields of a step, in order, where it has several; whichever was answered first, they stand so.
    """
    order = {question: place for place, question in enumerate(asked)}

    def place(answer: Known) -> tuple[int, int]:
        known = list(fields.get(answer.step, ()))
        return order[_question(answer)], known.index(answer.field) if answer.field in known else len(known)

    answers = sorted((a for a in session.answers if _question(a) in order), key=place)
    return Entry(
        id=session.id, flow=session.flow, day=session.day, begun=session.begun, ended=ended, zone=session.zone,
        answers=tuple(answers),
    )  # fmt: skip
