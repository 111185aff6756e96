"""How her life goes: which chapter a day belongs to, and where each wish stands by then."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tui.demo.phrase_book import Chapter, Wish, stock
from tui.records.answers import Outcome

WINDOW = 28
"""The days at the end whose promises are counted."""

NO_PROMISE = frozenset({1, 5, 11, 16, 22})
"""Days before today on which, within the window, no promise is made whose outcome counts; yesterday's stays open."""

DAYS_OFF = frozenset({11, 37})
"""Days before today without any page."""

_FATES = (
    Outcome.KEPT, Outcome.PARTLY, Outcome.NOT, Outcome.NOT, Outcome.KEPT, Outcome.NOT, Outcome.NOT, Outcome.PARTLY,
    Outcome.NOT, Outcome.NOT, Outcome.KEPT,
)  # fmt: skip
_FELT = ("pressure", "ache", "pressure", "pressure", "pull", "pressure", "ache", "pressure")
_PATIENCE = (5, 5, 6, 7, 7, 8)

HEAVY = 42
"""For so many days before today what she wants is heavy to look at."""

UNANSWERED = 62
"""For so many days before today no signal is answered, so that none rests when the journal is opened."""

SILENT = 44
"""For so many days before today nothing checkable is written about the friendship, while its rating rises."""


UNASKED = 9
"""For so many days before today nothing said a season ago is looked at again, so that a few lines wait."""

CATCHING_UP = 60
"""From so many days before today she looks at such lines twice a week."""


class Span(NamedTuple):
    """A chapter in the calendar; ``end`` is the first day after it."""

    start: date
    end: date
    chapter: Chapter

    def time(self, day: date) -> float:
        """How far the chapter has gone, 0 to 1."""
        return (day - self.start) / (self.end - self.start)


def years_before(today: date, years: int) -> date:
    """The same day so many years ago; the 28th of February for a 29th that is not there."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def spans(today: date, years: int) -> tuple[Span, ...]:
    """The chapters that a journal of so many years holds, oldest first."""
    earlier = [chapter for chapter in stock().chapters if not chapter.last]
    last = next(chapter for chapter in stock().chapters if chapter.last)
    found = [Span(years_before(today, 1), today, last)]
    back = 1
    for chapter in earlier:
        if back >= years:
            break
        begins = min(years, back + chapter.years)
        found.append(Span(years_before(today, begins), years_before(today, back), chapter))
        back = begins
    return tuple(reversed(found))


def standing(wish: Wish, span: Span, day: date) -> float:
    """Where the wish stands on its chapter's line, unrounded."""
    time = span.time(day)
    points = list(zip(wish.line[::2], wish.line[1::2], strict=True))
    for (start, low), (end, high) in pairwise(points):
        if start <= time <= end:
            return low + (high - low) * (time - start) / (end - start)
    return points[-1][1]


def promises_in_window(back: int) -> bool:
    """Whether a promise is made on the day so many days before today; before the window, always."""
    return back > WINDOW or (back < WINDOW and back not in NO_PROMISE) or back == 1


def fate(back: int) -> Outcome:
    """What becomes of the promise made so many days before today: three kept, two partly and six not in eleven."""
    made = [day for day in range(WINDOW - 1, 1, -1) if day not in NO_PROMISE]
    return _FATES[made.index(back) % len(_FATES)]


def felt(count: int) -> str:
    """The word for the tension in the last six weeks, heavy in seven of eight."""
    return _FELT[count % len(_FELT)]


def patience_lived(day: date, today: date) -> int | None:
    """How near to patience the last six weeks were, fewer by the week."""
    weeks = ((today - timedelta(days=1)) - day).days // 7
    return _PATIENCE[weeks] if 0 <= weeks < len(_PATIENCE) else None
