"""Walks sessions with the real engine, asking a persona."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

import msgspec

from tui.insights.fold.portrait import Portrait
from tui.practice import answer_factory, settling
from tui.practice import questions as engine
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Block, Condition, Field, Flow, Step
from tui.practice.questions import Question
from tui.practice.session import QuestionKey, Session, passed_over, to_entry, with_answer
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.vocabulary import HARD_TO_SAY, EmotionWord

Answerer = Callable[[Session, Question], list[Known]]
"""Gives the answers to one question; none to pass it over."""

_LEADING = frozenset(
    {Role.MOOD, Role.OBSTACLE, Role.BODY, Role.AREA, Role.RESULT, Role.REWORD, Role.TEN, Role.OWN_VALUE,
     Role.PREFERRED, Role.HELD, Role.LOOP}
)  # fmt: skip


class SessionWalker:
    """The engine with our flows.

    What stands under the questions is left out: no entry keeps it, and a persona does not read it.

    Args:
        catalogue: Where flows, questions and options come from.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._flows: dict[str, tuple[Flow, frozenset[str]]] = {}

    def flow(self, name: str) -> Flow:
        """The flow of this name, bare."""
        return self._flow(name)[0]

    def walk(self, portrait: Portrait, session: Session, minutes: float, answer: Answerer) -> Entry:
        """The entry that comes of asking every question that stands, each in its final wording.

        Args:
            portrait: What the journal says when the session begins.
            session: As ``begin`` gave it.
            minutes: How long it takes.
            answer: The persona.
        """
        flow, leading = self._flow(session.flow)
        asked: set[QuestionKey] = set()
        while True:
            standing = engine.questions(flow, portrait, session, self.catalogue)
            waiting = [question for question in standing if question.key not in asked]
            if not waiting:
                break
            for question in waiting:
                asked.add(question.key)
                answers = answer(session, question)
                for given in answers:
                    session = with_answer(session, given)
                if not answers:
                    session = passed_over(session, question.key)
                if question.step.id in leading:
                    break
        session = settling.skipped(session, standing)
        ended = session.begun + timedelta(seconds=round(minutes * 60))
        return to_entry(session, tuple(question.key for question in standing), ended)

    def _flow(self, name: str) -> tuple[Flow, frozenset[str]]:
        if name not in self._flows:
            flow = self.catalogue.flows[name]
            self._flows[name] = (_bare(flow), _leading(flow))
        return self._flows[name]


def _bare(flow: Flow) -> Flow:
    def without(step: Step) -> Step:
        return msgspec.structs.replace(step, shows=(), shows_after=())

    items = tuple(
        msgspec.structs.replace(item, steps=tuple(map(without, item.steps)))
        if isinstance(item, Block)
        else without(item)
        for item in flow.items
    )
    return msgspec.structs.replace(flow, items=items)


def _leading(flow: Flow) -> frozenset[str]:
    """The steps after whose answer other questions may stand, or be put otherwise."""
    found: set[str] = set()
    for step in flow.steps():
        if step.turns > 1 or any(field.role in _LEADING for field in step.fields):
            found.add(step.id)
        if step.of:
            found.add(step.of)
    for item in (*flow.items, *flow.steps()):
        found.update(when.step for when in item.when if isinstance(when, Condition))
    return frozenset(found)


Pair: TypeAlias = tuple[str, str]
Raw: TypeAlias = str | float | Pair | list[str] | Outcome | EmotionWord | None
"""Text, a number, two columns, option ids or lines, an outcome or a feeling; nothing to pass over."""


class AskedField(msgspec.Struct, frozen=True):
    """What a persona is asked just now.

    Attributes:
        session: The answers so far.
        question: The question that stands.
        field: The field to fill in.
        portrait: What the journal says.
        back: Days before today.
        number: Which time of its flow this is in its year.
    """

    session: Session
    question: Question
    field: Field
    portrait: Portrait
    back: int
    number: int

    @property
    def day(self) -> date:
        """The practice day."""
        return self.session.day

    @property
    def step(self) -> str:
        """The step's id."""
        return self.question.step.id

    @property
    def subject(self) -> str:
        """The id of what the question is about."""
        return self.question.subject.id

    @property
    def options(self) -> list[str]:
        """The ids on offer."""
        return [option.id for option in self.field.options]

    def answer(self, raw: Raw) -> Known | None:
        """The answer that says this; ``None`` if there is nothing to say."""
        session, question, field = self.session, self.question, self.field
        match raw:
            case None | "" | []:
                return None
            case EmotionWord(word=word, energy=energy, pleasantness=pleasantness):
                if word == HARD_TO_SAY:
                    return answer_factory.emotion(session, question, field, word, None, None)
                return answer_factory.emotion(session, question, field, word, energy, pleasantness)
            case Outcome():
                return answer_factory.outcome(session, question, field, raw)
            case list():
                return self._several(raw)
            case (left, right):
                return answer_factory.split(session, question, field, left, right)
            case str():
                if field.kind == "choice":
                    return self._several([raw])
                return answer_factory.text(session, question, field, raw)
            case int() | float():
                if field.kind == "timer":
                    return answer_factory.timer(session, question, field, int(raw))
                return answer_factory.scale(session, question, field, raw)

    def _several(self, raw: list[str]) -> Known | None:
        if self.field.kind == "list":
            return answer_factory.text_list(self.session, self.question, self.field, "\n".join(raw))
        chosen = [option for wanted in raw for option in self.field.options if option.id == wanted]
        return answer_factory.choice(self.session, self.question, self.field, chosen) if chosen else None
