"""What happens in which life: what is planted, and what happens in any life and means nothing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.lives.character import WEEK, Person, Wanted
from tests.lives.course import Course
from tests.lives.events import (
    IN_MORNINGS,
    ON_VALUES,
    ON_WORD,
    PLANTS,
    Act,
    Event,
    argument,
    attention,
    clip,
    lower,
    ramp,
    writing_day,
)
from tests.lives.pages import on
from tui.records.vocabulary import OPPOSITE


def subjects(kind: str, person: Person) -> tuple[str, ...]:
    """What an event of that kind could be about, for this person."""
    plant = PLANTS[kind]
    if plant in ON_WORD:
        return ("",) if person.weekly and person.mornings else ()
    if plant is argument:
        return tuple(
            f"{one.id}+{other.id}"
            for place, one in enumerate(person.values)
            for other in person.values[place + 1 :]
            if one.group and OPPOSITE[one.group] == other.group and person.evenings
        )
    if plant in ON_VALUES:
        return tuple(value.id for value in person.values if person.weekly or person.rating_values)
    if plant is attention:
        top = _most_important(person)
        return (top.id,) if top else ()
    if plant in IN_MORNINGS and not person.mornings:
        return ()
    return tuple(want.id for want in person.wants)


def _most_important(person: Person) -> Wanted | None:
    """The weighed result that matters most, where there is something else to do."""
    weighed = sorted((want for want in person.wants if want.weighed), key=lambda want: -want.importance)
    alone = len({want.area for want in person.wants}) < 2
    return None if alone or len(weighed) < 2 or not person.mornings else weighed[0]


def plant_some(rng: Random, person: Person, course: Course, kinds: Sequence[str]) -> tuple[Event, ...]:
    """One to three events of different kinds, about different things, as far as they can be; the first kinds first."""
    found: list[Event] = []
    taken: set[str] = set()
    number = rng.choice((1, 1, 1, 2, 2, 3))
    for kind in kinds:
        if len(found) == number:
            break
        free = [one for one in subjects(kind, person) if not taken & set(one.split("+"))]
        if free and not (kind in ("says_more", "does_more") and "" in taken):
            about = rng.choice(free)
            latest = person.weeks - (20 if kind in ("quiet_stall", "busy_stall", "back_and_forth") else 12)
            start = writing_day(person, rng.randint(9, max(10, latest)) * WEEK + rng.randint(0, 6))
            found.append(PLANTS[kind](rng, person, course, about, start))
            taken |= set(about.split("+"))
    return tuple(found)


def everyday(rng: Random, person: Person, course: Course, events: tuple[Event, ...]) -> tuple[Act, ...]:
    """What happens in any life and means nothing, or is told as it is; results with an event of their own are left."""
    acts: list[Act] = []
    for want in person.wants:
        if any(event.about == want.id for event in events):
            continue
        day = writing_day(person, rng.randint(want.since + 2 * WEEK, person.days - 1))
        chance = rng.random()
        if chance < 0.1:
            acts.append(Act(day, "reword", want.id, 10.0, "known_better"))
        elif chance < 0.2:
            acts.append(Act(day, "reword", want.id))
        elif chance < 0.26:
            new_ten = rng.choice((11.0, 12.0))
            lower(course, want.id, day, new_ten, asked=True)
            acts.append(Act(day, "reword", want.id, new_ten, "known_better"))
        elif chance < 0.36:
            first = writing_day(person, max(1, day - 10 * WEEK))
            acts.append(Act(first, "target", want.id, text=str(on(day + 8 * WEEK))))
            acts.append(Act(day, "target", want.id, text=str(on(day + rng.choice((3, 20)) * WEEK))))
        elif chance < 0.46:
            ramp(course.trend[want.id], day, 10, rng.uniform(1.5, 2.5))
            clip(course.trend[want.id])
    if rng.random() < 0.3:
        first = rng.randint(0, person.days)
        for want in person.wants:
            for day in range(first, min(first + 2 * WEEK, person.days)):
                course.heavy[want.id][day] = max(course.heavy[want.id][day], 0.55)
    return tuple(acts)
