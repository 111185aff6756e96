"""A text, short or long, or one a line: an editor, and beside it what is too large to stand in one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from tui.app.fields.base import AnswerField, Asked
from tui.practice import answer_factory
from tui.records.answers import Known, List, Long, Review, Short
from tui.records.text import has_words
from tui.terminal.editor import Editor, Line
from tui.terminal.safe_text import content
from tui.terminal.scrolling import bring_into_sight


class TextField(AnswerField):
    """An editor with its label."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.writing = Writing(self.make_editor(), self.text_before())

    def text_before(self) -> str:
        match self.asked.given:
            case Short(text=text) | Long(text=text) | Review(text=text):
                return text
            case List(items=items):
                return "\n".join(f"{item.mark} {item.text}".strip() for item in items)
            case _:
                return ""

    def make_editor(self) -> Editor:
        return Editor()

    def compose(self) -> ComposeResult:
        if self.asked.field.label:
            yield Static(content(self.asked.field.label), classes="label")
        yield self.writing

    def entry_point(self) -> Widget:
        return self.writing.editor

    def on_writing_changed(self, event: Writing.Changed) -> None:
        event.stop()
        self.changed()

    def answer(self) -> Known | None:
        text = self.writing.text
        if not has_words(text):
            return None
        return answer_factory.text(self.asked.session, self.asked.question, self.asked.field, text)


class ShortField(TextField):
    """A line or a few; Enter goes on."""

    HINT = "Enter to continue"

    def make_editor(self) -> Editor:
        return Line()

    def on_line_submitted(self, event: Line.Submitted) -> None:
        event.stop()
        self.done()


class LongField(TextField):
    """As much as one wants; Enter is a new line."""

    HINT = "{session.next:Tab} to continue"


class ListField(TextField):
    """One thing a line."""

    HINT = "One per line · {session.next:Tab} to continue"

    def answer(self) -> Known | None:
        text = self.writing.text
        if not has_words(text):
            return None
        return answer_factory.text_list(self.asked.session, self.asked.question, self.asked.field, text)


LARGE = 200_000
"""Characters above which a text is kept whole behind the editor: one long line of a megabyte costs seconds a key."""


class Writing(Vertical):
    """Where something is written; a very large text is kept whole, and said to be there."""

    class Changed(Message):
        """The text changed."""

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
        yield self.editor
        with Static(self._said(), classes="large", markup=False) as large:
            large.display = bool(self._large)

    def on_mount(self) -> None:
        self.editor.move_cursor(self.editor.document.end)
        self._opened_at = self.editor.selection

    @property
    def text(self) -> str:
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
        event.stop()
        self.post_message(self.Changed())

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if event.selection != self._opened_at:
            self._opened_at = None
            self.follow()

    def on_resize(self) -> None:
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
        return f"Below what you write there is a longer text of {size} characters. You can open it in your own editor."
