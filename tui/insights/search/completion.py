"""How a query may go on from where the cursor is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from tui.insights.search.filter_names import KINDS, PRACTICES, Name, Vocabulary
from tui.insights.search.parser import MONTHS, WEEKDAYS
from tui.insights.search.query import DATED, FILTERS, pieces
from tui.records.text import fold

MOST = 12
"""So many ways to go on are offered at most."""


class Offer(msgspec.Struct, frozen=True):
    """One way to go on.

    Attributes:
        end: What stands before this is replaced.
        text: What comes in its place; with a blank behind it where it is whole.
    """

    shown: str
    start: int
    end: int
    text: str


def offers(text: str, cursor: int, vocabulary: Vocabulary, today: date) -> tuple[Offer, ...]:
    """The ways to go on, likeliest first; none behind a blank or in a phrase."""
    piece = next((piece for piece in pieces(text[:cursor]) if piece.end == cursor), None)
    if piece is None or (piece.quoted and not piece.sign):
        return ()
    whole, minus = _end(text, cursor), "-" if piece.without else ""
    sign, typed = fold(piece.sign), fold(piece.value)
    found: Iterable[str]
    if not sign:
        found = [f"{name}:" for name in FILTERS if typed and name.startswith(typed)]
        return tuple(Offer(name, piece.start, whole, minus + name) for name in found)
    before = sign if sign in "#@" else f"{sign}:"
    begun = [name for name in _names(sign, typed, vocabulary, today) if _goes_on(name, typed)]
    if len(begun) == 1 and fold(begun[0]) == typed:
        return ()
    return tuple(
        Offer(_shown(before, name), piece.start, whole, f"{minus}{before}{_written(name)} ") for name in begun[:MOST]
    )


def _end(text: str, cursor: int) -> int:
    """Behind the rest of the word the cursor is in, and the blank after it."""
    end = cursor
    while end < len(text) and not text[end].isspace():
        end += 1
    return end + (end < len(text))


def _names(sign: str, typed: str, known: Vocabulary, today: date) -> Sequence[str]:
    match sign:
        case "#":
            return known.tags
        case "@":
            return known.people
        case "practice":
            return tuple(PRACTICES)
        case "flow":
            return _shortest(known.flows)
        case "area":
            return _shortest(known.areas)
        case "value":
            return _called(known.values)
        case "word":
            return known.feelings
        case "is" | "has":
            return tuple(KINDS)
        case "mood" | "energy":
            return ("<0", ">0", "<=-3", ">=3", "-1..1") if not typed else ()
        case _ if sign in DATED:
            return _dates(today)
        case _:
            return ()


def _shortest(names: Sequence[Name]) -> tuple[str, ...]:
    """The ids where they are words, for those are what is typed most easily."""
    return tuple(name.id if name.id.isidentifier() else name.name for name in names)


def _called(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(name.name for name in names)


def _dates(today: date) -> tuple[str, ...]:
    months = [f"{today.year - (today.month <= back):04}-{(today.month - 1 - back) % 12 + 1:02}" for back in range(6)]
    years = [str(today.year - back) for back in range(1, 4)]
    near = ("today", "yesterday", "this-week", "last-week", "last-month")
    return (*near, str(today.year), *years, *months, *WEEKDAYS, *MONTHS)


def _goes_on(name: str, typed: str) -> bool:
    folded = fold(name)
    return folded.startswith(typed) or (len(typed) > 1 and f" {typed}" in folded)


def _shown(before: str, name: str) -> str:
    return f"{before}{name}" if before in "#@" else name


def _written(name: str) -> str:
    return f'"{name}"' if " " in name else name


def replaced(text: str, offer: Offer) -> tuple[str, int]:
    """The text with an offer taken, and where the cursor is then."""
    return text[: offer.start] + offer.text + text[offer.end :], offer.start + len(offer.text)
