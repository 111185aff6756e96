"""How people read dates, hours and weeks: in the form a person chose.

The form is a face and no data, and everything that names a day needs it, down to single sentences: so it is set once
for the process, as a locale is, when a notebook is opened or the setting changes, and is no argument of every view.
Files, exports and what is typed never depend on it, except for which days a week has.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple


class DateForm(StrEnum):
    """The order of a date."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


class ClockForm(StrEnum):
    """How many hours the clock counts to."""

    HOURS_24 = "24_hours"
    HOURS_12 = "12_hours"


class WeekStart(StrEnum):
    """The first day of the week."""

    MONDAY = "monday"
    SUNDAY = "sunday"
    SATURDAY = "saturday"


class DateForms(NamedTuple):
    """All that a person can choose about it; the defaults are what holds until they do."""

    date: str = DateForm.DAY_FIRST
    clock: str = ClockForm.HOURS_24
    week: str = WeekStart.MONDAY


_FIRST = {WeekStart.MONDAY: 0, WeekStart.SUNDAY: 6, WeekStart.SATURDAY: 5}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_current = DateForms()


def use(forms: DateForms) -> None:
    """Says how dates are to be read from now on, everywhere in this process."""
    global _current
    _current = forms


# dates


def date_words(day: date, *, year: bool = True, long: bool = False) -> str:
    """A date: "23 Nov 2026", "Nov 23, 2026" or "2026-11-23".

    Args:
        day: The day.
        year: Whether its year is named; where the year comes first, it always is.
        long: Whether its month is written out.
    """
    month = f"{day:%B}" if long else f"{day:%b}"
    match _current.date:
        case DateForm.YEAR_FIRST:
            return day.isoformat()
        case DateForm.MONTH_FIRST:
            return f"{month} {day.day}" + (f", {day.year}" if year else "")
        case _:
            return f"{day.day} {month}" + (f" {day.year}" if year else "")


def date_column(day: date) -> str:
    """A date with its year, as wide as every other below it."""
    match _current.date:
        case DateForm.YEAR_FIRST:
            return day.isoformat()
        case DateForm.MONTH_FIRST:
            return f"{day:%b} {day.day:>2}, {day.year}"
        case _:
            return f"{day.day:>2} {day:%b} {day.year}"


# hours


def clock(at: time | datetime) -> str:
    """A time of day: "07:20" or "7:20 am"."""
    if _current.clock != ClockForm.HOURS_12:
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {_half(at.hour)}"


def clock_column(at: time | datetime) -> str:
    """A time of day, as wide as every other below it."""
    return clock(at).rjust(len("12:00 pm" if _current.clock == ClockForm.HOURS_12 else "00:00"))


_HALVED = re.compile(r"(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])\.?m\.?", re.ASCII | re.IGNORECASE)


def read_clock(text: str) -> time:
    """A time of day that a person wrote: "07:20", "7:20" or "7:20 am", whichever form they read.

    Raises:
        ValueError: If it is not one.
    """
    words = text.strip()
    if halved := _HALVED.fullmatch(words):
        return time(int(halved[1]) % 12 + 12 * (halved[3] in "pP"), int(halved[2] or 0))
    return time.fromisoformat(words.zfill(5)).replace(second=0, microsecond=0, tzinfo=None)


def hour_words(hour: int) -> str:
    """An hour of the day as a whole: "07h" or "7 am"."""
    return f"{hour % 12 or 12} {_half(hour)}" if _current.clock == ClockForm.HOURS_12 else f"{hour:02}h"


def _half(hour: int) -> str:
    return "am" if hour < 12 else "pm"


# weeks


def week_start(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=(day.weekday() - _first()) % 7)


def weekdays() -> tuple[str, ...]:
    """Their names, from the first day of the week on."""
    return WEEKDAYS[_first() :] + WEEKDAYS[: _first()]


def _first() -> int:
    return _FIRST[WeekStart(_current.week)]
