"""When a step is asked: conditions on an earlier answer, and the closed registry of named ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tui.practice import subjects
from tui.practice.context import Context, picked
from tui.practice.flow import Condition, When
from tui.records.answers import Known, Scale, Ypn, is_said
from tui.records.roles import Role

RATE_AFTER = timedelta(days=7)
"""A result is asked for a rating when the last is at least this old."""


def hold(conditions: tuple[When, ...], context: Context) -> bool:
    """Whether all of them hold."""
    return all(
        WHEN[condition](context) if isinstance(condition, str) else _holds(condition, context)
        for condition in conditions
    )


def _holds(condition: Condition, context: Context) -> bool:
    answer = context.answer(condition.step, condition.field)
    if answer is None:
        return condition.answered is False
    if condition.answered is not None and condition.answered != is_said(answer):
        return False
    ids = _ids(answer)
    if condition.equals and not ids & set(condition.equals):
        return False
    if condition.differs and ids & set(condition.differs):
        return False
    if condition.at_most is not None or condition.at_least is not None:
        if not isinstance(answer, Scale):
            return False
        low = condition.at_least if condition.at_least is not None else answer.low
        high = condition.at_most if condition.at_most is not None else answer.high
        return low <= answer.value <= high
    return True


def _ids(answer: Known) -> set[str]:
    if isinstance(answer, Ypn):
        return {answer.outcome.value}
    return {pick.id for pick in picked(answer)}


def rating_due(context: Context) -> bool:
    """The result was never rated, or not for seven days; nothing in particular is not rated at all."""
    result = context.result()
    if result is None:
        return bool(context.subject.id)
    return not result.ratings or context.session.day - result.ratings[-1].day >= RATE_AFTER


def first_three(context: Context) -> bool:
    """The subject is one of the first three results of this session."""
    return context.subject.id in [subject.id for subject in subjects.new_result(context)[:3]]


def pile_over_ten(context: Context) -> bool:
    """More than ten values lie on the first pile, own ones included."""
    return len(subjects.very_pile(context)) > 10


def something_wanted(context: Context) -> bool:
    """A result is held, or a vision was put into a statement."""
    return bool(context.portrait.held) or context.portrait.last(Role.STATEMENT) is not None


def two_values(context: Context) -> bool:
    """Two values or more were picked to be held."""
    return len(subjects.held_value(context)) > 1


def letter_waiting(context: Context) -> bool:
    """A sealed letter is there to be opened."""
    letter = context.portrait.last(Role.LETTER)
    return letter is not None and letter.day < context.session.day


def _week_of_five(turn: int) -> Callable[[Context], bool]:
    return lambda context: context.session.day.isocalendar().week % 5 == turn


WHEN: dict[str, Callable[[Context], bool]] = {
    "rating_due": rating_due,
    "first_three": first_three,
    "pile_over_ten": pile_over_ten,
    "something_wanted": something_wanted,
    "two_values": two_values,
    "letter_waiting": letter_waiting,
    **{f"week_{turn + 1}_of_5": _week_of_five(turn) for turn in range(5)},
}

ON_PORTRAIT = frozenset({"rating_due", "something_wanted", "letter_waiting"})
"""Those that what is written elsewhere meanwhile may change."""
