"""Where a letter begins and ends, as a person counts letters: an accent, a skin tone or half of a flag is part of one.

Textual and Python count code points. Nothing here knows a screen.
"""

from __future__ import annotations

import re
import unicodedata

NEAR = 64
"""Code points that are looked at: no letter that anybody means is longer."""

JOINERS = ("\u200c", "\u200d")
"""What joins letters or keeps them apart inside a word, as in Persian and in many an emoji."""

_EDGE = re.compile(r"(?<=\W)(?=\w)|(?<=\w)(?=\W)")


def before(text: str, place: int) -> int:
    """Where the letter that ends at a place begins; 0 at the beginning of the text."""
    if place <= 1:
        return 0
    if text[place - 1].isascii():
        return place - 1
    from wcwidth import iter_graphemes  # only where there is a letter beyond ASCII

    start = max(0, place - NEAR)
    return place - len(list(iter_graphemes(text[start:place]))[-1])


def after(text: str, place: int) -> int:
    """Where the letter that begins at a place ends; the end of the text at its end."""
    if place >= len(text) - 1 or text[place + 1].isascii():
        return min(place + 1, len(text))
    from wcwidth import iter_graphemes

    return place + len(next(iter_graphemes(text[place : place + NEAR])))


def around(text: str, place: int) -> tuple[int, int]:
    """Where the letter that a place is inside of begins and ends; the place itself twice where it is between two."""
    if not 0 < place < len(text) or text[place].isascii():
        return place, place
    from wcwidth import iter_graphemes

    begin = max(0, place - NEAR)
    for letter in iter_graphemes(text[begin : place + NEAR]):
        end = begin + len(letter)
        if begin < place < end:
            return begin, end
        if end >= place:
            break
        begin = end
    return place, place


def word_before(text: str, place: int) -> int:
    """Where the word before a place begins, or the punctuation; 0 where there is none."""
    edges = [edge.start() for edge in _EDGE.finditer(_marks_as_letters(text[:place].rstrip()))]
    return edges[-1] if edges else 0


def word_after(text: str, place: int) -> int:
    """Where the word after a place ends, or the punctuation; the end of the text where there is none."""
    blanks = len(text) - place - len(text[place:].lstrip())
    edge = _EDGE.search(_marks_as_letters(text[place + blanks :]))
    return place + blanks + edge.start() if edge else len(text)


def _marks_as_letters(text: str) -> str:
    """The text with each mark as the letter it belongs to: Python takes an accent for the end of a word."""
    if text.isascii():
        return text
    letters: list[str] = []
    for sign in text:
        marks = letters and (sign in JOINERS or unicodedata.category(sign).startswith("M"))
        letters.append(letters[-1] if marks else sign)
    return "".join(letters)
