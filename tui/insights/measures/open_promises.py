"""Open promises to ask about on a day, for a later one, and from before a time away; and promises kept in a row."""

from __future__ import annotations

from datetime import date

from tui.insights.fold.portrait import Portrait, Promise
from tui.insights.measures.presence import AWAY, AWAY_WEEKLY, came_back
from tui.records.answers import Outcome
from tui.records.hours import FLOW_OF_RHYTHM
from tui.records.roles import Role

COUNTED = (Outcome.KEPT, Outcome.PARTLY, Outcome.NOT)
"""What counts as an answer; letting go counts neither way."""


def days_away(portrait: Portrait) -> int:
    """So many whole days without an entry are a time away, by the rhythm that was chosen."""
    rhythm = portrait.last(Role.RHYTHM)
    is_weekly = rhythm is not None and FLOW_OF_RHYTHM.get(rhythm.picked) == "weekly"
    return AWAY_WEEKLY if is_weekly else AWAY


def from_before(portrait: Portrait, today: date) -> tuple[Promise, ...]:
    """Open promises for days before the last time away ended, oldest first; one alone is no pile and not among them."""
    back = came_back(portrait.days, today, days_away(portrait))
    found = tuple(one for one in portrait.open_promises if back is not None and one.day < back)
    return found if len(found) > 1 else ()


def to_ask(portrait: Portrait, today: date) -> tuple[Promise, ...]:
    """Open promises to ask about on a day, oldest first.

    Left out are those for a later day, those said that day to be too early to tell, and of those from before a time
    away all but the newest.
    """
    old = {one.id for one in from_before(portrait, today)[:-1]}
    return tuple(
        one for one in portrait.open_promises if one.day <= today and one.not_yet != today and one.id not in old
    )


def for_later(portrait: Portrait, today: date) -> tuple[Promise, ...]:
    """Open promises for days to come, the next day's first."""
    return tuple(sorted((one for one in portrait.open_promises if one.day > today), key=lambda one: one.day))


def leads_on(portrait: Portrait, promise: Promise) -> bool:
    """Whether a promise was not kept, and not made again yet."""
    return promise.was_missed and all(one.again != promise.id for one in portrait.promises)


def kept_in_a_row(portrait: Portrait, promise: Promise) -> int:
    """How many promises for the same result were kept one after the other, this one last.

    They follow each other by the day they were answered, then as they were made; 0 if this one was not kept.
    """
    same = [one for one in portrait.promises if one.about == promise.about and one.outcome in COUNTED]
    same.sort(key=lambda one: str(one.answered))
    places = [place for place, one in enumerate(same) if one.id == promise.id]
    row = 0
    for one in reversed(same[: places[0] + 1] if places else []):
        if one.outcome is not Outcome.KEPT:
            break
        row += 1
    return row


def is_first_kept(portrait: Portrait, promise: Promise) -> bool:
    """Whether nothing promised for the same result was kept before."""
    kept = (one for one in portrait.promises if one.about == promise.about and one.outcome is Outcome.KEPT)
    return [one.id for one in kept] == [promise.id]
