"""Finding entries by words: in any order, whatever their case, accents or width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from tui.insights.listing import Listed
from tui.records.text import fold


class Query(msgspec.Struct, frozen=True):
    """What is looked for: all of these, folded, must stand in an entry.

    Attributes:
        words: Words and quoted phrases.
    """

    words: tuple[str, ...]


def read_query(text: str) -> Query:
    """A query from what a person typed; ``"a phrase"`` in quotes stays together, an unclosed quote too."""
    parts = re.findall(r'"([^"]*)"?|(\S+)', text.replace("“", '"').replace("”", '"'))
    words = (" ".join(fold(phrase or word).split()) for phrase, word in parts)
    return Query(tuple(dict.fromkeys(word for word in words if word)))


def matches(query: Query, entry: Listed) -> bool:
    """Whether all that is looked for stands in the entry; a phrase may run across a line break."""
    return all(word in entry.folded or (" " in word and word in _on_one_line(entry)) for word in query.words)


def found(query: Query, entries: Iterable[Listed]) -> list[Listed]:
    """The entries that match, best first: whole words before parts of words, then as they came (newest first)."""
    hits = [entry for entry in entries if matches(query, entry)]
    if not query.words:
        return hits
    # The word stands first in the pattern, for then it is found as fast as any text is; its neighbours come after.
    whole = [re.compile(rf"{word}(?<!\w{word})(?!\w)").search for word in map(re.escape, query.words)]
    hits.sort(key=lambda entry: -sum(search(entry.folded) is not None for search in whole))
    return hits


def lit(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in a text, as spans of its own characters, in order and without overlap."""
    if not words or not text:
        return []
    places: list[int] = []
    folded = []
    for place, letter in enumerate(text):
        for part in fold(letter):
            folded.append(" " if part.isspace() else part)
            places.append(place)
    haystack = "".join(folded)
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return [(places[hit.start()], places[hit.end() - 1] + 1) for hit in re.finditer(pattern, haystack)]


def _on_one_line(entry: Listed) -> str:
    return " ".join(entry.folded.split())
