"""One field of one question, and the answer a plain value becomes in it."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import msgspec

from tui.insights.portrait import Portrait
from tui.practice import answering
from tui.practice.flow import Field
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.records.answers import Known, Outcome
from tui.records.emotions import HARD_TO_SAY, EmotionWord

Pair: TypeAlias = tuple[str, str]
Raw: TypeAlias = str | float | Pair | list[str] | Outcome | EmotionWord | None
"""Text, a number, two columns, option ids or lines, an outcome or a feeling; nothing to pass over."""


class Moment(msgspec.Struct, frozen=True):
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
                    return answering.feeling(session, question, field, word, None, None)
                return answering.feeling(session, question, field, word, energy, pleasantness)
            case Outcome():
                return answering.outcome(session, question, field, raw)
            case list():
                return self._several(raw)
            case (left, right):
                return answering.columns(session, question, field, left, right)
            case str():
                if field.kind == "choice":
                    return self._several([raw])
                return answering.text(session, question, field, raw)
            case int() | float():
                if field.kind == "timer":
                    return answering.time_taken(session, question, field, int(raw))
                return answering.number(session, question, field, raw)

    def _several(self, raw: list[str]) -> Known | None:
        if self.field.kind == "list":
            return answering.lines(self.session, self.question, self.field, "\n".join(raw))
        chosen = [option for wanted in raw for option in self.field.options if option.id == wanted]
        return answering.pick(self.session, self.question, self.field, chosen) if chosen else None
