"""Ilka Wendt, who never lived: inspects a town's trees, sleeps too little, and answers whatever is asked."""

from __future__ import annotations

from collections.abc import Callable

from tui.demo import daily_answers as daily
from tui.demo import debrief_answers as debrief
from tui.demo import follow_up_answers
from tui.demo import occasional_answers as occasional
from tui.demo import vision_answers as vision
from tui.demo.calendar import PlannedSession
from tui.demo.memory import Memory
from tui.demo.session_walker import AskedField, Raw
from tui.insights.fold.portrait import Portrait
from tui.practice.catalogue import Catalogue
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.records.answers import Known
from tui.records.roles import Role

_SAY: dict[str, Callable[[Memory, AskedField], Raw]] = {
    "onboarding": daily.onboarding, "morning": daily.morning, "evening": daily.evening,    "minute": daily.minute,
    "weekly": daily.weekly, "quiet": daily.quiet, "note": daily.note, "vision": vision.vision,
    "renewal": vision.renewal, "reality": vision.reality, "second_pull": vision.second_pull, "values": vision.values,
    "learning": debrief.say, "trigger": debrief.say, "listening": debrief.say, "left_hand": debrief.say,
    "ladder": debrief.say, "walk": occasional.walk, "loop": occasional.loop, "reached": occasional.reached,
    "tested": occasional.tested, "still": occasional.still,
}  # fmt: skip


class Persona:
    """Answers the questions of one session.

    Args:
        memory: What she carries along.
        catalogue: Where a daily question's practice stands.
        portrait: What the journal says now.
        planned: When and how often she sits down to this.
    """

    def __init__(self, memory: Memory, catalogue: Catalogue, portrait: Portrait, planned: PlannedSession) -> None:
        self._memory = memory
        self._catalogue = catalogue
        self._portrait = portrait
        self._planned = planned
        memory.phrases.fresh()
        memory.phrases.at(planned.day.month)
        debrief.choose(memory, planned.flow)

    def __call__(self, session: Session, question: Question) -> list[Known]:
        """The answers to the fields of one question; none to pass it over."""
        answers = []
        for field in question.fields:
            asked = AskedField(session, question, field, self._portrait, self._planned.back, self._planned.number)
            answer = asked.answer(self._said(asked))
            if answer is not None:
                self._memory.note(answer, self._planned.back)
                answers.append(answer)
        return answers

    def _said(self, asked: AskedField) -> Raw:
        if asked.question.follow_up is not None:
            return follow_up_answers.follow_up(asked)
        if asked.field.role is Role.DAILY:
            return daily.daily(self._memory, asked, self._catalogue)
        return _SAY[asked.session.flow](self._memory, asked)
