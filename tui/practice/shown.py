"""What stands under a question: a quotation, some lines, the band, or the card that closes a session."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """Something said before, under a label of ours.

    Attributes:
        label: Ours, such as "Last week you noted".
        text: The person's words.
    """

    label: str
    text: str


class Lines(msgspec.Struct, frozen=True):
    """Several things said before, one a line."""

    label: str
    items: tuple[str, ...]


class Anchors(msgspec.Struct, frozen=True):
    """What a visitor would see at 0, 5 and 10; absent ends are left out."""

    texts: dict[int, str]


class Band(msgspec.Struct, frozen=True):
    """The rubber band: reality and vision on the original scale of 0 to 10.

    Attributes:
        reality: Where it is; absent while not rated.
        height: Where it wants to be, 10 at first.
        text: The result's wording.
    """

    reality: float | None
    height: float
    text: str


class Card(msgspec.Struct, frozen=True):
    """What a session comes down to.

    Attributes:
        rows: Vision, fact, promise and the like, each under its label.
        band: Of the result it was about.
        is_heavy: Whether the person picked one of the heaviest words, or rated something at the very bottom.
    """

    rows: tuple[Quote, ...]
    band: Band | None = None
    is_heavy: bool = False


Shown: TypeAlias = Quote | Lines | Anchors | Band | Card
