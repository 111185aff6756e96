"""A page to read above a place: a title and text that is as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tui.app.commands import HELP, Command
from tui.app.layout import PROSE
from tui.app.screens.page import Page
from tui.app.text import line

BACK = Command("reading.back", "escape,enter,q", "back", "back", "Back to the place.", "esc")
DOWN = Command("reading.down", "j,down", "scroll(1)", "down", "Down.", "j k")
UP = Command("reading.up", "k,up", "scroll(-1)", "up", "Up.", None)


class ReadingScreen(Page):
    """Text to read.

    Args:
        title: For the frame.
        text: What is read, for a width.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, DOWN, UP)

    def __init__(self, title: str, text: Callable[[int], Content]) -> None:
        super().__init__()
        self._title, self._text = title, text

    def body(self) -> ComposeResult:
        """The frame with the text."""
        with VerticalScroll(id="reading") as frame:
            frame.border_title = line(self._title)
            yield Static(id="read")

    async def on_mount(self) -> None:
        """Gives the keys to the text."""
        self.query_one("#reading").focus()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Draws it for the room there is."""
        super().on_resize(event)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        self.query_one("#read", Static).update(self._text(min(PROSE, self.size.width - 9)))

    def end_keys(self) -> tuple[Command, ...]:
        """Only a place is left for good from; here ``q`` goes back."""
        return (HELP,)

    def action_scroll(self, lines: int) -> None:
        """Moves the text."""
        self.query_one("#reading").scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Back to the place."""
        self.dismiss()
