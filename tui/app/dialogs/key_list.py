"""Every key that works on a screen, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen

from tui.app.base.screen import BaseScreen
from tui.terminal.commands import Command, spoken
from tui.terminal.painted_text import PaintedText, beside
from tui.terminal.scrolling import ScrollingText

CLOSE = "Esc to close"
MORE = f"Space for more · {CLOSE}"


class HelpScreen(BaseScreen[None], ModalScreen[None]):
    """The keys, as they are now; any of a few keys goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("help.back", "escape,q,enter,question_mark", "dismiss", "back", "Close this list.").binding,
    ]

    def __init__(self, commands: Sequence[Command], note: str = "") -> None:
        super().__init__()
        self._commands = commands
        self._note = note

    def compose(self) -> ComposeResult:
        with ScrollingText(id="help") as panel:
            panel.border_title = "Keys on this screen"
            panel.border_subtitle = CLOSE
            table = PaintedText()
            table.paint(self._table)
            yield table

    def on_resize(self) -> None:
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        """Says on the lower edge that there is more than is seen."""
        for panel in self.query("#help").results(ScrollingText):  # none, if it was closed at once
            panel.border_subtitle = MORE if panel.max_scroll_y > 0 else CLOSE

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
