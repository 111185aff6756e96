"""How things really are with a person, day by day; nothing of it is ever shown to taut."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.lives.character import WEEK, Person


@dataclass
class Course:
    """The truth about a life, one number for each day of it.

    Attributes:
        trend: How far each result is, 0 to 10 on the scale of its first wording, without the ups and downs of weeks.
        reality: The same with them: how far it really is.
        height: Where the 10 of the present wording really is on that scale.
        said_height: The same as far as the person was asked; parts from ``height`` where a wording shrank unasked.
        belief: By how much the person's view of a result is ahead of what is so (below 0: behind).
        silent: Whether no fact is noted about a result.
        heavy: Chance that holding a result beside what is feels like pressure or an ache.
        willing: How readily a promise is made about a result, 0 to 1.
        drawn: How often a result is chosen as the week's focus, as a weight.
        lived: How far each value is really lived, 0 to 10.
        lived_belief: By how much the person rates that too high (below 0: too low).
        importance: How much each value matters, 0 to 10.
        keep: Chance that a promise is kept, a part kept counted half.
        word: What the person believes that chance to be.
        rivals: Two values that compete that day: the one that got the day, then the one it was taken from.
    """

    days: int
    trend: dict[str, list[float]] = field(default_factory=dict)
    reality: dict[str, list[float]] = field(default_factory=dict)
    height: dict[str, list[float]] = field(default_factory=dict)
    said_height: dict[str, list[float]] = field(default_factory=dict)
    belief: dict[str, list[float]] = field(default_factory=dict)
    silent: dict[str, list[bool]] = field(default_factory=dict)
    heavy: dict[str, list[float]] = field(default_factory=dict)
    willing: dict[str, list[float]] = field(default_factory=dict)
    drawn: dict[str, list[float]] = field(default_factory=dict)
    lived: dict[str, list[float]] = field(default_factory=dict)
    lived_belief: dict[str, list[float]] = field(default_factory=dict)
    importance: dict[str, list[float]] = field(default_factory=dict)
    keep: list[float] = field(default_factory=list)
    word: list[float] = field(default_factory=list)
    rivals: list[tuple[str, str] | None] = field(default_factory=list)

    def answer(self, want: str, day: int) -> float:
        """What the person would answer about a result on that day, were there no scatter and no bias."""
        return 10 * self.reality[want][day] / self.height[want][day] + self.belief[want][day]

    def ahead(self, want: str, day: int) -> float:
        """By how much that answer is ahead of what is so, read on the scale as far as it was asked about."""
        return self.answer(want, day) - 10 * self.reality[want][day] / self.said_height[want][day]


def mean(series: list[float], first: int, last: int) -> float:
    """The mean from one day to another, both among them, as far as there are such days."""
    part = series[max(0, first) : max(0, last) + 1] or series[:1]
    return sum(part) / len(part)


def draw(rng: Random, person: Person) -> Course:
    """A life in which nothing in particular happens: results grow slowly, rest or fade, and are told as they are."""
    days = person.days
    course = Course(days, keep=[person.keep] * days, rivals=[None] * days)
    course.word = [min(0.98, max(0.1, person.keep + rng.uniform(-0.07, 0.07)))] * days
    for want in person.wants:
        course.trend[want.id] = _quiet(rng, days)
        course.height[want.id] = [10.0] * days
        course.said_height[want.id] = [10.0] * days
        course.belief[want.id] = [0.0] * days
        course.silent[want.id] = [False] * days
        course.heavy[want.id] = [min(0.4, max(0.02, person.heaviness + rng.gauss(0, 0.05)))] * days
        course.willing[want.id] = [rng.uniform(0.75, 1)] * days
        course.drawn[want.id] = [want.importance] * days
    for value in person.values:
        level = rng.uniform(4, 8.5)
        change = rng.uniform(-0.6, 0.6)
        course.lived[value.id] = [level + change * day / days for day in range(days)]
        course.lived_belief[value.id] = [rng.uniform(-0.5, 0.5)] * days
        course.importance[value.id] = [rng.uniform(5.5, 9.5)] * days
    return course


def settle(rng: Random, course: Course) -> None:
    """Adds the small ups and downs of weeks, once everything is planted; some weeks are better for promises too."""
    for want, trend in course.trend.items():
        course.reality[want] = _wobbling(rng, trend)
    for value, level in course.lived.items():
        course.lived[value] = _wobbling(rng, level)
    for week in range(0, course.days, WEEK):
        better = rng.gauss(0, 0.06)
        for day in range(week, min(week + WEEK, course.days)):
            course.keep[day] = min(0.97, max(0.05, course.keep[day] + better))


def _quiet(rng: Random, days: int) -> list[float]:
    """Slow and steady growth, nearly there, at rest, or slowly fading."""
    kind = rng.random()
    if kind < 0.6:
        start, change = rng.uniform(2, 5.5), rng.uniform(1, 4)
    elif kind < 0.75:
        start, change = rng.uniform(7.6, 8.3), rng.uniform(-0.2, 0.2)
    elif kind < 0.9:
        start, change = rng.uniform(3, 7), rng.uniform(-0.3, 0.3)
    else:
        start, change = rng.uniform(5, 7.5), rng.uniform(-2, -1)
    return [max(0.5, min(8.4, start + change * day / 365)) for day in range(days)]


def _wobbling(rng: Random, series: list[float]) -> list[float]:
    """The same with the small ups and downs that weeks have; they last a fortnight or so."""
    found, off, aim = [], 0.0, 0.0
    for day, level in enumerate(series):
        if day % WEEK == 0:
            aim = 0.6 * aim + rng.gauss(0, 0.2)
        off += (aim - off) / WEEK
        found.append(min(10.0, max(0.0, level + off)))
    return found
