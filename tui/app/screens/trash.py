"""The trash: what was deleted, with the days it has left."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.fields.picks import ChoiceField
from tui.app.screens.dialogs import Dialog, Keep, choice
from tui.app.screens.page import Page
from tui.app.text import content
from tui.app.widgets.entry_list import row
from tui.app.widgets.rows import NONE, Rows, Source
from tui.insights.listing import Listed
from tui.records.text import counted
from tui.workspace import Workspace

RESTORE = Command("trash.restore", "enter,r", "restore", "bring back", "Bring the page back.", "enter")
EMPTY = Command("trash.empty", "x", "empty", "empty", "Let go of everything here for good, after asking.", "x")
BACK = Command("trash.back", "escape,w", "leave", "back", "Back to the journal.", "esc")
DAYS = 9
"""Columns for the days left."""


class TrashScreen(Page):
    """Pages in the trash, the last deleted first; enter brings one back."""

    KEYS: ClassVar[tuple[Command, ...]] = (RESTORE, EMPTY, BACK)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[Listed, int]] = []

    def body(self) -> ComposeResult:
        """The list."""
        with Vertical(id="trash") as frame:
            frame.border_title = "Trash"
            yield Static("", id="nothing")
            yield Rows(id="trashed")

    def on_mount(self) -> None:
        """Reads what is there."""
        self.query_one(Rows).focus()
        self._look()

    def _look(self) -> None:
        self.ask(lambda workspace: workspace.trashed(), self._show)

    def _show(self, found: list[tuple[Listed, int]]) -> None:
        self._found = found
        rows = self.query_one(Rows)
        rows.show(Source(len(found), render=self._row, key=lambda place: found[place][0].id))
        said = "" if found else "The trash is empty. What you delete waits here for 30 days."
        nothing = self.query_one("#nothing", Static)
        nothing.update(Content(said).stylize("$quiet"))
        nothing.display = bool(said)
        count = len(found)
        self.query_one("#trash").border_subtitle = counted(count, "page") if count else ""

    def _row(self, place: int) -> Content:
        entry, days = self._found[place]
        left = counted(days, "day").rjust(DAYS - 2) + "  "
        width = self.query_one(Rows).scrollable_content_region.width - 2 - DAYS
        return Content.assemble((left, "$secondary"), row(entry, width, dated=True))

    def action_restore(self) -> None:
        """Brings back the page under the cursor."""
        place = self.query_one(Rows).cursor
        if place != NONE and place < len(self._found):
            page = self._found[place][0].id
            self.ask(lambda workspace: workspace.untrash(page), self._restored)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Enter in the list."""
        event.stop()
        self.action_restore()

    def _restored(self, _: object) -> None:
        self.notify("The page is back in the journal.")
        self._look()

    def action_empty(self) -> None:
        """Asks, then empties."""

        def empty(keep: Keep | None) -> None:
            if keep is not None:
                self.ask(keep, self._emptied)

        if self._found:
            self.app.push_screen(EmptyDialog([entry.id for entry, _ in self._found]), empty)

    def _emptied(self, count: object) -> None:
        self.notify(f"{count} {'page is' if count == 1 else 'pages are'} gone for good.")
        self._look()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


class EmptyDialog(Dialog):
    """Asks whether the pages go for good, and whether the backups are to forget them too.

    Args:
        pages: Their ids, as they were seen.
    """

    HINT: ClassVar[str] = "digit or enter · esc leaves everything"

    def __init__(self, pages: list[str]) -> None:
        super().__init__("Empty the trash")
        self._pages = pages

    def form(self) -> ComposeResult:
        """The three ways."""
        count = len(self._pages)
        yield Static(
            content(f"{count} {'page goes' if count == 1 else 'pages go'} for good. This cannot be undone."),
            classes="ask",
        )
        yield choice(
            (
                ("no", "Leave everything as it is"),
                ("journal", "Empty it; the backups of the last months still hold the pages"),
                ("all", "Empty it, and let the backups forget the pages too"),
            )
        )

    def keep(self) -> None:
        """What was chosen."""
        picked = self.query_one(ChoiceField).picked
        pages, forget = self._pages, "all" in picked

        def empty(workspace: Workspace) -> int:
            return workspace.empty_trash(pages, forget_backups=forget)

        self.dismiss(empty if picked and "no" not in picked else None)
