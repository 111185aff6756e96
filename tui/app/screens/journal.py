"""The journal: entries by day at the left, the page at the right, search as you type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus

from tui.app.bookmark import Bookmark
from tui.app.commands import Command
from tui.app.copying import Copying
from tui.app.screens.changing import Changing
from tui.app.screens.journal_keys import BACK, DOING, FIRST_SHOWN, MOVING, NEWER, READ, READING, SEARCH, SEARCHING
from tui.app.screens.looking import Looking
from tui.app.screens.searching import Searching
from tui.app.widgets.entry_list import EntryList
from tui.app.widgets.entry_page import EntryPage
from tui.app.widgets.search_line import SearchLine

SLOW = 0.3
"""Seconds after which an empty list is explained."""


class JournalScreen(Searching, Copying, Changing, Looking):
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
        super().__init__(today, titles, bookmark or Bookmark())
        self._at_day = day
        if day is not None:
            self._bookmark.search = ""
        self._at_entry = self._bookmark.entry

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
        """Puts the cursor into the list; what takes long to be read is said to be on its way."""
        self._list.focus()
        self.tell_keys()
        self.set_timer(SLOW, self._say_reading)

    def _say_reading(self) -> None:
        if not self.has_been_shown:
            self._page.say("Reading your journal.")

    # where one is

    def go_to(self, entry: str) -> None:
        """Puts the cursor on an entry when the list is next shown."""
        self._at_entry = entry or self._at_entry

    def found_again(self) -> bool:
        """Puts the cursor on the day or the entry the list is to begin at."""
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

    def entry_here(self) -> str:
        """The entry under the cursor."""
        here = self._list.here()
        return here.id if here is not None else ""

    def day_here(self) -> date | None:
        """The day of the entry under the cursor."""
        here = self._list.here()
        return here.day if here is not None else None

    def question_here(self) -> tuple[str, date, int] | None:
        """The entry under the cursor, and the question at the top of its page."""
        here = self._list.here()
        return (here.id, here.day, self._page.part_in_sight() if here.id == self._wanted else 0) if here else None

    # what an action is for

    @on(EntryList.Marks)
    def _count_marks(self, event: EntryList.Marks) -> None:
        event.stop()
        self.query_one("#list").border_title = f"{event.count} marked" if event.count else "Journal"

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

    def done_with_marks(self) -> None:
        """Takes the marks away."""
        self._list.unmark()

    # keys

    def tell_keys(self) -> None:
        """Shows the keys of the page that is read, of the search that is typed, or of the list."""
        if self._reads:
            self.show_keys((BACK, NEWER, *FIRST_SHOWN, *DOING))
        else:
            self.show_keys((*SEARCHING, BACK) if self._searches else (SEARCH, READ, *FIRST_SHOWN, *MOVING, *DOING))

    @on(DescendantFocus)
    def _tell_keys_of_search(self) -> None:
        self.tell_keys()

    def action_mark(self) -> None:
        """Marks the entry under the cursor."""
        self._list.action_mark()

    def action_back(self) -> None:
        """Back to the list; from the list, out of the search, then away with the marks."""
        if self._reads:
            self._close_page()
        elif not self._close_search() and self._list.marked():
            self._list.unmark()
        self._list.focus()

    def went_back(self) -> bool:
        """From a page that is read, back to the list."""
        reads = self._reads
        if reads:
            self.action_back()
        return reads

    def action_month(self, step: int) -> None:
        """To the first entry of another month."""
        if not self._query:
            self._list.jump(step, lambda day: (day.year, day.month))

    def action_year(self, step: int) -> None:
        """To the first entry of another year."""
        if not self._query:
            self._list.jump(step, lambda day: day.year)
