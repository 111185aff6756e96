"""A field of one line that scrolls sideways: a search, a name, a passphrase."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.terminal import graphemes
from tui.terminal.control_characters import as_written

LONGEST = 10_000
"""Letters it may have; a page pasted here by mistake is not one."""


def without_newlines(text: str) -> str:
    """The text with its newlines as spaces."""
    return re.sub(r"[ \t]*\n+[ \t]*", " ", as_written(text).strip("\n"))


class InputField(Input):
    """Textual's field, whose cursor goes by letters as a person counts them, and which takes a paste whole."""

    # Textual has the first of these delete to the right.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+backspace,ctrl+backspace", "delete_left_word", show=False),
        Binding("alt+delete", "delete_right_word", show=False),
    ]

    cursor_blink = reactive(False, init=False)

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        compact: bool = False,
        select_on_focus: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value, placeholder, password=password, compact=compact, select_on_focus=select_on_focus,
            max_length=LONGEST, id=id, classes=classes,
        )  # fmt: skip

    def validate_selection(self, selection: Selection) -> Selection:
        start, end = super().validate_selection(selection)
        begins, ends = graphemes.around(self.value, end)
        edge = ends if end > self.selection.end else begins
        return Selection(edge if start == end else start, edge)

    def action_delete_left(self) -> None:
        if self.selection.is_empty:
            self.delete(graphemes.before(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        if self.selection.is_empty:
            self.delete(self.cursor_position, graphemes.after(self.value, self.cursor_position))
        else:
            self.delete_selection()

    # Of a password no end of a word is shown: there Textual goes all the way.

    def action_cursor_left_word(self, select: bool = False) -> None:
        if self.password:
            super().action_cursor_left_word(select)
        else:
            self._go(graphemes.word_before(self.value, self.cursor_position), select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        if self.password:
            super().action_cursor_right_word(select)
        else:
            self._go(graphemes.word_after(self.value, self.cursor_position), select)

    def _go(self, place: int, select: bool) -> None:
        self.selection = Selection(self.selection.start if select else place, place)

    def action_delete_left_word(self) -> None:
        if self.password or not self.selection.is_empty:
            super().action_delete_left_word()
        else:
            self.delete(graphemes.word_before(self.value, self.cursor_position), self.cursor_position)

    def action_delete_right_word(self) -> None:
        if self.password or not self.selection.is_empty:
            super().action_delete_right_word()
        else:
            self.delete(self.cursor_position, graphemes.word_after(self.value, self.cursor_position))

    async def _on_key(self, event: events.Key) -> None:
        if event.character in graphemes.JOINERS:  # Textual calls them unprintable
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def action_paste(self) -> None:
        self._put(self.app.clipboard)

    def _put(self, text: str) -> None:
        self.replace(without_newlines(text), *self.selection)
