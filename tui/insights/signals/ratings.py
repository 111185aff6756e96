"""Findings in the ratings of a result: moved without facts, not moved at all, back and forth (PRACTICE.md, section 3).

Each compares what was rated with what ratings that only scatter would give.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from tui.insights.fold.portrait import Portrait, Promise, Rating, Result
from tui.insights.measures.noise import Shift, Trend, at_most, beyond, mean, shift, trend
from tui.insights.measures.promises import count_outcomes
from tui.insights.measures.swing import swing
from tui.insights.measures.tension import reality
from tui.insights.signals.signal import (
    RECENT,
    Finding,
    SignalContext,
    confidence,
    evidence,
    nearly,
    result_words,
    times,
)
from tui.records.answers import Outcome

SPAN = 182
"""Days of ratings that are looked at."""
SPANS = (SPAN, 126, 91, 63)
"""The last days in which a stall is looked for, the longest first."""
MOVED = 3.9
"""Standard errors between before and after that chance gives some once in a hundred years of one result."""
LEAPT = 112
"""Days within which a change counts as one: over longer ones things grow or fade by themselves."""
LEAPS = 1.8
"""A change of fewer points is not spoken of."""
WITHOUT = 0.04
"""Facts as few as these since then come by chance at most so often, with the person's own habit of noting them."""
FRESH = 84
"""Days in which a change is news."""


def same_scale(result: Result, today: date, span: int = SPAN) -> tuple[Rating, ...]:
    """The ratings of the last days that belong to the wording as it is: a new wording has a scale of its own."""
    changed = result.wordings[-1] if len(result.wordings) > 1 else None
    found = [rating for rating in result.ratings if 0 <= (today - rating.day).days < span]
    if changed is None:
        return tuple(found)
    return tuple(rating for rating in found if (rating.day, rating.entry) > (changed.day, changed.entry))


def _facts_before_each(result: Result, ratings: Sequence[Rating]) -> list[bool]:
    """Whether a fact was noted since the rating before, the rating's own page included."""
    noted = [(fact.day, fact.entry) for fact in result.facts]
    until = [bisect_right(noted, (rating.day, rating.entry)) for rating in ratings]
    return [bool(until[0]), *(after > before for before, after in pairwise(until))] if until else []


def _moved_without_facts(view: SignalContext, sign: Literal[1, -1]) -> Iterator[Finding]:
    for result in view.portrait.held:
        ratings = same_scale(result, view.today, LEAPT)
        found = shift([reality(rating) for rating in ratings], view.result_scatter)
        if found is None or found.z * sign < MOVED or round(found.by * sign, 9) < LEAPS:
            continue
        after = ratings[found.at :]
        if not view.is_recent(after[-1].day) or not view.is_recent(after[0].day, FRESH):
            continue
        facts = _facts_before_each(result, ratings)
        habit = (sum(facts[: found.at]) + 1) / (found.at + 2)
        if at_most(sum(facts[found.at :]), len(after), habit) > WITHOUT or any(
            (fact.day, fact.entry) > (after[-1].day, after[-1].entry) for fact in result.facts
        ):
            continue
        yield Finding(
            evidence=evidence(ratings, "ratings"), sure=confidence(beyond(found.z)), since=after[0].day,
            about=result.id, words=result_words(result, **_from_to(found)),
        )  # fmt: skip


def _from_to(found: Shift) -> dict[str, str]:
    return {"base": nearly(found.before), "now": nearly(found.after)}


def ahead(view: SignalContext) -> Iterator[Finding]:
    """Rated higher than before, beyond scatter, with fewer facts beside it than the person usually notes."""
    yield from _moved_without_facts(view, 1)


def behind(view: SignalContext) -> Iterator[Finding]:
    """Rated lower than before, beyond scatter, with fewer facts beside it than the person usually notes."""
    yield from _moved_without_facts(view, -1)


