"""A place: a screen that shows what the notebook says, and shows it anew when that changes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from textual.css.query import NoMatches

from tui.app.screens.page import Page
from tui.app.wishes import Ask, Shown
from tui.workspace import Workspace


class Place(Page):
    """One of the places in the top bar.

    Args:
        today: The practice day.
    """

    def __init__(self, today: date) -> None:
        super().__init__(day=f"{today:%a} {today.day} {today:%b}")
        self.today = today
        self._to_tell = ""

    async def on_mount(self) -> None:
        """Says that it stands."""
        self.post_message(Shown())

    def look(self, workspace: Workspace) -> Any:
        """What it shows, read off the screen's thread."""
        raise NotImplementedError

    async def show(self, view: Any) -> None:
        """Shows what was read."""
        raise NotImplementedError

    def went_back(self) -> bool:
        """Goes back to the place itself from something opened in it; false where nothing is."""
        return False

    def go_to(self, entry: str) -> None:
        """Puts an entry in sight when the place is next shown, if it shows entries."""

    def tell(self, sentence: str) -> None:
        """Says what was done or taken back, unless something else stands above by now."""
        if self.is_current:
            self.notify(sentence)

    def refresh_view(self, told: str = "") -> None:
        """Reads and shows anew.

        Args:
            told: A sentence about what was done, said when the place shows it.
        """
        self.post_message(self.wish(told))

    def wish(self, told: str = "") -> Ask:
        """What it asks for to be shown anew, for whoever hands that on in an order of their own."""
        return Ask(self.look, partial(self._show, told), self)

    def _show(self, told: str, view: Any) -> None:
        self._to_tell = told or self._to_tell
        # Named, since Textual would describe the worker by the repr of all it shows: a person's words, and seconds.
        show: Any = partial(self._show_here, view)  # a coroutine made here would be left over if another comes first
        self.run_worker(show, exclusive=True, group="show", description=type(self).__name__)

    async def _show_here(self, view: Any) -> None:
        try:
            await self.show(view)
        except NoMatches:
            # A place that was left meanwhile is being taken apart.
            if self in self.app.screen_stack:
                raise
            return
        told, self._to_tell = self._to_tell, ""
        if told:
            self.tell(told)
