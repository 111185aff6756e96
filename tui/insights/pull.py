"""Pull: a gap pulls only if it is pictured, wanted and freshly looked at. A rule of thumb, never a score."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tui.insights.portrait import Desire, Result
from tui.insights.tension import tension

Factor = Literal["picture", "wish", "facts"]

WANTED: dict[Desire, float] = {"yes": 1, "with changes": 0.75, "not sure": 0.5, "no": 0}
"""d: how much a result is wanted (practice.md, section 3)."""

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
        any_fact: Whether there is a fact at all.
    """

    tension: float
    picture: float
    wish: float
    facts: float
    any_fact: bool

    @property
    def strength(self) -> float:
        """P = T·(c/10)·d·f (practice.md, section 3)."""
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
                return "the wish is not quite a yes"
            case "facts":
                return "no fact for a while" if self.any_fact else "no fact yet"


def freshness(days: int | None) -> float:
    """F = max(0.25, 0.5^(days since the last fact/28)); 0.25 without a fact (practice.md, section 3)."""
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
