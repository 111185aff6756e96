"""Ilka Wendt, who never lived: inspects a town's trees, sleeps too little, and answers whatever is asked."""

from __future__ import annotations

from collections.abc import Callable

from tui.cli.demo import debriefs, mornings, wants
from tui.cli.demo.calendar import Sitting
from tui.cli.demo.mind import Mind
from tui.cli.demo.moment import Moment, Raw
from tui.insights.portrait import Portrait
from tui.practice.catalogue import Catalogue
from tui.practice.questions import Question
from tui.practice.session import Session
from tui.records.answers import Known
from tui.records.roles import Role

_SAY: dict[str, Callable[[Mind, Moment], Raw]] = {
    "onboarding": mornings.onboarding, "morning": mornings.morning, "evening": mornings.evening,
    "weekly": mornings.weekly, "quiet": mornings.quiet, "note": mornings.note, "vision": wants.vision,
    "renewal": wants.renewal, "reality": wants.reality, "second_pull": wants.second_pull, "values": wants.values,
    "learning": debriefs.say, "trigger": debriefs.say, "listening": debriefs.say, "left_hand": debriefs.say,
    "ladder": debriefs.say,
}  # fmt: skip


class Persona:
    """Answers the questions of one sitting.

    Args:
        mind: What she carries along.
        catalogue: Where a daily question's practice stands.
        portrait: What the journal says now.
        sitting: When and how often she sits down to this.
    """

    def __init__(self, mind: Mind, catalogue: Catalogue, portrait: Portrait, sitting: Sitting) -> None:
        self._mind = mind
        self._catalogue = catalogue
        self._portrait = portrait
        self._sitting = sitting
        mind.voice.fresh()
        mind.voice.at(sitting.day.month)
        debriefs.choose(mind, sitting.flow)

    def __call__(self, session: Session, question: Question) -> list[Known]:
        """The answers to the fields of one question; none to pass it over."""
        answers = []
        for field in question.fields:
            moment = Moment(session, question, field, self._portrait, self._sitting.back, self._sitting.number)
            answer = moment.answer(self._said(moment))
            if answer is not None:
                self._mind.note(answer, self._sitting.back)
                answers.append(answer)
        return answers

    def _said(self, moment: Moment) -> Raw:
        if moment.field.role is Role.DAILY:
            return mornings.daily(self._mind, moment, self._catalogue)
        return _SAY[moment.session.flow](self._mind, moment)
