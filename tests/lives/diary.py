"""What a person writes, day by day, and what was written about what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.lives import pages
from tests.lives.character import WEEK, Person, Wanted
from tests.lives.course import Course
from tests.lives.events import Act
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.records.roles import Role

SEASON = 91
HEAVY, LIGHT = (("pressure", "pressure"), ("ache", "ache")), (("pull", "pull"), ("flat", "flat"))
FEELINGS = (
    ("curious", 3, 3),
    ("calm", -2, 3),
    ("tired", -3, -2),
    ("restless", 3, -3),
    ("content", -2, 4),
    ("sad", -3, -3),
)
NOTHING = ("nothing", "none", "-", "nothing new")
DOINGS = ("walked to work", "called the office", "two pages written", "asked Ana", "paid 120 euros", "slept at ten")


@dataclass
class Written:
    """What stands in the diary, each with its day, so that what could be seen in it can be reckoned."""

    ratings: defaultdict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    lived: defaultdict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    matters: defaultdict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    tensions: defaultdict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    facts: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    weights: dict[str, float] = field(default_factory=dict)
    delays: dict[str, int] = field(default_factory=dict)
    targets: defaultdict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    words: list[tuple[int, float]] = field(default_factory=list)
    promised: list[tuple[int, str]] = field(default_factory=list)
    outcomes: list[tuple[int, int, str, Outcome]] = field(default_factory=list)
    named: list[tuple[int, str, str]] = field(default_factory=list)
    reworded: defaultdict[str, list[tuple[int, float | None]]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class _Open:
    id: str
    about: str
    day: int
    fate: Outcome


class Diary:
    """One person's pages. The same person, course and seed write the same."""

    def __init__(self, rng: Random, person: Person, course: Course, acts: tuple[Act, ...]) -> None:
        self.written = Written()
        self._rng = rng
        self._person = person
        self._course = course
        self._acts = acts
        self._open: list[_Open] = []
        self._seen: dict[str, int] = {}
        self._focus = ("", -WEEK)
        self._focused: dict[str, int] = {}
        self._made = 0
        self._last_look = -WEEK
        self._skips_week = 0.0

    def day(self, day: int) -> tuple[list[Entry], bool]:
        """The entries of a day, and whether taut could say something at the end of it."""
        if self._person.is_away(day):
            return [], False
        if day % WEEK == 0:
            self._skips_week = self._rng.choice((0.0, 0.0, 0.0, 0.0, 0.3, 0.7))
        entries = list(self._occasional(day))
        mornings, evenings = self._comes(self._person.mornings), self._comes(self._person.evenings)
        if mornings and self._wants(day):
            entries.append(pages.page(day, 7, "morning", self._morning(day)))
        if evenings:
            entries.append(pages.page(day, 21, "evening", self._evening(day)))
        if self._rng.random() < self._person.rating_values and day > self._person.values_on:
            for place, value in enumerate(self._person.values):
                entries.append(pages.page(day, 21.5 + place / 100, "rate", [self._live(value.id, day, "rate")]))
        if self._person.weekly:
            looks = day % WEEK == self._person.looks and self._rng.random() < self._person.weekly
            if looks:
                entries.append(pages.page(day, 22, "weekly", self._weekly(day)))
            return entries, looks
        looks = day - self._last_look >= WEEK and (evenings or (mornings and not self._person.evenings))
        self._last_look = day if looks else self._last_look
        return entries, looks

    def _comes(self, chance: float) -> bool:
        return self._rng.random() < chance * (1 - self._skips_week)

    def _says(self) -> bool:
        return self._rng.random() >= self._person.skipping

    def _wants(self, day: int) -> list[Wanted]:
        return [want for want in self._person.wants if want.since <= day]

    def _rounded(self, value: float, low: float = 0) -> float:
        step = self._person.step
        return min(10.0, max(low, round(value / step) * step))

    def _number(self, level: float) -> float:
        return self._rounded(level + self._rng.gauss(0, self._person.scatter))

    # once in a while

    def _occasional(self, day: int) -> Iterator[Entry]:
        new = [want for want in self._person.wants if want.since == day]
        if any(want.weighed for want in new):
            yield pages.page(day, 4, "vision", [answer for want in new for answer in self._drawn_forth(want, day)])
        else:
            for place, want in enumerate(new):
                yield pages.page(day, 4 + place / 10, "wish" if day or place else "onboarding", self._wished(want, day))
        if self._person.values and day == self._person.values_on:
            yield pages.page(day, 5, "values", self._sorted(day))
        for place, act in enumerate(act for act in self._acts if act.day == day):
            yield pages.page(day, 6 + place / 10, "renewal", self._act(act, day))
        if self._person.renews and day and day % SEASON == 0:
            yield pages.page(day, 20, "renewal", self._renewal(day))

    def _drawn_forth(self, want: Wanted, day: int) -> Iterator[Known]:
        yield pages.line("results", Role.RESULT, f"I have {want.id}", want.area, want.id)
        yield pages.choice("take", Role.DESIRE, "yes", "yes", want.id)
        if want.weighed:
            self.written.weights[want.id] = self._rounded(want.importance, 1)
            yield pages.scale("weigh", Role.IMPORTANCE, self.written.weights[want.id], want.id, "importance")
            yield pages.scale("weigh", Role.CLARITY, self._number(6), want.id, "clarity")
        yield self._fact(pages.line("first", Role.FACT, self._rng.choice(DOINGS), want.id, field="fact"), want.id, day)
        yield self._rate("first", want.id, day, field="rating")
        if self._rng.random() < 0.25:
            delay = self._rng.choice((30, 90, 90, 180))
            self.written.delays[want.id] = delay
            yield pages.choice("horizon", Role.DELAY, str(delay), f"{delay} days", want.id, "delay")

    def _wished(self, want: Wanted, day: int) -> list[Known]:
        return [
            pages.line("want", Role.RESULT, f"I have {want.id}", want.area, want.id),
            self._fact(pages.line("fact", Role.FACT, self._rng.choice(DOINGS), want.id), want.id, day),
            self._rate("rate", want.id, day),
        ]

    def _sorted(self, day: int) -> list[Known]:
        answers: list[Known] = [pages.values("five", Role.HELD, *self._person.values)]
        for value in self._person.values:
            answers += [self._weigh("importance", value.id, day), self._live(value.id, day)]
        return answers

    def _renewal(self, day: int) -> list[Known]:
        answers: list[Known] = []
        for want in self._wants(day):
            answers.append(pages.choice("each", Role.STATUS, "keep", "keep", want.id))
            answers.append(pages.choice("again", Role.DESIRE, "yes", "yes", want.id))
        held = self._person.values if day > self._person.values_on else ()
        return answers + [self._weigh("values", value.id, day) for value in held]

    def _act(self, act: Act, day: int) -> list[Known]:
        if act.what == "weigh_values":
            return [self._weigh("values", value.id, day) for value in self._person.values]
        if act.what == "target":
            self.written.targets[act.about].append((day, act.text))
            return [pages.line("horizon", Role.TARGET, act.text, act.about, field="date")]
        answers: list[Known] = [
            pages.choice("each", Role.STATUS, "reword", "reword", act.about),
            pages.line("reword", Role.REWORD, f"I have {act.about}, as of {day}", act.about),
        ]
        if act.new_ten is not None:
            answers.append(pages.scale("map", Role.REMAP, act.new_ten, act.about, high=15))
        if act.reason:
            answers.append(pages.choice("reason", Role.REASON, act.reason, act.reason, act.about))
        self.written.reworded[act.about].append((day, act.new_ten))
        return answers

    # single answers

    def _rate(self, step: str, want: str, day: int, field: str = "") -> Known:
        value = self._number(self._course.answer(want, day) + self._person.bias)
        self.written.ratings[want].append((day, value))
        return pages.scale(step, Role.RATING, value, want, field)

    def _fact(self, answer: Known, want: str, day: int) -> Known:
        self.written.facts[want].append(day)
        return answer

    def _live(self, value: str, day: int, step: str = "lived") -> Known:
        rated = self._number(self._course.lived[value][day] + self._course.lived_belief[value][day])
        self.written.lived[value].append((day, rated))
        return pages.scale(step, Role.LIVED, rated, value)

    def _weigh(self, step: str, value: str, day: int) -> Known:
        level = self._course.importance[value][day] + self._rng.gauss(0, 0.5 * self._person.scatter)
        self.written.matters[value].append((day, self._rounded(level)))
        return pages.scale(step, Role.IMPORTANCE, self._rounded(level), value)

    def _feel(self) -> Known:
        return pages.feeling(*self._rng.choice(FEELINGS[: 6 if self._rng.random() < 0.2 else 5]))

    def _settle(self, step: str, promise: _Open, day: int) -> Known:
        self._open.remove(promise)
        self.written.outcomes.append((promise.day, day, promise.about, promise.fate))
        return pages.became(step, promise.id, promise.fate)

    def _fate(self, day: int) -> Outcome:
        chance, keep = self._rng.random(), self._course.keep[day]
        partly = min(0.16, 2 * (1 - keep), 2 * keep) * 0.9
        if self._rng.random() < 0.04:
            return Outcome.LET_GO
        if chance < keep - partly / 2:
            return Outcome.KEPT
        return Outcome.PARTLY if chance < keep + partly / 2 else Outcome.NOT

    # the daily and the weekly pages

    def _morning(self, day: int) -> list[Known]:
        want, course, rng = self._turn(day), self._course, self._rng
        answers: list[Known] = [self._feel()] if self._says() else []
        before = [promise for promise in reversed(self._open) if promise.day < day][:2]
        answers += [self._settle("yesterday", promise, day) for promise in before if self._says()]
        if self._says():
            answers.append(pages.line("vision", Role.IMAGE, "a light room", want))
        if self._says():
            noted = rng.random() < self._person.noting and not course.silent[want][day]
            seen = rng.choice(DOINGS) if noted else ""
            answers.append(pages.columns("reality", Role.FACT, seen, "it goes its way", want))
            if noted:
                self.written.facts[want].append(day)
        rated = self.written.ratings[want]
        if (not rated or day - rated[-1][0] >= WEEK) and self._says():
            answers.append(self._rate("rating", want, day))
        if self._says():
            word = self._tension(want, day)
            answers.append(pages.choice("tension", Role.TENSION, *word, want))
            self.written.tensions[want].append((day, word[0]))
        if rng.random() < self._person.promising * course.willing[want][day]:
            self._made += 1
            promise = _Open(f"promise-{self._made}", want, day, self._fate(day))
            self._open.append(promise)
            self.written.promised.append((day, want))
            answers.append(pages.line("action", Role.PROMISE, f"do {promise.id}", want, promise.id))
            if rng.random() < 0.5:
                answers.append(pages.scale("confidence", Role.CONFIDENCE, self._number(7), promise.id))
        self._seen[want] = day
        return answers or [self._feel()]

    def _turn(self, day: int) -> str:
        """The result a morning is about: the week's focus, or the one that matters and was longest unseen."""
        name, chosen = self._focus
        if name and day - chosen <= WEEK:
            return name
        weights = self.written.weights
        return max(
            self._wants(day),
            key=lambda want: ((weights.get(want.id, 5) + 1) * (day - self._seen.get(want.id, -1)), self._rng.random()),
        ).id

    def _tension(self, want: str, day: int) -> tuple[str, str]:
        if self._rng.random() < 0.05:
            return ("not_today", "not today")
        return self._rng.choice(HEAVY if self._rng.random() < self._course.heavy[want][day] else LIGHT)

    def _evening(self, day: int) -> list[Known]:
        answers: list[Known] = [self._feel()]
        answers += [self._settle("kept", promise, day) for promise in self._open[:-4:-1] if self._says()]
        if self._says():
            answers.append(pages.line("learned", Role.LEARNED, "it takes longer than I think"))
        if day >= self._person.values_on and len(self._person.values) > 1 and self._rng.random() < self._person.naming:
            easiest, hardest = self._sighting(day)
            cards = {value.id: value for value in self._person.values}
            answers.append(pages.values("values", Role.SIGHTED, cards[easiest], field="easiest"))
            answers.append(pages.values("values", Role.STRAINED, cards[hardest], field="hardest"))
            self.written.named.append((day, easiest, hardest))
        return answers

    def _sighting(self, day: int) -> tuple[str, str]:
        """What is lived most is seen most often, and what is lived least is hardest to see; days differ."""
        rivals, rng = self._course.rivals[day], self._rng
        if rivals and rng.random() < 0.6:
            return rivals
        felt = {value.id: self._course.lived[value.id][day] + rng.gauss(0, 2.2) for value in self._person.values}
        easiest = max(felt, key=lambda name: felt[name])
        felt = {name: self._course.lived[name][day] + rng.gauss(0, 2.2) for name in felt if name != easiest}
        return easiest, min(felt, key=lambda name: felt[name])

    def _weekly(self, day: int) -> list[Known]:
        answers: list[Known] = []
        if self._says() and self.written.outcomes:
            self.written.words.append((day, self._number(10 * self._course.word[day])))
            answers.append(pages.scale("word", Role.WORD, self.written.words[-1][1]))
        answers += [self._settle("open", promise, day) for promise in self._open[::-1] if self._says()]
        ratings = self.written.ratings
        due = sorted(self._wants(day), key=lambda want: ratings[want.id][-1][0] if ratings[want.id] else -1)
        for want in due[:3]:
            answers += self._looked_at(want.id, day)
        if self._person.values and day >= self._person.values_on:
            answers += [self._live(value.id, day) for value in self._person.values if self._says()]
        if self._wants(day) and self._rng.random() < self._person.focusing:
            weights = [
                self._course.drawn[want.id][day] * (day - self._focused.get(want.id, -1)) for want in self._wants(day)
            ]
            self._focus = (self._rng.choices(self._wants(day), weights)[0].id, day)
            self._focused[self._focus[0]] = day
            answers.append(pages.choice("focus", Role.FOCUS, self._focus[0], "that one"))
        return [*answers, pages.line("theme", Role.THEME, "one thing after the other")]

    def _looked_at(self, want: str, day: int) -> Iterator[Known]:
        if self._says():
            noted = self._rng.random() < self._person.noting and not self._course.silent[want][day]
            if noted:
                texts = self._rng.sample(DOINGS, self._rng.randint(1, 3))
                yield self._fact(pages.lines("facts", Role.FACT, texts, want), want, day)
            elif self._rng.random() < 0.3:
                yield pages.lines("facts", Role.FACT, [self._rng.choice(NOTHING)], want)
        if self._says():
            yield self._rate("rate", want, day)
