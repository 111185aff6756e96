"""Days as a grid, a column a week: shades of one colour for how much there was, signs for where feelings lay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual.content import Content

from tui.insights.views.days import Days
from tui.records.date_forms import weekdays
from tui.terminal.safe_text import content

MARGIN = 5
"""Columns for the names of weekdays."""
ROOMY = 2
"""Columns a week has where the screen is wide enough."""


class Mark(NamedTuple):
    """What stands for a day: a sign and its style."""

    sign: str
    style: str


_NONE = Mark("·", "$line")
_SHADES = (_NONE, *(Mark("■", f"$primary {share}%") for share in (40, 60, 80, 100)))
_TEXTURES = tuple(Mark(sign, "$primary") for sign in "·░▒▓█")
_PLAIN = tuple(Mark(sign, "$primary") for sign in ".-+*#")
_STYLES = ("$line", "$error", "$primary", "$secondary", "$success", "$quiet")
_MOODS = tuple(map(Mark, "·◆●◇○◌", _STYLES))
_PLAIN_MOODS = tuple(map(Mark, ".XOxo~", _STYLES))
RETURN = Mark("●", "bold $foreground")
"""A day on which someone came back."""


def amounts(*, plain: bool, textures: bool) -> tuple[Mark, ...]:
    """What stands for nothing, and for more and more: shades of one colour where the terminal has them."""
    return _PLAIN if plain else _TEXTURES if textures else _SHADES


def moods(*, plain: bool) -> tuple[Mark, ...]:
    """What stands for where feelings lay, by the numbers of ``Corner``: full for high energy, round for pleasant."""
    return _PLAIN_MOODS if plain else _MOODS


def back(*, plain: bool) -> Mark:
    """What stands for a day on which someone came back after a pause."""
    return Mark("@", RETURN.style) if plain else RETURN


def days(row: Days, width: int, *, plain: bool, textures: bool) -> Iterator[Content]:
    """The grid, as many weeks as there is room for, and below it what the signs mean."""
    weeks = row.weeks[-max(4, width - MARGIN) :]
    each = ROOMY if MARGIN + ROOMY * len(weeks) - 1 <= width else 1
    marks = moods(plain=plain) if row.of == "mood" else amounts(plain=plain, textures=textures)
    names = _month_names([week for week, _ in weeks], each)
    if names:
        yield Content(f"{' ' * MARGIN}{names}").stylize("$quiet").truncate(width)
    returns = set(row.returns)
    for place, name in enumerate(weekdays()):
        cells = []
        for week, found in weeks:
            here = found[place]
            mark = Mark(" ", "") if here is None else marks[min(here, len(marks) - 1)]
            if week + timedelta(days=place) in returns:
                mark = back(plain=plain)
            cells.append((mark.sign.ljust(each), mark.style))
        yield Content.assemble((name[:3].ljust(MARGIN), "$quiet"), *cells).truncate(width)
    yield from legend([*zip(marks, row.legend, strict=False)], width)
    if returns:
        mark = back(plain=plain)
        yield from legend([(mark, "back after a week or more away")], width)


def legend(meanings: Sequence[tuple[Mark, str]], width: int) -> Iterator[Content]:
    """What signs mean, none of them broken over the end of a row."""
    row = Content("")
    for mark, text in meanings:
        one = Content.assemble((mark.sign, mark.style), content(f" {text}").stylize("$quiet"))
        longer = Content.assemble(row, "   ", one) if row.plain else one
        if row.plain and MARGIN + longer.cell_length > width:
            yield Content.assemble(" " * MARGIN, row)
            longer = one
        row = longer
    if row.plain:
        yield Content.assemble(" " * MARGIN, row).truncate(width)


def _month_names(weeks: Sequence[date], each: int) -> str:
    """Names of months over the weeks in which they begin, as far as they do not run into each other."""
    wide = len(weeks) * each
    row = [" "] * wide
    free, month = 0, weeks[0].month if weeks else 0
    for place, week in enumerate(weeks):
        at = place * each
        if week.month != month and at >= free and at + 3 <= wide:
            row[at : at + 3] = f"{week:%b}"
            free = at + 4
        month = week.month
    return "".join(row).rstrip()
