"""What stands under the columns of Today on a large screen: as much as fits, so that nothing has to be scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tui.app.base.page_view import PageView
from tui.app.today.holding import holding
from tui.app.today.rows import Row
from tui.insights.views.model import Page, Section
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.painted_text import PaintedText

if TYPE_CHECKING:
    from tui.insights.views.wide_today import WideToday

SPARE = 3
"""Rows left free: a highlighted row may grow by its keys, and a sentence may come above."""
View = Callable[[int], PageView]


def show_below(screen: Screen[None], page: Page, found: WideToday) -> None:
    """Fills what is left of each column.

    Args:
        screen: That of Today.
        page: What it says above.
        found: What there is to show.
    """
    panel = screen.query_one("#today")
    view = partial(PageView, plain=ascii_only(), textures=screen.app.current_theme.ansi)
    for column, sections in ((panel.query_one("#rows"), found.to_do), (panel.query_one("#last"), found.read_back)):
        rows = list(column.query(Row))
        taken = rows[-1].virtual_region.bottom + 1 if rows else 0
        painter = partial(_fitting, sections, _room(panel, column) - taken, view)
        for text in column.query(PaintedText):
            text.paint(painter)
    middle = panel.query_one("#holding", PaintedText)
    middle.paint(partial(_held, page, found.held, _room(panel, middle), view))


def _room(panel: Widget, column: Widget) -> int:
    """Rows from where a column begins to the end of the screen."""
    return panel.content_region.bottom - column.region.y - panel.scroll_offset.y - SPARE


def _held(page: Page, sections: Iterable[Section], room: int, view: View, width: int) -> list[Content]:
    rows = holding(page, width, has_columns=True)
    below = _fitting(sections, room - len(rows) - 1, view, width)
    return [*rows, *([Content("")] if below else []), *below]


def _fitting(sections: Iterable[Section], room: int, view: View, width: int) -> list[Content]:
    """The sections that fit, in their order and whole, an empty row between them."""
    rows: list[Content] = []
    for section in sections:
        drawn = view(width).section(section)
        gap = [Content("")] if rows else []
        if drawn and len(rows) + len(gap) + len(drawn) <= room:
            rows += [*gap, *drawn]
    return rows
