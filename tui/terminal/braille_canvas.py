"""Fine lines on a canvas of cells: braille, two dots wide and four high a cell, or a few ASCII signs instead."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from textual.content import Content

from tui.terminal.capabilities import missing_charset
from tui.terminal.safe_text import content

WIDE, HIGH = 2, 4
"""Dots a cell is wide and high."""

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def ascii_only(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the terminal cannot show fine drawings, braille above all."""
    return bool(missing_charset(os.environ if environment is None else environment))


class BrailleCanvas:
    """Cells to draw in: a sign with a style each, and dots under those that have no sign.

    Args:
        plain: Whether only ASCII may be used.
    """

    def __init__(self, width: int, height: int, *, plain: bool = False) -> None:
        self.width, self.height, self.plain = max(1, width), max(1, height), plain
        self._signs: dict[tuple[int, int], tuple[str, str]] = {}
        self._dots: dict[tuple[int, int], set[tuple[int, int]]] = {}
        self._inks: dict[tuple[int, int], str] = {}

    def put(self, column: int, row: int, sign: str, style: str) -> None:
        """Puts one sign into a cell, over what is there; outside the canvas nothing happens."""
        if 0 <= column < self.width and 0 <= row < self.height:
            self._signs[column, row] = (sign, style)

    def write(self, column: int, row: int, word: str, style: str) -> None:
        """Puts the signs of a word beside each other."""
        for place, sign in enumerate(word):
            self.put(column + place, row, sign, style)

    def set_dot(self, across: int, down: int, style: str) -> None:
        """Sets one dot, counted in dots from the top left; it shows through a sign only if that is taken away."""
        cell = (across // WIDE, down // HIGH)
        if 0 <= cell[0] < self.width and 0 <= cell[1] < self.height:
            self._dots.setdefault(cell, set()).add((across % WIDE, down % HIGH))
            self._inks[cell] = style

    def is_free(self, across: int, down: int) -> bool:
        """Whether the cell of a dot has no sign."""
        return (across // WIDE, down // HIGH) not in self._signs

    def clear_characters(self, cells: Iterable[tuple[int, int]]) -> None:
        """Takes signs away where dots are, so that the dots are seen."""
        for cell in cells:
            self._signs.pop(cell, None)

    def dotted_cells(self) -> list[tuple[int, int]]:
        return list(self._dots)

    def rows(self) -> list[Content]:
        """Every row as content, all of them equally wide."""
        return [self._row(row) for row in range(self.height)]

    def _row(self, row: int) -> Content:
        parts: list[tuple[str, str]] = []
        for column in range(self.width):
            sign, style = self._cell(column, row)
            if parts and parts[-1][1] == style:
                parts[-1] = (parts[-1][0] + sign, style)
            else:
                parts.append((sign, style))
        return Content.assemble(*(content(text).stylize(style) if style else content(text) for text, style in parts))

    def _cell(self, column: int, row: int) -> tuple[str, str]:
        cell = (column, row)
        if cell in self._signs:
            return self._signs[cell]
        dots = self._dots.get(cell)
        if not dots:
            return " ", ""
        if self.plain:
            middle = sum(down for _, down in dots) / len(dots)
            return ("'" if middle < 1 else "." if middle > 2 else "-"), self._inks[cell]
        return chr(0x2800 + sum(_BRAILLE[down][across] for across, down in dots)), self._inks[cell]
