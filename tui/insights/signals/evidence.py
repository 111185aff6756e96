"""Signals about ratings without facts, and about dates that move (practice.md, section 3, "Signals")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, takewhile
from typing import Literal

import msgspec

from tui.insights.portrait import Rating, Result
from tui.insights.signals.signal import Signal, View, of_result, rounded, times
from tui.insights.target import last_day
from tui.records.answers import number

Lean = Literal["ahead", "behind"]
SEASON = 92


class Leap(msgspec.Struct, frozen=True):
    """A rating that moved by two or more since the last one that had a fact beside it."""

    lean: Lean
    base: float
    now: float


def leap(ratings: Sequence[tuple[float, int]]) -> Leap | None:
    """Whether the last rating went ahead of the facts or fell behind them.

    Args:
        ratings: Each rating with how many facts were noted since the one before, oldest first.
    """
    base: float | None = None
    found: Leap | None = None
    for value, facts in ratings:
        if facts > 0 or base is None:
            base, found = value, None
        elif value - base >= 2:
            found = Leap("ahead", base, value)
        else:
            found = Leap("behind", base, value) if value - base <= -2 else None
    return found


def with_facts(result: Result) -> tuple[tuple[Rating, int], ...]:
    """Each rating with how many facts were noted since the one before, those of its own page included."""
    found = []
    fact_times = [(fact.day, fact.entry) for fact in result.facts]
    counted = 0
    for rating in result.ratings:
        until = bisect_right(fact_times, (rating.day, rating.entry))
        found.append((rating, until - counted))
        counted = until
    return tuple(found)


def _leaps(view: View, lean: Lean) -> Iterator[tuple[Result, Leap]]:
    for result in view.portrait.held:
        if not result.ratings or not view.is_recent(result.ratings[-1].day):
            continue
        last = result.ratings[-1]
        if any((fact.day, fact.entry) > (last.day, last.entry) for fact in result.facts):
            continue
        # a rewording makes another scale: what was rated before it is no base
        same = [(rating.value, facts) for rating, facts in with_facts(result) if rating.height == last.height]
        found = leap(same)
        if found and found.lean == lean:
            yield result, found


def _since(ratings: Sequence[Rating]) -> date:
    """The day of the first rating that gave today's number: saying it again is nothing new."""
    *_, first = takewhile(lambda rating: rating.value == ratings[-1].value, reversed(ratings))
    return first.day


def ahead(view: View) -> Iterator[Signal]:
    """Rated two or more higher since the last rating with facts, and no fact since."""
    for result, found in _leaps(view, "ahead"):
        words = (
            f"This went from {number(found.base)} to {number(found.now)} without a fact noted. "
            "It may well be so. What would a visitor see?"
        )
        yield of_result("ahead", result, words, _since(result.ratings))


def behind(view: View) -> Iterator[Signal]:
    """Rated two or more lower since the last rating with facts, and no fact since."""
    for result, found in _leaps(view, "behind"):
        words = (
            f"You've marked this down by {rounded(found.base - found.now)} with no new fact. "
            "Is it the facts or the mood of the day?"
        )
        yield of_result("behind", result, words, _since(result.ratings))


def date_slips(view: View) -> Iterator[Signal]:
    """A target date moved later twice or more; what was written as anything but a date is passed over."""
    for result in view.portrait.held:
        dates = [(parsed, said.day) for said in result.target if (parsed := last_day(said.text))]
        slips: list[date] = []
        for (before, _), (after, day) in pairwise(dates):
            if after > before:
                slips.append(day)
        if len(slips) >= 2 and view.is_recent(slips[-1], SEASON):
            words = f"This date has moved {times(len(slips))}. Is it the date or the wish that needs a look?"
            yield of_result("date_slips", result, words, slips[-1])
