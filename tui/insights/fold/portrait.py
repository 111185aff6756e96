"""The portrait: current results, promises, values, moods and rhythm, as all entries together tell them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec

from tui.insights.fold.exclusions import Exclusions
from tui.records.answers import Outcome, Pick
from tui.records.option_ids import Desire, Own, by_side
from tui.records.roles import Role
from tui.records.vocabulary import EmotionWord, is_heavy

REPLIES = 4
"""So many answers to one question are remembered by what was asked."""

Status = Literal["held", "reached", "set_down"]


class Said(msgspec.Struct, frozen=True):
    """One thing said in some role.

    Attributes:
        text: In the person's words, or those of the option picked.
        about: Id of what it speaks of, for a daily answer its question; empty for nothing in particular.
        picked: The id of the option picked; empty for what was written.
    """

    day: date
    text: str
    about: str
    entry: str
    flow: str = ""
    picked: str = ""


class Rating(msgspec.Struct, frozen=True):
    """Where something was said to be.

    Attributes:
        value: 0 to 10, halves allowed, on the scale of that day.
        height: The vision's height V on that day, 10 at first; see ``insights.tension``.
    """

    day: date
    value: float
    height: float
    entry: str


class Wording(msgspec.Struct, frozen=True):
    """One version of a result's text.

    Attributes:
        height: The vision's height V from then on.
        reason: Why it was changed; empty for the first.
        reason_id: The id of the option picked for it.
        is_measured: Whether it was said how its height compares with the one before.
        anchors: What a visitor would see at 10, 5 and 0 of this wording's scale, where written.
    """

    day: date
    text: str
    height: float = 10
    reason: str = ""
    entry: str = ""
    reason_id: str = ""
    is_measured: bool = True
    anchors: dict[int, str] = {}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wanted in a life area, with its history.

    Attributes:
        wordings: Oldest first; never empty.
        status: Held, or reached or set down on purpose.
        importance: 0 to 10, if weighed.
        clarity: 0 to 10, if weighed.
        desire: Whether it would be taken if it could be had now.
        own: Whether it would be wanted if nobody could ever know.
        parent: Id of the result it is a step on the way to; empty for one wanted for itself.
        ratings: Oldest first.
        facts: Noted about the result itself, oldest first; those about its area are of none.
        images: What was seen first when it was read, oldest first.
        obstacles: Named against it, oldest first.
        tensions: Words for holding it beside reality, oldest first.
        target: The dates it was meant for, oldest first.
        delay: Days it is expected to take to show; 0 if not said.
        rests: The day until which mornings leave it alone, if it was said to rest.
    """

    id: str
    area: str
    wordings: tuple[Wording, ...]
    status: Status = "held"
    became: date | None = None
    reason: str = ""
    importance: float | None = None
    clarity: float | None = None
    desire: Desire | None = None
    own: Own | None = None
    parent: str = ""
    ratings: tuple[Rating, ...] = ()
    facts: tuple[Said, ...] = ()
    images: tuple[Said, ...] = ()
    obstacles: tuple[Said, ...] = ()
    tensions: tuple[Said, ...] = ()
    target: tuple[Said, ...] = ()
    delay: int = 0
    rests: date | None = None
    seen: date

    @property
    def text(self) -> str:
        """The wording it has now."""
        return self.wordings[-1].text

    @property
    def height(self) -> float:
        """The vision's height V now: 10 where it first stood (PRACTICE.md, section 3)."""
        return self.wordings[-1].height

    def is_resting(self, today: date) -> bool:
        """Whether mornings leave it alone on a day."""
        return self.rests is not None and today < self.rests

    @property
    def anchors(self) -> dict[int, str]:
        """What a visitor would see at 10, 5 and 0 of the scale it is rated on now: those of another scale are gone."""
        found: dict[int, str] = {}
        for before, after in pairwise((self.wordings[0], *self.wordings)):
            is_same_scale = after.is_measured and after.height == before.height
            found = {**(found if is_same_scale else {}), **after.anchors}
        return found

    @property
    def since(self) -> date:
        """The day it was first written."""
        return self.wordings[0].day


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One action chosen, with when and where.

    Attributes:
        text: What was promised, as last worded.
        day: The day it is for; all that counts promises counts it there.
        made: The day it was made, if that differs.
        again: Id of the promise that was not kept and is made again in this one; empty for a first one.
        not_yet: The day it was last said to be too early to tell.
        confidence: 0 to 10, how likely it seemed.
        serves: Ids of values.
        unasked: Whether nobody asked for it.
        outcome: What became of it; absent while open.
        causes: What helped and what got in the way, as it was answered.
    """

    id: str
    text: str
    day: date
    entry: str
    about: str = ""
    when: str = ""
    where: str = ""
    if_then: str = ""
    confidence: float | None = None
    serves: tuple[str, ...] = ()
    unasked: bool = False
    made: date | None = None
    again: str = ""
    not_yet: date | None = None
    outcome: Outcome | None = None
    answered: date | None = None
    causes: tuple[Pick, ...] = ()

    @property
    def was_missed(self) -> bool:
        """Whether it was not kept, or only partly, so that it can be made again."""
        return self.outcome in (Outcome.NOT, Outcome.PARTLY)

    @property
    def chosen(self) -> date:
        """The day it was made."""
        return self.made or self.day

    @property
    def helped(self) -> tuple[Pick, ...]:
        """What helped it."""
        return by_side(self.causes, self.outcome)[0]

    @property
    def hindered(self) -> tuple[Pick, ...]:
        """What got in its way."""
        return by_side(self.causes, self.outcome)[1]

    @property
    def cue(self) -> str:
        """When and where, in one line; empty if neither was said."""
        return ", ".join(part for part in (self.when, self.where) if part)

    @property
    def with_cue(self) -> str:
        """The words, and when and where."""
        return f"{self.text} — {self.cue}" if self.cue else self.text


class HeldValue(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values a person holds, in their words.

    Attributes:
        id: The card's id, or an own value's.
        name: As it was called when last chosen.
        behaviours: What a camera would see on a day it was lived.
        early_sign: What shows when it has slipped.
        sighted: The days it was the easiest to see, oldest first.
        strained: The days it was the hardest, oldest first.
    """

    id: str
    name: str
    definition: str = ""
    behaviours: tuple[str, ...] = ()
    early_sign: str = ""
    importance: tuple[Rating, ...] = ()
    lived: tuple[Rating, ...] = ()
    sighted: tuple[Said, ...] = ()
    strained: tuple[Said, ...] = ()


