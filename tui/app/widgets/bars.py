"""Numbers as a row of small bars; the numbers themselves always stand beside them as text."""

from __future__ import annotations

from collections.abc import Iterable

BLOCKS = "▁▂▃▄▅▆▇█"
DIGITS = "01234567"


def bars(values: Iterable[float | None], low: float = 0, high: float = 10, *, plain: bool = False) -> str:
    """One sign a number; a dot where there is none.

    Args:
        values: Oldest first.
        low: What the lowest bar stands for.
        high: What the highest stands for.
        plain: Whether only ASCII may be used: then a digit from 0 to 7 stands for the height.
    """
    signs = DIGITS if plain else BLOCKS
    last = len(signs) - 1
    span = high - low or 1

    def sign(value: float | None) -> str:
        if value is None:
            return "." if plain else "·"
        return signs[max(0, min(last, round((value - low) / span * last)))]

    return "".join(map(sign, values))


def share_bar(share: float, width: int, *, plain: bool = False) -> str:
    """A part of a whole as a bar; anything above nothing is seen."""
    filled = max(1, round(share * width)) if share > 0 else 0
    return ("#" if plain else "━") * min(width, filled)
