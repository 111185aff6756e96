"""The journal: entries by day at the left, the page at the right, search as you type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus

from tui.app.base.entry_list import EntryList
from tui.app.base.entry_renderer import Leaf, leaf
from tui.app.base.export_actions import COPY, PRINT, ExportActions, Sheet, entries_sheet
from tui.app.base.global_commands import HELP, SEARCH, UNDO_SHOWN
from tui.app.base.messages import Reading, Request
from tui.app.base.screen import Bookmark, TabScreen
from tui.app.dialogs.forms import Unkept
from tui.app.dialogs.text_viewer import EntryPage, TextViewer
from tui.app.journal.entry_actions import DELETE, EDIT, ENTRY_COMMANDS, TRASH, YEAR, EntryActions, Selection
from tui.app.journal.search_line import COMPLETE, TO_HITS, SearchLine, language
from tui.insights.search import AbandonedError, Found, Query, Vocabulary
from tui.insights.views.entry import heading
from tui.records.entry import Entry
from tui.records.text import counted
from tui.terminal.commands import Command
from tui.terminal.virtual_list import VirtualList
from tui.workspace import Workspace

READ = Command("journal.read", "enter", "read", "read", "Read the entry; esc to go back to the list.", "enter")
MARK = Command("journal.mark", "space", "mark", "mark", "Mark the entry, to do one thing to several at once.", "space")
BACK = Command("journal.back", "escape", "back", "back", "Go back to the list, or leave the search.", "esc")
NEWER = Command("journal.newer", "left,h", "turn(-1)", "entries", "The entry above in the list.", "← →")
OLDER = Command("journal.older", "right,l", "turn(1)", "next entry", "The entry below in the list.", None)
MOVING = (
    Command("journal.month_back", "left_square_bracket", "month(1)", "month", "The month before.", "[ ]"),
    Command("journal.month_on", "right_square_bracket", "month(-1)", "next month", "The month after.", None),
    Command("journal.year_back", "left_curly_bracket", "year(1)", "year", "The year before.", "{ }"),
    Command("journal.year_on", "right_curly_bracket", "year(-1)", "next year", "The year after.", None),
)
DOING = (*ENTRY_COMMANDS, MARK, COPY, PRINT)
SEARCHING = (COMPLETE, TO_HITS)
ALONE = (UNDO_SHOWN, YEAR, TRASH)
"""What can be done where no entry is listed."""
FIRST_SHOWN = (EDIT, DELETE, UNDO_SHOWN, YEAR)
"""What the line of keys has room for at 80 columns."""

RESTS = 0.12
"""Seconds after which the page follows the cursor: a held key runs through the list alone."""
RESTS_SEARCHING = 0.3
"""Seconds after which it follows a search: longer than most people take from one letter to the next."""
SLOW = 0.3
"""Seconds after which an empty list is explained."""


class JournalScreen(TabScreen):
    """Browse and read: a list, the page of the entry under its cursor, and a line to search in.

    Args:
        bookmark: Where the person was; kept up to date.
        day: Where to begin instead, in the whole journal.
        unkept: Texts that were not kept in a dialog.
    """

    TAB = "journal"
    KEYS: ClassVar[tuple[Command, ...]] = (SEARCH, READ, *MOVING, *DOING, NEWER, OLDER, *SEARCHING, BACK)

    def __init__(
        self,
        today: date,
        title: Callable[[str], str],
        bookmark: Bookmark | None = None,
        day: date | None = None,
        unkept: Unkept | None = None,
    ) -> None:
        super().__init__(today)
        self._title = title
        self._bookmark = bookmark or Bookmark()
        self._at_day = day
        if day is not None:
            self._bookmark.search = ""
        self._at_entry = self._bookmark.entry
        self._query = Query()
        self._has_been_shown = False
        self._actions = EntryActions(
            self, self._selection, self._title_of, lambda: self._list.unmark(), {} if unkept is None else unkept
        )
        self._export = ExportActions(self, self._copied, self._printed)

    def body(self) -> ComposeResult:
        yield SearchLine(self._bookmark.search, self.today, id="search")
        with Horizontal(id="journal"):
            with Vertical(id="list") as frame:
                frame.border_title = "Journal"
                yield EntryList(id="entries")
            yield EntryPage(id="page")

    async def on_mount(self) -> None:
        self._list.focus()
        self.tell_keys()
        self.set_timer(SLOW, self._say_reading)

    def _say_reading(self) -> None:
        if not self._has_been_shown:
            self._page.say("Reading your journal.")

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def _page(self) -> EntryPage:
        return self.query_one(EntryPage)

    @property
    def _search(self) -> SearchLine:
        return self.query_one(SearchLine)

    @property
    def _reads(self) -> bool:
        return self.has_class("-reading")

    def _title_of(self, flow: str) -> str:
        return self._title(flow)

    # the list

    def look(self) -> Request[tuple[Found, Vocabulary] | None]:
        return Reading(_find, self._bookmark)

    async def show(self, view: tuple[Found, Vocabulary] | None) -> None:
        if view is None or view[0].text != self._bookmark.search:
            return
        self._has_been_shown = True
        found, vocabulary = view
        query, entries, is_new = found.query, found.entries, found.query != self._query
        self._query = query
        self._list.show_entries(entries, by_month=not query, words=query.words)
        if not self._found_again() and query and is_new:
            self._list.walk("end", -1)
        self.query_one("#list").border_subtitle = counted(len(entries), "entry")
        self._search.tell(found, vocabulary)
        self.tell_keys()
        if not entries:
            self._page.say(
                " ".join(found.advice) if query else "The journal is empty. Your first entry will appear here."
            )
        else:
            # In a search the page comes when no letter follows: the list is what is looked at while typing.
            self._turn(RESTS_SEARCHING if query and is_new else 0)

    def _found_again(self) -> bool:
        """Puts the cursor on the day or the entry the list is to begin at; whether there was one."""
        day, entry = self._at_day, self._at_entry
        self._at_entry = ""
        if day is not None and not self._query:
            self._at_day = None
            self._list.move_to_day(day)
        elif entry:
            self._list.move_to(entry)
        else:
            return False
        return True

    def go_to(self, entry: str) -> None:
        self._at_entry = entry or self._at_entry

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()
        here = self._list.here()
        if here is not None and here.id != self._page.entry:
            self._bookmark.entry = here.id
            self._turn(RESTS)

    @on(VirtualList.Opened)
    def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_read()

    @on(EntryList.Marks)
    def _count_marks(self, event: EntryList.Marks) -> None:
        event.stop()
        self.query_one("#list").border_title = f"{event.count} marked" if event.count else "Journal"

    # the page

    def _turn(self, after: float = 0) -> None:
        if here := self._list.here():
            self._page.turn_to(here.id, after)

    @on(EntryPage.Wanted)
    def _wanted(self, event: EntryPage.Wanted) -> None:
        event.stop()
        self._bookmark.entry = event.entry
        self.ask(Reading(_read, event.entry), self._show_page)

    def _show_page(self, found: tuple[Entry, Leaf] | None) -> None:
        """Shows an entry, unless the cursor has moved on."""
        for page in self.query(EntryPage):  # there is none any more once the screen was left
            if found is not None and found[0].id == page.entry:
                entry, leaf = found
                page.show(heading(entry, self._title_of(entry.flow)), leaf, self._query.words)

    def action_read(self) -> None:
        if self._list.here() is not None:
            self._turn()
            self.add_class("-reading")
            self._page.focus()
            self.tell_keys()

    def action_turn(self, step: int) -> None:
        self._list.walk("row", step)
        self._turn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._reads if action == "turn" else super().check_action(action, parameters)

    def _close_page(self) -> None:
        self.remove_class("-reading")
        self.tell_keys()

    # the search

    def action_search(self) -> None:
        self._close_page()
        self._search.open()

    @on(SearchLine.Typed)
    def _typed(self, event: SearchLine.Typed) -> None:
        event.stop()
        self._bookmark.search = event.text
        self.refresh_view()

    @on(SearchLine.Left)
    def _to_hits(self, event: SearchLine.Left) -> None:
        event.stop()
        self._list.focus()

    @on(SearchLine.Asked)
    def _how_to_search(self, event: SearchLine.Asked) -> None:
        event.stop()
        self.app.push_screen(TextViewer("How to search", language))

    # what is done to entries

    def action_entry(self, name: str) -> None:
        getattr(self._actions, name)()

    def action_copy(self) -> None:
        self._export.copy()

    def action_print(self) -> None:
        self._export.print()

    def _selection(self) -> Selection:
        here, page = self._list.here(), self._page
        part = page.part_in_sight() if here is not None and here.id == page.entry else 0
        return Selection(here, part, self._list.marked())

    def _copied(self) -> Sheet | None:
        return entries_sheet(self._selection().ids)

    def _printed(self) -> Sheet | None:
        """The marked entries, else what the search found, else the month."""
        selected = self._selection()
        if selected.marked or selected.here is None:
            return entries_sheet(selected.marked)
        month = (selected.here.day.year, selected.here.day.month)
        rows = self._list.entries()
        ids = tuple(row.id for row in rows if bool(self._query) or (row.day.year, row.day.month) == month)
        return entries_sheet(ids, self._bookmark.search.strip())

    # keys

    def tell_keys(self) -> None:
        """Shows the keys of the page that is read, of the search that is typed, or of the list."""
        if self._reads:
            self.show_keys((NEWER, *FIRST_SHOWN, *DOING))
        elif self._search.has_focus_within:
            self.show_keys(SEARCHING)
        else:
            by_date = () if self._query else MOVING
            is_empty = self._has_been_shown and self._list.here() is None
            self.show_keys((SEARCH, *ALONE) if is_empty else (SEARCH, READ, *FIRST_SHOWN, *by_date, *DOING))

    def end_keys(self) -> tuple[Command, ...]:
        if self.is_mounted and self._search.has_focus_within:
            return (BACK,)
        return (BACK, HELP) if self._reads else super().end_keys()

    @on(DescendantFocus)
    def _tell_keys_of_search(self) -> None:
        self.tell_keys()

    def action_mark(self) -> None:
        self._list.action_mark()

    def action_back(self) -> None:
        if self._reads:
            self._close_page()
        elif not self._search.close() and self._list.marked():
            self._list.unmark()
        self._list.focus()

    def went_back(self) -> bool:
        reads = self._reads
        if reads:
            self.action_back()
        return reads

    def action_month(self, step: int) -> None:
        if not self._query:
            self._list.jump(step, lambda day: (day.year, day.month))

    def action_year(self, step: int) -> None:
        if not self._query:
            self._list.jump(step, lambda day: day.year)


def _find(workspace: Workspace, bookmark: Bookmark) -> tuple[Found, Vocabulary] | None:
    text = bookmark.search
    try:
        found = workspace.read_model.find(text, lambda: bookmark.search != text)
        return found, workspace.read_model.finder().vocabulary
    except AbandonedError:
        return None


def _read(workspace: Workspace, wanted: str) -> tuple[Entry, Leaf] | None:
    entry = workspace.entry(wanted)
    return None if entry is None else (entry, leaf(entry))
