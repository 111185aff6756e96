"""Feelings over time: where each day and each month lay, words that are new, and what went with pleasant days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import IntEnum
from math import sqrt
from statistics import fmean, stdev
from typing import Literal, TypeAlias

import msgspec

from tui.insights.fold.portrait import Mood, Portrait
from tui.insights.measures.presence import year_of_days
from tui.records.answers import Outcome
from tui.records.vocabulary import HARD_TO_SAY


class Corner(IntEnum):
    """Where a day's feelings lay: the middle of its check-ins, in the order of the keys."""

    NONE = 0
    HIGH_UNPLEASANT = 1
    HIGH_PLEASANT = 2
    LOW_UNPLEASANT = 3
    LOW_PLEASANT = 4
    BETWEEN = 5


Placed: TypeAlias = tuple[date, int, int]
"""A check-in that has a place: its day, energy and pleasantness."""


def placed(moods: Iterable[Mood]) -> list[Placed]:
    """The check-ins that have a place; those that were hard to say have none."""
    return [
        (one.day, one.energy, one.pleasantness)
        for one in moods
        if one.energy is not None and one.pleasantness is not None
    ]


def by_day(moods: Iterable[Mood]) -> dict[date, tuple[float, float]]:
    """Each day with its mean energy and pleasantness, oldest first."""
    days: defaultdict[date, list[tuple[int, int]]] = defaultdict(list)
    for day, energy, pleasantness in placed(moods):
        days[day].append((energy, pleasantness))
    return {day: (fmean(e for e, _ in found), fmean(p for _, p in found)) for day, found in sorted(days.items())}


def corner_of(energy: float, pleasantness: float) -> Corner:
    """The corner of a place; between them where it lies on a line."""
    if not energy or not pleasantness:
        return Corner.BETWEEN
    return Corner(1 + (pleasantness > 0) + 2 * (energy < 0))


class MoodYear(msgspec.Struct, frozen=True):
    """A year of days by where their feelings lay.

    Attributes:
        weeks: The Mondays, oldest first, each with the corner of each of its days; ``None`` before the first check-in
            and for days to come.
        first: The first day with a check-in.
        counts: How many days lay in each corner; those with none are left out.
    """

    weeks: tuple[tuple[date, tuple[int | None, ...]], ...]
    first: date
    counts: Mapping[Corner, int]


def mood_year(days: Mapping[date, tuple[float, float]], today: date) -> MoodYear | None:
    """The year that ends with this week, or what there is of it since the first check-in; ``None`` without any."""
    first = min((day for day in days if day <= today), default=None)
    if first is None:
        return None
    dates = year_of_days(first, today)
    corners = [
        (corner_of(*days[day]) if day in days else Corner.NONE) if first <= day <= today else None for day in dates
    ]
    counts = {one: corners.count(one) for one in Corner if one and one in corners}
    weeks = tuple((dates[at], tuple(corners[at : at + 7])) for at in range(0, len(dates), 7))
    return MoodYear(weeks, first, counts)


FEWEST = 3
"""Of fewer check-ins it is not said how far apart they lay."""


class MonthMood(msgspec.Struct, frozen=True, kw_only=True):
    """The check-ins of a month.

    Attributes:
        month: Its first day.
        apart: The standard deviation of energy and of pleasantness; ``None`` where there are too few.
    """

    month: date
    times: int
    energy: float
    pleasantness: float
    apart: tuple[float, float] | None


def by_month(moods: Iterable[Mood]) -> tuple[MonthMood, ...]:
    """Each month with check-ins, oldest first."""
    months: defaultdict[date, list[tuple[int, int]]] = defaultdict(list)
    for day, energy, pleasantness in placed(moods):
        months[day.replace(day=1)].append((energy, pleasantness))
    return tuple(_month(month, found) for month, found in sorted(months.items()))


