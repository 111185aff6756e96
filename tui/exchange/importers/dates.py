"""Days and times as people, file names and programs write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import NamedTuple

from tui.exchange.importers.entry_builder import Here
from tui.records.date_forms import MONTHS, WEEKDAYS
from tui.records.day import YEARS

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month[3:] else month for month in MONTHS)
_STAMP = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{2})?(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?P<between>[-_./]?)(\d{2})(?P=between)(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\.?[ _-]+({_MONTH})\.?,?[ _-]+(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?[ _-]+(\d{{1,2}})(?:st|nd|rd|th)?,?[ _-]+(\d{{4}})(?!\d)", re.IGNORECASE)
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})[:.h-](\d{2})(?::(\d{2}))?(?![\d:])(?:\s?([AaPp])\.?[Mm]\b\.?)?")
_FOUR_DIGITS = re.compile(r"^[\sT_-]*(\d{2})(\d{2})(?!\d)")


class Found(NamedTuple):
    """A day that a text names.

    Attributes:
        day: The day.
        clock: The time of it, where one is named.
        rest: The text without either.
    """

    day: date
    clock: time | None
    rest: str


def clock_in(text: str) -> tuple[time, int, int] | None:
    """The first time of day in a text, with twelve hours or twenty-four, and from where to where it stands."""
    for match in _CLOCK.finditer(text):
        hour = int(match[1])
        if match[4]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
        try:
            return time(hour, int(match[2]), int(match[3] or 0)), match.start(), match.end()
        except ValueError:
            continue
    return None


def day_in(text: str) -> Found | None:
    """The first day that a text names so that it can be no other, such as ``2026_11_23`` or ``Nov 23rd, 2026``."""
    if (match := _STAMP.search(text)) and (day := _day(match[1], match[2], match[3])):
        try:
            return Found(day, time(int(match[4]), int(match[5])), _without(text, match.start(), match.end()))
        except ValueError:
            pass
    for pattern, order in (
        (_YEAR_FIRST, (1, 3, 4)),
        (_DAY_FIRST, (3, 2, 1)),
        (_MONTH_FIRST, (3, 1, 2)),
        (_DOTTED, (3, 2, 1)),
    ):
        for match in pattern.finditer(text):
            if day := _day(*(match[part] for part in order)):
                return _with_clock(day, text, match)
    return _slashed(text)


def _slashed(text: str) -> Found | None:
    """A day written with slashes: the weekday beside it, or a part above twelve, tells the day from the month."""
    for match in _SLASHED.finditer(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        days = [_day(year, match[2], match[1]), _day(year, match[1], match[2])]
        named = [day for day in days if day and WEEKDAYS[day.weekday()][:3].lower() in text.lower()]
        certain = {day for day in (named or days) if day}
        if len(certain) == 1:
            return _with_clock(certain.pop(), text, match)
    return None


def unslashed(cells: Iterable[str]) -> Callable[[str], str]:
    """Rewrites days with slashes so that they can be read, where one of all of them tells the day from the month."""
    found = [match for cell in cells if (match := _SLASHED.match(cell.strip()))]
    orders = {order for match in found for order, at in (("day first", 1), ("month first", 2)) if int(match[at]) > 12}
    if len(orders) != 1:
        return str

    def written(match: re.Match[str]) -> str:
        day, month = (match[1], match[2]) if "day first" in orders else (match[2], match[1])
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return f"{year}-{int(month):02}-{int(day):02}"

    return lambda cell: _SLASHED.sub(written, cell.strip(), count=1)


def _with_clock(day: date, text: str, match: re.Match[str]) -> Found:
    before, after = text[: match.start()], text[match.end() :]
    if digits := _FOUR_DIGITS.match(after):
        try:
            return Found(day, time(int(digits[1]), int(digits[2])), f"{before}{after[digits.end() :]}".strip(" _-,"))
        except ValueError:
            pass
    if found := clock_in(after):
        clock, start, end = found
        return Found(day, clock, f"{before}{after[:start]}{after[end:]}".strip(" _-,T"))
    return Found(day, None, f"{before}{after}".strip(" _-,"))


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{text[end:]}".strip(" _-,")


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else next(
        at for at, name in enumerate(MONTHS, 1) if name[:3].lower() == month[:3].lower()
    )  # fmt: skip
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if found.year in YEARS else None


def day_of_file(path: str) -> Found | None:
    """The day that a file's name says, or its folders and its name, as in ``2026/11/23.txt``."""
    name = PurePosixPath(path)
    if found := day_in(name.stem):
        return found
    if not name.name:
        return None
    *_, year, month, day = ("", "", "", *name.with_suffix("").parts)
    if day[:2].isdigit() and (found := day_in(f"{year}/{month}/{day[:2]}")):
        return Found(found.day, None, day[2:].strip(" _-,"))
    return None


def when(text: str, here: Here) -> tuple[datetime, date | None] | None:
    """The moment that a field or a cell says, and the day where it says no more than that; none if it says neither."""
    plain = text.strip().strip("[]<>").strip()
    try:
        moment = datetime.fromisoformat(plain)
        if moment.year not in YEARS:
            return None
        is_day = not moment.utcoffset() and moment.time() == time(0)
        return moment if moment.tzinfo else here.local(moment), moment.date() if is_day else None
    except (ValueError, OverflowError, OSError):
        found = day_in(plain)
    return at(found.day, found.clock, here) if found else None


def at(day: date, clock: time | None, here: Here) -> tuple[datetime, date | None]:
    """The moment of a day and a time of it, and the day where there is no time."""
    return here.local(datetime.combine(day, clock or time(0))), None if clock else day
