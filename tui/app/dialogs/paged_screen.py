"""A screen of several pages, one of them on show, whose parts open to the entries they rest on."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize

from tui.app.base.figure_page import FigurePage
from tui.app.base.page_view import PageView
from tui.app.base.screen import TabScreen
from tui.app.dialogs.evidence import EvidenceScreen
from tui.insights.views.model import Page
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import Command
from tui.terminal.safe_text import line
from tui.terminal.scrolling import SCROLLING_SHOWN, Unit

PAGE_BEFORE = Command("pages.before", "left_square_bracket,left", "turn(-1)", "pages", "The page before.", "[ ]")
PAGE_AFTER = Command("pages.after", "right_square_bracket,right", "turn(1)", "next page", "The next page.", None)
OPEN = Command("pages.open", "enter", "open", "entries", "The entries behind the highlighted part.", "enter")
EDGE = 10
"""Columns of the screen that the lower edge of the page leaves free."""
READING = (PAGE_BEFORE, PAGE_AFTER, *SCROLLING_SHOWN)


class PagedScreen(TabScreen):
    """Turns pages with the brackets; the arrows highlight a part, Enter opens its entries."""

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._place = 0
        self._plain = ascii_only()

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages; none before the journal was read."""
        raise NotImplementedError

    @property
    def page(self) -> Page:
        """The page that is shown; an empty one before the journal was read."""
        return self.pages[self._place % len(self.pages)] if self.pages else Page("", ())

    def body(self) -> ComposeResult:
        with Vertical(id="pages"):
            yield from self.above()
            read = FigurePage(self._page_view, id="figures")
            read.can_focus = False
            yield read

    def _page_view(self, width: int) -> PageView:
        return PageView(width, self._plain, fill=self.hint, textures=self.app.current_theme.ansi)

    def above(self) -> ComposeResult:
        """What stands above the page."""
        yield from ()

    def draw(self) -> None:
        """Shows the page, and the keys that do something on it."""
        if not self.pages:
            return
        page, frame, figures = self.page, self.query_one("#pages"), self.query_one(FigurePage)
        frame.border_title = page.title
        frame.border_subtitle = self._neighbours()
        figures.show(self.read(page))
        self.show_keys_for(figures, (PAGE_BEFORE, *self.page_keys(is_open=figures.here is not None), *READING[1:]))

    def _neighbours(self) -> Content:
        """Which page of how many this is, with the names of those before and after it where there is room."""
        count = len(self.pages)
        place = self._place % count
        here = Content(f"{place + 1} of {count}")
        if count < 2:
            return here
        before, after = (line(self.pages[(place + step) % count].title) for step in (-1, 1))
        named = Content.assemble("[ ", before, " · ", here, " · ", after, " ]")
        return named if named.cell_length <= self.size.width - EDGE else here

    def read(self, page: Page) -> Page:
        """What of a page is to be read."""
        return page

    def page_keys(self, *, is_open: bool) -> tuple[Command, ...]:
        """The keys of the page that is shown; whether a part of it opens to entries."""
        return (OPEN,) if is_open else ()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.draw()

    def action_turn(self, step: int) -> None:
        if self.pages:
            self._place = (self._place + step) % len(self.pages)
            self.draw()

    def action_walk(self, unit: Unit, direction: int) -> None:
        self.query_one(FigurePage).action_walk(unit, direction)

    def action_open(self) -> None:
        self.action_entries()

    def action_entries(self) -> None:
        if (figure := self.query_one(FigurePage).here) is not None:
            self.app.push_screen(EvidenceScreen(figure.heading or self.page.title, figure.entries))
