"""The note that was left for the next day."""

from __future__ import annotations

from datetime import date, timedelta

from tui.insights.portrait import Portrait, Said
from tui.records.roles import Role

WAITS = 3
"""So many days it waits."""


def note_left(portrait: Portrait, today: date) -> Said | None:
    """The newest note left for a day after its own, until a morning is kept, and for three days at most.

    Args:
        portrait: What the journal says; what is kept out of looking back is not shown here either.
        today: The practice day.
    """
    said = next(reversed(portrait.aside.without(portrait.said.get(Role.MORROW, ()))), None)
    waited = (today - said.day).days if said is not None else 0
    since = (today - timedelta(days=past) for past in range(waited))
    if not 0 < waited <= WAITS or any("morning" in portrait.days.get(day, ()) for day in since):
        return None
    return said
