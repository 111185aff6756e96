"""What is drawn around a centre: marks on a bull's-eye."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from math import ceil, cos, pi, sin
from typing import TypeAlias

from textual.content import Content

from tui.insights.views.pictures import EDGES, BullsEye, Mark
from tui.terminal.braille_canvas import HIGH, WIDE, BrailleCanvas
from tui.terminal.safe_text import line

Cell: TypeAlias = tuple[int, int]
"""A column and a row."""
NAMED = 32
"""Columns from which names stand beside the marks of a bull's-eye."""


class Disc:
    """A circle in the middle of a canvas, measured in dots; braille dots are as far apart across as down.

    Attributes:
        radius: Dots from the centre to the rim.
    """

    def __init__(self, canvas: BrailleCanvas) -> None:
        self.canvas = canvas
        self._across, self._down = (canvas.width * WIDE - 1) / 2, (canvas.height * HIGH - 1) / 2
        self.radius = min(self._across, self._down)

    def dot(self, turn: float, out: float) -> tuple[int, int]:
        """The dot at an angle and a distance.

        Args:
            turn: Parts of a whole turn, clockwise from the top.
            out: 0 at the centre to 1 at the rim.
        """
        far, angle = out * self.radius, 2 * pi * turn
        return round(self._across + far * sin(angle)), round(self._down - far * cos(angle))

    def cell(self, turn: float, out: float) -> Cell:
        """The cell that dot is in."""
        across, down = self.dot(turn, out)
        return across // WIDE, down // HIGH

    def circle(self, out: float, style: str, *, sparse: int = 1) -> None:
        """A line around the centre, of every dot or of every so many."""
        steps = max(8, ceil(2 * pi * out * self.radius * 1.5))
        for step in range(0, steps, sparse):
            self.canvas.set_dot(*self.dot(step / steps, out), style)


def bulls_eye(drawn: BullsEye, width: int, height: int, *, plain: bool = False) -> list[Content]:
    """Five rings with a mark in the direction of each thing, as far from the centre as it was lived."""
    rows = max(5, min(height, width // 2))
    canvas = BrailleCanvas(min(width, rows * 2), rows, plain=plain)
    disc = Disc(canvas)
    for edge in EDGES[::2] if plain else EDGES:  # all five would run into each other
        disc.circle(edge, "$line" if edge < 1 else "$quiet")
    taken = set[Cell]()
    places = list[tuple[Mark, Cell]]()
    for mark in drawn.marks:
        ways = _outwards(disc, mark.place / drawn.of, (10 - mark.near) / 10)
        place = next(cell for cell in ways if taken.isdisjoint(_cells(cell, mark.sign)))
        taken.update(_cells(place, mark.sign))
        places.append((mark, place))
        canvas.write(*place, mark.sign, "bold $reality")
    for mark, (column, row) in places if canvas.width >= NAMED else ():
        name = line(mark.name).plain
        start = (column + len(mark.sign) + 1, row)
        fits = start[0] + len(name) < canvas.width and len(name) == line(name).cell_length
        if fits and taken.isdisjoint((start[0] + at, row) for at in range(len(name) + 1)):
            taken.update(_cells(start, name))
            canvas.write(*start, name, "")
    return canvas.rows()


def _cells(cell: Cell, word: str) -> Iterator[Cell]:
    """The cells a word covers, and one on either side."""
    return ((cell[0] + at, cell[1]) for at in range(-1, len(word) + 1))


def _outwards(disc: Disc, turn: float, out: float) -> Iterator[Cell]:
    """Cells from a place out along its direction, for several things that are at the very centre."""
    return (disc.cell(turn, out + step / disc.radius) for step in count())
