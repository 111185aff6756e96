"""The written stock the made-up life is told from: read from the TOML files beside this one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import msgspec

from tui.demo.looks import Looks

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
    whom: str
    to: str
    test: str
    sure: tuple[float, float]
    showed: str


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
    sure: tuple[float, float, float]
    showed: str


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


class Stock(msgspec.Struct, frozen=True):
    """Everything together.

    Attributes:
        slots: What stands in braces, by season and ``any``.
        topics: By name.
        chapters: Earliest of the pattern last; the last year is marked.
        lines: Lists of lines by name, for any day.
        scenes: By topic.
        cases: For the flows that walk through one.
        looks: For all that looks at life as it is.
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


_SLOT = re.compile(r"\{([^{}]+)\}( [a-z]+s\b)?")
"""A brace, and a word behind it that may be counted by it."""
_TWO_ARTICLES = re.compile(r"\b([Tt]he) (?:the|an?) ")
_RANGE = re.compile(r"(h?)(\d+)-(\d+)")
_STAYING = frozenset({"tree", "street", "apprentice", "colleague", "neighbour", "person", "tool", "fungus", "year"})
_SEASONS = (*["winter"] * 2, *["spring"] * 3, *["summer"] * 3, *["autumn"] * 3, "winter")


class Phrases:
    """Chooses and fills lines. A name once used stays the same until ``fresh``.

    Args:
        rng: Where every choice comes from.
    """

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._season = "spring"
        self._bags: dict[str, list[int]] = {}
        self._names: dict[str, str] = {}

    def at(self, month: int) -> None:
        """Sets the season."""
        self._season = _SEASONS[month - 1]

    def fresh(self) -> None:
        """Forgets which tree, street or person was being spoken of."""
        self._names.clear()

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def one(self, bag: str, things: Sequence[_T]) -> _T:
        """The next thing of a list, shuffled anew when all have come up."""
        left = self._bags.get(bag)
        if not left:
            left = list(range(len(things)))
            self.rng.shuffle(left)
            self._bags[bag] = left
        return things[left.pop() % len(things)]

    def line(self, name: str) -> str:
        """The next line of a list of the stock, filled."""
        return self.fill(self.one(name, stock().lines[name]))

    def topic(self, topic: str, part: str) -> str:
        """The next line about a topic, filled."""
        lines: tuple[str, ...] = getattr(stock().topics[topic], part)
        return self.fill(self.one(f"{topic}/{part}", lines))

    def several(self, count: int, name: str) -> str:
        """Some lines of a list, as one paragraph."""
        return " ".join(self.line(name) for _ in range(count))

    def fill(self, text: str) -> str:
        """The text with every brace filled."""
        return _TWO_ARTICLES.sub(r"\1 ", _SLOT.sub(self._filled, text))

    def _filled(self, match: re.Match[str]) -> str:
        text, counted = self._slot(match[1]), match[2] or ""
        return text + (counted.removesuffix("s") if text == "1" else counted)

    def _slot(self, name: str) -> str:
        if found := _RANGE.fullmatch(name):
            number = self.rng.randint(int(found[2]), int(found[3]))
            return f"{number}:{self.rng.randrange(0, 60, 5):02}" if found[1] else str(number)
        if name.endswith("_cap"):
            text = self._slot(name.removesuffix("_cap"))
            return text[:1].upper() + text[1:]
        if name in self._names:
            return self._names[name]
        slots = stock().slots
        season = self._season if name in slots[self._season] else "any"
        text = self.one(f"{season}/{name}", slots[season][name])
        if name in _STAYING:
            self._names[name] = text
        return text
