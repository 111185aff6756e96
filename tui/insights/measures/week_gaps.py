"""Each gap as it was at the last weekly review and as it is now, with what was noted in between."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import Portrait, Rating, Result, Said
from tui.insights.measures.noise import compared
from tui.insights.measures.tension import LEAST_MOVED, MOVED, Movement, reality, result_scatter

WEEK = timedelta(days=7)
LONGEST = timedelta(days=14)
"""A review of longer ago is not what this week is compared with."""


def week_reviewed(day: date) -> date:
    """A day of the week that a review on a day looks back on: in its first three days that is the one before."""
    return day - timedelta(days=3)


class WeekGap(msgspec.Struct, frozen=True, kw_only=True):
    """A result's gap over a week.

    Attributes:
        before: The rating that held at the beginning, or the first one since; absent where there is but one since.
        now: The newest rating; it is the same where it was not rated since.
        movement: Which way the gap went; absent without two ratings to compare.
        facts: Noted since the beginning, the newest first.
    """

    result: Result
    before: Rating | None
    now: Rating
    movement: Movement | None
    facts: tuple[Said, ...]


def week_gaps(portrait: Portrait, today: date) -> tuple[WeekGap, ...]:
    """The results held that were ever rated, in the order they were written."""
    since = week_begins(portrait, today)
    sigma = result_scatter(portrait.results)
    return tuple(_gap(portrait, one, since, sigma) for one in portrait.held if one.ratings)


def week_begins(portrait: Portrait, today: date) -> date:
    """The day of the last weekly review before a day, or a week before it where that is long ago or never was."""
    reviews = (day for day, flows in portrait.days.items() if "weekly" in flows and today - LONGEST <= day < today)
    return max(reviews, default=today - WEEK)


def _gap(portrait: Portrait, result: Result, since: date, sigma: float) -> WeekGap:
    now = result.ratings[-1]
    earlier = [one for one in result.ratings if one.day <= since] or result.ratings[:-1][:1]
    before = earlier[-1] if earlier else None
    facts = portrait.exclusions.visible(one for one in result.facts if one.day > since)
    return WeekGap(
        result=result,
        before=before,
        now=now,
        movement=_movement(result, before, sigma) if before is not None and before is not now else None,
        facts=facts[::-1],
    )


def _movement(result: Result, before: Rating, sigma: float) -> Movement:
    """Two gaps compared, each by one rating: with σ = 1 they differ by chance by up to 2·√2 = 2.8 points."""
    gaps = [before.height - reality(before), result.height - reality(result.ratings[-1])]
    found = compared(gaps, 1, sigma)
    if abs(found.z) < MOVED or abs(found.by) < LEAST_MOVED:
        return "steady"
    return "closing" if found.by < 0 else "opening"
