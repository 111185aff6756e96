"""A drawing as wide as there is room, kept in rows and handed out line by line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

Painter: TypeAlias = Callable[[int], list[Content]]
"""Draws for so many columns."""


def _nothing(width: int) -> list[Content]:
    del width
    return []


class Drawing(Widget):
    """Shows what a painter draws; drawn anew only when the painter or the width is another."""

    DEFAULT_CSS = "Drawing { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._painter: Painter = _nothing
        self._rows: list[Content] = []
        self._width = -1

    def paint(self, painter: Painter) -> None:
        """Takes another painter."""
        self._painter = painter
        self._width = -1
        self.refresh(layout=True)

    @property
    def rows(self) -> list[Content]:
        """What is drawn, for the width there is."""
        return self._drawn(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are drawn."""
        del container, viewport
        return len(self._drawn(width))

    def render_line(self, y: int) -> Strip:
        """One row of the drawing.

        Args:
            y: From the top of the widget.
        """
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
