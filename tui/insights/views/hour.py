"""What goes by the hour: how someone is greeted, and the flow that stands first."""

from __future__ import annotations

from datetime import datetime, time

from tui.insights.fold.portrait import Portrait
from tui.records.hours import DAY_STARTS_AT, EVENING_FROM, FLOW_OF_RHYTHM, NOON, is_morning
from tui.records.roles import Role

AFTERNOON_ENDS = time(18, 0)
"""From then on the greeting is that of the evening."""


def greeting(now: datetime, name: str = "", starts_at: time = DAY_STARTS_AT) -> str:
    """What is said first; before the practice day begins it is still the evening of the day before."""
    clock = now.time()
    if is_morning(clock, starts_at, NOON):
        words = "Good morning"
    else:
        words = "Good afternoon" if NOON <= clock < AFTERNOON_ENDS else "Good evening"
    return f"{words}, {name}" if name else words


def of_the_hour(portrait: Portrait, now: datetime, starts_at: time) -> str:
    """The flow that stands first: the rhythm that was chosen, else what fits the hour.

    Someone who comes by in the evenings is not asked for an evening before noon; a morning is possible then.
    """
    rhythm = portrait.last(Role.RHYTHM)
    chosen = rhythm.picked if rhythm is not None else ""
    flow = FLOW_OF_RHYTHM.get(chosen, "")
    if flow and flow != "evening":
        return flow
    return "morning" if is_morning(now.time(), starts_at, NOON if flow else EVENING_FROM) else "evening"
