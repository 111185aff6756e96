"""A signal, what a rule finds and may look at, and the small words they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, Protocol

import msgspec

from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.noise import scatter
from tui.insights.measures.promises import word_ratings
from tui.insights.measures.tension import reality
from tui.records.answers import number

RECENT = 28
"""A signal rests on something of the last days; what is older has had its time."""

Confidence = Literal["written", "clear", "likely"]
"""How sure it can be: written so by the person; beyond chance once in a thousand; beyond chance, though less far."""

CLEAR = 0.001


def confidence(chance: float) -> Confidence:
    """How sure something is that chance alone gives so seldom."""
    return "clear" if chance < CLEAR else "likely"


class OnPage(Protocol):
    """Something said on a page of a day."""

    @property
    def day(self) -> date:
        """The practice day."""

    @property
    def entry(self) -> str:
        """The page's id."""


class Evidence(msgspec.Struct, frozen=True):
    """What a signal rests on.

    Attributes:
        entries: Ids of the pages, oldest first.
        count: How many things were counted; a page may hold several.
        of: What they are, as people call them: "ratings".
        first: Day of the oldest.
        last: Day of the newest.
    """

    entries: tuple[str, ...]
    count: int
    of: str
    first: date
    last: date


def evidence(items: Iterable[OnPage], of: str) -> Evidence:
    """What rests on these things; there is at least one."""
    found = sorted(items, key=lambda item: (item.day, item.entry))
    pages = tuple(dict.fromkeys(item.entry for item in found))
    return Evidence(pages, len(found), of, found[0].day, found[-1].day)


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing noticed: what was seen, with room for an innocent reading, and a question. Never a verdict.

    Attributes:
        about: Id of the result, value, area or pair it speaks of; empty for none.
        day: The day of the newest thing it rests on.
        since: The day from which on it was so.
        innocent: Another reading of the same facts.
    """

    kind: str
    about: str = ""
    text: str
    day: date
    since: date
    evidence: Evidence
    confidence: Confidence
    innocent: str

    @property
    def id(self) -> str:
        """What an answer to it is about."""
        return f"{self.kind}:{self.about}"


def kind_of(signal: str) -> str:
    """The kind of a signal by its id."""
    return signal.partition(":")[0]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule found.

    Attributes:
        evidence: What it rests on.
        sure: How sure it is.
        since: The day from which on it was so; absent if that is the first day of the evidence.
        about: Id of the result, value, area or pair it speaks of; empty for none.
        words: What stands in the places of the rule's sentence.
        form: Which of the rule's sentences says it.
    """

    evidence: Evidence
    sure: Confidence
    since: date | None = None
    about: str = ""
    words: Mapping[str, str] = {}
    form: int = 0


@dataclass(frozen=True)
class SignalContext:
    """All that a rule may look at.

    Attributes:
        groups: Value id to its region of the circle.
    """

    portrait: Portrait
    today: date
    groups: Mapping[str, str | None]
    areas: Mapping[str, str]

    def is_recent(self, day: date, days: int = RECENT) -> bool:
        """Whether a day is one of the last, today among them."""
        return 0 <= self.today.toordinal() - day.toordinal() < days

    @cached_property
    def result_scatter(self) -> float:
        """How far the person's ratings of results scatter, in points of the lasting scale."""
        return scatter([reality(rating) for rating in result.ratings] for result in self.portrait.results)

    @cached_property
    def value_scatter(self) -> float:
        """How far the person's ratings of how they lived their values scatter, in points."""
        return scatter([rating.value for rating in value.lived] for value in self.portrait.values)

    @cached_property
    def word_scatter(self) -> float:
        """How far the person's ratings of their own word scatter, in points."""
        return scatter([[rating.value for rating in word_ratings(self.portrait)]])


def rounded(value: float) -> str:
    """A number as people say it, to one place."""
    return number(round(value, 1) + 0.0)


def nearly(value: float) -> str:
    """A mean as people say it, to the half."""
    return number(round(value * 2) / 2 + 0.0)


_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def spelled(value: int) -> str:
    """A whole number in words up to twenty."""
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else str(value)


def times(value: int) -> str:
    """``once``, ``twice``, ``three times``."""
    return {1: "once", 2: "twice"}.get(value, f"{spelled(value)} times")


def result_words(result: Result, **words: str) -> dict[str, str]:
    """The words of a finding about a result, which is named before anything is said of it."""
    return {"result": result.text, **words}
