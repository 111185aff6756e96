"""The real program in a real pseudo-terminal: used, killed, come back to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

ROOT = Path(__file__).parents[2]
SENTENCE = "I finish one thing that matters before I answer anyone"


def taut(
    home: Path, *words: str, columns: int = 80, rows: int = 24, env: Mapping[str, str | None] | None = None
) -> Terminal:
    return Terminal(
        [sys.executable, "-m", "tui", "--home", str(home), *words], columns=columns, rows=rows, env=env, cwd=ROOT
    )


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Terminal]:
    with taut(tmp_path) as terminal:
        terminal.wait_for("Begin here")
        yield terminal


def to_the_vision(terminal: Terminal) -> None:
    terminal.press("enter")
    terminal.wait_for("Welcome")
    terminal.press("enter")
    terminal.wait_for("Check-in")
    terminal.press("2", "1", "3")
    terminal.wait_for("more exact")
    terminal.press("enter")
    terminal.wait_for("Which part of life")
    terminal.press("5", "enter")
    terminal.wait_for("Vision")


def command(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--home", str(home), *words],
        cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    return done.stdout


def drafts(home: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (home / "drafts").glob("*.json"))


def test_killed_in_the_middle_of_a_sentence_it_comes_back_to_the_same_words(tmp_path: Path) -> None:
    with taut(tmp_path) as terminal:
        terminal.wait_for("Begin here")
        to_the_vision(terminal)
        terminal.send(SENTENCE[:20])
        terminal.wait_for(SENTENCE[:20])
        terminal.wait(lambda: SENTENCE[:20] in drafts(tmp_path), "the draft on the disk")
        os.kill(terminal.pid, signal.SIGKILL)
    with taut(tmp_path) as terminal:
        terminal.wait_for("waiting at Vision")
        terminal.press("enter")
        terminal.wait_for(SENTENCE[:20])
        terminal.wait_for("4 of")
        terminal.send(SENTENCE[20:])
        terminal.press("enter")
        terminal.wait_for("One plain fact")
        terminal.send("Mail came first on four of five days")
        terminal.press("enter")
        terminal.wait_for("Rating")
        terminal.press("3", "enter")
        terminal.wait_for("Tension")
        terminal.press("ctrl+n")
        terminal.wait_for("What one small thing")
        terminal.send("Write one page")
        terminal.press("enter")
        terminal.wait_for("When and where")
        terminal.send("07:30")
        terminal.press("enter")
        terminal.send("kitchen table")
        terminal.press("enter")
        terminal.wait_for("One or two words")
        terminal.press("ctrl+n")
        terminal.wait_for("When would you like")
        terminal.press("1", "enter")
        terminal.wait_for("Close")
        terminal.press("enter")
        terminal.wait_for("Saved at")
        terminal.press("6")
        terminal.wait_for("First session")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    page = command(tmp_path, "show", "last")
    assert SENTENCE in page
    markdown = command(tmp_path, "export", "--format", "markdown")
    assert SENTENCE in markdown
    assert "Write one page" in markdown
    assert list((tmp_path / "drafts").glob("*.json")) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_every_letter_and_gives_the_terminal_back(
    started: Terminal, tmp_path: Path, number: signal.Signals
) -> None:
    to_the_vision(started)
    started.send("every letter of this")
    started.wait_for("every letter of this")
    started.signal(number)
    assert started.wait_exit() == 128 + number
    assert "every letter of this" in drafts(tmp_path)
    assert not started.modes() & {1049, 2004, 1000, 1003}


def test_ctrl_c_leaves_what_was_written_alone(started: Terminal) -> None:
    started.press("ctrl+c")
    to_the_vision(started)
    started.send("still here")
    started.wait_for("still here")
    started.press("ctrl+c")
    started.send(" and here")
    started.wait_for("still here and here")


def test_a_closed_terminal_keeps_what_was_written(tmp_path: Path) -> None:
    with taut(tmp_path) as terminal:
        terminal.wait_for("Begin here")
        to_the_vision(terminal)
        terminal.send("the line was cut")
        terminal.wait_for("the line was cut")
        terminal.close()
        terminal.wait_exit_unread()
    assert "the line was cut" in drafts(tmp_path)


@pytest.mark.parametrize(
    "env",
    [{"TERM": "linux"}, {"TERM": "screen"}, {"TERM": "xterm-256color", "LANG": "C"}, {"NO_COLOR": "1"},
     {"COLORTERM": "truecolor"}],
    ids=["linux", "screen", "LANG=C", "NO_COLOR", "truecolor"],
)  # fmt: skip
def test_it_works_in_whatever_terminal_there_is(tmp_path: Path, env: dict[str, str]) -> None:
    with taut(tmp_path, env=env) as terminal:
        terminal.wait_for("Begin here")
        to_the_vision(terminal)
        terminal.press("escape")
        terminal.wait_for("waiting at Vision")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_terminal_too_small_asks_for_room_and_the_session_waits(started: Terminal) -> None:
    to_the_vision(started)
    started.send("a small room")
    started.wait_for("a small room")
    started.resize(30, 8)
    started.wait_for("needs at least")
    started.resize(60, 16)
    started.wait_for("a small room")
    started.resize(40, 12)
    started.wait_for("a small room")


def test_bytes_on_the_line(started: Terminal) -> None:
    started.settle()
    assert started.size <= 8_000, "the first screen"
    to_the_vision(started)
    started.settle()
    for letter in "abcdefgh":
        before = started.size
        started.send(letter)
        started.settle(0.1)
        assert started.size - before <= 120, "one typed letter"
    started.settle(1.5)
    before = started.size
    started.settle(2)
    assert started.size == before, "idle sends nothing"


def test_a_paste_without_brackets_loses_nothing(started: Terminal, tmp_path: Path) -> None:
    started.press("n")
    started.wait_for("What would you like to note?")
    started.send("first line\rsecond line\rthird")
    started.wait_for("third")
    started.press("tab")
    started.wait_for("Saved at")
    document = json.loads((tmp_path / "journal.json").read_text(encoding="utf-8"))
    (entry,) = document["entries"].values()
    assert entry["answers"][0]["text"] == "first line\nsecond line\nthird"


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"entries": {}, "meta": {"1": {"schema": 99, "app": "taut"}}}', "newer"), ('{"a": 1}', "not")],
    ids=["newer", "not ours"],
)
def test_a_journal_it_must_not_touch_is_left_alone_with_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "journal.json").write_text(content, encoding="utf-8")
    with taut(tmp_path) as terminal:
        assert terminal.wait_exit() == 1
        assert said in terminal.raw.decode()
        assert "Traceback" not in terminal.raw.decode()
    assert (tmp_path / "journal.json").read_text(encoding="utf-8") == content


def test_a_damaged_journal_is_set_aside_and_said(tmp_path: Path) -> None:
    command(tmp_path, "note", "one")
    command(tmp_path, "note", "two")
    journal = tmp_path / "journal.json"
    journal.write_text(journal.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    with taut(tmp_path) as terminal:
        terminal.wait_for("damaged")
        terminal.press("6")
        terminal.wait_for("one")
