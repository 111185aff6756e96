"""The entries that a figure or something noticed rests on: a list, each to be read or shown in the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.base.entry_list import EntryList
from tui.app.base.entry_renderer import Leaf, leaf
from tui.app.base.figure_page import FigurePage
from tui.app.base.messages import OpenDay, Reading
from tui.app.base.page_view import PageView
from tui.app.base.screen import CommandScreen
from tui.app.dialogs.text_viewer import TextViewer
from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.views.entry import heading
from tui.insights.views.model import Page
from tui.records.text import counted
from tui.terminal.commands import Command
from tui.terminal.safe_text import line
from tui.terminal.scrolling import SCROLLING_SHOWN
from tui.terminal.virtual_list import VirtualList
from tui.workspace import Workspace
from tui.workspace.recall import summaries

BACK = Command("evidence.back", "escape,q", "back", "back", "Back to where you were.", "esc")
READ = Command("evidence.read", "enter", "read", "read", "Read the highlighted entry.", "enter")
ENTRIES = Command("evidence.open", "enter", "entries", "entries", "The entries behind the highlighted part.", "enter")
SHOW = Command("evidence.show", "o", "show", "in the journal", "Show its day in the journal.", "o")


class EvidenceScreen(CommandScreen):
    """Entries, the newest first.

    Args:
        title: What rests on them.
        ids: Theirs.
        can_leave: Whether the journal can be gone to from here; a session is not left by that.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, READ, SHOW, *SCROLLING_SHOWN)

    def __init__(self, title: str, ids: Sequence[str], *, can_leave: bool = True) -> None:
        super().__init__()
        self._title, self._ids, self._can_leave = title, tuple(ids), can_leave

    def body(self) -> ComposeResult:
        with Vertical(id="evidence") as frame:
            frame.border_title = line(self._title)
            yield EntryList(id="rests-on")

    async def on_mount(self) -> None:
        self.query_one(EntryList).focus()
        self.show_keys((BACK, READ, SHOW) if self._can_leave else (BACK, READ))
        self.ask(Reading(summaries, self._ids), self._show)

    def _show(self, found: Sequence[EntrySummary]) -> None:
        self.query_one(EntryList).show_entries(found, by_month=False)
        self.query_one("#evidence").border_subtitle = counted(len(found), "entry")

    @on(VirtualList.Opened)
    def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_read()

    def action_read(self) -> None:
        if here := self.query_one(EntryList).here():
            open_entry(self, here.id)

    def action_show(self) -> None:
        here = self.query_one(EntryList).here()
        if here is not None and self._can_leave:
            self.post_message(OpenDay(here.day))

    def action_back(self) -> None:
        self.dismiss()


class PageViewer(CommandScreen):
    """A page to read, whose parts open to the entries they rest on.

    Args:
        page: What is read.
        view: Makes what draws it, for a width in columns.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, ENTRIES, *SCROLLING_SHOWN)

    def __init__(self, page: Page, view: Callable[[int], PageView]) -> None:
        super().__init__()
        self._page, self._view = page, view

    def body(self) -> ComposeResult:
        read = FigurePage(self._view, id="reading")
        read.border_title, read.border_subtitle = line(self._page.title), line(self._page.note)
        yield read

    async def on_mount(self) -> None:
        read = self.query_one(FigurePage)
        read.focus()
        read.show(self._page)
        self.show_keys_for(read, self.KEYS if read.here else (BACK, *SCROLLING_SHOWN))

    def action_entries(self) -> None:
        if (figure := self.query_one(FigurePage).here) is not None:
            self.app.push_screen(EvidenceScreen(figure.heading or self._page.title, figure.entries))
        else:
            self.dismiss()

    def action_back(self) -> None:
        self.dismiss()


def open_entry(screen: CommandScreen, entry: str) -> None:
    """Opens an entry above a screen, to be read."""

    def show(found: tuple[str, Leaf] | None) -> None:
        if found is not None and screen.app.screen is screen:
            title, text = found
            screen.app.push_screen(TextViewer(title, text.text))

    screen.ask(Reading(_read, entry), show)


def _read(workspace: Workspace, wanted: str) -> tuple[str, Leaf] | None:
    entry = workspace.entry(wanted)
    return None if entry is None else (heading(entry, workspace.catalogue.title(entry.flow)), leaf(entry))
