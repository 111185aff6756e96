"""What is sent for a picture, and what the display takes for it, are the same picture."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pyte
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.cell_diff import BLANK, Pen, Row
from tui.terminal.early_frame import EarlyFrame
from tui.terminal.frame_file import encode

CELLS = st.sampled_from([BLANK, (" ", "48;5;233"), ("a", ""), ("─", "38;5;237;48;5;233"), ("T", "1;4;38;5;179")])
PICTURES = st.lists(st.lists(CELLS, min_size=20, max_size=20), min_size=4, max_size=4)


def drawn(data: str) -> list[list[pyte.screens.Char]]:
    screen = pyte.Screen(20, 4)
    pyte.Stream(screen).feed(data)
    return [[screen.buffer[y][x] for x in range(20)] for y in range(4)]


@given(PICTURES)
def test_the_terminal_has_what_the_display_is_told(picture: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "frame")
        path.write_bytes(encode(picture, "a key", erase=True))
        frame = EarlyFrame(str(path), "a key", (20, 4))
        found = frame._read()
        assert EarlyFrame(str(path), "another", (20, 4))._read() is None
    assert found is not None
    sent, frame._rows = found
    told = frame.picture((20, 4))
    assert told == picture
    pen = Pen(20)
    pen.clear()
    for y, row in enumerate(told or ()):
        pen.row(y, [BLANK] * 20, row)
    assert drawn(sent.decode()) == drawn("".join(pen.out))
