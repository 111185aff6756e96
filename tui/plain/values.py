"""The values that are held, in words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tui.insights.alignment import SIGHT_SPAN
from tui.insights.value_view import ValuesView, ValueView, values_view
from tui.plain.days import short_day
from tui.plain.line import ask_line
from tui.plain.menu import pages
from tui.plain.talk import Talk
from tui.plain.typed import Unfit, scale
from tui.practice.flow import Field
from tui.records.answers import number
from tui.records.text import one_line
from tui.workspace import Workspace, outside

NEWEST = 8
"""So many numbers are said; the pages hold them all."""
_ROOM = "Room is the share of how much it matters that was not lived: none at 10, all of it at 0."
_EXPLAIN = (
    "A number from 0, far from it, to 10, at the centre; halves are fine. The centre is a week lived as your own "
    "lines describe it. Enter alone, < and q leave it as it is."
)


def run(talk: Talk, workspace: Workspace, begin: Callable[[str], None]) -> None:
    """Says the values as ranked, and opens the one that is chosen."""
    del begin
    talk.gap()

    def view() -> ValuesView:
        return values_view(workspace.portrait(), workspace.today)

    now = view()
    if not now.values:
        talk.say("No values are held yet. The values card sort, among the flows, finds five.")
        return
    talk.say(*_together(now))
    pages(
        talk, len(now.values), lambda place: _line(view().values[place]),
        lambda place: _one(talk, workspace, view().values[place]), "your values", "Number opens one,",
        "A number says all of that value, and lets you say how near it was lived.",
    )  # fmt: skip


def _together(view: ValuesView) -> Iterator[str]:
    now = view.now
    if now is None or now.coherence is None:
        yield "How near you lived them stands here once one is rated."
        return
    yield (
        f"Lived as it matters: {now.coherence:.0f} of 100, with {now.rated} of {now.of} rated. "
        f"The lowest is {one_line(view.name(now.lowest))}, {number(now.lowest_lived)}."
    )


def _line(view: ValueView) -> str:
    said = [f"matters {number(view.importance)}" if view.importance is not None else "importance not said",
            f"lived {number(view.lived)}" if view.lived is not None else "not rated yet"]  # fmt: skip
    return f"{one_line(view.value.name)}, {', '.join(said)}."


def _one(talk: Talk, workspace: Workspace, view: ValueView) -> None:
    talk.gap()
    for line in _whole(view, workspace.today):
        talk.say(line)
    field = Field(kind="scale")
    while True:
        said = ask_line(talk, "How near was it lived this week, 0 to 10? Enter leaves it, q goes back:", _EXPLAIN)
        if not said:
            return
        try:
            near = scale(said, field)
        except Unfit as problem:
            talk.say(str(problem))
            continue
        asked = f"This week, how far did the way you lived match {view.value.name}?"
        workspace.keep_outside("rate", outside.lived(view.value.id, asked, near))
        talk.say("Kept.")
        return


def _whole(view: ValueView, today: date) -> Iterator[str]:
    value = view.value
    yield _line(view)
    if value.definition:
        yield f"In your words: {one_line(value.definition)}"
    if value.behaviours:
        yield "On a day it is lived, a camera sees:"
        yield from map(one_line, value.behaviours)
    if value.early_sign:
        yield f"It has slipped when: {one_line(value.early_sign)}"
    if view.room is not None:
        matters = f" of {number(view.importance)}" if view.importance is not None else ""
        yield f"Room: {number(round(view.room, 1))}{matters}. {_ROOM}"
    if view.drift is not None:
        by = round(view.drift, 1)
        way = "above" if by > 0 else "below"
        yield (
            f"The last three weeks stand {number(abs(by))} {way} the three before." if by
            else "The last three weeks are much as the three before."
        )  # fmt: skip
    if value.sighted or value.strained:
        yield f"Of the last {SIGHT_SPAN} days it was easiest to see on {view.sighted}, hardest on {view.strained}."
    lived = [f"{number(one.value)} on {short_day(one.day, today)}" for one in reversed(value.lived[-NEWEST:])]
    if lived:
        yield f"Lived, newest first: {', '.join(lived)}."
