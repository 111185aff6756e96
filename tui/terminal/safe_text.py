"""A person's text on its way to the screen.

It enters widgets only as :func:`content` or :func:`line`, so nothing in it is read as markup; and
:class:`SafeText` takes out, of every line any widget draws, what a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ReturnType
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from tui.terminal.capabilities import substitute
from tui.terminal.cell_diff import graphemes
from tui.terminal.control_characters import clean, one_line

# Inside a drawn line these two would move the cursor as well; Rich counts them as no cells at all.
_LAYOUT = {ord("\t"): None, ord("\n"): None}


def content(text: str) -> Content:
    """A person's text as content: literal, without control characters, newlines kept."""
    return Content(clean(text))


def line(text: str) -> Content:
    """A person's text as one line of content, every run of white space one space."""
    return Content(one_line(text))


class ControlFilter(LineFilter):
    """Takes control characters out of drawn segments and keeps their width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, harmless."""
        del background
        return [segment if _harmless(segment) else _without_controls(segment) for segment in segments]


def _harmless(segment: Segment) -> bool:
    # Printable says no for a few harmless marks, a joiner among them: those take the slower way and stay as they are.
    return bool(segment.control) or segment.text.isprintable()


def _without_controls(segment: Segment) -> Segment:
    text = clean(segment.text).translate(_LAYOUT)
    if text == segment.text:
        return segment
    # Rich may count a removed character as a cell (a lone surrogate): the line must keep its length.
    return Segment(text + " " * max(0, segment.cell_length - cell_len(text)), segment.style)


class CharsetFilter(LineFilter):
    """Draws with the signs that the terminal has."""

    def __init__(self, charset: str) -> None:
        super().__init__()
        self._charset = charset

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each as wide as before."""
        del background
        return [segment if segment.control or segment.text.isascii() else self._drawn(segment) for segment in segments]

    def _drawn(self, segment: Segment) -> Segment:
        pieces = (substitute(piece, width, self._charset) for piece, width in graphemes(segment.text))
        return Segment("".join(pieces), segment.style)


class SafeText(App[ReturnType]):
    """An app no widget of which can send control characters, or signs that it lacks, to the terminal."""

    _charset_filters: Sequence[LineFilter] = ()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), _CONTROL_FILTER, *self._charset_filters]

    def limit_charset(self, charset: str) -> None:
        """Draws with the signs a terminal has, as ``missing_charset`` tells; before the app runs."""
        self._charset_filters = [CharsetFilter(charset)] if charset else []


_CONTROL_FILTER = ControlFilter()
