"""The backups there are; one more made, one brought back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.base.messages import Reading, Request
from tui.app.base.screen import CommandScreen
from tui.app.dialogs.forms import ask, choice
from tui.app.settings.forms import Form, attempt
from tui.records.text import counted
from tui.terminal.commands import Command
from tui.terminal.scrolling import SCROLLING_SHOWN
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace.restoring import (
    Backup,
    Contents,
    add_from,
    back_up_said,
    backups,
    contents,
    restore_said,
    size_words,
    when_words,
)

RESTORE = Command("backups.restore", "enter,r", "restore", "restore", "See what is in it, and bring it back.", "enter")
MAKE = Command("backups.make", "m", "make", "make one now", "Back up the journal as it is now.", "m")
BACK = Command("backups.back", "escape,q", "leave", "back", "Back to Settings.", "esc")
NONE_YET = "No backups yet. taut makes the first one the second time you save; press m to make one now."


class BackupsScreen(CommandScreen):
    """Backups, the newest state first; Enter asks before it brings one back."""

    KEYS: ClassVar[tuple[Command, ...]] = (RESTORE, MAKE, BACK, *SCROLLING_SHOWN)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Backup] = []

    def body(self) -> ComposeResult:
        with Vertical(id="backups") as frame:
            frame.border_title = "Backups"
            yield Static("", id="no-backups")
            yield VirtualList(id="backed-up")

    def on_mount(self) -> None:
        self.query_one(VirtualList).focus()
        self._look()

    def _look(self) -> None:
        self.ask(Reading(backups), self._show)

    def _show(self, found: list[Backup]) -> None:
        self._found = found
        nothing = self.query_one("#no-backups", Static)
        nothing.update(Content("" if found else NONE_YET).stylize("$quiet"))
        nothing.display = not found
        source = RowSource(len(found), render=lambda place: _row(found[place]), key=lambda place: found[place].path)
        self.query_one(VirtualList).show(source)
        self.query_one("#backups").border_subtitle = counted(len(found), "backup") if found else ""
        self.show_keys((RESTORE, MAKE, BACK, *SCROLLING_SHOWN) if found else (MAKE, BACK))

    @on(VirtualList.Opened)
    def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_restore()

    def action_restore(self) -> None:
        if (here := self.query_one(VirtualList).at_cursor(self._found)) is not None:
            self.ask(Reading(attempt, contents, here), self._ask)

    def _ask(self, outcome: object) -> None:
        found, problem = outcome if isinstance(outcome, tuple) else (None, "")
        if problem:
            self.notify(problem, severity="error")
        elif isinstance(found, Contents):
            form = RestoreForm(found)
            self.app.push_screen(form, lambda _: self._restored(form.told))

    def _restored(self, said: str) -> None:
        if said:
            self.notify(said)
            self._look()

    def action_make(self) -> None:
        self.ask(Request(attempt, back_up_said), self._made)

    def _made(self, outcome: object) -> None:
        found, problem = outcome if isinstance(outcome, tuple) else (None, "")
        self.notify(problem or str(found), severity="error" if problem else "information")
        self._look()

    def action_leave(self) -> None:
        self.dismiss(None)


def _row(backup: Backup) -> Content:
    return Content.assemble(f"{when_words(backup):<26}", (f"{size_words(backup.size):>11}", "$quiet"))


class RestoreForm(Form):
    """Says what a backup holds, and asks what is to become of the journal."""

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter to continue · Esc to go back"

    def __init__(self, found: Contents) -> None:
        super().__init__("Restore a backup")
        self._contents = found

    def form(self) -> ComposeResult:
        yield ask(self._contents.sentence)
        options = zip(("replace", "merge"), self._contents.ways, strict=False)
        yield choice([*options, ("no", "Leave everything as it is")])

    def keep(self) -> None:
        match self.picked():
            case "replace":
                self.work(self.close, restore_said, self._contents.backup)
            case "merge":
                self.work(self._added, add_from, self._contents.backup)
            case _:
                self.close()

    def _added(self, said: str) -> None:
        self.close(f"{said} u to undo.")
