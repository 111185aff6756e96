"""The rubber band between reality and vision: on one line in a list, or as large as there is room."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tui.terminal.braille_canvas import HIGH, WIDE, BrailleCanvas

REALITY, VISION, BEFORE = "●", "○", "◌"
ENDS = Content.assemble(
    (REALITY, "bold $reality"), (" where it is   ", "$quiet"), (VISION, "bold $vision"), (" what you want", "$quiet")
)
"""What the two pegs are, said once where bands stand."""


THEN = Content.assemble((f"{BEFORE} where it was", "$quiet"))
"""What the third sign is, where bands are shown then and now."""


def band_line(reality: float | None, height: float, width: int, before: float | None = None) -> Content:
    """The band on one line of ``width`` cells for the scale 0 to 10 (or to the vision's height, if that is more).

    Far apart it is drawn as a strong line, near each other as a slack one; without a rating only the vision's peg
    stands. Where reality was before is marked quietly, unless something else has that place.
    """
    drawn = _band_line(reality, height, width)
    if before is None:
        return drawn
    at = max(0, min(width - 1, round((width - 1) * before / max(10.0, height))))
    drawn = Content.assemble(drawn, " " * max(0, at + 1 - drawn.cell_length))
    if drawn.plain[at] in (REALITY, VISION):
        return drawn
    return Content.assemble(drawn[:at], (BEFORE, "$quiet"), drawn[at + 1 :])


def _band_line(reality: float | None, height: float, width: int) -> Content:
    top = max(10.0, height)
    last = width - 1
    vision_at = round(last * height / top)
    if reality is None:
        return Content.assemble((" " * vision_at, ""), (VISION, "bold $vision"))
    reality_at = max(0, min(last, round(last * reality / top)))
    gap = height - reality
    thread = "━" if gap >= 4 else "─" if gap >= 2 else "╌"
    left, right = sorted((reality_at, vision_at))
    if left == right:
        return Content.assemble(" " * left, (REALITY, "bold $reality"))
    first, second = (REALITY, VISION) if reality_at < vision_at else (VISION, REALITY)
    return Content.assemble(
        " " * left,
        (first, "bold $reality" if first == REALITY else "bold $vision"),
        (thread * (right - left - 1), "$vision" if gap >= 2 else "$quiet"),
        (second, "bold $vision" if second == VISION else "bold $reality"),
    )


def signs(*, plain: bool) -> tuple[str, str, str]:
    """What stands for where it is, what is wanted, and where it was."""
    return ("*", "o", ":") if plain else (REALITY, VISION, BEFORE)


STRAIGHT = 4.0
"""A gap of this much or more pulls the band straight."""
SLACK = 2.0
"""A gap below this lets it hang down to its third row."""
MARGIN = 2
"""Columns at either side, so that a loop below the last peg has room."""


def rubber(
    reality: float | None,
    height: float,
    width: int,
    *,
    before: float | None = None,
    faint: bool = False,
    large: bool = False,
    plain: bool = False,
) -> list[Content]:
    """The band on the scale 0 to 10, or to the vision's height if that is more: one row, or more where it hangs.

    Args:
        reality: Where it is, on the original scale; ``None`` while not rated.
        height: Where the vision is.
        width: Columns there are.
        before: Where it stood some time ago, marked quietly.
        faint: Whether the gap hardly pulls, so that the band is dashed.
        large: Whether it hangs further, with the scale under it.
        plain: Whether only ASCII may be used.
    """
    here, there, ghost = signs(plain=plain)
    top = max(10.0, height)
    last = max(1, width - 1 - 2 * MARGIN)

    def at(value: float) -> int:
        return MARGIN + max(0, min(last, round(last * value / top)))

    gap = None if reality is None else height - reality
    rows = 1 if gap is None or gap >= STRAIGHT else 2 + large if gap >= SLACK else 3 + large
    canvas = BrailleCanvas(width, rows + large, plain=plain)
    if reality is not None and gap is not None:
        left, right = sorted((at(reality), at(height)))
        if rows == 1:
            sign, style = ("=", "bold $vision") if plain else ("━", "bold $vision")
            for column in range(left + 1, right):
                if not (faint and column % 3 == 0):
                    canvas.put(column, 0, sign, style)
        else:
            _hang(canvas, left, right, rows, faint=faint)
    if large:
        _scale(canvas, at, top)
    if before is not None:
        canvas.put(at(before), 0, ghost, "$quiet")
    if height != 10:
        canvas.put(at(10), 0, ghost, "$quiet")
    if reality is not None:
        canvas.put(at(reality), 0, here, "bold $reality")
    if reality is None or at(height) != at(reality):
        canvas.put(at(height), 0, there, "bold $vision")
    return canvas.rows()


def _scale(canvas: BrailleCanvas, at: Callable[[float], int], top: float) -> None:
    """The scale in the last row: its middle and its ends in figures."""
    for column in range(at(0), at(top) + 1):
        canvas.put(column, canvas.height - 1, "." if canvas.plain else "┈", "$line")
    for value in (0, 5, 10):
        canvas.write(at(value), canvas.height - 1, str(value), "$quiet")


def _hang(canvas: BrailleCanvas, left: int, right: int, rows: int, *, faint: bool) -> None:
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
                    canvas.set_dot(place, between, "$vision")
        before = down
