"""The field of energy and pleasantness: its four corners as a square of words, and where feelings lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from textual.content import Content

from tui.practice.parsing import inside, under
from tui.records.vocabulary import EmotionWord
from tui.terminal.braille_canvas import HIGH, WIDE, BrailleCanvas

LEAST_WIDTH, LEAST_HEIGHT = 70, 11
"""Columns and rows below which words are in a list instead."""
FEW = 16
"""Columns below which a word has no room for what it means beside it."""
MOST_APART = 3
"""So many rows are from one to the next at most, on a tall screen."""
NEAR = 8
"""So many columns or rows from its place a sign is put at most, where a word stands in the way."""
HIGH_ENERGY, LOW_ENERGY, UNPLEASANT, PLEASANT = " high energy ", " low energy ", " unpleasant ", " pleasant "

Place = tuple[int, int]
"""Energy and pleasantness, each from -5 to 5."""
_Line = list[tuple[str, str]]
"""A row of a corner: texts one after the other, each with its style."""


def recent_sign(*, plain: bool) -> str:
    """What stands for one of the last check-ins."""
    return "." if plain else "•"


@dataclass(frozen=True)
class Square:
    """What is seen in the field.

    Attributes:
        emotions: The words there are.
        keys: The digits of the corner, or the family, that is open.
        taken: The digits of what is selected.
        here: Where the selected feeling lies.
        recent: Where the last check-ins lay.
        used: Words picked before.
        plain: Whether only ASCII may be used.
    """

    emotions: Sequence[EmotionWord]
    keys: str
    taken: str
    here: Place | None
    recent: Sequence[Place]
    used: Sequence[str]
    plain: bool

    def rows(self, width: int, height: int) -> list[Content]:
        """The field in so many columns and rows."""
        half, middle = (height - 1) // 2, (width - 1) // 2
        canvas = BrailleCanvas(width, 2 * half + 1, plain=self.plain)
        self._axes(canvas, middle, half)
        for corner in "1234":
            lines = self._corner(corner, middle - 2, half)
            left = 0 if corner in "13" else middle + 2
            # Where there is room, the row in which the axis is named stays free, and rows stand apart.
            top = (1 if len(lines) < half else 0) if corner in "12" else half + 1
            apart = max(1, min(MOST_APART, (half - 1) // max(1, len(lines))))
            for place, line in enumerate(lines):
                at, row = left, top + apart * place
                for text, style in line:
                    for place_in_row, sign in enumerate(text, at):
                        if sign != " ":
                            canvas.put(place_in_row, row, sign, style)
                    at += len(text)
        self._signs(canvas)
        return canvas.rows()

    def _axes(self, canvas: BrailleCanvas, middle: int, half: int) -> None:
        down, across, crossing = "|-+" if self.plain else "│─┼"
        for row in range(canvas.height):
            canvas.put(middle, row, down, "$line")
        canvas.write(0, half, across * canvas.width, "$line")
        canvas.put(middle, half, crossing, "$line")
        canvas.write(middle - len(HIGH_ENERGY), 0, HIGH_ENERGY, "$quiet")
        canvas.write(middle - len(LOW_ENERGY), 2 * half, LOW_ENERGY, "$quiet")
        canvas.write(1, half, UNPLEASANT, "$quiet")
        canvas.write(canvas.width - len(PLEASANT) - 1, half, PLEASANT, "$quiet")

    def _corner(self, corner: str, width: int, height: int) -> list[_Line]:
        """The words of a corner: all that fits of them."""
        if self.keys.startswith(corner):
            return self._open(width, height)
        name = next(name for place, (name, _) in enumerate(inside("", self.emotions), 1) if str(place) == corner)
        is_taken = self.taken == corner
        head: _Line = [(f"{self._mark(is_taken)} ", "bold $primary")]
        if not self.keys:
            head.append((f"{corner}  ", "bold $primary"))
        head.append((name, "bold" if is_taken else "$quiet" if self.keys else ""))
        families = inside(corner, self.emotions)
        told = [*self._told([("", family, about) for family, about in families], "", width)]
        if len(told) >= height:
            joined = wrap(", ".join(family for family, _ in families), max(1, width - 5))
            told = [[(f"     {line}", "$quiet")] for line in joined]
        return [head, *told][:height]

    def _open(self, width: int, height: int) -> list[_Line]:
        """What can be picked in the corner or the family that is open."""
        rows = [(str(place), name, about) for place, (name, about) in enumerate(inside(self.keys, self.emotions), 1)]
        told = [*self._told(rows, self.taken, width)]
        return told if len(told) < height else [*self._told([(d, name, "") for d, name, _ in rows], self.taken, width)]

    def _told(self, rows: Sequence[tuple[str, str, str]], taken: str, width: int) -> Iterator[_Line]:
        """Words under one another, each with what it means or what is in it, if there is room for that."""
        widest = max((len(name) for _, name, _ in rows), default=0)
        room = width - widest - 8
        for digit, name, about in rows:
            is_taken = bool(digit) and taken == self.keys + digit
            star = "*" if digit and name in self.used else " "
            style = "bold" if is_taken else "" if digit else "$quiet"
            first, *others = wrap(about, room) if about and room >= FEW else [""]
            yield [
                (f"{self._mark(is_taken)} {digit or ' '}", "bold $primary"), (f"{star} ", "$quiet"),
                (name.ljust(widest) if first else name, style), (f"  {first}" if first else "", "$quiet"),
            ]  # fmt: skip
            yield from ([(" " * (widest + 7) + other, "$quiet")] for other in others)

    def _mark(self, is_taken: bool) -> str:
        return (">" if self.plain else "●") if is_taken else " "

    def _signs(self, canvas: BrailleCanvas) -> None:
        """Where the feeling lies, and the last check-ins as faint dots, each beside the words and not over them."""
        if self.here is not None:
            self._put(canvas, self.here, "@" if self.plain else "◉", "bold $primary")
        for place in self.recent:
            self._put(canvas, place, recent_sign(plain=self.plain), "$quiet")

    def _put(self, canvas: BrailleCanvas, place: Place, sign: str, style: str) -> None:
        energy, pleasantness = place
        column = round((pleasantness + 5) / 10 * (canvas.width - 1))
        row = round((5 - energy) / 10 * (canvas.height - 1))
        for across, down in _around(column, row):
            is_inside = 0 <= across < canvas.width and 0 <= down < canvas.height
            if is_inside and all(canvas.is_free((across + by) * WIDE, down * HIGH) for by in (-1, 0, 1)):
                canvas.put(across, down, sign, style)
                return


def _around(column: int, row: int) -> Iterable[tuple[int, int]]:
    """A cell and those about it, the nearest first; a row is as far as two columns."""
    cells = [(across, down) for across in range(-NEAR, NEAR + 1) for down in range(-NEAR // 2, NEAR // 2 + 1)]
    cells.sort(key=lambda cell: (cell[0] ** 2 + (2 * cell[1]) ** 2, cell))
    return ((column + across, row + down) for across, down in cells)


def fits(emotions: Sequence[EmotionWord], width: int, height: int) -> bool:
    """Whether there is room for the field, and its words are of letters one column wide."""
    is_narrow = all(Content(word.word + word.family).cell_length == len(word.word + word.family) for word in emotions)
    return width >= LEAST_WIDTH and height >= LEAST_HEIGHT and is_narrow and all(under(d, emotions) for d in "1234")
