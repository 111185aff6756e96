"""Loops: which of some things make which more or less, and what runs in a circle because of it.

A loop feeds on itself where an even number of its arrows says "less", and holds in check where it is odd (Senge, The
Fifth Discipline, reinforcing and balancing feedback).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from tui.insights.fold.portrait import Portrait, Said
from tui.records.roles import Role

Shape: TypeAlias = Literal["limits", "fixes", "delay", "growth"]
"""What loops of a map together look like."""


class Arrow(msgspec.Struct, frozen=True):
    """One thing makes another more, or less.

    Attributes:
        source: Id of the thing that acts.
        target: Id of the thing acted on; never the source itself.
        is_more: Whether it makes it more.
        is_late: Whether that takes a while to show.
    """

    source: str
    target: str
    is_more: bool
    is_late: bool = False


class Loop(msgspec.Struct, frozen=True):
    """Things that make one another more or less in a circle.

    Attributes:
        arrows: Each ends where the next begins, the last where the first does.
    """

    arrows: tuple[Arrow, ...]

    @property
    def feeds_itself(self) -> bool:
        """Whether a push comes back as a push the same way round; else it is held in check."""
        return sum(not arrow.is_more for arrow in self.arrows) % 2 == 0

    @property
    def is_late(self) -> bool:
        """Whether one of its effects takes a while."""
        return any(arrow.is_late for arrow in self.arrows)

    @property
    def things(self) -> tuple[str, ...]:
        """Ids of the things in it, in the order of the arrows."""
        return tuple(arrow.source for arrow in self.arrows)


class LoopMap(msgspec.Struct, frozen=True):
    """What was drawn on one occasion.

    Attributes:
        things: Id to what it is called, in the order they were named.
        lever: Where a small change would reach far, if it was said.
    """

    entry: str
    said: Said
    things: Mapping[str, str]
    arrows: tuple[Arrow, ...]
    lever: str = ""

    @property
    def loops(self) -> tuple[Loop, ...]:
        """Every loop in it."""
        return find_loops(tuple(self.things), self.arrows)


def find_loops(things: Sequence[str], arrows: Collection[Arrow]) -> tuple[Loop, ...]:
    """Every loop, each once and begun at its first thing, the shortest first.

    An arrow to itself or to something that was not named is passed over; of two arrows between the same things the
    first counts.

    Args:
        things: Their ids, in the order they were named; a handful.
        arrows: What makes what more or less.
    """
    order = {thing: place for place, thing in enumerate(things)}
    out = defaultdict[str, dict[str, Arrow]](dict)
    for arrow in arrows:
        if arrow.source in order and arrow.target in order and arrow.source != arrow.target:
            out[arrow.source].setdefault(arrow.target, arrow)

    def walk(path: tuple[Arrow, ...], start: str, here: str) -> Iterator[Loop]:
        for target, arrow in sorted(out[here].items(), key=lambda item: order[item[0]]):
            if target == start:
                yield Loop((*path, arrow))
            elif order[target] > order[start] and all(arrow.source != target for arrow in path):
                yield from walk((*path, arrow), start, target)

    found = [loop for thing in things for loop in walk((), thing, thing)]
    return tuple(sorted(found, key=lambda loop: (len(loop.arrows), [order[thing] for thing in loop.things])))


def shape_of(loops: Sequence[Loop]) -> Shape | None:
    """What the loops look like together; ``None`` if they have no shape with a name."""
    feeding = [loop for loop in loops if loop.feeds_itself]
    checking = [loop for loop in loops if not loop.feeds_itself]
    if any(set(one.things) & set(other.things) for one in feeding for other in checking):
        return "limits"
    if any(set(one.things) & set(other.things) for place, one in enumerate(checking) for other in checking[:place]):
        return "fixes"
    if any(loop.is_late for loop in checking):
        return "delay"
    return "growth" if feeding else None


def loop_maps(portrait: Portrait) -> tuple[LoopMap, ...]:
    """Everything drawn so far, oldest first; nothing that is hidden from looking back."""
    things = defaultdict[str, dict[str, str]](dict)
    first: dict[str, Said] = {}
    for said in portrait.recalled(Role.LOOP):
        things[said.entry][said.about] = said.text
        first.setdefault(said.entry, said)
    late = {(said.entry, said.about, said.picked) for said in portrait.recalled(Role.LATER)}
    arrows = defaultdict[str, list[Arrow]](list)
    for role in (Role.MORE, Role.LESS):
        for said in portrait.recalled(role):
            is_late = (said.entry, said.about, said.picked) in late
            arrows[said.entry].append(Arrow(said.about, said.picked, role is Role.MORE, is_late))
    levers = {said.entry: said.text for said in portrait.recalled(Role.LEVER)}
    return tuple(
        LoopMap(entry, said, things[entry], tuple(arrows[entry]), levers.get(entry, ""))
        for entry, said in first.items()
    )
