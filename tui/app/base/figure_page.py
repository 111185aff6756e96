"""A page to read whose parts open to the entries they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content

from tui.app.base.page_view import PICTURES, PageView
from tui.insights.views.model import Page, Section
from tui.insights.views.pictures import Picture
from tui.terminal.painted_text import INDENT, PROSE, PaintedText, balanced, side_by_side
from tui.terminal.scrolling import ScrollingText, Unit, scroll
from tui.terminal.virtual_list import VirtualList

NARROWEST, MOST_COLUMNS, GAP = 50, 3, 5
"""Columns of text that one of several has at least, how many there are at most, and what is free between them."""


class FigurePage(ScrollingText):
    """Shows a page; the arrows mark the parts that open, and scroll where the next one is not in sight.

    Args:
        view: Makes what draws it, for a width in columns.
    """

    def __init__(self, view: Callable[[int], PageView], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._view = view
        self._page = Page("", ())
        self._place = 0
        self._starts: list[int] = []

    def compose(self) -> ComposeResult:
        yield PaintedText()

    def show(self, page: Page) -> None:
        """Shows a page, from the top if it is a different one."""
        if page.title != self._page.title:
            self._place = 0
            self.scroll_home(animate=False)
        self._page = page
        self._place = max(0, min(self._place, len(self._figures) - 1))
        self._draw()

    @property
    def _figures(self) -> tuple[Section, ...]:
        return tuple(section for section in self._page.sections if section.entries)

    @property
    def here(self) -> Section | None:
        """The part that is marked; none where no part opens."""
        figures = self._figures
        return figures[self._place] if figures else None

    def _draw(self) -> None:
        self.query_one(PaintedText).paint(self._rows)

    def _rows(self, width: int) -> list[Content]:
        """The page, in one column or in several beside each other where there is room, read from the left one down.

        A mark stands before the part that opens; where the parts that do begin is noted.
        """
        narrowest = PROSE if self._has_pictures else NARROWEST
        count = max(1, min(MOST_COLUMNS, len(self._page.sections), (width + GAP) // (narrowest + GAP)))
        column = (width + GAP) // count - GAP
        wide = min(PROSE, column)
        room = column if self._has_pictures else wide
        parts = [(one, rows) for one in self._page.sections if (rows := self._part(one, wide, room))]
        columns = balanced([len(rows) + 1 for _, rows in parts], count)
        self._starts = []
        drawn: list[list[Content]] = []
        for places in columns:
            below: list[Content] = []
            for section, part in (parts[place] for place in places):
                below += [Content("")] if below else []
                if section.entries:
                    self._starts.append(len(below))
                below += part
            drawn.append(below)
        return side_by_side(drawn, room, GAP)

    @property
    def _has_pictures(self) -> bool:
        """Whether something is drawn that may be wider than what is read."""
        rows = (row for section in self._page.sections for row in section.rows)
        return any(isinstance(row, (*PICTURES, Picture)) for row in rows)

    def _part(self, section: Section, width: int, wide: int) -> list[Content]:
        here = self.here
        indent = len(INDENT) * (here is not None)
        view = replace(self._view(width - indent), wide=wide - indent)
        rows = (replace(view, heading="bold") if section is here else view).section(section)
        if here is None:
            return rows
        first = f"{VirtualList.mark} " if section is here else INDENT
        return [Content.assemble(INDENT if place else first, row) for place, row in enumerate(rows)]

    def action_walk(self, unit: Unit, direction: int) -> None:
        if unit != "row" or not self.step(direction):
            scroll(self, unit, direction)
            self.call_after_refresh(self._follow, direction)

    def step(self, direction: int) -> bool:
        """Marks the next part that opens, if its beginning is in sight; whether it was."""
        place = self._place + direction
        if not 0 <= place < len(self._starts) or not self._is_in_sight(place):
            return False
        self._place = place
        self._draw()
        return True

    def _follow(self, direction: int) -> None:
        """Marks a part in sight, after the page was scrolled."""
        seen = [place for place in range(len(self._starts)) if self._is_in_sight(place)]
        if seen and self._place not in seen:
            self._place = seen[0 if direction > 0 else -1]
            self._draw()

    def _is_in_sight(self, place: int) -> bool:
        return 0 <= self._starts[place] - self.scroll_offset.y < self.size.height
