"""Days as a person names them on the command line: one of them, or a span that narrows what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from tui.cli.command import Common
from tui.cli.completion import complete_day
from tui.cli.errors import usage

_F = TypeVar("_F", bound=Callable[..., Any])


def day_range(function: _F) -> _F:
    """Adds the options that narrow entries to some days; they come with ``Common``."""
    for name, about in (
        ("--on", "only that day"),
        ("--until", "up to and including that day"),
        ("--since", "from that day on: 2026-09-14, 2026-09, monday, last-week"),
    ):
        function = click.option(name, metavar="DAY", help=about, shell_complete=complete_day)(function)
    return function


def day(text: str, today: date) -> date:
    """The day a person named.

    Raises:
        CommandError: If it is not one.
    """
    from tui.records.day import read_day

    try:
        return read_day(text, today)
    except ValueError as problem:
        first, last = _span(text, today) or (None, today)
        if first == last:
            return last
        raise usage(str(problem)) from None


def days(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of what a person named: a day, a month, a year, last-week, as a search takes it.

    Raises:
        CommandError: If it is not one.
    """
    from tui.records.day import read_day

    try:
        one = read_day(text, today)
        return one, one
    except ValueError:
        found = _span(text, today)
    if found is None:
        raise usage(
            f"“{text}” is not a day, month or year; write {today}, {today:%Y-%m}, yesterday, monday or last-week."
        )
    return found


def _span(text: str, today: date) -> tuple[date, date] | None:
    from tui.insights.search.parser import read_span
    from tui.records.text import fold

    return read_span(fold(text), today)


def past_day(text: str | None, today: date) -> date | None:
    """The day something is kept for; ``None`` when no other than today was named.

    Raises:
        CommandError: If it is no day, or still to come.
    """
    if text is None:
        return None
    named = day(text, today)
    if named > today:
        raise usage(f"{named} is in the future; --for takes today or an earlier day.")
    return named


def between(given: Common, today: date) -> Callable[[date], bool] | None:
    """Whether a day is among those asked for; ``None`` when every day is.

    Raises:
        CommandError: If one of them is no day.
    """
    asked = [days(given.on, today)] if given.on else []
    if given.day:
        asked.append((day(given.day, today),) * 2)
    if given.since:
        asked.append((days(given.since, today)[0], date.max))
    if given.until:
        asked.append((date.min, days(given.until, today)[1]))
    if not asked:
        return None
    first, last = max(first for first, _ in asked), min(last for _, last in asked)
    return lambda found: first <= found <= last
