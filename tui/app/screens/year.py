"""A year of the journal as a grid of days, walked by the arrows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize

from tui.app.commands import HELP, Command
from tui.app.reading import day_name
from tui.app.screens.leaves import DayScreen, OnThisDayScreen
from tui.app.screens.page import Page
from tui.app.widgets.drawing import Drawing
from tui.app.widgets.strokes import ascii_marks
from tui.app.widgets.year_grid import day_rows, year_rows
from tui.app.wishes import Begin
from tui.insights.calendar import Days, by_day, months_on
from tui.insights.search import PRACTICES
from tui.records.text import counted
from tui.workspace import Workspace
from tui.workspace.pages import flow_title

OPEN = Command("year.open", "enter", "open", "the day", "Read all entries of the day.", "enter")
BACK = Command("year.back", "escape,q", "back", "back", "Back to the list, where you were.", "esc")
WEEK_BACK = Command("year.week_back", "left,h", "move(-7)", "days", "A week back.", "←↓↑→")
WEEK_ON = Command("year.week_on", "right,l", "move(7)", "week on", "A week on.", None)
DAY_BACK = Command("year.day_back", "up,k", "move(-1)", "day back", "A day back.", None)
DAY_ON = Command("year.day_on", "down,j", "move(1)", "day on", "A day on.", None)
MONTH_BACK = Command("year.month_back", "left_square_bracket", "month(-1)", "month", "A month back.", "[ ]")
MONTH_ON = Command("year.month_on", "right_square_bracket", "month(1)", "month on", "A month on.", None)
YEAR_BACK = Command("year.year_back", "left_curly_bracket", "month(-12)", "year", "A year back.", "{ }")
YEAR_ON = Command("year.year_on", "right_curly_bracket", "month(12)", "year on", "A year on.", None)
FIRST = Command("year.first", "g,home", "end(0)", "first day", "The first day that has a page.", None)
LAST = Command("year.last", "G,end", "end(-1)", "last day", "The last day that has a page.", None)
WRITE = Command("year.write", "plus", "write", "write", "A note for the day.", "+")
SHADE = Command(
    "year.shade", "p", "shade", "practice", "Shade by the next practice: vision, reality … values, then by all.", "p"
)
THEN = Command("year.then", "t", "then", "on this day", "This day in earlier years.", "t")

SHADED_BY = ("", *PRACTICES)
"""What the grid can be shaded by: everything that was written, then each practice."""

LOW = 17
"""Rows below which the grid leaves none for what the day holds."""


class YearScreen(Page):
    """The grid, and the day under the cursor in words.

    Args:
        here: The day the cursor begins on.
        today: No day after it is walked to.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        OPEN, SHADE, WRITE, WEEK_BACK, WEEK_ON, DAY_BACK, DAY_ON, MONTH_BACK, MONTH_ON, YEAR_BACK, YEAR_ON, THEN,
        FIRST, LAST, BACK,
    )  # fmt: skip

    def __init__(self, here: date, today: date) -> None:
        super().__init__()
        self._here, self._today = here, today
        self._days: Days = {}
        self._practice = self._wanted = ""
        self._touching: Days = {}
        self._title: Callable[[str], str] = str
        self._plain = ascii_marks()

    def body(self) -> ComposeResult:
        """One drawing in a frame."""
        with Vertical(id="year"):
            yield Drawing(id="days")

    async def on_mount(self) -> None:
        """Draws the grid."""
        self._draw()

    def on_screen_resume(self) -> None:
        """Draws it again when the days are there, also after something was written for one of them."""
        self.ask(_found, self._show)

    def _show(self, found: tuple[Days, Callable[[str], str]]) -> None:
        self._days, self._title = found
        self._draw()

    @property
    def _is_low(self) -> bool:
        """Whether there is no room for the day's name below the grid."""
        return self.size.height < LOW

    def on_resize(self, event: Resize) -> None:
        """Names the day where there is room for it."""
        super().on_resize(event)
        if self.is_mounted:
            self._draw()

    @property
    def _until(self) -> date:
        return max(self._today, max(self._days, default=self._today))

    def _draw(self) -> None:
        here, practice = self._here, self._practice
        written = self._days.get(here, ())
        shaded = self._touching if practice else self._days
        frame = self.query_one("#year")
        frame.border_title = f"{here.year} · {practice or 'all that was written'}"
        count = len(shaded.get(here, ())) if self._is_low else sum(day.year == here.year for day in shaded)
        frame.border_subtitle = (
            f"{day_name(here)} · {counted(count, 'entry')}"
            if self._is_low
            else f"{counted(count, 'day')} with {practice or 'a page'}"
        )

        def drawn(width: int) -> list[Content]:
            grid = year_rows(here.year, shaded, here, self._until, width, plain=self._plain)
            return [*grid, Content(), *day_rows(here, written, width, self._title, practice, shaded.get(here, ()))]

        self.query_one(Drawing).paint(drawn)

    def end_keys(self) -> tuple[Command, ...]:
        """Only a place is left for good from; here ``q`` goes back."""
        return (HELP,)

    def _go(self, day: date) -> None:
        first = min(self._days, default=self._today).replace(month=1, day=1)
        self._here = min(max(day, first), self._until)
        self._draw()

    def action_move(self, days: int) -> None:
        """Walks by days."""
        self._go(self._here + timedelta(days=days))

    def action_month(self, months: int) -> None:
        """Walks by months."""
        self._go(months_on(self._here, months))

    def action_end(self, place: int) -> None:
        """To the first or last day that has a page."""
        if self._days:
            self._go(sorted(self._days)[place])

    def action_open(self) -> None:
        """Reads the day."""
        if self._here in self._days:
            self.app.push_screen(DayScreen(self._here))
        elif self._here <= self._today:
            self.notify("Nothing was written on this day; + writes for it.")

    def action_write(self) -> None:
        """Begins a note for the day."""
        if self._here <= self._today:
            self.post_message(Begin("note", day=self._here))
        else:
            self.notify("This day is still to come.")

    def action_shade(self) -> None:
        """Shades by the next practice, as searching for it finds its pages."""
        self._wanted = wanted = SHADED_BY[(SHADED_BY.index(self._wanted) + 1) % len(SHADED_BY)]

        def touching(workspace: Workspace) -> Days:
            return by_day(workspace.find(f"practice:{wanted}").entries) if wanted else {}

        def shade(found: Days) -> None:
            if wanted == self._wanted:  # another may have been asked for meanwhile
                self._practice, self._touching = wanted, found
                self._draw()

        self.ask(touching, shade)

    def action_then(self) -> None:
        """Shows this day in earlier years."""
        self.app.push_screen(OnThisDayScreen(self._here))

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss()


def _found(workspace: Workspace) -> tuple[Days, Callable[[str], str]]:
    return by_day(workspace.listing()), flow_title(workspace)
