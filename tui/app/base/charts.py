"""What is drawn of figures: a result's course, series and bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from textual.content import Content

from tui.insights.measures.noise import mean
from tui.insights.views.model import Bars, Series
from tui.records.answers import number
from tui.records.date_forms import date_words
from tui.terminal.braille_canvas import HIGH, WIDE, BrailleCanvas
from tui.terminal.safe_text import line

_Level: TypeAlias = Callable[[float], float]
_Column: TypeAlias = Callable[[date], int]

AXIS = 5
"""Columns for the figures at the left and the line beside them."""
BETWEEN = 3
"""Dots from one to the next of a dotted line."""
NEAR = 0.2
"""So near the middle of a row, in rows, a level line is drawn as a rule."""


def history_chart(series: Series, width: int, height: int, *, plain: bool = False) -> list[Content]:
    """The lines, as many rows as asked for, with a row of months as the last.

    Args:
        series: What is drawn.
        width: Columns there are.
        height: Rows there are, the row of months among them.
        plain: Whether only ASCII may be used.
    """
    rows = max(3, height - 1)
    wide = max(8, width - AXIS)
    canvas = BrailleCanvas(AXIS + wide, rows + 1, plain=plain)
    top = float(max(10, *(ceil(at) for _, at in series.vision)))
    since, until = series.vision[0][0], series.until
    span = max(1, (until - since).days)

    def column(day: date) -> int:
        return AXIS + round(max(0, min(span, (day - since).days)) / span * (wide - 1))

    def level(value: float) -> float:
        return (top - value) / top * (rows - 1)

    _axis(canvas, level, rows, top)
    _vision(canvas, series, column, level, AXIS + wide)
    if series.error and not plain:
        _uncertainty(canvas, series, column, level, rows)
    _reality(canvas, series, column, level)
    for at, word in _months(since, until, wide):
        canvas.write(AXIS + at, rows, word, "$quiet")
    return canvas.rows()


def _dots(level: float) -> int:
    """A level in dots: a whole one lies in the middle of its row."""
    return round(level * HIGH + 1.5)


def _axis(canvas: BrailleCanvas, level: _Level, rows: int, top: float) -> None:
    bar = "|" if canvas.plain else "┤"
    for value in (top, top / 2, 0):
        canvas.write(0, round(level(value)), f"{number(value):>3}", "$quiet")
    for at in range(rows):
        canvas.put(AXIS - 1, at, bar, "$line")
    floor = "-" if canvas.plain else "┄"
    canvas.write(AXIS, rows - 1, floor * (canvas.width - AXIS), "$line")


def _vision(canvas: BrailleCanvas, series: Series, column: _Column, level: _Level, end: int) -> None:
    mark = "~" if canvas.plain else "✎"
    starts = [(column(day), level(height)) for day, height in series.vision]
    for place, (start, at) in enumerate(starts):
        stop = starts[place + 1][0] if place + 1 < len(starts) else end
        for across in range(start, stop):
            _flat(canvas, across, at)
    for (_, before), (start, after) in pairwise(starts):
        if after == before:
            canvas.put(start, round(after), mark, "bold $vision")
        else:
            _step(canvas, start, before, after)


def _is_whole(level: float) -> bool:
    return abs(level - round(level)) < NEAR


def _flat(canvas: BrailleCanvas, column: int, level: float) -> None:
    """One column of a level line: a rule where a row lies at that height, else dots at the very height."""
    if _is_whole(level):
        canvas.put(column, round(level), "-" if canvas.plain else "─", "$vision")
    else:
        for across in range(WIDE):
            canvas.set_dot(column * WIDE + across, _dots(level), "$vision")


def _step(canvas: BrailleCanvas, column: int, before: float, after: float) -> None:
    """The upright part where the vision went up or down."""
    down, falls_from, falls_to, rises_from, rises_to = "|++++" if canvas.plain else "│┐└┘┌"
    higher, lower = sorted((_dots(before), _dots(after)))
    for between in range(higher // HIGH + 1, lower // HIGH):
        canvas.put(column, between, down, "$vision")
    for level, falls, rises in ((before, falls_from, rises_from), (after, falls_to, rises_to)):
        if _is_whole(level):
            canvas.put(column, round(level), falls if after > before else rises, "$vision")
        else:
            row = _dots(level) // HIGH
            for dot in range(max(higher, row * HIGH), min(lower, row * HIGH + HIGH - 1) + 1):
                canvas.set_dot(column * WIDE, dot, "$vision")


def _uncertainty(canvas: BrailleCanvas, series: Series, column: _Column, level: _Level, rows: int) -> None:
    """A dotted line on either side of reality, as far from it as a rating may be off."""
    for sign in (-1, 1):
        points = [(column(day) * WIDE, level(value + sign * series.error)) for day, value in series.reality]
        for (x0, y0), (x1, y1) in pairwise(points):
            for x in range(x0, x1 + 1, BETWEEN):
                down = y0 + (y1 - y0) * (x - x0) / max(1, x1 - x0)
                if 0 <= down <= rows - 1 and canvas.is_free(x, _dots(down)):
                    canvas.set_dot(x, _dots(down), "$quiet")


def _reality(canvas: BrailleCanvas, series: Series, column: _Column, level: _Level) -> None:
    points = [(column(day) * WIDE, _dots(level(value))) for day, value in series.reality]
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            canvas.set_dot(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps), "$reality")
    canvas.clear_characters(canvas.dotted_cells())
    for place, turn in enumerate(series.turns, 1):
        at = next((point for (day, _), point in zip(series.reality, points, strict=True) if day == turn), None)
        if at is not None:
            canvas.write(at[0] // WIDE, at[1] // HIGH, str(place), "bold $reality")
    if points:
        x, y = points[-1]
        canvas.put(x // WIDE, y // HIGH, "*" if canvas.plain else "●", "bold $reality")


def _months(since: date, until: date, wide: int) -> Iterator[tuple[int, str]]:
    """Where the names of months, or of years if there are many, stand under the lines."""
    span = max(1, (until - since).days)
    firsts = [date(year, month, 1) for year in range(since.year, until.year + 1) for month in range(1, 13)]
    firsts = [first for first in firsts if since <= first <= until]
    room = max(1, wide // 6)
    every = next((n for n in (1, 2, 3, 6) if len(firsts) <= room * n), 12)
    shown = [first for first in firsts if (first.month - 1) % every == 0]
    if not shown:
        yield 0, date_words(since, year=False)
        return
    free = 0
    for first in shown:
        at = round((first - since).days / span * (wide - 1))
        word = f"{first.year}" if every == 12 else f"{first:%b}"
        if at >= free and at + len(word) <= wide:
            yield at, word
            free = at + len(word) + 1


BLOCKS = " ▁▂▃▄▅▆▇█"
DIGITS = "012345678"


def bars(values: Iterable[float | None], high: float = 10, *, plain: bool = False) -> str:
    """One character per number, drawn from zero; a dot where a number is missing.

    Args:
        values: Oldest first.
        high: What a full bar stands for; anything above nothing is seen.
        plain: Whether only ASCII may be used: then a digit from 0 to 8 stands for the height.
    """
    signs = DIGITS if plain else BLOCKS
    last = len(signs) - 1

    def sign(value: float | None) -> str:
        if value is None:
            return "." if plain else "·"
        return signs[max(value > 0, min(last, round(value / high * last)))]

    return "".join(map(sign, values))


def share_bar(share: float, width: int, *, plain: bool = False) -> str:
    """A part of a whole as a bar; anything above nothing is seen."""
    filled = max(1, round(share * width)) if share > 0 else 0
    return ("#" if plain else "━") * min(width, filled)


PARTS = " ▏▎▍▌▋▊▉█"


def breath(share: float, width: int, *, plain: bool) -> str:
    """A bar so full, to an eighth of a cell, and as wide as there is room."""
    eighths = max(0, min(8 * width, round(8 * width * share)))
    if plain:
        return ("#" * round(eighths / 8)).ljust(width, ".")
    whole, part = divmod(eighths, 8)
    return ("█" * whole + PARTS[part] * bool(part)).ljust(width)


def thread(values: Sequence[float | None], *, plain: bool) -> str:
    """Numbers that hold as a thread, each where it was first and where it changed."""
    signs = [" " if value is None else "-" if plain else "─" for value in values]
    before, free = None, 0
    for place, value in enumerate(values):
        if value is None or value == before:
            continue
        text = number(value)
        if place >= free and place + len(text) <= len(signs):
            signs[place : place + len(text)] = text
            before, free = value, place + len(text) + 1
    return "".join(signs)


def _squeezed(values: Sequence[float | None], most: int) -> Sequence[float | None]:
    """The numbers; where there are more than this, the means of as many groups of neighbours."""
    if len(values) <= most:
        return values
    edges = [len(values) * place // most for place in range(most + 1)]
    groups = ([value for value in values[start:end] if value is not None] for start, end in pairwise(edges))
    return [mean(group) if group else None for group in groups]


def bar_rows(rows: Sequence[Bars], indent: str, width: int, *, plain: bool) -> Iterator[Content]:
    """Numbers over time beside their labels, the newest at the right; one without a label is drawn as a whole."""
    widest = max(line(row.label).cell_length for row in rows)
    for row in rows:
        label, said = line(row.label), Content.assemble("  ", line(row.text))
        head = f"{indent}{label.plain}{' ' * (widest - label.cell_length)}{'  ' if widest else ''}"
        room = max(4, width - len(head) - said.cell_length)
        values = row.values[-room:] if row.label else _squeezed(row.values, room)
        drawn = thread(values, plain=plain) if row.is_thread else bars(values, row.high, plain=plain)
        tone = "$vision" if row.is_thread else "$reality" if row.label else "$secondary"
        yield Content.assemble((head, "$quiet"), (drawn, tone), said if row.label else said.stylize("$quiet"))
