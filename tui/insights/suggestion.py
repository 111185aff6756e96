"""The flow of the hour, and the one flow beside it that may be worth its time now."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from tui.insights.portrait import Portrait
from tui.records.roles import Role

NOON = 12
"""From this hour on an evening may be suggested to someone who chose evenings."""
WEEK = 6
"""So many days after a weekly review the next one fits."""
MONTH = 30
"""So many days after a renewal the next one fits."""
REST = 7
"""A flow that leaves its question open is not suggested again before so many days."""


class Suggestion(msgspec.Struct, frozen=True):
    """A flow that fits now.

    Attributes:
        flow: Its id.
        reason: Why, in a few words.
    """

    flow: str
    reason: str


def last_done(portrait: Portrait) -> dict[str, date]:
    """Flow id to the last day it was kept."""
    found: dict[str, date] = {}
    for day, flows in portrait.days.items():
        for flow in flows:
            found[flow] = max(day, found.get(flow, day))
    return found


def suggest(portrait: Portrait, today: date) -> Suggestion | None:
    """At most one: a beginning, the week, the month, the values, then the vision; none on a heavy day."""
    done = last_done(portrait)
    if not portrait.entries:
        return Suggestion("onboarding", "a place to begin")
    if portrait.moods and portrait.moods[-1].day == today and portrait.moods[-1].is_heavy:
        return None

    def since(flow: str, otherwise: date) -> int:
        return (today - done.get(flow, otherwise)).days

    first = min(portrait.days, default=today)
    if (days := since("weekly", first)) >= WEEK:
        return Suggestion("weekly", f"{days} days since the last one" if "weekly" in done else "a first week is there")
    held = portrait.held
    if held and since("renewal", min(result.since for result in held)) >= MONTH:
        once = "renewal" in done
        return Suggestion("renewal", "a month since the last one" if once else "what you want is a month old")
    if not portrait.values and since("values", date.min) >= REST:
        return Suggestion("values", "no values chosen yet")
    if all(result.importance is None for result in held) and since("vision", date.min) >= REST:
        return Suggestion("vision", "nothing you want has been weighed yet" if held else "nothing wanted is held yet")
    return None


def of_the_hour(portrait: Portrait, now: datetime) -> str:
    """The flow that stands first: the rhythm that was chosen, else what fits the hour.

    Someone who comes by in the evenings is not asked for an evening before noon; a morning is possible then.
    """
    rhythm = portrait.last(Role.RHYTHM)
    chosen = rhythm.text if rhythm is not None else ""
    by_choice = {"mornings": "morning", "weekly": "weekly"}
    if chosen in by_choice:
        return by_choice[chosen]
    if chosen == "evenings":
        return "morning" if 4 <= now.hour < NOON else "evening"
    return "morning" if 4 <= now.hour < 15 else "evening"
