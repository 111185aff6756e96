"""Energy and pleasantness month by month as two lines, as one kind of row of a page."""

from __future__ import annotations

import msgspec

from tui.insights.measures.mood_over_time import MonthMood


class MoodLines(msgspec.Struct, frozen=True, tag=True):
    """Two lines over months, from -5 to 5, with how far check-ins lay apart.

    Attributes:
        months: Those with check-ins, oldest first.
        text: What the lines show, in a sentence.
    """

    months: tuple[MonthMood, ...]
    text: str
