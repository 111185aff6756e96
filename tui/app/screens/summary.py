"""A week, a month or a year in one page; before and after are those beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from tui.app.commands import Command
from tui.app.copying import COPY, PRINT, Sheet
from tui.app.markdown import blocks
from tui.app.reading import Leaf
from tui.app.screens.leaves import AFTER, BACK, BEFORE, SHOW, Leaves, LeavesScreen
from tui.insights.summary import LENGTHS, Period, period
from tui.workspace import Workspace
from tui.workspace.printing import as_page, told

LENGTH = Command("summary.length", "w", "length", "week, month, year", "A week, a month or a year in one page.", "w")

PRINTED = replace(PRINT, shown="P", label="to a file")


class SummaryScreen(LeavesScreen):
    """What the pages of a period say together.

    Args:
        day: A day in the period.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, LENGTH, BEFORE, AFTER, PRINTED, COPY, SHOW)

    def __init__(self, day: date) -> None:
        super().__init__()
        self._period = period("week", day)

    def look(self, workspace: Workspace, step: int) -> Leaves | None:
        """The period as one page; with a step, the one before or after as far as there are pages."""
        days = workspace.portrait().days
        first, last = min(days, default=workspace.today), workspace.today
        if step:
            beside = self._period.before if step < 0 else self._period.after
            if beside.last < first or beside.first > last:
                return None
            self._period = beside
        return _leaves(workspace, self._period)

    def action_length(self) -> None:
        """The week, the month, the year of the same day, one after the other."""
        place = LENGTHS.index(self._period.length)
        self._period = period(LENGTHS[(place + 1) % len(LENGTHS)], min(self._period.last, self._day_there()))
        self._read()

    def _day_there(self) -> date:
        """The last day with a page that is shown, so that a shorter period has something in it."""
        return self._leaves.day if self._leaves is not None and self._leaves.day is not None else self._period.last


def _leaves(workspace: Workspace, found: Period) -> Leaves:
    page = told(workspace, found)
    text = as_page(page)
    shown = blocks(text.removeprefix(f"# {page.title}\n\n"))
    days = [day for day in workspace.portrait().days if found.first <= day <= found.last]
    sheet = Sheet(page.title, lambda _: text, lambda _: page.title)
    return Leaves(page.title, Leaf([shown]), day=max(days, default=None), sheet=sheet)