class Mood(msgspec.Struct, frozen=True):
    """One check-in.

    Attributes:
        energy: -5 to 5; absent when it was hard to say.
        pleasantness: -5 to 5; absent when it was hard to say.
        hour: Of the wall clock when the page was begun, 0 to 23.
    """

    day: date
    flow: str
    word: str
    energy: int | None
    pleasantness: int | None
    entry: str
    hour: int | None = None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An if-then card from a moment with heat in it.

    Attributes:
        sign: What is noticed first.
        answer: What is done then; empty if not said.
    """

    id: str
    sign: str
    answer: str = ""
    day: date
    entry: str


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """All entries taken together.

    Attributes:
        results: In the order they were first written, whatever became of them.
        promises: In the order they were made.
        values: Those held now, most important first as ranked.
        moods: Oldest first.
        cards: If-then cards, oldest first.
        said: Every other answer with a role, by role, oldest first.
        asked: Daily question id to the last day it was asked.
        replies: The newest written answers, oldest first and at most ``REPLIES``, by what was asked: a daily question's
            id, a step as ``flow.step``, and a step about one thing as ``flow.step/id``.
        exclusions: Pages and periods kept out of looking back.
        days: Every day with an entry made in taut, and the flows of that day; what was imported is history, and hiding
            something from looking back is no practice.
        entries: How many there are, imported ones among them.
    """

    results: tuple[Result, ...] = ()
    promises: tuple[Promise, ...] = ()
    values: tuple[HeldValue, ...] = ()
    moods: tuple[Mood, ...] = ()
    cards: tuple[Card, ...] = ()
    said: dict[Role, tuple[Said, ...]] = {}
    asked: dict[str, date] = {}
    replies: dict[str, tuple[Said, ...]] = {}
    exclusions: Exclusions = Exclusions()
    days: dict[date, tuple[str, ...]] = {}
    entries: int = 0

    @property
    def practised(self) -> int:
        """How many entries were made in taut."""
        return sum(map(len, self.days.values()))

    @property
    def held(self) -> tuple[Result, ...]:
        """Results that are neither reached nor set down; steps on the way to them are not among them."""
        return tuple(result for result in self.results if result.status == "held" and not result.parent)

    def steps(self, result_id: str) -> tuple[Result, ...]:
        """The steps on the way to a result, in the order they were written, whatever became of them."""
        return tuple(result for result in self.results if result.parent == result_id)

    def is_heavy_day(self, today: date, emotions: Iterable[EmotionWord]) -> bool:
        """Whether the latest check-in is of this day and heavy: nothing deep then, no signal and no suggestion."""
        last = self.moods[-1] if self.moods else None
        return last is not None and last.day == today and is_heavy(last.word, last.energy, last.pleasantness, emotions)

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """Promises without an outcome, oldest first."""
        return tuple(promise for promise in self.promises if promise.outcome is None)

    def result(self, result_id: str) -> Result | None:
        """The result with this id."""
        return next((result for result in self.results if result.id == result_id), None)

    def promise(self, promise_id: str) -> Promise | None:
        """The promise with this id."""
        return next((promise for promise in self.promises if promise.id == promise_id), None)

    def value(self, value_id: str) -> HeldValue | None:
        """The held value with this id."""
        return next((value for value in self.values if value.id == value_id), None)

    def recalled(self, role: Role) -> tuple[Said, ...]:
        """What was said in a role, oldest first, without what is hidden from looking back."""
        return self.exclusions.visible(self.said.get(role, ()))

    def last(self, role: Role, about: str | None = None) -> Said | None:
        """The latest thing said in a role, about one thing if given."""
        return next((said for said in reversed(self.said.get(role, ())) if about is None or said.about == about), None)
