"""What a person typed, cut into pieces: words, phrases, filters, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

FILTERS = (
    "practice", "flow", "area", "value", "word", "mood", "energy", "is", "has", "since", "until", "on",
)  # fmt: skip
"""Every filter, as it is offered."""

DATED = ("since", "until", "on")


class Piece(msgspec.Struct, frozen=True):
    """One piece of what was typed.

    Attributes:
        start: Where it begins.
        end: Behind its last letter.
        without: Whether a minus stands before it.
        sign: ``#``, ``@``, the filter's name as it was typed, or nothing for a word or a phrase.
        value: What stands behind, without quotes.
        typed: All of it.
        quoted: Whether the value stands in quotes.
    """

    start: int
    end: int
    without: bool
    sign: str
    value: str
    typed: str
    quoted: bool


_SAME = str.maketrans("“”„‟«»＂：＃＠－−＜＞＝　", '""""""":#@--<>= ')
"""Marks of other keyboards, one for one, so that every place stays the same."""

_PIECE = re.compile(
    r'(?P<minus>-(?=[^\s-]))?(?:(?P<sign>[#@]|[^\W\d_]+(?=:)):?)?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]*))'
)
_TWO_WORDS = re.compile(r"\s+(week|month|year)(?=\s|$)", re.IGNORECASE)


def pieces(text: str) -> Iterator[Piece]:
    """The pieces in order; an unclosed quote reaches to the end, ``since:last week`` is one piece."""
    same = text.translate(_SAME)
    place = 0
    while place < len(same):
        if same[place].isspace():
            place += 1
            continue
        found = _PIECE.match(same, place)
        assert found  # the last branch matches the empty text
        end = max(found.end(), place + 1)
        sign, phrase, plain = found.group("sign") or "", found.group("phrase"), found.group("plain")
        value = plain if phrase is None else phrase
        if sign not in ("", "#", "@") and phrase is None and plain.startswith("//"):
            sign, value = "", f"{sign}:{plain}"  # an address
        if sign.lower() in DATED and phrase is None and value.lower() in ("last", "this"):
            more = _TWO_WORDS.match(same, end)
            if more:
                value, end = f"{value} {more.group(1)}", more.end()
        if found.end() == place:
            value = same[place]
        yield Piece(place, end, bool(found.group("minus")), sign, value, text[place:end], phrase is not None)
        place = end
