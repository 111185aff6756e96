"""When a step is asked: conditions on an earlier answer, and the closed registry of named ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.at_work import BEHAVIOURS
from tui.insights.measures.tension import is_due
from tui.practice import card_sort, heaviness, subjects
from tui.practice.context import Context, picked
from tui.practice.flow import Condition, When
from tui.practice.lacking import LACKS
from tui.records.answers import Known, Scale, Ypn, is_said
from tui.records.option_ids import Desire
from tui.records.roles import Role


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
    return is_due(result, context.session.day)


def not_mine(context: Context) -> bool:
    """The subject would not be taken, or not be wanted if nobody could ever know, as this session says."""
    said = (*context.in_role(Role.DESIRE), *context.in_role(Role.OWN))
    return any(pick.id == Desire.NO for answer in said if answer.about == context.subject.id for pick in picked(answer))


def nothing_wanted(context: Context) -> bool:
    """No result is held."""
    return not context.portrait.held


def nothing_wanted_here(context: Context) -> bool:
    """Nothing is wanted yet in the area picked in this session."""
    return not subjects.result_here(context)


def chain_written(context: Context) -> bool:
    """This session followed a result to what it is for."""
    return any(map(is_said, context.in_role(Role.ROOT)))


def on_its_day(context: Context) -> bool:
    """The session is for a day that is not over."""
    return not context.session.late


def no_value_held(context: Context) -> bool:
    """No value is held."""
    return not context.portrait.values


def first_three(context: Context) -> bool:
    """The subject is one of the first three results of this session."""
    return context.subject.id in [subject.id for subject in subjects.new_result(context)[:3]]


def pile_over_ten(context: Context) -> bool:
    """More than ten values lie on the first pile, own ones included."""
    return len(card_sort.very_pile(context)) > 10


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


def heavy(context: Context) -> bool:
    """The check-in of this session is heavy."""
    return heaviness.feels_heavy(context.session, context.portrait, context.catalogue.emotions)


def enough(context: Context) -> bool:
    """The check-in of this session is heavy, and it wasn't asked to go on."""
    return heaviness.is_enough(context.session, context.flow, context.portrait, context.catalogue.emotions)


def length_open(context: Context) -> bool:
    """Nobody said yet how long a morning is to be, and it is the second or the third, or it was just gone deeper."""
    session = context.session
    if session.length_is_set or context.portrait.last(Role.LENGTH) is not None:
        return False
    return session.times in (1, 2) or (session.times > 0 and session.deeper)


REVIEWED = timedelta(days=8)
"""A weekly review is looked for so far back."""


def unplanned(context: Context) -> bool:
    """No follow-up of this session was answered with an if-then: it would be asked a second time."""
    return not any(answer.question and is_said(answer) for answer in context.in_role(Role.IF_THEN))


def no_review_lately(context: Context) -> bool:
    """No weekly review was saved in the last days."""
    today = context.session.day
    return not any("weekly" in flows and today - day <= REVIEWED for day, flows in context.portrait.days.items())


def _is_asked(lens: str) -> Callable[[Context], bool]:
    """Whether it is the lens spoken of; a flow of one's own that asks without a block finds the lens at each step."""

    def asked(context: Context) -> bool:
        found = (context.subject,) if context.subject.id in LENSES else subjects.lens(context)
        return lens in (subject.id for subject in found)

    return asked


def week_1_of_5(context: Context) -> bool:
    """The ISO week's number leaves 0 when divided by five."""
    return context.session.day.isocalendar().week % 5 == 0


LENSES = {lens: _is_asked(lens) for lens in map(subjects.lens_id, BEHAVIOURS)}


def _is_lacking(lacks: Callable[[Portrait, Result], bool]) -> Callable[[Context], bool]:
    def asked(context: Context) -> bool:
        result = context.result()
        return result is not None and lacks(context.portrait, result)

    return asked


WHEN: dict[str, Callable[[Context], bool]] = {
    "rating_due": rating_due,
    "first_three": first_three,
    "not_mine": not_mine,
    "nothing_wanted": nothing_wanted,
    "nothing_wanted_here": nothing_wanted_here,
    "on_its_day": on_its_day,
    "no_value_held": no_value_held,
    "pile_over_ten": pile_over_ten,
    "something_wanted": something_wanted,
    "two_values": two_values,
    "letter_waiting": letter_waiting,
    "unplanned": unplanned,
    "no_review_lately": no_review_lately,
    "length_open": length_open,
    "week_1_of_5": week_1_of_5,
    "heavy": heavy,
    "enough": enough,
    "chain_written": chain_written,
    **LENSES,
    **{name: _is_lacking(lacks) for name, lacks in LACKS.items()},
}

ON_PORTRAIT = frozenset({
    "rating_due", "something_wanted", "letter_waiting", "no_review_lately", "nothing_wanted", "nothing_wanted_here",
    "no_value_held", "length_open", *LENSES, *LACKS,
})  # fmt: skip
"""Those that what is written elsewhere meanwhile may change."""
