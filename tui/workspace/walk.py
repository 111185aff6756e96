"""One person's walk through one session: forward, back, skip, resume. Every face drives this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.insights.signals.signal import offered_flow
from tui.practice.context import picked
from tui.practice.questions import Question, settled, was_answered
from tui.practice.session import QuestionKey, Session, at_place, passed_over, with_answer, without_answer
from tui.records.answers import AnswerKey, Known, List, Long, Review, Short, Split, is_said
from tui.records.entry import Entry
from tui.records.roles import Role

if TYPE_CHECKING:
    from tui.workspace import Workspace


class Walk:
    """A session and the question it stands at.

    Answers may be given as often as a key is pressed; the questions are worked out anew only when the place changes.

    Attributes:
        session: The answers so far.
        questions: Those that stand now, in order.
        portrait: As it was when the walk began; later steps read nothing from the disk.
    """

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self.session = session
        self._workspace = workspace
        self.portrait = workspace.portrait()
        self._shown_after: set[QuestionKey] = set()
        self.questions: tuple[Question, ...] = workspace.questions(session, self.portrait)
        if self.index == len(self.questions) and self.questions:
            self._stand_at(self.questions[-1].key)

    @property
    def index(self) -> int:
        """Where the walk stands, counted from 0; one past the last at the end."""
        places = [question.key for question in self.questions]
        return places.index(self.session.place) if self.session.place in places else len(places)

    @property
    def question(self) -> Question | None:
        """The question asked now; ``None`` at the end."""
        index = self.index
        return self.questions[index] if index < len(self.questions) else None

    @property
    def was_answered(self) -> bool:
        """Whether something was written to the question asked now on an earlier page."""
        return self.question is not None and was_answered(self.question, self.session, self.portrait)

    @property
    def offered(self) -> tuple[str, ...]:
        """Flows that answers given so far offer, each once."""
        offers = (
            offered_flow(question.subject.id, pick.id)
            if answer.role is Role.SIGNAL
            else question.step.offers.get(pick.id)
            for question in self.questions
            for answer in self.session.answers_to(question.key)
            for pick in picked(answer)
        )
        return tuple(dict.fromkeys(flow for flow in offers if flow))

    def give(self, answer: Known) -> None:
        """Gives or changes an answer."""
        self.session = with_answer(self.session, answer)

    def take_back(self, place: AnswerKey) -> None:
        """Takes one answer back."""
        self.session = without_answer(self.session, place)

    def reveals(self) -> bool:
        """Whether keeping this answer shows something first; true once for each question."""
        question = self.question
        if question is None or not question.shows_after or question.key in self._shown_after:
            return False
        if not self.session.answers_to(question.key):
            return False
        self._shown_after.add(question.key)
        return True

    @property
    def revealed(self) -> bool:
        """Whether what comes after the answer is on show."""
        return self.question is not None and self.question.key in self._shown_after

    def forward(self) -> Question | None:
        """To the next question; one left without an answer is passed over."""
        question = self.question
        if question is None:
            return None
        if not self.session.answers_to(question.key):
            self.session = passed_over(self.session, question.key)
        self._refresh()
        following = self.index + 1
        self._stand_at(self.questions[following].key if following < len(self.questions) else None)
        return self.question

    def skip(self) -> Question | None:
        """To the next question; a pick or a number given here is taken back, what was written stays."""
        question = self.question
        if question is not None and not self.has_writing:
            self.session = passed_over(self.session, question.key)
        return self.forward()

    @property
    def has_writing(self) -> bool:
        """Whether the question asked now has words of the person's own in its answer."""
        if self.question is None:
            return False
        answers = self.session.answers_to(self.question.key)
        return any(isinstance(answer, Short | Long | List | Split | Review) and is_said(answer) for answer in answers)

    def back(self) -> bool:
        """To the question before; false at the first."""
        self._refresh()
        before = self.index - 1
        if before < 0:
            return False
        self._stand_at(self.questions[before].key)
        return True

    def another(self, *, deep: bool = False) -> bool:
        """Asks another daily question in place of this one, unless something was written under it."""
        question = self.question
        if question is None or not question.daily or self.has_writing:
            return False
        changed = self._workspace.another_question(self.session, self.portrait, deep=deep)
        if changed is self.session:
            return False
        self.session = changed
        self._refresh()
        return True

    def finish(self) -> Entry | None:
        """Keeps the session; ``None`` if nothing was said."""
        return self._workspace.keep(self.session)

    def _stand_at(self, place: QuestionKey | None) -> None:
        self.session = at_place(self.session, place)

    def _refresh(self) -> None:
        self.questions = self._workspace.questions(self.session, self.portrait)
        moved = settled(self.session, self.questions)
        if moved is not self.session:
            self.session = moved
            self.questions = self._workspace.questions(self.session, self.portrait)
