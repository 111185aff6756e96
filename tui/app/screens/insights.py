"""Insights: one page a question, to look rather than read."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.layout import PROSE
from tui.app.screens.place import Place
from tui.app.widgets.doing_words import doing_page, open_row
from tui.app.widgets.drawing import Drawing
from tui.app.widgets.insight_words import feeling_page, learning_page, path_page, words_page
from tui.app.widgets.rows import NONE, Rows, Source
from tui.app.widgets.strokes import ascii_marks
from tui.app.wishes import Begin, Do
from tui.insights.overview import Overview, overview
from tui.insights.portrait import Promise
from tui.records.answers import Outcome
from tui.workspace import Workspace
from tui.workspace.reading import resting

BEFORE = Command("insights.before", "left_square_bracket,left", "turn(-1)", "pages", "The page before.", "[ ]")
AFTER = Command("insights.after", "right_square_bracket,right", "turn(1)", "next page", "The next page.", None)
DOWN = Command("insights.down", "j,down", "down(1)", "down", "Down in the promises, or in the page.", "j k")
UP = Command("insights.up", "k,up", "down(-1)", "up", "Up in the promises, or in the page.", None)
ON = Command("insights.on", "space,pagedown", "leaf(1)", "read on", "A screen further.", "space")
BACK = Command("insights.back", "b,pageup", "leaf(-1)", "read back", "A screen back.", None)
HALF_ON = Command("insights.half_on", "ctrl+d", "leaf(0.5)", "half on", "Half a screen further.", None)
HALF_BACK = Command("insights.half_back", "ctrl+u", "leaf(-0.5)", "half back", "Half a screen back.", None)
KEPT = Command("insights.kept", "y", "become('kept')", "kept", "The promise was kept.", "y")
PARTLY = Command("insights.partly", "p", "become('partly')", "partly", "The promise was kept in part.", "p")
NOT = Command("insights.not", "x", "become('not')", "not", "The promise was not kept this time.", "x")
LET_GO = Command("insights.let_go", "l", "become('let_go')", "let go", "The promise is let go on purpose.", "l")

LOOK = Command(
    "insights.look", "enter", "look_again", "look at these", "Answer what is tried, to be asked, or back.", "enter"
)

SUMMARY = Command(
    "insights.summary", "w", "summary", "week in a page", "The week, the month or the year in one page.", "w"
)

PAGES = ("The path", "Say and do", "Learning", "Emotion", "Words")
DOING = PAGES.index("Say and do")
LEARNING = PAGES.index("Learning")
READING = (BEFORE, AFTER, DOWN, UP, ON, BACK, HALF_ON, HALF_BACK)
ANSWERING = (KEPT, PARTLY, NOT, LET_GO)
MOST = 5
"""So many open promises are seen at once."""


class InsightsScreen(Place):
    """The pages, one at a time."""

    PLACE = "insights"
    KEYS: ClassVar[tuple[Command, ...]] = (*READING, *ANSWERING, LOOK, SUMMARY)

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._page = 0
        self._view: Overview | None = None
        self._plain = ascii_marks()

    def body(self) -> ComposeResult:
        """The open promises, on their page, and the drawing."""
        with Vertical(id="insights"):
            with Vertical(id="open"):
                yield Static("Open", id="open-head")
                rows = Rows(id="promises")
                rows.can_focus = False
                yield rows
                yield Static(id="open-whole")
            with VerticalScroll(id="insight", can_focus=False):
                yield Drawing()

    def look(self, workspace: Workspace) -> Overview:
        """All pages."""
        return overview(workspace.portrait(), resting(workspace.listing()), workspace.today)

    async def show(self, view: Overview) -> None:
        """Shows what the journal says."""
        self._view = view
        self._draw()

    @property
    def _open(self) -> tuple[Promise, ...]:
        """The promises that can be answered on this page, newest first."""
        if self._view is None or self._page != DOING:
            return ()
        return tuple(reversed(self._view.doing.open))

    @property
    def _waits(self) -> bool:
        """Whether this page has something that can be answered."""
        if self._view is None or self._page != LEARNING:
            return False
        learning = self._view.learning
        is_due = any(feedback.due <= self.today for feedback in learning.waiting)
        return bool(is_due or learning.questions or learning.trying)

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        found = self._open
        frame = self.query_one("#insights")
        frame.border_title = PAGES[self._page]
        frame.border_subtitle = f"{self._page + 1} of {len(PAGES)}"
        self.query_one("#open").display = bool(found)
        rows = self.query_one(Rows)
        rows.styles.height = max(1, min(MOST, len(found)))
        rows.show(Source(len(found), lambda place: open_row(found[place]), lambda place: found[place].id))
        now = ANSWERING if found else (LOOK,) if self._waits else ()
        self.show_keys((BEFORE, SUMMARY, *now, *READING[1:]))
        self._draw_here()
        page, today, plain = self._page, self.today, self._plain
        self.query_one(Drawing).paint(lambda width: drawn(view, page, today, min(PROSE, width), plain=plain))

    def _draw_here(self) -> None:
        """The promise at the mark in full, where its row is cut."""
        cursor = self.query_one(Rows).cursor
        found = self._open
        here = open_row(found[cursor]) if cursor != NONE and cursor < len(found) else Content("")
        whole = self.query_one("#open-whole", Static)
        room = self.size.width - 10
        whole.display = here.cell_length > room
        whole.update(here if whole.display else "")

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._draw_here()

    # keys

    def action_turn(self, step: int) -> None:
        """To another page, around the end."""
        self._page = (self._page + step) % len(PAGES)
        self.query_one("#insight").scroll_home(animate=False)
        self._draw()

    def action_down(self, step: int) -> None:
        """Moves in the open promises; where there are no others, in the page."""
        rows = self.query_one(Rows)
        before = rows.cursor
        if len(self._open) > 1:
            rows.action_step(step)
        if rows.cursor == before:
            self.query_one("#insight").scroll_relative(y=step, animate=False)

    def action_look_again(self) -> None:
        """Begins the flow that asks about what is tried, what was to be asked, and feedback that is back."""
        if self._waits:
            self.post_message(Begin("look"))

    def action_summary(self) -> None:
        """Shows this week in one page."""
        from tui.app.screens.summary import SummaryScreen

        self.app.push_screen(SummaryScreen(self.today))

    def action_leaf(self, step: float) -> None:
        """Moves the page by what is seen, or by a part of that."""
        pane = self.query_one("#insight")
        pane.scroll_relative(y=int(step * max(2, pane.size.height - 1)), animate=False)

    def action_become(self, outcome: str) -> None:
        """Says what became of the promise at the mark."""
        cursor = self.query_one(Rows).cursor
        found = self._open
        if cursor != NONE and cursor < len(found):
            promise = found[cursor].id
            self.post_message(Do(lambda workspace: workspace.answer_promise(promise, Outcome(outcome))))


def drawn(view: Overview, page: int, today: date, width: int, *, plain: bool) -> list[Content]:
    """One page."""
    match PAGES[page]:
        case "The path":
            return path_page(view.path, width, plain=plain)
        case "Say and do":
            return doing_page(view.doing, width, plain=plain)
        case "Learning":
            return learning_page(view.learning, today, width)
        case "Emotion":
            return feeling_page(view.feeling, width)
        case _:
            return words_page(view.recurring, width)
