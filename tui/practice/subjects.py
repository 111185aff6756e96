"""What a block goes through, one subject after the other: the closed registry behind ``each``."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.insights.learning import learning, to_ask, waiting
from tui.insights.portrait import Promise, Result
from tui.insights.signals import noticed
from tui.insights.tension import swings
from tui.practice.context import Context, made, picked
from tui.practice.daily import chance
from tui.practice.ranking import rank
from tui.practice.session import Subject
from tui.records.answers import Short
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
    found = [promise for promise in context.portrait.open_promises if promise.day < context.session.day]
    return tuple(map(_promise, reversed(found)))


def open_promise(context: Context) -> tuple[Subject, ...]:
    """Promises up to today with no outcome, newest first, so that today's lead."""
    found = [promise for promise in context.portrait.open_promises if promise.day <= context.session.day]
    found.sort(key=lambda promise: promise.day, reverse=True)
    return tuple(map(_promise, found))


def result(context: Context) -> tuple[Subject, ...]:
    """Every held result by its area's place, then as it was written."""
    places = {area.id: place for place, area in enumerate(context.catalogue.areas)}
    held = sorted(context.portrait.held, key=lambda result: places.get(result.area, len(places)))
    return tuple(map(_result, held))


def result_today(context: Context) -> tuple[Subject, ...]:
    """Held results by whose turn it is: this week's focus, then importance times days unseen."""
    today = context.session.day
    focus = context.portrait.last(Role.FOCUS)
    focused = focus.text if focus and (today - focus.day).days <= 7 else ""

    def turn(result: Result) -> tuple[bool, float, int]:
        weight = 5 if result.importance is None else result.importance
        unseen = (today - result.seen).days
        return (result.id == focused, (weight + 1) * unseen, chance(context.session.seed, result.id))

    return tuple(map(_result, sorted(context.portrait.held, key=turn, reverse=True)))


def result_to_rate(context: Context) -> tuple[Subject, ...]:
    """Held results, never rated first, then the least recently rated."""
    held = sorted(context.portrait.held, key=lambda result: result.ratings[-1].day.toordinal() if result.ratings else 0)
    return tuple(map(_result, held))


def result_here(context: Context) -> tuple[Subject, ...]:
    """Held results of the area picked in this session."""
    areas = {pick.id for pick in picked(context.answer("area"))}
    return tuple(_result(result) for result in context.portrait.held if result.area in areas)


def conflicted_result(context: Context) -> tuple[Subject, ...]:
    """Held results whose ratings of a year go back and forth, the one rated last in front."""
    found = [result for result in context.portrait.held if swings(result, context.session.day)]
    found.sort(key=lambda result: result.ratings[-1].day, reverse=True)
    return tuple(map(_result, found))


def value(context: Context) -> tuple[Subject, ...]:
    """The values held, as ranked."""
    return tuple(Subject(value.id, value.name, value.definition) for value in context.portrait.values)


def card(context: Context) -> tuple[Subject, ...]:
    """Every value card, shuffled by the seed."""
    cards = sorted(context.catalogue.values, key=lambda card: chance(context.session.seed, card.id))
    return tuple(Subject(card.id, card.name, card.definition) for card in cards)


def very_pile(context: Context) -> tuple[Subject, ...]:
    """Cards on the first pile and values the person added, in the order they came up."""
    cards = {card.id: card for card in context.catalogue.values}
    very = [
        Subject(answer.about, cards[answer.about].name, cards[answer.about].definition)
        for answer in context.in_role(Role.PILE)
        if answer.about in cards and any(pick.id == "very" for pick in picked(answer))
    ]
    return (*very, *made(context.in_role(Role.OWN_VALUE)))


def contenders(context: Context) -> tuple[Subject, ...]:
    """The ten that were kept, else the whole pile; in an order of chance, so that no letter leads."""
    kept = {pick.id for answer in context.in_role(Role.TEN) for pick in picked(answer)}
    pile = [subject for subject in very_pile(context) if not kept or subject.id in kept]
    return tuple(sorted(pile, key=lambda subject: chance(context.session.seed, f"pair/{subject.id}")))


def ranked(context: Context) -> tuple[Subject, ...]:
    """The contenders, most preferred so far first."""
    by_id = {subject.id: subject for subject in contenders(context)}
    order, _ = rank(tuple(by_id), _preferred(context))
    return tuple(by_id[value_id] for value_id in order)


def pair(context: Context) -> tuple[Subject, ...]:
    """Pairs answered so far and the next one needed; the person may stop at any pair."""
    by_id = {subject.id: subject for subject in contenders(context)}
    answers = context.in_role(Role.PREFERRED)
    pairs = [answer.about for answer in answers if set(answer.about.split("+")) <= set(by_id)]
    stopped = any(pick.id == "stop" for answer in answers for pick in picked(answer))
    passed = {about for _, about, _ in context.session.passed if "+" in about}
    if len(by_id) > 5 and not stopped and not passed:
        _, following = rank(tuple(by_id), _preferred(context))
        if following:
            pairs.append("+".join(following))
    elif passed:
        pairs += sorted(passed - set(pairs))

    def named(about: str) -> str:
        return " or ".join(by_id[side].text for side in about.split("+") if side in by_id)

    return tuple(Subject(about, named(about)) for about in pairs)


def _preferred(context: Context) -> dict[frozenset[str], str]:
    return {
        frozenset(answer.about.split("+")): pick.id
        for answer in context.in_role(Role.PREFERRED)
        for pick in picked(answer)
        if pick.id != "stop"
    }


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
    """The one thing the notebook noticed, if anything."""
    groups = {card.id: card.group for card in context.catalogue.values if card.group}
    areas = {area.id: area.name for area in context.catalogue.areas}
    found = noticed(context.portrait, context.session.day, groups, areas)
    return (Subject(found.id, found.text),) if found else ()


def feedback_due(context: Context) -> tuple[Subject, ...]:
    """Feedback whose two weeks are over."""
    today = context.session.day
    found = [feedback for feedback in waiting(context.portrait, today) if feedback.due <= today]
    return tuple(Subject(one.said.entry, one_line(one.tenth or one.said.text), one.use) for one in found)


def question_to_ask(context: Context) -> tuple[Subject, ...]:
    """Questions not ticked off yet, newest first."""
    return tuple(Subject(f"{said.entry}/ask", one_line(said.text)) for said in to_ask(context.portrait))


def being_tried(context: Context) -> tuple[Subject, ...]:
    """Open promises made in the learning log, oldest first."""
    return tuple(map(_promise, learning(context.portrait, context.session.day).trying))


EACH: dict[str, Callable[[Context], tuple[Subject, ...]]] = {
    function.__name__: function
    for function in (
        unanswered_promise, open_promise, result, result_today, result_to_rate, result_here, conflicted_result, value,
        signal, feedback_due, question_to_ask, being_tried, card, pair, held_value, area_in_play, new_result,
        away_result,
    )
}  # fmt: skip

FIXED = frozenset(
    {"unanswered_promise", "open_promise", "result", "result_today", "result_to_rate", "conflicted_result", "value",
     "signal", "feedback_due", "question_to_ask", "being_tried"}
)  # fmt: skip
"""Those that rest on the portrait alone: chosen when a session begins, and kept."""
