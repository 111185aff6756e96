"""A morning over SSH, in the terminals there are; a line that is cut; and the same word on the next connection."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.ssh.server import HERE, ROOT, Server
from tests.terminal.harness import Terminal
from tui import demo

pytestmark = pytest.mark.skipif(not HERE, reason="needs sshd, ssh and ssh-keygen")

SENTENCE = "The page is written before the mail is opened, größer"

TERMINALS: dict[str, dict[str, str]] = {
    "xterm-256color": {"TERM": "xterm-256color", "LANG": "C.UTF-8"},
    "screen": {"TERM": "screen", "LANG": "C.UTF-8"},
    "linux": {"TERM": "linux", "LANG": "C.UTF-8"},
    "no-utf-8": {"TERM": "xterm", "LANG": "C"},
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("sshd"))
    yield made
    made.stop()


def entries(home: Path) -> list[dict[str, Any]]:
    """What the journal holds, as the command tells it."""
    told = subprocess.run(
        [sys.executable, "-m", "tui", "--home", str(home), "list", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(told.stdout)
    return found


def said(entry: dict[str, Any], step: str) -> str:
    return json.dumps([answer for answer in entry["answers"] if answer["step"] == step], ensure_ascii=False)


def to_the_vision(terminal: Terminal) -> None:
    terminal.wait_for("1 of about")
    terminal.press("space")
    terminal.wait_for("2 of about")
    terminal.press("2", "1", "3")
    terminal.wait_for("more exact")
    terminal.press("enter")
    terminal.wait_for("3 of about")
    terminal.press("5", "enter")
    terminal.wait_for("4 of about")


def from_the_vision(terminal: Terminal) -> None:
    terminal.press("enter")
    terminal.wait_for("5 of about")
    terminal.press("ctrl+n")
    terminal.wait_for("6 of about")
    terminal.send("Five mornings, two pages")
    terminal.press("tab")
    terminal.send("Mail feels urgent")
    terminal.press("tab")
    terminal.wait_for("7 of about")
    walk_on(terminal)
    terminal.press("enter")
    terminal.wait_for("Saved at ")


def walk_on(terminal: Terminal) -> None:
    """Skips to the last step, whatever there is between."""
    while "─ Close ─" not in terminal.text:
        terminal.press("ctrl+n")
        terminal.redraw()


@pytest.mark.parametrize("name", TERMINALS)
def test_a_morning(server: Server, tmp_path: Path, name: str) -> None:
    with server.connect(tmp_path, "begin", "morning", "--whole", env=TERMINALS[name]) as terminal:
        to_the_vision(terminal)
        terminal.send(SENTENCE)
        terminal.wait_for("The page is written before")
        from_the_vision(terminal)
        assert terminal.modes() & {1000, 1002, 1003, 1006} == set(), "the mouse is the terminal's own"
        terminal.settle(0.5)
        assert terminal.settle(1.5) == 0, "nothing moves by itself"
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert 1049 not in terminal.modes()
    (entry,) = entries(tmp_path)
    assert SENTENCE in said(entry, "want")
    assert "Five mornings, two pages" in said(entry, "reality") and "Mail feels urgent" in said(entry, "reality")


def client_killed(server: Server, terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGKILL)


def server_killed(server: Server, terminal: Terminal) -> None:
    for child in server.children():
        os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("cut", [client_killed, server_killed])
def test_cut_in_the_middle_of_a_sentence_it_goes_on_at_the_same_word(
    server: Server, tmp_path: Path, cut: Callable[[Server, Terminal], None]
) -> None:
    half = SENTENCE[:22]
    with server.connect(tmp_path, "begin", "morning", "--whole") as terminal:
        to_the_vision(terminal)
        terminal.send(half)
        terminal.wait_for(half)
        cut(server, terminal)
        terminal.wait_exit()
    with server.connect(tmp_path) as terminal:
        terminal.wait_for("waiting at Vision")
        terminal.press("enter")
        terminal.wait_for("4 of about")
        terminal.wait_for(half)
        terminal.send(SENTENCE[22:])
        terminal.wait_for("before the mail is opened")
        from_the_vision(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    (entry,) = entries(tmp_path)
    assert SENTENCE in said(entry, "want")


def test_a_morning_line_by_line_where_the_terminal_can_do_nothing(server: Server, tmp_path: Path) -> None:
    with server.connect(
        tmp_path, "begin", "morning", "--whole", env={"TERM": "dumb", "LANG": "C.UTF-8"}, size=(80, 60)
    ) as line:
        say(line, "Arrive", "")
        say(line, "Check-in", "hopeful")
        say(line, "Area", "5")
        say(line, "Vision", SENTENCE)
        say(line, "see first", "")
        say(line, "camera", "Five mornings,\rtwo pages\r.")
        say(line, "What I make", "Mail feels urgent\r.")
        while b"Saved at" not in line.raw:
            say(line, "", "")
            line.wait(lambda: asks(line) or b"Saved at" in line.raw, "a question or the end")
        assert line.wait_exit() == 0
        sent = bytes(line.raw)
    assert b"\x1b" not in sent and not [byte for byte in sent if byte < 32 and byte not in b"\r\n\b\a"]
    (entry,) = entries(tmp_path)
    assert SENTENCE in said(entry, "want")
    assert "two pages" in said(entry, "reality") and "Mail feels urgent" in said(entry, "reality")


def asks(line: Terminal) -> bool:
    return bytes(line.raw).endswith(b": ")


def say(line: Terminal, step: str, answer: str) -> None:
    """Answers a question that stands there."""
    line.wait(lambda: asks(line) and step in line.text, f"a question: {step}")
    asked = line.size
    line.send(f"{answer}\r")
    line.wait(lambda: line.size > asked, "an echo")


def test_the_frame_that_the_last_visit_left_is_taken_over(server: Server, tmp_path: Path) -> None:
    demo.write(tmp_path, date.today(), 1)
    sizes = []
    for visit in (1, 2):
        with server.connect(tmp_path) as line:
            line.wait_for("this week")
            line.redraw()
            line.settle(0.5)
            line.press("q")
            assert line.wait_exit() == 0
            sent = bytes(line.raw)
        assert sent.count(b"\x1b[?1049h") == 1
        sizes.append(len(sent))
        # After the frame comes what asks the terminal things; at the first visit nothing is drawn before that.
        assert (b"Library" in sent.partition(b"\x1b[?2026$p")[0]) == (visit == 2)
    assert sizes[1] <= sizes[0] + 100


def test_few_bytes_go_over_the_line(server: Server, tmp_path: Path) -> None:
    demo.write(tmp_path, date.today(), 1)
    with server.connect(tmp_path) as line:
        line.wait_for("this week")
        line.settle(0.5)
        assert line.size <= 8_000, "the first screen of Today"
        line.press("6")
        line.wait_for(" entries")
        line.settle(0.5)
        before = line.size
        for _ in range(10):
            line.press("j")
            line.settle(0.03)
        line.settle(0.5)
        assert line.size - before <= 10 * 600, "ten moves of a held key in the journal's list"
        line.press("n")
        line.wait_for("What would you like to note?")
        line.settle(0.5)
        line.send("A note from far away,")
        line.settle(1.5)
        for letter in " letter by":
            before = line.size
            line.send(letter)
            line.settle(0.1)
            assert line.size - before <= 120, "one typed letter"
        line.settle(1.5)
        assert line.settle(10) == 0, "ten idle seconds"
