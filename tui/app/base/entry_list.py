"""The journal's list: entries under their months, or what a search found; any number of them can be marked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.app.base.entry_renderer import lit
from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.search import excerpt
from tui.records.date_forms import date_column
from tui.records.titles import short_title
from tui.terminal.commands import Command
from tui.terminal.safe_text import content, line
from tui.terminal.scrolling import SCROLLING
from tui.terminal.virtual_list import OPEN, RowSource, VirtualList

FLOW, MOOD = 9, 12
"""Columns for a flow's name, and for a mood where there is room for a column of them."""
NEAR = 8
"""So many letters stand before a word that was looked for, where there is no room for more."""
ROOMY = 56
"""Columns from which moods and tags have a place of their own."""


PAGE_DOWN = Command("journal.page_down", "pagedown", "walk('page', 1)", "page down", "A page down in the list.", None)
"""Without the space bar, which marks."""


class EntryList(VirtualList, inherit_bindings=False):
    """Entries with a cursor, and marks to do one thing to several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(command.binding for command in SCROLLING if command.id != "scroll.page_down"),
        PAGE_DOWN.binding,
        OPEN.binding,
    ]

    @dataclass
    class Marks(Message):
        """Other entries are marked than before."""

        count: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._items: list[EntrySummary | date] = []
        self._marked: set[str] = set()

    # what is shown

    def show_entries(self, entries: Sequence[EntrySummary], *, by_month: bool, words: Sequence[str] = ()) -> None:
        """Shows entries; cursor and marks stay on those that are still there.

        Args:
            entries: In the order they are shown.
            by_month: Whether they stand under their months; else each names its whole day.
            words: Lit up in the rows.
        """
        items: list[EntrySummary | date] = _under_months(entries) if by_month else [*entries]
        self._items = items
        if self._marked:
            self._set_marks(self._marked & {entry.id for entry in entries})
        self.show(
            RowSource(
                len(items),
                render=lambda place: self._row(items[place], dated=not by_month, words=words),
                key=lambda place: _key(items[place]),
                heading=lambda place: isinstance(items[place], date),
                marked=lambda place: bool(self._marked) and _key(items[place]) in self._marked,
            )
        )

    def here(self) -> EntrySummary | None:
        item = self.at_cursor(self._items)
        return item if isinstance(item, EntrySummary) else None

    def entries(self) -> list[EntrySummary]:
        return [item for item in self._items if isinstance(item, EntrySummary)]

    def move_to_day(self, day: date) -> bool:
        """Puts the cursor on the newest entry of a day, else of the nearest day before it; whether there is one."""
        return self._move_to(next((entry for entry in self.entries() if entry.day <= day), None))

    def jump(self, step: int, period: Callable[[date], Hashable]) -> None:
        """Puts the cursor on the first entry shown of the next other month, year, or whatever a period is.

        Args:
            step: 1 for further down the list, -1 for further up.
            period: The period a day belongs to.
        """
        here = self.here()
        if here is None:
            return
        entries = self.entries()
        place, now = entries.index(here), period(here.day)
        others = entries[place:] if step > 0 else entries[place::-1]
        other = next((entry for entry in others if period(entry.day) != now), None)
        if other is not None:
            wanted = period(other.day)
            self._move_to(next(entry for entry in entries if period(entry.day) == wanted))

    def _move_to(self, entry: EntrySummary | None) -> bool:
        return entry is not None and self.move_to(entry.id)

    # marks

    def marked(self) -> tuple[str, ...]:
        """Ids of the marked entries, in the order they stand."""
        return tuple(entry.id for entry in self.entries() if entry.id in self._marked) if self._marked else ()

    def chosen(self) -> tuple[str, ...]:
        """Ids of what an action is for: the marked entries, else the one under the cursor."""
        here = self.here()
        return self.marked() or ((here.id,) if here else ())

    def unmark(self) -> None:
        self._set_marks(set())
        self.refresh()

    def action_mark(self) -> None:
        here = self.here()
        if here is not None:
            self._set_marks(self._marked ^ {here.id})
            self.refresh_row(self.cursor)
            self.walk("row", 1)

    def _set_marks(self, marked: set[str]) -> None:
        if marked != self._marked:
            self._marked = marked
            self.post_message(self.Marks(len(marked)))

    # how a row is drawn

    def _row(self, item: EntrySummary | date, *, dated: bool, words: Sequence[str]) -> Content:
        if isinstance(item, date):
            return Content(f"{item:%B} {item.year}").stylize("$quiet")
        return row(item, self.scrollable_content_region.width - 2, dated=dated, words=words)


def row(entry: EntrySummary, width: int, *, dated: bool = False, words: Sequence[str] = ()) -> Content:
    """An entry on one line: day, flow, star, mood, tags and first words, as far as there is room.

    Args:
        entry: What the list knows of it.
        width: Columns there are.
        dated: Whether it names month and year, which no heading above it does.
        words: Lit up; the row shows where the first of them stands.
    """
    day = date_column(entry.day) if dated else f"{entry.day:%a} {entry.day.day:>2}"
    name = short_title(entry.flow)
    head = Content.assemble(
        (day, "$quiet"), " ", content(name[:FLOW].ljust(FLOW)), ("★" if entry.starred else " ", "$primary"), " "
    )
    mood = line(entry.mood).stylize("$secondary")
    tags = line(" ".join(f"#{tag}" for tag in entry.tags if f"#{tag}" not in entry.words)).stylize("$secondary")
    room = width - len(day) - 1 if width < ROOMY else width
    place = excerpt(entry.texts, words, before=NEAR if width < ROOMY else 2 * NEAR, length=room) if words else ""
    said = lit(
        line(place if place and place != entry.mood else (entry.words if entry.words != entry.mood else "")).stylize(
            "$quiet"
        ),
        words,
    )
    if place and place != entry.mood and width < ROOMY:
        return Content.assemble((f"{day} ", "$quiet"), ("★ " if entry.starred else "", "$primary"), said)
    if width < ROOMY:
        return head + Content(" · ").join([piece for piece in (mood, tags, said) if piece.plain])
    room = max(1, width - head.cell_length - MOOD - 1 - (tags.cell_length + 1 if tags.plain else 0))
    middle = said.truncate(room, ellipsis=True, pad=bool(tags.plain))
    return Content.assemble(head, mood.truncate(MOOD, ellipsis=True, pad=True), " ", middle, " ", tags)


def _under_months(entries: Sequence[EntrySummary]) -> list[EntrySummary | date]:
    items: list[EntrySummary | date] = []
    month: date | None = None
    for entry in entries:
        first = entry.day.replace(day=1)
        if first != month:
            items.append(first)
            month = first
        items.append(entry)
    return items


def _key(item: EntrySummary | date) -> Hashable:
    return item if isinstance(item, date) else item.id
