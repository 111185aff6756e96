"""Which entries a query finds, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from tui.insights.listing import Listed
from tui.insights.search.query import AnyPart, Days, Has, Kind, Level, Query, Text
from tui.records.text import fold

Test: TypeAlias = Callable[[Listed], bool]

LOOKED_AT = 256
"""Entries between two moments in which a search may be given up."""


class Abandoned(Exception):  # noqa: N818 - reads as what it is
    """The search is not wanted any more."""


def matches(query: Query, entry: Listed) -> bool:
    """Whether all that is looked for holds for the entry."""
    return all(test(entry) for test in map(test_of, query.parts))


def hits(query: Query, entries: Sequence[Listed], abandoned: Callable[[], bool] = lambda: False) -> list[Listed]:
    """The entries that match, in the order they came.

    Args:
        query: What is looked for.
        entries: Where.
        abandoned: Asked now and then whether the search is not wanted any more.

    Raises:
        Abandoned: If it is not.
    """
    found: list[Listed] = []
    # What is quickest to ask goes first: most entries are out of the question after it.
    tests = [test_of(part) for part in sorted(query.parts, key=lambda part: isinstance(part, Text))]
    for start in range(0, len(entries), LOOKED_AT):
        if abandoned():
            raise Abandoned
        some: Iterable[Listed] = entries[start : start + LOOKED_AT]
        for test in tests:
            some = list(filter(test, some))
        found += some
    return found


def ranked(query: Query, entries: Sequence[Listed]) -> list[Listed]:
    """The entries best first: whole words before parts of words, words side by side before others, then as they came.

    Args:
        query: What was looked for.
        entries: What was found, newest first.
    """
    best, score = best_score(query), scoring(query)
    if not best:
        return list(entries)
    return sorted(entries, key=score, reverse=True)


def best_score(query: Query) -> int:
    """What the score of an entry can be at best; 0 if all are alike."""
    words = [word for word in query.texts if _can_be_whole(word)]
    return 2 * len(words) + (len(query.texts) > 1)


def scoring(query: Query) -> Callable[[Listed], int]:
    """How well an entry fits, for what a query looks for."""
    words = query.texts
    # The word stands first in the pattern, for then it is found as fast as any text is; its neighbours come after.
    whole = [
        re.compile(rf"{word}(?<!\w{word})(?!\w)").search for word in (re.escape(w) for w in words if _can_be_whole(w))
    ]
    together = " ".join(words) if len(words) > 1 else ""

    def score(entry: Listed) -> int:
        text = entry.folded
        found = sum(2 for search in whole if search(text) is not None)
        return found + 1 if together and together in text else found

    return score


def narrows(query: Query, before: Query) -> bool:
    """Whether everything the query finds is among what the earlier one found: a letter more, a word more."""
    return bool(before.parts) and all(any(_implies(part, old) for part in query.parts) for old in before.parts)


def _implies(part: AnyPart, old: AnyPart) -> bool:
    if isinstance(part, Text) and isinstance(old, Text):
        if part.without or old.without:
            return part.without and old.without and part.text in old.text
        return old.text in part.text
    return _meaning(part) == _meaning(old)


def _meaning(part: AnyPart) -> AnyPart:
    return msgspec.structs.replace(part, typed="")


def _can_be_whole(word: str) -> bool:
    # One or two letters stand everywhere, and looking for their neighbours each time takes long.
    return len(word) > 2


def test_of(part: AnyPart) -> Test:
    """What says whether a part holds for an entry."""
    test = _test(part)
    return (lambda entry: not test(entry)) if part.without else test


def _test(part: AnyPart) -> Test:
    match part:
        case Text(text=text):
            return lambda entry: text in entry.folded
        case Has(of="tag", names=names):
            return lambda entry: bool(entry.tags) and any(_folded(tag) in names for tag in entry.tags)
        case Has(of="person", names=names):
            return lambda entry: bool(entry.people) and any(_folded(person) in names for person in entry.people)
        case Has(of="word", names=names):
            return lambda entry: any(_folded(word) in names for word, _, _ in entry.feelings)
        case Has(of="flow", names=names):
            return lambda entry: entry.flow in names
        case Has(names=names):
            return lambda entry: not names.isdisjoint(entry.about)
        case Kind(kinds=kinds, about=about):
            if about:
                return lambda entry: bool(entry.kinds & kinds) or not about.isdisjoint(entry.about)
            return lambda entry: bool(entry.kinds & kinds)
        case Level(axis="energy", low=low, high=high):
            return lambda entry: any(level is not None and low <= level <= high for _, level, _ in entry.feelings)
        case Level(low=low, high=high):
            return lambda entry: any(level is not None and low <= level <= high for _, _, level in entry.feelings)
        case Days(first=first, last=last):
            return lambda entry: first <= entry.day <= last


_folded = lru_cache(maxsize=4096)(fold)
