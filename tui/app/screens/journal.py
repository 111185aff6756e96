"""The journal: entries by day at the left, the page at the right, search as you type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.app.commands import Command
from tui.app.reading import heading, page
from tui.app.screens.page import Page
from tui.app.text import content, line
from tui.app.widgets.rows import Rows
from tui.insights.listing import Listed
from tui.insights.search import Query, read_query
from tui.records.entry import Entry

SEARCH = Command("journal.search", "slash", "search", "search", "Find entries by words, as you type.", "/")
READ = Command("journal.read", "enter", "open", "read", "Read the page; esc comes back to the list.", "enter")
MONTH_BACK = Command("journal.month_back", "left_square_bracket", "month(1)", "month", "An earlier month.", "[ ]")
MONTH_ON = Command("journal.month_on", "right_square_bracket", "month(-1)", "later month", "A later month.", None)
YEAR_BACK = Command("journal.year_back", "left_curly_bracket", "year(1)", "year", "An earlier year.", "{ }")
YEAR_ON = Command("journal.year_on", "right_curly_bracket", "year(-1)", "later year", "A later year.", None)
LEAVE = Command("journal.back", "escape", "back", "back", "Back to the list, or out of the search.", "esc")


class JournalScreen(Page):
    """Browse and read.

    Attributes:
        entry: Id of the entry on show.
    """

    PLACE = "journal"
    COMMANDS: ClassVar[tuple[Command, ...]] = (SEARCH, READ, MONTH_BACK, MONTH_ON, YEAR_BACK, YEAR_ON, LEAVE)

    class Wanted(Message):
        """An entry is to be read from the disk."""

        def __init__(self, screen: JournalScreen, entry: str) -> None:
            super().__init__()
            self.screen = screen
            self.entry = entry

    class Sought(Message):
        """Entries are to be found."""

        def __init__(self, screen: JournalScreen, query: Query) -> None:
            super().__init__()
            self.screen = screen
            self.query = query

    def __init__(self, today: date, titles: Mapping[str, str], day: date | None = None) -> None:
        super().__init__(day=f"{today:%a} {today.day} {today:%b}")
        self._titles = {"outcome": "Promise answered", "note": "Note", **titles}
        self._day = day if day is None else f"{day:%a}"
        self._at_day = day
        self._entries: list[Listed] = []
        self._query = Query(())
        self.entry = ""

    def body(self) -> ComposeResult:
        """The list and the page."""
        yield Input(placeholder="search", id="search")
        with Horizontal(id="journal"):
            with Vertical(id="list"):
                yield Rows(id="entries")
            with VerticalScroll(id="page"):
                yield Static(id="text")
