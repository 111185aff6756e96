"""The values on a bull's-eye: how near the centre each was lived, as marked in a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.insights.fold.portrait import HeldValue
from tui.insights.measures.values import MARKED, Marks, marks
from tui.insights.views.model import Line, Section
from tui.insights.views.pictures import BullsEye, Mark, where
from tui.records.day import short_date
from tui.records.text import one_line


def bulls_eye(values: Sequence[HeldValue], today: date) -> Section | None:
    """The picture with its sentence; ``None`` while no value was marked.

    A mark's sign is the value's rank, which is what it is listed by.
    """
    found = marks(values, today)
    if found is None:
        return None
    ranked = [(place, value) for place, value in enumerate(values) if value.id in found.lived]
    drawn = [Mark(str(place + 1), one_line(value.name), found.lived[value.id], place) for place, value in ranked]
    rests_on = [value.lived[-1].entry for _, value in ranked]
    rows = (BullsEye(tuple(drawn), len(values)), Line(_sentence(drawn, values, found, today)))
    return Section("bulls_eye", "On a bull's-eye", rows).resting_on(rests_on)


def _sentence(drawn: Sequence[Mark], values: Sequence[HeldValue], found: Marks, today: date) -> str:
    """Which were lived nearest the centre and which furthest from it, and which were not marked."""
    is_now = today - found.until < MARKED
    week = "This past week" if is_now else f"In the week to {short_date(found.until, today)}"
    near, far = max(mark.near for mark in drawn), min(mark.near for mark in drawn)
    nearest, furthest = ([mark.name for mark in drawn if mark.near == at] for at in (near, far))
    if len(drawn) == 1:
        said = f"{week} {drawn[0].name} was {where(near)}."
    elif near == far:
        said = f"{week} you lived all of these {where(near)}."
    else:
        said = f"{week} you lived {_listed(nearest)} closest to the centre and {_listed(furthest)} furthest from it."
    unmarked = [one_line(value.name) for value in values if value.id not in found.lived]
    return f"{said} Not marked: {_listed(unmarked)}." if unmarked else said


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
