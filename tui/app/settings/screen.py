"""Settings and data: everything that can be set, and everything that can be done with the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize, ScreenResume

from tui.app.base.frame import TopBar
from tui.app.base.global_commands import HELP, QUIT_LETTER
from tui.app.base.messages import GoBack, OpenTrash, Reading, Request
from tui.app.base.screen import TabScreen
from tui.app.settings.opening import open_row
from tui.records.day import short_day
from tui.terminal.commands import Command
from tui.terminal.painted_text import PROSE
from tui.terminal.safe_text import content, line
from tui.terminal.scrolling import SCROLLING_SHOWN
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace.merging import join_copies
from tui.workspace.settings_view import TITLE, Does, Row, Rows, settings_view, switch

OPEN = Command("settings.open", "enter", "open", "change", "Change or open the highlighted setting.", "enter")
BACK = Command("settings.back", "escape", "back", "back", "Back to the screen you came from.", "esc")
LABELS = {
    Does.SWITCH: "switch", Does.CHOOSE: "choose", Does.WRITE: "change", Does.BY_HAND: "how", Does.LOCK: "lock",
    Does.IMPORT: "import", Does.JOIN: "join", Does.EXPORT: "export", Does.CHECK: "check",
}  # fmt: skip
"""What the footer calls Enter, where it does not open something to look at."""

NAMES = 27
"""Columns for what a row is called."""
INDENT = "    "

Item: TypeAlias = Row | Content
"""A row of the list; content for a heading, an explanation or space."""


class SettingsScreen(TabScreen):
    """Choose what to set or do; what a row is stands under it while it is highlighted.

    Args:
        today: The practice day.
        opens: The row to open at once; empty for none.
    """

    TAB = "settings"
    KEYS: ClassVar[tuple[Command, ...]] = (OPEN, BACK, *SCROLLING_SHOWN)

    def __init__(self, today: date, opens: str = "") -> None:
        super().__init__(today)
        self._opens = opens
        self._groups: tuple[Rows, ...] = ()
        self._items: list[Item] = []
        self._here = ""

    def body(self) -> ComposeResult:
        with Vertical(id="settings") as frame:
            frame.border_title = TITLE
            yield VirtualList(id="rows-of-settings")

    async def on_mount(self) -> None:
        self.query_one(VirtualList).focus()

    def look(self) -> Request[tuple[Rows, ...]]:
        return Reading(settings_view)

    async def show(self, view: tuple[Rows, ...]) -> None:
        self._groups = view
        self.query_one(TopBar).day = short_day(self.today, self.today)  # in the form that may just have been chosen
        self._draw()
        if self._opens:
            self.open_row(self._opens)

    def open_row(self, name: str) -> None:
        """Goes to a row and opens it, where there is one of this name."""
        self._opens = ""
        if any(row.id == name for group in self._groups for row in group.rows):
            self._here = name
            self._draw()
            self.query_one(VirtualList).move_to(name)
            self.action_open()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if self._groups:
            self.call_after_refresh(self._draw)

    @on(ScreenResume)
    def _look_again(self) -> None:
        if self._groups:
            self.refresh_view()

    def _draw(self) -> None:
        """Shows the rows, and under the highlighted one what it is."""
        list_ = self.query_one(VirtualList)
        rows = [row.id for group in self._groups for row in group.rows]
        self._here = self._here if self._here in rows else rows[0]
        width = max(1, list_.scrollable_content_region.width - 2)
        beside = _beside(self._groups, width)
        self._items = items = list(_items(self._groups, self._here, width, beside))
        list_.show(
            RowSource(
                len(items),
                render=lambda place: _drawn(items[place], width, beside),
                key=lambda place: row.id if isinstance(row := items[place], Row) else place,
                heading=lambda place: not isinstance(items[place], Row),
            )
        )
        here = self._row()
        if here is not None:
            below = list_.cursor + 1 if beside else list_.cursor + len(_explained(here, width))
            top, height = list_.scroll_offset.y, list_.size.height
            if list_.cursor <= 1:
                list_.scroll_to(y=0, animate=False, force=True)
            elif height and below >= top + height:
                list_.scroll_to(y=min(list_.cursor, below - height + 1), animate=False, force=True)
            can_open = here.does is not Does.NOTHING
            label = replace(OPEN, label=LABELS.get(here.does, "open"))
            self.show_keys((*([label] if can_open else []), BACK, *SCROLLING_SHOWN))

    def _row(self) -> Row | None:
        row = self.query_one(VirtualList).at_cursor(self._items)
        return row if isinstance(row, Row) else None

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()
        row = self._row()
        if row is not None and row.id != self._here:
            self._here = row.id
            self._draw()

    @on(VirtualList.Opened)
    def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_open()

    # keys

    def end_keys(self) -> tuple[Command, ...]:
        return (HELP, QUIT_LETTER)

    def action_open(self) -> None:
        row = self._row()
        if row is None:
            return
        match row.does:
            case Does.NOTHING:
                pass
            case Does.SWITCH:
                self.ask(Request(switch, row.id), self._told)
            case Does.JOIN:
                self.ask(Request(join_copies), self._told)
            case Does.TRASH:
                self.post_message(OpenTrash())
            case _:
                open_row(self, row, self._told)

    def _told(self, said: str) -> None:
        self.refresh_view(said)

    def action_back(self) -> None:
        self.post_message(GoBack())


def _beside(groups: Sequence[Rows], width: int) -> int:
    """The column in which what each row is stands beside its value, where the screen is as wide as that; else 0."""
    longest = max(line(row.value).cell_length for group in groups for row in group.rows)
    column = NAMES + longest + len(INDENT)
    return column if column + PROSE <= width else 0


def _items(groups: Sequence[Rows], here: str, width: int, beside: int) -> Iterator[Item]:
    """All rows with their headings, and below each what is to be known about it."""
    for place, group in enumerate(groups):
        if place:
            yield Content("")
        yield Content(group.heading).stylize("bold $secondary")
        for row in group.rows:
            yield row
            if beside:
                yield from (Content.assemble(" " * (beside + 2), text) for text in _about(row)[1:])
            elif row.id == here:
                yield from _explained(row, width)


def _about(row: Row) -> list[Content]:
    """What a row is, in lines of prose."""
    return [text.stylize("$quiet") for text in content(row.about).wrap(PROSE)]


def _explained(row: Row, width: int) -> list[Content]:
    """What a row is, in as many lines as it takes; its value too, where there is no room for it beside the name."""
    room = max(1, min(PROSE, width + 2) - len(INDENT))
    said = [content(row.about)]
    if row.value and not _has_room(row, width):
        said.insert(0, content(row.value))
    return [Content.assemble(INDENT, text.stylize("$quiet")) for one in said for text in one.wrap(room)]


def _has_room(row: Row, width: int) -> bool:
    return NAMES + line(row.value).cell_length <= width


def _drawn(item: Item, width: int, beside: int) -> Content:
    if isinstance(item, Content):
        return item
    value = line(item.value)
    if beside:
        head = Content.assemble(_padded(line(item.title), NAMES), value.stylize("$secondary"))
        return Content.assemble(_padded(head, beside), _about(item)[0])
    if not item.value or not _has_room(item, width):
        return line(item.title)
    return Content.assemble(
        line(item.title), " " * max(1, NAMES - line(item.title).cell_length), value.stylize("$secondary")
    )


def _padded(text: Content, width: int) -> Content:
    return Content.assemble(text, " " * max(1, width - text.cell_length))
