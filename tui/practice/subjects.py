"""What a block goes through, one subject after the other: the closed registry behind ``each``."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.insights.fold.portrait import Portrait, Promise, Result
from tui.insights.fold.with_entry import with_entry
from tui.insights.measures.assumptions import due_tests
from tui.insights.measures.at_work import Behaviour, least_shown
from tui.insights.measures.effects import focus, subject_of
from tui.insights.measures.learning import learning, to_ask, waiting
from tui.insights.measures.observations import area_of, due_again
from tui.insights.measures.open_promises import to_ask as to_ask_about
from tui.insights.measures.swing import swing
from tui.insights.measures.tension import result_scatter
from tui.insights.signals import Signal, noticed, signal_of
from tui.practice.card_sort import card, pair
from tui.practice.context import Context, made, picked
from tui.practice.daily import chance
from tui.practice.lacking import lacks_something
from tui.practice.session import Subject, unfinished_entry
from tui.records.answers import Short
from tui.records.day import short_date
from tui.records.option_ids import Desire
from tui.records.roles import Role
from tui.records.text import fold, one_line

_AWAY = """
stop stopping no not never less fewer avoid avoiding without quit quitting
kein keine keinen nicht nie weniger ohne vermeiden aufhoren
sans moins eviter arreter jamais
sin menos evitar dejar nunca
senza meno evitare smettere mai
zonder minder vermijden stoppen geen
"""
AWAY = frozenset(_AWAY.split())
"""Words, folded, that say what is to be gone rather than what is to be there."""
_GOES_ON = re.compile(
    r"\b(without|never|not|ohne|nie|nicht|sans|jamais|sin|nunca|senza|mai|zonder|nooit|niet)\s+"
    r"(?:\w{1,3}[\s'’])?"
    r"(stop(?:s|ping|pen)?|quit(?:ting)?|paus(?:e|es|ing)|halt(?:ing)?|anzuhalten|auf(?:zu)?horen|arret(?:er)?|parar|fermar\w*)\b"
)
"""What, folded, says of something that it goes on: two words for what is gone take each other away."""


def _promise(promise: Promise) -> Subject:
    return Subject(promise.id, promise.text, promise.cue)


def _result(result: Result) -> Subject:
    return Subject(result.id, result.text, result.area)


def unanswered_promise(context: Context) -> tuple[Subject, ...]:
    """Promises of earlier days with no outcome, newest first."""
    found = [one for one in to_ask_about(context.portrait, context.session.day) if one.day < context.session.day]
    return tuple(map(_promise, reversed(found)))


def open_promise(context: Context) -> tuple[Subject, ...]:
    """Promises up to today with no outcome, newest first, so that today's lead."""
    found = sorted(to_ask_about(context.portrait, context.session.day), key=lambda promise: promise.day, reverse=True)
    return tuple(map(_promise, found))


def result(context: Context) -> tuple[Subject, ...]:
    """Every held result by its area's place, then as it was written."""
    places = {area.id: place for place, area in enumerate(context.catalogue.areas)}
    held = sorted(context.portrait.held, key=lambda result: places.get(result.area, len(places)))
    return tuple(map(_result, held))


def result_today(context: Context) -> tuple[Subject, ...]:
    """Held results by whose turn it is: this week's focus, then importance times days unseen, half of it for doubts.

    One that rests is left out, unless the session was begun about it.
    """
    today = context.session.day
    focused = focus(context.portrait, today)
    awake = [one for one in context.portrait.held if not one.is_resting(today) or one.id == context.subject.id]

    def turn(result: Result) -> tuple[bool, float, int]:
        unseen = (today - result.seen).days
        return (
            bool(focused) and focused in (result.id, result.area),
            (_weight(result) + 1) * unseen,
            chance(context.session.seed, result.id),
        )

    return tuple(map(_result, sorted(awake, key=turn, reverse=True)))


def _weight(result: Result) -> float:
    """Its importance, 5 until it was weighed; half of it for what would not be taken and is only looked at still."""
    weight = 5 if result.importance is None else result.importance
    return weight / 2 if result.desire is Desire.NO else weight


