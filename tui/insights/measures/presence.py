"""Days with an entry: a year of them, this day in earlier years, and how long a pause was."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from tui.records.date_forms import week_start

if TYPE_CHECKING:  # Today's first picture reads no entry
    from tui.insights.fold.entry_summary import EntrySummary

PAUSE = 7
"""So many whole days without a page are a pause one comes back from."""

AWAY = 3
"""After so many whole days without an entry taut welcomes one back, and what was open before is asked of no more."""
AWAY_WEEKLY = PAUSE + AWAY
"""The same for someone who chose to write once a week."""

YEAR = 53
"""Weeks that hold a year, whatever day it begins on."""


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """A year of days.

    Attributes:
        first: The first day with an entry; ``None`` without any.
        weeks: Their first days, oldest first, each with how many entries each of its days has; ``None`` for days
            before the first one and for days to come.
        recent: On how many of the last 28 days there is a page.
        days: On how many days of these weeks.
        returns: Days with a page after a week or more without one, and how many days were without, newest first.
        months: The first of each of these months with the days that have a page, oldest first.
    """

    first: date | None
    weeks: tuple[tuple[date, tuple[int | None, ...]], ...]
    recent: int
    days: int
    pages: int
    months: tuple[tuple[date, int], ...]
    returns: tuple[tuple[date, int], ...] = ()


def presence(days: Mapping[date, tuple[str, ...]], today: date) -> Presence:
    """The year that ends with this week, or what there is of it since the first day."""
    begun = min(days, default=None)
    dates = year_of_days(begun, today)
    first = dates[0]
    counts = [len(days.get(day, ())) if (begun or today) <= day <= today else None for day in dates]
    months: dict[date, int] = {}
    for day, count in zip(dates, counts, strict=True):
        if count is not None:
            month = day.replace(day=1)
            months[month] = months.get(month, 0) + (count > 0)
    return Presence(
        first=begun,
        weeks=tuple((dates[at], tuple(counts[at : at + 7])) for at in range(0, len(dates), 7)),
        recent=days_present(days, today),
        days=sum(months.values()),
        pages=sum(filter(None, counts)),
        months=tuple(months.items()),
        returns=_returns(days, first, today),
    )


def year_of_days(first: date | None, today: date) -> list[date]:
    """All days of the weeks of the year that ends with this week, none of them before the week of the first day."""
    start = week_start(today) - timedelta(weeks=YEAR - 1)
    if first is not None:
        start = max(start, week_start(min(first, today)))
    return [start + timedelta(days=offset) for offset in range((week_start(today) - start).days + 7)]


def _returns(days: Mapping[date, tuple[str, ...]], first: date, today: date) -> tuple[tuple[date, int], ...]:
    present = sorted(day for day in days if day <= today)
    gaps = ((later, (later - before).days - 1) for before, later in pairwise(present) if later >= first)
    return tuple(reversed([(day, without) for day, without in gaps if without >= PAUSE]))


def days_present(days: Container[date], today: date, span: int = 28) -> int:
    """How many of the last ``span`` days, today among them, have an entry."""
    return sum(today - timedelta(days=back) in days for back in range(span))


def week(days: Container[date], today: date) -> tuple[bool | None, ...]:
    """The days of this week: present, not present, or still to come (``None``)."""
    dates = (week_start(today) + timedelta(days=offset) for offset in range(7))
    return tuple(None if day > today else day in days for day in dates)


def years_ago(days: Container[date], today: date, most: int = 10) -> tuple[date, ...]:
    """The same day in earlier years that has a page, latest first; the 29th of February is met in leap years."""
    found = []
    for back in range(1, most + 1):
        try:
            day = today.replace(year=today.year - back)
        except ValueError:
            continue
        if day in days:
            found.append(day)
    return tuple(found)


def gap_before(days: Container[date], today: date, most: int = 3650) -> int:
    """Whole days without an entry before today; ``most`` when there never was one."""
    return next((back - 1 for back in range(1, most) if today - timedelta(days=back) in days), most)


def came_back(days: Iterable[date], today: date, away: int = AWAY) -> date | None:
    """The last day that came after so many whole days without an entry, today among them; ``None`` if none did."""
    present = [*sorted(day for day in days if day < today), today]
    pauses = (later for before, later in pairwise(present) if (later - before).days > away)
    return max(pauses, default=None)


Days: TypeAlias = "Mapping[date, Sequence[EntrySummary]]"
"""The entries of each day that has any, the first one first."""

FULLER = (1, 400, 1200, 3000)
"""Letters from which a day is shaded one step darker."""
NEAR = 3
"""So many days before or after a day still count as about then."""


class Anniversary(msgspec.Struct, frozen=True):
    """What an earlier year has of a day.

    Attributes:
        exact: The same calendar day; ``None`` where that year does not have it.
        found: That day if it has a page, else the nearest with one within three days; ``None`` if there is none.
    """

    year: int
    exact: date | None
    found: date | None


def by_day(entries: Iterable[EntrySummary]) -> dict[date, list[EntrySummary]]:
    """Entries by their day, the first one of a day first."""
    days: dict[date, list[EntrySummary]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    for found in days.values():
        found.sort(key=lambda entry: entry.begun)
    return days


def fullness(entries: Iterable[EntrySummary]) -> int:
    """How much was written, from 0 for nothing to 4."""
    letters = sum(max(1, len(entry.folded)) for entry in entries)
    return sum(letters >= step for step in FULLER)


def weeks(year: int) -> list[date]:
    """The first days of the weeks that have a day in the year."""
    first = week_start(date(year, 1, 1))
    count = (date(year, 12, 31) - first).days // 7 + 1
    return [first + timedelta(weeks=number) for number in range(count)]


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the last of its month where that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(9999, number // 12)), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def anniversaries(days: Container[date], day: date, since: int) -> tuple[Anniversary, ...]:
    """What earlier years have of a day, the latest first."""
    return tuple(_anniversary(days, day, year) for year in range(day.year - 1, since - 1, -1))


def _anniversary(days: Container[date], day: date, year: int) -> Anniversary:
    leap_day = (day.month, day.day) == (2, 29)
    exact = None if leap_day and not isleap(year) else day.replace(year=year)
    # A year without the 29th of February goes from the 28th to the 1st: both are next to it.
    after = exact or date(year, 3, 1)
    before = exact or date(year, 2, 28)
    if exact in days:
        return Anniversary(year, exact, exact)
    steps = range(1, NEAR + 1) if exact else range(NEAR)
    near = (near for back in steps for near in (before - timedelta(days=back), after + timedelta(days=back)))
    return Anniversary(year, exact, next((found for found in near if found in days), None))
