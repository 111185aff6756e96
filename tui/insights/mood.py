"""Moods: words and where they fall, described and never scored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from tui.insights.portrait import Mood, Portrait, Said
from tui.records.emotions import HARD_TO_SAY
from tui.records.roles import Role


class Words(msgspec.Struct, frozen=True):
    """The words picked at check-ins.

    Attributes:
        most: The word used most; of several, the one used last. Empty without any.
        times: How often.
        once: Words used just once, newest first.
    """

    most: str
    times: int
    once: tuple[str, ...]


def words(moods: Iterable[Mood]) -> Words:
    """The word used most and those used once (practice.md, section 8); "hard to say" is no word."""
    # counted from the newest, so that of several words the one used last comes first
    used = Counter(mood.word for mood in reversed(tuple(moods)) if mood.word != HARD_TO_SAY)
    most, times = used.most_common(1)[0] if used else ("", 0)
    return Words(most, times, tuple(word for word, count in used.items() if count == 1))


class Weather(msgspec.Struct, frozen=True):
    """Some check-ins taken together, on Russell's plane.

    Attributes:
        times: How many could be said.
        energy: Their mean, -5 to 5.
        pleasantness: Their mean, -5 to 5.
    """

    times: int
    energy: float
    pleasantness: float


def by_hour(moods: Iterable[Mood]) -> dict[int, Weather]:
    """Hour of the day to the moods of that hour, in order of the clock."""
    return _weather(moods, lambda mood: mood.hour)


def by_weekday(moods: Iterable[Mood]) -> dict[int, Weather]:
    """Weekday, Monday 0 to Sunday 6, to the moods of that day."""
    return _weather(moods, lambda mood: mood.day.weekday())


def weather_by_week(moods: Iterable[Mood]) -> dict[date, Weather]:
    """The Monday of each week to its moods, oldest first."""
    found = _weather(moods, lambda mood: mood.day.toordinal() - mood.day.weekday())
    return {date.fromordinal(week): weather for week, weather in found.items()}


def _weather(moods: Iterable[Mood], place: Callable[[Mood], int | None]) -> dict[int, Weather]:
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for mood in moods:
        at = place(mood)
        if at is not None and mood.energy is not None and mood.pleasantness is not None:
            found[at].append((mood.energy, mood.pleasantness))
    return {
        at: Weather(
            len(pairs), sum(energy for energy, _ in pairs) / len(pairs), sum(near for _, near in pairs) / len(pairs)
        )
        for at, pairs in sorted(found.items())
    }


class Heat(msgspec.Struct, frozen=True):
    """Moments with some heat in them, in one month.

    Attributes:
        month: Its first day.
        reacted: Chosen by the moment.
        responded: Chosen by the person.
        mixed: Some of each.
    """

    month: date
    reacted: int
    responded: int
    mixed: int


def heat_by_month(portrait: Portrait) -> tuple[Heat, ...]:
    """Reacted against responded, month by month, oldest first; an evening without heat is no moment.

    A moment told in the flow for such moments and ticked again in the evening is counted once, as it was told.
    """
    days: defaultdict[date, list[Said]] = defaultdict(list)
    for said in portrait.said.get(Role.HEAT, ()):
        days[said.day].append(said)
    months: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for day, moments in days.items():
        told = [said for said in moments if said.flow != "evening"]
        months[day.replace(day=1)].update(_kind(said.text) for said in told or moments)
    return tuple(
        Heat(month, counts["reacted"], counts["responded"], counts["mixed"])
        for month, counts in sorted(months.items())
        if counts["reacted"] + counts["responded"] + counts["mixed"]
    )


def _kind(text: str) -> str:
    if text == "some of each":
        return "mixed"
    return next((kind for kind in ("reacted", "responded") if text.endswith(kind)), "none")
