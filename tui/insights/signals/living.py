"""Signals about the values a person holds (practice.md, section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from tui.insights.alignment import SIGHT_SPAN, Sight, arguments, drift_of, sight, sightings, slide
from tui.insights.portrait import HeldValue
from tui.insights.signals.signal import Signal, View, spelled
from tui.records.roles import Role

DRIFTED = -1.5
FEWEST_EVENINGS = 4
"""With fewer evenings that named any value, a value not named says nothing."""
ARGUES = 3


def drift(view: View) -> Iterator[Signal]:
    """The last three weeks were lived less than the three before, by 1.5 or more."""
    for value in view.portrait.values:
        moved = drift_of(value, view.today)
        if moved is not None and moved <= DRIFTED:
            words = f"{value.name} has been getting less of you for three weeks. What has been taking its place?"
            yield Signal(kind="drift", about=value.id, text=words, day=value.lived[-1].day)


def sliding(view: View) -> Iterator[Signal]:
    """Said to matter less by two or more after it had been hard to live."""
    for value in view.portrait.values:
        found = slide(value)
        if found is None or not view.is_recent(found.after.day):
            continue
        before = found.before.day
        month = f"{before:%B}" if before.year == view.today.year else f"{before:%B} {before.year}"
        words = (
            f"{value.name} matters less to you than in {month}, and it had also been hard to live. "
            "Has it changed, or has it been given up on?"
        )
        yield Signal(kind="sliding", about=value.id, text=words, day=found.after.day)


def seldom_sighted(view: View) -> Iterator[Signal]:
    """Lived at 8 or more by one's own number, and never the easiest to see in two weeks of evenings."""
    for value in _sighted(view, "seldom"):
        words = f"{value.name}: rated high, seldom sighted. It may show where evenings don't look. Where was it?"
        yield Signal(kind="seldom_sighted", about=value.id, text=words, day=value.lived[-1].day)


def often_sighted(view: View) -> Iterator[Signal]:
    """Lived at 4 or less by one's own number, and four times or more the easiest to see."""
    for value in _sighted(view, "often"):
        evenings = spelled(sightings(value, view.today))
        words = (
            f"{value.name}: you may be living this more than you count. "
            f"It was easiest to see on {evenings} of the last fourteen days. Does the number still fit?"
        )
        yield Signal(kind="often_sighted", about=value.id, text=words, day=value.lived[-1].day)


def _sighted(view: View, wanted: Sight) -> Iterator[HeldValue]:
    evenings = {said.entry for said in view.portrait.said.get(Role.SIGHTED, ()) if view.is_recent(said.day, SIGHT_SPAN)}
    if len(evenings) < FEWEST_EVENINGS:
        return
    for value in view.portrait.values:
        rated = value.lived[-1] if value.lived else None
        if rated is None or not view.is_recent(rated.day, SIGHT_SPAN):
            continue
        if sight(rated.value, sightings(value, view.today)) == wanted:
            yield value


def argument(view: View) -> Iterator[Signal]:
    """Two held values that face each other on the circle and competed in three weeks of six."""
    names = {value.id: value.name for value in view.portrait.values}
    for found in arguments(view.portrait, view.today, view.groups):
        if found.weeks >= ARGUES and found.one in names and found.other in names:
            words = (
                f"{names[found.one]} and {names[found.other]}: these two keep competing. "
                "That's a trade-off to steer, not a fault."
            )
            yield Signal(kind="argument", about=f"{found.one}+{found.other}", text=words, day=found.last)
