"""Days as a grid and months as lines, as kinds of row of a page; and on how many of the last days one wrote."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.insights.measures.presence import days_present

if TYPE_CHECKING:  # Today's first picture shows no month
    from tui.insights.measures.mood_over_time import MonthMood

LOOKED_BACK = 28
"""Days of which it is said on how many something was written."""


class Days(msgspec.Struct, frozen=True, tag=True):
    """Days as a grid, a column a week.

    Attributes:
        weeks: Their first days, oldest first, each with what each of its days has: a count, or where its check-ins lay,
            as ``Corner`` numbers it; ``None`` for a day before the first one or to come.
        legend: What the signs mean, from nothing to the most or by their numbers.
        text: What the grid shows, in a sentence; empty where that is said beside it.
        returns: Days on which someone came back after a pause.
        of: What is shown: how much there is of something, or where feelings lay.
    """

    weeks: tuple[tuple[date, tuple[int | None, ...]], ...]
    legend: tuple[str, ...] = ()
    text: str = ""
    returns: tuple[date, ...] = ()
    of: Literal["amount", "mood"] = "amount"


class MoodLines(msgspec.Struct, frozen=True, tag=True):
    """Two lines over months, from -5 to 5, with how far check-ins lay apart.

    Attributes:
        months: Those with check-ins, oldest first.
        text: What the lines show, in a sentence.
    """

    months: tuple[MonthMood, ...]
    text: str


def rhythm(days: Container[date], first: date, today: date) -> str:
    """On how many of the last days something was written; nothing is counted from before the first one."""
    there, since = days_present(days, today), (today - first).days + 1
    of = f"the last {LOOKED_BACK} days" if since >= LOOKED_BACK else f"your first {since} days"
    return f"{there} of {of}" if since > 1 else "your first day"
