"""The practice day: a night owl's day ends at four, and every name a person gives a day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

DAY_STARTS_AT = time(4, 0)
"""When a new practice day begins unless the person set another hour."""

YEARS = range(2, 9999)
"""Years in which a day before and after can be reckoned, in every zone."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def practice_day(instant: datetime, starts_at: time = DAY_STARTS_AT) -> date:
    """The day an instant belongs to, in the instant's own zone.

    Args:
        instant: An aware datetime; its wall clock decides.
        starts_at: The hour a new day begins.
    """
    day = instant.date()
    return day - timedelta(days=1) if instant.time() < starts_at else day


def read_day(text: str, today: date) -> date:
    """The day that ``today``, ``yesterday``, ``tomorrow`` or ``2026-09-14`` names.

    Raises:
        ValueError: One sentence saying what a day looks like.
    """
    word = text.strip().lower()
    offsets = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in offsets:
        return today + timedelta(days=offsets[word])
    if _DATE.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise ValueError(f"There is no day {word} in the calendar; write a date like {today}.") from None
    raise ValueError(f"“{text}” is not a day; write today, yesterday or a date like {today}.")


def short_day(day: date, today: date) -> str:
    """A day beside a title: "Sun 22 Nov", with its year where that is another."""
    return f"{day:%a} {day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def when(day: date, today: date) -> str:
    """How a person would name a day gone by: "yesterday", "on Friday", "on 3 March"."""
    back = (today - day).days
    if back <= 0:
        return "earlier today"
    if back == 1:
        return "yesterday"
    if back < 7:
        return f"on {day:%A}"
    if day.year == today.year:
        return f"on {day.day} {day:%B}"
    return f"on {day.day} {day:%B} {day.year}"
