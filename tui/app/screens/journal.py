"""The journal: entries by day at the left, the page at the right, search as you type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.commands import Command
from tui.app.reading import heading, page
from tui.app.screens.place import Place
from tui.app.text import content, line
from tui.app.widgets.rows import NONE, Rows, Source
from tui.app.wishes import Ask
from tui.insights.listing import Listed
from tui.insights.search import Query, lit, read_query
from tui.records.entry import Entry
from tui.workspace import Workspace
from tui.workspace.looking_back import put_aside

SEARCH = Command("journal.search", "slash", "search", "search", "Find entries by words, as you type.", "/")
READ = Command("journal.read", "enter", "read", "read", "Read the page; esc comes back to the list.", "enter")
MONTH_BACK = Command("journal.month_back", "left_square_bracket", "month(1)", "month", "The month before.", "[ ]")
MONTH_ON = Command("journal.month_on", "right_square_bracket", "month(-1)", "next month", "The month after.", None)
YEAR_BACK = Command("journal.year_back", "left_curly_bracket", "year(1)", "year", "The year before.", "{ }")
YEAR_ON = Command("journal.year_on", "right_curly_bracket", "year(-1)", "next year", "The year after.", None)
ASIDE = Command(
    "journal.aside", "a", "aside", "keep aside", "Keep this page out of looking back, or let it come back again.", None
)
BACK = Command("journal.back", "escape", "back", "back", "Back to the list, or out of the search.", "esc")

OTHER_TITLES = {"outcome": "Promise answered", "note": "Note", "aside": "Kept out of looking back"}


SHORT_TITLES = {"onboarding": "First run", "outcome": "Promise"}
"""What a flow is called in the list, where its id would not do."""


NAME = 10
"""Columns for a flow's name in the list."""


