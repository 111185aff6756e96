"""Runs one session: forward, back, skip, resume. Every face drives this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from msgspec.structs import replace

from tui.insights.measures.effects import subject_id, theme
from tui.insights.signals import offered_flow
from tui.insights.views.today import theme_words
from tui.practice.context import picked
from tui.practice.context_items.item import Quote
from tui.practice.flow import Stage, Step
from tui.practice.follow_ups import ASKS_COMMAND, HANDS_OVER, worded
from tui.practice.length import as_whole, deepened, following, is_open, place_among
from tui.practice.questions import Question, drafted, expected, is_drafted, was_answered
from tui.practice.session import QuestionKey, Session, at_place, passed_over, with_answer, without_answer
from tui.practice.settling import settled
from tui.records.answers import AnswerKey, Known, is_said, is_written, texts
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.workspace.told import knows

if TYPE_CHECKING:
    from tui.workspace import Workspace


NAMED = 4
"""So many steps are named where going deeper is offered."""
GO_ON = "Would you like to do this now?"


class Offer(NamedTuple):
    """An exercise that an answer offers to go on with.

    Attributes:
        title: What it is called.
        about: Id of the result it is about; empty for none.
    """

    flow: str
    title: str
    about: str


class SessionRunner:
    """A session and the question it stands at.

    Answers may be given as often as a key is pressed; the questions are worked out anew only when the place changes.

    Attributes:
        session: The answers so far.
        questions: Those that stand now, in order.
        portrait: As it was when the session was opened; later steps read nothing from the disk.
        shared: A sentence about where the lines that were chosen to be shared are, once they are.
    """

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self.session = session
        self._workspace = workspace
        self.portrait = workspace.portrait()
        self.shared = ""
        self._shown_after: set[QuestionKey] = set()
        command = workspace.settings.coach_command
        self._is_told = bool(command) and knows(workspace, command)
        self.questions: tuple[Question, ...] = workspace.sessions.questions(session, self.portrait)
        if self.index == len(self.questions) and self.questions:
            self._stand_at(self.questions[-1].key)

    @property
    def index(self) -> int:
        """Where the session is, counted from 0; one past the last at the end."""
        places = [question.key for question in self.questions]
        return places.index(self.session.place) if self.session.place in places else len(places)

    @property
    def question(self) -> Question | None:
        """The question asked now; ``None`` at the end."""
        index = self.index
        return self.questions[index] if index < len(self.questions) else None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, counted from 1, and of how many; of 0 where that cannot be told yet."""
        return place_among(self._workspace.flow(self.session.flow), self.questions, self.index)

    @property
    def was_answered(self) -> bool:
        """Whether something was written to the question asked now on an earlier page."""
        return self.question is not None and was_answered(self.question, self.session, self.portrait)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The entries that what is shown beside the question asked now rests on, where it can be opened to them."""
        shows = self.question.shows if self.question is not None else ()
        return tuple(entry for one in shows if isinstance(one, Quote) for entry in one.entries)

    @property
    def theme(self) -> str:
        """The theme of the week the session is in, as it is shown over it; empty for none."""
        said = theme(self.portrait, self.session.day)
        return theme_words(said.text) if said is not None else ""

    @property
    def reviews_week(self) -> bool:
        """Whether it ends with how the week was, so that the week in one page comes next."""
        return any("week_gaps" in step.shows for step in self._workspace.flow(self.session.flow).steps())

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of the practice its flow walks through, in their order; none where it has no such steps."""
        own = {step.stage for step in self._workspace.flow(self.session.flow).steps()}
        return tuple(stage for stage in get_args(Stage) if stage in own)

    @property
    def expected(self) -> tuple[Step, ...]:
        """The steps it will come to, as far as can be told now."""
        return expected(self._workspace.flow(self.session.flow), self.session, self.questions)

    @property
    def expected_at_first(self) -> tuple[Step, ...]:
        """The same as it could be told before any answer, so that a session that is resumed names the same number."""
        if not self.session.answers:
            return self.expected
        begun = replace(self.session, answers=())
        asked = self._workspace.sessions.questions(begun, self.portrait)
        return expected(self._workspace.flow(self.session.flow), begun, asked)

    @property
    def offered(self) -> tuple[Offer, ...]:
        """What answers given so far offer to go on with, each exercise once."""
        found: dict[str, Offer] = {}
        for question in self.questions:
            for answer in self.session.answers_to(question.key):
                for pick in picked(answer):
                    if answer.role is Role.SIGNAL:
                        flow, about = offered_flow(question.subject.id, pick.id), subject_id(question.subject.id)
                    else:
                        flow, about = question.step.offers.get(pick.id), question.subject.id
                    if flow:
                        about = about if self.portrait.result(about) else ""
                        found.setdefault(flow, Offer(flow, self._workspace.flow(flow).title, about))
        return tuple(found.values())

    @property
    def deeper(self) -> tuple[Step, ...]:
        """At the closing card of a short session: the steps of the whole form that are open; else none."""
        session, question = self.session, self.question
        if session.variant != "short" or session.lighter or question is None or question is not self.questions[-1]:
            return ()
        whole = self._whole()
        session = deepened(session, self.questions, whole)
        return tuple(one.step for one in whole[:-1] if is_open(session, one))

    @property
    def deeper_names(self) -> str:
        """What some of these steps are called, for the sentence that offers them; empty where there are none."""
        names = [name.lower() for name in dict.fromkeys(step.name for step in self.deeper)]
        return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")

    def go_deeper(self) -> bool:
        """Goes on with the rest of the whole form; false where there is none."""
        if not self.deeper:
            return False
        self.session = deepened(self.session, self.questions, self._whole())
        self._refresh()
        return True

    def _whole(self) -> tuple[Question, ...]:
        return self._workspace.sessions.questions(as_whole(self.session), self.portrait)

    @property
    def answered(self) -> frozenset[QuestionKey]:
        """The questions that have an answer."""
        return frozenset((one.step, one.about, one.turn) for one in self.session.answers if is_said(one))

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
        next_question = following(self.session, self.questions, self.index)
        self._stand_at(next_question.key if next_question is not None else None)
        if (question := self.question) is not None:
            self.session = drafted(self.session, question)
        return question

    def skip(self) -> Question | None:
        """To the next question; a pick or a number given here is taken back, what was written stays."""
        question = self.question
        if question is not None and (not self.has_writing or is_drafted(self.session, question)):
            self.session = passed_over(self.session, question.key)
        return self.forward()

    @property
    def has_writing(self) -> bool:
        """Whether the question asked now has words of the person's own in its answer."""
        if self.question is None:
            return False
        answers = self.session.answers_to(self.question.key)
        return any(is_written(answer) and is_said(answer) for answer in answers)

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
        changed = self._workspace.sessions.another_question(self.session, self.portrait, deep=deep)
        if changed is self.session:
            return False
        self.session = changed
        self._refresh()
        return True

    def finish(self) -> Entry | None:
        """Keeps the session, and writes what was chosen to be shared; ``None`` if nothing was said.

        Raises:
            StoreError: If the session cannot be saved.
        """
        entry = self._workspace.sessions.finish(self.session)
        said = entry.answers if entry is not None else ()
        if lines := [text for answer in said if answer.role is Role.SHARE for text in texts(answer)]:
            from tui.workspace.markdown_output import write_shared

            self.shared = write_shared(self._workspace, lines)
        return entry

    @property
    def wants_wording(self) -> str:
        """The person's own command, where the follow-up asked now is to be worded by it first; empty for not."""
        question = self.question
        if question is None or question.follow_up is None or question.follow_up.is_settled or question.key[2]:
            return ""
        return self._workspace.settings.coach_command

    @property
    def before_wording(self) -> str:
        """What is said before such a command is asked: once for each command, what it is given."""
        return ASKS_COMMAND if self._is_told else HANDS_OVER

    @property
    def handed_over(self) -> tuple[str, str]:
        """All that such a command is given: the question whose answer is followed up, and that answer."""
        question = self.question
        after = question.follow_up.after if question is not None and question.follow_up is not None else None
        answers = self.session.answers_to(after) if after is not None else ()
        said = [text.strip() for answer in answers for text in texts(answer) if text.strip()]
        return (answers[0].asked if answers else "", "\n".join(said))

    def word(self, line: str) -> None:
        """Asks the follow-up in a line of the person's own command; in its own words if that is empty."""
        question = self.question
        if question is not None and question.follow_up is not None:
            self._is_told = True
            self.session = replace(self.session, follow_up=worded(question.follow_up, line))
            self._refresh()

    def _stand_at(self, place: QuestionKey | None) -> None:
        self.session = at_place(self.session, place)
        question = self.question
        if question is not None and question.follow_up is not None:
            self.session = replace(self.session, follow_up=question.follow_up)

    def _refresh(self) -> None:
        self.questions = self._workspace.sessions.questions(self.session, self.portrait)
        moved = settled(self.session, self.questions)
        if moved is not self.session:
            self.session = moved
            self.questions = self._workspace.sessions.questions(self.session, self.portrait)
