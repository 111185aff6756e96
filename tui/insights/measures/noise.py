"""How far a person's own numbers scatter, and what lies beyond it (PRACTICE.md, section 3, "Noise").

A rating is where something is, and how that day felt. Two ratings in a row of a thing that did not change differ by
chance alone; how much they usually do says how large a difference must be before it says anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb, erf, sqrt

import msgspec

USUAL = 1.0
"""Points by which ratings scatter while nothing is known of the person (standard deviation)."""
TRUST = 8
"""So many threes of ratings weigh as much as that."""
WIDEST = 5.0
"""A bend of more than this is counted as this: it may be a real change."""
LEAST = 0.4
"""Nobody scatters by less: whole numbers and halves alone do as much."""


def scatter(series: Iterable[Sequence[float]]) -> float:
    """The standard deviation of ratings around where the thing is, in points of the scale.

    Of three ratings in a row, how far the middle one is off the line through the others says how they scatter, whatever
    the level and however it grows: (a - 2b + c)²/6 estimates the variance (Gasser, Sroka and Jennen-Steinmetz, 1986).
    The mean of all of them is drawn towards one point while they are few: σ² = (8·1² + Σ d²/6) / (8 + n), each d at
    most 5. For 4, 5, 4, 5: (8 + 4/6 + 4/6)/10 = 0.933, σ = 0.97.

    Args:
        series: The ratings of each thing, oldest first: all that the person rates on this scale.
    """
    bends = [a - 2 * b + c for one in series for a, b, c in zip(one, one[1:], one[2:], strict=False)]
    squares = [min(abs(bend), WIDEST) ** 2 / 6 for bend in bends]
    return max(LEAST, sqrt((TRUST * USUAL**2 + sum(squares)) / (TRUST + len(squares))))


def mean(values: Sequence[float]) -> float:
    """Their mean; there is at least one."""
    return sum(values) / len(values)


class Shift(msgspec.Struct, frozen=True):
    """A series in two: what came before some rating, and what came from it on.

    Attributes:
        at: Place of the first rating after.
        before: Mean before, in points.
        after: Mean after, in points.
        z: The difference in standard errors, σ·√(1/n + 1/m).
    """

    at: int
    before: float
    after: float
    z: float

    @property
    def by(self) -> float:
        """How far it moved, in points; negative where it fell."""
        return self.after - self.before


def compared(values: Sequence[float], at: int, sigma: float) -> Shift:
    """The series parted before the rating at a place; there are ratings on both sides.

    With σ = 0.8, of 4, 5, 4, 5, 7, 7 the last two against the four before: 2.5/(0.8·√(1/4 + 1/2)) = 3.61.
    """
    before, after = values[:at], values[at:]
    error = sigma * sqrt(1 / len(before) + 1 / len(after))
    return Shift(at, mean(before), mean(after), (mean(after) - mean(before)) / error)


def shift(values: Sequence[float], sigma: float, before: int = 3, after: int = 2) -> Shift | None:
    """The place where the series parts most clearly, the likeliest place of a change (Page, 1954).

    Args:
        values: Ratings, oldest first.
        sigma: Their scatter.
        before: So many ratings stand before it at least.
        after: So many stand after it at least.
    """
    places = range(before, len(values) - after + 1)
    return max((compared(values, at, sigma) for at in places), key=lambda one: abs(one.z), default=None)


class Trend(msgspec.Struct, frozen=True):
    """A straight line through ratings.

    Attributes:
        slope: Points a week.
        error: Its standard error.
    """

    slope: float
    error: float


def trend(days: Sequence[int], values: Sequence[float], sigma: float) -> Trend | None:
    """The least-squares line, its error by the person's own scatter; absent where all stand on one day.

    4, 5, 4, 5 in four weeks with σ = 0.9: 0.2 a week, give or take 0.40.
    """
    weeks = [day / 7 for day in days]
    centre = mean(weeks) if weeks else 0
    spread = sum((week - centre) ** 2 for week in weeks)
    if not spread:
        return None
    slope = sum((week - centre) * value for week, value in zip(weeks, values, strict=True)) / spread
    return Trend(slope, sigma / sqrt(spread))


def at_least(count: int, of: int, chance: float) -> float:
    """How often chance alone gives so many or more: the binomial tail. 4 of 5 at a half: 0.1875."""
    return sum(comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(max(0, count), of + 1))


def at_most(count: int, of: int, chance: float) -> float:
    """How often chance alone gives so many or fewer. 1 of 16 at 0.3: 0.0261."""
    return at_least(of - count, of, 1 - chance)


def beyond(z: float) -> float:
    """How often chance alone gives a difference of so many standard errors or more, either way. 2: 0.0455."""
    return 1 - erf(abs(z) / sqrt(2))