def _month(month: date, found: Sequence[tuple[int, int]]) -> MonthMood:
    energies, pleasant = zip(*found, strict=True)
    apart = (stdev(energies), stdev(pleasant)) if len(found) >= FEWEST else None
    return MonthMood(
        month=month, times=len(found), energy=fmean(energies), pleasantness=fmean(pleasant), apart=apart
    )  # fmt: skip


NEW = 28
"""Days for which a word is new."""


def new_words(moods: Iterable[Mood], today: date) -> tuple[str, ...]:
    """Words first used in the last four weeks, by someone who has checked in for longer."""
    first: dict[str, date] = {}
    for mood in moods:
        if mood.word != HARD_TO_SAY:
            first.setdefault(mood.word, mood.day)
    since = today - timedelta(days=NEW)
    if not first or min(first.values()) > since:
        return ()
    return tuple(word for word, day in first.items() if day > since)


Kind = Literal["kept", "not_kept", "area", "seen", "strained"]
"""What may have gone with a day: a promise kept or not, a part of life written about, a value easy or hard to see."""


class WentWith(msgspec.Struct, frozen=True, kw_only=True):
    """On how many pleasant and unpleasant days there was something.

    Attributes:
        about: Id of the part of life or of the value; empty for promises.
        pleasant: On how many pleasant days.
        unpleasant: On how many unpleasant ones.
        of: How many pleasant and unpleasant days there were.
    """

    kind: Kind
    about: str = ""
    pleasant: int
    unpleasant: int
    of: tuple[int, int]

    @property
    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Between which shares the true ones probably lie, for pleasant and for unpleasant days."""
        return likely(self.pleasant, self.of[0]), likely(self.unpleasant, self.of[1])

    @property
    def leans(self) -> int:
        """1 if it went rather with pleasant days, -1 with unpleasant ones; 0 where that may be chance."""
        (low, high), (other_low, other_high) = self.ranges
        return (low > other_high) - (other_low > high)


DAYS = 365
"""Days that are looked at."""
FEWEST_DAYS = 8
"""Fewer pleasant or unpleasant days say nothing about what went with them."""
FEWEST_TIMES = 5
"""What was there on fewer days is left out."""
SURE = 1.96
"""Standard deviations either way within which 95 of 100 lie."""


def likely(part: int, of: int) -> tuple[float, float]:
    """The range in which a share probably lies (Wilson's interval, 95 of 100)."""
    share, square = part / of, SURE**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = SURE / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def went_with(portrait: Portrait, today: date) -> tuple[WentWith, ...]:
    """What went with pleasant and with unpleasant days of the last year; nothing while there are few of either."""
    since = today - timedelta(days=DAYS)
    days = {day: near for day, (_, near) in by_day(portrait.moods).items() if since < day <= today}
    pleasant, unpleasant = {day for day in days if days[day] > 0}, {day for day in days if days[day] < 0}
    of = len(pleasant), len(unpleasant)
    if min(of) < FEWEST_DAYS:
        return ()
    return tuple(
        WentWith(kind=kind, about=about, pleasant=len(found & pleasant), unpleasant=len(found & unpleasant), of=of)
        for (kind, about), found in _days_with(portrait).items()
        if len(found & (pleasant | unpleasant)) >= FEWEST_TIMES
    )


def _days_with(portrait: Portrait) -> dict[tuple[Kind, str], set[date]]:
    """The days on which there was each thing that may have gone with a mood."""
    found: defaultdict[tuple[Kind, str], set[date]] = defaultdict(set)
    for promise in portrait.promises:
        if promise.outcome is Outcome.KEPT:
            found["kept", ""].add(promise.day)
        elif promise.outcome is Outcome.NOT:
            found["not_kept", ""].add(promise.day)
    for result in portrait.results:
        found["area", result.area].update(one.day for one in result.ratings)
        found["area", result.area].update(one.day for one in result.facts)
    for value in portrait.values:
        found["seen", value.id].update(one.day for one in value.sighted)
        found["strained", value.id].update(one.day for one in value.strained)
    return dict(found)
