"""The two lines over time: the vision's height as steps, reality as dots, months under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from textual.content import Content

from tui.app.widgets.strokes import HIGH, WIDE, Field
from tui.insights.portrait import Result
from tui.insights.tension import reality
from tui.records.answers import number

_Level: TypeAlias = Callable[[float], float]
_Column: TypeAlias = Callable[[date], int]

AXIS = 5
"""Columns for the figures at the left and the line beside them."""
NEAR = 0.2
"""So near the middle of a row, in rows, a level line is drawn as a rule."""


def course(result: Result, until: date, width: int, height: int, *, plain: bool = False) -> list[Content]:
    """The lines, as many rows as asked for, with a row of months as the last.

    Args:
        result: The result.
        until: The last day drawn; the first is the day it was written.
        width: Columns there are.
        height: Rows there are, the row of months among them.
        plain: Whether only ASCII may be used.
    """
    rows = max(3, height - 1)
    wide = max(8, width - AXIS)
    field = Field(AXIS + wide, rows + 1, plain=plain)
    top = float(max(10, *(ceil(wording.height) for wording in result.wordings)))
    span = max(1, (until - result.since).days)

    def column(day: date) -> int:
        return AXIS + round(max(0, min(span, (day - result.since).days)) / span * (wide - 1))

    def level(value: float) -> float:
        return (top - value) / top * (rows - 1)

    _axis(field, level, rows, top)
    _vision(field, result, column, level, AXIS + wide)
    _reality(field, result, column, level)
    for at, word in _months(result.since, until, wide):
        field.word(AXIS + at, rows, word, "$quiet")
    return field.rows()


def _dots(level: float) -> int:
    """A level in dots: a whole one lies in the middle of its row."""
    return round(level * HIGH + 1.5)


def _axis(field: Field, level: _Level, rows: int, top: float) -> None:
    bar = "|" if field.plain else "┤"
    for value in (top, top / 2, 0):
        field.word(0, round(level(value)), f"{number(value):>3}", "$quiet")
    for at in range(rows):
        field.sign(AXIS - 1, at, bar, "$line")
    floor = "-" if field.plain else "┄"
    field.word(AXIS, rows - 1, floor * (field.width - AXIS), "$line")


def _vision(field: Field, result: Result, column: _Column, level: _Level, end: int) -> None:
    mark = "*" if field.plain else "✎"
    starts = [(column(wording.day), level(wording.height)) for wording in result.wordings]
    for place, (start, at) in enumerate(starts):
        stop = starts[place + 1][0] if place + 1 < len(starts) else end
        for across in range(start, stop):
            _flat(field, across, at)
    for (_, before), (start, after) in pairwise(starts):
        if after == before:
            field.sign(start, round(after), mark, "bold $vision")
        else:
            _step(field, start, before, after)


def _is_whole(level: float) -> bool:
    return abs(level - round(level)) < NEAR


def _flat(field: Field, column: int, level: float) -> None:
    """One column of a level line: a rule where a row lies at that height, else dots at the very height."""
    if _is_whole(level):
        field.sign(column, round(level), "-" if field.plain else "─", "$vision")
    else:
        for across in range(WIDE):
            field.dot(column * WIDE + across, _dots(level), "$vision")


def _step(field: Field, column: int, before: float, after: float) -> None:
    """The upright part where the vision went up or down."""
    down, falls_from, falls_to, rises_from, rises_to = "|++++" if field.plain else "│┐└┘┌"
    higher, lower = sorted((_dots(before), _dots(after)))
    for between in range(higher // HIGH + 1, lower // HIGH):
        field.sign(column, between, down, "$vision")
    for level, falls, rises in ((before, falls_from, rises_from), (after, falls_to, rises_to)):
        if _is_whole(level):
            field.sign(column, round(level), falls if after > before else rises, "$vision")
        else:
            row = _dots(level) // HIGH
            for dot in range(max(higher, row * HIGH), min(lower, row * HIGH + HIGH - 1) + 1):
                field.dot(column * WIDE, dot, "$vision")


def _reality(field: Field, result: Result, column: _Column, level: _Level) -> None:
    points = [(column(rating.day) * WIDE, _dots(level(reality(rating)))) for rating in result.ratings]
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            field.dot(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps), "$reality")
    field.clear_signs(field.dotted())
    if points:
        x, y = points[-1]
        field.sign(x // WIDE, y // HIGH, "@" if field.plain else "●", "bold $reality")


def _months(since: date, until: date, wide: int) -> Iterator[tuple[int, str]]:
    """Where the names of months, or of years if there are many, stand under the lines."""
    span = max(1, (until - since).days)
    firsts = [date(year, month, 1) for year in range(since.year, until.year + 1) for month in range(1, 13)]
    firsts = [first for first in firsts if since <= first <= until]
    room = max(1, wide // 6)
    every = next((n for n in (1, 2, 3, 6) if len(firsts) <= room * n), 12)
    shown = [first for first in firsts if (first.month - 1) % every == 0]
    if not shown:
        yield 0, f"{since.day} {since:%b}"
        return
    free = 0
    for first in shown:
        at = round((first - since).days / span * (wide - 1))
        word = f"{first.year}" if every == 12 else f"{first:%b}"
        if at >= free and at + len(word) <= wide:
            yield at, word
            free = at + len(word) + 1
