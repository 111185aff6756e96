"""Follow-ups: at most one a session, from one closed registry of rules that look at an answer just given.

The table in PRACTICE.md, section 2, says the same for people. There is no model behind it and no chance in it: the
first answer in the order of the session that a rule finds something in is asked about, by the first such rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from tui.practice.context import Context, picked
from tui.practice.flow import Field, Flow, Stage, Step
from tui.practice.follow_ups import facts, promises, tension, the_day
from tui.practice.follow_ups.rule import REST as REST
from tui.practice.follow_ups.rule import Found, Rule
from tui.practice.heaviness import feels_heavy
from tui.practice.session import FollowUp, QuestionKey, Session
from tui.records.answers import Known

STEP = "follow_up"
"""The id of its step, whatever the flow."""
HELP = "Skip it if it doesn't fit. There is at most one question like this in a session."
PREFIX = "follow_up."
"""Before a rule's name, where an answer says which question was asked."""
ASKS_COMMAND = "Your own command is asked first."
"""Said while a command of the person's own is asked to word one."""
HANDS_OVER = f"{ASKS_COMMAND} It gets the previous question and your answer to it, and nothing else."
"""The same before a command is asked for the first time."""
NOT_IN = frozenset({"onboarding"})
"""Flows in which nothing is followed up: a first run is short, and the person is not known yet."""

RULES: tuple[Rule, ...] = (
    promises.UNSEEN_PROMISE, promises.HIGH_HOPE, promises.THIRD_MISS, facts.OPINION, facts.RATING_JUMP,
    facts.SAME_OBSTACLE, tension.PULL, tension.PRESSURE, tension.ACHE, tension.FLAT, the_day.MOOD_TURNED,
    the_day.RESPONDED, the_day.IN_PART, the_day.LET_GO,
)  # fmt: skip
BY_NAME = {rule.name: rule for rule in RULES}
LOOKED_AT = frozenset(rule.looks_at for rule in RULES)
"""Roles that a rule looks at."""


def can_have_one(flow: Flow) -> bool:
    """Whether any answer in a flow is looked at."""
    return flow.id not in NOT_IN and any(field.role in LOOKED_AT for step in flow.steps() for field in step.fields)


def find(context: Context, key: QuestionKey, answers: Iterable[Known]) -> FollowUp | None:
    """What is asked after the answers to a question; ``None`` for nothing.

    Args:
        context: Speaks of what the question spoke of.
        key: The question's.
        answers: Those given to it.
    """
    if context.flow.id in NOT_IN:
        return None
    for answer in answers:
        for rule in RULES:
            if rule.looks_at is not answer.role or _rests(rule, context):
                continue
            if (found := rule.finds(context, answer)) is not None:
                return _made(rule, key, found)
    return None


def still_holds(follow_up: FollowUp, context: Context, answers: Iterable[Known]) -> bool:
    """Whether what was found in an answer is still in it, or the follow-up was answered or skipped already."""
    place = (STEP, follow_up.about, 0)
    if context.session.answers_to(place) or place in context.session.passed:
        return True
    rule = BY_NAME.get(follow_up.rule)
    return rule is not None and any(
        rule.looks_at is answer.role and rule.finds(context, answer) is not None for answer in answers
    )


class Asked(NamedTuple):
    """One question of a follow-up: its first, or the line that an option of it leads to."""

    key: QuestionKey
    ask: str
    step: Step
    field: Field


def asked(follow_up: FollowUp, session: Session, stage: Stage | None) -> tuple[Asked, ...]:
    """What a follow-up asks, in the stage of the question it follows; nothing if its rule is not known here."""
    rule = BY_NAME.get(follow_up.rule)
    if rule is None:
        return ()
    field = replace(rule.field, label=follow_up.label)
    step = Step(
        id=STEP, name="Follow-up", stage=stage, ask=follow_up.ask, help=HELP,
        fields=(field,), seconds=rule.seconds, optional=True, turns=2 if rule.then else 1,
    )  # fmt: skip
    first: QuestionKey = (STEP, follow_up.about, 0)
    found = [Asked(first, follow_up.ask, step, field)]
    for answer in session.answers_to(first):
        chosen = (then for pick in picked(answer) if (then := rule.then.get(pick.id)))
        found += [Asked((STEP, follow_up.about, 1), one.asks, replace(step, ask=one.asks), one.field) for one in chosen]
    return tuple(found)


def worded(follow_up: FollowUp, line: str) -> FollowUp:
    """The follow-up as it is asked: in a line of the person's own command, or in its own words if there is none."""
    return replace(follow_up, ask=line or follow_up.ask, by_command=bool(line), is_settled=True)


def question_id(follow_up: FollowUp) -> str:
    """What its answers carry as the question that was asked."""
    return PREFIX + follow_up.rule


def _rests(rule: Rule, context: Context) -> bool:
    if not rule.suits_heavy and feels_heavy(context.session, context.portrait, context.catalogue.emotions):
        return True
    return context.session.day - context.portrait.asked.get(PREFIX + rule.name, date.min) < REST


def _made(rule: Rule, key: QuestionKey, found: Found) -> FollowUp:
    return FollowUp(
        rule=rule.name, after=key, about=found.about, ask=rule.asks.format(said=found.said),
        because=rule.because.format(times=found.times), label=found.label,
    )  # fmt: skip
