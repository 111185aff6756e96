"""The bands of several results one below the other, each under the result's words; for a narrow column."""

from __future__ import annotations

from textual.content import Content

from tui.app.base.page_view import ARROWS
from tui.app.base.rubber_band import ENDS, band_line
from tui.insights.views.model import Band, Section
from tui.terminal.safe_text import line

STATE = 16
"""Columns for the gap and which way it went, beside a band."""


def band_list(section: Section, width: int) -> list[Content]:
    """What is wanted, and under it the band as long as there is room, the gap, and which way it went."""
    rows = [Content(section.heading).stylize("$quiet"), *ENDS.wrap(max(1, width)), Content("")]
    for row in section.rows:
        if not isinstance(row, Band):
            continue
        rows += line(row.label).stylize("bold").wrap(width)
        rows += [wrapped for detail in row.details for wrapped in line(detail).stylize("$quiet").wrap(width)]
        state = f"{ARROWS[row.movement]} {row.state}" if row.movement and row.gap else row.state
        drawn = band_line(row.reality, row.height, max(4, width - STATE))
        gap = "" if not row.gap else f"{row.gap:>4}  "
        space = " " * max(0, width - STATE - drawn.cell_length)
        rows += [Content.assemble(drawn, space, (gap or "  ", "bold"), (state, "$quiet")), Content("")]
    return rows[:-1]
