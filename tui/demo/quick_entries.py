"""Entries made outside a flow: a promise answered, one result rated, a fact, a signal answered, a wish reworded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tui.demo.calendar import ZONE, PlannedSession
from tui.demo.memory import SIGNAL_ANSWERS, Memory, signal_answer
from tui.insights.fold.portrait import Portrait, Result
from tui.insights.signals import noticed, options_of
from tui.records.answers import Choice, Known, Scale, Short, Ypn
from tui.records.entry import Entry
from tui.records.roles import Role


def entry(memory: Memory, portrait: Portrait, planned: PlannedSession, name: str) -> Entry | None:
    """The entry of this session; ``None`` if there is nothing to say.

    Args:
        memory: What she carries along.
        portrait: What the journal says now.
        planned: When, and the kind of entry.
        name: The entry's id.
    """
    memory.phrases.fresh()
    memory.phrases.at(planned.day.month)
    answer = _SAY[planned.flow](memory, portrait, planned)
    if answer is None:
        return None
    return Entry(
        id=name, flow=planned.flow, day=planned.day, begun=planned.begun, ended=planned.begun + timedelta(seconds=9),
        zone=ZONE, answers=(answer,),
    )  # fmt: skip


def _outcome(memory: Memory, portrait: Portrait, _planned: PlannedSession) -> Known | None:
    promises = [promise for promise in portrait.open_promises if promise.id in memory.made]
    if not promises:
        return None
    promise = promises[-1]
    became = memory.settle(memory.made[promise.id][1])
    return Ypn(step="outcome", role=Role.OUTCOME, asked=promise.text, about=promise.id, outcome=became)


def _rate(memory: Memory, portrait: Portrait, planned: PlannedSession) -> Known | None:
    result = _result(memory, portrait, "friend" if planned.back <= 44 else "")
    if result is None:
        return None
    value = memory.rating(memory.wishes[result.id], planned.day)
    return Scale(step="rate", role=Role.RATING, asked=f"“{result.text}” Where is it now?", about=result.id, value=value)


def _fact(memory: Memory, portrait: Portrait, planned: PlannedSession) -> Known | None:
    result = _result(memory, portrait, "")
    if result is None or memory.is_silent(memory.wishes[result.id].topic, planned.back):
        return None
    text = memory.phrases.topic(memory.wishes[result.id].topic, "facts")
    return Short(step="fact", role=Role.FACT, asked=f"“{result.text}” What happened?", about=result.id, text=text)


def _signal(memory: Memory, portrait: Portrait, planned: PlannedSession) -> Known | None:
    signal = noticed(portrait, planned.day, memory.regions)
    if signal is None or signal.kind == "lowered":
        return None
    options = {pick.id: pick for pick in options_of(signal.id)}
    pick = options[signal_answer(memory.phrases.one("signals", SIGNAL_ANSWERS), tuple(options))]
    return Choice(step="signal", role=Role.SIGNAL, asked=signal.text, about=signal.id, pick=pick)


def _revise(memory: Memory, portrait: Portrait, _planned: PlannedSession) -> Known | None:
    result = _result(memory, portrait, "courtyard")
    wish = memory.wishes[result.id] if result else None
    if result is None or wish is None or wish.topic != "courtyard" or wish.changed == result.text:
        return None
    asked = f"“{result.text}” In other words?"
    return Short(step="reword", role=Role.REWORD, asked=asked, about=result.id, text=wish.changed)


def _result(memory: Memory, portrait: Portrait, topic: str) -> Result | None:
    held = [result for result in portrait.held if result.id in memory.wishes]
    if not held:
        return None
    return next((result for result in held if memory.wishes[result.id].topic == topic), memory.phrases.rng.choice(held))


_SAY: dict[str, Callable[[Memory, Portrait, PlannedSession], Known | None]] = {
    "outcome": _outcome,
    "rate": _rate,
    "fact": _fact,
    "signal": _signal,
    "revise": _revise,
}

FLOWS = frozenset(_SAY)
"""The names of entries made outside a flow."""
