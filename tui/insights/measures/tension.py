"""Creative tension on one lasting scale: the vision's height V, reality R and the gap T between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from math import sqrt
from typing import Literal

import msgspec

from tui.insights.fold.portrait import Rating, Result
from tui.insights.measures.noise import compared, mean, scatter
from tui.records.option_ids import Desire, Tension

Movement = Literal["closing", "steady", "opening"]

MOVED = 2.0
"""Standard errors beyond which a gap is said to have moved: chance gives so many one time in twenty."""
LEAST_MOVED = 0.5
"""And it is a change of half a point or more."""


def carried(value: float, height: float) -> float:
    """R = r·V/10: a rating of a height carried to the original scale (PRACTICE.md, section 3)."""
    return round(value * height / 10, 9)


def reality(rating: Rating) -> float:
    """R of a rating the journal has."""
    return carried(rating.value, rating.height)


DUE_AFTER = timedelta(days=7)
"""A result is due for a rating when the last is at least this old."""


def is_due(result: Result, today: date) -> bool:
    """Whether the result was never rated, or not for a week: then no number of it is shown before the new one."""
    return not result.ratings or today - result.ratings[-1].day >= DUE_AFTER


def tension(result: Result, rated: float | None = None) -> float | None:
    """T = V - R, on the original scale; absent while nothing was rated (PRACTICE.md, section 3).

    Args:
        result: What is wanted.
        rated: A rating on the scale of today that the journal does not have yet.
    """
    if rated is not None:
        return result.height - carried(rated, result.height)
    return result.height - reality(result.ratings[-1]) if result.ratings else None


def share_reached(result: Result) -> float | None:
    """How much of what is wanted is there, 0 to 1; absent while nothing was rated."""
    return max(0.0, min(1.0, reality(result.ratings[-1]) / result.height)) if result.ratings and result.height else None


AGO = timedelta(days=28)
"""Where reality stood so long ago is marked beside where it is."""


def stood(result: Result, today: date) -> Rating | None:
    """The rating that held four weeks ago; absent where there was none, or none since."""
    earlier = [one for one in result.ratings if one.day <= today - AGO]
    return earlier[-1] if earlier and earlier[-1] is not result.ratings[-1] else None


def movement(result: Result, today: date, days: int = 28) -> Movement | None:
    """Which way the gap went over the last days; absent with fewer than two ratings on either side.

    The mean gap of those days is compared with that of the eight ratings before them at most; it moved where the two
    are further apart than ratings that scatter so explain.

    Args:
        result: What is wanted.
        today: The last day looked at.
        days: How long the period is.
    """
    start = today - timedelta(days=days)
    gaps = [(rating.day > start, rating.height - reality(rating)) for rating in result.ratings]
    now = [gap for is_new, gap in gaps if is_new]
    then = [gap for is_new, gap in gaps if not is_new][-8:]
    if len(now) < 2 or len(then) < 2:
        return None
    found = compared([*then, *now], len(then), result_scatter((result,)))
    if abs(found.z) < MOVED or abs(found.by) < LEAST_MOVED:
        return "steady"
    return "closing" if found.by < 0 else "opening"


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
    """Up = R₁ - R₀ and low = V₀ - V₁ (PRACTICE.md, section 3, "Which end moved?")."""
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


class Rise(msgspec.Struct, frozen=True):
    """How far reality came since the first ratings.

    Attributes:
        by: The mean of the last ratings minus that of the first, three of each at most, on the lasting scale.
        error: Its standard error by the scatter of the ratings.
    """

    by: float
    error: float

    @property
    def is_beyond_scatter(self) -> bool:
        """Whether chance gives so much less than one time in twenty."""
        return abs(self.by) >= MOVED * self.error


def rise(result: Result) -> Rise | None:
    """How far reality came since the first ratings; absent with fewer than two."""
    values = [reality(rating) for rating in result.ratings]
    if len(values) < 2:
        return None
    few = min(3, len(values) // 2)
    return Rise(mean(values[-few:]) - mean(values[:few]), result_scatter((result,)) * sqrt(2 / few))


def mean_tension(weighed: Iterable[tuple[float | None, float]]) -> float | None:
    """Σw·T/Σw of (importance, tension); the plain mean if all weights are 0 (PRACTICE.md, section 3).

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


def result_scatter(results: Iterable[Result]) -> float:
    """How far the person's ratings of results scatter, in points of the lasting scale."""
    return scatter([reality(rating) for rating in result.ratings] for result in results)


HEAVY = frozenset({Tension.PRESSURE, Tension.ACHE})
FEWEST_FEELS = 6
"""Fewer answers than this say nothing about a share."""


def heavy_share(feels: Collection[str]) -> float | None:
    """Pressure and ache among the words for holding the gap, those for another day left out (PRACTICE.md, section 3).

    Senge keeps this emotional tension apart from the gap itself. Absent below six answers.
    """
    answered = [feel for feel in feels if feel != Tension.NOT_TODAY]
    if len(answered) < FEWEST_FEELS:
        return None
    return sum(feel in HEAVY for feel in answered) / len(answered)


Factor = Literal["picture", "wish", "facts"]

WANTED: dict[Desire, float] = {Desire.YES: 1, Desire.WITH_CHANGES: 0.75, Desire.NOT_SURE: 0.5, Desire.NO: 0}
"""d: how much a result is wanted (PRACTICE.md, section 3)."""

LEAST_FRESH = 0.25
HALF_LIFE = 28
"""Days after which a fact is half as fresh."""


class Pull(msgspec.Struct, frozen=True, kw_only=True):
    """How strongly a gap can pull, with what it is made of.

    Attributes:
        tension: T, the gap.
        picture: c/10, how clearly it is seen.
        wish: d, how much it is wanted.
        facts: f, how fresh the newest fact is.
    """

    tension: float
    picture: float
    wish: float
    facts: float
    any_fact: bool

    @property
    def strength(self) -> float:
        """P = T·(c/10)·d·f (PRACTICE.md, section 3)."""
        return self.tension * self.picture * self.wish * self.facts

    @property
    def is_faint(self) -> bool:
        """Whether P < T/2: the band is drawn dashed then, and the smallest factor named."""
        return self.strength < self.tension / 2

    @property
    def smallest(self) -> Factor:
        """The factor that holds it back most."""
        factors: dict[Factor, float] = {"picture": self.picture, "wish": self.wish, "facts": self.facts}
        return min(factors, key=lambda factor: factors[factor])

    @property
    def reason(self) -> str:
        """The smallest factor in words."""
        match self.smallest:
            case "picture":
                return "the picture is faint"
            case "wish":
                return "you're not sure you'd take it"
            case "facts":
                return "no fact for a while" if self.any_fact else "no fact yet"


def freshness(days: int | None) -> float:
    """F = max(0.25, 0.5^(days since the last fact/28)); 0.25 without a fact (PRACTICE.md, section 3)."""
    return LEAST_FRESH if days is None else max(LEAST_FRESH, 0.5 ** (max(0, days) / HALF_LIFE))


def pull(result: Result, today: date) -> Pull | None:
    """The pull of a result's gap; absent until it was rated, weighed for clarity and asked whether it is wanted."""
    gap = tension(result)
    if gap is None or result.clarity is None or result.desire is None:
        return None
    age = (today - result.facts[-1].day).days if result.facts else None
    return Pull(
        tension=gap, picture=result.clarity / 10, wish=WANTED[result.desire], facts=freshness(age),
        any_fact=bool(result.facts),
    )  # fmt: skip
