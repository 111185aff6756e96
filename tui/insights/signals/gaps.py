"""Signals about the gap of a result, and about how it feels to hold it (practice.md, section 3, "Signals")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, takewhile

from tui.insights.portrait import Portrait, Rating, Result, Wording
from tui.insights.promises import kept
from tui.insights.signals.signal import Signal, View, of_result, rounded, times
from tui.insights.tension import (
    HEAVY,
    STALLS_AFTER,
    Ends,
    Stall,
    ends,
    goes_back_and_forth,
    heavy_share,
    reality,
    stall,
    tension,
    zigzag,
)
from tui.records.roles import Role

CHOSEN = frozenset({"I know better what I want", "life changed", "it was someone else's"})
"""Reasons for asking for less that leave nothing to ask."""
HALF_A_YEAR = 182
YEAR = 365


def arrived(view: View) -> Iterator[Signal]:
    """T ≤ 1 for 28 days, by two ratings or more, with a fact noted meanwhile."""
    for result in view.portrait.held:
        near: list[Rating] = []
        for rating in reversed(result.ratings):
            if rating.height - reality(rating) > 1:
                break
            near.append(rating)
        if len(near) < 2 or not view.is_recent(near[0].day) or result.height - reality(near[0]) > 1:
            continue
        since = near[-1].day
        if (view.today - since).days >= 28 and any(since <= fact.day <= view.today for fact in result.facts):
            words = "This looks like what you described. Enjoy it; is there a next picture, or is this one done?"
            yield of_result("arrived", result, words, since)


def lowered(view: View) -> Iterator[Signal]:
    """D ≥ 1 with a low share of at least half, and a reason that isn't knowing better, life or someone else's."""
    for result in view.portrait.held:
        lowerings = _lowerings(result, view)
        moved = _around(result, lowerings) if lowerings else None
        if moved is None or moved.closed < 1 or not moved.shares or moved.shares[1] < 0.5:
            continue
        if not view.is_recent(result.ratings[-1].day):
            continue
        closed, up, low = (rounded(value) for value in (moved.closed, moved.up, moved.low))
        if moved.up >= 0.05:
            words = f"This gap closed by {closed}. About {up} came from things changing and {low} from asking for less."
        else:
            words = f"This gap closed by {closed}, and it was asking for less that closed it."
        yield of_result("lowered", result, f"{words} Either can be right. Which was it?", lowerings[0].day)


def _lowerings(result: Result, view: View) -> tuple[Wording, ...]:
    """The wordings of half a year that lowered the height, newest first, back to a change with such a reason."""

    def counts(change: tuple[Wording, Wording]) -> bool:
        return change[1].reason not in CHOSEN and view.is_recent(change[1].day, HALF_A_YEAR)

    run = takewhile(counts, reversed(tuple(pairwise(result.wordings))))
    return tuple(after for before, after in run if after.height < before.height)


def _around(result: Result, lowerings: tuple[Wording, ...]) -> Ends | None:
    """Which end moved from the last rating before the lowerings to the newest, if that came after them."""
    last, first = lowerings[0], lowerings[-1]
    before = [rating for rating in result.ratings if (rating.day, rating.entry) < (first.day, first.entry)]
    newest = result.ratings[-1] if result.ratings else None
    if not before or newest is None or (newest.day, newest.entry) <= (last.day, last.entry):
        return None
    return ends(before[-1], newest)


def relief(view: View) -> Iterator[Signal]:
    """The height lowered within 7 days of three heavy words among the last five for holding the gap."""
    for result in view.portrait.held:
        for before, after in pairwise(result.wordings):
            if after.height >= before.height or not view.is_recent(after.day):
                continue
            feels = [said for said in result.tensions if said.day <= after.day and said.text != "not today"][-5:]
            heavy = [said for said in feels if said.text in HEAVY]
            if len(heavy) >= 3 and after.day - feels[-1].day <= timedelta(days=7):
                words = (
                    "It has been heavy to look at lately. Would a smaller step serve you better than a smaller wish?"
                )
                yield of_result("relief", result, words, after.day)
                break


def quiet_stall(view: View) -> Iterator[Signal]:
    """Little moved, and fewer than two promises were kept about it."""
    for result in view.portrait.held:
        if _stalled(view.portrait, result) == "quiet":
            words = (
                "Little has moved here, and little has been asked of it. "
                "Rest it on purpose, or give it one small thing?"
            )
            yield of_result("quiet_stall", result, words, result.ratings[-1].day)


def busy_stall(view: View) -> Iterator[Signal]:
    """Little moved, although six promises or more were kept about it."""
    for result in view.portrait.held:
        if _stalled(view.portrait, result) == "busy":
            done = int(_done(view.portrait, result, _stall_ratings(result)[0].day))
            words = (
                f"You've done what you said, {times(done)}, and the rating hasn't moved. "
                "Slow to show, or is another lever needed?"
            )
            yield of_result("busy_stall", result, words, result.ratings[-1].day)


def _stall_ratings(result: Result) -> tuple[Rating, ...]:
    """The ratings that reach back as far as a stall needs, and no further; empty if none is that old."""
    if not result.ratings:
        return ()
    start = result.ratings[-1].day - timedelta(days=max(STALLS_AFTER, result.delay))
    old = [place for place, rating in enumerate(result.ratings) if rating.day <= start]
    return result.ratings[old[-1] :] if old else ()


def _done(portrait: Portrait, result: Result, since: date) -> float:
    return kept(p for p in portrait.promises if p.about == result.id and p.day >= since).amount


def _stalled(portrait: Portrait, result: Result) -> Stall | None:
    ratings, gap = _stall_ratings(result), tension(result)
    if not ratings or gap is None:
        return None
    days = (ratings[-1].day - ratings[0].day).days
    values = [reality(rating) for rating in ratings]
    return stall(values, gap, _done(portrait, result, ratings[0].day), days, result.delay)


def back_and_forth(view: View) -> Iterator[Signal]:
    """Ratings of a year that swing three legs or more and end near where they began."""
    for result in view.portrait.held:
        ratings = [rating for rating in result.ratings if view.is_recent(rating.day, YEAR)]
        values = [reality(rating) for rating in ratings]
        if goes_back_and_forth(values) and view.is_recent(ratings[-1].day):
            legs = len(zigzag(values))
            turned = next(at for at in range(len(values), 0, -1) if len(zigzag(values[: at - 1])) < legs)
            words = (
                "This has risen and slipped back more than once. That shape often means two wants at once, "
                "not weak will. Look at the second?"
            )
            yield of_result("back_and_forth", result, words, ratings[turned - 1].day)


def heavy(view: View) -> Iterator[Signal]:
    """Half or more of the words for holding a gap were heavy, of six or more in 21 days."""
    said = [said for said in view.portrait.said.get(Role.TENSION, ()) if view.is_recent(said.day, 21)]
    share = heavy_share([one.text for one in said])
    if share is None or share < 0.5:
        return
    tail = (
        "has felt more like weight than pull. The feeling is about the gap, not about you. "
        "Shall next week's mornings hold just the vision?"
    )
    subjects = {one.about for one in said}
    result = view.portrait.result(subjects.pop()) if len(subjects) == 1 else None
    if result:
        yield of_result("heavy", result, f"Looking at this {tail}", said[-1].day)
    else:
        yield Signal(kind="heavy", text=f"Looking at what you want beside what is {tail}", day=said[-1].day)
