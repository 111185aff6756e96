"""The rubber band between reality and vision: two pegs on one line and what is stretched between them."""

from __future__ import annotations

from textual.content import Content

REALITY, VISION = "●", "○"
ENDS = Content.assemble(
    (REALITY, "bold $reality"), (" where it is   ", "$quiet"), (VISION, "bold $vision"), (" what you want", "$quiet")
)
"""What the two pegs are, said once where bands stand."""


def band_line(reality: float | None, height: float, width: int) -> Content:
    """The band on one line of ``width`` cells for the scale 0 to 10 (or to the vision's height, if that is more).

    Far apart it is drawn as a strong line, near each other as a slack one; without a rating only the vision's peg
    stands.
    """
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
