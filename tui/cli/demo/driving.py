"""Walks sessions with the real engine, asking a persona."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec

from tui.insights.portrait import Portrait
from tui.practice import questions as engine
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Block, Condition, Flow, Step
from tui.practice.questions import Question
from tui.practice.session import QuestionKey, Session, passed_over, to_entry, with_answer
from tui.records.answers import Known
from tui.records.entry import Entry
from tui.records.roles import Role

Answerer = Callable[[Session, Question], list[Known]]
"""Gives the answers to one question; none to pass it over."""

_LEADING = frozenset(
    {Role.OBSTACLE, Role.BODY, Role.AREA, Role.RESULT, Role.REWORD, Role.TEN, Role.OWN_VALUE, Role.PREFERRED, Role.HELD}
)


class Walker:
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
