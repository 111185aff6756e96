"""Something to look at; Enter goes on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from tui.app.fields.base import Face
from tui.app.fields.text import ShortField
from tui.records.answers import Known
from tui.terminal.commands import Command


class ReviewField(ShortField):
    """A card to read, with a line for what was noticed if the step asks for it."""

    HINT = ""

    BINDINGS = [
        Command("card.keep", "enter", "keep", "continue", "Continue.").binding,
        Command("card.support", "s", "app.support", "someone to talk to", "Someone to talk to.").binding,
    ]

    @property
    def _takes_a_note(self) -> bool:
        return self.asked.field.role is not None

    def compose(self) -> ComposeResult:
        if self._takes_a_note:
            yield from super().compose()
        else:
            yield Face(Content.assemble(("▸ ", "bold $primary"), (f"Enter {self.asked.leads}", "$quiet")))

    def entry_point(self) -> Widget:
        """The editor, or the place that only takes Enter."""
        return super().entry_point() if self._takes_a_note else self.query_one(Face)

    def answer(self) -> Known | None:
        return super().answer() if self._takes_a_note else None

    def action_keep(self) -> None:
        self.done()
