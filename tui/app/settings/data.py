"""Bringing entries in, and writing everything out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from tui.app.dialogs.forms import choice
from tui.app.fields.choice import ChoiceField
from tui.app.settings.forms import Form, ShowForm, about, line_for
from tui.terminal.safe_text import content
from tui.workspace.exporting import FORMS, export_all
from tui.workspace.importing import Plan, bring_in, prepare_line, sentences
from tui.workspace.settings_view import Row

MOST = 8
"""So many sentences about an import are shown at once."""


class ImportForm(Form):
    """Asks for a file, says what it would bring, and imports it when Enter is pressed once more."""

    HINT: ClassVar[str] = "Enter to preview · Esc to go back"
    _plan: Plan | None = None

    def __init__(self, row: Row) -> None:
        super().__init__(row.title)
        self._row = row

    def form(self) -> ComposeResult:
        yield about(self._row)
        yield Static("The file or folder, such as ~/Downloads/journal.zip", classes="label")
        yield line_for("file")
        yield Static("", id="plan", classes="ask")

    def keep(self) -> None:
        if self._plan is None:
            self.work(self._planned, prepare_line, self.value("file"), reads=True)
        elif not self._plan.is_empty:
            plan = self._plan
            self.work(lambda _: self._imported(plan), bring_in, plan)

    def _planned(self, plan: Plan) -> None:
        self._plan = plan
        said = _shortly(list(sentences(plan, is_done=False)))
        self.query_one("#plan", Static).update(content("\n".join(said)))
        does = "Esc to go back" if plan.is_empty else "Enter to import · Esc to leave it"
        self.query_one("#dialog").border_subtitle = does

    @on(Input.Changed)
    def _another(self) -> None:
        if self._plan is not None:
            self._plan = None
            self.query_one("#plan", Static).update("")
            self.query_one("#dialog").border_subtitle = self.HINT

    def _imported(self, plan: Plan) -> None:
        self.close(f"{next(islice(sentences(plan, is_done=True), 1))} u to undo.")


def _shortly(said: Sequence[str]) -> list[str]:
    left = len(said) - MOST
    return [*said[:MOST], *([f"and {left} more of this kind"] if left > 0 else [])]


class ExportForm(Form):
    """Asks what as and where, and says where it went."""

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter to continue · Esc to go back"

    def __init__(self, row: Row) -> None:
        super().__init__(row.title)
        self._row = row

    def form(self) -> ComposeResult:
        yield about(self._row)
        yield choice(FORMS, FORMS[0][0])
        yield Static("The folder it goes to", classes="label")
        yield line_for("folder", "~")

    def keep(self) -> None:
        form = next(iter(self.query_one(ChoiceField).picked), FORMS[0][0])
        self.work(self._written, export_all, self.value("folder"), form)

    def _written(self, said: str) -> None:
        self.close()
        self.app.push_screen(ShowForm("Exported", said))