def unfinished_result(context: Context) -> tuple[Subject, ...]:
    """Held results of which something was never said, the weightiest first."""
    portrait = context.portrait
    found = (result for result in portrait.held if lacks_something(portrait, result))
    return tuple(map(_result, sorted(found, key=_weight, reverse=True)))


def reached_result(context: Context) -> tuple[Subject, ...]:
    """Results that were reached, the newest first."""
    reached = (result for result in context.portrait.results if result.status == "reached" and result.became)
    return tuple(map(_result, sorted(reached, key=lambda result: str(result.became), reverse=True)))


def new_step(context: Context) -> tuple[Subject, ...]:
    """The steps written in this session."""
    return made(context.in_role(Role.STEP))


def result_to_rate(context: Context) -> tuple[Subject, ...]:
    """Held results, never rated first, then the least recently rated."""
    held = sorted(context.portrait.held, key=lambda result: result.ratings[-1].day.toordinal() if result.ratings else 0)
    return tuple(map(_result, held))


def result_to_weigh(context: Context) -> tuple[Subject, ...]:
    """Held results of which it was never said how much they matter; a skipped one keeps no other from its turn."""
    unweighed = (result for result in context.portrait.held if result.importance is None)
    return tuple(map(_result, sorted(unweighed, key=lambda result: chance(context.session.seed, result.id))))


def result_here(context: Context) -> tuple[Subject, ...]:
    """Held results of the area picked in this session."""
    areas = {pick.id for pick in picked(context.answer("area"))}
    return tuple(_result(result) for result in context.portrait.held if result.area in areas)


def walked_result(context: Context) -> tuple[Subject, ...]:
    """What is wanted in the area picked: the held result rated longest ago first, else what this session wrote."""
    here = {subject.id for subject in result_here(context)}
    held = tuple(subject for subject in result_to_rate(context) if subject.id in here)
    return held or new_result(context)


def assumption_due(context: Context) -> tuple[Subject, ...]:
    """What was assumed whose test has its day now."""
    due = due_tests(context.portrait, context.session.day)
    return tuple(Subject(one.said.entry, one_line(one.said.text), one_line(one.test)) for one in due)


def loop_thing(context: Context) -> tuple[Subject, ...]:
    """The things named in this session as parts of a loop."""
    return made(context.in_role(Role.LOOP))


def conflicted_result(context: Context) -> tuple[Subject, ...]:
    """Held results whose ratings of a year go back and forth: the one last spoken of, then the one rated last."""
    sigma, said = result_scatter(context.portrait.results), context.portrait.last(Role.SIGNAL)
    found = [one for one in context.portrait.held if swing(one, context.session.day, sigma)]
    spoken = subject_of(said) if said else ""
    found.sort(key=lambda one: (one.id == spoken, one.ratings[-1].day), reverse=True)
    return tuple(map(_result, found))


def value(context: Context) -> tuple[Subject, ...]:
    """The values held, as ranked."""
    return tuple(Subject(value.id, value.name, value.definition) for value in context.portrait.values)


def held_value(context: Context) -> tuple[Subject, ...]:
    """The values picked to be held in this session."""
    cards = {card.id: card.definition for card in context.catalogue.values}
    return tuple(Subject(pick.id, pick.text, cards.get(pick.id, "")) for pick in picked(context.answer("five")))


def area_in_play(context: Context) -> tuple[Subject, ...]:
    """The areas picked in this session."""
    return tuple(
        Subject(pick.id, pick.text, area.vision_prompt if (area := context.catalogue.area(pick.id)) else "")
        for pick in picked(context.answer("areas"))
    )


def new_result(context: Context) -> tuple[Subject, ...]:
    """The results written in this session, in their newest wording."""
    rewordings = {
        answer.about: one_line(answer.text)
        for answer in context.in_role(Role.REWORD)
        if isinstance(answer, Short) and answer.text.strip()
    }
    return tuple(
        Subject(subject.id, rewordings.get(subject.id, subject.text)) for subject in made(context.in_role(Role.RESULT))
    )


