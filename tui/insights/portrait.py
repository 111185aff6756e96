"""The portrait: current results, promises, values, moods and rhythm, as all entries together tell them."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tui.insights.aside import Aside
from tui.records.answers import Outcome
from tui.records.roles import Role

REPLIES = 4
"""So many answers to one question are remembered by what was asked."""

Desire = Literal["yes", "with changes", "not sure", "no"]
Status = Literal["held", "reached", "set down"]


class Said(msgspec.Struct, frozen=True):
    """One thing said in some role.

    Attributes:
        day: The practice day.
        text: In the person's words, or the option picked.
        about: Id of what it speaks of, for a daily answer its question; empty for nothing in particular.
        entry: Id of the page it stands on.
        flow: The flow it was said in.
    """

    day: date
    text: str
    about: str
    entry: str
    flow: str = ""


class Rating(msgspec.Struct, frozen=True):
    """Where something was said to be.

    Attributes:
        day: The practice day.
        value: 0 to 10, halves allowed, on the scale of that day.
        height: The vision's height V on that day, 10 at first; see ``insights.tension``.
        entry: Id of the page it stands on.
    """

    day: date
    value: float
    height: float
    entry: str


class Wording(msgspec.Struct, frozen=True):
    """One version of a result's text.

    Attributes:
        day: When it was put so.
        text: The words.
        height: The vision's height V from then on.
        reason: Why it was changed; empty for the first.
        entry: Id of the page it stands on.
    """

    day: date
    text: str
    height: float = 10
    reason: str = ""
    entry: str = ""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wanted in a life area, with its history.

    Attributes:
        id: Lasting id.
        area: Id of the life area.
        wordings: Oldest first; never empty.
        status: Held, or reached or set down on purpose.
        became: The day it was reached or set down.
        reason: Why it was set down, if said.
        importance: 0 to 10, if weighed.
        clarity: 0 to 10, if weighed.
        desire: Whether it would be taken if it could be had now.
        anchors: What a visitor would see at 10, 5 and 0, where written.
        ratings: Oldest first.
        facts: Noted about the result or its area, oldest first.
        images: What was seen first when it was read, oldest first.
        obstacles: Named against it, oldest first.
        tensions: Words for holding it beside reality, oldest first.
        target: The dates it was meant for, oldest first.
        delay: Days it is expected to take to show; 0 if not said.
        seen: The last day it was looked at.
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
    anchors: dict[int, str] = {}
    ratings: tuple[Rating, ...] = ()
    facts: tuple[Said, ...] = ()
    images: tuple[Said, ...] = ()
    obstacles: tuple[Said, ...] = ()
    tensions: tuple[Said, ...] = ()
    target: tuple[Said, ...] = ()
    delay: int = 0
    seen: date

    @property
    def text(self) -> str:
        """The wording it has now."""
        return self.wordings[-1].text

    @property
    def height(self) -> float:
        """The vision's height V now: 10 where it first stood (practice.md, section 3)."""
        return self.wordings[-1].height

    @property
    def since(self) -> date:
        """The day it was first written."""
        return self.wordings[0].day


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One action chosen, with when and where.

    Attributes:
        id: Lasting id.
        text: What was promised, as last worded.
        day: The day it was made for.
        entry: Id of the page it stands on.
        about: The result it moves, if any.
        when: The cue in time.
        where: The cue in place.
        if_then: What happens if the obstacle turns up.
        confidence: 0 to 10, how likely it seemed.
        serves: Ids of values.
        unasked: Whether nobody asked for it.
        outcome: What became of it; absent while open.
        answered: The day that was said.
        causes: What helped, or came instead.
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
    outcome: Outcome | None = None
    answered: date | None = None
    causes: tuple[str, ...] = ()

    @property
    def cue(self) -> str:
        """When and where, in one line; empty if neither was said."""
        return ", ".join(part for part in (self.when, self.where) if part)


class HeldValue(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values a person holds, in their words.

    Attributes:
        id: The card's id, or an own value's.
        name: As it was called when last chosen.
        definition: In the person's words.
        behaviours: What a camera would see on a day it was lived.
        early_sign: What shows when it has slipped.
        importance: Said importance over time.
        lived: Said nearness over time.
        sighted: Days it was easiest to see.
        strained: Days it was hardest.
    """

    id: str
    name: str
    definition: str = ""
    behaviours: tuple[str, ...] = ()
    early_sign: str = ""
    importance: tuple[Rating, ...] = ()
    lived: tuple[Rating, ...] = ()
    sighted: tuple[date, ...] = ()
    strained: tuple[date, ...] = ()


class Mood(msgspec.Struct, frozen=True):
    """One check-in.

    Attributes:
        day: The practice day.
        flow: The flow it was asked in.
        word: As picked.
        energy: -5 to 5; absent when it was hard to say.
        pleasantness: -5 to 5; absent when it was hard to say.
        entry: Id of the page it stands on.
        hour: Of the wall clock when the page was begun, 0 to 23.
    """

    day: date
    flow: str
    word: str
    energy: int | None
    pleasantness: int | None
    entry: str
    hour: int | None = None

    @property
    def is_heavy(self) -> bool:
        """Whether both axes are at or below -3: no deep question then, and no signal."""
        return (
            self.energy is not None and self.pleasantness is not None and self.energy <= -3 and self.pleasantness <= -3
        )


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An if-then card from a moment with heat in it.

    Attributes:
        id: Lasting id.
        sign: What is noticed first.
        answer: What is done then; empty if not said.
        day: When it was written.
        entry: Id of the page it stands on.
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
        aside: Pages and periods kept out of looking back.
        days: Every day with an entry, and the flows of that day.
        entries: How many there are.
    """

    results: tuple[Result, ...] = ()
    promises: tuple[Promise, ...] = ()
    values: tuple[HeldValue, ...] = ()
    moods: tuple[Mood, ...] = ()
    cards: tuple[Card, ...] = ()
    said: dict[Role, tuple[Said, ...]] = {}
    asked: dict[str, date] = {}
    replies: dict[str, tuple[Said, ...]] = {}
    aside: Aside = Aside()
    days: dict[date, tuple[str, ...]] = {}
    entries: int = 0

    @property
    def held(self) -> tuple[Result, ...]:
        """Results that are neither reached nor set down."""
        return tuple(result for result in self.results if result.status == "held")

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

    def last(self, role: Role, about: str | None = None) -> Said | None:
        """The latest thing said in a role, about one thing if given."""
        return next((said for said in reversed(self.said.get(role, ())) if about is None or said.about == about), None)
