"""What the cursor is on stays in sight, in whatever scrolls around it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


def bring_into_sight(row: int, of: Widget, rows: int = 1) -> None:
    """Scrolls what a widget stands in until some of the widget's rows are seen, with what stands beside them.

    Args:
        row: The first of them, from the top of the screen; it may be out of sight.
        of: The widget.
        rows: How many; more than are seen at once are shown from the first.
    """
    panel = next((parent for parent in of.ancestors if isinstance(parent, VerticalScroll)), None)
    if panel is None:
        return
    seen = panel.scrollable_content_region
    if seen.y <= row and row + rows <= seen.bottom:
        return
    # With the row beside it, which is a frame's edge or the next thing to choose.
    here = Region(0, row - seen.y + panel.scroll_offset.y - 1, 1, min(rows + 2, seen.height))
    panel.scroll_to_region(here, animate=False, force=True, x_axis=False)
