"""Where a person writes.

:class:`Editor` is Textual's text area, drawn a row at a time: the stock one draws all of itself at each key, looks up
its styles each time, and each row of a long paragraph costs the whole paragraph. :class:`Line` is the same for an
answer in a line or a few.

Textual's private parts relied on (8.2.8): of ``TextArea`` the methods ``_watch_selection``, ``_watch_has_focus``,
``_set_document``, ``_set_theme``, ``_undo_batch``, ``_redo_batch``, ``_on_paste``, ``_on_key`` and
``_replace_via_keyboard`` are overridden or called, ``_cursor_offset``, ``_line_cache`` and ``_theme`` used,
``render_lines`` passed over, and ``_width`` and ``_line_index_to_offsets`` of its ``WrappedDocument`` read; the
``selection`` reactive no longer repaints by itself.
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
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea

from tui.app.text import content
from tui.records.text import clean

LARGE = 200_000
"""Bytes of a paste above which it is not put into the field: one long line of a megabyte takes seconds a key."""

# Typed one code point at a time, an emoji or a Persian word needs these; Textual calls them unprintable.
_JOINERS = ("\u200c", "\u200d")


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
    """A text area for prose.

    Args:
        text: What is in it at first.
        placeholder: Shown while nothing is.
    """

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

        @property
        def control(self) -> Editor:
            """The editor."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str | Content = "",
        read_only: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        self._marked = range(0)
        self._is_themed = False
        super().__init__(
            self.fit(text),
            soft_wrap=True,
            tab_behavior="focus",
            read_only=read_only,
            highlight_cursor_line=False,
            placeholder=self.validate_placeholder(placeholder),
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)

    def fit(self, text: str) -> str:
        """The text as it may stand in this field."""
        return clean(text)

    def validate_placeholder(self, placeholder: str | Content) -> Content:
        """A placeholder is content, so that nothing in it is markup."""
        return placeholder if isinstance(placeholder, Content) else content(placeholder)

    def load_text(self, text: str) -> None:
        """Put another text in place of what is there."""
        super().load_text(self.fit(text))

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> tuple[int, int] | None:
        """None: prose has no use for it, and looking for it may read the whole text at a key."""
        del bracket, search_from
        return None

    # What is drawn again

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows; what styles they have is looked up only when it may be another."""
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
        if event.character in _JOINERS and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character or "", *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the handler of every class in turn, the stock one too, unless told not to.
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def action_paste(self) -> None:
        """Paste what was last copied or cut here."""
        self._put(self.app.clipboard)

    def _put(self, text: str) -> None:
        if self.read_only:
            return
        text = clean(text)
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

        @property
        def control(self) -> Line:
            """The field."""
            return self.line

    def fit(self, text: str) -> str:
        """The text with its newlines as spaces."""
        return re.sub(r"[ \t]*\n+[ \t]*", " ", clean(text).strip("\n"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows the text takes, known before the field has been given its width."""
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
