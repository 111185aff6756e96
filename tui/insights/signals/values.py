"""Findings about held values: lived less, mattering less, rated unlike what evenings show (PRACTICE.md, section 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from tui.insights.fold.portrait import HeldValue, Rating, Said
from tui.insights.measures.noise import at_least, beyond, mean, shift
from tui.insights.measures.values import are_opposite, slide
from tui.insights.signals.signal import Finding, SignalContext, confidence, evidence, spelled
from tui.records.roles import Role

SPAN = 70
"""Days of evenings that are counted."""
SPAN_LIVED = 182
"""Days of ratings that are looked at."""
FELL = 126
"""Days within which a fall counts as one."""
DRIFTED = 1.8
"""A fall of fewer points is not spoken of."""
FALLS = 4.2
"""Standard errors between before and after."""
FRESH = 84
"""Days in which a change is news."""
RARE = 0.003
"""Chance gives so many so seldom, were every value named as often as any other."""
FEWEST = 4


def drift(view: SignalContext) -> Iterator[Finding]:
    """A value that was lived less from some week on, beyond what its ratings scatter by."""
    for value in view.portrait.values:
        lived = _lately(view, value, FELL)
        found = shift([rating.value for rating in lived], view.value_scatter, after=3)
        if found is None or found.z > -FALLS or found.by > -DRIFTED:
            continue
        since = lived[found.at].day
        if view.is_recent(lived[-1].day, 21) and view.is_recent(since, FRESH):
            yield Finding(
                evidence=evidence(lived, "ratings"), sure=confidence(beyond(found.z)), since=since, about=value.id,
                words={"value": value.name, "weeks": spelled(max(2, -(-(view.today - since).days // 7)))},
            )  # fmt: skip


def _lately(view: SignalContext, value: HeldValue, span: int) -> list[Rating]:
    return [rating for rating in value.lived if view.is_recent(rating.day, span)]


def sliding(view: SignalContext) -> Iterator[Finding]:
    """Said to matter less by two or more after it had been hard to live."""
    for value in view.portrait.values:
        found = slide(value)
        if found is None or not view.is_recent(found.after.day):
            continue
        if found.before.value - found.after.value < SLID * view.value_scatter:
            continue
        before = found.before.day
        month = f"{before:%B}" if before.year == view.today.year else f"{before:%B} {before.year}"
        between = [rating for rating in value.lived if before < rating.day <= found.after.day]
        yield Finding(
            evidence=evidence([found.before, *between, found.after], "ratings"), sure="written", since=found.after.day,
            about=value.id, words={"value": value.name, "month": month},
        )  # fmt: skip


SLID = 2.2
"""Times their scatter that one number said of what matters is below another."""
HIGH, LOW = 7.0, 5.0
"""Means of what was rated that evenings are held against, those of the last two ratings too."""


def seldom_sighted(view: SignalContext) -> Iterator[Finding]:
    """Lived at 7 or more by one's own number, and the hardest to see on more evenings than chance explains."""
    for value in view.portrait.values:
        lived = _lately(view, value, SPAN)
        if len(lived) >= 2 and min(mean(_values(lived)), mean(_values(lived[-2:]))) >= HIGH:
            yield from _named(view, value, Role.STRAINED, lived)


def often_sighted(view: SignalContext) -> Iterator[Finding]:
    """Lived at 5 or less by one's own number, and the easiest to see on more evenings than chance explains."""
    for value in view.portrait.values:
        lived = _lately(view, value, SPAN)
        if len(lived) >= 2 and max(mean(_values(lived)), mean(_values(lived[-2:]))) <= LOW:
            yield from _named(view, value, Role.SIGHTED, lived)


def _values(ratings: list[Rating]) -> list[float]:
    return [rating.value for rating in ratings]


def _named(view: SignalContext, value: HeldValue, role: Role, lived: list[Rating]) -> Iterator[Finding]:
    said = [one for one in view.portrait.said.get(role, ()) if view.is_recent(one.day, SPAN)]
    named = [one for one in said if one.about == value.id]
    evenings = len({one.entry for one in said})
    chance = at_least(len(named), evenings, 1 / max(2, len(view.portrait.values)))
    if len(named) >= FEWEST and chance <= RARE and view.is_recent(named[-1].day, 14):
        yield Finding(
            evidence=evidence([*named, *lived], "evenings and ratings"), sure=confidence(chance), about=value.id,
            words={"value": value.name, "days": spelled(len(named)), "of": spelled(evenings)},
        )  # fmt: skip


ARGUE_RARE = 0.002
"""There are several pairs that could."""
FEWEST_EVENINGS = 8
ARGUES = 3
"""In fewer weeks two values do not keep competing."""


def argument(view: SignalContext) -> Iterator[Finding]:
    """Two held values that face each other on the circle and compete on more evenings than chance explains.

    By chance a pair comes up as often as the one is easiest and the other hardest on any evening, whichever way round.
    """
    names = {value.id: value.name for value in view.portrait.values}
    pairs = list(_evenings(view, SPAN))
    easy, hard = (Counter(pair[side].about for pair in _evenings(view, SPAN_LIVED)) for side in (0, 1))
    total = sum(easy.values())
    met: dict[tuple[str, str], list[Said]] = {}
    for one, other in pairs:
        key = (min(one.about, other.about), max(one.about, other.about))
        if are_opposite(view.groups.get(key[0]), view.groups.get(key[1])) and set(key) <= set(names):
            met.setdefault(key, []).append(other)
    for (first, second), said in met.items():
        share = (easy[first] * hard[second] + easy[second] * hard[first]) / total**2
        usual = max(share, 2 / (len(names) * (len(names) - 1)))
        chance = at_least(len(said), len(pairs), usual)
        weeks = {(view.today - evening.day).days // 7 for evening in said}
        if chance <= ARGUE_RARE and len(said) > FEWEST and len(pairs) >= FEWEST_EVENINGS and len(weeks) >= ARGUES:
            yield Finding(
                evidence=evidence(said, "evenings"), sure=confidence(chance), about=f"{first}+{second}",
                words={
                    "one": names[first], "other": names[second], "days": spelled(len(said)), "of": spelled(len(pairs)),
                },
            )  # fmt: skip


def _evenings(view: SignalContext, span: int) -> Iterator[tuple[Said, Said]]:
    """The easiest and the hardest value of each evening of the last days that named both."""
    easiest = {said.entry: said for said in view.portrait.said.get(Role.SIGHTED, ()) if view.is_recent(said.day, span)}
    for entry, said in groupby(view.portrait.said.get(Role.STRAINED, ()), key=lambda one: one.entry):
        if (easy := easiest.get(entry)) is not None:
            yield easy, next(said)
