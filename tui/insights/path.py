"""The path: a year of days, and how many of the last ones had a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from tui.insights.alignment import monday
from tui.insights.rhythm import days_present

PAUSE = 7
"""So many whole days without a page are a pause one comes back from."""

YEAR = 53
"""Weeks that hold a year, whatever day it begins on."""


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """A year of days.

    Attributes:
        weeks: The Mondays, oldest first, each with how many pages each of its days has; ``None`` for days to come.
        recent: On how many of the last 28 days there is a page.
        days: On how many days of these weeks.
        pages: How many pages they have.
        returns: Days with a page after a week or more without one, and how many days were without, newest first.
        months: The first of each of these months with the days that have a page, oldest first.
    """

    weeks: tuple[tuple[date, tuple[int | None, ...]], ...]
    recent: int
    days: int
    pages: int
    months: tuple[tuple[date, int], ...]
    returns: tuple[tuple[date, int], ...] = ()


def path(days: Mapping[date, tuple[str, ...]], today: date) -> Path:
    """The year that ends with this week."""
    first = monday(today) - timedelta(weeks=YEAR - 1)
    weeks = []
    months: dict[date, int] = {}
    found = pages = 0
    for number in range(YEAR):
        start = first + timedelta(weeks=number)
        counts: list[int | None] = []
        for offset in range(7):
            day = start + timedelta(days=offset)
            if day > today:
                counts.append(None)
                continue
            count = len(days.get(day, ()))
            counts.append(count)
            found += count > 0
            pages += count
            month = day.replace(day=1)
            months[month] = months.get(month, 0) + (count > 0)
        weeks.append((start, tuple(counts)))
    return Path(
        weeks=tuple(weeks), recent=days_present(days, today), days=found, pages=pages, months=tuple(months.items()),
        returns=_returns(days, first, today),
    )  # fmt: skip


def _returns(days: Mapping[date, tuple[str, ...]], first: date, today: date) -> tuple[tuple[date, int], ...]:
    present = sorted(day for day in days if day <= today)
    gaps = ((later, (later - before).days - 1) for before, later in pairwise(present) if later >= first)
    return tuple(reversed([(day, without) for day, without in gaps if without >= PAUSE]))
