"""What can be looked at in the made-up life: as it is, in a circle, against what is wanted, and once it's so."""

from __future__ import annotations

import msgspec

Lines = tuple[str, ...]


class Look(msgspec.Struct, frozen=True):
    """One part of life, as it is."""

    camera: str
    say: str
    strengths: Lines
    hard: Lines
    habits: Lines
    numbers: Lines


class SecondPull(msgspec.Struct, frozen=True):
    """The want that pulls the other way."""

    turns: Lines
    nearer: Lines
    then: Lines
    want: Lines
    belief: Lines
    other: Lines


class ValueWords(msgspec.Struct, frozen=True):
    """A value in her own words."""

    definition: Lines
    behaviour: Lines
    sign: str
    cost: str


class Walk(msgspec.Struct, frozen=True):
    """The four rooms of one topic."""

    see: Lines
    fixed: Lines
    movable: Lines
    pattern: Lines


class Reached(msgspec.Struct, frozen=True):
    """Something that is so now."""

    took: str
    taught: str
    helped: str
    pause: str


class Arrows(msgspec.Struct, frozen=True):
    """What one part of a loop makes more or less of, and which of that only after a while."""

    source: str = msgspec.field(name="from")
    more: Lines = ()
    less: Lines = ()
    later: Lines = ()


class Loop(msgspec.Struct, frozen=True):
    """Things that act on one another in a circle, about one topic."""

    topic: str
    things: Lines
    arrows: tuple[Arrows, ...]
    lever: str
    change: str


class Looks(msgspec.Struct, frozen=True):
    """Inventories by area, the second pull, the values, walks and reached results by topic, and loops."""

    reality: dict[str, Look]
    second_pull: SecondPull
    values: dict[str, ValueWords]
    walks: dict[str, Walk]
    reached: dict[str, Reached]
    loops: tuple[Loop, ...]
