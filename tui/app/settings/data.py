"""Bringing entries in, and writing everything out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from tui.app.dialogs.forms import choice
from tui.app.fields.choice import ChoiceField
from tui.app.settings.forms import Form, ShowForm, about, line_for
from tui.terminal.input_field import InputField
from tui.terminal.safe_text import content
from tui.workspace import Workspace
from tui.workspace.exporting import FORMS, MissingFolderError, export_all
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

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter for the folder · Esc to go back"
    AT_FOLDER: ClassVar[str] = "Enter to export · Tab for the format · Esc to go back"

    def __init__(self, row: Row) -> None:
        super().__init__(row.title)
        self._row = row
        self._offered = ""

    def form(self) -> ComposeResult:
        yield about(self._row)
        yield choice(FORMS, FORMS[0][0])
        yield Static("The folder it goes to", classes="label")
        yield line_for("folder", "~")

    def keep(self) -> None:
        form, folder = next(iter(self.query_one(ChoiceField).picked), FORMS[0][0]), self.value("folder")
        self.work(partial(self._written, folder), _export, folder, form, folder == self._offered)

    def _written(self, folder: str, said: str | MissingFolderError) -> None:
        if isinstance(said, MissingFolderError):
            self._offered = folder
            self.say(f"{said} Enter again to make it.")
            return
        self.close()
        self.app.push_screen(ShowForm("Exported", said))

    @on(Input.Changed)
    def _another(self) -> None:
        self._offered = ""

    @on(DescendantFocus)
    def _tell_keys(self, event: DescendantFocus) -> None:
        at_folder = isinstance(event.widget, InputField)
        self.query_one("#dialog").border_subtitle = self.AT_FOLDER if at_folder else self.HINT


def _export(workspace: Workspace, folder: str, form: str, makes_folder: bool) -> str | MissingFolderError:
    """Says where everything went, or which folder could be made for it."""
    try:
        return export_all(workspace, folder, form, makes_folder=makes_folder)
    except MissingFolderError as missing:
        return missing
