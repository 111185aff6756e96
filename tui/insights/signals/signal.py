"""A signal, what its rules may look at, and the small words they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from tui.insights.portrait import Portrait, Result
from tui.records.answers import number

Kind = Literal[
    "arrived", "lowered", "relief", "ahead", "behind", "quiet_stall", "busy_stall", "back_and_forth", "says_more",
    "does_more", "attention", "heavy", "date_slips", "drift", "sliding", "seldom_sighted", "often_sighted", "argument",
]  # fmt: skip

OFFERS: dict[Kind, str] = {"back_and_forth": "second_pull"}
"""The flow that looks closer at what was noticed."""
AGREED = frozenset({"that fits", "partly"})

RECENT = 28
"""A signal rests on something of the last days; what is older has had its time."""


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing noticed: what was seen, with room for an innocent reading, and a question. Never a verdict.

    Attributes:
        kind: Which rule.
        about: Id of the result, value, area or pair it speaks of; empty for none.
        text: The whole wording.
        day: The day of the newest thing it rests on.
    """

    kind: Kind
    about: str = ""
    text: str
    day: date

    @property
    def id(self) -> str:
        """What an answer to it is about."""
        return f"{self.kind}:{self.about}"


def offered_flow(signal: str, answer: str) -> str | None:
    """The flow that an answer to a signal offers, if any.

    Args:
        signal: The signal's id.
        answer: The option picked.
    """
    flows = {kind: flow for kind, flow in OFFERS.items() if signal.startswith(f"{kind}:")}
    return next(iter(flows.values()), None) if answer in AGREED else None


@dataclass(frozen=True)
class View:
    """All that a rule may look at.

    Attributes:
        portrait: What the journal says.
        today: The practice day.
        groups: Value id to its region of the circle.
        areas: Area id to its name.
    """

    portrait: Portrait
    today: date
    groups: Mapping[str, str | None]
    areas: Mapping[str, str]

    def is_recent(self, day: date, days: int = RECENT) -> bool:
        """Whether a day is one of the last, today among them."""
        return timedelta(0) <= self.today - day < timedelta(days=days)


def of_result(kind: Kind, result: Result, words: str, day: date) -> Signal:
    """A signal about a result, which is named before anything is said of it."""
    return Signal(kind=kind, about=result.id, text=f"“{result.text}” {words}", day=day)


def rounded(value: float) -> str:
    """A number as people say it, to one place."""
    return number(round(value, 1) + 0.0)


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
