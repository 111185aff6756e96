"""Reality: what was seen of each part of life, what is believed, and what others said."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec.structs import replace

from tui.app.base.figure_page import FigurePage
from tui.app.base.messages import Begin, Reading, Request
from tui.app.dialogs.paged_screen import OPEN, READING, PagedScreen
from tui.insights.views.model import Page
from tui.insights.views.reality import Reality, fact_subject, reality
from tui.terminal.commands import Command
from tui.workspace import Workspace

LOOK = Command("reality.look", "o", "look_closer", "look closer", "Look at one part of your life as it is.", "o")
FACT = Command("reality.fact", "f", "fact", "fact", "Write down something that happened.", "f")
STILL = Command(
    "reality.still", "s", "still", "still true?", "Look again at what you said three months ago or more.", "s"
)


class RealityScreen(PagedScreen):
    """An overview, a page for each part of life, then beliefs and what others said."""

    TAB = "reality"
    KEYS: ClassVar[tuple[Command, ...]] = (*READING, OPEN, LOOK, FACT, STILL)

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._view: Reality | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        return self._view.pages if self._view is not None else ()

    def look(self) -> Request[Reality]:
        return Reading(_look)

    async def show(self, view: Reality) -> None:
        self._view = view
        self.draw()

    def read(self, page: Page) -> Page:
        """The overview with each result beside it, where there is room for both."""
        if self._view is None or self._place % len(self.pages) or not self.has_columns:
            return page
        return replace(page, sections=(*page.sections, *self._view.beside))

    def page_keys(self, *, is_open: bool) -> tuple[Command, ...]:
        still = (STILL,) if self._view is not None and self._view.due else ()
        return (*super().page_keys(is_open=is_open), LOOK, FACT, *still)

    @property
    def _area(self) -> str:
        """The part of life of the page that is shown; empty for none."""
        return self._view.areas[self._place % len(self.pages)] if self._view is not None else ""

    def action_look_closer(self) -> None:
        self.post_message(Begin("reality", about=self._area))

    def action_fact(self) -> None:
        highlighted = self.query_one(FigurePage).here
        self.post_message(Begin("seen", about=fact_subject(self._area, highlighted)))

    def action_still(self) -> None:
        if self._view is not None and self._view.due:
            self.post_message(Begin("still", about=self._area))


def _look(workspace: Workspace) -> Reality:
    return reality(workspace.portrait(), workspace.catalogue.area_names, workspace.today)
