"""What a field offers: options written out in the flow, or a name in the closed registry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations

import msgspec

from tui.insights.signals import options_of
from tui.insights.views.whole_vision import lines_to_share
from tui.practice import card_sort, subjects
from tui.practice.context import Context, picked
from tui.practice.flow import Field, Option
from tui.practice.session import Subject
from tui.records.answers import number
from tui.records.day import days_ahead, practice_day
from tui.records.roles import Role
from tui.records.text import one_line
from tui.records.titles import AGAIN_LATE, EARLY_WORDS, NEXT_WORDS, Next
from tui.records.vocabulary import OPPOSITE


def filled(field: Field, context: Context) -> Field:
    """The field with its options in place."""
    if field.options_from:
        return msgspec.structs.replace(field, options=OPTIONS_FROM[field.options_from](context))
    if field.kind == "values" and not field.options:
        return msgspec.structs.replace(field, options=_held(context))
    return field


def is_empty(field: Field) -> bool:
    """Whether the field asks for a pick and offers nothing."""
    return field.kind in ("choice", "multi", "values") and not field.options


def _options(found: tuple[Subject, ...]) -> tuple[Option, ...]:
    return tuple(Option(subject.id, subject.text, subject.note) for subject in found)


def _held(context: Context) -> tuple[Option, ...]:
    return tuple(
        Option(value.id, value.name, value.behaviours[0] if value.behaviours else value.definition)
        for value in context.portrait.values
    )


def areas(context: Context) -> tuple[Option, ...]:
    """Every area, the short list in front."""
    found = sorted(context.catalogue.areas, key=lambda area: not area.shown_first)
    return tuple(Option(area.id, area.name, area.description) for area in found)


def areas_first(context: Context) -> tuple[Option, ...]:
    """The areas of the short list."""
    return tuple(Option(area.id, area.name, area.description) for area in context.catalogue.areas if area.shown_first)


def fact_subjects(context: Context) -> tuple[Option, ...]:
    """What a fact can be about: the held results, then every area."""
    held = context.portrait.held
    results = tuple(Option(result.id, result.text, context.area_name(result.area)) for result in held)
    return (*results, *areas(context))


def loop_things(context: Context) -> tuple[Option, ...]:
    """The things named in this session as parts of a loop."""
    return _options(subjects.loop_thing(context))


def other_things(context: Context) -> tuple[Option, ...]:
    """The same without the one spoken of: nothing makes itself more."""
    return tuple(option for option in loop_things(context) if option.id != context.subject.id)


def result_gaps(context: Context) -> tuple[Option, ...]:
    """Held results, widest gap first."""
    gaps = [(context.gap(result), result) for result in context.portrait.held]
    gaps.sort(key=lambda pair: -(pair[0] if pair[0] is not None else -1))
    return tuple(
        Option(
            result.id,
            result.text,
            context.area_name(result.area) + (f" · gap {number(round(gap, 1))}" if gap is not None else ""),
        )
        for gap, result in gaps
    )


def vision_lines(context: Context) -> tuple[Option, ...]:
    """Sentences of the newest statement, then the held results."""
    return tuple(Option(line, line) for line in lines_to_share(context.portrait))


def week_learnings(context: Context) -> tuple[Option, ...]:
    """What was learned in the last seven days, newest first."""
    return _recent(context, Role.LEARNED, 7)


def season_keepers(context: Context) -> tuple[Option, ...]:
    """The learnings kept in the last 92 days, newest first."""
    return _recent(context, Role.KEEPER, 92)


def _recent(context: Context, role: Role, days: int) -> tuple[Option, ...]:
    since = context.session.day - timedelta(days=days)
    said = [one_line(said.text) for said in context.portrait.recalled(role) if said.day > since]
    return tuple(Option(text, text) for text in dict.fromkeys(reversed(said)) if text)


def very_pile(context: Context) -> tuple[Option, ...]:
    """Cards on the first pile."""
    return _options(card_sort.very_pile(context))


def pair_sides(context: Context) -> tuple[Option, ...]:
    """The pair's two values, and the way out."""
    by_id = {subject.id: subject for subject in card_sort.contenders(context)}
    sides = tuple(by_id[side] for side in context.subject.id.split("+") if side in by_id)
    return (*_options(sides), Option("stop", "that's enough comparing"))


def ranked(context: Context) -> tuple[Option, ...]:
    """The contenders, most preferred so far first."""
    return _options(card_sort.ranked(context))


def value_pairs(context: Context) -> tuple[Option, ...]:
    """Pairs of the values picked to be held, those that face each other on the circle in front."""
    groups = {card.id: card.group for card in context.catalogue.values}

    def face_each_other(one: str, other: str) -> bool:
        group = groups.get(one)
        return group is not None and OPPOSITE[group] == groups.get(other)

    pairs = list(combinations(picked(context.answer("five")), 2))
    pairs.sort(key=lambda pair: not face_each_other(pair[0].id, pair[1].id))
    return tuple(Option(f"{one.id}+{other.id}", f"{one.text} and {other.text}") for one, other in pairs)


def promise_days(context: Context) -> tuple[Option, ...]:
    """The days a promise can be given: from the session's on, or from the one it was begun on where that is over."""
    session = context.session
    start = max(session.day + timedelta(days=1), practice_day(session.begun)) if session.late else session.day
    return tuple(Option(day.isoformat(), words) for day, words in days_ahead(start))


def promise_next(context: Context) -> tuple[Option, ...]:
    """What is next for a promise that was not kept."""
    words = {**NEXT_WORDS, **({Next.AGAIN: AGAIN_LATE} if context.session.late else {})}
    return tuple(Option(step, text) for step, text in words.items())


def promise_next_early(context: Context) -> tuple[Option, ...]:
    """The same in a morning, whose own day is still ahead unless it is over."""
    if context.session.late:
        return promise_next(context)
    return tuple(Option(step, text) for step, text in EARLY_WORDS.items())


def signal(context: Context) -> tuple[Option, ...]:
    """What can be answered to what was noticed."""
    return tuple(Option(pick.id, pick.text) for pick in options_of(context.subject.id))


OPTIONS_FROM: dict[str, Callable[[Context], tuple[Option, ...]]] = {
    function.__name__: function
    for function in (
        areas, areas_first, fact_subjects, loop_things, other_things, result_gaps, vision_lines, week_learnings,
        season_keepers, very_pile,
        pair_sides, ranked, value_pairs, promise_days, promise_next, promise_next_early, signal,
    )
}  # fmt: skip
