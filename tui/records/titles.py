"""What entries saved outside a flow and outcomes are called: one table for every face, for print, import and search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Quick(StrEnum):
    """What is saved outside a flow; stands in an entry where the flow's id would."""

    NOTE = "note"
    RATE = "rate"
    FACT = "fact"
    OUTCOME = "outcome"
    REVISE = "revise"
    SIGNAL = "signal"
    ASIDE = "aside"


QUICK_TITLES: dict[str, str] = {
    Quick.NOTE: "Note",
    Quick.RATE: "Rating",
    Quick.FACT: "Fact",
    Quick.OUTCOME: "Promise answered",
    Quick.REVISE: "Rewording",
    Quick.SIGNAL: "Noticed",
    Quick.ASIDE: "Hidden from looking back",
}
"""What each is called; a flow has its title in its file."""

_SHORT = {
    Quick.OUTCOME: "Promise", Quick.ASIDE: "Hidden", "onboarding": "First day", "walk": "Rooms",
    "left_hand": "Unsaid", "second_pull": "Two wants", "wish": "Result", "seen": "Fact", "minute": "Minute",
    "reality": "As it is", "look": "Learned", "still": "Still true", "sharpen": "Clearer", "weigh": "Weight",
}  # fmt: skip
"""Where a column has room for one word."""

_EARLIER = {
    "Rate": Quick.RATE, "Promise": Quick.OUTCOME, "Revise": Quick.REVISE, "Signal": Quick.SIGNAL, "Aside": Quick.ASIDE,
    "Kept out of looking back": Quick.ASIDE, "First run": "onboarding", "One wish": "wish", "Vision renewal": "renewal",
    "Drawing forth a vision": "vision", "Current-reality inventory": "reality", "Left-hand column": "left_hand",
    "The second pull": "second_pull",
}  # fmt: skip
"""Headings that were printed and exported earlier."""


def spelled(flow: str) -> str:
    """A flow that isn't there any more, by its id: ``left_hand`` is "Left hand"."""
    return flow.replace("_", " ").capitalize()


def short_title(flow: str) -> str:
    """What an entry is called in a narrow column, by its flow's id."""
    return _SHORT.get(flow) or QUICK_TITLES.get(flow) or spelled(flow)


def flows_by_title(flows: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Every heading an entry is printed under, also by earlier versions, to the flow's id."""
    known = {title: flow for flow, title in flows}
    return {**_EARLIER, **{title: flow for flow, title in QUICK_TITLES.items()}, **known}


class Outcome(StrEnum):
    """What became of a promise; the last leaves it open."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT = "not"
    LET_GO = "let_go"
    NOT_YET = "not_yet"


OUTCOME_WORDS = {
    Outcome.KEPT: "kept",
    Outcome.PARTLY: "partly",
    Outcome.NOT: "not this time",
    Outcome.LET_GO: "let go on purpose",
    Outcome.NOT_YET: "not yet",
}
"""What became of one promise."""

STATUS_WORDS = {"held": "held", "reached": "reached", "set_down": "let go"}
"""What became of a result."""

OUTCOME_COUNTS = {Outcome.KEPT: "kept", Outcome.PARTLY: "partly", Outcome.NOT: "not", Outcome.LET_GO: "let go"}
"""The same beside a number of promises."""


class Next(StrEnum):
    """What is next for a promise that was not kept."""

    AGAIN = "again"
    SMALLER = "smaller"
    ANOTHER_DAY = "another_day"
    LET_GO = "let_go"
    LEAVE = "leave"
    AGAIN_TODAY = "again_today"
    SMALLER_TODAY = "smaller_today"


NEXT_WORDS = {
    Next.AGAIN: "again tomorrow",
    Next.SMALLER: "make it smaller",
    Next.ANOTHER_DAY: "another day",
    Next.LET_GO: "let it go",
    Next.LEAVE: "leave it",
}
"""The same where it is offered, on the day itself."""
AGAIN_LATE = "again today"
"""The first of them where that day is over."""
EARLY_WORDS = {
    Next.AGAIN_TODAY: AGAIN_LATE,
    Next.SMALLER_TODAY: "make it smaller, for today",
    **{step: NEXT_WORDS[step] for step in (Next.ANOTHER_DAY, Next.LET_GO, Next.LEAVE)},
}
"""The same in a morning, of a promise of an earlier day: today is still ahead."""

TYPED_OUTCOMES = {
    "y": Outcome.KEPT, "yes": Outcome.KEPT, "kept": Outcome.KEPT,
    "p": Outcome.PARTLY, "partly": Outcome.PARTLY,
    "x": Outcome.NOT, "n": Outcome.NOT, "no": Outcome.NOT, "not": Outcome.NOT, "not this time": Outcome.NOT,
    "l": Outcome.LET_GO, "let go": Outcome.LET_GO, "let_go": Outcome.LET_GO, "let-go": Outcome.LET_GO,
    "letgo": Outcome.LET_GO, "let go on purpose": Outcome.LET_GO,
    "t": Outcome.NOT_YET, "not yet": Outcome.NOT_YET, "not_yet": Outcome.NOT_YET, "not-yet": Outcome.NOT_YET,
}  # fmt: skip
"""What may be typed for what became of a promise."""
