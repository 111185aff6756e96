"""Whether what was planted was written down well enough to be seen, and by when it is to be named.

The measure is a careful reader who has the diary alone and knows that numbers scatter: there are answers enough
before and after, and what changed is larger than chance would often make it.

Two kinds ask less than that: a stall and a back and forth count as written down once there are ratings enough, however
much they scatter. So it is also asked whether the best reader there can be, who knows how far this person's ratings
scatter and how things really went, could tell them from the nearest life in which they are not so. By Neyman and
Pearson no test does better than the ratio of the two likelihoods; on the days that were rated the two lives lie
√(Σ difference²)/σ standard errors apart, and ``CLEAR`` of them are asked for, as of everything else. Below that nobody
names most of them without naming much that is not so. The figures are told both ways.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from math import inf, sqrt
from statistics import fmean

from tests.lives.character import WEEK, Person
from tests.lives.course import mean
from tests.lives.events import Event
from tests.lives.life import Life
from tests.lives.truth import Verdict, legs
from tui.insights.measures.noise import trend

CLEAR = 3.0
"""A difference of so many standard errors can be told from chance."""


@dataclass(frozen=True)
class Known:
    """What a reader must have, and how long taut may take.

    Attributes:
        holds: Whether the diary up to a day is enough.
        weeks: So many weeks after it began, or after it could first be seen, it is to be named.
        from_seen: Which of the two.
        fits: The kinds of signal that name it.
        builds: So many weeks before it is complete it can be named too, if it is so by then.
        apart: How far it lies from the nearest life in which it is not so, in standard errors of what was rated up to
            a day; without end where ``holds`` asks for enough already.
    """

    holds: Callable[[Life, Event, int], bool]
    weeks: int = 10
    from_seen: bool = False
    fits: frozenset[str] = frozenset()
    builds: int = 0
    apart: Callable[[Life, Event, int], float] = lambda life, event, day: inf


def _count(days: list[int], first: int, last: int) -> int:
    """How many days lie from one to another, both among them."""
    return max(0, bisect_right(days, last) - bisect_left(days, first))


def _days(pairs: list[tuple[int, float]]) -> list[int]:
    return [day for day, _ in pairs]


def noise(person: Person) -> float:
    """Standard deviation of one rating: its scatter, and what rounding adds (the step over the root of twelve)."""
    return sqrt(person.scatter**2 + person.step**2 / 12 + 0.04)


def _is_clear(person: Person, amount: float, before: int, after: int) -> bool:
    """Whether two means of so many ratings differ by more than chance."""
    return before >= 3 and after >= 3 and abs(amount) / (noise(person) * sqrt(1 / before + 1 / after)) >= CLEAR


def _around(life: Life, event: Event, day: int) -> tuple[int, int]:
    """How often a result was rated in the twenty weeks before an event, and from it on."""
    days = _days(life.written.ratings[event.about])
    return _count(days, event.start - 20 * WEEK, event.start - 1), _count(days, event.start, day)


def _lowered(life: Life, event: Event, day: int) -> bool:
    """Rated once before the new wording and once after it."""
    return all(_around(life, event, day))


def _relieved(life: Life, event: Event, day: int) -> bool:
    """And at least four words for holding it in the four weeks before."""
    words = [said for said, _ in life.written.tensions[event.about]]
    return _lowered(life, event, day) and _count(words, event.start - 4 * WEEK, event.start) >= 4


def _leapt(life: Life, event: Event, day: int) -> bool:
    """Rated often enough on both sides for the leap to be told from scatter, four times after it."""
    before, after = _around(life, event, day)
    course = life.course
    leap = course.ahead(event.about, min(day, course.days - 1)) - course.ahead(event.about, max(0, event.start - 1))
    return after >= 4 and _is_clear(life.person, leap, before, after)


def _rested(life: Life, event: Event, day: int) -> bool:
    """At rest for eight weeks, or for as long as it was expected to take, and rated six times in them."""
    weeks = max(8 * WEEK, life.written.delays.get(event.about, 0))
    since = day - event.start
    return since >= weeks and _count(_days(life.written.ratings[event.about]), day - weeks, day) >= 6


def _rested_busily(life: Life, event: Event, day: int) -> bool:
    """And six kept promises about it in the last eight weeks."""
    kept = sum(
        about == event.about and fate == "kept" and max(event.start, day - 8 * WEEK) <= answered <= day
        for _, answered, about, fate in life.written.outcomes
    )
    return _rested(life, event, day) and kept >= 6


def _swung(life: Life, event: Event, day: int) -> bool:
    """Three legs of two points lie behind, with three ratings for each of them."""
    rated = _count(_days(life.written.ratings[event.about]), event.start, day)
    return legs(life.course.reality[event.about][event.start : day + 1], 2) >= 3 and rated >= 10


def _from_growth(life: Life, event: Event, day: int) -> float:
    """How far rest since it began lies from growth of three points a year, the least that is growth."""
    days = [when for when in _days(life.written.ratings[event.about]) if event.start <= when <= day]
    line = trend(days, [0.0] * len(days), noise(life.person))
    return 3 / 52 / line.error if line else 0


def _from_one_turn(life: Life, event: Event, day: int) -> float:
    """How far what really was on the days that were rated lies from the nearest life that turns but once."""
    days = [when for when in _days(life.written.ratings[event.about]) if event.start <= when <= day]
    really = [life.course.reality[event.about][when] for when in days]
    return sqrt(min(_one_turn(really), _one_turn([-level for level in really]))) / noise(life.person)


def _one_turn(series: list[float]) -> float:
    """The least sum of squares left by a line that rises and then falls."""
    up, down = _rising(series), _rising(series[::-1])[::-1]
    return min(before + after for before, after in zip(up, down, strict=True))


def _rising(series: list[float]) -> list[float]:
    """What the best line that never falls leaves of each beginning of a series, none of it first."""
    blocks: list[list[float]] = []
    left = [0.0]
    for level in series:
        blocks.append([level])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
        left.append(sum((value - fmean(block)) ** 2 for block in blocks for value in block))
    return left


def _arrived(life: Life, event: Event, day: int) -> bool:
    """Rated four times over four weeks, with a fact."""
    rated = [when for when in _days(life.written.ratings[event.about]) if event.start <= when <= day]
    facts = _count(life.written.facts[event.about], event.start - 4 * WEEK, day)
    return len(rated) >= 4 and rated[-1] - rated[0] >= 4 * WEEK and facts >= 1


def _neglected(life: Life, event: Event, day: int) -> bool:
    """So many promises that four or more of the last six weeks' would have been about it at its fair share."""
    wants = [want for want in life.person.wants if want.since <= day]
    fair = next(want.importance for want in wants if want.id == event.about) / sum(want.importance for want in wants)
    days = [when for when, _ in life.written.promised]
    return _count(days, max(event.start, day - 6 * WEEK), day) * fair >= 4


