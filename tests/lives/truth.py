"""Whether what was said is so, by how things really are that day. The diary is not asked, only the course of the life.

Each rule has two thresholds: from the first on it is true, between the two people could argue, below it is false. What
a person themself said is looked up where the signal says that they said it: dates, weights, reasons, promises kept.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from enum import StrEnum

from tests.lives.character import WEEK, Person
from tests.lives.course import Course, mean
from tests.lives.diary import Written
from tui.insights.signals.signal import Signal
from tui.records.answers import Outcome

Verdict = StrEnum("Verdict", ["TRUE", "FALSE", "ARGUABLE"])


def graded(amount: float, true: float, arguable: float) -> Verdict:
    """True from one amount on, arguable from another."""
    return Verdict.TRUE if amount >= true else Verdict.ARGUABLE if amount >= arguable else Verdict.FALSE


class Case:
    """What was said, and all there is to judge it by."""

    def __init__(self, about: str, person: Person, course: Course, written: Written, day: int) -> None:
        self.about = about
        self.person = person
        self.course = course
        self.written = written
        self.day = day

    def closed_by_asking_less(self) -> Verdict:
        """The 10 lies a point lower than it did, and half or more of what the gap lost is owed to that."""
        height, reality = self.course.height[self.about], self.course.reality[self.about]
        moved = next((day for day in range(self.day, 0, -1) if height[day] < height[day - 1] - 0.5), None)
        if moved is None:
            return Verdict.FALSE
        shares = []
        for since in (0, max(0, moved - 8 * WEEK), moved - 1):
            low = height[since] - height[self.day]
            up = reality[self.day] - reality[since]
            shares.append(low / (low + up) if low >= 1 and low + up > 0.5 else 0)
        return graded(max(shares), 0.5, 0.0)

    def lowered_when_heavy(self) -> Verdict:
        """As above, and in the four weeks before it weighed on the person in half or more of the looks."""
        lowered = self.closed_by_asking_less()
        height, heavy = self.course.height[self.about], self.course.heavy[self.about]
        moved = next((day for day in range(self.day, 0, -1) if height[day] < height[day - 1] - 0.5), None)
        if moved is None or lowered is Verdict.FALSE:
            return Verdict.FALSE
        return graded(mean(heavy, moved - 4 * WEEK, moved - 1), 0.5, 0.35)

    def shrunk_unasked(self) -> Verdict:
        """The wording asks for less by 1.5 points or more than its scale says."""
        return graded(
            self.course.said_height[self.about][self.day] - self.course.height[self.about][self.day], 1.5, 1.0
        )

    def rated_ahead(self) -> Verdict:
        """Within three weeks the view of it was 1.5 ahead of what is so; 0.8, or a rise without facts, is arguable."""
        days = range(max(0, self.day - 3 * WEEK), self.day + 1)
        ahead = max(self.course.ahead(self.about, day) for day in days)
        return Verdict.ARGUABLE if ahead < 0.8 and self._moved_unnoted(1) else graded(ahead, 1.5, 0.8)

    def rated_behind(self) -> Verdict:
        """The same the other way."""
        days = range(max(0, self.day - 3 * WEEK), self.day + 1)
        behind = max(-self.course.ahead(self.about, day) for day in days)
        return Verdict.ARGUABLE if behind < 0.8 and self._moved_unnoted(-1) else graded(behind, 1.5, 0.8)

    def _moved_unnoted(self, sign: int) -> bool:
        """Whether it really moved by 1.5 in twelve weeks, and no fact was noted in the last four."""
        reality = self.course.reality[self.about]
        noted = any(self.day - 4 * WEEK <= day for day in self.written.facts[self.about])
        return not noted and sign * (reality[self.day] - reality[max(0, self.day - 12 * WEEK)]) >= 1.5

    def rests(self, kept: tuple[int, int], quiet: bool) -> Verdict:
        """Over eight weeks its trend rose by no more than 0.2 (0.45), it is 2 points (1.5) off, and so much was done.

        Growth of 1.3 points a year or less is rest, of 3 and more it is growth; a fall by over half a point is no rest.
        Where effort was said to need longer than eight weeks to show, rest is arguable until then.

        Args:
            kept: How many kept promises about it in those weeks make it true, and how many make it arguable.
            quiet: Whether that is at most so many; else at least.
        """
        trend, first = self.course.trend[self.about], max(0, self.day - 8 * WEEK)
        rose = trend[self.day] - trend[first]
        done = sum(
            about == self.about and fate is Outcome.KEPT and answered > first
            for _, answered, about, fate in self.written.outcomes
        )
        found = {
            graded(-rose, -0.2, -0.45),
            graded(rose, -0.5, -0.8),
            graded(self.course.height[self.about][self.day] - trend[self.day], 2, 1.5),
            graded(-done, -kept[0], -kept[1]) if quiet else graded(done, *kept),
        }
        delay = self.written.delays.get(self.about, 0)
        waits = delay > 8 * WEEK and (self.day < delay or abs(trend[self.day] - trend[self.day - delay]) > 1)
        if Verdict.FALSE in found:
            return Verdict.FALSE
        return Verdict.ARGUABLE if Verdict.ARGUABLE in found or waits else Verdict.TRUE

    def swings(self) -> Verdict:
        """Within the last year it really went up and down by 2 points (1.5) at least three times (twice)."""
        series = self.course.reality[self.about][max(0, self.day - 365) : self.day + 1]
        if legs(series, 2) >= 3:
            return Verdict.TRUE
        return Verdict.ARGUABLE if legs(series, 1.5) >= 3 or legs(series, 2.5) >= 2 else Verdict.FALSE

    def word_ahead(self, sign: int) -> Verdict:
        """Over six weeks one's word was rated 0.15 (0.08) better, or worse, than the chance that a promise was kept."""
        first = self.day - 6 * WEEK
        rated = mean(self.course.word, first, self.day)
        return graded(sign * (rated - mean(self.course.keep, first, self.day)), 0.15, 0.08)

    def drifted(self) -> Verdict:
        """It is really lived 1.5 (0.8) less than in some month of the last half year."""
        lived = self.course.lived[self.about]
        now = mean(lived, self.day - 2 * WEEK, self.day)
        before = [mean(lived, day, day + 4 * WEEK) for day in range(max(0, self.day - 26 * WEEK), self.day - 4 * WEEK)]
        return graded(max(before, default=now) - now, 1.5, 0.8)

    def slid(self) -> Verdict:
        """It matters 1.5 (1) less than at some time before, while it was lived below 5 (6) for a month."""
        matters = self.course.importance[self.about]
        if mean(self.course.lived[self.about], self.day - 4 * WEEK, self.day) > 6:
            return Verdict.FALSE
        fell = graded(max(matters[: self.day + 1]) - matters[self.day], 1.5, 1)
        low = mean(self.course.lived[self.about], self.day - 4 * WEEK, self.day) < 5
        return fell if low or fell is Verdict.FALSE else Verdict.ARGUABLE

    def neglected(self) -> Verdict:
        """The share it tends to get is 0.15 (0.08) less than its share of what matters; how much that is was said.

        Where it gets its share in the long run, six weeks in which it really got 0.2 less are arguable.
        """
        wants = [want for want in self.person.wants if want.since <= self.day]
        here = {want.id for want in wants if self.about in (want.id, want.area)}
        if not here or not any(name in self.written.weights for name in here):
            return Verdict.FALSE
        weights = {want.id: want.importance for want in wants}
        due = sum(weights[name] for name in here) / sum(weights.values())
        first = max(0, self.day - 6 * WEEK)
        given = {
            want.id: (self.written.weights.get(want.id, 5) + 1) * mean(self.course.willing[want.id], first, self.day)
            for want in wants
        }
        found = graded(due - sum(given[name] for name in here) / sum(given.values()), 0.15, 0.08)
        promised = [about for day, about in self.written.promised if first <= day <= self.day]
        went = sum(name in here for name in promised) / max(1, len(promised))
        is_so_for_now = len(promised) >= 12 and due - went >= 0.2
        return Verdict.ARGUABLE if found is Verdict.FALSE and is_so_for_now else found

    def weighs(self) -> Verdict:
        """Over a month holding it was a weight in half (0.4) or more of the looks."""
        names = [want.id for want in self.person.wants if not self.about or self.about in (want.id, want.area)]
        return graded(
            sum(mean(self.course.heavy[name], self.day - 4 * WEEK, self.day) for name in names) / len(names), 0.5, 0.4
        )

    def slipped(self) -> Verdict:
        """The date was really moved later twice."""
        dates = [text for _, text in self.written.targets[self.about]]
        later = sum(new > old for old, new in itertools.pairwise(dates))
        return graded(later, 2, 2)

    def is_there(self) -> Verdict:
        """For a month it has been 8.7 (8.2) of what the wording says, by the person's own measure.

        Where the wording shrank and nobody asked by how much, that is arguable.
        """
        answers = [self.course.answer(self.about, day) for day in range(max(0, self.day - 27), self.day + 1)]
        there = graded(sum(answers) / len(answers) + self.person.bias, 8.7, 8.2)
        return Verdict.ARGUABLE if there is Verdict.TRUE and self.shrunk_unasked() is Verdict.TRUE else there

    def rated_too_high(self, sign: int) -> Verdict:
        """It is rated 2 points (1) better, or worse, than it is lived."""
        return graded(sign * mean(self.course.lived_belief[self.about], self.day - 3 * WEEK, self.day), 2, 1)

    def compete(self) -> Verdict:
        """The two really competed for three (two) of the last six weeks.

        That one is lived much more than the other, as it was before, is no competition.
        """
        last = [set(pair) for pair in self.course.rivals[max(0, self.day - 41) : self.day + 1] if pair]
        return graded(sum(pair == set(self.about.split("+")) for pair in last), 21, 14)


