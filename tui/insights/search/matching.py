"""Which entries a query finds, best first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.search.query import AnyPart, Days, Has, Kind, Level, Query, Text
from tui.records.inline_tags import and_above
from tui.records.text import UNSPACED, fold, one_line, searchable

Test: TypeAlias = Callable[[EntrySummary], bool]

LOOKED_AT = 256
"""Entries between two moments in which a search may be given up."""


class AbandonedError(Exception):
    """The search is not wanted any more."""


def matches(query: Query, entry: EntrySummary) -> bool:
    """Whether all that is looked for holds for the entry."""
    return all(test(entry) for test in map(test_of, query.parts))


def hits(
    query: Query, entries: Sequence[EntrySummary], abandoned: Callable[[], bool] = lambda: False
) -> list[EntrySummary]:
    """The entries that match, in the order they came.

    Args:
        query: What is looked for.
        entries: Where.
        abandoned: Asked now and then whether the search is not wanted any more.

    Raises:
        AbandonedError: If it is not.
    """
    found: list[EntrySummary] = []
    # What is quickest to ask goes first: most entries are out of the question after it.
    tests = [test_of(part) for part in sorted(query.parts, key=lambda part: isinstance(part, Text))]
    for start in range(0, len(entries), LOOKED_AT):
        if abandoned():
            raise AbandonedError
        some: Iterable[EntrySummary] = entries[start : start + LOOKED_AT]
        for test in tests:
            some = list(filter(test, some))
        found += some
    return found


def ranked(query: Query, entries: Sequence[EntrySummary]) -> list[EntrySummary]:
    """The entries best first: whole words before parts, words side by side before others, then as they came."""
    best, score = best_score(query), scoring(query)
    if not best:
        return list(entries)
    return sorted(entries, key=score, reverse=True)


def best_score(query: Query) -> int:
    """What the score of an entry can be at best; 0 if all are alike."""
    words = [word for word in query.texts if _can_be_whole(word)]
    return 2 * len(words) + (len(query.texts) > 1)


def scoring(query: Query) -> Callable[[EntrySummary], int]:
    """How well an entry fits, for what a query looks for."""
    words = query.texts
    # The word stands first in the pattern, for then it is found as fast as any text is; its neighbours come after.
    whole = [
        re.compile(rf"{word}(?<!\w{word})(?!\w)").search for word in (re.escape(w) for w in words if _can_be_whole(w))
    ]
    together = " ".join(words) if len(words) > 1 else ""

    def score(entry: EntrySummary) -> int:
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
            return lambda entry: any(not names.isdisjoint(_with_above(tag)) for tag in entry.tags)
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


@lru_cache(maxsize=4096)
def _with_above(tag: str) -> frozenset[str]:
    """A folded tag and those it is nested in."""
    return frozenset(and_above(fold(tag)))


_AFTER_BASE = re.compile("[\u1160-\u11ff\uff9e\uff9f]")
_PLAIN = re.compile(r"[\x00-\x7f]+(?![^\x00-\x7f])")
"""Letters that fold to one letter each, the last of them not before a mark that would change it."""


def match_spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in a text, as spans of its own characters, in order and without overlap."""
    if not words or not text:
        return []
    pattern = _pattern(tuple(words))
    if text.isascii():
        return [hit.span() for hit in pattern.finditer(text.lower())]
    if not pattern.search(fold(text)):
        return []  # finding the places is slow where there are none
    haystack, places = _placed(text)
    return [(places[hit.start()], places[hit.end()]) for hit in pattern.finditer(haystack)]


def excerpt(texts: Iterable[str], words: Sequence[str], before: int, length: int) -> str:
    """The line on which the words stand, from a little before them; empty if they stand nowhere.

    Args:
        texts: What was written, in order.
        words: Folded; the text that has most of them is taken.
        before: At most so many characters stand before the first of them.
        length: At most so many characters in all.
    """
    best, most = "", 0
    for text in texts:
        folded = searchable(text)
        count = sum(word in folded for word in words)
        if count > most:
            best, most = text, count
            if count == len(words):
                break
    if not best:
        return ""
    line = one_line(best)
    spans = match_spans(line, words)
    if not spans:
        return line if len(line) <= length else line[: length - 1].rstrip() + "…"
    start = max(0, min(spans[0][0] - before, len(line) - length))
    if start:
        start = min(line.find(" ", start, spans[0][0]) + 1 or start, spans[0][0])
    rest = line[start : start + length]
    return ("…" if start else "") + rest + ("…" if start + length < len(line) else "")


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words with any white space between their parts; the longest first, so that they are lit whole."""
    return re.compile("|".join(_loose(word) for word in sorted(words, key=len, reverse=True)))


def _loose(word: str) -> str:
    parts = [
        r"\s+".join(map(re.escape, piece.split(" "))) for piece in re.split(rf"(?<=[{UNSPACED}])(?=[{UNSPACED}])", word)
    ]
    return r"\s*".join(parts)


def _placed(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and for each letter where it came from; one place more for the end."""
    places: list[int] = []
    folded: list[str] = []
    start = 0
    while start < len(text):
        if plain := _PLAIN.match(text, start):
            folded.append(plain.group().lower())
            places += range(start, plain.end())
            start = plain.end()
            continue
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or _AFTER_BASE.match(text[end])):
            end += 1
        for letter in fold(text[start:end]):
            folded.append(letter)
            places.append(start)
        start = end
    places.append(len(text))
    return "".join(folded), places
