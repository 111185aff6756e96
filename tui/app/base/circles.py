"""What is drawn around a centre: marks on a bull's-eye, and the results of a whole life as wedges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count as counting
from math import atan2, ceil, cos, hypot, pi, sin
from typing import TypeAlias

from textual.content import Content

from tui.insights.views.pictures import EDGES, BullsEye, Life, Mark
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

    def dots(self) -> Iterator[tuple[int, int, float, float]]:
        """Every dot inside the rim: where it is, its turn and how far out it is."""
        for down in range(self.canvas.height * HIGH):
            for across in range(self.canvas.width * WIDE):
                right, up = across - self._across, self._down - down
                if (far := hypot(right, up)) <= self.radius:
                    yield across, down, atan2(right, up) / (2 * pi) % 1, far / self.radius

    def circle(self, out: float, style: str, begin: float = 0, end: float = 1) -> None:
        """A line around the centre, or a part of one from a turn to another."""
        steps = max(8, ceil(2 * pi * out * self.radius * 1.5 * (end - begin)))
        for step in range(steps):
            self.canvas.set_dot(*self.dot(begin + (end - begin) * step / steps, out), style)


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
    return (disc.cell(turn, out + step / disc.radius) for step in counting())


AREA_NAME = 15
"""Columns for the name of a part of life at either side; longer ones wrap."""
BETWEEN, LEAST = 0.8, 3
"""Dots that stay empty on either side of the line between two wedges, where they are at least so wide."""


def life(drawn: Life, width: int, height: int, *, plain: bool = False) -> list[Content]:
    """The parts of life around a centre, their names at the sides.

    Each result is a wedge: reality fills it from the middle, and what is wanted is the rim.
    """
    beside = max(0, min(AREA_NAME + 1, (width - 16) // 2))
    rows = max(5, min(height, (width - 2 * beside) // 2))
    canvas = BrailleCanvas(2 * rows, rows, plain=plain)
    disc = Disc(canvas)
    count = len(drawn.areas)
    for across, down, turn, out in disc.dots():
        place = turn * count
        results = drawn.areas[int(place) % count].results
        part = place % 1 * len(results)
        wide = 2 * pi * out * disc.radius / count / max(1, len(results))
        is_inside = wide < LEAST or min(part % 1, 1 - part % 1) * wide > BETWEEN
        if results and is_inside and out < (results[int(part)].filled or 0):
            _fill(canvas, across, down)
    for place, area in enumerate(drawn.areas):
        disc.circle(1, "$vision" if area.results else "$line", place / count, (place + 1) / count)
    return _with_names(canvas.rows(), disc, [area.name for area in drawn.areas], beside)


def _fill(canvas: BrailleCanvas, across: int, down: int) -> None:
    if canvas.plain:
        canvas.put(across // WIDE, down // HIGH, "#", "$reality")
    else:
        canvas.set_dot(across, down, "$reality")


def _with_names(rows: list[Content], disc: Disc, names: list[str], beside: int) -> list[Content]:
    """The drawing with each name beside its part, a little further on where two would share a row."""
    left, right = dict[int, Content](), dict[int, Content]()
    room, wraps = max(1, beside - 1), len(rows) > len(names)
    for place, name in enumerate(names):
        turn = (place + 0.5) / len(names)
        side, step = (right, 1) if turn < 0.5 else (left, -1)
        said = line(name).stylize("$quiet")
        lines = said.wrap(room) if wraps else [said.truncate(room, ellipsis=True)]
        last = len(rows) - len(lines)
        at = max(0, min(last, round(disc.cell(turn, 1)[1] - (len(lines) - 1) / 2)))
        while 0 <= at + step <= last and any(at + down in side for down in range(len(lines))):
            at += step
        side |= {at + down: row for down, row in enumerate(lines)}
    return [_between(left.get(at), row, right.get(at), beside) for at, row in enumerate(rows)]


def _between(left: Content | None, row: Content, right: Content | None, beside: int) -> Content:
    """A row of the drawing, and the names that stand close to it."""
    lead = len(row.plain) - len(row.plain.lstrip(" "))
    before = left or Content("")
    space = " " * (beside + lead - 1 - before.cell_length)
    return Content.assemble(space, before, " ", row[lead:].rstrip(), " ", right or Content("")).rstrip()
