"""The days a person came by: shown as presence, never as a chain that can break."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta


def days_present(days: Container[date], today: date, span: int = 28) -> int:
    """How many of the last ``span`` days, today among them, have an entry."""
    return sum(today - timedelta(days=back) in days for back in range(span))


def week(days: Container[date], today: date) -> tuple[bool | None, ...]:
    """Monday to Sunday of this week: present, not present, or still to come (``None``)."""
    monday = today - timedelta(days=today.weekday())
    dates = (monday + timedelta(days=offset) for offset in range(7))
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
