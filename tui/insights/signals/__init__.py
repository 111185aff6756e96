"""What the notebook noticed, said kindly, once: one table of rules, and when to keep quiet.

The rules and their wording are PRACTICE.md's, sections 3 and 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from tui.insights.fold.portrait import Portrait
from tui.insights.signals.rules import RULES
from tui.insights.signals.signal import Signal, SignalContext, kind_of
from tui.insights.signals.silence import Fit, Silence, day_silence, fits, silence
from tui.records.answers import Pick
from tui.records.option_ids import TURNED, Effect, Verdict, effect_of
from tui.records.roles import Role
from tui.records.vocabulary import EmotionWord

__all__ = [
    "RULES", "Fit", "Noticed", "Signal", "Silence", "all_noticed", "all_signals", "fits", "noticed",
    "offered_flow", "options_of", "signal_of",
]  # fmt: skip


class Noticed(msgspec.Struct, frozen=True):
    """A signal that holds, and why it is not said.

    Attributes:
        silence: Absent for the one that is said next.
    """

    signal: Signal
    silence: Silence | None


def noticed(
    portrait: Portrait,
    today: date,
    groups: Mapping[str, str | None],
    areas: Mapping[str, str] | None = None,
    emotions: Iterable[EmotionWord] = (),
) -> Signal | None:
    """The one thing to say, if anything; see ``silence``."""
    if day_silence(portrait, today, emotions):
        return None
    return next((one.signal for one in all_noticed(portrait, today, groups, areas) if one.silence is None), None)


def all_noticed(
    portrait: Portrait,
    today: date,
    groups: Mapping[str, str | None],
    areas: Mapping[str, str] | None = None,
    emotions: Iterable[EmotionWord] = (),
) -> Iterator[Noticed]:
    """Everything that holds, first things first, each with why it is not said; one of them at most is said.

    Args:
        portrait: What the journal says.
        today: The practice day.
        groups: Value id to its region of the circle.
        areas: Area id to its name.
        emotions: The words for feelings, some of which say that a day is heavy.
    """
    of_day, answers = day_silence(portrait, today, emotions), portrait.said.get(Role.SIGNAL, ())
    for signal in all_signals(portrait, today, groups, areas):
        why = silence(signal, answers, today) or of_day
        yield Noticed(signal, why)
        if why is None:
            of_day = Silence("another")


def all_signals(
    portrait: Portrait,
    today: date,
    groups: Mapping[str, str | None],
    areas: Mapping[str, str] | None = None,
) -> Iterator[Signal]:
    """Everything that could be said, first things first; a rule without its input stays silent."""
    context = SignalContext(portrait, today, groups, areas or {})
    for rule in RULES.values():
        yield from rule.signals(context)


def signal_of(
    signal_id: str, portrait: Portrait, today: date, groups: Mapping[str, str | None], areas: Mapping[str, str]
) -> Signal | None:
    """The signal with this id, if it holds now."""
    rule = RULES.get(kind_of(signal_id))
    found = rule.signals(SignalContext(portrait, today, groups, areas)) if rule is not None else ()
    return next((signal for signal in found if signal.id == signal_id), None)


def offered_flow(signal: str, answer: str) -> str | None:
    """The flow that an answer to a signal offers, if any; one that only agrees, as in 0.1.0, the first there is."""
    agrees = answer in (Verdict.FITS, Verdict.PARTLY)
    effects = map(effect_of, (one.id for one in options_of(signal)) if agrees else (answer,))
    return next((flow for effect, flow in effects if effect is Effect.OPEN), None)


def options_of(signal: str) -> tuple[Pick, ...]:
    """What can be answered to a signal, by its id."""
    rule = RULES.get(kind_of(signal))
    return (*(rule.options if rule else ()), *TURNED)
