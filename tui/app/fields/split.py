"""Two columns side by side: what happened, and what was made of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.app.fields.base import AnswerField, Asked
from tui.app.fields.text import Writing
from tui.practice import answer_factory
from tui.records.answers import Known, Split
from tui.records.text import has_words
from tui.terminal.editor import Editor
from tui.terminal.safe_text import content


class SplitField(AnswerField):
    """Two editors with their headings; under 72 columns they stand one above the other."""

    IS_BROAD = True
    HINT = "{session.next:Tab} for the other column, then to continue"

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        given = asked.given if isinstance(asked.given, Split) else None
        self.left = Writing(Editor(), given.left if given else "")
        self.right = Writing(Editor(), given.right if given else "")

    def compose(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            for heading, writing in zip(self.asked.field.labels, (self.left, self.right), strict=True):
                with Vertical(classes="column"):
                    yield Static(content(heading), classes="label")
                    yield writing

    def entry_point(self) -> Widget:
        return self.left.editor

    def on_writing_changed(self, event: Writing.Changed) -> None:
        event.stop()
        self.changed()

    def answer(self) -> Known | None:
        left, right = self.left.text, self.right.text
        if not has_words(left) and not has_words(right):
            return None
        return answer_factory.split(self.asked.session, self.asked.question, self.asked.field, left, right)
