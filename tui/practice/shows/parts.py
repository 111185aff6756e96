"""Small pieces that everything shown is made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tui.insights.portrait import Said
from tui.practice.context import Context
from tui.practice.shown import Lines, Quote, Shown
from tui.records.day import when
from tui.records.roles import Role
from tui.records.text import one_line


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
    return [said.text for said in reversed(context.recalled(role)[-count:])]
