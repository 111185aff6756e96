"""A text to be read, and an entry to be read, over the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from tui.app.base.entry_renderer import Leaf
from tui.app.base.screen import CommandScreen
from tui.terminal.commands import Command
from tui.terminal.painted_text import PROSE, PaintedText
from tui.terminal.safe_text import content, line
from tui.terminal.scrolling import SCROLLING_SHOWN, ScrollingText


class EntryPage(ScrollingText):
    """Shows an entry, or a sentence if it is gone; beside a list it asks for the one to be shown.

    Attributes:
        entry: Id of the entry it asked for last; empty for none.
    """

    entry: str = ""
    _leaf: Leaf | None = None
    _rests: Timer | None = None

    @dataclass
    class Wanted(Message):
        """An entry is to be read and shown."""

        entry: str

    def compose(self) -> ComposeResult:
        yield PaintedText(id="text")

    @property
    def text_width(self) -> int:
        """Columns the text has; before the first layout, those of prose."""
        return min(PROSE, self.query_one(PaintedText).size.width or PROSE)

    def show(self, title: str, leaf: Leaf, words: Sequence[str] = ()) -> None:
        """Shows something from its beginning, or from the first word that was looked for."""
        self.border_title = content(title)
        self._leaf = leaf
        self.query_one(PaintedText).paint(lambda width: leaf.rows(min(PROSE, width), words))
        self.scroll_home(animate=False)
        if words:
            self.call_after_refresh(self._scroll_to_hit)

    def turn_to(self, entry: str, after: float = 0) -> None:
        """Asks for an entry; a newer request replaces it.

        Args:
            entry: Its id.
            after: Seconds until then.
        """
        self._stop_resting()
        if after:
            self._rests = self.set_timer(after, lambda: self._ask_for(entry))
        else:
            self._ask_for(entry)

    def _ask_for(self, entry: str) -> None:
        self.entry = entry
        self.post_message(self.Wanted(entry))

    def _stop_resting(self) -> None:
        if self._rests is not None:
            self._rests.stop()

    def part_in_sight(self) -> int:
        """Which part of what is shown stands at the top, counted from 0."""
        return self._leaf.part_at(self.scroll_offset.y) if self._leaf is not None else 0

    def say(self, sentence: str) -> None:
        self._stop_resting()
        self.entry = ""
        self.border_title = ""
        self.query_one(PaintedText).paint(lambda width: Content(sentence).stylize("$quiet").wrap(max(1, width)))

    def _scroll_to_hit(self) -> None:
        rows = next((drawing.rows for drawing in self.query(PaintedText)), [])
        hit = next((place for place, row in enumerate(rows) if any(span.style == "reverse" for span in row.spans)), 0)
        self.scroll_to(y=max(0, hit - 3), animate=False)


BACK = Command("reading.back", "escape,enter,q", "back", "back", "Go back.", "esc")


class TextViewer(CommandScreen):
    """Text to read."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, *SCROLLING_SHOWN)

    def __init__(self, title: str, text: Callable[[int], Content]) -> None:
        super().__init__()
        self._title, self._text = title, text

    def body(self) -> ComposeResult:
        with ScrollingText(id="reading") as frame:
            frame.border_title = line(self._title)
            yield Static(id="read")

    async def on_mount(self) -> None:
        self.query_one("#reading").focus()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        self.query_one("#read", Static).update(self._text(min(PROSE, self.size.width - 9)))
        self.show_keys_for(self.query_one("#reading"), self.KEYS)

    def action_back(self) -> None:
        self.dismiss()
