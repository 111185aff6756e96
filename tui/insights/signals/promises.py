"""Findings about what is said beside what is done: one's word, and where the promises go (PRACTICE.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, sqrt
from typing import Literal

from tui.insights.fold.portrait import Promise
from tui.insights.measures.noise import at_least, at_most, mean
from tui.insights.measures.promises import area_of, count_outcomes, in_rated_weeks, recent, weights, word_ratings
from tui.insights.signals.signal import Finding, SignalContext, confidence, evidence, nearly, spelled
from tui.records.answers import Outcome

SPAN = 70
"""Days of promises that are counted."""
SPANS = (28, 42, 70, 98)
"""Days over which word and record are compared, the last ones first."""
MARGIN = 0.05
"""A gap between word and record that is not worth a line, as a share."""
FEWEST_PROMISES = 8
FEWEST_WORDS = 3
UNLIKE = 0.02
"""Chance gives a record so far from the word so seldom."""


def says_more(view: SignalContext) -> Iterator[Finding]:
    """The word is rated higher than the record of the same days bears out, beyond what few promises explain."""
    yield from _unlike(view, 1)


def does_more(view: SignalContext) -> Iterator[Finding]:
    """The record is better than the word was rated over the same days."""
    yield from _unlike(view, -1)


def _unlike(view: SignalContext, sign: Literal[1, -1]) -> Iterator[Finding]:
    found = next((one for span in SPANS if (one := _compared(view, span, sign))), None)
    if found is not None:
        yield found


def _compared(view: SignalContext, span: int, sign: Literal[1, -1]) -> Finding | None:
    """How often chance would give this record to someone whose word is worth nearly what it was rated."""
    said = [one for one in word_ratings(view.portrait) if view.is_recent(one.day, span)]
    if len(said) < FEWEST_WORDS or not view.is_recent(said[-1].day, 21):
        return None
    made = [
        one for one in in_rated_weeks(view.portrait.promises, said) if one.outcome not in (None, Outcome.LET_GO)
    ]  # fmt: skip
    kept = count_outcomes(made)
    if kept.answered < FEWEST_PROMISES or kept.share is None:
        return None
    rated = mean([one.value for one in said])
    # as near to the record as the scatter of the ratings, and a margin, allow
    likely = rated / 10 - sign * (MARGIN + view.word_scatter / (10 * sqrt(len(said))))
    if sign > 0:
        chance = at_most(ceil(kept.amount), kept.answered, min(1.0, max(0.0, likely)))
    else:
        chance = at_least(floor(kept.amount), kept.answered, min(1.0, max(0.0, likely)))
    if chance > UNLIKE:
        return None
    return Finding(
        evidence=evidence([*said, *made], "ratings of your word and promises"), sure=confidence(chance),
        words={"rated": nearly(rated), "record": f"you kept {kept.text}"},
    )  # fmt: skip


UNATTENDED = 0.15
"""Share of importance minus share of promises that is worth a line."""
FEWEST_ACTIONS = 8
NEARLY = 0.7
"""Promises need not follow what matters closely: so much of its share is enough."""
RARE = 0.012
"""Chance gives so few so seldom, were the promises made nearly by what matters."""


def attention(view: SignalContext) -> Iterator[Finding]:
    """An area that gets fewer promises than chance would give it by its importance; the widest gap first.

    Where not every result was weighed, one that was not counts as the mean of the others; of an area in which none
    was, nothing is said.
    """
    weighed = weights(view.portrait)
    total = sum(weighed.values())
    made = [one for one in recent(view.portrait.promises, view.today, SPAN) if _counts(one)]
    placed = [(area, one) for one in made if (area := area_of(view.portrait, one)) in weighed]
    if not total or len(weighed) < 2 or len(placed) < FEWEST_ACTIONS:
        return
    said = {result.area for result in view.portrait.held if result.importance is not None}
    found = []
    for area, weight in weighed.items():
        if area not in said:
            continue
        there = sum(place == area for place, _ in placed)
        gap = weight / total - there / len(placed)
        chance = at_most(there, len(placed), NEARLY * weight / total)
        if gap >= UNATTENDED and chance <= RARE:
            found.append((gap, chance, area, there))
    for _, chance, area, there in sorted(found, reverse=True):
        yield Finding(
            evidence=evidence([one for _, one in placed], "promises"), sure=confidence(chance), about=area,
            words={
                "area": view.areas.get(area, area), "share": _share(weighed[area] / total),
                "went": _went(there, len(placed)),
            },
        )  # fmt: skip


def _counts(promise: Promise) -> bool:
    return promise.outcome is not Outcome.LET_GO and bool(promise.about)


_SHARES = {
    1 / 6: "about a sixth", 1 / 5: "about a fifth", 1 / 4: "about a quarter", 1 / 3: "about a third",
    2 / 5: "about two fifths", 1 / 2: "about half", 3 / 5: "about three fifths", 2 / 3: "about two thirds",
    3 / 4: "about three quarters", 4 / 5: "about four fifths", 1: "nearly all",
}  # fmt: skip


def _share(share: float) -> str:
    """A part of a whole as people say it."""
    return _SHARES[min(_SHARES, key=lambda near: abs(near - share))]


def _went(there: int, of: int) -> str:
    if not there:
        return f"none of {spelled(of)} promises went there"
    if there == 1:
        return f"one promise in {spelled(of)} went there"
    return f"{spelled(there)} of {spelled(of)} promises went there"
