"""Pages and periods a person keeps out of looking back: nothing brings them up unless they are opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

import msgspec


class OnPage(Protocol):
    """Something that stands on a page of a day."""

    @property
    def entry(self) -> str:
        """The page's id."""

    @property
    def day(self) -> date:
        """The practice day."""


_T = TypeVar("_T", bound=OnPage)


class Aside(msgspec.Struct, frozen=True):
    """What is kept out of looking back.

    Attributes:
        entries: Ids of pages.
        periods: First and last day of each period, both within it, oldest first.
    """

    entries: frozenset[str] = frozenset()
    periods: tuple[tuple[date, date], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.periods)

    def holds(self, entry: str, day: date) -> bool:
        """Whether a page of a day is kept out."""
        return entry in self.entries or any(first <= day <= last for first, last in self.periods)

    def without(self, items: Iterable[_T]) -> tuple[_T, ...]:
        """Those of the items whose page may come back on its own."""
        return tuple(item for item in items if not self.holds(item.entry, item.day)) if self else tuple(items)


def aside(marks: Iterable[str]) -> Aside:
    """From marks: the id of a page, or a period as ``2026-03-01/2026-05-31``; a mark that is neither says nothing."""
    pages, periods = set(), set()
    for mark in marks:
        if "/" not in mark:
            pages.add(mark)
        elif span := period(mark):
            periods.add(span)
    return Aside(frozenset(pages), tuple(sorted(periods)))


def period(mark: str) -> tuple[date, date] | None:
    """The first and last day a mark names; ``None`` if it names none."""
    first, _, last = mark.partition("/")
    try:
        span = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return span if span[0] <= span[1] else None
