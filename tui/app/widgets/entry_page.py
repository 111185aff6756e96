"""The reading pane: one entry, no wider than prose is read, with the words that were looked for lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from tui.app.commands import Command
from tui.app.layout import PROSE
from tui.app.reading import Leaf
from tui.app.text import content
from tui.app.widgets.drawing import Drawing


class EntryPage(VerticalScroll):
    """Shows an entry, or a sentence where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("page.down", "j,down", "scroll_down", "down", "In a page: a row down.").binding,
        Command("page.up", "k,up", "scroll_up", "up", "In a page: a row up.").binding,
        Command("page.on", "space,pagedown", "page_down", "read on", "In a page: a screen further.").binding,
        Command("page.back", "b,pageup", "page_up", "read back", "In a page: a screen back.").binding,
        Command("page.halfdown", "ctrl+d", "half(1)", "half down", "In a page: half a screen further.").binding,
        Command("page.halfup", "ctrl+u", "half(-1)", "half up", "In a page: half a screen back.").binding,
        Command("page.top", "home", "scroll_home", "top", "In a page: to its beginning.").binding,
        Command("page.bottom", "end", "scroll_end", "bottom", "In a page: to its end.").binding,
    ]

    _leaf: Leaf | None = None

    def compose(self) -> ComposeResult:
        """The text, which keeps what it drew."""
        yield Drawing(id="text")

    @property
    def text_width(self) -> int:
        """Columns the text has; before the first layout, those of prose."""
        return min(PROSE, self.query_one(Drawing).size.width or PROSE)

    def show(self, title: str, leaf: Leaf, words: Sequence[str] = ()) -> None:
        """Shows something from its beginning, or from the first word that was looked for.

        Args:
            title: For the frame.
            leaf: What is read.
            words: Lit up.
        """
        self.border_title = content(title)
        self._leaf = leaf
        self.query_one(Drawing).paint(lambda width: leaf.rows(min(PROSE, width), words))
        self.scroll_home(animate=False)
        if words:
            self.call_after_refresh(self._scroll_to_hit)

    def part_in_sight(self) -> int:
        """Which part of what is shown stands at the top, counted from 0."""
        return self._leaf.part_at(self.scroll_offset.y) if self._leaf is not None else 0

    def say(self, sentence: str) -> None:
        """Shows a sentence instead of an entry."""
        self.border_title = ""
        self.query_one(Drawing).paint(lambda width: Content(sentence).stylize("$quiet").wrap(max(1, width)))

    def action_half(self, by: int) -> None:
        """Moves by half of what is seen."""
        self.scroll_relative(y=by * max(1, self.size.height // 2), animate=False)

    def _scroll_to_hit(self) -> None:
        rows = next((drawing.rows for drawing in self.query(Drawing)), [])
        hit = next((place for place, row in enumerate(rows) if any(span.style == "reverse" for span in row.spans)), 0)
        self.scroll_to(y=max(0, hit - 3), animate=False)
