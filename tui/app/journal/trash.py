"""The trash: what was deleted, with the days it has left."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.base.entry_list import row
from tui.app.base.messages import Reading, Request
from tui.app.base.screen import CommandScreen
from tui.app.dialogs.forms import Dialog, Keep, ask, choice
from tui.app.fields.choice import ChoiceField
from tui.insights.fold.entry_summary import EntrySummary
from tui.records.text import counted
from tui.terminal.commands import Command
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace import Workspace

RESTORE = Command("trash.restore", "enter,r", "restore", "restore", "Restore the entry.", "enter")
EMPTY = Command("trash.empty", "x", "empty", "empty", "Delete everything here for good, after asking.", "x")
BACK = Command("trash.back", "escape,w,q", "leave", "back", "Go back to the journal.", "esc")
DAYS = 9
"""Columns for the days left."""


class TrashScreen(CommandScreen):
    """Pages in the trash, the last deleted first; enter brings one back."""

    KEYS: ClassVar[tuple[Command, ...]] = (RESTORE, EMPTY, BACK)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[EntrySummary, int]] = []

    def body(self) -> ComposeResult:
        with Vertical(id="trash") as frame:
            frame.border_title = "Trash"
            yield Static("", id="nothing")
            yield VirtualList(id="trashed")

    def on_mount(self) -> None:
        self.query_one(VirtualList).focus()
        self._look()

    def _look(self) -> None:
        self.ask(Reading(_trashed), self._show)

    def _show(self, found: list[tuple[EntrySummary, int]]) -> None:
        self._found = found
        rows = self.query_one(VirtualList)
        rows.show(RowSource(len(found), render=self._row, key=lambda place: found[place][0].id))
        said = "" if found else "The trash is empty. What you delete waits here for 30 days."
        nothing = self.query_one("#nothing", Static)
        nothing.update(Content(said).stylize("$quiet"))
        nothing.display = bool(said)
        self.show_keys(self.KEYS if found else (BACK,))
        count = len(found)
        self.query_one("#trash").border_subtitle = counted(count, "entry") if count else ""

    def _row(self, place: int) -> Content:
        entry, days = self._found[place]
        left = counted(days, "day").rjust(DAYS - 2) + "  "
        width = self.query_one(VirtualList).scrollable_content_region.width - 2 - DAYS
        return Content.assemble((left, "$secondary"), row(entry, width, dated=True))

    def action_restore(self) -> None:
        if (here := self.query_one(VirtualList).at_cursor(self._found)) is not None:
            self.ask(Request(_untrash, here[0].id), self._restored)

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_restore()

    def _restored(self, _: object) -> None:
        self.notify("The entry is back in the journal.")
        self._look()

    def action_empty(self) -> None:
        def empty(keep: Keep | None) -> None:
            if keep is not None:
                self.ask(keep, self._emptied)

        if self._found:
            self.app.push_screen(EmptyDialog([entry.id for entry, _ in self._found]), empty)

    def _emptied(self, count: object) -> None:
        self.notify(f"{counted(int(str(count)), 'entry')} deleted for good.")
        self._look()

    def action_leave(self) -> None:
        self.dismiss(None)


class EmptyDialog(Dialog):
    """Asks whether the pages go for good, and whether the backups are to forget them too."""

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter to continue · Esc to cancel"

    def __init__(self, pages: list[str]) -> None:
        super().__init__("Empty the trash")
        self._pages = pages

    def form(self) -> ComposeResult:
        count = len(self._pages)
        yield ask(f"Delete {counted(count, 'entry')} for good? This cannot be undone.")
        yield choice(
            (
                ("no", "Leave everything as it is"),
                ("journal", "Empty it; backups from the last few months still have these entries"),
                ("all", "Empty it, and remove these entries from the backups too"),
            )
        )

    def keep(self) -> None:
        picked = self.query_one(ChoiceField).picked
        empty = Request(_empty, self._pages, forget_backups="all" in picked)
        self.dismiss(empty if picked and "no" not in picked else None)


def _trashed(workspace: Workspace) -> list[tuple[EntrySummary, int]]:
    return workspace.entries.trashed()


def _untrash(workspace: Workspace, page: str) -> int:
    return workspace.entries.untrash(page)


def _empty(workspace: Workspace, pages: list[str], *, forget_backups: bool) -> int:
    return workspace.entries.empty_trash(pages, forget_backups=forget_backups)
