"""Answers given outside a flow: a note, a promise answered, a rating, a fact, a change of a result or value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tui.records.answers import Choice, Known, Long, Outcome, Pick, Scale, Short, Values, Ypn
from tui.records.day import written_day
from tui.records.entry import item_id
from tui.records.roles import Role
from tui.records.text import as_written, clean
from tui.records.titles import NEXT_WORDS, STATUS_WORDS, Next


def note(text: str) -> Known:
    """A free note."""
    return Long(step="note", role=Role.NOTE, text=as_written(text).strip("\n"))


def outcome(promise: str, asked: str, became: Outcome) -> Known:
    """What became of a promise, with the promise's words as the question."""
    return Ypn(step="outcome", role=Role.OUTCOME, asked=asked, about=promise, outcome=became)


def next_step(promise: str, asked: str, step: Next) -> Known:
    """What is next for a promise that was not kept, with its words as the question."""
    return Choice(step="next", role=Role.NEXT, asked=asked, about=promise, pick=Pick(step, NEXT_WORDS[step]))


def promise_day(promise: str, asked: str, day: date) -> Known:
    """The day a promise is for, with its words as the question."""
    pick = Pick(day.isoformat(), written_day(day))
    return Choice(step="another_day", role=Role.PROMISE_DAY, asked=asked, about=promise, pick=pick)


def rating(result: str, asked: str, value: float) -> Known:
    """Where a result is, 0 to 10, with its wording as the question."""
    return Scale(step="rate", role=Role.RATING, asked=asked, about=result, value=value)


def fact(result: str, asked: str, text: str) -> Known:
    """Something a camera would have caught, about a result."""
    return Short(step="fact", role=Role.FACT, asked=asked, about=result, text=as_written(text))


def wording(thing: str, asked: str, text: str) -> Known:
    """A result's or promise's new words."""
    return Short(step="revise", role=Role.REWORD, asked=asked, about=thing, text=as_written(text))


BIGGER_OR_SMALLER = "Is the new wording a bigger or a smaller ask? 10 means as big as before."
WHAT_PROMPTED = "What prompted the change?"
STEP_OR_VISION = "Would a smaller next step help more than a smaller vision?"
"""What is asked where a result is reworded."""


def height(result: str, value: float) -> Known:
    """Where the new 10 sits on the old scale, 1 to 15."""
    asked = BIGGER_OR_SMALLER
    return Scale(step="revise", field="map", role=Role.REMAP, asked=asked, about=result, value=value, low=1, high=15)


REASONS = {
    "known_better": "I know better what I want",
    "life_changed": "life changed",
    "not_mine": "it was someone else's",
    "hurt": "it hurt to look at",
    "other": "another reason",
}
"""Why a wording or a status changes, by id, in the words of the renewal."""

SHRINKS = {"step": "shrink the step", "vision": "change the vision", "both": "both"}
"""What can be made smaller, likewise."""


def reason(thing: str, option: str) -> Known:
    """Why a wording or a status was changed: one of ``REASONS``."""
    pick = Pick(option, REASONS[option])
    return Choice(step="revise", field="reason", role=Role.REASON, asked=WHAT_PROMPTED, about=thing, pick=pick)


def shrink(thing: str, option: str) -> Known:
    """Which of ``SHRINKS`` is to be smaller, where it hurt to look at the vision."""
    pick = Pick(option, SHRINKS[option])
    return Choice(step="revise", field="shrink", role=Role.SHRINK, asked=STEP_OR_VISION, about=thing, pick=pick)


def smaller_step(result: str, text: str, day: date) -> Known:
    """A promise for a result: the smaller step chosen on a day in place of a smaller vision."""
    made = item_id(result, "smaller step", f"{day}/{text}")
    asked = "What is that smaller step?"
    return Short(step="step", role=Role.PROMISE, asked=asked, about=result, id=made, text=as_written(text))


def status(result: str, asked: str, became: str) -> Known:
    """What became of a result: ``reached``, ``set_down``, or ``keep`` to hold it again."""
    pick = Pick(became, STATUS_WORDS.get(became, "wanted again"))
    return Choice(step="revise", field="status", role=Role.STATUS, asked=asked, about=result, pick=pick)


def aside(page: str, *, lifted: bool = False) -> Known:
    """What is kept out of looking back, or may come back again: a page, a period or a sentence, by its mark."""
    pick = Pick("lifted", "yes") if lifted else Pick("aside", "no, hide it from looking back")
    asked = "May taut bring this up by itself?"
    return Choice(step="aside", role=Role.ASIDE, asked=asked, about=page, pick=pick)


def lived(value: str, asked: str, near: float) -> Known:
    """How near a value was lived this week, 0 to 10."""
    return Scale(step="rate", role=Role.LIVED, asked=asked, about=value, value=near)


def matters(value: str, asked: str, weight: float) -> Known:
    """How much a value matters, 0 to 10."""
    return Scale(step="rate", field="importance", role=Role.IMPORTANCE, asked=asked, about=value, value=weight)


def meaning(value: str, asked: str, text: str) -> Known:
    """What a value means, in the person's words."""
    return Short(step="revise", role=Role.DEFINITION, asked=asked, about=value, text=as_written(text))


def held(values: Iterable[tuple[str, str]]) -> Known:
    """The values held from now on, as ranked: the id of each and what it is called."""
    picks = tuple(Pick(value, clean(name)) for value, name in values)
    return Values(step="revise", field="held", role=Role.HELD, asked="My values, for now", picks=picks)
