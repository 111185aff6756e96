"""The journal: entries by day at the left, the page at the right, search as you type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.timer import Timer

from tui.app.bookmark import Bookmark
from tui.app.commands import Command
from tui.app.copying import Copying
from tui.app.reading import Leaf, heading, leaf
from tui.app.screens.changing import Changing
from tui.app.screens.journal_keys import BACK, DOING, MOVING, READ, READING, SEARCH, SEARCHING
from tui.app.screens.looking import Looking
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.entry_list import EntryList
from tui.app.widgets.entry_page import EntryPage
from tui.app.widgets.rows import Rows
from tui.app.widgets.search_line import SearchLine, language
from tui.app.wishes import Ask
from tui.insights.search import Abandoned, Found, Query, Vocabulary
from tui.records.entry import Entry
from tui.workspace import Workspace
from tui.workspace.pages import OTHER_TITLES

RESTS = 0.12
"""Seconds after which the page follows the cursor: a held key runs through the list alone."""

RESTS_SEARCHING = 0.3
"""The same while a search is typed: longer than most people take from one letter to the next."""


class JournalScreen(Copying, Changing, Looking):
    """Browse and read.

    Args:
        today: The practice day.
        titles: What each flow is called.
        bookmark: Where the person was; kept up to date.
        day: Where to begin instead, in the whole journal.
    """

    PLACE = "journal"
    KEYS: ClassVar[tuple[Command, ...]] = (SEARCH, READ, *MOVING, *DOING, *READING, *SEARCHING, BACK)

    def __init__(
        self, today: date, titles: Mapping[str, str], bookmark: Bookmark | None = None, day: date | None = None
    ) -> None:
        super().__init__(today)
        self._titles = {**OTHER_TITLES, **titles}
        self._bookmark = bookmark or Bookmark()
        self._at_day = day
        if day is not None:
            self._bookmark.search = ""
        self._at_entry = self._bookmark.entry
        self._query = Query()
        self._rests: Timer | None = None
        self._wanted = ""

    def body(self) -> ComposeResult:
        """The list and the page."""
        search = SearchLine(self._bookmark.search, self.today, id="search")
        search.display = bool(self._bookmark.search)
        yield search
        with Horizontal(id="journal"):
            with Vertical(id="list") as frame:
                frame.border_title = "Journal"
                yield EntryList(id="entries")
            yield EntryPage(id="page")

    async def on_mount(self) -> None:
        """Puts the cursor into the list."""
        self._list.focus()
        self._tell_keys()

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def _page(self) -> EntryPage:
        return self.query_one(EntryPage)

    # the list

    def go_to(self, entry: str) -> None:
        """Puts the cursor on an entry when the list is next shown."""
        self._at_entry = entry or self._at_entry

    def look(self, workspace: Workspace) -> tuple[Found, Vocabulary] | None:
        """What the search finds, or everything; nothing if another search was begun meanwhile."""
        text = self._bookmark.search
        try:
            return workspace.find(text, lambda: self._bookmark.search != text), workspace.finder().vocabulary
        except Abandoned:
            return None

    async def show(self, view: tuple[Found, Vocabulary] | None) -> None:
        """Shows what a search found, best first, or all by month; not if another search was begun meanwhile."""
        if view is None or view[0].text != self._bookmark.search:
            return
        found, vocabulary = view
        query, entries, is_new = found.query, found.entries, found.query != self._query
        self._query = query
        self._list.show_entries(entries, by_month=not query, words=query.words)
        if self._at_day is not None and not query:
            self._list.move_to_day(self._at_day)
            self._at_day = None
        elif self._at_entry:
            self._list.move_to(self._at_entry)
        elif query and is_new:
            self._list.action_first()
        self._at_entry = ""
        count = len(entries)
        self.query_one("#list").border_subtitle = f"{count} {'entry' if count == 1 else 'entries'}"
        self.query_one(SearchLine).tell(found, vocabulary)
        if not entries:
            self._wanted = ""
            self._stop_resting()
            self._page.say(
                " ".join(found.advice) if query else "The journal is empty. Your first session will stand here."
            )
        elif query and is_new:
            # The page comes when no letter follows: the list is what is looked at while typing.
            self._turn_soon(RESTS_SEARCHING)
        else:
            self._turn()

    @on(EntryList.Marks)
    def _count_marks(self, event: EntryList.Marks) -> None:
        event.stop()
        self.query_one("#list").border_title = f"{event.count} marked" if event.count else "Journal"

    # the page

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        here = self._list.here()
        if here is not None and here.id != self._wanted:
            self._bookmark.entry = here.id
            self._turn_soon()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        self.action_read()

    def _turn_soon(self, rests: float = RESTS) -> None:
        self._stop_resting()
        self._rests = self.set_timer(rests, self._turn)

    def _stop_resting(self) -> None:
        if self._rests is not None:
            self._rests.stop()

    def _turn(self) -> None:
        """Turns to the page of the entry under the cursor."""
        here = self._list.here() if self.query(EntryList) else None
        if here is not None:
            self._wanted = wanted = self._bookmark.entry = here.id
            self.post_message(Ask(lambda workspace: _taken_apart(workspace.entry(wanted)), self._read))

    def _read(self, found: tuple[Entry, Leaf] | None) -> None:
        """Shows an entry, unless the cursor went on meanwhile."""
        if found is None or found[0].id != self._wanted:
            return
        entry, leaf = found
        for pane in self.query(EntryPage):  # there is none any more if the place was left meanwhile
            pane.show(heading(entry, self._titles.get(entry.flow, entry.flow)), leaf, self._query.words)

    # keys

    @property
    def _reads(self) -> bool:
        return self.has_class("-reading")

    def _tell_keys(self) -> None:
        if self._reads:
            self.show_keys((BACK, *READING, *DOING, *MOVING))
        else:
            self.show_keys((*SEARCHING, BACK) if self._searches else self.KEYS)

    @property
    def _searches(self) -> bool:
        return self.query_one(SearchLine).has_focus_within

    @on(DescendantFocus)
    def _tell_keys_of_search(self) -> None:
        self._tell_keys()

    def end_keys(self) -> tuple[Command, ...]:
        """Letters are text while a search is typed."""
        return () if self.is_mounted and self._searches else super().end_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that turn pages work while one is read."""
        return self._reads if action in ("entry", "end") else super().check_action(action, parameters)

    def action_read(self) -> None:
        """Gives the whole width, and the keys, to the page."""
        if self._list.here() is not None:
            self._turn()
            self.add_class("-reading")
            self._page.focus()
            self._tell_keys()

    def action_entry(self, step: int) -> None:
        """To the page before or after."""
        self._list.action_step(step)
        self._turn()

    def action_end(self, side: int) -> None:
        """To the first or the last page."""
        if side > 0:
            self._list.action_first()
        else:
            self._list.action_last()
        self._turn()

    def entry_here(self) -> str:
        """The entry under the cursor."""
        here = self._list.here()
        return here.id if here is not None else ""

    def title_of(self, flow: str) -> str:
        """What a flow is called."""
        return self._titles.get(flow, flow)

    def day_here(self) -> date | None:
        """The day of the entry under the cursor."""
        here = self._list.here()
        return here.day if here is not None else None

    def done_with_marks(self) -> None:
        """Takes the marks away."""
        self._list.unmark()

    def action_mark(self) -> None:
        """Marks the entry under the cursor."""
        self._list.action_mark()

    def action_back(self) -> None:
        """Back to the list; from the list, out of the search."""
        search = self.query_one(SearchLine)
        if self._reads:
            self.remove_class("-reading")
            self._tell_keys()
        elif search.display:
            search.value = ""
            search.display = False
        elif self._list.marked():
            self._list.unmark()
        self._list.focus()

    def action_search(self) -> None:
        """Opens the line to search in."""
        self.remove_class("-reading")
        self._tell_keys()
        search = self.query_one(SearchLine)
        search.display = True
        search.focus_text()

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
        self.app.push_screen(ReadingScreen("How to search", language))

    def chosen(self) -> tuple[str, ...]:
        """The marked entries, else the one under the cursor."""
        return self._list.chosen()

    def printed(self) -> tuple[str, ...]:
        """The marked entries, else what the search found, else the month."""
        here = self._list.here()
        if self._list.marked() or here is None:
            return self._list.marked()
        month = (here.day.year, here.day.month)
        rows = self._list.entries()
        return tuple(row.id for row in rows if bool(self._query) or (row.day.year, row.day.month) == month)

    def search_text(self) -> str:
        """What was looked for, unless something else is marked."""
        return "" if self._list.marked() else self._bookmark.search.strip()

    def question_here(self) -> tuple[str, date, int] | None:
        """The entry under the cursor, and the question at the top of its page."""
        here = self._list.here()
        return (here.id, here.day, self._page.part_in_sight() if here.id == self._wanted else 0) if here else None

    def action_month(self, step: int) -> None:
        """To the first entry of another month."""
        if not self._query:
            self._list.jump(step, lambda day: (day.year, day.month))

    def action_year(self, step: int) -> None:
        """To the first entry of another year."""
        if not self._query:
            self._list.jump(step, lambda day: day.year)


def _taken_apart(entry: Entry | None) -> tuple[Entry, Leaf] | None:
    return None if entry is None else (entry, leaf(entry))
