"""The frame of Today, kept for the next start: it is drawn from those widgets alone that hold no word of a person's."""

from __future__ import annotations

from collections.abc import Callable
from os import environ

from rich.color import ColorSystem
from textual.app import App
from textual.geometry import Region

from tui.app.base.frame import TopBar
from tui.app.today.screen import TodayScreen
from tui.terminal import early_frame
from tui.terminal.cell_diff import Row, cells
from tui.terminal.display import knows_ech
from tui.terminal.frame_file import encode
from tui.workspace import Workspace

_WORDLESS = "#today, TopBar, KeyLine"
"""A box, the names of places and of keys. What stands in the box is another widget's."""


def keeper(app: App[None], workspace: Workspace) -> Callable[[], None] | None:
    """What keeps the frame as it is at this moment, for a start like this one, on the disk; None if nothing is kept."""
    frames = workspace.frames
    if not workspace.settings.early_frame:
        return frames.drop
    standing, screen = early_frame.standing, app.screen
    if standing is None or not isinstance(screen, TodayScreen) or standing.size != app.size:
        return None
    rows = picture(app, screen)
    return lambda: frames.keep(standing.path, encode(rows, standing.key, erase=knows_ech(environ))) if rows else None


def picture(app: App[None], screen: TodayScreen) -> list[Row]:
    """The frame, cell by cell, the day in the bar left out; nothing where it cannot be told."""
    colors = app.console._color_system or ColorSystem.TRUECOLOR
    width, height = app.size
    rows: list[Row] = [[] for _ in range(height)]
    for widget in (screen, *screen.query(_WORDLESS)):
        region = widget.region
        if widget is screen:
            region = Region(0, 0, width, height)
        if not region or not widget.display or region not in screen.region:
            return []
        for y, strip in enumerate(widget.render_lines(Region(0, 0, region.width, region.height)), region.y):
            drawn = cells(strip, colors)
            if isinstance(widget, TopBar):
                _without_day(drawn, widget.days())
            if len(drawn) != region.width or any(cell is None or len(cell[0]) != 1 for cell in drawn):
                return []
            rows[y][region.x : region.right] = drawn
    return rows


def _without_day(row: Row, days: tuple[str, ...]) -> None:
    """Blanks the day at the end of the bar: it will have changed by tomorrow."""
    text = "".join(cell[0] if cell else " " for cell in row)
    end = len(text.rstrip())
    for day in days:
        if day and text[:end].endswith(day):
            for x in range(end - len(day), end):
                _, sgr = row[x] or (" ", "")
                row[x] = (" ", sgr)
            return