def away_result(context: Context) -> tuple[Subject, ...]:
    """Results of this session whose first wording says what is to be gone; whole words only."""
    return tuple(subject for subject in made(context.in_role(Role.RESULT)) if _says_what_is_gone(subject.text))


def _says_what_is_gone(text: str) -> bool:
    return bool(AWAY & set(re.findall(r"\w+", _GOES_ON.sub(" ", fold(text)))))


def signal(context: Context) -> tuple[Subject, ...]:
    """The one thing the notebook noticed, if anything, with what this session said before it comes to that."""
    catalogue = context.catalogue
    found = noticed(
        _so_far(context), context.session.day, catalogue.value_groups, catalogue.area_names, catalogue.emotions
    )
    return (Subject(found.id, found.text),) if found else ()


def signal_here(context: Context) -> Signal | None:
    """The signal spoken of, with what it rests on."""
    catalogue, today = context.catalogue, context.session.day
    return signal_of(context.subject.id, _so_far(context), today, catalogue.value_groups, catalogue.area_names)


def _so_far(context: Context) -> Portrait:
    """The portrait with this session's answers to the steps before the signal's."""
    session, steps = context.session, [step.id for step in context.flow.steps()]
    asked = next(step.id for step in context.flow.steps() if step.fields[0].role is Role.SIGNAL)
    before = tuple(one for one in session.answers if one.step in steps[: steps.index(asked)])
    return with_entry(context.portrait, unfinished_entry(session, before)) if before else context.portrait


def lens_id(behaviour: Behaviour) -> str:
    """What the lens of a behaviour is called; values have the behaviour's own name."""
    return f"lens_{behaviour}"


def lens(context: Context) -> tuple[Subject, ...]:
    """The lens of this week: the behaviour that was least shown lately."""
    return (Subject(lens_id(least_shown(context.portrait, context.session.day))),)


def feedback_due(context: Context) -> tuple[Subject, ...]:
    """Feedback whose two weeks are over."""
    today = context.session.day
    found = [feedback for feedback in waiting(context.portrait, today) if feedback.due <= today]
    return tuple(Subject(one.said.entry, one_line(one.tenth or one.said.text), one.use) for one in found)


def question_to_ask(context: Context) -> tuple[Subject, ...]:
    """Questions not ticked off yet, newest first."""
    return tuple(Subject(f"{said.entry}/ask", one_line(said.text)) for said in to_ask(context.portrait))


def being_tried(context: Context) -> tuple[Subject, ...]:
    """Open promises made in the learning log, oldest first, on or after the day each is for."""
    today = context.session.day
    return tuple(_promise(one) for one in learning(context.portrait, today).trying if one.day <= today)


def line_due(context: Context) -> tuple[Subject, ...]:
    """What was said of how things are and not looked at for a season: this part of life first, then the oldest."""
    portrait, today = context.portrait, context.session.day
    lines = sorted(due_again(portrait, today), key=lambda line: area_of(portrait, line.said) != context.subject.id)
    return tuple(
        Subject(line.id, one_line(line.said.text).rstrip("."), short_date(line.said.day, today)) for line in lines
    )


EACH: dict[str, Callable[[Context], tuple[Subject, ...]]] = {
    function.__name__: function
    for function in (
        unanswered_promise, open_promise, result, result_today, result_to_rate, result_to_weigh, result_here,
        conflicted_result, value, signal, lens, feedback_due, question_to_ask, being_tried, card, pair,
        unfinished_result, reached_result, new_step, walked_result, assumption_due, loop_thing, held_value,
        area_in_play, new_result, away_result, line_due,
    )
}  # fmt: skip

FIXED = frozenset(
    {"unanswered_promise", "open_promise", "result", "result_today", "result_to_rate", "result_to_weigh",
     "conflicted_result", "value", "lens", "feedback_due", "question_to_ask", "being_tried", "line_due",
     "unfinished_result", "reached_result", "assumption_due"}
)  # fmt: skip
"""Those that rest on the portrait alone: chosen when a session begins, and kept."""

SAID = frozenset({"pair", "held_value", "area_in_play", "new_result", "new_step", "loop_thing"})
"""Those that are as many as is said in the session itself."""
