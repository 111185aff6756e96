"""A year of the journal as a grid of days, walked by the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize

from tui.app.base.day_grid import MARGIN, Mark, amounts
from tui.app.base.messages import Begin, Reading
from tui.app.base.screen import CommandScreen
from tui.app.dialogs.compiled_entries import day_screen, on_this_day_screen
from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.measures.presence import Days, by_day, fullness, months_on, weeks
from tui.insights.search import PRACTICES
from tui.records.date_forms import clock_column, week_start, weekdays
from tui.records.day import day_name, full_day
from tui.records.text import counted
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import Command
from tui.terminal.painted_text import PaintedText
from tui.terminal.safe_text import line
from tui.workspace import Workspace

OPEN = Command("year.open", "enter", "open", "the day", "Read all entries of the day.", "enter")
BACK = Command("year.back", "escape,q", "back", "back", "Go back to the list.", "esc")
WEEK_BACK = Command("year.week_back", "left,h", "move(-7)", "days", "A week back.", "←↓↑→")
WEEK_ON = Command("year.week_on", "right,l", "move(7)", "next week", "A week forward.", None)
DAY_BACK = Command("year.day_back", "up,k", "move(-1)", "day back", "A day back.", None)
DAY_ON = Command("year.day_on", "down,j", "move(1)", "next day", "A day forward.", None)
MONTH_BACK = Command("year.month_back", "left_square_bracket", "month(-1)", "month", "A month back.", "[ ]")
MONTH_ON = Command("year.month_on", "right_square_bracket", "month(1)", "next month", "A month forward.", None)
YEAR_BACK = Command("year.year_back", "left_curly_bracket", "month(-12)", "year", "A year back.", "{ }")
YEAR_ON = Command("year.year_on", "right_curly_bracket", "month(12)", "next year", "A year forward.", None)
FIRST = Command("year.first", "g,home", "end(0)", "first day", "The first day with an entry.", None)
LAST = Command("year.last", "G,end", "end(-1)", "last day", "The last day with an entry.", None)
WRITE = Command("year.write", "plus", "write", "write", "A note for the day.", "+")
SHADE = Command("year.shade", "p", "shade", "practice", "Shade by one practice after another, then by everything.", "p")
THEN = Command("year.then", "t", "then", "on this day", "This day in earlier years.", "t")

SHADED_BY = ("", *PRACTICES)
"""What the grid can be shaded by: everything that was written, then each practice."""

LOW = 17
"""Rows below which the grid leaves none for what the day holds."""


class YearScreen(CommandScreen):
    """The grid, and the day under the cursor in words.

    Args:
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
        self._plain = ascii_only()

    def body(self) -> ComposeResult:
        with Vertical(id="year"):
            yield PaintedText(id="days")

    async def on_mount(self) -> None:
        self._draw()

    def on_screen_resume(self) -> None:
        self.ask(Reading(_found), self._show)

    def _show(self, found: tuple[Days, Callable[[str], str]]) -> None:
        self._days, self._title = found
        self._draw()

    @property
    def _is_low(self) -> bool:
        """Whether there is no room for the day's name below the grid."""
        return self.size.height < LOW

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if self.is_mounted:
            self._draw()

    @property
    def _shades(self) -> tuple[Mark, ...]:
        return amounts(plain=self._plain, textures=self.app.current_theme.ansi)

    @property
    def _begun(self) -> date:
        return min(self._days, default=self._today)

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
            else f"{counted(count, 'day')} with {practice or 'an entry'}"
        )

        def drawn(width: int) -> list[Content]:
            grid = year_rows(here.year, shaded, here, self._begun, self._until, width, self._shades)
            return [*grid, Content(), *day_rows(here, written, width, self._title, practice, shaded.get(here, ()))]

        self.query_one(PaintedText).paint(drawn)

    def _go(self, day: date) -> None:
        first = self._begun.replace(month=1, day=1)
        self._here = min(max(day, first), self._until)
        self._draw()

    def action_move(self, days: int) -> None:
        self._go(self._here + timedelta(days=days))

    def action_month(self, months: int) -> None:
        self._go(months_on(self._here, months))

    def action_end(self, place: int) -> None:
        if self._days:
            self._go(sorted(self._days)[place])

    def action_open(self) -> None:
        if self._here in self._days:
            self.app.push_screen(day_screen(self._here))
        elif self._here <= self._today:
            self.notify("Nothing was written on this day. Press + to write something for it.")

    def action_write(self) -> None:
        if self._here <= self._today:
            self.post_message(Begin("note", day=self._here))
        else:
            self.notify("This day is in the future.")

    def action_shade(self) -> None:
        self._wanted = wanted = SHADED_BY[(SHADED_BY.index(self._wanted) + 1) % len(SHADED_BY)]

        def shade(found: Days) -> None:
            if wanted == self._wanted:  # another may have been asked for since
                self._practice, self._touching = wanted, found
                self._draw()

        self.ask(Reading(_touching, wanted), shade)

    def action_then(self) -> None:
        self.app.push_screen(on_this_day_screen(self._here))

    def action_back(self) -> None:
        self.dismiss()


