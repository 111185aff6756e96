"""The rubber band drawn as one: two pegs, straight and bright when far apart, hanging slack when they are near."""

from __future__ import annotations

from textual.content import Content

from tui.app.widgets.strokes import HIGH, WIDE, Field

STRAIGHT = 4.0
"""A gap of this much or more pulls the band straight."""
SLACK = 2.0
"""A gap below this lets it hang down to its third row."""
MARGIN = 2
"""Columns at either side, so that a loop below the last peg has room."""


def rubber(
    reality: float | None, height: float, width: int, *, faint: bool = False, plain: bool = False
) -> list[Content]:
    """The band on the scale 0 to 10, or to the vision's height if that is more: one row, two or three.

    Args:
        reality: Where it is, on the original scale; ``None`` while not rated.
        height: Where the vision is.
        width: Columns there are.
        faint: Whether the gap hardly pulls, so that the band is dashed.
        plain: Whether only ASCII may be used.
    """
    here, there, ghost = ("@", "o", ":") if plain else ("●", "○", "◌")
    top = max(10.0, height)
    last = max(1, width - 1 - 2 * MARGIN)

    def at(value: float) -> int:
        return MARGIN + max(0, min(last, round(last * value / top)))

    gap = None if reality is None else height - reality
    rows = 1 if gap is None or gap >= STRAIGHT else 2 if gap >= SLACK else 3
    field = Field(width, rows, plain=plain)
    if reality is not None and gap is not None:
        left, right = sorted((at(reality), at(height)))
        if rows == 1:
            sign, style = ("=", "bold $vision") if plain else ("━", "bold $vision")
            for column in range(left + 1, right):
                if not (faint and column % 3 == 0):
                    field.sign(column, 0, sign, style)
        else:
            _hang(field, left, right, rows, faint=faint)
    if height != 10:
        field.sign(at(10), 0, ghost, "$quiet")
    if reality is not None:
        field.sign(at(reality), 0, here, "bold $reality")
    if reality is None or at(height) != at(reality):
        field.sign(at(height), 0, there, "bold $vision")
    return field.rows()


def _hang(field: Field, left: int, right: int, rows: int, *, faint: bool) -> None:
    """A slack band between two columns: it falls from both pegs and is lowest in the middle."""
    highest, deepest = HIGH // 2, rows * HIGH - 3
    middle = left + right + 1
    # Pegs that nearly touch: the band is a loop below them.
    half = max(3, (right - left) * WIDE // 2 - 1)
    dashed = faint and half > 2 * WIDE
    before = highest
    for across in range(half, -1, -1):
        down = round(highest + (deepest - highest) * (1 - (across / half) ** 2))
        for between in range(min(before + 1, down), down + 1):
            for place in (middle - across - 1, middle + across):
                if not (dashed and place // 3 % 2):
                    field.dot(place, between, "$vision")
        before = down
