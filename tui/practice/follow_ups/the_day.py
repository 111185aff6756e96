"""What is asked about the day: a mood that turned, a moment that went well, a promise kept in part or let go."""

from __future__ import annotations

from tui.practice.context import Context
from tui.practice.flow import Field
from tui.practice.follow_ups.rule import Found, Rule, quoted
from tui.records.answers import Choice, Emotion, Known, Outcome, Ypn
from tui.records.option_ids import Heat
from tui.records.roles import Role

TURN = 4
"""A check-in so much more or less pleasant than the one before it is asked about."""


def _turned(context: Context, answer: Known) -> Found | None:
    moods = [one for one in context.portrait.moods if one.pleasantness is not None]
    if not isinstance(answer, Emotion) or answer.pleasantness is None or not moods:
        return None
    before = moods[-1]
    days = (context.session.day - before.day).days
    if not 0 <= days <= 1 or before.pleasantness is None or abs(answer.pleasantness - before.pleasantness) < TURN:
        return None
    return Found("", f"{quoted(before.word)} {'yesterday' if days else 'earlier today'}, {quoted(answer.word)} now")


def _responded(_context: Context, answer: Known) -> Found | None:
    return Found() if isinstance(answer, Choice) and answer.pick.id == Heat.RESPONDED else None


def _became(context: Context, answer: Known, outcome: Outcome) -> Found | None:
    promise = context.portrait.promise(answer.about)
    if promise is None or not isinstance(answer, Ypn) or answer.outcome is not outcome:
        return None
    return Found(promise.id, quoted(promise.text))


def _in_part(context: Context, answer: Known) -> Found | None:
    return _became(context, answer, Outcome.PARTLY)


def _let_go(context: Context, answer: Known) -> Found | None:
    return _became(context, answer, Outcome.LET_GO)


_SHORT = Field(kind="short", role=Role.PROBE)

MOOD_TURNED = Rule(
    name="mood_turned",
    looks_at=Role.MOOD,
    asks="{said}: what happened in between?",
    because="the two words are far apart.",
    finds=_turned,
    field=_SHORT,
)
RESPONDED = Rule(
    name="responded",
    looks_at=Role.HEAT,
    asks="You responded. What gave you the room to?",
    because="what worked once may work again.",
    finds=_responded,
    field=_SHORT,
)
IN_PART = Rule(
    name="in_part",
    looks_at=Role.OUTCOME,
    asks="“{said}”: which part of it did you do?",
    because="“partly” can be almost all of it, or a beginning.",
    finds=_in_part,
    field=_SHORT,
)
LET_GO = Rule(
    name="let_go",
    looks_at=Role.OUTCOME,
    asks="“{said}”: what does letting it go make room for?",
    because="letting it go on purpose is a choice, and a choice is for something.",
    finds=_let_go,
    field=_SHORT,
)
