"""Findings about the gap: which end moved, how heavy it is to look at, its date, its end (PRACTICE.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise, takewhile
from math import sqrt

from tui.insights.fold.fold_index import last_day
from tui.insights.fold.portrait import Result, Said, Wording
from tui.insights.measures.noise import at_least, beyond, compared, mean
from tui.insights.measures.tension import HEAVY, Ends, ends, reality
from tui.insights.signals.signal import (
    RECENT,
    Finding,
    SignalContext,
    confidence,
    evidence,
    nearly,
    result_words,
    rounded,
    times,
)
from tui.records.option_ids import Reason, Tension
from tui.records.roles import Role

HALF_A_YEAR = 182
SEASON = 92
NEAR = 1.2
"""A gap of so many points or fewer is one that has closed."""
NEAR_ENOUGH = 1.7
"""Nor is it likely to be more than this."""
SURE = 1.28
"""Standard errors: nine of ten means are nearer to what is so."""
STAYS = 42
"""Days of ratings that are looked at."""


def arrived(view: SignalContext) -> Iterator[Finding]:
    """Rated 9 or more in the mean of six weeks and four ratings, surely above 8.4; with a fact noted meanwhile."""
    for result in view.portrait.held:
        near = [rating for rating in result.ratings if view.is_recent(rating.day, STAYS)]
        if len(near) < 4 or not view.is_recent(near[-1].day) or (near[-1].day - near[0].day).days < RECENT:
            continue
        off = 10 - mean([rating.value for rating in near])
        if off > NEAR or off + SURE * view.result_scatter / sqrt(len(near)) > NEAR_ENOUGH:
            continue
        facts = [fact for fact in result.facts if view.is_recent(fact.day, STAYS)]
        if facts and near[-1].height == near[0].height:
            yield Finding(
                evidence=evidence([*near, *facts], "ratings and facts"), sure="likely", since=near[0].day,
                about=result.id, words=result_words(result),
            )  # fmt: skip


JUMPS = 3.2
"""Standard errors between the ratings before a new wording and those after it."""
JUMPED = 1.5
"""A change of fewer points is not spoken of."""


def lowered(view: SignalContext) -> Iterator[Finding]:
    """D ≥ 1 with a low share of at least half, and a reason that isn't knowing better, life or someone else's.

    Where a new wording was never measured against the old one, ratings that jump with it ask the same question.
    """
    for result in view.portrait.held:
        if not result.ratings or not view.is_recent(result.ratings[-1].day):
            continue
        lowerings = _lowerings(result, view)
        moved = _around(result, lowerings) if lowerings else None
        if moved and moved.low >= NEAR and moved.closed >= 1 and moved.shares and moved.shares[1] >= 0.5:
            yield Finding(
                evidence=evidence(lowerings, "wordings"), sure="written", since=lowerings[0].day, about=result.id,
                form=int(moved.up < 0.05), words=result_words(
                    result, closed=rounded(moved.closed), up=rounded(moved.up), low=rounded(moved.low),
                ),
            )  # fmt: skip
        elif not lowerings and (found := _jumped(result, view)):
            yield found


def _lowerings(result: Result, view: SignalContext) -> tuple[Wording, ...]:
    """The wordings of half a year that lowered the height, newest first, back to a change with such a reason."""

    def counts(change: tuple[Wording, Wording]) -> bool:
        return change[1].reason_id not in set(Reason) and view.is_recent(change[1].day, HALF_A_YEAR)

    run = takewhile(counts, reversed(tuple(pairwise(result.wordings))))
    return tuple(after for before, after in run if after.height < before.height)


def _around(result: Result, lowerings: tuple[Wording, ...]) -> Ends | None:
    """Which end moved from the last rating before the lowerings to the newest, if that came after them."""
    last, first = lowerings[0], lowerings[-1]
    before = [rating for rating in result.ratings if (rating.day, rating.entry) < (first.day, first.entry)]
    newest = result.ratings[-1]
    if not before or (newest.day, newest.entry) <= (last.day, last.entry):
        return None
    return ends(before[-1], newest)


def _jumped(result: Result, view: SignalContext) -> Finding | None:
    """Ratings that rose with a new wording of which nobody said how it compares."""
    wording = result.wordings[-1]
    if wording.is_measured or wording.reason_id in set(Reason) or not view.is_recent(wording.day, HALF_A_YEAR):
        return None
    page = (wording.day, wording.entry)
    before = [rating for rating in result.ratings if (rating.day, rating.entry) < page][-8:]
    after = [rating for rating in result.ratings if (rating.day, rating.entry) > page][:8]
    if len(before) < 2 or len(after) < 2:
        return None
    found = compared([reality(rating) for rating in (*before, *after)], len(before), view.result_scatter)
    if found.z < JUMPS or found.by < JUMPED:
        return None
    return Finding(
        evidence=evidence([wording, *before, *after], "ratings around the new wording"),
        sure=confidence(beyond(found.z)), since=wording.day, about=result.id, form=2,
        words=result_words(result, base=nearly(found.before), now=nearly(found.after)),
    )  # fmt: skip


def relief(view: SignalContext) -> Iterator[Finding]:
    """The height lowered within 7 days of three heavy words among the last five for holding the gap."""
    for result in view.portrait.held:
        for before, after in pairwise(result.wordings):
            if after.height >= before.height or not view.is_recent(after.day):
                continue
            felt = [said for said in result.tensions if said.day <= after.day and said.picked != Tension.NOT_TODAY][-5:]
            heavy = [said for said in felt if said.picked in HEAVY]
            if len(heavy) >= 3 and after.day - felt[-1].day <= timedelta(days=7):
                yield Finding(
                    evidence=evidence([*felt, after], "answers and the new wording"), sure="written", since=after.day,
                    about=result.id, words=result_words(result),
                )  # fmt: skip
                break


WEIGHED = 42
"""Days of words for holding a gap that are counted."""
OFTEN = 0.4
"""A share of heavy words that is nothing unusual."""
RARE = 0.004
"""Chance gives a share as large as the one found so seldom: seven of seven, nine of ten."""
RARE_OVERALL = 0.001


def heavy(view: SignalContext) -> Iterator[Finding]:
    """More of the words for holding a gap were heavy than chance makes of a share of two in five.

    Asked of each result, then of all of them together.
    """
    said = [one for one in view.portrait.said.get(Role.TENSION, ()) if view.is_recent(one.day, WEIGHED)]
    felt = [one for one in said if one.picked != Tension.NOT_TODAY]
    by_result = [(result, [one for one in felt if one.about == result.id]) for result in view.portrait.held]
    found = [weighs for result, said in by_result if (weighs := _weighs(view, said, RARE, result))]
    overall = _weighs(view, felt, RARE_OVERALL, None) if not found else None
    yield from found or ([overall] if overall else [])


def _weighs(view: SignalContext, felt: list[Said], rare: float, result: Result | None) -> Finding | None:
    weighed = [one for one in felt if one.picked in HEAVY]
    chance = at_least(len(weighed), len(felt), OFTEN)
    if not weighed or chance > rare or not view.is_recent(weighed[-1].day, 14):
        return None
    return Finding(
        evidence=evidence(felt, "answers"), sure=confidence(chance), about=result.id if result else "",
        words=result_words(result) if result else {}, form=0 if result else 1,
    )  # fmt: skip


def date_slips(view: SignalContext) -> Iterator[Finding]:
    """A target date moved later twice or more; what was written as anything but a date is passed over."""
    for result in view.portrait.held:
        dates = [(parsed, said) for said in result.target if (parsed := last_day(said.text))]
        slips: list[Said] = [said for (before, _), (after, said) in pairwise(dates) if after > before]
        if len(slips) >= 2 and view.is_recent(slips[-1].day, SEASON):
            yield Finding(
                evidence=evidence([said for _, said in dates], "dates"), sure="written", since=slips[-1].day,
                about=result.id, words=result_words(result, times=times(len(slips))),
            )  # fmt: skip
