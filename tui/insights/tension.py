"""Creative tension on one lasting scale: the vision's height V, reality R and the gap T between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from tui.insights.portrait import Rating, Result

Movement = Literal["closing", "steady", "opening"]

MOVED = 0.75
"""A gap that changed by less than this over the month is called steady."""


def reality(rating: Rating) -> float:
    """R = r·V/10: a rating carried to the original scale (practice.md, section 3)."""
    return rating.value * rating.height / 10


def tension(result: Result) -> float | None:
    """T = V - R, on the original scale; absent while nothing was rated."""
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
    """Whether ratings swing without getting anywhere: three legs or more, and the ends nearer than half the longest."""
    legs = zigzag(values)
    return len(legs) >= 3 and abs(values[-1] - values[0]) < max(map(abs, legs)) / 2
