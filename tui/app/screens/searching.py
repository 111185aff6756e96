"""A list that shows what a search finds as it is typed, or everything."""

from __future__ import annotations

from textual import on

from tui.app.commands import Command
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.turning import Turning
from tui.app.widgets.search_line import SearchLine, language
from tui.insights.search import Abandoned, Found, Vocabulary
from tui.records.text import counted
from tui.workspace import Workspace

RESTS_SEARCHING = 0.3
"""Seconds after which the page follows a search: longer than most people take from one letter to the next."""


class Searching(Turning):
    """A place with a line to search in, a list and a page.

    Attributes:
        has_been_shown: Whether the list stands there at all.
    """

    has_been_shown = False

    def look(self, workspace: Workspace) -> tuple[Found, Vocabulary] | None:
        """What the search finds, or everything; nothing if another search was begun meanwhile."""
        text = self._bookmark.search
        try:
            return workspace.find(text, lambda: self._bookmark.search != text), workspace.finder().vocabulary
        except Abandoned:
            return None

    async def show(self, view: tuple[Found, Vocabulary] | None) -> None:
        """Shows what a search found, best first, or all by month; not if another search was begun meanwhile."""
        if view is None or view[0].text != self._bookmark.search:
            return
        self.has_been_shown = True
        found, vocabulary = view
        query, entries, is_new = found.query, found.entries, found.query != self._query
        self._query = query
        self._list.show_entries(entries, by_month=not query, words=query.words)
        if not self.found_again() and query and is_new:
            self._list.action_first()
        count = len(entries)
        self.query_one("#list").border_subtitle = counted(count, "entry")
        self.query_one(SearchLine).tell(found, vocabulary)
        if not entries:
            self._wanted = ""
            self._stop_resting()
            self._page.say(
                " ".join(found.advice) if query else "The journal is empty. Your first session will stand here."
            )
        elif query and is_new:
            # The page comes when no letter follows: the list is what is looked at while typing.
            self._turn_soon(RESTS_SEARCHING)
        else:
            self._turn()

    def found_again(self) -> bool:
        """Puts the cursor where the list is to begin, if a place for it is waiting; whether one was."""
        raise NotImplementedError

    @property
    def _searches(self) -> bool:
        return self.query_one(SearchLine).has_focus_within

    def end_keys(self) -> tuple[Command, ...]:
        """Letters are text while a search is typed."""
        return () if self.is_mounted and self._searches else super().end_keys()

    def action_search(self) -> None:
        """Opens the line to search in."""
        self._close_page()
        search = self.query_one(SearchLine)
        search.display = True
        search.focus_text()

    @on(SearchLine.Typed)
    def _typed(self, event: SearchLine.Typed) -> None:
        event.stop()
        self._bookmark.search = event.text
        self.refresh_view()

    @on(SearchLine.Left)
    def _to_hits(self, event: SearchLine.Left) -> None:
        event.stop()
        self._list.focus()

    @on(SearchLine.Asked)
    def _how_to_search(self, event: SearchLine.Asked) -> None:
        event.stop()
        self.app.push_screen(ReadingScreen("How to search", language))

    def _close_search(self) -> bool:
        """Takes the search away; whether there was one."""
        search = self.query_one(SearchLine)
        if not search.display:
            return False
        search.value = ""
        search.display = False
        return True

    def search_text(self) -> str:
        """What was looked for, unless something else is marked."""
        return "" if self._list.marked() else self._bookmark.search.strip()
