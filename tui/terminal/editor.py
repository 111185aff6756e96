"""Where a person writes.

:class:`Editor` is Textual's text area, drawn a row at a time: the stock one draws all of itself at each key, looks up
its styles each time, and each row of a long paragraph costs the whole paragraph. :class:`Line` is the same for an
answer in a line or a few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from tui.terminal import graphemes
from tui.terminal.control_characters import as_written
from tui.terminal.input_field import without_newlines
from tui.terminal.safe_text import content

LARGE = 200_000
"""Bytes of a paste above which it is not put into the field: one long line of a megabyte takes seconds a key."""


def _bindings() -> list[BindingType]:
    """The stock keys, each with an id so that it can be another; without those for keys only some terminals send."""
    kept: list[BindingType] = []
    for binding in TextArea.BINDINGS:
        if isinstance(binding, Binding):
            keys = [key for key in binding.key.split(",") if not key.startswith(("super+", "f6", "f7"))]
            name = re.sub(r"\W+", "_", binding.action).strip("_").lower()
            if keys:
                kept.append(Binding(",".join(keys), binding.action, binding.description, False, id=f"editor.{name}"))
    return kept


class Editor(TextArea, inherit_bindings=False):
    """A text area for prose."""

    DEFAULT_CSS = """
    Editor { scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    # The rows that look different are drawn by the watcher below.
    selection: reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)

    @dataclass
    class PastedLarge(Message):
        """Something was pasted that is too large for the field: it is not in it."""

        editor: Editor
        text: str

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        self._marked = range(0)
        self._is_themed = False
        super().__init__(
            self.fit(text),
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=content(placeholder),
        )
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)

    def fit(self, text: str) -> str:
        """The text as it may stand in this field."""
        return as_written(text)

    def validate_placeholder(self, placeholder: str | Content) -> Content:
        return placeholder if isinstance(placeholder, Content) else content(placeholder)

    def load_text(self, text: str) -> None:
        super().load_text(self.fit(text))

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> tuple[int, int] | None:
        """None: prose has no use for it, and looking for it may read the whole text at a key."""
        del bracket, search_from
        return None

    # Letters as a person counts them

    def get_cursor_left_location(self) -> Location:
        row, column = self.cursor_location
        return (row, graphemes.before(self.document[row], column)) if column else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        row, column = self.cursor_location
        line = self.document[row]
        return (row, graphemes.after(line, column)) if column < len(line) else super().get_cursor_right_location()

    def get_cursor_word_left_location(self) -> Location:
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_word_left_location()
        return row, graphemes.word_before(self.document[row], column)

    def get_cursor_word_right_location(self) -> Location:
        row, column = self.cursor_location
        if column == len(self.document[row]):
            return super().get_cursor_word_right_location()
        return row, graphemes.word_after(self.document[row], column)

    def action_delete_word_right(self) -> None:
        if self.selection.is_empty:
            self._replace_via_keyboard("", self.cursor_location, self.get_cursor_word_right_location())
        else:
            super().action_delete_word_right()

    def clamp_visitable(self, location: Location) -> Location:
        row, column = super().clamp_visitable(location)
        begin, end = graphemes.around(self.document[row], column)
        return row, end if (row, column) > self.selection.end else begin

    # What is drawn again

    def render_lines(self, crop: Region) -> list[Strip]:
        if not self._is_themed:
            # All text areas share one theme, which is filled with the styles of the one that is drawn.
            self._theme = copy(self._theme)
            self._theme.apply_css(self)
            self._is_themed = True
        return super(TextArea, self).render_lines(crop)

    def _set_theme(self, theme: str) -> None:
        super()._set_theme(theme)
        self._is_themed = False

    def notify_style_update(self) -> None:
        """Has the styles looked up when it is next drawn."""
        self._is_themed = False
        super().notify_style_update()

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit and draw what it changed."""
        before, empty = self._rows_of(edit), not self.text
        result = super().edit(edit)
        after = self._rows_of(edit)
        if empty or not self.text:
            self.refresh()
        elif before is None or after is None or before[0] != after[0] or len(before[1]) != len(after[1]):
            # From the edited line on every row may be another, down to the end of what is seen.
            top = self._row_of((min(edit.top[0], self.document.line_count - 1), 0))
            self._draw(range(top, self.scroll_offset.y + self.size.height))
        else:
            first = self._row_of((edit.top[0], 0))
            for row, (old, new) in enumerate(zip(before[1], after[1], strict=True), first):
                if old != new:
                    self._draw(range(row, row + 1))
        return result

    def _rows_of(self, edit: Edit) -> tuple[int, list[str]] | None:
        """How many lines the text has, and the rows of the edited one; None for an edit of more than one line."""
        row = edit.top[0]
        if row != edit.bottom[0] or row >= self.document.line_count or "\n" in edit.text:
            return None
        line = self.document.get_line(row)
        offsets = [0, *self.wrapped_document.get_offsets(row), len(line)]
        return self.document.line_count, [line[a:b] for a, b in pairwise(offsets)]

    def _row_of(self, location: tuple[int, int]) -> int:
        """The row of the wrapped text a location is on; Textual's own way to it takes the whole paragraph apart."""
        line, column = location
        wrapped = self.wrapped_document
        return wrapped._line_index_to_offsets[line][bisect_right(wrapped.get_offsets(line), column)]

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if not self.is_mounted:
            return
        top, bottom = self._row_of(min(selection)), self._row_of(max(selection))
        before, self._marked = self._marked, range(top, bottom + 1)
        self._draw(before)
        if before != self._marked:
            self._draw(self._marked)

    def _watch_has_focus(self, focus: bool) -> None:
        # A cursor that does not blink is not part of the stock cache's key.
        self._line_cache.clear()
        super()._watch_has_focus(focus)
        self._draw(self._marked)
        row = self._cursor_offset[1]
        self._draw(range(row, row + 1))

    def _draw(self, rows: range) -> None:
        """Have rows of the wrapped text drawn again, as far as they are seen."""
        top = self.scroll_offset.y
        first, last = max(rows.start, top), min(rows.stop, top + self.size.height)
        if first < last:
            self.refresh_lines(first, last - first)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self._marked = range(1)
        self.refresh()

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        self.refresh()

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        self.refresh()

    # What comes in

    async def _on_key(self, event: events.Key) -> None:
        if event.character in graphemes.JOINERS:  # Textual calls them unprintable
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character or "", *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the handler of every class in turn, the stock one too, unless told not to.
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def action_paste(self) -> None:
        self._put(self.app.clipboard)

    def _put(self, text: str) -> None:
        text = as_written(text)
        if len(text.encode("utf-8", "replace")) > LARGE:
            self.post_message(self.PastedLarge(self, text))
        elif result := self._replace_via_keyboard(self.fit(text), *self.selection):
            self.move_cursor(result.end_location)


class Line(Editor):
    """A field for a line, which wraps and grows to a few rows; Enter hands it in."""

    DEFAULT_CSS = """
    Line { height: auto; max-height: 4; border: none; padding: 0; scrollbar-size: 0 0; }
    Line:focus { border: none; }
    """

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        line: Line
        text: str

    def fit(self, text: str) -> str:
        return without_newlines(text)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        wanted = max(0, width - 1)
        if wanted and self.wrapped_document._width != wanted:
            self.wrapped_document.wrap(wanted, self.indent_width)
        return max(1, self.wrapped_document.height)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self, self.text))
