"""Every key that works on the screen below, in one list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui.app.commands import Command, spoken
from tui.app.layout import beside
from tui.app.widgets.drawing import Drawing


class HelpScreen(ModalScreen[None]):
    """The keys, as they are now; any of a few keys goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("help.back", "escape,q,enter,question_mark", "dismiss", "back", "From this list: back.").binding,
        Command("help.down", "j,down", "scroll(1)", "down", "In this list: down.").binding,
        Command("help.up", "k,up", "scroll(-1)", "up", "In this list: up.").binding,
    ]

    def __init__(self, commands: Sequence[Command], note: str = "") -> None:
        super().__init__()
        self._commands = commands
        self._note = note

    def compose(self) -> ComposeResult:
        """One line a command, and a word about what stands behind."""
        with VerticalScroll(id="help", can_focus=True) as panel:
            panel.border_title = "Keys here"
            panel.border_subtitle = "esc back"
            table = Drawing()
            table.paint(self._table)
            yield table

    def _table(self, width: int) -> list[Content]:
        keys = [", ".join(spoken(key) for key in command.keys.split(",")) for command in self._commands]
        widest = max(map(len, keys))
        rows = [
            row
            for key, command in zip(keys, self._commands, strict=True)
            for row in beside(
                Content(key.ljust(widest + 2)).stylize("bold $primary"), Content(command.help), max(1, width)
            ).split("\n")
        ]
        if self._note:
            rows += [Content(""), *Content(self._note).stylize("$quiet").wrap(max(1, width))]
        return rows

    def action_scroll(self, lines: int) -> None:
        """Moves the list."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)
