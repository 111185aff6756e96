"""What happens to a person on a known day, and how it changes what is so and what they would say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.lives.character import WEEK, Person
from tests.lives.course import Course
from tests.lives.pages import on


@dataclass(frozen=True)
class Act:
    """Something the person does on a day, or on the first day after it on which they write.

    Attributes:
        what: ``reword``, ``target`` or ``weigh_values``.
        new_ten: Where the new 10 is on the old scale, for a rewording of whose scale they were asked.
        reason: Why it was reworded; empty if they were not asked.
        text: A date.
    """

    day: int
    what: str
    about: str = ""
    new_ten: float | None = None
    reason: str = ""
    text: str = ""


@dataclass(frozen=True)
class Event:
    """What was planted.

    Attributes:
        kind: As in ``KINDS``.
        start: The day on which it is there; what builds up is there when it is complete.
        end: The last day on which it could be spoken of.
        about: The result, the value or the two values joined by ``+``; empty for a person's word.
    """

    kind: str
    start: int
    end: int
    about: str = ""
    acts: tuple[Act, ...] = ()


Plant = Callable[[Random, Person, Course, str, int], Event]


def writing_day(person: Person, day: int) -> int:
    """That day, or the last one before it on which the person was not away."""
    return next(back for back in range(day, -1, -1) if not person.is_away(back))


def ramp(series: list[float], start: int, days: int, by: float, end: int | None = None) -> None:
    """Moves a series by an amount that builds up over some days and then stays, or goes as it came."""
    for day in range(start, len(series)):
        part = min(1.0, (day - start + 1) / max(1, days))
        if end is not None and day > end:
            part = max(0.0, 1 - (day - end) / (2 * WEEK))
        series[day] += by * part


def _hold(series: list[float], start: int, end: int, level: float) -> None:
    """A level that stays the same, with what came after it shifted so that nothing leaps."""
    last = min(end, len(series) - 1)
    shift = level - series[last]
    for day in range(start, last + 1):
        series[day] = level
    for day in range(last + 1, len(series)):
        series[day] = min(10.0, max(0.0, series[day] + shift))


def clip(series: list[float]) -> None:
    """Keeps every number between 0 and 10."""
    series[:] = [min(10.0, max(0.0, value)) for value in series]


def _to(series: list[float], day: int, level: float) -> None:
    """Shifts a whole series so that it has this level on that day."""
    shift = level - series[day]
    series[:] = [min(9.5, max(0.5, value + shift)) for value in series]


def lower(course: Course, about: str, start: int, new_ten: float, *, asked: bool) -> None:
    """From a day on the 10 of a wording is where ``new_ten`` was, whether the person was asked about it or not."""
    for day in range(start, course.days):
        course.height[about][day] *= new_ten / 10
        if asked:
            course.said_height[about][day] *= new_ten / 10


def lowered(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """The wording asks for less, and the person says by how much."""
    _to(course.trend[about], start, rng.uniform(2.5, 4.5))
    new_ten = rng.randint(10, 15) / 2
    lower(course, about, start, new_ten, asked=True)
    reason = rng.choice(("hurt", "other"))
    return Event("lowered", start, course.days, about, (Act(start, "reword", about, new_ten, reason),))


def relief(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """After heavy weeks the wording asks for less."""
    for day in range(max(0, start - 5 * WEEK), min(course.days, start + WEEK)):
        course.heavy[about][day] = 0.9
        course.drawn[about][day] *= 2
    return Event("relief", *_span(lowered(rng, person, course, about, start)))


def _span(event: Event) -> tuple[int, int, str, tuple[Act, ...]]:
    return event.start, event.end, event.about, event.acts


def reworded(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """The wording asks for much less, and nobody asks by how much: from then on the same life is rated higher."""
    level, seems = rng.uniform(3.6, 5.2), rng.uniform(7.8, 9.2)
    _to(course.trend[about], start, level)
    lower(course, about, start, 10 * level / seems, asked=False)
    return Event("reworded", start, course.days, about, (Act(start, "reword", about),))


def ahead(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """The person begins to see a result as much further on than it is; nothing is there to note."""
    _to(course.trend[about], start, rng.uniform(3, 5.5))
    return _astray(rng, course, about, start, rng.uniform(2.6, 4), "ahead")


def behind(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """The person begins to see a result as much worse than it is; nothing is there to note."""
    _to(course.trend[about], start, rng.uniform(5.5, 8))
    return _astray(rng, course, about, start, -rng.uniform(2.6, 4), "behind")


def _astray(rng: Random, course: Course, about: str, start: int, by: float, kind: str) -> Event:
    end = start + rng.randint(11, 22) * WEEK
    ramp(course.belief[about], start, rng.randint(1, 8), by, end)
    for day in range(start, min(end, course.days)):
        course.silent[about][day] = True
    return Event(kind, start, end, about)


def quiet_stall(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A result that was growing stops, far from what is wanted, and next to nothing is done about it."""
    end = _stall(rng, course, about, start)
    for day in range(start, min(end, course.days)):
        course.willing[about][day] = 0.04
        course.drawn[about][day] *= 0.2
    return Event("quiet_stall", start, end, about)


