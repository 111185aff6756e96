"""When she sits down: which flow on which day at what hour, with the days and weeks she stays away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tui.demo.biography import CATCHING_UP, DAYS_OFF, UNANSWERED, UNASKED, WINDOW, years_before
from tui.practice.flow import Variant

ZONE = "Europe/Berlin"
_BERLIN = ZoneInfo(ZONE)
_WEDNESDAY, _SATURDAY, _SUNDAY = 2, 5, 6


class PlannedSession(NamedTuple):
    """One session she will sit down to.

    Attributes:
        day: The practice day.
        begun: The instant.
        flow: What is walked, or the name of an entry outside a flow.
        minutes: How long it takes.
        variant: Which steps are asked.
        back: Days before today.
        number: Which time of its kind this is in its year, from 0.
    """

    day: date
    begun: datetime
    flow: str
    minutes: float
    variant: Variant
    back: int
    number: int


# Flow, how many a year, hour, minutes, and the weekdays it may fall on (all if empty).
_OCCASIONS: tuple[tuple[str, int, float, float, tuple[int, ...]], ...] = (
    ("learning", 16, 12.3, 5, ()),
    ("trigger", 11, 19.1, 7, (0, 1, 2, 3, 4)),
    ("listening", 9, 18.4, 5, ()),
    ("left_hand", 3, 18.6, 17, (5, 6)),
    ("ladder", 4, 12.6, 10, ()),
    ("quiet", 24, 12.1, 8, ()),
    ("reality", 4, 16.4, 24, (5,)),
    ("note", 46, 13.5, 2, ()),
    ("outcome", 22, 18.1, 0, ()),
    ("rate", 8, 12.8, 0, ()),
    ("fact", 8, 13.1, 0, ()),
    ("signal", 18, 18.0, 0, ()),
)
_NOT_LATELY = dict.fromkeys(("learning", "trigger", "listening", "left_hand", "ladder"), 40) | {"signal": UNANSWERED}
"""How many of the last days know no promises outside the mornings, and no answers to signals."""


def planned_sessions(today: date, years: int, rng: Random) -> Iterator[PlannedSession]:
    """Every session of these years, in order; none on ``today``."""
    for back in range(years, 0, -1):
        start, end = years_before(today, back), years_before(today, back - 1)
        yield from _year(start, end, today, back == years, back, rng)


def _year(start: date, end: date, today: date, first: bool, back: int, rng: Random) -> Iterator[PlannedSession]:
    days = [start + timedelta(days=number) for number in range((end - start).days)]
    fixed = _fixed(days, first, back)
    absent = _absences(days, set(fixed), back == 1, rng)
    occasions = _occasions(days, absent, back == 1, rng)
    counts: dict[str, int] = {}
    for day in days:
        if day in absent or ((today - day).days in DAYS_OFF and day.weekday() != _SUNDAY):
            continue
        daily = _daily(day, (today - day).days, day == start, first, rng)
        flows = [*fixed.get(day, ()), *occasions.get(day, ()), *daily]
        for begun, flow, minutes, variant in sorted(_timed(day, flow, rng) for flow in flows):
            number = counts.get(flow, 0)
            counts[flow] = number + 1
            yield PlannedSession(day, begun, flow, minutes, variant, (today - day).days, number)


def _fixed(days: list[date], first: bool, back: int) -> dict[date, list[str]]:
    """What stands at a certain place in the year."""
    found: dict[date, list[str]] = {}

    def put(number: int, flow: str) -> None:
        found.setdefault(days[number], []).append(flow)

    if first:
        put(0, "onboarding")
    put(3, "vision")
    put(70, "vision")
    if first or back == 1 or back % 3 == 0:
        put(9, "values")
    for month in range(1, 13):
        put(round(month * 29.2), "quarterly" if month % 3 == 0 else "renewal")
    put(120, "second_pull")
    put(len(days) - 33, "second_pull")
    put(150, "revise")
    put(12, "walk")
    for month in range(1, 12):
        put(round(month * 29.2) + 5, "walk")
        put(round(month * 29.2) + 1, "reached")
    if back == 1:
        put(99, "loop")
        put(214, "loop")
        put(len(days) - 3, "minute")
        for number in (len(days) - 40, len(days) - 25, len(days) - 9):
            put(number, "rate")
    return found


def _absences(days: list[date], fixed: set[date], last: bool, rng: Random) -> set[date]:
    """Days away: an illness, two holidays, and a day now and then; never a day on which something is fixed."""
    latest = len(days) - (WINDOW + 34 if last else 20)

    def span(months: tuple[int, ...], length: int) -> set[date]:
        free = [n for n in range(20, latest - length) if not fixed.intersection(days[n : n + length])]
        begins = rng.choice([number for number in free if days[number].month in months] or free)
        return set(days[begins : begins + length])

    away = span((11, 12, 1, 2, 3), 14) | span((6, 7, 8), 11) | span((4, 5, 9, 10), 5)
    away |= {day for day in days[2:] if rng.random() < 0.075}
    quiet_end = days[-(WINDOW + 14) :] if last else []
    return away - set(quiet_end) - {days[0]} - fixed


def _occasions(days: list[date], absent: set[date], last: bool, rng: Random) -> dict[date, list[str]]:
    found: dict[date, list[str]] = {}
    for flow, count, _, _, weekdays in _OCCASIONS:
        latest = len(days) - (_NOT_LATELY.get(flow, 2) if last else 2)
        fitting = [day for day in days[12:latest] if day not in absent and (not weekdays or day.weekday() in weekdays)]
        for day in rng.sample(fitting, min(count, len(fitting))):
            found.setdefault(day, []).append(flow)
    return found


def _daily(day: date, back: int, birthday: bool, first: bool, rng: Random) -> list[str]:
    morning, evening = rng.random() < 0.85, rng.random() < 0.75
    steady = back <= WINDOW + 4
    found = ["morning"] if (morning or steady or birthday) and not (birthday and first) else []
    if (evening or steady) and back > 1:
        found.append("evening")
    if day.weekday() == _SUNDAY:
        found.append("weekly")
    if day.weekday() == _SATURDAY:
        found.append("tested")
    if back > UNASKED and (day.weekday() == _SUNDAY or (day.weekday() == _WEDNESDAY and back <= CATCHING_UP)):
        found.append("still")
    return found


def _timed(day: date, flow: str, rng: Random) -> tuple[datetime, str, float, Variant]:
    variant: Variant = "whole"
    weekend = day.weekday() >= 5
    hour, minutes = next(((hour, minutes) for name, _, hour, minutes, _ in _OCCASIONS if name == flow), (10.2, 12.0))
    match flow:
        case "morning":
            hour, minutes = (7.8 if weekend else 6.1) + rng.random() * 0.8, 4 + rng.random() * 5
            if rng.random() < 0.12:
                variant, minutes = "short", 3 + rng.random()
        case "evening":
            hour, minutes = 20.8 + rng.random() * 2, 3 + rng.random() * 4
            if rng.random() < 0.03:
                hour = 24.2 + rng.random() * 0.6
            elif rng.random() < 0.08:
                variant = "short"
        case "weekly":
            hour, minutes = 16.8 + rng.random(), 14 + rng.random() * 10
        case "onboarding":
            hour, minutes = 8.4, 3.0
        case "vision":
            hour, minutes = 9.6, 38.0
        case "values":
            hour, minutes = 9.9, 21.0
        case "quarterly":
            flow, variant, hour, minutes = "renewal", "quarterly", 9.3, 24.0
        case "second_pull" | "loop":
            hour, minutes = 19.6, 10.0
        case "walk":
            hour, minutes = 17.4, 15.0
        case "reached":
            hour, minutes = 12.4, 4.0
        case "minute":
            hour, minutes = 13.1, 1.0
        case "tested":
            hour, minutes = 10.9, 2.0
        case "still":
            hour, minutes = 18.3, 2.0
        case "note":
            hour += rng.random() * 8 - 4
        case _:
            pass
    seconds = round((hour + rng.random() * 0.15) * 3600)
    begun = datetime.combine(day, time(), _BERLIN) + timedelta(seconds=seconds)
    return begun, flow, minutes, variant
