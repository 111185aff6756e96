"""Days as people name them: a year, a month, a day, yesterday, last week, monday, and from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

Span: TypeAlias = tuple[date, date]
"""The first day and the last."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
PERIODS = ("week", "month", "year")
NAMED = (
    "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year", *WEEKDAYS,
    *MONTHS,
)  # fmt: skip
"""Every name a day or a time has."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_span(text: str, today: date) -> Span | None:
    """The days that a text names, or None: a weekday or a month is the last one there was.

    Args:
        text: Folded; ``2026-03..2026-06`` is from one to another.
        today: What yesterday is seen from.
    """
    first, dots, last = text.strip().partition("..")
    if dots:
        begin, end = read_span(first, today), read_span(last, today)
        return (min(begin[0], end[0]), max(begin[1], end[1])) if begin and end else None
    if found := _DATE.fullmatch(first):
        return _dated(*(int(part) if part else 0 for part in found.groups()))
    word = re.sub(r"[\s_]+", "-", first)
    if word in ("today", "yesterday"):
        day = today - timedelta(days=word == "yesterday")
        return day, day
    side, _, period = word.partition("-")
    if side in ("this", "last") and period in PERIODS:
        return _period(period, today, last=side == "last")
    name = _whole(word.removeprefix("last-"), (*WEEKDAYS, *MONTHS))
    if name in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS.index(name)) % 7
        if word.startswith("last-") and not back:
            back = 7
        return today - timedelta(days=back), today - timedelta(days=back)
    if name in MONTHS:
        month = MONTHS.index(name) + 1
        return _month(today.year - (month > today.month), month)
    return None


def _whole(word: str, names: tuple[str, ...]) -> str:
    """The name, or the one that three letters or more of it begin."""
    found = [name for name in names if name == word or (len(word) >= 3 and name.startswith(word))]
    return found[0] if len(found) == 1 else ""


def _dated(year: int, month: int, day: int) -> Span | None:
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        return _month(year, month) if month else (date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def _month(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _period(period: str, today: date, *, last: bool) -> Span:
    match period:
        case "week":
            monday = today - timedelta(days=today.weekday() + 7 * last)
            return monday, monday + timedelta(days=6)
        case "month":
            inside = today.replace(day=1) - timedelta(days=1) if last else today
            return _month(inside.year, inside.month)
        case _:
            year = today.year - last
            return date(year, 1, 1), date(year, 12, 31)
