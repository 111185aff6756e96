"""Asks for the files of shared lines that a team reads together."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from tui.app.base.messages import Reading
from tui.app.dialogs.forms import Unkept, WritingDialog, ask
from tui.insights.views.model import Page
from tui.workspace.circle import read_circle

PLACE = ("circle", "")


class CircleDialog(WritingDialog):
    """One line of file names; what cannot be read is told under it.

    Attributes:
        page: What was read, once it was.
    """

    HINT: ClassVar[str] = "Enter to open · Esc to close"
    page: Page | None = None

    def __init__(self, unkept: Unkept) -> None:
        super().__init__("A team's shared lines", {PLACE: ""}, unkept)

    def form(self) -> ComposeResult:
        yield ask("Which files? Put a space between names, and quotation marks around a name with spaces.")
        yield self.writing(PLACE, "ana.txt ben.txt")

    def keep(self) -> None:
        self.ask(Reading(read_circle, self.texts[0]), self._found)

    def _found(self, found: Page | str) -> None:
        if isinstance(found, str):
            self.say(found)
            return
        self.page = found
        self.done_with(None)
