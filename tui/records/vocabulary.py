"""The words there are to choose from: areas of life, value cards, and words for feelings on a plane."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from tui.records.text import fold


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """One life area.

    Attributes:
        vision_prompt: A question that opens a picture of it.
        reality_prompt: A question about its plain facts.
        shown_first: Whether it stands in the short list; the others are one key further.
    """

    id: str
    name: str
    description: str = ""
    vision_prompt: str = ""
    reality_prompt: str = ""
    shown_first: bool = True


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
        shows_as: What a camera would see on a day it was lived.
    """

    id: str
    name: str
    group: Region | None = None
    definition: str = ""
    shows_as: str = ""


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


class EmotionWord(msgspec.Struct, frozen=True, kw_only=True):
    """One word: where it stands on the plane and what it means.

    Attributes:
        energy: -5 to 5, never 0.
        pleasantness: -5 to 5, never 0.
        keys: Three digits that name it; empty for a word of the person's own.
        heavy: Whether it opens the gentler way, wherever it is on the plane; see ``is_heavy``.
    """

    word: str
    energy: int
    pleasantness: int
    definition: str = ""
    quadrant: Quadrant
    family: str = ""
    keys: str = ""
    heavy: bool = False


HEAVY_FROM = -3
"""A feeling is heavy where neither axis is above this."""


def is_heavy(word: str, energy: int | None, pleasantness: int | None, emotions: Iterable[EmotionWord]) -> bool:
    """Whether a feeling opens the gentler way (PRACTICE.md, section 7).

    Args:
        word: As it was picked or typed.
        energy: -5 to 5; absent when it was hard to say.
        pleasantness: -5 to 5, likewise.
        emotions: The words there are, some of which say so themselves; looked through only where the axes don't say it.
    """
    if energy is not None and pleasantness is not None and energy <= HEAVY_FROM and pleasantness <= HEAVY_FROM:
        return True
    said = fold(word)
    return any(emotion.heavy and fold(emotion.word) == said for emotion in emotions)


def corner(energy: int, pleasantness: int) -> str:
    """Where a feeling stands, in words: ``high energy, unpleasant``."""
    return f"{'high' if energy > 0 else 'low'} energy, {'pleasant' if pleasantness > 0 else 'unpleasant'}"
