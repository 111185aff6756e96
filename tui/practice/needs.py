"""What a daily question presupposes, and whether it is there: the closed registry behind ``needs``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tui.insights.fold.portrait import Portrait
from tui.records.roles import Role

ENTRIES = 5
"""Days with an entry from which "your recent entries" are some."""
MONTH = 28
YEAR = 365


def vision(portrait: Portrait, today: date) -> bool:  # noqa: ARG001
    """A result is held, or a vision was put into a statement."""
    return bool(portrait.held) or portrait.last(Role.STATEMENT) is not None


def values(portrait: Portrait, today: date) -> bool:  # noqa: ARG001
    """A value is held."""
    return bool(portrait.values)


def two_values(portrait: Portrait, today: date) -> bool:  # noqa: ARG001
    """Two values or more are held."""
    return len(portrait.values) > 1


def entries(portrait: Portrait, today: date) -> bool:  # noqa: ARG001
    """There are entries on five days or more."""
    return len(portrait.days) >= ENTRIES


def month(portrait: Portrait, today: date) -> bool:
    """The first entry is four weeks old."""
    return _age(portrait, today) >= MONTH


def year(portrait: Portrait, today: date) -> bool:
    """The first entry is a year old."""
    return _age(portrait, today) >= YEAR


def _age(portrait: Portrait, today: date) -> int:
    return (today - min(portrait.days, default=today)).days


NEEDS: dict[str, Callable[[Portrait, date], bool]] = {
    function.__name__: function for function in (vision, values, two_values, entries, month, year)
}
