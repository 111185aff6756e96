"""A list of pages with one of them beside it: the page follows the cursor, and takes the keys while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual import on
from textual.timer import Timer

from tui.app.bookmark import Bookmark
from tui.app.reading import Leaf, heading, leaf
from tui.app.screens.place import Place
from tui.app.widgets.entry_list import EntryList
from tui.app.widgets.entry_page import EntryPage
from tui.app.widgets.rows import Rows
from tui.insights.search import Query
from tui.records.entry import Entry
from tui.workspace.pages import OTHER_TITLES

RESTS = 0.12
"""Seconds after which the page follows the cursor: a held key runs through the list alone."""


class Turning(Place):
    """A place with a list and a page.

    Args:
        today: The practice day.
        titles: What each flow is called.
        bookmark: Where the person was; kept up to date.
    """

    def __init__(self, today: date, titles: Mapping[str, str], bookmark: Bookmark) -> None:
        super().__init__(today)
        self._titles = {**OTHER_TITLES, **titles}
        self._bookmark = bookmark
        self._query = Query()
        self._rests: Timer | None = None
        self._wanted = ""

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def _page(self) -> EntryPage:
        return self.query_one(EntryPage)

    @property
    def _reads(self) -> bool:
        return self.has_class("-reading")

    def tell_keys(self) -> None:
        """Shows the keys of what is looked at now."""
        raise NotImplementedError

    def title_of(self, flow: str) -> str:
        """What a flow is called."""
        return self._titles.get(flow, flow)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        here = self._list.here()
        if here is not None and here.id != self._wanted:
            self._bookmark.entry = here.id
            self._turn_soon()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        self.action_read()

    def _turn_soon(self, rests: float = RESTS) -> None:
        self._stop_resting()
        self._rests = self.set_timer(rests, self._turn)

    def _stop_resting(self) -> None:
        if self._rests is not None:
            self._rests.stop()

    def _turn(self) -> None:
        """Turns to the page of the entry under the cursor."""
        here = self._list.here() if self.query(EntryList) else None
        if here is not None:
            self._wanted = wanted = self._bookmark.entry = here.id
            self.ask(lambda workspace: _taken_apart(workspace.entry(wanted)), self._read)

    def _read(self, found: tuple[Entry, Leaf] | None) -> None:
        """Shows an entry, unless the cursor went on meanwhile."""
        if found is None or found[0].id != self._wanted:
            return
        entry, leaf = found
        for pane in self.query(EntryPage):  # there is none any more if the place was left meanwhile
            pane.show(heading(entry, self.title_of(entry.flow)), leaf, self._query.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that turn pages work while one is read."""
        return self._reads if action in ("entry", "end") else super().check_action(action, parameters)

    def action_read(self) -> None:
        """Gives the whole width, and the keys, to the page."""
        if self._list.here() is not None:
            self._turn()
            self.add_class("-reading")
            self._page.focus()
            self.tell_keys()

    def action_entry(self, step: int) -> None:
        """To the page before or after."""
        self._list.action_step(step)
        self._turn()

    def action_end(self, side: int) -> None:
        """To the first or the last page."""
        if side > 0:
            self._list.action_first()
        else:
            self._list.action_last()
        self._turn()

    def _close_page(self) -> None:
        self.remove_class("-reading")
        self.tell_keys()


def _taken_apart(entry: Entry | None) -> tuple[Entry, Leaf] | None:
    return None if entry is None else (entry, leaf(entry))
