"""Words for feelings on a plane of energy and pleasantness, three keys from any of them.

The plane is Russell's circumplex; words and definitions are our own.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Quadrant = Literal["high_unpleasant", "high_pleasant", "low_unpleasant", "low_pleasant"]

QUADRANTS: tuple[Quadrant, ...] = ("high_unpleasant", "high_pleasant", "low_unpleasant", "low_pleasant")
"""In the order of their keys, 1 to 4."""

QUADRANT_NAMES: dict[Quadrant, str] = {
    "high_unpleasant": "high energy, unpleasant",
    "high_pleasant": "high energy, pleasant",
    "low_unpleasant": "low energy, unpleasant",
    "low_pleasant": "low energy, pleasant",
}

HARD_TO_SAY = "hard to say"

HEAVIEST = frozenset({"hopeless", "grieving", "panicked", "ashamed", "worn out", "numb"})
"""Words after which the closing card says once where the support page is."""


class EmotionWord(msgspec.Struct, frozen=True, kw_only=True):
    """One word: where it stands on the plane and what it means.

    Attributes:
        word: As shown.
        energy: -5 to 5, never 0.
        pleasantness: -5 to 5, never 0.
        definition: In one line.
        quadrant: One of four corners.
        family: One of five in its corner.
        keys: Three digits that name it; empty for a word of the person's own.
    """

    word: str
    energy: int
    pleasantness: int
    definition: str = ""
    quadrant: Quadrant
    family: str = ""
    keys: str = ""


def corner(energy: int, pleasantness: int) -> str:
    """Where a feeling stands, in words: ``high energy, unpleasant``."""
    return f"{'high' if energy > 0 else 'low'} energy, {'pleasant' if pleasantness > 0 else 'unpleasant'}"
