"""What is asked about the word for the distance between what is wanted and what is: each word leads on differently."""

from __future__ import annotations

from collections.abc import Callable

from tui.practice.context import Context
from tui.practice.flow import Field, Option
from tui.practice.follow_ups.rule import Found, Rule
from tui.records.answers import Choice, Known
from tui.records.roles import Role


def _picked(word: str) -> Callable[[Context, Known], Found | None]:
    def finds(_context: Context, answer: Known) -> Found | None:
        return Found(answer.about) if isinstance(answer, Choice) and answer.pick.id == word else None

    return finds


PULL = Rule(
    name="tension_pull",
    looks_at=Role.TENSION,
    asks="What does it pull you to do?",
    because="you said “pull”, and a pull has a direction.",
    finds=_picked("pull"),
    field=Field(kind="short", role=Role.PROBE),
)
PRESSURE = Rule(
    name="tension_pressure",
    looks_at=Role.TENSION,
    asks="Whose pressure is it?",
    because="you said “pressure”, and it often comes from somewhere other than what you want.",
    finds=_picked("pressure"),
    field=Field(
        kind="choice",
        role=Role.PROBE,
        options=(
            Option("own", "my own"),
            Option("others", "someone else's"),
            Option("both", "some of each"),
            Option("unsure", "I can't tell"),
        ),
    ),
    seconds=10,
)
ACHE = Rule(
    name="tension_ache",
    looks_at=Role.TENSION,
    asks="Stay with it for a minute. Nothing has to be done about it.",
    because="you said “ache”, and an ache needs time more than an answer.",
    finds=_picked("ache"),
    field=Field(kind="timer", role=Role.PROBE),
    seconds=60,
    suits_heavy=True,
)
FLAT = Rule(
    name="tension_flat",
    looks_at=Role.TENSION,
    asks="What has changed since it last pulled you?",
    because="you said “flat”, and what you want can go flat when something around it has changed.",
    finds=_picked("flat"),
    field=Field(kind="short", role=Role.PROBE),
)
