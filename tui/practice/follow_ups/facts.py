"""What is asked about what is: an opinion among the facts, a rating that jumped, an obstacle named again."""

from __future__ import annotations

from tui.insights.fold.portrait import Rating
from tui.practice.context import Context
from tui.practice.flow import Field
from tui.practice.follow_ups.likeness import repeated
from tui.practice.follow_ups.rule import LATELY, Found, Rule, quoted
from tui.practice.follow_ups.signs import is_opinion
from tui.records.answers import Known, List, Long, Scale, Short, Split, number
from tui.records.day import when
from tui.records.roles import Role
from tui.records.text import one_line

JUMP = 4
"""A rating that moves by so much at once is asked about."""
AGAIN = 3
"""An obstacle is asked about when it is named so often."""


def _opinion(_context: Context, answer: Known) -> Found | None:
    match answer:
        case Split(left=left):
            lines = [left]
        case Short(text=text) | Long(text=text):
            lines = [text]
        case List(items=items):
            lines = [item.text for item in items]
        case _:
            lines = []
    said = next((line for line in lines if is_opinion(line)), None)
    return Found(answer.about, quoted(said)) if said is not None else None


def _jump(context: Context, answer: Known) -> Found | None:
    found = context.portrait.result(answer.about)
    if found is None or not isinstance(answer, Scale):
        return None
    before: Rating | None = found.ratings[-1] if found.ratings else None
    if before is None or before.height != found.height or abs(answer.value - before.value) < JUMP:
        return None
    named = when(before.day, context.session.day)
    return Found(found.id, f"{number(before.value)} {named}, {number(answer.value)} now")


def _obstacle_again(context: Context, answer: Known) -> Found | None:
    if not isinstance(answer, Short):
        return None
    since = context.session.day - LATELY
    before = [said.text for said in context.portrait.recalled(Role.OBSTACLE) if said.day >= since]
    times = repeated(answer.text, before) + 1
    if times < AGAIN:
        return None
    return Found(answer.about, quoted(answer.text), str(times), one_line(answer.text).rstrip("."))


OPINION = Rule(
    name="opinion",
    looks_at=Role.FACT,
    asks="“{said}”: what was said or done?",
    because="it reads like an opinion. Your answer is added as a fact.",
    finds=_opinion,
    field=Field(kind="short", role=Role.FACT),
)
RATING_JUMP = Rule(
    name="rating_jump",
    looks_at=Role.RATING,
    asks="{said}: what happened?",
    because="the number moved by four or more at once. Your answer is added as a fact.",
    finds=_jump,
    field=Field(kind="short", role=Role.FACT),
)
SAME_OBSTACLE = Rule(
    name="same_obstacle",
    looks_at=Role.OBSTACLE,
    asks="When “{said}” turns up next, what will you do?",
    because="you have named it {times} times in eight weeks. Your answer becomes an if-then card.",
    finds=_obstacle_again,
    field=Field(kind="short", role=Role.IF_THEN),
)