def _weighed(life: Life, event: Event, day: int) -> bool:
    """Eight words for holding it."""
    words = [said for said, _ in life.written.tensions[event.about]]
    return _count(words, event.start, min(day, event.end)) >= 8


def _moved(life: Life, event: Event, day: int) -> bool:
    """All three dates are written."""
    return len([when for when, _ in life.written.targets[event.about] if when <= day]) >= 3


def _believed(life: Life, event: Event, day: int) -> bool:
    """One's word rated four times, and promises enough answered for the difference to be told from chance."""
    course = life.course
    words = _count(_days(life.written.words), event.start, day)
    answered = sum(
        event.start <= made and when <= day and fate != "let_go" for made, when, _, fate in life.written.outcomes
    )
    keep, word = course.keep[event.start], course.word[event.start]
    return words >= 4 and answered >= 8 and abs(word - keep) * sqrt(answered / (keep * (1 - keep))) >= CLEAR


def _drifted(life: Life, event: Event, day: int) -> bool:
    """Rated often enough on both sides for the fall to be told from scatter, four times after it began."""
    days = _days(life.written.lived[event.about])
    before, after = _count(days, event.start - 20 * WEEK, event.start - 1), _count(days, event.start, day)
    lived = life.course.lived[event.about]
    fall = mean(lived, event.start - 8 * WEEK, event.start - 1) - mean(lived, day - 2 * WEEK, day)
    return after >= 4 and _is_clear(life.person, fall, before, min(after, 6))


def _slid(life: Life, event: Event, day: int) -> bool:
    """Weighed before it began to slide and after, and rated four times."""
    weighed = _days(life.written.matters[event.about])
    rated = _count(_days(life.written.lived[event.about]), 0, day)
    return _count(weighed, 0, event.start - 9 * WEEK) >= 1 and _count(weighed, event.start, day) >= 1 and rated >= 4


