"""Syncing with other machines: beginning, joining, syncing now, and stopping."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tui.app.dialogs.forms import choice
from tui.app.settings.forms import Form, about, line_for, show_page
from tui.app.settings.passphrase import PassphraseForm
from tui.workspace.settings_view import SEALED, SET, Row
from tui.workspace.sync_setup import SET_WAYS, TO_JOIN, TO_SET, WAYS, WHERE, SetUp, join, set_up, sync_now, turn_off


class MachinesForm(Form):
    """What can be done about it: one thing where syncing is set up, another where it is not."""

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter to continue · Esc to go back"

    def __init__(self, row: Row) -> None:
        super().__init__(row.title)
        self._row = row

    def form(self) -> ComposeResult:
        yield about(self._row)
        ways = SET_WAYS if self._row.text == SET else WAYS
        yield choice(ways, ways[0][0])

    def keep(self) -> None:
        match self.picked():
            case "now":
                self.work(self.close, sync_now, reads=True)  # cut short, the next one does what is left
            case "off":
                self.work(self.close, turn_off)
            case "join":
                self._go_on(JoinForm(self._row))
            case _:
                self._go_on(SetForm(self._row))

    def _go_on(self, form: Form) -> None:
        self.next_form = form
        self.close()


class _PlaceForm(PassphraseForm):
    """Where the machines meet, and a passphrase."""

    def form(self) -> ComposeResult:
        yield Static(WHERE, classes="label")
        yield line_for("where")
        for name, asked in self.ASKED:
            yield Static(asked, classes="label")
            yield line_for(name, is_secret=True)


class JoinForm(_PlaceForm):
    """Joins what another machine syncs."""

    HINT: ClassVar[str] = "Tab for the next line · Enter in the last one to join · Esc to go back"
    ASKED = (("words", TO_JOIN),)

    def keep(self) -> None:
        self.work(self.close, join, self.value("where").strip(), self.value("words"), reads=True)


class SetForm(_PlaceForm):
    """Begins at a place; a notebook that is encrypted has its passphrase already."""

    HINT: ClassVar[str] = "Tab for the next line · Enter in the last one to begin · Esc to go back"

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self.ASKED = () if row.text == SEALED else (("new", TO_SET), ("again", "Repeat it"))  # type: ignore[misc]

    def keep(self) -> None:
        if not self.ASKED:
            self.work(self._began, set_up, self.value("where").strip(), "", reads=True)
        elif self.agreed():
            self.work(self._began, set_up, self.value("where").strip(), self.value("new"), reads=True)

    def refused(self) -> None:
        if self.ASKED:
            super().refused()

    def _began(self, done: SetUp) -> None:
        self.close(done.sentence)
        if done.recovery is not None:
            show_page(self.app, done.recovery)
