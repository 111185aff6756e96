"""What was written on one occasion, told from its parts: an exercise's answers under its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tui.insights.fold.portrait import Portrait, Said
from tui.insights.views.model import Labelled, Section, newest
from tui.records.day import short_date
from tui.records.roles import Role
from tui.records.text import one_line

LISTED = 12
"""So many occasions of one kind are shown, the newest; the journal has the others."""


class Moments(NamedTuple):
    """Occasions of one kind.

    Attributes:
        flows: The exercises they are from.
        lead: What an occasion is known by: the first of these that was said; one without any of them is left out.
        beside: What else is told of it, in this order, and what is put before each.
    """

    id: str
    heading: str
    flows: frozenset[str]
    lead: tuple[Role, ...]
    beside: Mapping[Role, str]


TWO_WANTS = Moments(
    "two_wants", "Two wants that compete", frozenset({"second_pull"}), (Role.SECOND_PULL, Role.SECOND_WANT),
    {
        Role.SECOND_WANT: "what it wants", Role.TURNS: "at the turning points", Role.PATTERN: "what you do then",
        Role.BELIEF: "underneath", Role.TACTIC: "ways used so far", Role.LEADS: "leads for now",
    },
)  # fmt: skip


def moments(portrait: Portrait, kind: Moments, today: date, most: int = LISTED, about: str = "") -> Section:
    """The occasions of one kind, the newest first; nothing that is hidden from looking back.

    Args:
        portrait: What the entries say.
        kind: Which occasions, and what is told of them.
        today: The last day looked at.
        most: So many are shown.
        about: Only what is said about this one thing, if given.
    """
    parts = defaultdict[str, dict[Role, list[Said]]](dict)
    for role in dict.fromkeys((*kind.lead, *kind.beside)):
        for said in portrait.recalled(role):
            if said.flow in kind.flows and about in ("", said.about):
                parts[said.entry].setdefault(role, []).append(said)
    known = [entry for entry, told in parts.items() if not told.keys().isdisjoint(kind.lead)]
    order = sorted(known, key=lambda entry: (_day(parts[entry]), entry))
    shown = newest(kind.id, kind.heading, order, lambda entry: _row(parts[entry], kind, today), most)
    return shown.resting_on(reversed(order))


def _day(parts: Mapping[Role, list[Said]]) -> date:
    return next(iter(parts.values()))[0].day


def _row(parts: Mapping[Role, list[Said]], kind: Moments, today: date) -> Labelled:
    said = {role: parts[role] for role in (*kind.lead, *kind.beside) if role in parts}
    text, *details = (_told(kind.beside.get(role, ""), found) for role, found in said.items())
    return Labelled(short_date(_day(parts), today), text, details=tuple(details))


def _told(label: str, said: list[Said]) -> str:
    text = " · ".join(one_line(one.text) for one in said)
    return f"{label}: {text}" if label else text