def _touching(workspace: Workspace, practice: str) -> Days:
    return by_day(workspace.read_model.find(f"practice:{practice}").entries) if practice else {}


def _found(workspace: Workspace) -> tuple[Days, Callable[[str], str]]:
    return by_day(workspace.listing()), workspace.catalogue.title


LEGEND = ("nothing", "a line", "a little", "a page", "more")
LOW_LEGEND = ("nothing", "a little to a lot")
"""The same where there is no room for a word a shade."""


def year_rows(
    year: int, days: Days, here: date, begun: date, until: date, width: int, shades: Sequence[Mark]
) -> list[Content]:  # fmt: skip
    """Names of months, seven rows of days, and what the shades mean.

    Args:
        year: Whose days are shown.
        days: The entries of each day that it is shaded by.
        here: The day under the cursor, always in sight.
        begun: The day of the first entry; nothing is drawn for the days before it but the cursor.
        until: The last day that is shown.
        width: Columns there are; where a year has no room, the weeks around the cursor are shown.
        shades: What stands for nothing, and for more and more.
    """
    here_sign = "@" if shades[0].sign.isascii() else "●"
    shown = _in_sight(weeks(year), here, max(4, width - MARGIN))
    rows = [Content(" " * MARGIN + _month_names(shown, year)).stylize("$quiet")]
    for place, name in enumerate(weekdays()):
        cells: list[tuple[str, str]] = []
        for week in shown:
            day = week + timedelta(days=place)
            if day == here:
                cells.append((here_sign, "bold $foreground"))
            elif day.year == year and begun <= day <= until:
                cells.append(shades[fullness(days.get(day, ()))])
            else:
                cells.append((" ", ""))
        named = "bold" if week_start(here) + timedelta(days=place) == here else "$quiet"
        rows.append(Content.assemble((name[:3].ljust(MARGIN), named), *cells))
    return [*rows, Content(""), _legend(shades, width)]


def _legend(shades: Sequence[Mark], width: int) -> Content:
    each = [Content.assemble(shade, (f" {text}", "$quiet")) for shade, text in zip(shades, LEGEND, strict=True)]
    whole = Content("   ").join(each)
    if whole.cell_length <= width:
        return Content.assemble(" " * MARGIN if whole.cell_length + MARGIN <= width else "", whole)
    nothing, much = LOW_LEGEND
    return Content.assemble(shades[0], (f" {nothing}   ", "$quiet"), *shades[1:], (f" {much}", "$quiet"))


def day_rows(
    day: date, entries: Sequence[EntrySummary], width: int, title: Callable[[str], str],
    practice: str = "", touching: Sequence[EntrySummary] = (),
) -> list[Content]:  # fmt: skip
    """The day under the cursor by name, and what is there, a row for each entry.

    Args:
        day: The day.
        entries: What it has.
        width: Columns there are.
        title: Gives a flow its title.
        practice: What the grid is shaded by, if not by everything.
        touching: Those of the entries in which that practice had room; a sign stands before them.
    """
    count = counted(len(entries), "entry") if entries else "nothing written"
    if practice and entries:
        count += f", {len(touching) or 'none'} with {practice}"
    rows = [Content.assemble((full_day(day), "bold"), (f" · {count}", "$quiet"))]
    of_it = {entry.id for entry in touching}
    for entry in entries:
        sign = ("• " if entry.id in of_it else "  ") if practice else ""
        row = Content.assemble(
            (sign, "$primary"), (f"{clock_column(entry.begun)} ", "$quiet"), line(title(entry.flow)),
            ("★ " if entry.starred else "  ", "$primary"), line(entry.words).stylize("$quiet"),
        )  # fmt: skip
        rows.append(row.truncate(max(1, width), ellipsis=True))
    return rows


def _in_sight(shown: list[date], here: date, room: int) -> list[date]:
    if len(shown) <= room:
        return shown
    place = next((n for n, week in enumerate(shown) if here < week + timedelta(days=7)), 0)
    first = min(max(0, place - room // 2), len(shown) - room)
    return shown[first : first + room]


def _month_names(shown: Sequence[date], year: int) -> str:
    """Names of months over the weeks in which their first day stands, as far as there is room."""
    row = [" "] * (len(shown) + 3)
    free = 0
    for place, week in enumerate(shown):
        first = next((day for day in (week + timedelta(days=n) for n in range(7)) if day.day == 1), None)
        if first is not None and first.year == year and place >= free:
            row[place : place + 3] = f"{first:%b}"
            free = place + 4
    return "".join(row).rstrip()
