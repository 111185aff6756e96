"""Creative tension on one lasting scale: the vision's height V, reality R and the gap T between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from tui.insights.portrait import Rating, Result

Movement = Literal["closing", "steady", "opening"]

MOVED = 0.75
"""A gap that changed by less than this over the month is called steady."""


def mapped(height: float, new_ten: float) -> float:
    """V' = V·m/10: the height once the new 10 sits at ``new_ten`` on the old scale (practice.md, section 3)."""
    return round(height * new_ten / 10, 9)


def reality(rating: Rating) -> float:
    """R = r·V/10: a rating carried to the original scale (practice.md, section 3)."""
    return round(rating.value * rating.height / 10, 9)


def tension(result: Result, rated: float | None = None) -> float | None:
    """T = V - R, on the original scale; absent while nothing was rated (practice.md, section 3).

    Args:
        result: What is wanted.
        rated: A rating on the scale of today that the journal does not have yet.
    """
    if rated is not None:
        return result.height - round(rated * result.height / 10, 9)
    return result.height - reality(result.ratings[-1]) if result.ratings else None


def movement(result: Result, today: date, days: int = 28) -> Movement | None:
    """Which way the gap went over the last days; absent with fewer than two ratings.

    Compares the gap now with the gap as it stood when the period began (or at the first rating, if later).
    """
    if len(result.ratings) < 2:
        return None
    start = today - timedelta(days=days)
    before = [rating for rating in result.ratings[:-1] if rating.day <= start] or [result.ratings[0]]
    then = before[-1].height - reality(before[-1])
    now = result.height - reality(result.ratings[-1])
    if now <= then - MOVED:
        return "closing"
    return "opening" if now >= then + MOVED else "steady"


class Ends(msgspec.Struct, frozen=True):
    """Which end of a gap moved between two ratings.

    Attributes:
        up: How far reality rose on the original scale; negative if it slipped.
        low: How far the vision was lowered; negative if it asks for more.
    """

    up: float
    low: float

    @property
    def closed(self) -> float:
        """D = up + low: how much the gap closed; negative if it grew."""
        return round(self.up + self.low, 9)

    @property
    def shares(self) -> tuple[float, float] | None:
        """Reality's and the vision's share of the closing; they exist only if the gap closed."""
        return (self.up / self.closed, self.low / self.closed) if self.closed > 0 else None

    @property
    def asks_for_more(self) -> bool:
        """Whether the gap grew because the vision was deepened, which is healthy."""
        return self.closed <= 0 and self.low < 0


def ends(before: Rating, after: Rating) -> Ends:
    """Up = R₁ - R₀ and low = V₀ - V₁ (practice.md, section 3, "Which end moved?")."""
    return Ends(reality(after) - reality(before), before.height - after.height)


def ends_since(result: Result, since: date = date.min) -> Ends | None:
    """Which end moved from the rating that held on a day, or the first if that is later, up to now.

    A rewording after the last rating counts: its height is the vision's now. Absent while nothing was rated.
    """
    if not result.ratings:
        return None
    before = [rating for rating in result.ratings if rating.day <= since] or [result.ratings[0]]
    last = result.ratings[-1]
    return Ends(reality(last) - reality(before[-1]), before[-1].height - result.height)


def mean_tension(weighed: Iterable[tuple[float | None, float]]) -> float | None:
    """Σw·T/Σw of (importance, tension); the plain mean if all weights are 0 (practice.md, section 3).

    Those never weighed are left out as long as any other was.
    """
    pairs = list(weighed)
    known = [(weight, gap) for weight, gap in pairs if weight is not None]
    total = sum(weight for weight, _ in known)
    if total:
        return sum(weight * gap for weight, gap in known) / total
    return sum(gap for _, gap in pairs) / len(pairs) if pairs else None


def area_tensions(results: Iterable[Result]) -> dict[str, float]:
    """Area id to the weighed tension of its rated results. High is not bad."""
    areas: defaultdict[str, list[tuple[float | None, float]]] = defaultdict(list)
    for result in results:
        if (gap := tension(result)) is not None:
            areas[result.area].append((result.importance, gap))
    return {area: mean for area, pairs in areas.items() if (mean := mean_tension(pairs)) is not None}


LEG = 1.5
"""A swing of ratings counts as a leg once it measures this much."""


def zigzag(values: Sequence[float], leg: float = LEG) -> tuple[float, ...]:
    """The legs of a line that rises and falls, each at least ``leg`` long, signed (practice.md, section 3)."""
    if not values:
        return ()
    pivots, extreme, direction = [values[0]], values[0], 0
    for value in values[1:]:
        if direction == 0 and abs(value - pivots[0]) >= leg:
            direction, extreme = (1 if value > pivots[0] else -1), value
        elif direction and (value - extreme) * direction > 0:
            extreme = value
        elif direction and (extreme - value) * direction >= leg:
            pivots.append(extreme)
            direction, extreme = -direction, value
    if direction:
        pivots.append(extreme)
    return tuple(after - before for before, after in pairwise(pivots))


def goes_back_and_forth(values: Sequence[float]) -> bool:
    """Whether ratings swing without getting anywhere: three legs or more, and the ends nearer than half the longest.

    Structural conflict after Fritz; the rule is practice.md's, section 3.
    """
    legs = zigzag(values)
    return len(legs) >= 3 and abs(values[-1] - values[0]) < max(map(abs, legs)) / 2


YEAR = 365
"""Days of ratings in which a swing is looked for."""


def swings(result: Result, today: date) -> bool:
    """Whether a result's reality went back and forth within the last year, on its lasting scale."""
    recent = [rating for rating in result.ratings if (today - rating.day).days < YEAR]
    return goes_back_and_forth([reality(rating) for rating in recent])


Stall = Literal["quiet", "busy"]
STALLS_AFTER = 42
"""So many days without movement are a stall, unless the result is expected to take longer."""


def stall(values: Sequence[float], gap: float, done: float, days: int, delay: int = 0) -> Stall | None:
    """Whether little moved although there is a gap, and how much was done for it (practice.md, section 3, "Signals").

    Args:
        values: The ratings of the period.
        gap: T now.
        done: Promises kept about it in the period, partly kept ones counting half.
        days: How long the period is.
        delay: Days it is expected to take to show.
    """
    if len(values) < 3 or days < max(STALLS_AFTER, delay) or gap < 2 or max(values) - min(values) >= 1:
        return None
    if done < 2:
        return "quiet"
    return "busy" if done >= 6 else None


HEAVY = frozenset({"pressure", "ache"})
FEWEST_FEELS = 6
"""Fewer answers than this say nothing about a share."""


def heavy_share(feels: Collection[str]) -> float | None:
    """Pressure and ache among the words for holding the gap, "not today" left out (practice.md, section 3).

    Senge keeps this emotional tension apart from the gap itself. Absent below six answers.
    """
    answered = [feel for feel in feels if feel != "not today"]
    if len(answered) < FEWEST_FEELS:
        return None
    return sum(feel in HEAVY for feel in answered) / len(answered)
