"""A terminal that behaves badly: sizes that change all the time, keys torn apart, a megabyte at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.test_taut import drafts, taut

WORDS = "A note that goes on while the window is pulled about in every direction there is. "


def test_a_storm_of_sizes_loses_no_letter_and_leaves_no_trace(tmp_path: Path) -> None:
    chance = random.Random(5)
    with taut(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("What would you like to note?")
        for letter in WORDS * 4:
            terminal.send(letter)
            terminal.resize(chance.randint(10, 300), chance.randint(4, 100))
            terminal.read(0)
        terminal.resize(80, 24)
        shows_all(terminal)
        terminal.settle(1.5)
        stormed = timeless(terminal)
        terminal.press("ctrl+l")
        terminal.settle(0.5)
        assert timeless(terminal) == stormed, "what stands there is what is painted anew"
        terminal.press("escape")
        terminal.wait_for("waiting")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert WORDS * 4 in drafts(tmp_path) + " "
    with taut(tmp_path) as terminal:
        terminal.wait_for("waiting")
        terminal.press("enter")
        shows_all(terminal)
        terminal.settle(1.5)
        assert timeless(terminal) == stormed, "and what a window shows that was never pulled about"


def timeless(terminal: Terminal) -> list[list[tuple[str, str, str, bool]]]:
    """What is seen, without the panel's frame, which tells when the note was begun and saved; a blank has no ink."""
    rows = (row for row in terminal.cells() if not {"╭", "╰"} & {cell.data for cell in row})
    return [[(cell.data, cell.fg if cell.data.strip() else "", cell.bg, cell.reverse) for cell in row] for row in rows]


def shows_all(terminal: Terminal) -> None:
    whole = (WORDS * 4).split()
    terminal.wait(lambda: terminal.text.replace("│", " ").split().count("pulled") == whole.count("pulled"), "the words")


def test_a_size_that_came_back_is_painted_whole(tmp_path: Path) -> None:
    with taut(tmp_path) as terminal:
        terminal.wait_for("Begin here")
        terminal.settle()
        before = terminal.cells()
        terminal.resize(40, 12)
        terminal.resize(80, 24)
        assert terminal.cells() != before, "the terminal has lost what stood there"
        terminal.wait(lambda: terminal.cells() == before, "the same picture")


@pytest.mark.parametrize("gap", [0.05, 0.15])
def test_an_arrow_torn_apart_is_an_arrow(tmp_path: Path, gap: float) -> None:
    with taut(tmp_path, "begin", "note", env={"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}) as terminal:
        terminal.wait_for("What would you like to note?")
        terminal.send("ac")
        terminal.wait_for("ac")
        for piece in ("\x1b", "[D"):
            terminal.settle(gap)
            terminal.send(piece)
        terminal.send("b")
        terminal.wait_for("abc")
        for piece in ("\x1b[", "C", "\x1b", "OC"):
            terminal.settle(gap)
            terminal.send(piece)
        terminal.send("d")
        terminal.wait_for("abcd")
        assert "What would you like to note?" in terminal.text
        terminal.press("escape")
        terminal.wait_for("waiting")


def test_escape_alone_acts_and_so_does_the_letter_behind_it(tmp_path: Path) -> None:
    with taut(tmp_path) as terminal:
        terminal.wait_for("Begin here")
        terminal.press("n")
        terminal.wait_for("What would you like to note?")
        terminal.send("a thought")
        terminal.wait_for("a thought")
        terminal.press("escape")
        terminal.wait_for("waiting")
        terminal.press("?")
        terminal.wait_for("Keys on this screen")
        terminal.press("escape")
        terminal.wait_gone("Keys on this screen")
        terminal.press("q")
        assert terminal.wait_exit() == 0