def legs(series: list[float], size: float) -> int:
    """How often a series went from one end to the other by at least this much, up and down by turns."""
    found, way, low, high = 0, 0, series[0], series[0]
    for value in series:
        low, high = min(low, value), max(high, value)
        if (way <= 0 and value - low >= size) or (way >= 0 and high - value >= size):
            way = 1 if value - low >= size and way <= 0 else -1
            low = high = value
            found += 1
    return found


JUDGES: dict[str, Callable[[Case], Verdict]] = {
    "lowered": Case.closed_by_asking_less,
    "reworded": Case.shrunk_unasked,
    "relief": Case.lowered_when_heavy,
    "ahead": Case.rated_ahead,
    "behind": Case.rated_behind,
    "quiet_stall": lambda case: case.rests((2, 3), quiet=True),
    "busy_stall": lambda case: case.rests((5, 4), quiet=False),
    "back_and_forth": Case.swings,
    "says_more": lambda case: case.word_ahead(1),
    "does_more": lambda case: case.word_ahead(-1),
    "drift": Case.drifted,
    "sliding": Case.slid,
    "attention": Case.neglected,
    "heavy": Case.weighs,
    "date_slips": Case.slipped,
    "arrived": Case.is_there,
    "seldom_sighted": lambda case: case.rated_too_high(1),
    "often_sighted": lambda case: case.rated_too_high(-1),
    "argument": Case.compete,
}
"""By kind of signal."""


def judge(signal: Signal, person: Person, course: Course, written: Written, day: int) -> Verdict:
    """Whether what was said on that day is so.

    Raises:
        KeyError: If no rule is written here for a signal of this kind.
    """
    if signal.kind not in JUDGES:
        raise KeyError(f"signals of kind {signal.kind} cannot be judged; write a rule for them in tests/lives/truth.py")
    return JUDGES[signal.kind](Case(signal.about, person, course, written, day))
