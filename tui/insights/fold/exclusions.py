"""What a person keeps out of looking back, pages, periods and sentences: nothing brings it up unless it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

import msgspec


class OnEntry(Protocol):
    """Something that stands on a page of a day."""

    @property
    def entry(self) -> str:
        """The page's id."""

    @property
    def day(self) -> date:
        """The practice day."""


_T = TypeVar("_T", bound=OnEntry)


class Exclusions(msgspec.Struct, frozen=True):
    """What is kept out of looking back.

    Attributes:
        periods: First and last day of each period, both within it, oldest first.
        sentences: What Today is not to read back (entry and role, see ``measures.read_back``), and since which day.
    """

    entries: frozenset[str] = frozenset()
    periods: tuple[tuple[date, date], ...] = ()
    sentences: dict[str, date] = {}

    def __bool__(self) -> bool:
        """Whether any page is kept out."""
        return bool(self.entries or self.periods)

    def excludes(self, entry: str, day: date) -> bool:
        """Whether a page of a day is kept out."""
        return entry in self.entries or any(first <= day <= last for first, last in self.periods)

    def visible(self, items: Iterable[_T]) -> tuple[_T, ...]:
        """Those of the items whose page may come back on its own."""
        return tuple(item for item in items if not self.excludes(item.entry, item.day)) if self else tuple(items)


def read_exclusions(marks: Mapping[str, date]) -> Exclusions:
    """From marks, each with the day it was made.

    Args:
        marks: The id of a page, a period as ``2026-03-01/2026-05-31``, or a sentence as ``<entry>/learned``.
    """
    pages, periods, sentences = set(), set(), dict[str, date]()
    for mark, day in marks.items():
        if "/" not in mark:
            pages.add(mark)
        elif span := period(mark):
            periods.add(span)
        else:
            sentences[mark] = day
    return Exclusions(frozenset(pages), tuple(sorted(periods)), sentences)


def period(mark: str) -> tuple[date, date] | None:
    """The first and last day a mark names; ``None`` if it names none."""
    first, _, last = mark.partition("/")
    try:
        span = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return span if span[0] <= span[1] else None
