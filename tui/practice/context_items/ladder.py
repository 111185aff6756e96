"""The ladder of inference as it was climbed in a session: what was seen at its foot, what is done about it on top."""

from __future__ import annotations

from collections.abc import Iterator

from tui.insights.views.model import Section
from tui.insights.views.pictures import Ladder, Rung
from tui.practice.context import Context
from tui.practice.context_items.item import Shown
from tui.records.answers import texts
from tui.records.roles import Role
from tui.records.text import one_line

HEADING = "From what you saw, at the foot, up to what you do about it"
RUNGS = {
    "act": "Because of it", "top": "Concluded", "fits": "Fits the belief", "assume": "Assumed",
    "meaning": "Took it to mean", "data": "Saw, heard", "left": "Passed over",
}  # fmt: skip
"""Steps of the exercise from the top down, and what their rungs are called."""


def ladder(context: Context) -> tuple[Shown, ...]:
    """The rungs that were named; nothing without the conclusion."""
    rungs = tuple(_rungs(context))
    return (Section("ladder", HEADING, (Ladder(rungs),)),) if context.answer("top") is not None and rungs else ()


def _rungs(context: Context) -> Iterator[Rung]:
    for step, label in RUNGS.items():
        answer = context.answer(step)
        said = [one_line(text) for text in texts(answer) if text.strip()] if answer is not None else []
        if step == "top":
            said += _sure(context)
        if said:
            yield Rung(label, tuple(said))


def _sure(context: Context) -> list[str]:
    """How sure the person was before and after."""
    sure = [one_line(text) for answer in context.in_role(Role.SURENESS) for text in texts(answer)]
    return [f"how sure: {', then '.join(sure)}"] if sure else []
