"""The practice day: a night owl's day ends at four, and every name a person gives a day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from tui.records.date_forms import date_words
from tui.records.hours import DAY_STARTS_AT as DAY_STARTS_AT

YEARS = range(2, 9999)
"""Years in which a day before and after can be computed, in every zone."""

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


def read_date(text: str) -> date | None:
    """The day of a date written like ``2026-09-14``; ``None`` for anything else."""
    written = text.strip()
    if _DATE.fullmatch(written):
        with suppress(ValueError):
            return date.fromisoformat(written)
    return None


def chosen_day(option: str, start: date) -> date | None:
    """The day an option names by its id: a date, or in how many days from ``start``; ``None`` if it names none."""
    if (day := read_date(option)) is not None:
        return day
    if re.fullmatch(r"\d{1,3}", option, re.ASCII):
        return start + timedelta(days=int(option))
    return None


AHEAD = 9
"""So many days a promise can be given by their names."""


def days_ahead(start: date) -> list[tuple[date, str]]:
    """A day and those after it as a person would choose one: "today", "tomorrow", "Wednesday"."""
    days = [start + timedelta(days=number) for number in range(AHEAD)]
    return list(zip(days, ["today", "tomorrow", *(f"{day:%A}" for day in days[2:])], strict=True))


def day_to_come(text: str, today: date) -> date | None:
    """The day from today on that a person named: "tomorrow", "Friday", a date; ``None`` for anything else."""
    named = {words.casefold(): day for day, words in days_ahead(today)}
    day = named.get(text.strip().casefold()) or read_date(text)
    return day if day is not None and day >= today else None


def full_day(day: date) -> str:
    """A day in full: "Monday, 23 November 2026"."""
    return f"{day:%A}, {date_words(day, long=True)}"


def written_day(day: date) -> str:
    """A day in full as files have it, whatever form a person reads: "Monday, 23 November 2026"."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def day_of_week(day: date) -> str:
    """A day of this year: "Monday, 23 November"."""
    return f"{day:%A}, {day_and_month(day)}"


def day_name(day: date) -> str:
    """A day with its year, where there is little room: "Mon 23 Nov 2026"."""
    return f"{day:%a} {date_words(day)}"


def day_and_month(day: date) -> str:
    """A day of a year that is known: "23 November"."""
    return date_words(day, year=False, long=True)


def short_day(day: date, today: date) -> str:
    """A day beside a title: "Sun 22 Nov", with its year unless it is this one's."""
    return f"{day:%a} {short_date(day, today)}"


def short_date(day: date, today: date) -> str:
    """A day beside what was said on it: "22 Nov", with its year unless it is this one's."""
    return date_words(day, year=day.year != today.year)


def when(day: date, today: date) -> str:
    """How a person would name a day gone by: "yesterday", "on Friday", "on 3 March"."""
    back = (today - day).days
    if back <= 0:
        return "earlier today"
    if back == 1:
        return "yesterday"
    if back < 7:
        return f"on {day:%A}"
    return f"on {date_words(day, year=day.year != today.year, long=True)}"