class JournalScreen(Place):
    """Browse and read.

    Args:
        today: The practice day.
        titles: What each flow is called.
        day: Where to begin; the newest entry if not given.
    """

    PLACE = "journal"
    KEYS: ClassVar[tuple[Command, ...]] = (SEARCH, READ, MONTH_BACK, MONTH_ON, YEAR_BACK, YEAR_ON, ASIDE, BACK)

    def __init__(self, today: date, titles: Mapping[str, str], day: date | None = None) -> None:
        super().__init__(today)
        self._titles = {**OTHER_TITLES, **titles}
        self._at_day = day
        self._at_entry = ""
        self._rows: list[Listed | date] = []
        self._query = Query(())
        self._wanted = ""

    def body(self) -> ComposeResult:
        """The list and the page."""
        search = Input(placeholder="words to find, esc to leave", id="search")
        search.cursor_blink = False
        yield search
        with Horizontal(id="journal"):
            with Vertical(id="list") as frame:
                frame.border_title = "Journal"
                yield Rows(id="entries")
            with VerticalScroll(id="page"):
                yield Static(id="text")

    async def on_mount(self) -> None:
        """Puts the cursor into the list."""
        self.query_one(Rows).focus()

    def go_to(self, entry: str) -> None:
        """Puts the cursor on an entry when the list is next shown."""
        self._at_entry = entry

    # the list

    def look(self, workspace: Workspace) -> tuple[Query, list[Listed]]:
        """What the search finds, or everything."""
        query = self._query
        return query, workspace.search(query) if query.words else workspace.listing()

    async def show(self, view: tuple[Query, list[Listed]]) -> None:
        """Shows what a search found, best first, or all by month; not if another search was begun meanwhile."""
        query, entries = view
        if query != self._query:
            return
        self._list(entries, by_month=not query.words)
        if self._at_entry:
            self.query_one(Rows).move_to(self._at_entry)
            self._at_entry = ""
        if self._at_day is not None and not query.words:
            here = next((item.id for item in entries if item.day <= self._at_day), None)
            if here is not None:
                self.query_one(Rows).move_to(here)
            self._at_day = None

    def _list(self, entries: Sequence[Listed], *, by_month: bool) -> None:
        rows: list[Listed | date] = []
        month = None
        for entry in entries:
            if by_month and (entry.day.year, entry.day.month) != month:
                month = (entry.day.year, entry.day.month)
                rows.append(entry.day.replace(day=1))
            rows.append(entry)
        self._rows = rows
        source = Source(
            len(rows),
            render=lambda place: self._row(rows[place]),
            key=lambda place: _key(rows[place]),
            heading=lambda place: isinstance(rows[place], date),
        )
        self.query_one(Rows).show(source)
        count = len(entries)
        frame = self.query_one("#list")
        frame.border_subtitle = f"{count} {'entry' if count == 1 else 'entries'}"
        self._want()
        if not entries:
            self._say_empty()

    def _say_empty(self) -> None:
        self._wanted = ""
        text = (
            "No entry has all of these words. Fewer words, or parts of words, find more."
            if self._query.words
            else "The journal is empty. Your first session will stand here."
        )
        self.query_one("#page").border_title = ""
        self.query_one("#text", Static).update(Content(text).stylize("$quiet"))

    def _row(self, row: Listed | date) -> Content:
        if isinstance(row, date):
            return Content(f"{row:%B} {row.year}").stylize("$quiet")
        name = SHORT_TITLES.get(row.flow) or row.flow.replace("_", " ").capitalize()
        day = f"{row.day.day:>2} {row.day:%b %y}" if self._query.words else f"{row.day:%a} {row.day.day:>2}"
        star = " ★" if row.starred else ""
        return Content.assemble(
            (day, "$quiet"), "  ", content(f"{name}{star}".ljust(NAME)), " ", line(row.words).stylize("$quiet")
        )

    def _here(self) -> Listed | None:
        cursor = self.query_one(Rows).cursor
        row = self._rows[cursor] if cursor != NONE and cursor < len(self._rows) else None
        return row if isinstance(row, Listed) else None

    # the page

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._want()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        self.action_read()

    def _want(self) -> None:
        here = self._here()
        if here is not None:
            self._wanted = wanted = here.id
            self.post_message(Ask(lambda workspace: workspace.entry(wanted), self.read))

    def read(self, entry: Entry | None) -> None:
        """Shows an entry, unless the cursor went on meanwhile."""
        if entry is None or entry.id != self._wanted:
            return
        pane = self.query_one("#page")
        pane.border_title = content(heading(entry, self._titles.get(entry.flow, entry.flow))).plain
        self.query_one("#text", Static).update(page(entry, self._query.words))
        pane.scroll_home(animate=False)
        if self._query.words:
            self.call_after_refresh(self._scroll_to_hit)

    def _scroll_to_hit(self) -> None:
        """Brings the first word that was looked for into sight."""
        pane, text = self.query_one("#page"), self.query_one("#text", Static)
        shown = text.content
        if not isinstance(shown, Content):
            return
        hits = lit(shown.plain, self._query.words)
        if hits:
            above = shown[: hits[0][0]].wrap(max(1, text.content_size.width))
            pane.scroll_to(y=max(0, len(above) - 3), animate=False)

    # keys

    def action_read(self) -> None:
        """Gives the keys to the page."""
        if self._here() is not None:
            self.add_class("-reading")
            self.query_one("#page").focus()

    def action_back(self) -> None:
        """Back to the list; from the list, out of the search."""
        search = self.query_one("#search", Input)
        if self.has_class("-reading"):
            self.remove_class("-reading")
        elif search.display:
            search.value = ""
            search.display = False
        self.query_one(Rows).focus()

    def action_aside(self) -> None:
        """Keeps the page out of looking back, or lets it come back again."""
        here = self._here()
        if here is not None:
            page_id = here.id
            self.post_message(Ask(lambda workspace: put_aside(workspace, page_id), self._put_aside))

    def _put_aside(self, is_out: bool) -> None:
        said = (
            "Nothing brings this page up on its own now. a lets it come back." if is_out else "It may come back again."
        )
        self.notify(said, markup=False, timeout=5)
        self.refresh_view()

    def action_search(self) -> None:
        """Opens the line to search in."""
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        query = read_query(event.value)
        if query != self._query:
            self._query = query
            self.refresh_view()

    @on(Input.Submitted)
    def _to_hits(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Rows).focus()

    def action_month(self, step: int) -> None:
        """To the first entry of another month."""
        self._jump(step, lambda day: (day.year, day.month))

    def action_year(self, step: int) -> None:
        """To the first entry of another year."""
        self._jump(step, lambda day: (day.year, 0))

    def _jump(self, step: int, period: Callable[[date], tuple[int, int]]) -> None:
        here = self._here()
        if here is None or self._query.words:
            return
        entries = [row for row in self._rows if isinstance(row, Listed)]
        now = period(here.day)
        later = [entry for entry in entries if period(entry.day) > now]
        earlier = [entry for entry in entries if period(entry.day) < now]
        side = earlier if step > 0 else later
        if side:
            wanted = period(side[0].day if step > 0 else side[-1].day)
            self.query_one(Rows).move_to(next(entry.id for entry in entries if period(entry.day) == wanted))


def _key(row: Listed | date) -> str | date:
    return row if isinstance(row, date) else row.id
