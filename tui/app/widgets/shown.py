"""How what stands under a question is drawn."""

from __future__ import annotations

from typing import assert_never

from textual.content import Content

from tui.app.text import content
from tui.app.widgets.band import band_line
from tui.practice.shown import Anchors, Band, Card, Lines, Quote, Shown
from tui.records.answers import number


def drawn(shown: Shown, width: int) -> Content:
    """One shown thing, as wide as the column."""
    match shown:
        case Quote(label=label, text=text):
            return Content.assemble((f"{label}: ", "$quiet"), content(text))
        case Lines(label=label, items=items):
            head = Content(label).stylize("$quiet") if label else Content("")
            return Content("\n").join([head, *(Content.assemble("  ", content(item)) for item in items)])
        case Anchors():
            return Content("")
        case Band():
            return _band(shown, width)
        case Card(rows=rows, band=band):
            return _card(rows, band, width)
        case _:
            assert_never(shown)


def _band(band: Band, width: int) -> Content:
    line = band_line(band.reality, band.height, min(48, width - 8))
    where = f"  {number(round(band.reality, 1))}" if band.reality is not None else ""
    return Content.assemble(content(band.text), "\n", line, (where, "bold"))


def _card(rows: tuple[Quote, ...], band: Band | None, width: int) -> Content:
    """Labels in a column of their own; a long text wraps beside its label."""
    widest = max(len(row.label) for row in rows)
    lines: list[Content] = []
    for row in rows:
        wrapped = content(row.text).wrap(max(20, width - widest - 2))
        for place, line in enumerate(wrapped):
            label = row.label if place == 0 else ""
            lines.append(Content.assemble((label.ljust(widest + 2), "$quiet"), line))
    if band is not None:
        lines += [Content(""), Content.assemble(" " * (widest + 2), band_line(band.reality, band.height, min(40, width - widest - 10)))]
    return Content("\n").join(lines)
