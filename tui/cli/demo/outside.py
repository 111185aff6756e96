"""Entries made outside a flow: a promise answered, one result rated, a fact, a signal answered, a wish reworded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tui.cli.demo.calendar import ZONE, Sitting
from tui.cli.demo.mind import SIGNAL_ANSWERS, Mind
from tui.insights.portrait import Portrait, Result
from tui.insights.signals import noticed
from tui.records.answers import Choice, Known, Pick, Scale, Short, Ypn
from tui.records.entry import Entry
from tui.records.roles import Role


def entry(mind: Mind, portrait: Portrait, sitting: Sitting, name: str) -> Entry | None:
    """The entry of this sitting; ``None`` if there is nothing to say.

    Args:
        mind: What she carries along.
        portrait: What the journal says now.
        sitting: When, and the kind of entry.
        name: The entry's id.
    """
    mind.voice.fresh()
    mind.voice.at(sitting.day.month)
    answer = _SAY[sitting.flow](mind, portrait, sitting)
    if answer is None:
        return None
    return Entry(
        id=name, flow=sitting.flow, day=sitting.day, begun=sitting.begun, ended=sitting.begun + timedelta(seconds=9),
        zone=ZONE, answers=(answer,),
    )  # fmt: skip


def _outcome(mind: Mind, portrait: Portrait, _sitting: Sitting) -> Known | None:
    promises = [promise for promise in portrait.open_promises if promise.id in mind.made]
    if not promises:
        return None
    promise = promises[-1]
    became = mind.settle(mind.made[promise.id][1])
    return Ypn(step="outcome", role=Role.OUTCOME, asked=promise.text, about=promise.id, outcome=became)


def _rate(mind: Mind, portrait: Portrait, sitting: Sitting) -> Known | None:
    result = _result(mind, portrait, "friend" if sitting.back <= 44 else "")
    if result is None:
        return None
    value = mind.rating(mind.wishes[result.id], sitting.day)
    return Scale(step="rate", role=Role.RATING, asked=f"“{result.text}” Where is it now?", about=result.id, value=value)


def _fact(mind: Mind, portrait: Portrait, sitting: Sitting) -> Known | None:
    result = _result(mind, portrait, "")
    if result is None or mind.is_silent(mind.wishes[result.id].topic, sitting.back):
        return None
    text = mind.voice.topic(mind.wishes[result.id].topic, "facts")
    return Short(step="fact", role=Role.FACT, asked=f"“{result.text}” What happened?", about=result.id, text=text)


def _signal(mind: Mind, portrait: Portrait, sitting: Sitting) -> Known | None:
    signal = noticed(portrait, sitting.day, mind.regions)
    if signal is None or signal.kind == "lowered":
        return None
    answer = mind.voice.one("signals", SIGNAL_ANSWERS)
    return Choice(step="signal", role=Role.SIGNAL, asked=signal.text, about=signal.id, pick=Pick(answer, answer))


def _revise(mind: Mind, portrait: Portrait, _sitting: Sitting) -> Known | None:
    result = _result(mind, portrait, "courtyard")
    wish = mind.wishes[result.id] if result else None
    if result is None or wish is None or wish.topic != "courtyard" or wish.changed == result.text:
        return None
    asked = f"“{result.text}” In other words?"
    return Short(step="reword", role=Role.REWORD, asked=asked, about=result.id, text=wish.changed)


def _result(mind: Mind, portrait: Portrait, topic: str) -> Result | None:
    held = [result for result in portrait.held if result.id in mind.wishes]
    if not held:
        return None
    return next((result for result in held if mind.wishes[result.id].topic == topic), mind.voice.rng.choice(held))


_SAY: dict[str, Callable[[Mind, Portrait, Sitting], Known | None]] = {
    "outcome": _outcome,
    "rate": _rate,
    "fact": _fact,
    "signal": _signal,
    "revise": _revise,
}

FLOWS = frozenset(_SAY)
"""The names of entries made outside a flow."""
