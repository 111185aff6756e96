"""Entries and answers for these tests, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from tui.records.answers import (
    AnyAnswer,
    Choice,
    Emotion,
    Item,
    Known,
    List,
    Multi,
    Outcome,
    Pick,
    Scale,
    Short,
    Split,
    Values,
    Ypn,
)
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role

DAY = date(2026, 3, 2)
"""A Monday."""
ZONE = timezone(timedelta(hours=1))
GROUPS = {"freedom": "openness", "order": "steadiness", "care": "care", "craft": "achievement"}


def on(days: int) -> date:
    """So many days after the first."""
    return DAY + timedelta(days=days)


def page(days: float, *answers: AnyAnswer, flow: str = "note", deleted: bool = False) -> Entry:
    """An entry so many days after the first; a part of a day is later that day."""
    begun = datetime(DAY.year, DAY.month, DAY.day, 6, tzinfo=ZONE) + timedelta(days=days)
    return Entry(
        id=entry_id(int(begun.timestamp() * 1000), 1 << 60), flow=flow, day=begun.date(), begun=begun, ended=begun,
        answers=answers, deleted=begun if deleted else None,
    )  # fmt: skip


def line(role: Role, text: str, about: str = "", made: str = "", step: str = "") -> Short:
    return Short(step=step or role.value, role=role, about=about, text=text, id=made)


def lines(role: Role, texts: Sequence[str], about: str = "", made: str = "", mark: str = "") -> List:
    items = tuple(Item(text, f"{made}{place}" if made else "", mark) for place, text in enumerate(texts))
    return List(step=role.value, role=role, about=about, items=items)


def scale(role: Role, value: float, about: str = "") -> Scale:
    return Scale(step=role.value, role=role, about=about, value=value, high=max(10, value))


def choice(role: Role, pick: str, about: str = "", text: str = "") -> Choice:
    return Choice(step=role.value, role=role, about=about, pick=Pick(pick, text or pick))


def several(role: Role, *picks: str, about: str = "") -> Multi:
    return Multi(step=role.value, role=role, about=about, picks=tuple(Pick(pick, pick) for pick in picks))


def values(role: Role, *picks: str, about: str = "") -> Values:
    return Values(step=role.value, role=role, about=about, picks=tuple(Pick(pick, pick.title()) for pick in picks))


def columns(role: Role, left: str, right: str, about: str = "") -> Split:
    return Split(step=role.value, role=role, about=about, left=left, right=right, labels=("seen", "made of it"))


def feeling(word: str, energy: int | None = 1, pleasantness: int | None = 1) -> Emotion:
    return Emotion(step="checkin", role=Role.MOOD, word=word, energy=energy, pleasantness=pleasantness)


def became(promise: str, outcome: Outcome) -> Ypn:
    return Ypn(step="kept", role=Role.OUTCOME, about=promise, outcome=outcome)


def wish(days: float, made: str = "run", area: str = "health", text: str = "I run ten kilometres with ease") -> Entry:
    """A page on which a result is written."""
    return page(days, line(Role.RESULT, text, area, made))


def rated(days: float, value: float, *, facts: int = 0, about: str = "run") -> Entry:
    """A page with a rating, and facts before it."""
    noted = [lines(Role.FACT, [f"fact {number} of day {days}" for number in range(facts)], about)] if facts else []
    return page(days, *noted, scale(Role.RATING, value, about))


def promised(days: float, made: str, outcome: Outcome | None = None, about: str = "run") -> Entry:
    """A page with a promise and, if there is one, what became of it."""
    answers: list[Known] = [line(Role.PROMISE, f"do {made}", about, made)]
    return page(days, *answers, *([became(made, outcome)] if outcome else []))
