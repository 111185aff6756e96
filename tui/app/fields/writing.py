"""An editor, and beside it what is too large to stand in one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from tui.app.sight import bring_into_sight
from tui.app.widgets.editor import Editor

LARGE = 200_000
"""Characters above which a text is kept whole behind the editor: one long line of a megabyte costs seconds a key."""


class Writing(Vertical):
    """Where something is written; a very large text is kept whole, and said to be there.

    Args:
        editor: The editor, empty.
        text: What was written before.
    """

    class Changed(Message):
        """The text is another one now."""

    def __init__(self, editor: Editor, text: str) -> None:
        super().__init__(classes="writing")
        self.editor = editor
        self._large = ""
        self._opened_at: Selection | None = None
        if len(text) > LARGE:
            self._large = text
        else:
            editor.load_text(text)

    def compose(self) -> ComposeResult:
        """The editor above a line that says what is kept behind it."""
        yield self.editor
        with Static(self._said(), classes="large", markup=False) as large:
            large.display = bool(self._large)

    def on_mount(self) -> None:
        """Puts the cursor behind what was written before."""
        self.editor.move_cursor(self.editor.document.end)
        self._opened_at = self.editor.selection

    @property
    def text(self) -> str:
        """Everything written here."""
        return "\n".join(part for part in (self.editor.text, self._large) if part)

    def put(self, text: str) -> None:
        """Puts another text in place of what is written; undo in the editor brings the old one back."""
        is_large = len(text) > LARGE
        self._large = text if is_large else ""
        large = self.query_one(".large", Static)
        large.update(self._said())
        large.display = is_large
        self.editor.replace("" if is_large else self.editor.fit(text), (0, 0), self.editor.document.end)
        self.editor.move_cursor(self.editor.document.end)
        self.post_message(self.Changed())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Passes on that the text is another one."""
        event.stop()
        self.post_message(self.Changed())

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Keeps the cursor in sight once it moves; a text that was opened is shown from its beginning."""
        event.stop()
        if event.selection != self._opened_at:
            self._opened_at = None
            self.follow()

    def on_resize(self) -> None:
        """Keeps the cursor in sight where there is less room, or the text has grown by a row."""
        if self._opened_at is None:
            self.follow()

    def follow(self) -> None:
        """Brings the row of the cursor into sight, in the editor and in what the editor stands in."""
        self.call_after_refresh(self._follow_within)

    def _follow_within(self) -> None:
        self.editor.scroll_cursor_visible()
        self.call_after_refresh(self._follow_around)

    def _follow_around(self) -> None:
        if self.editor.has_focus:
            bring_into_sight(self.editor.cursor_screen_offset.y, self.editor)

    def on_editor_pasted_large(self, event: Editor.PastedLarge) -> None:
        """Keeps it whole."""
        event.stop()
        self._large = "\n".join(part for part in (self._large, event.text) if part)
        large = self.query_one(".large", Static)
        large.update(self._said())
        large.display = True
        self.post_message(self.Changed())

    def _said(self) -> str:
        if not self._large:
            return ""
        size = f"{len(self._large):,}"
        return f"A text of {size} characters is kept whole here, below what you write; your editor can open it."
