r"""The fewest bytes that turn one picture of a terminal into another.

A row is a list of cells, a cell the text of one grapheme and its SGR parameters; the right half of a wide one is
None. :class:`Pen` writes cells and remembers where the cursor is and which style is set, so that neither is sent
twice. Nothing here knows an app.

What is relied on of the terminal: cursor moves (CUP, CUF, CUB, CUD, ``\r``), SGR, EL, ED; ECH only where said. Only
blanks on the terminal's own background are erased instead of written, so it does not matter whether a terminal
erases with the background colour (GNU screen does not).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.control_characters import clean

Cell = tuple[str, str] | None
Row = list[Cell]

BLANK: Cell = (" ", "")
_NEVER: Cell = ("", "")  # equals no cell that is drawn

_JOINERS = "\u200d\ufe0e\ufe0f"


class Attributes(NamedTuple):
    """SGR parameters apart: what is on, the ink and the ground."""

    flags: frozenset[str]
    foreground: str
    background: str


@lru_cache(4096)
def parse_sgr(sgr: str) -> Attributes:
    """SGR parameters such as ``1;38;5;12`` taken apart; the default colours are empty."""
    flags: set[str] = set()
    foreground = background = ""
    codes = iter(sgr.split(";") if sgr else ())
    for code in codes:
        if code in ("38", "48"):
            kind = next(codes)
            value = ";".join([code, kind, *(next(codes) for _ in range(1 if kind == "5" else 3))])
            foreground, background = (value, background) if code == "38" else (foreground, value)
        elif len(code) > 1 and code[:-1] in ("3", "9"):
            foreground = "" if code == "39" else code
        elif len(code) > 1 and code[:-1] in ("4", "10"):
            background = "" if code == "49" else code
        else:
            flags.add(code)
    return Attributes(frozenset(flags), foreground, background)


@lru_cache(4096)
def sgr_of(style: Style, colors: ColorSystem) -> str:
    """The SGR parameters of a style, as the stock display sends them but for the default colours it spells out."""
    flags, foreground, background = parse_sgr(Strip.render_ansi(style, colors))
    return ";".join([*sorted(flags, key=int), *filter(None, (foreground, background))])


@lru_cache(4096)
def sgr_transition(old: str, new: str) -> str:
    """The shortest sequence that leads from one SGR state to another."""
    if old == new:
        return ""
    full = f"\x1b[0;{new}m" if new else "\x1b[m"
    before, after = parse_sgr(old), parse_sgr(new)
    if not before.flags <= after.flags:
        # The codes that take back one attribute (22 to 29) are not known to every terminal; a reset is.
        return full
    parts = sorted(after.flags - before.flags, key=int)
    if before.foreground != after.foreground:
        parts.append(after.foreground or "39")
    if before.background != after.background:
        parts.append(after.background or "49")
    short = f"\x1b[{';'.join(parts)}m"
    return short if len(short) <= len(full) else full


@lru_cache(4096)
def graphemes(text: str) -> tuple[tuple[str, int], ...]:
    """The text's graphemes with their width in cells, as Rich measures them, without what a terminal would obey."""
    found: list[tuple[str, int]] = []
    for start, end, width in split_graphemes(text)[0]:
        piece = text[start:end]
        if not piece.isprintable():
            piece = clean(piece).replace("\t", "").replace("\n", "")
        # A joiner with nothing to join would glue two graphemes that Rich has counted apart.
        piece = piece.rstrip("\u200d")
        if not piece or (width == 0 and piece[0] in _JOINERS):
            if width:
                found.append((" " * width, width))
        elif found and _belongs_before(piece, found[-1][0]):
            found[-1] = (found[-1][0] + piece, found[-1][1] + width)
        else:
            found.append((piece, width))
    return tuple(found)


def _belongs_before(piece: str, previous: str) -> bool:
    # The two halves of a flag and a skin tone are drawn together or not at all.
    flag = _is_flag_half(piece) and len(previous) == 1 and _is_flag_half(previous)
    return flag or "\U0001f3fb" <= piece[0] <= "\U0001f3ff"


def _is_flag_half(text: str) -> bool:
    return "\U0001f1e6" <= text[0] <= "\U0001f1ff"


@lru_cache(4096)
def has_disputed_width(text: str) -> bool:
    """Whether terminals disagree how wide this grapheme is: joined emoji, flags, conjoined letters."""
    return len(text) > 1 and any(c in _JOINERS or unicodedata.category(c) not in ("Mn", "Me") for c in text[1:])


def cells(segments: Iterable[Segment], colors: ColorSystem) -> Row:
    """The cells that segments fill."""
    row: Row = []
    for text, style, control in segments:
        if control or not text:
            continue
        sgr = sgr_of(style, colors) if style else ""
        if text.isascii() and text.isprintable():
            row.extend(zip(text, repeat(sgr)))
            continue
        for piece, width in graphemes(text):
            if width:
                row.append((piece, sgr))
                row.extend(repeat(None, width - 1))
            else:
                _join(row, piece)
    return row


