"""One life from its first day to its last: what was planted, written, said to the person, and answered by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.lives import pages
from tests.lives.character import Person, area_names, draw, regions
from tests.lives.course import Course, settle
from tests.lives.course import draw as draw_course
from tests.lives.diary import Diary, Written
from tests.lives.events import KINDS, Act, Event
from tests.lives.planting import everyday, plant_some, subjects
from tests.lives.truth import Verdict, judge
from tui.insights.fold.fold import Fold
from tui.insights.signals import noticed
from tui.insights.signals.signal import Signal
from tui.records.entry import Entry
from tui.records.option_ids import Verdict as Reply
from tui.records.roles import Role

TRIES = 12
"""So often another person is drawn where what is to happen could not happen to this one."""
QUIET = 1 / 3
"""So many lives in which nothing happens."""
REPLIES = {
    Verdict.TRUE: ((Reply.FITS, 0.65), (Reply.PARTLY, 0.2), (Reply.LATER, 0.15)),
    Verdict.ARGUABLE: ((Reply.FITS, 0.15), (Reply.PARTLY, 0.5), (Reply.WRONG, 0.25), (Reply.LATER, 0.1)),
    Verdict.FALSE: ((Reply.WRONG, 0.7), (Reply.PARTLY, 0.1), (Reply.LATER, 0.2)),
}
"""What a person answers, by how true it is."""


@dataclass(frozen=True)
class Spoken:
    """One thing said to the person.

    Attributes:
        verdict: Whether it is so.
        reply: What they answered.
    """

    day: int
    signal: Signal
    verdict: Verdict
    reply: Reply


@dataclass
class Life:
    """Everything about a life.

    Attributes:
        looks: The days on which something could be said.
    """

    number: int
    person: Person
    course: Course
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    written: Written = field(default_factory=Written)
    entries: list[Entry] = field(default_factory=list)
    looks: list[int] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was planted."""
        return not self.events

    @property
    def years(self) -> float:
        """How long it is, in years."""
        return self.person.days / 365.25


def born(number: int, seed: int, kinds: tuple[str, ...] = KINDS) -> Life:
    """A person and what will happen to them; nothing is written yet."""
    rng = Random(f"{seed}/{number}")
    order = rng.sample(kinds, len(kinds)) if rng.random() >= QUIET else []
    person = draw(rng)
    for _ in range(TRIES):
        if order and not subjects(order[0], person):
            person = draw(rng)
    course = draw_course(rng, person)
    events = plant_some(rng, person, course, order)
    acts = [act for event in events for act in event.acts]
    acts += everyday(rng, person, course, events)
    settle(rng, course)
    return Life(number, person, course, events, tuple(acts))


def live(life: Life, seed: int) -> Life:
    """Lets the person write, and taut speak, to the end."""
    diary = Diary(Random(f"{seed}/{life.number}/pages"), life.person, life.course, life.acts)
    life.written = diary.written
    replies = Random(f"{seed}/{life.number}/replies")
    folding = Fold()
    for day in range(life.person.days):
        entries, looks = diary.day(day)
        for entry in entries:
            folding.add(entry)
            life.entries.append(entry)
        if looks:
            life.looks.append(day)
            signal = noticed(folding.portrait(), pages.on(day), regions(), area_names())
            if signal is not None:
                verdict = judge(signal, life.person, life.course, life.written, day)
                choices, weights = zip(*REPLIES[verdict], strict=True)
                reply = replies.choices(choices, weights)[0]
                life.spoken.append(Spoken(day, signal, verdict, reply))
                answer = pages.choice("signal", Role.SIGNAL, reply, reply, signal.id)
                folding.add(said := pages.page(day, 23, "signal", [answer]))
                life.entries.append(said)
    return life
