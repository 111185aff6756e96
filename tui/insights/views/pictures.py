"""Pictures: rows of a page that are drawn where they can be, and say the same in sentences where they cannot."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from tui.insights.measures.values import RINGS, ring
from tui.records.text import one_line


class Picture(msgspec.Struct, frozen=True):
    """Something drawn."""

    @property
    def named(self) -> tuple[str, ...]:
        """The words that stand in the drawing too."""
        return ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in words."""
        raise NotImplementedError


class Link(msgspec.Struct, frozen=True):
    """What one thing of a ring does to the next.

    Attributes:
        thing: What it is called.
        is_more: Whether more of it makes the next one more; else it makes it less.
        is_late: Whether that takes a while to show.
    """

    thing: str
    is_more: bool
    is_late: bool = False

    @property
    def effect(self) -> str:
        """What becomes of the next thing."""
        return f"{'more' if self.is_more else 'less'}{', after a while' if self.is_late else ''}"


class Ring(Picture, frozen=True, tag=True):
    """Things that make one another more or less in a circle.

    Attributes:
        links: In their order; the last one acts on the first.
    """

    links: tuple[Link, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """What its things are called."""
        return tuple(link.thing for link in self.links)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each link in words."""
        following = (*self.links[1:], self.links[0])
        return tuple(
            f"The more “{one_line(link.thing)}”, the {'more' if link.is_more else 'less'} “{one_line(other.thing)}”"
            f"{', after a while' if link.is_late else ''}."
            for link, other in zip(self.links, following, strict=True)
        )


class Mark(msgspec.Struct, frozen=True):
    """Where something is on a bull's-eye.

    Attributes:
        sign: A character or two that it is known by.
        name: What it is called.
        near: 0, at the edge, to 10, at the centre.
        place: Its place among all of them, from 0: it gives the direction.
    """

    sign: str
    name: str
    near: float
    place: int


class BullsEye(Picture, frozen=True, tag=True):
    """Five rings, and how near the centre each of some things was marked.

    Attributes:
        marks: Those that were marked.
        of: How many directions there are.
    """

    marks: tuple[Mark, ...]
    of: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each mark in words."""
        return tuple(f"{mark.name}: {where(mark.near)}." for mark in self.marks)


EDGES = tuple((10 - least) / 10 for least in (*RINGS, 0))
"""How far out each ring of a bull's-eye ends, from the inside out: the rim is at 1."""
WHERE = ("at the centre", "near the centre", "halfway out", "further out", "at the edge")


def where(near: float) -> str:
    """A place on a bull's-eye in words."""
    return WHERE[ring(near) - 1]


WAYS = (
    (0.97, "as you want it"), (0.85, "nearly there"), (0.7, "about three quarters of the way"),
    (0.58, "about two thirds of the way"), (0.42, "about halfway"), (0.29, "about a third of the way"),
    (0.18, "about a quarter of the way"), (0.03, "just begun"), (0, "not begun"),
)  # fmt: skip
"""How much of what is wanted is there at least, and how that is put."""


class LifeResult(msgspec.Struct, frozen=True):
    """One thing wanted.

    Attributes:
        filled: How much of it is there, 0 to 1; ``None`` while it is not rated.
    """

    text: str
    filled: float | None

    @property
    def way(self) -> str:
        """How far it has come, in words."""
        if self.filled is None:
            return "not rated yet"
        return next(words for least, words in WAYS if self.filled >= least)


class LifeArea(msgspec.Struct, frozen=True):
    """One part of life and what is wanted there."""

    name: str
    results: tuple[LifeResult, ...]


class Life(Picture, frozen=True, tag=True):
    """The parts of life around a centre, each result a wedge that fills from the middle to the rim.

    Attributes:
        areas: Clockwise from the top; those in which nothing is wanted are among them.
    """

    areas: tuple[LifeArea, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each wedge in words."""
        return tuple(f"{area.name}: “{one.text}”, {one.way}." for area in self.areas for one in area.results)


class Rung(msgspec.Struct, frozen=True):
    """One rung of a ladder.

    Attributes:
        texts: One a line.
    """

    label: str
    texts: tuple[str, ...]


class Ladder(Picture, frozen=True, tag=True):
    """Rungs one above the other.

    Attributes:
        rungs: From the top down.
    """

    rungs: tuple[Rung, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """What stands beside the rungs."""
        return tuple(text for rung in self.rungs for text in (rung.label, *rung.texts))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each rung in words, from the top down."""
        return tuple(f"{rung.label}: {'; '.join(map(one_line, rung.texts))}" for rung in self.rungs)


Drawn: TypeAlias = Ring | BullsEye | Life | Ladder
