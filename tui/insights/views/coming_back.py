"""What is offered to someone who comes back: the short morning after a time away, and last night's evening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import msgspec
from msgspec.structs import replace

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.open_promises import days_away
from tui.insights.measures.presence import gap_before
from tui.insights.views.model import Choice


class Exercise(msgspec.Struct, frozen=True):
    """What is to be known of a flow here.

    Attributes:
        short: Minutes of its short form.
    """

    title: str
    minutes: int
    short: int = 0
    is_listed: bool = True


class Waiting(msgspec.Struct, frozen=True):
    """A session begun and not finished.

    Attributes:
        step: What the step it waits at is called; empty at the beginning.
    """

    id: str
    flow: str
    day: date
    begun: datetime
    step: str = ""


Exercises = Callable[[str], Exercise | None]
"""Finds a flow by its id."""


def is_back(portrait: Portrait, today: date) -> bool:
    """Whether someone opens taut after a time away, and has not written yet."""
    away = days_away(portrait)
    return bool(portrait.days) and today not in portrait.days and gap_before(portrait.days, today) >= away


def short_choice(flow: str, exercises: Exercises) -> Choice:
    """A flow to begin in its short form."""
    found = exercises(flow)
    about = f"the short version, {found.short} min" if found else "the short version"
    return Choice(opens="flow", id=flow, text=found.title if found else flow, about=about, variant="short")


def last_night(portrait: Portrait, waiting: Sequence[Waiting], exercises: Exercises, today: date) -> tuple[Choice, ...]:
    """The evening of yesterday, where it was not written and there is a morning or a promise to hear of."""
    day = today - timedelta(days=1)
    flows = portrait.days.get(day, ())
    has_begun = "morning" in flows or any(one.day == day for one in portrait.open_promises)
    waits = any((session.flow, session.day) == ("evening", day) for session in waiting)
    if not has_begun or waits or "evening" in flows:
        return ()
    choice = short_choice("evening", exercises)
    return (replace(choice, text="Last night's reflection", about=choice.about.rpartition(", ")[2], day=day),)
