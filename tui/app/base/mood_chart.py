"""Energy and pleasantness over months: two quiet lines, and how far the check-ins of each month lay apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textual.content import Content

from tui.insights.measures.mood_over_time import MonthMood
from tui.terminal.braille_canvas import HIGH, WIDE, BrailleCanvas

ROWS = 9
"""Rows of the lines; the names of months are below them."""
AXIS = 5
"""Columns for the figures at the left."""
LEAST, MOST = 2, 9
"""Columns from one month to the next."""
TOP = 5
"""The field goes from minus this to this."""


def mood_chart(months: Sequence[MonthMood], width: int, *, plain: bool) -> list[Content]:
    """The lines, as many of the last months as there is room for, what they are, and the names of months."""
    room = max(LEAST, width - AXIS)
    shown = months[-(room // LEAST) :]
    first = shown[0].month.year * 12 + shown[0].month.month
    places = [one.month.year * 12 + one.month.month - first for one in shown]
    while places[-1] * LEAST >= room:  # months without a check-in take room as well
        shown, places = shown[1:], [place - places[1] for place in places[1:]]
    each = max(LEAST, min(MOST, (room - 1) // max(1, places[-1])))
    canvas = BrailleCanvas(min(width, AXIS + each * places[-1] + each), ROWS + 1, plain=plain)
    _axis(canvas)
    columns = [AXIS + each * place + 1 for place in places]
    for column, one in zip(columns, shown, strict=True):
        for by, value, apart in _both(one):
            if apart is not None:
                _bar(canvas, column * WIDE + by, value - apart, value + apart)
    for at, style in ((0, "$reality"), (1, "$vision")):
        points = [(column * WIDE + at, _down(_both(one)[at][1])) for column, one in zip(columns, shown, strict=True)]
        _line(canvas, points, style)
    canvas.clear_characters(canvas.dotted_cells())
    for column, one in zip(columns, shown, strict=True):
        canvas.put(column, _down(one.energy) // HIGH, "o" if plain else "○", "$reality")
        canvas.put(column, _down(one.pleasantness) // HIGH, "*" if plain else "●", "$vision")
    _names(canvas, columns, shown)
    energy, near = ("o", "*") if plain else ("○", "●")
    legend = Content.assemble(
        " " * AXIS, (f"{energy} ", "$reality"), ("energy   ", "$quiet"), (f"{near} ", "$vision"),
        ("pleasantness", "$quiet"),
    )  # fmt: skip
    return [*canvas.rows(), legend.truncate(width)]


def _both(one: MonthMood) -> tuple[tuple[int, float, float | None], tuple[int, float, float | None]]:
    """Energy and pleasantness, each with the dot it stands on and how far its check-ins lay apart."""
    energy, near = one.apart or (None, None)
    return (0, one.energy, energy), (1, one.pleasantness, near)


def _down(value: float) -> int:
    """The dot, from the top, of a value."""
    return round((TOP - max(-TOP, min(TOP, value))) / (2 * TOP) * (ROWS * HIGH - 1))


def _axis(canvas: BrailleCanvas) -> None:
    for value, row in ((TOP, 0), (0, ROWS // 2), (-TOP, ROWS - 1)):
        canvas.write(0, row, f"{value:+d}".rjust(3) if value else "  0", "$quiet")
    canvas.write(AXIS, ROWS // 2, ("-" if canvas.plain else "┄") * (canvas.width - AXIS), "$line")


def _bar(canvas: BrailleCanvas, across: int, low: float, high: float) -> None:
    """A thin upright of dots, every other one."""
    if canvas.plain:
        return
    for down in range(_down(high), _down(low) + 1, 2):
        canvas.set_dot(across, down, "$line")


def _line(canvas: BrailleCanvas, points: Sequence[tuple[int, int]], style: str) -> None:
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            canvas.set_dot(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps), style)


def _names(canvas: BrailleCanvas, columns: Sequence[int], months: Sequence[MonthMood]) -> None:
    """The months as far as they do not run into each other, January as its year."""
    free = 0
    is_tight = len(columns) > 1 and columns[1] - columns[0] < 4
    for column, one in zip(columns, months, strict=True):
        name = f"{one.month:%Y}" if one.month.month == 1 else "" if is_tight else f"{one.month:%b}"
        if name and column - 1 >= free and column - 1 + len(name) <= canvas.width:
            canvas.write(column - 1, ROWS, name, "$quiet")
            free = column + len(name)
