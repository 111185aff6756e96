"""Where the words stand that were looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.records.text import UNSPACED, fold, one_line, searchable

_AFTER_BASE = re.compile("[\u1160-\u11ff\uff9e\uff9f]")
_PLAIN = re.compile(r"[\x00-\x7f]+(?![^\x00-\x7f])")
"""Letters that fold to one letter each, the last of them not before a mark that would change it."""


def lit(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
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
    spans = lit(line, words)
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
