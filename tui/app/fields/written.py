"""Answers that are written: a line, a page, a list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from tui.app.fields.base import AnswerField, Asked
from tui.app.fields.writing import Writing
from tui.app.text import content
from tui.app.widgets.editor import Editor, Line
from tui.practice import answering
from tui.records.answers import Known, List, Long, Review, Short
from tui.records.text import has_words


class WrittenField(AnswerField):
    """An editor with its label."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.writing = Writing(self.make_editor(), self.text_before())

    def text_before(self) -> str:
        """What was written here before."""
        match self.asked.given:
            case Short(text=text) | Long(text=text) | Review(text=text):
                return text
            case List(items=items):
                return "\n".join(f"{item.mark} {item.text}".strip() for item in items)
            case _:
                return ""

    def make_editor(self) -> Editor:
        """The editor."""
        return Editor()

    def compose(self) -> ComposeResult:
        """The label, if there is one, above the editor."""
        if self.asked.field.label:
            yield Static(content(self.asked.field.label), classes="label")
        yield self.writing

    def entry_point(self) -> Widget:
        """The editor."""
        return self.writing.editor

    def on_writing_changed(self, event: Writing.Changed) -> None:
        """Passes on that the text is another one."""
        event.stop()
        self.changed()

    def answer(self) -> Known | None:
        """What is written, if anything."""
        text = self.writing.text
        if not has_words(text):
            return None
        return answering.text(self.asked.session, self.asked.question, self.asked.field, text)


class LineField(WrittenField):
    """A line or a few; Enter goes on."""

    HINT = "enter goes on"

    def make_editor(self) -> Editor:
        """A one-line editor that grows with what is in it."""
        return Line()

    def on_line_submitted(self, event: Line.Submitted) -> None:
        """Goes on."""
        event.stop()
        self.done()


class LongField(WrittenField):
    """As much as one wants; Enter is a new line."""

    HINT = "{session.next:tab} goes on"


class ListField(WrittenField):
    """One thing a line."""

    HINT = "one per line · {session.next:tab} goes on"

    def answer(self) -> Known | None:
        """The lines, if any."""
        text = self.writing.text
        if not has_words(text):
            return None
        return answering.lines(self.asked.session, self.asked.question, self.asked.field, text)
