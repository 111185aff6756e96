"""The written stock the made-up life is told from: read from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Lines = tuple[str, ...]
_T = TypeVar("_T")


class Topic(msgspec.Struct, frozen=True):
    """What can be said about one thing she wants."""

    images: Lines
    facts: Lines
    stories: Lines
    obstacles: Lines
    actions: Lines
    learned: Lines
    differences: Lines


class Wish(msgspec.Struct, frozen=True):
    """One result of a chapter, and how it goes.

    Attributes:
        topic: Which ``Topic`` tells of it.
        area: Id of the life area.
        text: As first written.
        changed: As reworded later; empty if it never is.
        away: What stands in its place, if it was first written as something gone.
        ten: What a visitor would see at 10.
        five: At 5.
        zero: At 0.
        bring: The chain of what it would bring.
        line: Reality over the chapter: time from 0 to 1 and rating, in turns.
        importance: How much it matters.
        clarity: How clearly it is seen.
        end: What becomes of it at the chapter's end.
        delay: Days before it begins to show.
        target: Days from the chapter's beginning to the date it is meant for; 0 for none.
    """

    topic: str
    area: str
    text: str
    changed: str
    ten: str
    five: str
    zero: str
    bring: Lines
    line: tuple[float, ...]
    importance: float
    clarity: float
    delay: str
    away: str = ""
    end: str = ""
    target: int = 0


class Chapter(msgspec.Struct, frozen=True):
    """Some years with their own wishes; the last is the last year of any journal."""

    years: int
    statement: Lines
    roots: Lines
    results: tuple[Wish, ...]
    last: bool = False


class Trigger(msgspec.Struct, frozen=True):
    """A heated moment."""

    event: str
    meaning: str
    word: str
    urge: str
    act: str
    readings: Lines
    sign: str
    then: str
    repair: str
    heat: str
    gap: str


class Listening(msgspec.Struct, frozen=True):
    """A conversation from the other side."""

    who: str
    theirs: str
    feeling: str
    want: str
    question: str
    next: str


class LeftHand(msgspec.Struct, frozen=True):
    """What was said and what was not."""

    case: str
    said: Lines
    unsaid: Lines
    leak: str
    theirs: str
    assume: str
    sentence: str
    to: str


class Ladder(msgspec.Struct, frozen=True):
    """A conclusion and the way up to it."""

    top: str
    act: str
    data: Lines
    left: Lines
    meaning: str
    assume: str
    fits: str
    others: Lines
    test: str
    sure: tuple[float, float]


class Feedback(msgspec.Struct, frozen=True):
    """Something said about her."""

    words: str
    heard: str
    given: str
    wanted: str
    sting: str
    tenth: str
    use: str


class Idea(msgspec.Struct, frozen=True):
    """Something learned, and what it rubs against."""

    source: str
    idea: str
    against: str
    link: str
    ask: str
    attempt: str = msgspec.field(name="try")


class Cases(msgspec.Struct, frozen=True):
    """Whole cases, one of which a session walks through."""

    trigger: tuple[Trigger, ...]
    listening: tuple[Listening, ...]
    left_hand: tuple[LeftHand, ...]
    ladder: tuple[Ladder, ...]
    feedback: tuple[Feedback, ...]
    ideas: tuple[Idea, ...]


class Look(msgspec.Struct, frozen=True):
    """One part of life, as it is."""

    camera: str
    say: str
    strengths: Lines
    hard: Lines
    habits: Lines
    numbers: Lines


class SecondPull(msgspec.Struct, frozen=True):
    """The want that pulls the other way."""

    turns: Lines
    nearer: Lines
    then: Lines
    want: Lines
    belief: Lines
    other: Lines


class ValueWords(msgspec.Struct, frozen=True):
    """A value in her own words."""

    definition: Lines
    behaviour: Lines
    sign: str
    cost: str


class Looks(msgspec.Struct, frozen=True):
    """Inventories by area, the second pull, and the values."""

    reality: dict[str, Look]
    second_pull: SecondPull
    values: dict[str, ValueWords]


class Stock(msgspec.Struct, frozen=True):
    """Everything together.

    Attributes:
        slots: What stands in braces, by season and ``any``.
        topics: By name.
        chapters: Earliest of the pattern last; the last year is marked.
        lines: Lists of lines by name, for any day.
        scenes: By topic.
        cases: For the flows that walk through one.
        looks: For inventories and values.
    """

    slots: dict[str, dict[str, Lines]]
    topics: dict[str, Topic]
    chapters: tuple[Chapter, ...]
    lines: dict[str, Lines]
    scenes: dict[str, str]
    cases: Cases
    looks: Looks


@cache
def stock() -> Stock:
    """The whole stock, read once."""
    plans = _read("plans")
    scenes = plans.pop("scenes")
    return Stock(
        slots=_as(_read("slots"), dict[str, dict[str, Lines]]),
        topics=_as({**_read("body"), **_read("kin"), **_read("craft"), **_read("place")}, dict[str, Topic]),
        chapters=_as(_read("chapters")["chapter"], tuple[Chapter, ...]),
        lines=_as({**_read("days"), **_read("answers"), **plans}, dict[str, Lines]),
        scenes=_as(scenes, dict[str, str]),
        cases=_as(_read("cases"), Cases),
        looks=_as(_read("looks"), Looks),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "stock" / f"{name}.toml").read_text(encoding="utf-8"))


def _as(raw: object, kind: type[_T]) -> _T:
    return msgspec.convert(raw, kind)
