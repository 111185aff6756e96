"""Pages by the calendar: a year of days, and what stands on this day in earlier years."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias

import msgspec

from tui.insights.listing import Listed

Days: TypeAlias = Mapping[date, Sequence[Listed]]
"""The entries of each day that has any, the first one first."""

FULLER = (1, 400, 1200, 3000)
"""Letters from which a day is shaded one step darker."""
NEAR = 3
"""So many days before or after a day still count as about then."""


class Anniversary(msgspec.Struct, frozen=True):
    """What an earlier year has of a day.

    Attributes:
        year: The year.
        exact: The same calendar day; ``None`` where that year does not have it.
        found: That day if it has a page, else the nearest with one within three days; ``None`` if there is none.
    """

    year: int
    exact: date | None
    found: date | None


def by_day(entries: Iterable[Listed]) -> dict[date, list[Listed]]:
    """Entries by their day, the first one of a day first."""
    days: dict[date, list[Listed]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    for found in days.values():
        found.sort(key=lambda entry: entry.begun)
    return days


def fullness(entries: Iterable[Listed]) -> int:
    """How much was written, from 0 for nothing to 4."""
    letters = sum(max(1, len(entry.folded)) for entry in entries)
    return sum(letters >= step for step in FULLER)


def weeks(year: int) -> list[date]:
    """The Mondays of the weeks that have a day in the year."""
    first = date(year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    count = (date(year, 12, 31) - monday).days // 7 + 1
    return [monday + timedelta(weeks=number) for number in range(count)]


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the last of its month where that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(9999, number // 12)), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def anniversaries(days: Container[date], day: date, since: int) -> tuple[Anniversary, ...]:
    """What earlier years have of a day, the latest first.

    Args:
        days: Those that have a page.
        day: Of which month and day are looked for.
        since: The first year that is looked at.
    """
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
