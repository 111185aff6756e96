"""Putting content side by side: a left part, and a right part that wraps beside it."""

from __future__ import annotations

from textual.content import Content

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
