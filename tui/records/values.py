"""Values to choose from, placed on Schwartz's circle."""

from __future__ import annotations

from typing import Literal

import msgspec

Region = Literal["openness", "care", "steadiness", "achievement"]

OPPOSITE: dict[Region, Region] = {
    "openness": "steadiness",
    "steadiness": "openness",
    "achievement": "care",
    "care": "achievement",
}
"""Regions that face each other on the circle and so tend to argue (Schwartz 1992)."""


class ValueCard(msgspec.Struct, frozen=True, kw_only=True):
    """One card of the values deck.

    Attributes:
        id: Lasting short name.
        name: As shown.
        group: Its region of the circle.
        definition: In one line.
        shows_as: What a camera would see on a day it was lived.
    """

    id: str
    name: str
    group: Region | None = None
    definition: str = ""
    shows_as: str = ""
