"""Reflection: one page a question, to look rather than read; and a week, a month or a year in one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.base.entry_renderer import Leaf
from tui.app.base.export_actions import COPY, PRINT, Sheet, as_is
from tui.app.base.figure_page import FigurePage
from tui.app.base.global_commands import promise_answers
from tui.app.base.markdown import blocks
from tui.app.base.messages import Begin, Reading, Request, answer_promise
from tui.app.dialogs.compiled_entries import AFTER, BACK, BEFORE, SHOW, At, CompiledEntries, CompiledEntriesScreen
from tui.app.dialogs.paged_screen import READING, PagedScreen
from tui.insights.measures.period import LENGTHS, Period, period
from tui.insights.views.model import Choice, Page
from tui.insights.views.reflection import Reflection, reflection
from tui.records.answers import Outcome
from tui.terminal.commands import Command
from tui.terminal.safe_text import line
from tui.terminal.scrolling import Unit
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace import Workspace
from tui.workspace.markdown_output import page_markdown, period_page
from tui.workspace.read_model import resting
from tui.workspace.recall import noticed

LOOK = Command(
    "reflection.look", "enter", "open", "answer",
    "Answer what is due on this page; elsewhere, see the entries behind the highlighted part.", "enter",
)  # fmt: skip
ENTRIES = Command("reflection.entries", "e", "entries", "entries", "The entries behind the highlighted part.", "e")
OPEN = replace(LOOK, label="entries")
"""The same where nothing is to be answered."""

SUMMARY = Command(
    "reflection.summary", "w", "summary", "week in a page", "The week, the month or the year in one page.", "w"
)

MOOD = Command(
    "reflection.mood", "", "page('emotion')", "mood", "Your mood over the days, the months and the year.", None
)

ANSWERING = promise_answers("reflection", are_named=True)
SPREAD = 160
"""Columns from which a short page has parts of other pages beside it."""
BESIDE = {
    "week": (("presence", "year"), ("emotion", "year")),
    "presence": (("emotion", "year"), ("emotion", "months")),
}
"""By the name of a page in :class:`Reflection`, the parts that go with it: a page, and a section there."""
MOST = 5
"""So many open promises are seen at once."""


class ReflectionScreen(PagedScreen):
    """The pages, one at a time; promises that are open can be answered on theirs."""

    TAB = "reflection"
    KEYS: ClassVar[tuple[Command, ...]] = (*READING, *ANSWERING, LOOK, ENTRIES, SUMMARY)

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._view: Reflection | None = None
        self._wanted = ""

    @property
    def pages(self) -> tuple[Page, ...]:
        return self._view.pages if self._view is not None else ()

    def above(self) -> ComposeResult:
        with Vertical(id="open"):
            yield Static("Open", id="open-head")
            rows = VirtualList(id="promises")
            rows.can_focus = False
            yield rows
            yield Static(id="open-whole")

    def look(self) -> Request[Reflection]:
        return Reading(_look)

    async def show(self, view: Reflection) -> None:
        self._view = view
        self._turn_to_wanted()
        self.draw()

    @property
    def _open(self) -> tuple[Choice, ...]:
        """The promises that can be answered on this page, newest first."""
        return tuple(row for row in self.page.rows("open") if isinstance(row, Choice))

    @property
    def _has_to_look(self) -> bool:
        return self._view is not None and self.page is self._view.learning and self._view.has_to_look

    def draw(self) -> None:
        found = self._open
        self.query_one("#open").display = bool(found)
        rows = self.query_one(VirtualList)
        rows.styles.height = max(1, min(MOST, len(found)))
        rows.show(RowSource(len(found), lambda place: _drawn(found[place]), lambda place: found[place].id))
        self._draw_here()
        super().draw()

    def read(self, page: Page) -> Page:
        """A page without what can be answered on it; where there is room, with what goes with it from other pages."""
        sections = [section for section in page.sections if section.id != "open"]
        if self._view is not None and self.size.width >= SPREAD:
            beside = [of for name, of in BESIDE.items() if page is getattr(self._view, name)]
            for name, part in (one for of in beside for one in of):
                sections += [one for one in getattr(self._view, name).sections if one.id == part]
        return Page(page.title, tuple(sections))

    def page_keys(self, *, is_open: bool) -> tuple[Command, ...]:
        now = ANSWERING if self._open else (LOOK,) if self._has_to_look else ()
        opens = () if not is_open else (ENTRIES,) if self._has_to_look else (OPEN,)
        return (*now, *opens, SUMMARY)

    def _draw_here(self) -> None:
        """The highlighted promise in full, where its row is cut."""
        promise = self.query_one(VirtualList).at_cursor(self._open)
        here = _drawn(promise) if promise else Content("")
        whole = self.query_one("#open-whole", Static)
        room = self.size.width - 10
        whole.display = here.cell_length > room
        whole.update(here if whole.display else "")

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()
        self._draw_here()

    # keys

    def action_walk(self, unit: Unit, direction: int) -> None:
        rows, page = self.query_one(VirtualList), self.query_one(FigurePage)
        before = rows.cursor
        if unit == "row" and direction < 0 and page.step(direction):
            return
        if unit == "row" and self._open:
            rows.walk(unit, direction)
        if unit != "row" or rows.cursor == before:
            page.action_walk(unit, direction)

    def action_page(self, name: str) -> None:
        """Shows one of the pages, by its name in :class:`Reflection`."""
        self._wanted = name
        self._turn_to_wanted()
        self.draw()

    def _turn_to_wanted(self) -> None:
        if self._view is not None and self._wanted:
            self._place, self._wanted = self.pages.index(getattr(self._view, self._wanted)), ""

    def action_open(self) -> None:
        if self._has_to_look:
            self.post_message(Begin("look"))
        else:
            self.action_entries()

    def action_summary(self) -> None:
        self.app.push_screen(PeriodScreen(self.today))

    def action_become(self, outcome: str) -> None:
        if (promise := self.query_one(VirtualList).at_cursor(self._open)) is not None:
            self.ask(Request(answer_promise, promise.id, Outcome(outcome)), self._say_and_refresh)

    def _say_and_refresh(self, said: str) -> None:
        self.refresh_view(told=f"{said} u to undo.")


def _look(workspace: Workspace) -> Reflection:
    rows = tuple(resting(workspace.listing()))
    areas = workspace.catalogue.area_names
    return reflection(workspace.portrait(), rows, workspace.today, noticed=noticed(workspace), areas=areas)


def _drawn(promise: Choice) -> Content:
    return Content.assemble((f"{promise.about}  ", "$quiet"), line(promise.text))


LENGTH = Command("summary.length", "w", "length", "week, month, year", "A week, a month or a year in one page.", "w")

PRINTED = replace(PRINT, shown="P", label="export")


class PeriodScreen(CompiledEntriesScreen):
    """What the pages of a period say together."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, LENGTH, BEFORE, AFTER, PRINTED, COPY, SHOW)

    def __init__(self, day: date) -> None:
        super().__init__(lambda step: Reading(_read_period, self._at, step))
        self._at = At(period("week", day))

    def action_length(self) -> None:
        here = self._at.here
        place = LENGTHS.index(here.length)
        self._at.here = period(LENGTHS[(place + 1) % len(LENGTHS)], min(here.last, self._day_there()))
        self._read()

    def _day_there(self) -> date:
        """The last day with a page that is shown, so that a shorter period has something in it."""
        return self._leaves.day if self._leaves is not None and self._leaves.day is not None else self._at.here.last


def _read_period(workspace: Workspace, at: At[Period], step: int) -> CompiledEntries | None:
    days = workspace.portrait().days
    first, last = min(days, default=workspace.today), workspace.today
    if step:
        beside = at.here.before if step < 0 else at.here.after
        if beside.last < first or beside.first > last:
            return None
        at.here = beside
    page = period_page(workspace, at.here)
    text = page_markdown(page)
    shown = blocks(text.removeprefix(f"# {page.title}\n\n"))
    latest = max((day for day in days if at.here.first <= day <= at.here.last), default=None)
    sheet = Sheet(page.title, Reading(as_is, text), Reading(as_is, page.title))
    return CompiledEntries(page.title, Leaf([shown]), day=latest, sheet=sheet)
