"""Searching the same entries again and again, letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from tui.insights.listing import Listed
from tui.insights.search.advice import advice
from tui.insights.search.matching import hits, narrows, ranked
from tui.insights.search.query import Query
from tui.insights.search.reading import read_query
from tui.insights.search.vocabulary import Vocabulary


class Found(msgspec.Struct, frozen=True):
    """What a search came to.

    Attributes:
        text: What was typed.
        query: What was looked for.
        entries: Best first; all of them, newest first, if nothing was looked for.
        advice: Sentences for the person where nothing was found.
    """

    text: str
    query: Query
    entries: Sequence[Listed]
    advice: tuple[str, ...] = ()


class Finder:
    """Remembers what it found, for most searches are the one before with a letter more.

    Args:
        entries: Newest first.
        vocabulary: The names there are.
    """

    def __init__(self, entries: Sequence[Listed], vocabulary: Vocabulary) -> None:
        self.entries = entries
        self.vocabulary = vocabulary
        self._last: tuple[Query, Sequence[Listed]] = (Query(), entries)

    def find(self, text: str, today: date, abandoned: Callable[[], bool] = lambda: False) -> Found:
        """What a text finds.

        Args:
            text: As it was typed.
            today: What yesterday is seen from.
            abandoned: Asked now and then whether the search is not wanted any more.

        Raises:
            Abandoned: If it is not.
        """
        query = read_query(text, today, self.vocabulary)
        if not query:
            return Found(text, query, self.entries)
        before, among = self._last
        found = hits(query, among if narrows(query, before) else self.entries, abandoned)
        self._last = (query, found)
        if not found:
            return Found(text, query, found, advice(query, self.entries))
        return Found(text, query, ranked(query, found))
