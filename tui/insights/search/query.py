"""What is looked for, and the pieces it is typed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

import msgspec

Named: TypeAlias = Literal["tag", "person", "word", "flow", "about"]
"""Lists of names an entry has: what it is tagged with, whom and what it speaks of, the words for its feelings."""

Axis: TypeAlias = Literal["mood", "energy"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What all parts share.

    Attributes:
        typed: The part as it was typed, to speak of it.
        without: Whether entries that have it are left out.
    """

    typed: str = ""
    without: bool = False


class Text(Part, frozen=True):
    """A word, a part of one, or a phrase, folded."""

    text: str


class Has(Part, frozen=True):
    """One of these names.

    Attributes:
        of: Where they stand.
        names: Ids, or folded names.
        lit: What is lit up in the text for it.
    """

    of: Named
    names: frozenset[str]
    lit: tuple[str, ...] = ()


class Kind(Part, frozen=True):
    """One of several kinds of entry.

    Attributes:
        kinds: Bits of ``listing.Kinds``; one of them is enough.
        about: Ids, one of which is enough as well.
    """

    kinds: int
    about: frozenset[str] = frozenset()


class Level(Part, frozen=True):
    """A feeling between two marks, on the plane's scale from -5 to 5, both of them included."""

    axis: Axis
    low: float
    high: float


class Days(Part, frozen=True):
    """The days from one to another, both of them included."""

    first: date
    last: date


AnyPart: TypeAlias = Text | Has | Kind | Level | Days


class Mistake(msgspec.Struct, frozen=True):
    """A filter that could not be read; the rest is searched without it."""

    sentence: str
    start: int = 0
    end: int = 0


class Query(msgspec.Struct, frozen=True):
    """What is looked for: all of these must hold for an entry."""

    parts: tuple[AnyPart, ...] = ()
    problems: tuple[Mistake, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.parts)

    @property
    def texts(self) -> tuple[str, ...]:
        """Words and phrases that must stand in an entry."""
        return tuple(part.text for part in self.parts if isinstance(part, Text) and not part.without)

    @property
    def words(self) -> tuple[str, ...]:
        """What is lit up: words, phrases, and the names of tags, people and feelings."""
        found = [
            word
            for part in self.parts
            if not part.without
            for word in ((part.text,) if isinstance(part, Text) else part.lit if isinstance(part, Has) else ())
        ]
        return tuple(dict.fromkeys(found))


FILTERS = (
    "practice", "flow", "area", "value", "word", "mood", "energy", "is", "has", "since", "until", "on", "in",
)  # fmt: skip
"""Every filter, as it is offered."""

DATED = ("since", "until", "on", "in")
"""Those that take days; the last two are one filter by two names."""


class Piece(msgspec.Struct, frozen=True):
    """One piece of what was typed.

    Attributes:
        sign: ``#``, ``@``, the filter's name as it was typed, or nothing for a word or a phrase.
        value: What stands behind, without quotes.
    """

    start: int
    end: int
    without: bool
    sign: str
    value: str
    typed: str
    quoted: bool


_SAME = str.maketrans("“”„‟«»＂：＃＠－−＜＞＝　", '““““““":#@--<>= ')
"""Marks of other keyboards, one for one, so that every place stays the same; curved quotes are one another's."""

_PIECE = re.compile(
    r"(?P<minus>-(?=[^\s-]))?(?:(?P<sign>[#@]|[^\W\d_]+(?=:)):?)?"
    r'(?:"(?P<straight>[^"]*)"|["“](?P<phrase>[^"“]*)["“]?|(?P<plain>[^\s"“]*))'
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
        sign, plain = found.group("sign") or "", found.group("plain")
        phrase = next((text[slice(*found.span(one))] for one in ("straight", "phrase") if found[one] is not None), None)
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
