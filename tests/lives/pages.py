"""The entries of a life as taut would save them: roles, step names and abouts are those of the real flows."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from tui.records.answers import Choice, Emotion, Item, Known, List, Outcome, Pick, Scale, Short, Split, Values, Ypn
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role
from tui.records.vocabulary import ValueCard

FIRST = date(2024, 1, 1)
"""Day 0 of every life, a Monday."""
ZONE = timezone(timedelta(hours=1))


def on(day: int) -> date:
    """The date of a day of a life."""
    return FIRST + timedelta(days=day)


def day_of(when: date) -> int:
    """The day of a life that a date is."""
    return (when - FIRST).days


def page(day: int, hour: float, flow: str, answers: list[Known]) -> Entry:
    """An entry begun on a day at an hour."""
    begun = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=ZONE) + timedelta(days=day, hours=hour)
    name = entry_id(int(begun.timestamp() * 1000), 1 << 60)
    return Entry(
        id=name, flow=flow, day=begun.date(), begun=begun, ended=begun + timedelta(minutes=5), answers=tuple(answers)
    )


def line(step: str, role: Role, text: str, about: str = "", made: str = "", field: str = "") -> Short:
    return Short(step=step, field=field, role=role, about=about, text=text, id=made)


def lines(step: str, role: Role, texts: list[str], about: str = "") -> List:
    return List(step=step, role=role, about=about, items=tuple(Item(text) for text in texts))


def scale(step: str, role: Role, value: float, about: str = "", field: str = "", high: float = 10) -> Scale:
    return Scale(step=step, field=field, role=role, about=about, value=value, high=high)


def choice(step: str, role: Role, pick: str, text: str, about: str = "", field: str = "") -> Choice:
    return Choice(step=step, field=field, role=role, about=about, pick=Pick(pick, text))


def columns(step: str, role: Role, left: str, right: str, about: str = "") -> Split:
    labels = ("What a camera would have caught", "What I make of it")
    return Split(step=step, role=role, about=about, left=left, right=right, labels=labels)


def values(step: str, role: Role, *picked: ValueCard, field: str = "", about: str = "") -> Values:
    picks = tuple(Pick(value.id, value.name) for value in picked)
    return Values(step=step, field=field, role=role, about=about, picks=picks)


def feeling(word: str, energy: int, pleasantness: int) -> Emotion:
    return Emotion(step="checkin", role=Role.MOOD, word=word, energy=energy, pleasantness=pleasantness)


def became(step: str, promise: str, outcome: Outcome) -> Ypn:
    return Ypn(step=step, role=Role.OUTCOME, about=promise, outcome=outcome)
