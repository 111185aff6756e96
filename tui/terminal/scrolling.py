"""One set of keys for all that is read or walked: a list moves its cursor by them, a text its rows.

A list or text that takes the focus binds :data:`SCROLLING`; a screen that sends the keys to one of several of its
parts has them among its commands. Both define ``action_walk``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from tui.terminal.commands import Command

Unit: TypeAlias = Literal["row", "half", "page", "end"]
"""How far one key goes; ``end`` is the beginning or the end of everything."""

SCROLLING = (
    Command("scroll.down", "down,j", "walk('row', 1)", "down", "In a list or a text: one row down.", None),
    Command("scroll.up", "up,k", "walk('row', -1)", "up", "In a list or a text: one row up.", None),
    Command("scroll.page_down", "space,pagedown", "walk('page', 1)", "more", "A page down.", None),
    Command("scroll.page_up", "b,pageup", "walk('page', -1)", "up a page", "A page up.", None),
    Command("scroll.half_down", "ctrl+d", "walk('half', 1)", "half page down", "Half a page down.", None),
    Command("scroll.half_up", "ctrl+u", "walk('half', -1)", "half page up", "Half a page up.", None),
    Command("scroll.first", "home,g", "walk('end', -1)", "first", "To the beginning of a list or a text.", None),
    Command("scroll.last", "end,G", "walk('end', 1)", "last", "To the end of a list or a text.", None),
)
SHOWN = {"scroll.down": "↑ ↓", "scroll.page_down": "space"}
SCROLLING_SHOWN = (
    replace(SCROLLING[0], label="move", shown=SHOWN[SCROLLING[0].id]),
    *(replace(command, shown=SHOWN.get(command.id)) for command in SCROLLING[1:]),
)
"""The same where something is read: there the line of keys names them."""


def rows_of(unit: Unit, height: int) -> int:
    """How many rows a key goes where so many are seen; a page leaves one row of what was read in sight."""
    match unit:
        case "half":
            return max(1, height // 2)
        case "page":
            return max(1, height - 1)
        case _:
            return 1


def scroll(text: Widget, unit: Unit, direction: int) -> None:
    """Scrolls something to read.

    Args:
        text: What scrolls.
        unit: How far.
        direction: 1 for down, -1 for up.
    """
    if unit == "end":
        text.scroll_to(y=0 if direction < 0 else text.max_scroll_y, animate=False)
    else:
        text.scroll_relative(y=direction * rows_of(unit, text.size.height), animate=False)


class ScrollingText(VerticalScroll, inherit_bindings=False):
    """Something to read that takes the focus, and the keys that scroll it."""

    BINDINGS = [command.binding for command in SCROLLING]

    def action_walk(self, unit: Unit, direction: int) -> None:
        scroll(self, unit, direction)


class ScrollingPanel(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls to where the cursor is among what stands in it; Textual's would take the arrows for itself."""


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
