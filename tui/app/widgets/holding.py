"""What a person is holding: each result with its band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from tui.app.text import line
from tui.app.widgets.band import ENDS, band_line
from tui.insights.portrait import Result
from tui.insights.tension import Movement, movement, reality, tension
from tui.records.answers import number

ARROWS: dict[Movement, str] = {"closing": "↘ closing", "steady": "→ steady", "opening": "↗ opening"}
MIN_NAME = 12
"""Columns that what a result is called has at least."""
MOST = 5
"""So many results stand on Today; the others are in the journal."""


def holding(results: Sequence[Result], areas: Mapping[str, str], today: date, width: int) -> Content:
    """One line a result: area, band, gap and which way it went; one that is due for a rating shows no number.

    Where an area has several of them, they are called by their own words, as far as there is room.
    """
    if not results:
        return Content("")
    shown = results[:MOST]
    often = Counter(result.area for result in shown)
    longest = max(MIN_NAME, width // 3)
    names = {
        result.id: line(areas.get(result.area, result.area) if often[result.area] == 1 else result.text).truncate(
            longest, ellipsis=True
        )
        for result in shown
    }
    widest = max(name.cell_length for name in names.values())
    band_width = max(12, width - widest - 22)
    head, room = Content("What you are holding").stylize("$quiet"), widest + band_width + 4
    has_ends = head.cell_length + ENDS.cell_length + 2 <= room
    if has_ends:
        head = Content.assemble(head, " " * (room - head.cell_length - ENDS.cell_length - 1), ENDS, " ")
    lines = [Content.assemble("  ", _padded(head, room), (" gap", "$quiet"))]
    for result in shown:
        due = not result.ratings or today - result.ratings[-1].day >= timedelta(days=7)
        gap = None if due else tension(result)
        where = None if due else reality(result.ratings[-1])
        moved = movement(result, today)
        lines.append(
            Content.assemble(
                "  ", _padded(names[result.id], widest), "  ",
                _padded(band_line(where, result.height, band_width), band_width),
                (f"{number(round(gap, 1)):>4}" if gap is not None else "    ", "bold"), "  ",
                (ARROWS[moved] if moved and not due else "to look at" if due else "", "$quiet"),
            )
        )  # fmt: skip
    if not has_ends:
        lines.append(Content.assemble("  ", ENDS))
    return Content("\n").join(lines)


def _padded(band: Content, width: int) -> Content:
    return Content.assemble(band, " " * max(0, width - band.cell_length))
