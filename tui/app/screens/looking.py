"""From a page to others: the year it stands in, its day, this day in earlier years, the same question."""

from __future__ import annotations

from datetime import date

from tui.app.commands import Command
from tui.app.screens.leaves import DayScreen, OnThisDayScreen, SameQuestionScreen
from tui.app.screens.place import Place
from tui.app.screens.year import YearScreen
from tui.workspace.looking_back import put_aside

YEAR = Command("journal.year", "c", "calendar", "calendar", "The year as a grid of days.", "c")
THEN = Command("journal.then", "t", "then", "on this day", "This day in earlier years.", "t")
DAY = Command("journal.day", "D", "day", "the day", "All entries of the day as one page.", None)
SAME = Command(
    "journal.same", "equals_sign", "same", "same question", "Every answer to the question at the top of the page.", None
)
ASIDE = Command(
    "journal.aside", "a", "aside", "keep aside", "Keep this page out of looking back, or let it come back again.", None
)

LOOKING = (YEAR, THEN, DAY, SAME, ASIDE)


class Looking(Place):
    """A place that shows one page of many."""

    def question_here(self) -> tuple[str, date, int] | None:
        """Id and day of the page under the cursor, and which part of it is at the top, counted from 0."""
        raise NotImplementedError

    def action_calendar(self) -> None:
        """Opens the year the page stands in."""
        here = self.question_here()
        self.app.push_screen(YearScreen(here[1] if here else self.today, self.today))

    def action_day(self) -> None:
        """Reads all of the page's day."""
        if here := self.question_here():
            self.app.push_screen(DayScreen(here[1]))

    def action_then(self) -> None:
        """Shows the page's day in earlier years."""
        here = self.question_here()
        self.app.push_screen(OnThisDayScreen(here[1] if here else self.today))

    def action_same(self) -> None:
        """Shows every answer to the question at the top of the page."""
        if here := self.question_here():
            self.app.push_screen(SameQuestionScreen(here[0], here[2]))

    def action_aside(self) -> None:
        """Keeps the page out of looking back, or lets it come back again."""
        if here := self.question_here():
            page = here[0]
            self.ask(lambda workspace: put_aside(workspace, page), self._put_aside)

    def _put_aside(self, is_out: bool) -> None:
        said = (
            "Nothing brings this page up on its own now. a lets it come back." if is_out else "It may come back again."
        )
        self.refresh_view(said)
