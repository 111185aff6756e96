"""One field of one question, being asked: what stands in it, and the signs that lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tui.plain.console import SOMEONE_SAID, Talk
from tui.plain.render import given_words
from tui.practice.flow import Field
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.records.answers import Known
from tui.records.vocabulary import EmotionWord
from tui.workspace.session_runner import SessionRunner


class Sign(Enum):
    """Where to go from here."""

    ON = auto()
    BACK = auto()
    PAUSE = auto()
    ANOTHER = auto()
    DEEPER = auto()
    HERE = auto()
    """Something was said; the question stands as it was."""


SIGNS = {"<": Sign.BACK, "q": Sign.PAUSE}
KEEPS = "Enter to leave it, - to remove it, or type another answer."
KEEPS_AGAIN = "Enter to leave it, - to remove it."


@dataclass(frozen=True)
class Here:
    """A field, and all that asking it takes.

    Attributes:
        used: Words picked before, the most used first.
        save: Writes the draft.
        earlier: Says what was written to the same question before.
    """

    talk: Talk
    runner: SessionRunner
    question: Question
    field: Field
    emotions: Sequence[EmotionWord]
    used: Sequence[str]
    save: Callable[[], object]
    earlier: Callable[[], None]

    @property
    def session(self) -> Session:
        """The answers so far."""
        return self.runner.session

    @property
    def given(self) -> Known | None:
        """What was answered here before."""
        step, about, turn = self.question.key
        return self.session.answer(step, about, turn, self.field.id)

    @property
    def is_kept(self) -> bool:
        """Whether what is said here is kept at all."""
        return not self.question.step.throwaway

    @property
    def place(self) -> tuple[Session, Question, Field]:
        """What the functions that make an answer need."""
        return self.session, self.question, self.field

    def give(self, answer: Known) -> Sign:
        """Takes the answer, writes the draft, and goes on."""
        if self.is_kept:
            self.runner.give(answer)
            self.save()
        return Sign.ON

    def take_back(self) -> None:
        """Takes away what was answered here."""
        step, about, turn = self.question.key
        self.runner.take_back((step, about, turn, self.field.id))
        self.save()

    def say_before(self, keeps: str = KEEPS, again: str = KEEPS_AGAIN) -> None:
        """Says what was answered here before, if anything was, and what can be done with it."""
        if (given := self.given) is not None:
            self.talk.say(*given_words(given))
            self.talk.once(keeps, keeps, again)

    def ask(self, prompt: str, explain: str, *, before: bool = True) -> str | Sign:
        """A line that is no sign, with the space around it taken off; or where to go, and an empty line goes on.

        Args:
            prompt: Stands before the line.
            explain: How to answer, for ``?``.
            before: Whether an empty line goes on.
        """
        while True:
            try:
                line = self.talk.ask(prompt).strip()
            except EOFError:
                return Sign.PAUSE
            sign = self.sign(line, explain)
            if sign is Sign.HERE:
                continue
            if sign is not None:
                return sign
            if line == "-" and self.given is not None:
                self.take_back()
                return Sign.ON
            return line or (Sign.ON if before else "")

    def sign(self, line: str, explain: str) -> Sign | None:
        """Where a line that is a sign leads; ``?`` and the words that say something are answered here."""
        if self.talk.answers(line):
            return Sign.HERE
        if line == "?":
            self.explain(explain)
            return Sign.HERE
        if line.lower() == "another" and self.question.daily:
            return Sign.ANOTHER
        if line.lower() == "earlier" and self.runner.was_answered:
            self.earlier()
            return Sign.HERE
        return SIGNS.get(line)

    def explain(self, how: str) -> None:
        """What the step is for, how it is answered, and the signs."""
        said = [self.question.step.help, how]
        said.append(
            "Enter alone to skip, or to leave your answer as it is. < to go back, q to pause; what you write is saved."
        )
        if self.question.daily:
            said.append("Type “another” for a different question.")
        if self.runner.was_answered:
            said.append("Type “earlier” to hear your earlier answers to this question.")
        said.append(SOMEONE_SAID)
        if not self.is_kept:
            said.append("What you write here is not saved anywhere.")
        self.talk.say(*(line for line in said if line))