def busy_stall(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A result that was growing stops, though much is promised about it and kept."""
    end = _stall(rng, course, about, start)
    for day in range(start, min(end, course.days)):
        course.willing[about][day] = 1
        course.drawn[about][day] *= 5
    return Event("busy_stall", start, end, about)


def _stall(rng: Random, course: Course, about: str, start: int) -> int:
    end = start + rng.randint(15, 28) * WEEK
    series = course.trend[about]
    level = rng.uniform(3, 6)
    growth = rng.uniform(0.8, 2.5)
    for day in range(start):
        series[day] = min(10, max(0, level - growth * (start - day) / max(start, 120)))
    _hold(series, start, end, level)
    return end


def back_and_forth(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """As it gets better something pulls back, and again: up and down by three points or more, three times at least."""
    legs, weeks, size = rng.randint(4, 6), rng.randint(4, 7), rng.uniform(3.2, 4.8)
    low = rng.uniform(2.5, 8.8 - size)
    series = course.trend[about]
    _to(series, start, low)
    end = start
    for leg in range(legs):
        length = weeks * WEEK + rng.randint(-WEEK, WEEK)
        for day in range(end, min(end + length, course.days)):
            part = (day - end) / length
            series[day] = low + size * (part if leg % 2 == 0 else 1 - part)
        end += length
    if end < course.days:
        _hold(series, end, course.days, low + size * (legs % 2))
    return Event("back_and_forth", start, min(end + 4 * WEEK, course.days), about)


def arrived(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A result comes true over some months, as wanted, and stays so."""
    build = rng.randint(8, 18) * WEEK
    series = course.trend[about]
    level, low = rng.uniform(9.3, 9.9), rng.uniform(3.5, 6)
    for day in range(course.days):
        part = min(1.0, max(0.0, (day - start + build) / build))
        series[day] = low + (level - low) * part
    return Event("arrived", start, course.days, about)


def attention(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """What matters most, by the person's own word, gets almost none of what they do."""
    for day in range(start, course.days):
        course.willing[about][day] = 0.03
        course.drawn[about][day] = 0.1
    return Event("attention", start, course.days, about)


def heavy(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """For some months it weighs on them to look at a result."""
    end = start + rng.randint(8, 16) * WEEK
    share = rng.uniform(0.75, 0.95)
    for day in range(start, min(end, course.days)):
        course.heavy[about][day] = share
        course.drawn[about][day] *= 4
    return Event("heavy", start, end, about)


def date_slips(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """The date by which it was to be so is moved later twice."""
    first = max(1, start - rng.randint(14, 26) * WEEK)
    second = (first + start) // 2
    dates = [str(on(start + weeks * WEEK)) for weeks in (2, 12, 30)]
    days = (writing_day(person, first), writing_day(person, second), start)
    acts = tuple(Act(day, "target", about, text=text) for day, text in zip(days, dates, strict=True))
    return Event("date_slips", start, course.days, about, acts)


def says_more(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """Far fewer promises are kept than before, and one's own word seems as good as ever."""
    level = rng.uniform(0.3, 0.5)
    course.keep[start:] = [level] * (course.days - start)
    course.word[start:] = [max(course.word[start], level + rng.uniform(0.28, 0.4))] * (course.days - start)
    return Event("says_more", start, course.days)


def does_more(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """Most promises are kept, and one's own word seems worth little."""
    level = rng.uniform(0.78, 0.93)
    course.keep[start:] = [level] * (course.days - start)
    course.word[start:] = [min(course.word[start], level - rng.uniform(0.28, 0.4))] * (course.days - start)
    return Event("does_more", start, course.days)


def drift(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A value is lived less and less over some weeks, and stays low; the person rates it as it is."""
    build, by = rng.randint(2, 6) * WEEK, rng.uniform(2.5, 4)
    _to(course.lived[about], start, rng.uniform(6.8, 8.5))
    ramp(course.lived[about], start, build, -by)
    clip(course.lived[about])
    return Event("drift", start, course.days, about)


def sliding(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A value that is hard to live comes to matter less, season by season."""
    _to(course.lived[about], start, rng.uniform(2.5, 4.3))
    _to(course.importance[about], start, rng.uniform(7.5, 9.5))
    ramp(course.importance[about], max(0, start - 10 * WEEK), 10 * WEEK, -rng.uniform(2.8, 4.5))
    return Event("sliding", start, course.days, about, (Act(start, "weigh_values"),))


def seldom_sighted(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A value goes on being rated high while it is hardly lived any more."""
    _to(course.lived[about], start, rng.uniform(7.8, 8.8))
    by = rng.uniform(4, 5.5)
    ramp(course.lived[about], start, 2 * WEEK, -by)
    ramp(course.lived_belief[about], start, 2 * WEEK, by)
    clip(course.lived[about])
    return Event("seldom_sighted", start, course.days, about)


def often_sighted(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """A value is lived more than any other, and the person rates it low."""
    _to(course.lived[about], start, rng.uniform(3, 4))
    by = rng.uniform(4.5, 5.5)
    ramp(course.lived[about], start, 2 * WEEK, by)
    ramp(course.lived_belief[about], start, 2 * WEEK, -by)
    clip(course.lived[about])
    return Event("often_sighted", start, course.days, about)


def argument(rng: Random, person: Person, course: Course, about: str, start: int) -> Event:
    """Two values that face each other on the circle take turns: what one gets is taken from the other."""
    first, second = about.split("+")
    end = start + rng.randint(10, 18) * WEEK
    first_leads = rng.choice((0.5, 0.5, 0.8))
    for day in range(start, min(end, course.days)):
        course.rivals[day] = (first, second) if rng.random() < first_leads else (second, first)
    return Event("argument", start, end, about)


ON_RESULTS: tuple[Plant, ...] = (
    lowered, relief, reworded, ahead, behind, quiet_stall, busy_stall, back_and_forth, arrived, attention, heavy,
    date_slips,
)  # fmt: skip
IN_MORNINGS: tuple[Plant, ...] = (relief, busy_stall, heavy)
"""What can only show in mornings, where promises are made and gaps are held."""
ON_VALUES: tuple[Plant, ...] = (drift, sliding, seldom_sighted, often_sighted)
ON_WORD: tuple[Plant, ...] = (says_more, does_more)
PLANTS: dict[str, Plant] = {plant.__name__: plant for plant in (*ON_RESULTS, *ON_WORD, *ON_VALUES, argument)}
KINDS = tuple(PLANTS)
"""Everything that can be planted."""
