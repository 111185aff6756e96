"""A picture written down for the next start: what is to be sent for it, and its cells; ``early_frame`` reads it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from zlib import crc32

from tui.terminal.cell_diff import BLANK, Pen, Row
from tui.terminal.early_frame import PARTS, RUNS


def encode(rows: Sequence[Row], key: str, *, erase: bool) -> bytes:
    """A picture as a file holds it: what it depends on, a sum, what is sent for it, and its cells.

    Args:
        rows: Equally long, of cells one column wide.
        key: What it depends on; one line.
        erase: Whether the terminal knows ECH.
    """
    pen = Pen(len(rows[0]), erase=erase)
    pen.clear()
    for y, row in enumerate(rows):
        pen.row(y, [BLANK] * len(row), row)
    pen.style("")
    sent = "".join(pen.out).encode()
    rest = sent + "\n".join(map(_line, rows)).encode()
    return b"%b\n%d %d\n%b" % (key.encode(), crc32(rest), len(sent), rest)


def _line(row: Row) -> str:
    runs = groupby((cell for cell in row if cell is not None), key=lambda cell: cell[1])
    return RUNS.join(f"{sgr}{PARTS}{''.join(text for text, _ in run)}" for sgr, run in runs)