def _sighted(life: Life, event: Event, day: int) -> bool:
    """Rated four times, and twenty evenings on which values were named."""
    rated = _count(_days(life.written.lived[event.about]), event.start, day)
    return rated >= 4 and _count([when for when, *_ in life.written.named], event.start + 2 * WEEK, day) >= 20


def _argued(life: Life, event: Event, day: int) -> bool:
    """Fifteen evenings on which values were named."""
    return _count([when for when, *_ in life.written.named], event.start, min(day, event.end)) >= 15


def _fits(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


KNOWN: dict[str, Known] = {
    "lowered": Known(_lowered, fits=_fits("lowered")),
    "relief": Known(_relieved, fits=_fits("relief", "lowered")),
    "reworded": Known(_leapt, fits=_fits("reworded", "lowered")),
    "ahead": Known(_leapt, fits=_fits("ahead")),
    "behind": Known(_leapt, fits=_fits("behind")),
    "quiet_stall": Known(_rested, weeks=12, from_seen=True, fits=_fits("quiet_stall"), apart=_from_growth),
    "busy_stall": Known(_rested_busily, weeks=12, from_seen=True, fits=_fits("busy_stall"), apart=_from_growth),
    "back_and_forth": Known(_swung, from_seen=True, fits=_fits("back_and_forth"), apart=_from_one_turn),
    "arrived": Known(_arrived, weeks=12, fits=_fits("arrived")),
    "attention": Known(_neglected, from_seen=True, fits=_fits("attention")),
    "heavy": Known(_weighed, weeks=6, from_seen=True, fits=_fits("heavy")),
    "date_slips": Known(_moved, fits=_fits("date_slips")),
    "says_more": Known(_believed, weeks=8, from_seen=True, fits=_fits("says_more")),
    "does_more": Known(_believed, weeks=8, from_seen=True, fits=_fits("does_more")),
    "drift": Known(_drifted, fits=_fits("drift")),
    "sliding": Known(_slid, weeks=14, builds=10, fits=_fits("sliding")),
    "seldom_sighted": Known(_sighted, from_seen=True, fits=_fits("seldom_sighted")),
    "often_sighted": Known(_sighted, from_seen=True, fits=_fits("often_sighted")),
    "argument": Known(_argued, weeks=8, from_seen=True, fits=_fits("argument")),
}
"""By kind of event."""


@dataclass(frozen=True)
class Outcome:
    """What became of one planted event.

    Attributes:
        seen: The day on which the diary was first enough; ``None`` if it never was in time.
        due: The last day on which naming it is in time.
        named: The day on which a fitting and true thing was said about it, if ever.
        is_clear: Whether the best reader could tell it from chance by the day it was due.
    """

    event: Event
    seen: int | None
    due: int
    named: int | None
    is_clear: bool

    @property
    def is_in_time(self) -> bool:
        """Whether it was named by the day it was due."""
        return self.named is not None and self.named <= self.due


def outcome(life: Life, event: Event) -> Outcome:
    """Whether one event could be seen, and whether and when it was named.

    It counts as seen if the diary was enough three weeks before it was due, or before it or the life ended, and taut
    had three occasions to speak from then on: it says one thing a week, and another may go first.
    """
    known = KNOWN[event.kind]
    last = min(event.end, life.person.days - 1)
    seen = next((day for day in life.looks if event.start <= day <= last and known.holds(life, event, day)), None)
    since = event.start if seen is None or not known.from_seen else seen
    due = since + known.weeks * WEEK
    if seen is not None:
        occasions = sum(seen <= day <= min(due, last) for day in life.looks)
        if seen > min(due, last) - 3 * WEEK or occasions < 3:
            seen = None
    named = next(
        (
            spoken.day
            for spoken in life.spoken
            if spoken.day >= event.start - known.builds * WEEK
            and spoken.signal.kind in known.fits
            and spoken.verdict is Verdict.TRUE
            and _is_about(life, event, spoken.signal.about)
        ),
        None,
    )
    is_clear = seen is not None and known.apart(life, event, min(due, last)) >= CLEAR
    return Outcome(event, seen, due, named, is_clear)


def _is_about(life: Life, event: Event, about: str) -> bool:
    """Whether a signal speaks of what the event is about: its result or the area of it, its value, both values."""
    areas = {want.id: want.area for want in life.person.wants}
    if "+" in event.about:
        return set(about.split("+")) == set(event.about.split("+"))
    return about in (event.about, areas.get(event.about, event.about)) or (event.kind == "heavy" and not about)
