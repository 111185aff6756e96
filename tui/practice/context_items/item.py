"""What is shown under a question: a quotation, lines, the band, a picture, or the closing card, and their pieces."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

import msgspec

from tui.insights.fold.portrait import Said
from tui.insights.views.model import Band, Section
from tui.insights.views.pictures import Drawn
from tui.practice.context import Context
from tui.records.day import when
from tui.records.roles import Role
from tui.records.text import one_line


class Quote(msgspec.Struct, frozen=True):
    """Something said before, under a label of ours.

    Attributes:
        label: Ours, such as "Last week you noted".
        entries: Ids of the entries it rests on, where it can be opened to them.
    """

    label: str
    text: str
    entries: tuple[str, ...] = ()


class Lines(msgspec.Struct, frozen=True):
    """Several things said before, one a line."""

    label: str
    items: tuple[str, ...]


class Anchors(msgspec.Struct, frozen=True):
    """What a visitor would see at 0, 5 and 10; absent ends are left out."""

    texts: dict[int, str]


class Card(msgspec.Struct, frozen=True):
    """What a session comes down to.

    Attributes:
        is_heavy: Whether how it felt was heavy, or something was rated at the very bottom.
    """

    rows: tuple[Quote, ...]
    band: Band | None = None
    is_heavy: bool = False


HEAVY = "This sounds hard to carry. You don't have to carry it alone."
"""Stands under a heavy card, before how a face leads to someone to talk to."""

Shown: TypeAlias = Quote | Lines | Anchors | Band | Section | Drawn | Card


def you_said(day: date, context: Context) -> str:
    """The label over a number of an earlier day: "On 3 March you said"."""
    named = when(day, context.session.day)
    return f"{named[0].upper()}{named[1:]} you said"


def quote(label: str, said: Said | None, context: Context) -> tuple[Shown, ...]:
    """Something said before, with its day; nothing if there is nothing."""
    if said is None or not said.text.strip():
        return ()
    return (Quote(f"{label} {when(said.day, context.session.day)}", said.text),)


def lines(label: str, items: Iterable[str]) -> tuple[Shown, ...]:
    """Several things said before, each once; nothing if there are none."""
    found = tuple(dict.fromkeys(one_line(item) for item in items if item.strip()))
    return (Lines(label, found),) if found else ()


def newest(context: Context, role: Role, count: int) -> list[str]:
    """The newest things said in a role, the last first."""
    return [said.text for said in reversed(context.portrait.recalled(role)[-count:])]
