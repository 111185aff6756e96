"""What the place of values shows: each value with its numbers by week, and how all of them stand together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from tui.insights.alignment import (
    SIGHT_SPAN,
    Alignment,
    alignment,
    alignments,
    by_week,
    drift_of,
    monday,
    ring,
    room,
    sightings,
)
from tui.insights.mood import Weather, weather_by_week
from tui.insights.portrait import HeldValue, Portrait, Rating


class ValueWeek(msgspec.Struct, frozen=True):
    """One week of one value.

    Attributes:
        week: Its Monday.
        importance: How much it mattered, as last said by the end of that week.
        lived: How near it was lived, if said that week.
    """

    week: date
    importance: float | None
    lived: float | None


class ValueView(msgspec.Struct, frozen=True, kw_only=True):
    """One held value.

    Attributes:
        value: The value itself.
        weeks: Every week since the first number, to this one; a week in which nothing was said is among them.
        importance: As said last.
        lived: As said last.
        ring: 1 at the centre to 5, of what was lived last.
        room: Where more could be lived of what matters.
        drift: The last three weeks against the three before.
        sighted: On how many of the last fourteen days it was easiest to see.
        strained: On how many it was hardest.
    """

    value: HeldValue
    weeks: tuple[ValueWeek, ...]
    importance: float | None
    lived: float | None
    ring: int | None
    room: float | None
    drift: float | None
    sighted: int
    strained: int


class ValuesView(msgspec.Struct, frozen=True, kw_only=True):
    """All held values.

    Attributes:
        values: As ranked.
        now: How they stand together; absent while none has both numbers.
        weeks: The same week by week, oldest first.
        moods: The check-ins of a week taken together, by its Monday.
    """

    values: tuple[ValueView, ...] = ()
    now: Alignment | None = None
    weeks: tuple[Alignment, ...] = ()
    moods: dict[date, Weather] = {}

    def name(self, value_id: str) -> str:
        """What a value is called."""
        return next((view.value.name for view in self.values if view.value.id == value_id), value_id)


def values_view(portrait: Portrait, today: date) -> ValuesView:
    """What the place of values shows on a day."""
    return ValuesView(
        values=tuple(value_view(value, today) for value in portrait.values),
        now=alignment(portrait.values, today),
        weeks=alignments(portrait.values),
        moods=weather_by_week(portrait.moods) if portrait.values else {},
    )


def value_view(value: HeldValue, today: date) -> ValueView:
    """One value as it stands on a day."""
    importance, lived = _last(value.importance, today), _last(value.lived, today)
    return ValueView(
        value=value,
        weeks=_weeks(value, today),
        importance=importance,
        lived=lived,
        ring=ring(lived) if lived is not None else None,
        room=round(room(importance, lived), 9) if importance is not None and lived is not None else None,
        drift=drift_of(value, today),
        sighted=sightings(value, today),
        strained=sum(today - timedelta(days=SIGHT_SPAN) < day <= today for day in value.strained),
    )


def _weeks(value: HeldValue, today: date) -> tuple[ValueWeek, ...]:
    lived, mattered = by_week(value.lived), by_week(value.importance)
    said = [week for week in (*lived, *mattered) if week <= today]
    if not said:
        return ()
    found = []
    week, importance = min(said), None
    while week <= monday(today):
        if week in mattered:
            importance = mattered[week].value
        found.append(ValueWeek(week, importance, lived[week].value if week in lived else None))
        week += timedelta(days=7)
    return tuple(found)


def _last(ratings: Sequence[Rating], today: date) -> float | None:
    return next((rating.value for rating in reversed(ratings) if rating.day <= today), None)
