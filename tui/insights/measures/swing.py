"""Reality that goes back and forth: structural conflict after Fritz (PRACTICE.md, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

import msgspec

from tui.insights.fold.portrait import Rating, Result
from tui.insights.measures.noise import mean
from tui.insights.measures.tension import reality, result_scatter
from tui.records.date_forms import week_start

LEG = 2.5
"""A swing counts as a leg once it measures this much, in the means of a week and those beside it."""
FEWEST = 8
"""Fewer weeks tell no swing from scatter."""
NEIGHBOURS = timedelta(days=10)
"""Weeks so near to each other are taken together, so that a single rating makes no turn."""
YEAR = 365
"""Days of ratings in which a swing is looked for."""
TURNS = 3
"""A line that turns so often is held against one that turns once."""
EXPLAINED, EXPLAINED_A_WEEK = 10.0, 0.4
"""So much more, in squares of the scatter, and so much for each week: three turns explain as much of scatter alone in
fewer than three of a thousand series (tried on made-up ones that rest, rise, fall, or rise and fall)."""


def pivots(values: Sequence[float], leg: float = LEG) -> tuple[int, ...]:
    """Places of the turning points of a line that rises and falls, its ends among them; none without a leg.

    Args:
        values: The line.
        leg: A movement of less than this is no leg.
    """
    if not values:
        return ()
    found, extreme, direction = [0], 0, 0
    for place, value in enumerate(values):
        if direction == 0 and abs(value - values[0]) >= leg:
            direction, extreme = (1 if value > values[0] else -1), place
        elif direction and (value - values[extreme]) * direction > 0:
            extreme = place
        elif direction and (values[extreme] - value) * direction >= leg:
            found.append(extreme)
            direction, extreme = -direction, place
    return (*found, extreme) if direction else ()


def zigzag(values: Sequence[float], leg: float = LEG) -> tuple[float, ...]:
    """The legs of a line that rises and falls, each at least ``leg`` long, signed (PRACTICE.md, section 3)."""
    return tuple(values[after] - values[before] for before, after in pairwise(pivots(values, leg)))


class Swing(msgspec.Struct, frozen=True):
    """Reality that went back and forth.

    Attributes:
        ratings: Those it shows in, oldest first.
        turns: Days of the turning points, without the ends.
    """

    ratings: tuple[Rating, ...]
    turns: tuple[date, ...]


def swing(result: Result, today: date, sigma: float) -> Swing | None:
    """Whether a result's reality went back and forth within the last year, on its lasting scale.

    There are three legs of 2.5 points or more; and a line that turns three times explains the means of n weeks better
    than one that turns once, by more than scatter would let it: by 10 + 0.4·n squares of their standard error.

    Args:
        result: What is wanted.
        today: The last day looked at.
        sigma: How far the person's ratings scatter, see ``noise.scatter``.
    """
    ratings = tuple(rating for rating in result.ratings if 0 <= (today - rating.day).days < YEAR)
    weeks = [list(week) for _, week in groupby(ratings, key=lambda rating: week_start(rating.day))]
    if len(weeks) < FEWEST:
        return None
    around = [
        [reality(rating) for week in weeks if abs(week[0].day - here[0].day) <= NEIGHBOURS for rating in week]
        for here in weeks
    ]  # fmt: skip
    places = pivots([mean(near) for near in around], LEG)
    values = [mean([reality(rating) for rating in week]) for week in weeks]
    if len(places) <= 3:
        return None
    _, once, _, often = left_by(values, [len(week) / sigma**2 for week in weeks], TURNS)
    if once - often < EXPLAINED + EXPLAINED_A_WEEK * len(weeks):
        return None
    return Swing(ratings, tuple(weeks[place][-1].day for place in places[1:-1]))


def swings(result: Result, today: date) -> bool:
    """Whether it went back and forth within the last year, by the scatter of its own ratings; see ``swing``."""
    return swing(result, today, result_scatter((result,))) is not None


def left_by(values: Sequence[float], weights: Sequence[float], most: int) -> tuple[float, ...]:
    """The least weighed sums of squares that lines leave which turn at most 0, 1, … ``most`` times.

    Between two turns a line rises or falls in whatever way fits best (pool adjacent violators); where it turns is
    tried everywhere (Bellman, 1961).
    """
    count = len(values)
    rising = [_rising(values[at:], weights[at:]) for at in range(count)]
    falling = [_rising([-value for value in values[at:]], weights[at:]) for at in range(count)]
    up, down = rising[0], falling[0]
    left = [min(up[-1], down[-1])]
    for _ in range(most):
        up, down = (
            [
                min((first[end], *(other[at - 1] + last[at][end - at] for at in range(1, end + 1))))
                for end in range(count)
            ]
            for first, other, last in ((up, down, rising), (down, up, falling))
        )
        left.append(min(up[-1], down[-1]))
    return tuple(left)


def _rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """For each beginning of the series, what the best line leaves of it that never falls."""
    blocks: list[tuple[float, float, float]] = []  # weight, mean, what is left within
    left, total = [], 0.0
    for level, weight in zip(values, weights, strict=True):
        here, within = weight, 0.0
        while blocks and blocks[-1][1] > level:
            one, low, less = blocks.pop()
            total -= less
            within += less + one * here / (one + here) * (low - level) ** 2
            level = (one * low + here * level) / (one + here)
            here += one
        blocks.append((here, level, within))
        total += within
        left.append(total)
    return left
