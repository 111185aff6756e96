"""Signals about what is said beside what is done (practice.md, section 3, "Signals")."""

from __future__ import annotations

from collections.abc import Iterator

from tui.insights import promises
from tui.insights.promises import SayDo, attention_shares, done_by_area, lately, say_do, weights
from tui.insights.signals.signal import Signal, View, spelled
from tui.records.answers import Outcome, number

WIDE = 0.2
"""A gap between word and record that is worth a line."""
UNATTENDED = 0.15
FEWEST_ACTIONS = 10


def says_more(view: View) -> Iterator[Signal]:
    """The word is rated higher than the record by a fifth of the scale or more."""
    found = _say_do(view)
    if found and (found.gap or 0) >= WIDE:
        record = f"{number(found.kept.amount)} of {found.kept.answered}"
        words = (
            f"You rate your word {number(found.rated)}; the record says {record}. "
            "Fewer promises, smaller ones, or other hours?"
        )
        yield Signal(kind="says_more", text=words, day=found.day)


def does_more(view: View) -> Iterator[Signal]:
    """The record is better than the word is rated, by as much."""
    found = _say_do(view)
    if found and (found.gap or 0) <= -WIDE:
        yield Signal(kind="does_more", text="You keep more of your word than you credit.", day=found.day)


def _say_do(view: View) -> SayDo | None:
    return say_do(view.portrait, view.today)


def attention(view: View) -> Iterator[Signal]:
    """An area whose share of importance is 0.15 or more above its share of what was done; widest gap first."""
    weighed = weights(view.portrait)
    areas = {result.id for result in view.portrait.results} | set(weighed)
    placed = [promise for promise in lately(view.portrait.promises, view.today) if promise.about in areas]
    done = [promise for promise in placed if promise.outcome in (Outcome.KEPT, Outcome.PARTLY)]
    if len(done) < FEWEST_ACTIONS:
        return
    shares = attention_shares(weighed, done_by_area(view.portrait, done))
    for share in sorted(shares, key=lambda share: -share.gap):
        if share.gap < UNATTENDED:
            return
        name = view.areas.get(share.area, share.area)
        words = f"{_matters(name, share.area, weighed)}; {_went(share)}. Season, squeeze or second thoughts?"
        yield Signal(kind="attention", about=share.area, text=words, day=max(promise.day for promise in done))


def _matters(name: str, area: str, weighed: dict[str, float]) -> str:
    """Calls it one of the two that matter most only if it is."""
    if len(weighed) > 2 and sum(weight >= weighed[area] for weight in weighed.values()) <= 2:
        return f"You've called {name} one of the two that matter most"
    return f"You've said {name} matters a good deal"


def _went(share: promises.Attention) -> str:
    if not share.done:
        return f"none of {_count(share.of)} actions went there"
    if share.done == 1:
        return f"one action in {_count(share.of)} went there"
    return f"{_count(share.done)} of {_count(share.of)} actions went there"


def _count(value: float) -> str:
    return spelled(int(value)) if value == int(value) else number(value)
