"""An answer that is drawn and takes keys, without an editor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Static

from tui.app.fields.base import AnswerField
from tui.app.layout import PROSE
from tui.app.sight import bring_into_sight
from tui.app.text import content


class Face(Static, can_focus=True):
    """The drawn part of a field: it has the focus and repaints only when it looks different."""

    def __init__(self, content: Content) -> None:
        super().__init__(content, classes="face")
        self._now = content

    def draw(self, content: Content) -> None:
        """Shows other content, if it is other."""
        if content != self._now:
            self._now = content
            self.update(content)


class DrawnField(AnswerField):
    """A field whose look is one piece of content, drawn anew after each key."""

    def compose(self) -> ComposeResult:
        """The label, if there is one, above the drawn part."""
        if self.asked.field.label:
            yield Static(content(self.asked.field.label), classes="label")
        yield Face(self.look())

    def entry_point(self) -> Widget:
        """The drawn part."""
        return self.query_one(Face)

    def look(self) -> Content:
        """What it looks like now."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Columns there are to draw in."""
        return min(PROSE, self.size.width or PROSE)

    def on_resize(self) -> None:
        """Draws it anew for the room there is."""
        self.redraw()

    def redraw(self) -> None:
        """Draws it anew."""
        if self.is_mounted:
            self.query_one(Face).draw(self.look())

    def follow(self, row: int, rows: int = 1) -> None:
        """Brings rows of what is drawn into sight, once it is drawn."""

        def follow() -> None:
            face = self.query_one(Face)
            bring_into_sight(face.content_region.y + row, face, rows)

        self.call_after_refresh(follow)

    def on_click(self, event: Click) -> None:
        """Gives it the focus."""
        event.stop()
        self.entry_point().focus()
