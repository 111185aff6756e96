"""Who a person is: how they rate, how often they write, what they want and what matters to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from tui.library import load
from tui.records.vocabulary import ValueCard

WEEK = 7


@cache
def cards() -> tuple[ValueCard, ...]:
    """The deck of values that have a place on the circle."""
    return tuple(card for card in load(None)[0].values if card.group)


@cache
def regions() -> dict[str, str | None]:
    """Each card's region of the circle."""
    return {card.id: card.group for card in cards()}


@cache
def area_names() -> dict[str, str]:
    """What each area of life is called."""
    return dict(load(None)[0].area_names)


@dataclass(frozen=True)
class Wanted:
    """One result a person wants.

    Attributes:
        importance: 1 to 10, how much it matters, said or not.
        weighed: Whether they ever say how much it matters.
        since: The day it is first written.
    """

    id: str
    area: str
    importance: float
    weighed: bool
    since: int


@dataclass(frozen=True)
class Person:
    """One person's character; it does not change in the course of their life.

    Attributes:
        weeks: How long they write for.
        scatter: Standard deviation of a rating around what they would say on average.
        bias: By how much all their ratings are off, always the same way.
        step: To what they round: 0.5 or 1.
        mornings: Chance of a morning practice on a day.
        evenings: Chance of an evening reflection on a day.
        weekly: Chance of a weekly review in a week; 0 for those who never do one.
        rating_values: Chance that on a day they rate how far each value is lived, outside a weekly review.
        focusing: Chance that a weekly review ends with a result for the next week's mornings to begin with.
        renews: Whether they do a renewal each season.
        gaps: Times away, first and last day.
        promising: Chance that a morning ends with a promise.
        noting: Chance that a fact is written where one is asked for.
        naming: Chance that an evening names the value that was easiest and the one that was hardest to see.
        skipping: Chance that a step is skipped.
        keep: Chance that a promise is kept, a part kept counted half.
        heaviness: Chance that holding a gap feels like pressure or an ache.
        looks: The weekday on which they read their week, 0 for Monday.
    """

    weeks: int
    scatter: float
    bias: float
    step: float
    mornings: float
    evenings: float
    weekly: float
    rating_values: float
    focusing: float
    renews: bool
    gaps: tuple[tuple[int, int], ...]
    promising: float
    noting: float
    naming: float
    skipping: float
    keep: float
    heaviness: float
    looks: int
    wants: tuple[Wanted, ...]
    values: tuple[ValueCard, ...]
    values_on: int

    @property
    def days(self) -> int:
        """How long they write for, in days."""
        return self.weeks * WEEK

    def is_away(self, day: int) -> bool:
        """Whether nothing is written on a day."""
        return any(first <= day <= last for first, last in self.gaps)


def draw(rng: Random) -> Person:
    """A person as a seed makes them."""
    weeks = rng.randint(40, 70)
    weekly = 0.0 if rng.random() < 0.3 else rng.uniform(0.65, 1.0)
    mornings = 0.0 if rng.random() < 0.15 else rng.uniform(1, 6.5) / WEEK
    evenings = 0.0 if rng.random() < 0.2 else rng.uniform(1, 6.5) / WEEK
    if not weekly and mornings < 2.5 / WEEK:
        mornings = rng.uniform(2.5, 6) / WEEK
    return Person(
        weeks=weeks,
        scatter=rng.uniform(0.35, 1.2),
        bias=max(-1.2, min(1.2, rng.gauss(0, 0.5))),
        step=1.0 if rng.random() < 0.4 else 0.5,
        mornings=mornings,
        evenings=evenings,
        weekly=weekly,
        rating_values=0 if weekly or rng.random() < 0.4 else rng.uniform(0.07, 0.15),
        focusing=rng.choice((0.1, 0.3, 0.6)),
        renews=rng.random() < 0.55,
        gaps=_gaps(rng, weeks),
        promising=rng.uniform(0.5, 1.0),
        noting=rng.uniform(0.3, 0.95),
        naming=rng.uniform(0.4, 1.0),
        skipping=rng.uniform(0, 0.25),
        keep=rng.uniform(0.4, 0.88),
        heaviness=rng.uniform(0.05, 0.35),
        looks=rng.choice((4, 5, 6, 6, 6, 0)),
        wants=_wants(rng),
        values=_values(rng),
        values_on=rng.choice((0, 1, 3, 8, 15, 30)),
    )


def _gaps(rng: Random, weeks: int) -> tuple[tuple[int, int], ...]:
    """Times away of one to five weeks, never in the first month."""
    found = []
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        first = rng.randint(4 * WEEK, weeks * WEEK)
        found.append((first, first + rng.randint(1, 5) * WEEK))
    return tuple(sorted(found))


def _wants(rng: Random) -> tuple[Wanted, ...]:
    areas = rng.sample(sorted(area_names()), rng.randint(1, 4))
    weighs = rng.random() < 0.6
    weights = [round(rng.uniform(4, 9.5) * 2) / 2 for _ in range(5)]
    number = max(rng.choice((1, 2, 2, 3, 3, 4, 5)), len(areas) if rng.random() < 0.7 else 1)
    return tuple(
        Wanted(
            id=f"want-{place}",
            area=areas[place % len(areas)],
            importance=weights[place],
            weighed=weighs and rng.random() < 0.9,
            since=0 if place == 0 or weighs else rng.choice((0, 5, 12, 21, 27)),
        )
        for place in range(number)
    )


def _values(rng: Random) -> tuple[ValueCard, ...]:
    if rng.random() < 0.1:
        return ()
    return tuple(rng.sample(cards(), rng.choice((3, 4, 5, 5, 5))))
