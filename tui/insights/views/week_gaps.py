"""The picture a weekly review ends in: each result's band then and now, and the facts noted in between."""

from __future__ import annotations

from datetime import date

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.tension import reality
from tui.insights.measures.week_gaps import WeekGap, week_begins, week_gaps
from tui.insights.views.model import Band, Section
from tui.insights.views.vision import STATES
from tui.records.answers import number
from tui.records.day import short_date
from tui.records.text import one_line

FACTS = 2
"""So many facts are shown of each result, the newest."""
FIRST, NOT_RATED = "first rating", "no new rating"


def week_picture(portrait: Portrait, today: date) -> Section | None:
    """The section; ``None`` while nothing that is held was rated."""
    rows = tuple(_band(one, today) for one in week_gaps(portrait, today))
    since = short_date(week_begins(portrait, today), today)
    return Section("week_gaps", f"Since {since}", rows) if rows else None


def _state(one: WeekGap) -> str:
    """Which way the gap went; a change that ratings alone may make is told as what it is."""
    before, now = (reality(one.before), reality(one.now)) if one.before else (0, 0)
    if one.movement == "steady" and abs(now - before) >= 1:
        return f"from {number(before)}, may be chance"
    return STATES[one.movement or "steady"]


def _band(one: WeekGap, today: date) -> Band:
    """An arrow only where the gap went further than ratings scatter."""
    unmoved = NOT_RATED if one.before is not None else FIRST
    return Band(
        label=one.result.text,
        id=one.result.id,
        reality=reality(one.now),
        height=one.result.height,
        before=(short_date(one.before.day, today), reality(one.before)) if one.movement and one.before else None,
        movement=one.movement if one.movement != "steady" else None,
        state=_state(one) if one.movement is not None else unmoved,
        details=(
            *(f"{short_date(fact.day, today)}: {one_line(fact.text)}" for fact in one.facts[:FACTS]),
            *([f"and {more} more"] if (more := len(one.facts) - FACTS) > 0 else []),
        ),
    )
