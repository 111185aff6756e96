"""Rows of text put together one after the other, each no wider than there is room."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.app.layout import beside

INDENT = "  "


class Lines:
    """Rows in the making.

    Args:
        width: Columns there are.
    """

    def __init__(self, width: int) -> None:
        self.width = max(16, width)
        self.rows: list[Content] = []

    def head(self, text: str) -> None:
        """A quiet heading with an empty row before it, unless it is the first."""
        if self.rows:
            self.rows.append(Content(""))
        self.add(Content(text).stylize("$quiet"))

    def add(self, text: Content, lead: Content | str = "") -> None:
        """Text that wraps beside what leads it."""
        left = Content(lead) if isinstance(lead, str) else lead
        for row in beside(left, text, self.width).split("\n"):
            self.rows.extend(row.wrap(self.width) if row.cell_length > self.width else [row])

    def item(self, text: Content) -> None:
        """Text under a heading."""
        self.add(text, INDENT)

    def pieces(self, pieces: Iterable[Content]) -> None:
        """Short pieces under a heading, with a dot between, none of them broken over the end of a row."""
        row = Content("")
        for piece in pieces:
            longer = Content.assemble(row, (" · ", "$quiet"), piece) if row.plain else piece
            if row.plain and len(INDENT) + longer.cell_length > self.width:
                self.item(row)
                longer = piece
            row = longer
        if row.plain:
            self.item(row)

    def drawn(self, row: Content) -> None:
        """A row that is cut, never wrapped."""
        self.rows.append(row.truncate(self.width))

    def more(self, count: int) -> None:
        """How many are not shown, if any."""
        if count > 0:
            self.item(Content(f"and {count} before").stylize("$quiet"))
