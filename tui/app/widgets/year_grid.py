"""A year as a grid of days, shaded by how much was written, and the day under the cursor in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from textual.content import Content

from tui.app.text import line
from tui.app.widgets.insight_words import PLAIN_SHADES, SHADES, WEEKDAYS
from tui.insights.calendar import Days, fullness, weeks
from tui.insights.listing import Listed
from tui.records.text import counted

LEGEND = ("nothing", "a line", "a little", "a page", "more")
LOW_LEGEND = ("nothing", "little to much")
"""The same where there is no room for a word a shade."""
MARGIN = 5
"""Columns for the names of weekdays."""


def year_rows(year: int, days: Days, here: date, until: date, width: int, *, plain: bool) -> list[Content]:
    """Names of months, seven rows of days, and what the shades mean.

    Args:
        year: Whose days are shown.
        days: The entries of each day that it is shaded by.
        here: The day under the cursor, always in sight.
        until: The last day that is shown.
        width: Columns there are; where a year has no room, the weeks around the cursor are shown.
        plain: Whether only ASCII may be used.
    """
    shades = PLAIN_SHADES if plain else SHADES
    shown = _in_sight(weeks(year), here, max(4, width - MARGIN))
    rows = [Content(" " * MARGIN + _month_names(shown, year)).stylize("$quiet")]
    for place, name in enumerate(WEEKDAYS):
        cells: list[tuple[str, str]] = []
        for monday in shown:
            day = monday + timedelta(days=place)
            if day.year != year or day > until:
                cells.append((" ", ""))
                continue
            shade = fullness(days.get(day, ()))
            if day == here:
                cells.append(("@" if plain else "●", "bold $foreground"))
            else:
                cells.append((shades[shade], "$primary" if shade else "$line"))
        named = "bold" if here.weekday() == place else "$quiet"
        rows.append(Content.assemble((name.ljust(MARGIN), named), *cells))
    return [*rows, Content(""), Content(_legend(shades, width)).stylize("$quiet")]


def _legend(shades: str, width: int) -> str:
    legend = "   ".join(f"{sign} {text}" for sign, text in zip(shades, LEGEND, strict=True))
    if len(legend) + MARGIN <= width:
        return " " * MARGIN + legend
    return legend if len(legend) <= width else f"{shades[0]} {LOW_LEGEND[0]}   {shades[1:]} {LOW_LEGEND[1]}"


def day_rows(
    day: date, entries: Sequence[Listed], width: int, title: Callable[[str], str],
    practice: str = "", touching: Sequence[Listed] = (),
) -> list[Content]:  # fmt: skip
    """The day under the cursor by name, and what is there, a row for each entry.

    Args:
        day: The day.
        entries: What it has.
        width: Columns there are.
        title: Gives a flow its title.
        practice: What the grid is shaded by, if not by everything.
        touching: Those of the entries in which that practice had room; a sign stands before them.
    """
    count = counted(len(entries), "entry") if entries else "nothing written"
    if practice and entries:
        count += f", {len(touching) or 'none'} with {practice}"
    rows = [Content.assemble((f"{day:%A}, {day.day} {day:%B} {day.year}", "bold"), (f" · {count}", "$quiet"))]
    of_it = {entry.id for entry in touching}
    for entry in entries:
        sign = ("• " if entry.id in of_it else "  ") if practice else ""
        row = Content.assemble(
            (sign, "$primary"), (f"{entry.begun:%H:%M} ", "$quiet"), line(title(entry.flow)),
            ("★ " if entry.starred else "  ", "$primary"), line(entry.words).stylize("$quiet"),
        )  # fmt: skip
        rows.append(row.truncate(max(1, width), ellipsis=True))
    return rows


def _in_sight(mondays: list[date], here: date, room: int) -> list[date]:
    if len(mondays) <= room:
        return mondays
    place = next((n for n, monday in enumerate(mondays) if here < monday + timedelta(days=7)), 0)
    first = min(max(0, place - room // 2), len(mondays) - room)
    return mondays[first : first + room]


def _month_names(mondays: Sequence[date], year: int) -> str:
    """Names of months over the weeks in which their first day stands, as far as there is room."""
    row = [" "] * (len(mondays) + 3)
    free = 0
    for place, monday in enumerate(mondays):
        first = next((day for day in (monday + timedelta(days=n) for n in range(7)) if day.day == 1), None)
        if first is not None and first.year == year and place >= free:
            row[place : place + 3] = f"{first:%b}"
            free = place + 4
    return "".join(row).rstrip()
