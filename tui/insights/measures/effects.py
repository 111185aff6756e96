"""What is chosen for a week: a theme, a focus, and what answers to things noticed change (PRACTICE.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tui.insights.fold.portrait import Portrait, Said
from tui.records.option_ids import Effect, effect_of
from tui.records.roles import Role

DAYS = 7
"""So many days after an answer it changes something."""
THIS_WEEK = "You chose for this week"
"""Stands over what is to be remembered."""


def _answered(portrait: Portrait, today: date, effect: Effect) -> Iterator[Said]:
    """The answers of the last days with an effect, newest first."""
    for said in reversed(portrait.said.get(Role.SIGNAL, ())):
        if (today - said.day).days > DAYS:
            return
        if said.day <= today and effect_of(said.picked)[0] is effect:
            yield said


def subject_id(signal: str) -> str:
    """Id of the result, value, area or pair that a signal speaks of, by the signal's id; empty for none."""
    return signal.partition(":")[2]


def subject_of(said: Said) -> str:
    """The same for a signal that was answered."""
    return subject_id(said.about)


def lightened(portrait: Portrait, today: date) -> Said | None:
    """The answer for which mornings hold just the vision, from the day after it on."""
    return next((said for said in _answered(portrait, today, Effect.LIGHTER) if said.day < today), None)


def focus(portrait: Portrait, today: date) -> str:
    """Id of the result or area that mornings begin with this week; empty for none. The last choice counts."""
    answered = next(_answered(portrait, today, Effect.FOCUS), None)
    chosen = portrait.last(Role.FOCUS)
    if chosen is None or not 0 <= (today - chosen.day).days <= DAYS:
        return subject_of(answered) if answered else ""
    if answered is None or (chosen.day, chosen.entry) >= (answered.day, answered.entry):
        return chosen.picked
    return subject_of(answered)


def theme(portrait: Portrait, today: date) -> Said | None:
    """The theme of this week: the newest one, for a week from the day it was written."""
    newest = next(reversed(portrait.recalled(Role.THEME)), None)
    return newest if newest is not None and 0 <= (today - newest.day).days <= DAYS else None


def reminders(portrait: Portrait, today: date) -> tuple[str, ...]:
    """What was chosen for this week, newest first: the words of the option after what they speak of."""
    found = _answered(portrait, today, Effect.REMIND)
    return tuple(dict.fromkeys(_reminder(portrait, said) for said in found))


def _reminder(portrait: Portrait, said: Said) -> str:
    about = subject_of(said)
    result = portrait.result(about)
    named = [value.name for part in about.split("+") if (value := portrait.value(part))]
    subject = f"“{result.text}”" if result else " and ".join(named)
    return f"{subject}: {said.text}" if subject else said.text
