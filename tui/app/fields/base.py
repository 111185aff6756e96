"""What all ways of answering share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from tui.practice.flow import Field
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.records.answers import Known
from tui.records.emotions import EmotionWord


@dataclass(frozen=True)
class Asked:
    """One field of one question, with what was answered before.

    Attributes:
        session: The session so far.
        question: The question.
        field: Which of its fields.
        given: The answer there is, if any.
        emotions: The words for feelings.
        used: Words picked before, the most used first.
        slow_line: Whether what moves by itself should move seldom.
    """

    session: Session
    question: Question
    field: Field
    given: Known | None = None
    emotions: Sequence[EmotionWord] = ()
    used: Sequence[str] = ()
    slow_line: bool = False


class AnswerField(Vertical):
    """A widget that answers one field.

    Attributes:
        HINT: The keys that work inside it, for the line under the question and the help page, as
            ``Keymap.told`` reads it.
    """

    HINT: ClassVar[str] = ""

    class Changed(Message):
        """The answer is another one now."""

    class Done(Message):
        """Enter was pressed where it means to go on."""

        def __init__(self, field: AnswerField) -> None:
            super().__init__()
            self.field = field

    def __init__(self, asked: Asked) -> None:
        super().__init__(classes=f"field -{asked.field.kind}")
        self.asked = asked

    def answer(self) -> Known | None:
        """The answer as it stands; ``None`` while there is none."""
        raise NotImplementedError

    def confirm(self) -> None:
        """The person goes on from here: what stands is what they say."""

    def entry_point(self) -> Widget:
        """The widget that takes the keys first."""
        return self

    def changed(self) -> None:
        """Tells the screen that the answer is another one now."""
        self.post_message(self.Changed())

    def done(self) -> None:
        """Tells the screen to go on."""
        self.post_message(self.Done(self))
