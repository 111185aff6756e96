"""A list of which only what is seen is drawn: ten years of entries cost as much as ten.

    rows = Rows()
    rows.show(Source(len(entries), render=lambda i: line(entries[i].title), key=lambda i: entries[i].id))

Nothing of Textual's that is private is used.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.commands import Command

NONE = -1
"""The cursor of a list nothing in which can be chosen."""


def _itself(index: int) -> Hashable:
    return index


def _never(index: int) -> bool:
    del index
    return False


@dataclass(frozen=True)
class Source:
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


class Rows(ScrollView, can_focus=True):
    """A virtual list with a cursor.

    Attributes:
        cursor: The row the cursor is on; ``NONE`` if there is none to be on.
        mark: Stands before that row: seen without colour, and with one that cannot show reverse.
    """

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    Rows > .rows--cursor { text-style: bold; }
    Rows:focus > .rows--cursor { text-style: bold; background: $panel; }
    Rows > .rows--heading { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("rows.up", "up,k", "step(-1)", "up", "In a list: one up.").binding,
        Command("rows.down", "down,j", "step(1)", "down", "In a list: one down.").binding,
        Command("rows.pageup", "pageup", "page(-1)", "page up", "In a list: a page up.").binding,
        Command("rows.pagedown", "pagedown", "page(1)", "page down", "In a list: a page down.").binding,
        Command("rows.halfup", "ctrl+u", "half(-1)", "half up", "In a list: half a page up.").binding,
        Command("rows.halfdown", "ctrl+d", "half(1)", "half down", "In a list: half a page down.").binding,
        Command("rows.first", "home,g", "first", "first", "In a list: to its beginning.").binding,
        Command("rows.last", "end,G", "last", "last", "In a list: to its end.").binding,
        Command("rows.open", "enter", "open", "open", "In a list: open what the mark stands on.").binding,
    ]

    cursor: reactive[int] = reactive(NONE, repaint=False, init=False)

    # More rows or fewer move nothing else: see ``_measure``.
    virtual_size = reactive(Size(0, 0), layout=False)

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    @dataclass
    class Opened(Message):
        """A row is to be opened."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    def __init__(
        self,
        source: Source | None = None,
        *,
        mark: str = "▸",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.mark = mark
        self._source = source or Source(0, lambda _: Content())
        self.virtual_size = Size(0, self._source.count)
        self.set_reactive(Rows.cursor, self._near(0, 1))

    @property
    def source(self) -> Source:
        """What is shown."""
        return self._source

    def show(self, source: Source) -> None:
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
        if found == NONE:
            found = self._near(min(max(place, 0), source.count - 1), 1)
            same_row = False
        else:
            same_row = True
        self.set_reactive(Rows.cursor, found)
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
        """One line of what is seen.

        Args:
            y: From the top of the widget.
        """
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if not 0 <= index < self._source.count:
            return Strip.blank(width, self.rich_style)
        style = self.visual_style
        tick = "*" if self._source.marked(index) else " "
        if index == self.cursor:
            style += self.get_visual_style("rows--cursor", partial=True)
            before = f"{self.mark}{tick}"
        elif self._source.heading(index):
            style += self.get_visual_style("rows--heading", partial=True)
            before = ""
        else:
            before = f" {tick}"
        content = Content.assemble(before, self._source.render(index)).truncate(width, ellipsis=True, pad=True)
        return Strip(content.render_segments(style)).adjust_cell_length(width, style.rich_style)

    # moving

    def validate_cursor(self, index: int) -> int:
        """The nearest row the cursor can be on."""
        return self._near(min(max(index, 0), self._source.count - 1), 1 if index >= self.cursor else -1)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draws the two rows that look different, and no other unless the list scrolls."""
        if old == new:
            return
        self.refresh_row(old)
        self.refresh_row(new)
        self._reveal()
        self.post_message(self.Moved(self, new))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draws the cursor, which shows where the keys go."""
        super().watch_has_focus(has_focus)
        self.refresh_row(self.cursor)

    def on_resize(self) -> None:
        """Keeps the cursor in sight."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Moves to the row, or opens it when the cursor is there already."""
        offset = event.get_content_offset(self)
        if offset is None or self.cursor == NONE:
            return
        index = offset.y + self.scroll_offset.y
        if index == self.cursor:
            self.action_open()
        elif index < self._source.count and not self._source.heading(index):
            self.cursor = index

    def action_step(self, by: int) -> None:
        """Move by one row, over headings."""
        if self.cursor != NONE:
            self.cursor = self._next(self.cursor + by, by)

    def action_page(self, by: int) -> None:
        """Move by what is seen at once, less one row."""
        self._leap(max(1, self.size.height - 1) * by)

    def action_half(self, by: int) -> None:
        """Move by half of what is seen at once."""
        self._leap(max(1, self.size.height // 2) * by)

    def _leap(self, distance: int) -> None:
        if self.cursor != NONE:
            place = min(max(self.cursor + distance, 0), self._source.count - 1)
            self.cursor = self._near(place, 1 if distance > 0 else -1)

    def action_first(self) -> None:
        """Move to the first row."""
        self.cursor = self._near(0, 1)
        if self.cursor < self.size.height:
            self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Move to the last row."""
        self.cursor = self._near(self._source.count - 1, -1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
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
        """Takes the number of rows; the screen is laid out anew only where a scroll bar comes or goes."""
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
