"""Searching the same entries again and again, letter by letter, and what to leave out where nothing was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.search.filter_names import Vocabulary
from tui.insights.search.matching import hits, narrows, ranked
from tui.insights.search.parser import MONTHS, read_query
from tui.insights.search.query import AnyPart, Query
from tui.records.text import counted, listed


class Found(msgspec.Struct, frozen=True):
    """What a search came to.

    Attributes:
        entries: Best first; all of them, newest first, if nothing was looked for.
        advice: Sentences for the person where nothing was found.
    """

    text: str
    query: Query
    entries: Sequence[EntrySummary]
    advice: tuple[str, ...] = ()


class Finder:
    """Remembers what it found, for most searches are the one before with a letter more.

    Args:
        entries: Newest first.
        vocabulary: The names there are.
    """

    def __init__(self, entries: Sequence[EntrySummary], vocabulary: Vocabulary) -> None:
        self.entries = entries
        self.vocabulary = vocabulary
        self._last: tuple[Query, Sequence[EntrySummary]] = (Query(), entries)

    def find(self, text: str, today: date, abandoned: Callable[[], bool] = lambda: False) -> Found:
        """What a text finds.

        Raises:
            AbandonedError: If it is not.
        """
        query = read_query(text, today, self.vocabulary)
        if not query:
            return Found(text, query, self.entries)
        before, among = self._last
        found = hits(query, among if narrows(query, before) else self.entries, abandoned)
        self._last = (query, found)
        if not found:
            return Found(text, query, found, hint(query, self.entries))
        return Found(text, query, ranked(query, found))


MOST = 3
"""So many ways out are named at most."""


def hint(query: Query, entries: Sequence[EntrySummary]) -> tuple[str, ...]:
    """Sentences about a query that finds nothing in these entries; empty if nothing was looked for."""
    return (*_left_out(query, entries), *(f"For the month: on:{month}." for month in query.texts if month in MONTHS))


def _left_out(query: Query, entries: Sequence[EntrySummary]) -> tuple[str, ...]:
    """What finds nothing by itself, and what there is without it."""
    wanted = [part for part in query.parts if not part.without]
    unwanted = [part for part in query.parts if part.without]
    if not query.parts:
        return ()
    alone = {part: len(hits(Query((part,)), entries)) for part in wanted}
    absent = [part for part in wanted if not alone[part]]
    if len(query.parts) == 1:
        return (_nowhere(query.parts[0]),)
    if absent:
        rest = Query(tuple(part for part in query.parts if part not in absent))
        names = listed([part.typed for part in absent])
        left = f" Without {'it' if len(absent) == 1 else 'them'} there {_are(len(hits(rest, entries)))}."
        left = left if len(absent) < len(wanted) else ""
        return (f"{names} {'is' if len(absent) == 1 else 'are'} not in any entry." + (left if rest else ""),)
    together = len(hits(Query(tuple(wanted)), entries)) if wanted else 0
    if unwanted and together:
        found = f"{listed([part.typed for part in wanted])} alone {_stands(wanted, together)}"
        away = listed([part.typed for part in unwanted])
        return (f"{found}; {away} {'takes' if len(unwanted) == 1 else 'take'} them all out.",)
    sentences = (
        ["; ".join(f"{part.typed} alone {_stands([part], alone[part])}" for part in wanted) + "."] if wanted else []
    )
    without = [(len(hits(_but(query, part), entries)), part) for part in query.parts]
    ways = [(count, part) for count, part in without if count and len(query.parts) > 2]
    ways.sort(key=lambda way: -way[0])
    sentences += [f"Without {part.typed} there {_are(count)}." for count, part in ways[:MOST]]
    return tuple(sentences)


def _nowhere(part: AnyPart) -> str:
    if part.without:
        return f"{part.typed} leaves out every entry."
    return f"{part.typed} is not in any entry. Try part of a word, or another spelling."


def _but(query: Query, part: AnyPart) -> Query:
    return Query(tuple(other for other in query.parts if other is not part))


def _stands(parts: Sequence[AnyPart], count: int) -> str:
    return f"{'is' if len(parts) == 1 else 'are'} in {counted(count, 'entry')}"


def _are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {counted(count, 'entry') if count else 'none either'}"