STALLS_AFTER = 56
"""So many days without movement are a stall, unless the result is expected to take longer."""
FEWEST = 6
"""Fewer ratings draw no line."""
GROWS = 3 / 52
"""Points a week that someone who gets anywhere gains: three a year."""
FADES = 4 / 52
"""Points a week that something loses that does not rest but slips."""
LIKELIER = 2.8
"""Rest is so much likelier than such growth, as the logarithm of the ratio: sixteen times."""
OPEN = 2
"""A gap of fewer points is too small to mention."""


def stalled(result: Result, today: date, sigma: float) -> tuple[Rating, ...]:
    """The ratings that show no movement although there is a gap; none where there is some, or too little to tell.

    The line through eight weeks or more is better explained by rest than by growth of three points a year; nor does it
    part in two anywhere.
    """
    spans = (max(SPAN, result.delay + RECENT), *SPANS)
    return next((found for span in spans if (found := _flat(result, same_scale(result, today, span), sigma))), ())


def _flat(result: Result, ratings: tuple[Rating, ...], sigma: float) -> tuple[Rating, ...]:
    if len(ratings) < FEWEST or (ratings[-1].day - ratings[0].day).days < max(STALLS_AFTER, result.delay):
        return ()
    values = [reality(rating) for rating in ratings]
    line = trend([rating.day.toordinal() for rating in ratings], values, sigma)
    parts = shift(values, sigma)
    gap = result.height - mean(values[-4:])
    if line is None or gap < OPEN or (parts is not None and abs(parts.z) >= MOVED):
        return ()
    return ratings if _is_flat(line) else ()


def _is_flat(line: Trend) -> bool:
    """Whether rest explains the line better than growth does: ((g - b)² - b²) / 2σ² (Neyman and Pearson, 1933)."""
    likelier = ((GROWS - line.slope) ** 2 - line.slope**2) / (2 * line.error**2)
    return likelier > LIKELIER and line.slope > -FADES


QUIET = 2
BUSY = 5


def _stalls(view: SignalContext, busy: bool) -> Iterator[Finding]:
    for result in view.portrait.held:
        ratings = stalled(result, view.today, view.result_scatter)
        if not ratings or not view.is_recent(ratings[-1].day):
            continue
        made = _done(view.portrait, result, view.today - timedelta(days=STALLS_AFTER))
        done = count_outcomes(made).amount
        if (done >= BUSY) if busy else (done < QUIET):
            yield Finding(
                evidence=evidence([*ratings, *made], "ratings and promises" if made else "ratings"),
                sure="likely", since=ratings[0].day, about=result.id,
                words=result_words(result, times=times(int(done)), weeks=str(_weeks(ratings))),
            )  # fmt: skip


def _weeks(ratings: Sequence[Rating]) -> int:
    return (ratings[-1].day - ratings[0].day).days // 7


def _done(portrait: Portrait, result: Result, since: date) -> list[Promise]:
    kept = (Outcome.KEPT, Outcome.PARTLY)
    return [one for one in portrait.promises if one.about == result.id and one.day >= since and one.outcome in kept]


def quiet_stall(view: SignalContext) -> Iterator[Finding]:
    """Nothing moved, and fewer than two promises were kept about it in eight weeks."""
    yield from _stalls(view, busy=False)


def busy_stall(view: SignalContext) -> Iterator[Finding]:
    """Nothing moved, although five promises or more were kept about it in eight weeks."""
    yield from _stalls(view, busy=True)


def back_and_forth(view: SignalContext) -> Iterator[Finding]:
    """Ratings of a year that swing three times or more, further than scatter, and end near where they began."""
    for result in view.portrait.held:
        found = swing(result, view.today, view.result_scatter)
        if found is None or not view.is_recent(result.ratings[-1].day):
            continue
        yield Finding(
            evidence=evidence(found.ratings, "ratings"), sure="clear", since=found.turns[-1],
            about=result.id, words=result_words(result, times=times(len(found.turns))),
        )  # fmt: skip
