"""How what stands under a question is drawn."""

from __future__ import annotations

from typing import assert_never

from textual.content import Content

from tui.app.layout import beside
from tui.app.text import content
from tui.app.widgets.band import ENDS, band_line
from tui.practice.shown import Anchors, Band, Card, Lines, Quote, Shown
from tui.records.answers import number

HEAVY = Content("This sounds hard to carry. You don't have to carry it alone. s: someone to talk to.")


def drawn(shown: Shown, width: int, *, explained: bool = False) -> Content:
    """One shown thing, as wide as the column; a band that is explained has words beside its two ends."""
    match shown:
        case Quote(label=label, text=text):
            return Content.assemble((f"{label}: ", "$quiet"), content(text))
        case Lines(label=label, items=items):
            rows = [beside(Content("  "), content(item), width) for item in items]
            return Content("\n").join([Content(label).stylize("$quiet"), *rows] if label else rows)
        case Anchors():
            return Content("")
        case Band():
            return Content.assemble(_band(shown, width), "\n", ENDS) if explained else _band(shown, width)
        case Card(rows=rows, band=band):
            card = _card(rows, band, width)
            return Content("\n\n").join([card, HEAVY.stylize("$quiet")]) if shown.is_heavy else card
        case _:
            assert_never(shown)


def _band(band: Band, width: int) -> Content:
    line = band_line(band.reality, band.height, min(48, width - 8))
    where = f"  {number(round(band.reality, 1))}" if band.reality is not None else ""
    return Content.assemble(content(band.text), "\n", line, (where, "bold"))


def _card(rows: tuple[Quote, ...], band: Band | None, width: int) -> Content:
    """Labels in a column of their own; a long text wraps beside its label."""
    widest = max(len(row.label) for row in rows)
    lines = [beside(Content(row.label.ljust(widest + 2)).stylize("$quiet"), content(row.text), width) for row in rows]
    if band is not None:
        where = f"   {number(round(band.reality, 1))} of {number(band.height)}" if band.reality is not None else ""
        line = band_line(band.reality, band.height, min(40, width - widest - 2 - len(where)))
        lines += [Content(""), Content.assemble(" " * (widest + 2), line, (where, "$quiet"))]
    return Content("\n").join(lines)
