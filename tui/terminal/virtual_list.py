"""A list of which only what is seen is drawn: ten years of entries cost as much as ten.

    rows = VirtualList()
    rows.show(RowSource(len(entries), render=lambda i: line(entries[i].title), key=lambda i: entries[i].id))

Nothing of Textual's that is private is used.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.terminal.commands import Command
from tui.terminal.scrolling import SCROLLING, Unit, rows_of, scroll

Item = TypeVar("Item")

OPEN = Command("rows.open", "enter", "open", "open", "In a list: open the highlighted item.")

NONE = -1
"""The cursor of a list nothing in which can be chosen."""


def _itself(index: int) -> Hashable:
    return index


def _never(index: int) -> bool:
    del index
    return False


@dataclass(frozen=True)
class RowSource:
    """What a list shows.

    Attributes:
        count: How many rows.
        render: One row as content; longer than the list is wide, it ends in an ellipsis.
        key: What a row is, whatever its place: the cursor stays on it when the rows become others.
        heading: Whether a row is a heading, which the cursor passes over.
        marked: Whether a row bears a mark beside the cursor's place.
    """

    count: int
    render: Callable[[int], Content]
    key: Callable[[int], Hashable] = _itself
    heading: Callable[[int], bool] = _never
    marked: Callable[[int], bool] = _never


class VirtualList(ScrollView, can_focus=True, inherit_bindings=False):
    """A virtual list with a cursor.

    Attributes:
        cursor: The row the cursor is on; ``NONE`` if there is none to be on.
        mark: Stands before that row: seen without colour, and with one that cannot show reverse.
    """

    DEFAULT_CSS = """
    VirtualList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    VirtualList > .virtual-list--cursor { text-style: bold; }
    VirtualList:focus > .virtual-list--cursor { text-style: bold; background: $panel; }
    VirtualList > .virtual-list--heading { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--cursor", "virtual-list--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in (*SCROLLING, OPEN)]

    cursor: reactive[int] = reactive(NONE, repaint=False, init=False)

    # More rows or fewer move nothing else: see ``_measure``.
    virtual_size = reactive(Size(0, 0), layout=False)

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        rows: VirtualList
        index: int

    @dataclass
    class Opened(Message):
        """A row is to be opened."""

        rows: VirtualList
        index: int

    mark = "▸"

    def __init__(self, source: RowSource | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._source = source or RowSource(0, lambda _: Content())
        self.virtual_size = Size(0, self._source.count)
        self.set_reactive(VirtualList.cursor, self._near(0, 1))

    def at_cursor(self, items: Sequence[Item]) -> Item | None:
        """That of the items shown, one a row, which the cursor is on."""
        return items[self.cursor] if self.cursor != NONE and self.cursor < len(items) else None

    def show(self, source: RowSource) -> None:
        """Show other rows; the cursor stays on its row if that is still there, else near its place.

        Moved is posted if the cursor is on another row than before, not if its row has another place.
        """
        before, place = self._source, self.cursor
        kept = before.key(place) if place != NONE else None
        top = place - self.scroll_offset.y
        self._source = source
        self._measure()
        found = NONE
        if place != NONE:
            # The row has often kept its place: looking there first spares asking for thousands of keys.
            same = place < source.count and not source.heading(place) and source.key(place) == kept
            found = place if same else self._find(kept)
        same_row = found != NONE
        if not same_row:
            found = self._near(min(max(place, 0), source.count - 1), 1)
        self.set_reactive(VirtualList.cursor, found)
        if found != NONE:
            self.scroll_to(y=max(0, found - top), animate=False, force=True)
            self._reveal()
        self.refresh()
        if not same_row:
            self.post_message(self.Moved(self, found))

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key; whether there is one."""
        found = self._find(key)
        if found == NONE:
            return False
        self.cursor = found
        return True

    def refresh_row(self, index: int) -> None:
        """Draw one row again, its content being another."""
        if 0 <= index - self.scroll_offset.y < self.size.height:
            self.refresh_line(index)

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if not 0 <= index < self._source.count:
            return Strip.blank(width, self.rich_style)
        style = self.visual_style
        tick = "*" if self._source.marked(index) else " "
        if index == self.cursor:
            style += self.get_visual_style("virtual-list--cursor", partial=True)
            before = f"{self.mark}{tick}"
        elif self._source.heading(index):
            style += self.get_visual_style("virtual-list--heading", partial=True)
            before = ""
        else:
            before = f" {tick}"
        content = Content.assemble(before, self._source.render(index)).truncate(width, ellipsis=True, pad=True)
        return Strip(content.render_segments(style)).adjust_cell_length(width, style.rich_style)

    # moving

    def validate_cursor(self, index: int) -> int:
        return self._near(min(max(index, 0), self._source.count - 1), 1 if index >= self.cursor else -1)

    def watch_cursor(self, old: int, new: int) -> None:
        if old == new:
            return
        self.refresh_row(old)
        self.refresh_row(new)
        self._reveal()
        self.post_message(self.Moved(self, new))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh_row(self.cursor)

    def on_resize(self) -> None:
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.cursor == NONE:
            return
        index = offset.y + self.scroll_offset.y
        if index == self.cursor:
            self.action_open()
        elif index < self._source.count and not self._source.heading(index):
            self.cursor = index

    def action_walk(self, unit: Unit, direction: int) -> None:
        self.walk(unit, direction)

    def walk(self, unit: Unit, direction: int) -> None:
        """Moves the cursor; where there is none, what is seen.

        Args:
            unit: How far.
            direction: 1 for down, -1 for up.
        """
        if self.cursor == NONE:
            scroll(self, unit, direction)
        elif unit == "row":
            self.cursor = self._next(self.cursor + direction, direction)
        elif unit == "end":
            self.cursor = self._near(0 if direction < 0 else self._source.count - 1, -direction)
            if direction < 0 and self.cursor < self.size.height:
                self.scroll_to(y=0, animate=False, force=True)  # with its heading
        else:
            place = self.cursor + direction * rows_of(unit, self.size.height)
            self.cursor = self._near(min(max(place, 0), self._source.count - 1), direction)

    def action_open(self) -> None:
        if self.cursor != NONE:
            self.post_message(self.Opened(self, self.cursor))

    def _next(self, index: int, by: int) -> int:
        """The first row to be on from an index in one direction, or where the cursor is."""
        while 0 <= index < self._source.count:
            if not self._source.heading(index):
                return index
            index += by
        return self.cursor

    def _near(self, index: int, by: int) -> int:
        """The row to be on nearest to an index, looking in one direction first."""
        for direction in (by, -by):
            at = index
            while 0 <= at < self._source.count:
                if not self._source.heading(at):
                    return at
                at += direction
        return NONE

    def _find(self, key: Hashable) -> int:
        source = self._source
        return next((i for i in range(source.count) if source.key(i) == key and not source.heading(i)), NONE)

    def _measure(self) -> None:
        """Takes the number of rows; the screen is laid out again only if a scroll bar comes or goes."""
        count, height = self._source.count, self.container_size.height
        self.virtual_size = Size(0, count)
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        if self.styles.is_auto_height or (count > height) != self.show_vertical_scrollbar:
            self.refresh(layout=True)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = count

    def _reveal(self) -> None:
        """Scroll until the cursor is seen; by half of what is seen, so that few moves draw the whole list."""
        height, top, cursor = self.size.height, self.scroll_offset.y, self.cursor
        if not height or cursor == NONE or top <= cursor < top + height:
            return
        if cursor < top:
            # With its heading, if it is the first under one.
            target = cursor - height // 2 if top - cursor <= height else cursor - 1
        else:
            target = cursor - height // 2 if cursor - top - height < height else cursor - height + 1
        self.scroll_to(y=min(max(target, 0), max(0, self._source.count - height)), animate=False, force=True)
