"""What is asked about a promise: one that nobody could see done, one missed again, one hoped for after misses."""

from __future__ import annotations

from collections.abc import Iterator

from tui.insights.fold.portrait import Promise
from tui.insights.views.promises import SMALLEST
from tui.practice.context import Context
from tui.practice.flow import Field, Option
from tui.practice.follow_ups.likeness import are_alike, meaning
from tui.practice.follow_ups.rule import LATELY, Found, Rule, Then, quoted
from tui.practice.follow_ups.signs import is_unseen
from tui.records.answers import Known, Outcome, Scale, Short, Ypn
from tui.records.roles import Role

NEARLY_SURE = 9.5
"""A confidence from here on, of 10."""
OFTEN = 3
"""So many misses of the same are asked about."""
MISSED = 2
"""After so many misses, being nearly sure is asked about."""


def _unseen(_context: Context, answer: Known) -> Found | None:
    if isinstance(answer, Short) and answer.id and is_unseen(answer.text):
        return Found(answer.id, quoted(answer.text))
    return None


def _third_miss(context: Context, answer: Known) -> Found | None:
    if not isinstance(answer, Ypn) or answer.outcome is not Outcome.NOT:
        return None
    promise = context.portrait.promise(answer.about)
    if promise is None or _misses(context, promise.text, promise.about, promise.id) + 1 < OFTEN:
        return None
    return Found(promise.id, quoted(promise.text))


def _high_hope(context: Context, answer: Known) -> Found | None:
    if not isinstance(answer, Scale) or answer.value < NEARLY_SURE:
        return None
    made = next((one for one in context.in_role(Role.PROMISE) if one.id == answer.about), None)
    if not isinstance(made, Short) or _misses(context, made.text, made.about, made.id) < MISSED:
        return None
    return Found(made.id, quoted(made.text))


def _misses(context: Context, text: str, about: str, promise: str) -> int:
    """How often the same was missed lately, since it was last kept; the same are the same words, or the same result."""
    meant = meaning(text)
    count = 0
    for other, outcome in _outcomes(context):
        if other.id == promise or not (are_alike(meant, meaning(other.text)) or (about and other.about == about)):
            continue
        if outcome is Outcome.KEPT:
            count = 0
        elif outcome is Outcome.NOT:
            count += 1
    return count


def _outcomes(context: Context) -> Iterator[tuple[Promise, Outcome | None]]:
    """The promises of the last weeks with what became of them, as this session says too."""
    told = {answer.about: answer.outcome for answer in context.in_role(Role.OUTCOME) if isinstance(answer, Ypn)}
    for promise in context.portrait.promises:
        if context.session.day - promise.day <= LATELY:
            yield promise, told.get(promise.id, promise.outcome)


_SHORT = Field(kind="short", role=Role.PROBE)

UNSEEN_PROMISE = Rule(
    name="unseen_promise",
    looks_at=Role.PROMISE,
    asks="“{said}”: what would a camera see you do?",
    because="nobody watching could tell when it's done. Your answer becomes the promise.",
    finds=_unseen,
    field=Field(kind="short", role=Role.REWORD),
)
THIRD_MISS = Rule(
    name="third_miss",
    looks_at=Role.OUTCOME,
    asks="“{said}”: what would you like to do about it?",
    because="this is at least the third time that it didn't happen.",
    finds=_third_miss,
    field=Field(
        kind="choice",
        role=Role.PROBE,
        options=(
            Option("smaller", "make it smaller"),
            Option("another_hour", "give it another time"),
            Option("another_result", "turn to another result"),
            Option("let_go", "let it go"),
        ),
    ),
    then={
        "smaller": Then(SMALLEST, _SHORT),
        "another_hour": Then("What time would suit it better?", _SHORT),
    },
)
HIGH_HOPE = Rule(
    name="high_hope",
    looks_at=Role.CONFIDENCE,
    asks="“{said}”: what is different this time?",
    because="you are almost sure of it, and it was missed twice.",
    finds=_high_hope,
    field=_SHORT,
)