def _join(row: Row, mark: str) -> None:
    # A combining mark that begins a segment belongs to the letter before it, whatever its own style.
    for x in range(len(row) - 1, -1, -1):
        if (cell := row[x]) is not None:
            row[x] = (cell[0] + mark, cell[1])
            return


def repair_wide_cells(row: Row) -> None:
    """Make blanks of halves of wide cells that have lost their other half."""
    width = len(row)
    x = 0
    while x < width:
        cell = row[x]
        if cell is None:
            row[x] = BLANK
            x += 1
            continue
        end = x + 1
        while end < width and row[end] is None:
            end += 1
        needed = 1 if cell[0].isascii() else sum(size for _, size in graphemes(cell[0]))
        if end - x < needed:
            row[x:end] = repeat((" ", cell[1]), end - x)
        elif end - x > needed:
            row[x + needed : end] = repeat((" ", cell[1]), end - x - needed)
        x = end


class Pen:
    """Writes cells into a terminal of a known width.

    Args:
        width: Columns.
        erase: Whether the terminal knows ECH, which erases some cells without moving.
    """

    def __init__(self, width: int, erase: bool = True) -> None:
        self.out: list[str] = []
        self._width = width
        self._erase = erase
        self._sgr = ""
        self._x = self._y = -1

    def move(self, x: int, y: int) -> None:
        """Go to a cell by the shortest way."""
        if (x, y) == (self._x, self._y):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
        if self._y == y:
            if x == 0:
                ways.append("\r")
            if self._x >= 0:
                step = x - self._x
                ways.append(f"\x1b[{abs(step) if abs(step) > 1 else ''}{'C' if step > 0 else 'D'}")
        elif self._x == x and y > self._y >= 0:
            ways.append(f"\x1b[{y - self._y if y - self._y > 1 else ''}B")
        self.out.append(min(ways, key=len))
        self._x, self._y = x, y

    def style(self, sgr: str) -> None:
        if sgr != self._sgr:
            self.out.append(sgr_transition(self._sgr, sgr))
            self._sgr = sgr

    def clear(self) -> None:
        """Erase everything to the terminal's own background, whatever was there and whatever style was set."""
        self.out.append("\x1b[m\x1b[2J")
        self._sgr = ""
        self._x = self._y = -1

    def row(self, y: int, old: Row, new: Row) -> None:
        """Turn one row into another of the same length."""
        width = len(new)
        first = next((x for x in range(width) if old[x] != new[x]), width)
        if first == width:
            return
        last = next(x for x in range(width - 1, -1, -1) if old[x] != new[x])
        if _has_disputed(old) or _has_disputed(new):
            # The terminal may have drawn such a cell wider or narrower than we think: whatever stands after it may be
            # damaged, so the rest is sent again.
            old, last = [*old[:first], *repeat(_NEVER, width - first)], width - 1
        x = first
        while x <= last:
            if old[x] == new[x]:
                x += 1
                continue
            while new[x] is None:
                x -= 1
            self._reach(x, y, new)
            x += self._blanks(x, last, new) or self._cell(x, new)

    def _reach(self, x: int, y: int, row: Row) -> None:
        # A few cells that are right already and in the style that is set are cheaper written again than jumped over.
        if self._y == y and 0 <= self._x < x <= self._x + 5:
            gap = row[self._x : x]
            text = "".join(cell[0] for cell in gap if cell is not None and cell[1] == self._sgr and cell[0].isascii())
            if len(text) == len(gap) <= (3 if len(gap) == 1 else 4):
                self.out.append(text)
                self._x = x
        self.move(x, y)

    def _cell(self, x: int, row: Row) -> int:
        cell = row[x]
        assert cell is not None
        text, sgr = cell
        self.style(sgr)
        self.out.append(text)
        end = x + 1
        while end < len(row) and row[end] is None:
            end += 1
        self._x = end
        if end >= self._width or (len(text) > 1 and has_disputed_width(text)):
            # At the margin terminals differ about where the cursor is; after a disputed cell as well.
            self._x = -1
        if self._x < 0 and len(text) > 1:
            self._y = -1
        return end - x

    def _blanks(self, x: int, last: int, row: Row) -> int:
        """Erase a run of blanks where that is shorter; how many cells it took."""
        cell = row[x]
        if cell is None or cell[0] != " " or not _erasable(cell[1]):
            return 0
        end = x + 1
        while end < len(row) and row[end] == cell:
            end += 1
        count = min(end, last + 1) - x
        if end == self._width and count > 3:
            self.style(cell[1])
            self.out.append("\x1b[K")
            return end - x
        if self._erase and count > 8:
            self.style(cell[1])
            self.out.append(f"\x1b[{count}X")
            return count
        return 0


@lru_cache(4096)
def _erasable(sgr: str) -> bool:
    # Erased cells have the terminal's own background and nothing else: only blanks that look so may be erased.
    return not parse_sgr(sgr).background and parse_sgr(sgr).flags <= {"1", "2", "3"}


def _has_disputed(row: Row) -> bool:
    return any(cell is not None and len(cell[0]) > 1 and has_disputed_width(cell[0]) for cell in row)
