"""What is looked for: the parts of a query, each of which says yes or no to an entry."""

from __future__ import annotations

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
    """A word, a part of one, or a phrase.

    Attributes:
        text: Folded, as ``light.searchable`` folds.
    """

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
    """A filter that could not be read; the rest is searched without it.

    Attributes:
        sentence: What it could have been.
        start: Where it begins in what was typed.
        end: Behind its last letter.
    """

    sentence: str
    start: int = 0
    end: int = 0


class Query(msgspec.Struct, frozen=True):
    """What is looked for: all of these must hold for an entry.

    Attributes:
        parts: In the order they were typed.
        problems: Filters that could not be read.
    """

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
