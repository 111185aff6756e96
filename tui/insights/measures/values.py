"""Values: how near the way one lives comes to what one holds, as a line over time without grades."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from tui.insights.fold.portrait import HeldValue, Rating, Said
from tui.records.date_forms import week_start
from tui.records.vocabulary import OPPOSITE


def coherence(pairs: Iterable[tuple[float | None, float | None]]) -> float | None:
    """C = 100·Σ(I·L)/(10·ΣI) of (importance, lived), as in the Valued Living Questionnaire (PRACTICE.md, section 4).

    Values without one of the two are left out of both sums; absent if ΣI = 0.
    """
    rated = [(weight, lived) for weight, lived in pairs if weight is not None and lived is not None]
    total = sum(weight for weight, _ in rated)
    return 100 * sum(weight * lived for weight, lived in rated) / (10 * total) if total else None


def room(importance: float, lived: float) -> float:
    """I·(10 - L)/10: where more could be lived of what matters (PRACTICE.md, section 4)."""
    return importance * (10 - lived) / 10


RINGS = (9, 7, 5, 3)
"""How near something is at least in each ring of a bull's-eye, from the inside out; nearer to 0 is the fifth."""


def ring(lived: float) -> int:
    """The ring on a bull's-eye, 1 at the centre to 5 (PRACTICE.md, section 4)."""
    return next((place for place, least in enumerate(RINGS, 1) if lived >= least), 5)


def drift(weeks: Sequence[float]) -> float | None:
    """Mean of the last three weeks minus the three before; absent with fewer than six (PRACTICE.md, section 4)."""
    return round((sum(weeks[-3:]) - sum(weeks[-6:-3])) / 3, 9) if len(weeks) >= 6 else None


MARKED = timedelta(days=7)
"""Marks of so many days stand together on a bull's-eye."""


class Marks(msgspec.Struct, frozen=True):
    """How near each value was last lived, in the last week in which any was marked.

    Attributes:
        until: The day of the last mark; the others are less than a week older.
        lived: Value id to how near it was lived.
    """

    until: date
    lived: Mapping[str, float]


def marks(values: Sequence[HeldValue], today: date) -> Marks | None:
    """The marks for a bull's-eye; absent while no value was marked."""
    latest = {value.id: rating for value in values if (rating := _at(value.lived, today))}
    if not latest:
        return None
    until = max(rating.day for rating in latest.values())
    return Marks(until, {one: rating.value for one, rating in latest.items() if until - rating.day < MARKED})


def by_week(ratings: Iterable[Rating]) -> dict[date, Rating]:
    """The first day of a week to the last rating in it, oldest first."""
    return {week_start(rating.day): rating for rating in ratings}


class Alignment(msgspec.Struct, frozen=True):
    """One week, or now: coherence with the lowest value always beside it, since a mean can hide one.

    Attributes:
        day: The first day of the week, or the day asked about.
        coherence: C, 0 to 100; absent if no rated value matters.
        rated: How many values have both numbers.
        lowest: Id of the value lived least.
    """

    day: date
    coherence: float | None
    rated: int
    of: int
    lowest: str
    lowest_lived: float


def alignment(values: Sequence[HeldValue], today: date) -> Alignment | None:
    """How it stands now, by each value's newest numbers; absent while none has both."""
    latest = {value.id: rating for value in values if (rating := _at(value.lived, today))}
    return _alignment(values, latest, today, today)


def alignments(values: Sequence[HeldValue]) -> tuple[Alignment, ...]:
    """Week by week, oldest first: what was lived that week, weighed by what mattered then."""
    weeks: defaultdict[date, dict[str, Rating]] = defaultdict(dict)
    for value in values:
        for week, rating in by_week(value.lived).items():
            weeks[week][value.id] = rating
    found = (_alignment(values, weeks[week], week, week + timedelta(days=6)) for week in sorted(weeks))
    return tuple(one for one in found if one)


def _alignment(values: Sequence[HeldValue], lived: Mapping[str, Rating], day: date, until: date) -> Alignment | None:
    pairs: list[tuple[float, float, str]] = []
    for value in values:
        # a value lived before its importance was ever said is weighed by the first that was
        importance = _at(value.importance, until) or next(iter(value.importance), None)
        if importance and value.id in lived:
            pairs.append((importance.value, lived[value.id].value, value.id))
    if not pairs:
        return None
    _, least, lowest = min(pairs, key=lambda pair: pair[1])
    return Alignment(
        day, coherence((weight, near) for weight, near, _ in pairs), len(pairs), len(values), lowest, least
    )


def _at(ratings: Sequence[Rating], day: date) -> Rating | None:
    return next((rating for rating in reversed(ratings) if rating.day <= day), None)


def rooms(values: Iterable[HeldValue]) -> tuple[tuple[str, float], ...]:
    """Value id to room by its newest numbers, most room first."""
    found = [
        (value.id, room(value.importance[-1].value, value.lived[-1].value))
        for value in values
        if value.importance and value.lived
    ]
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def drift_of(value: HeldValue, today: date) -> float | None:
    """The drift of the last six rated weeks; absent if they are older than two weeks or spread over more than nine."""
    weeks = {week: rating for week, rating in by_week(value.lived).items() if week <= today}
    last = list(weeks)[-6:]
    if len(last) < 6 or today - weeks[last[-1]].day > timedelta(days=14) or last[-1] - last[0] > timedelta(weeks=8):
        return None
    return drift([weeks[week].value for week in last])


class Slide(msgspec.Struct, frozen=True):
    """An importance that was said to be less after the value had been hard to live.

    Attributes:
        lived: Mean nearness between the two.
    """

    before: Rating
    after: Rating
    lived: float


def slide(value: HeldValue) -> Slide | None:
    """Importance down by 2 or more at its last saying while mean L < 5 (PRACTICE.md, section 4)."""
    if len(value.importance) < 2:
        return None
    before, after = value.importance[-2:]
    between = [rating.value for rating in value.lived if before.day < rating.day <= after.day]
    if not between or before.value - after.value < 2 or sum(between) / len(between) >= 5:
        return None
    return Slide(before, after, sum(between) / len(between))


SIGHT_SPAN = 14
"""The days in which sightings are counted."""


def days_lately(said: Iterable[Said], today: date) -> int:
    """How often something was said in the last fourteen days."""
    return sum(today - timedelta(days=SIGHT_SPAN) < one.day <= today for one in said)


_FACING: Mapping[str, str] = {str(one): str(other) for one, other in OPPOSITE.items()}


def are_opposite(one: str | None, other: str | None) -> bool:
    """Whether two regions face each other on the circle."""
    return one is not None and _FACING.get(one) == other
