"""Content side by side and row under row, each no wider than there is room, and a widget that paints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TypeAlias

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

PROSE = 72
"""Columns at which prose stops, however wide the terminal is."""


def beside(left: Content, right: Content, width: int) -> Content:
    """The right part wrapped next to the left one; under it when there is no room beside it."""
    if not right.plain:
        return left
    indent = left.cell_length
    room = width - indent
    if room < 16:
        indent, room = 4, max(16, width - 4)
        return Content("\n").join([left, *(Content.assemble(" " * indent, row) for row in right.wrap(room))])
    first, *others = right.wrap(room)
    return Content("\n").join([Content.assemble(left, first), *(Content.assemble(" " * indent, row) for row in others)])


def titled(mark: Content, title: Content, about: Content, width: int) -> Content:
    """A title and what is to be known about it; below it where it would not stand beside it."""
    head, said = Content.assemble(mark, title), about.stylize("$quiet")
    if not said.plain or head.cell_length + 3 + said.cell_length <= width:
        return Content.assemble(head, "   ", said)
    return Content.assemble(head, "\n", beside(Content(" " * mark.cell_length), said, width))


INDENT = "  "


def side_by_side(columns: Sequence[Sequence[Content]], width: int, gap: int) -> list[Content]:
    """Rows in columns beside each other, each so wide and so far from the next; one column is as it was."""
    if len(columns) < 2:
        return [row for rows in columns for row in rows]
    return [
        Content.assemble(*(_padded(row or Content(""), width + gap) for row in rows)).rstrip()
        for rows in zip_longest(*columns)
    ]


def _padded(row: Content, width: int) -> Content:
    return Content.assemble(row, " " * max(0, width - row.cell_length))


def balanced(heights: Sequence[int], count: int) -> list[range]:
    """Which parts stand in which column, in their order, so that the tallest column is as low as can be.

    Args:
        heights: Rows of each part.
        count: Columns there are at most.
    """
    low = max(heights, default=0)
    for tallest in range(low, sum(heights) + 1):
        columns, start, height = list[range](), 0, 0
        for place, rows in enumerate(heights):
            if height + rows > tallest:
                columns.append(range(start, place))
                start, height = place, 0
            height += rows
        columns.append(range(start, len(heights)))
        if len(columns) <= count:
            return columns
    return [range(len(heights))]


Painter: TypeAlias = Callable[[int], list[Content]]
"""Draws for so many columns."""


def _nothing(width: int) -> list[Content]:
    del width
    return []


class PaintedText(Widget):
    """Shows what a painter draws; drawn again only when the painter or the width changed."""

    DEFAULT_CSS = "PaintedText { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._painter: Painter = _nothing
        self._rows: list[Content] = []
        self._width = -1

    def paint(self, painter: Painter) -> None:
        self._painter = painter
        self._width = -1
        self.refresh(layout=True)

    @property
    def rows(self) -> list[Content]:
        """What is drawn, for the width there is."""
        return self._drawn(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self._drawn(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = self._drawn(width)
        style = self.visual_style
        if y >= len(rows):
            return Strip.blank(width, style.rich_style)
        strip = Strip(rows[y].truncate(width, pad=True).render_segments(style))
        return strip.adjust_cell_length(width, style.rich_style)

    def _drawn(self, width: int) -> list[Content]:
        if width != self._width:
            self._width = width
            self._rows = self._painter(width) if width > 0 else []
        return self._rows
