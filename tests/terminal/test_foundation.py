"""The ground floor in a real terminal: signals, dead and deaf terminals, bad bytes, crashes, suspending."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORDS = "these words are mine"

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    begun: list[Terminal] = []

    def one(*arguments: str, **options: object) -> Terminal:
        command = [sys.executable, str(HERE / "foundation_app.py"), str(tmp_path / "draft"), str(tmp_path / "crashes")]
        env = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        begun.append(Terminal([*command, *arguments], env=env, **options))  # type: ignore[arg-type]
        return begun[-1]

    yield one
    for terminal in begun:
        terminal.end()


def typed(start: Start, *arguments: str) -> Terminal:
    """The app with our words in it."""
    terminal = start(*arguments)
    terminal.wait_for("row 0 of a hundred")
    terminal.send(WORDS)
    terminal.wait_for(WORDS)
    return terminal


@pytest.mark.parametrize("busy", [(), ("busy",)], ids=["quiet", "busy"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_restores_and_gives_its_code(
    start: Start, tmp_path: Path, name: str, busy: tuple[str, ...]
) -> None:
    terminal = typed(start, *busy)
    number = getattr(signal, name)
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert (tmp_path / "draft").read_text() == WORDS
    assert terminal.modes() & {1049, 1000, 1002, 1003, 1006, 1004, 2004} == set()
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("busy", [(), ("busy",)], ids=["quiet", "busy"])
@pytest.mark.parametrize("stall", [False, True], ids=["read", "stalled"])
def test_a_closed_terminal_saves_and_ends(start: Start, tmp_path: Path, stall: bool, busy: tuple[str, ...]) -> None:
    terminal = typed(start, *busy)
    if stall and busy:
        terminal.wait_stalled()
    terminal.send_unread(" and more")
    terminal.close()
    # Python gives 120 instead when it cannot flush a standard error that is gone.
    assert terminal.wait_exit_unread() in (129, 120)
    assert (tmp_path / "draft").read_text().startswith(WORDS)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_deaf_terminal_does_not_hold_the_app(start: Start, tmp_path: Path, name: str) -> None:
    terminal = typed(start, "busy")
    terminal.wait_stalled()
    terminal.send_unread(" and more")
    number = getattr(signal, name)
    terminal.signal(number)
    assert terminal.wait_exit_unread() in (128 + number, 120)
    assert (tmp_path / "draft").read_text().startswith(WORDS)


def test_a_terminal_that_reads_again_shows_the_last_picture(start: Start) -> None:
    terminal = typed(start, "busy")
    terminal.wait_stalled()
    terminal.send_unread(" THE END")
    terminal.wait_for(WORDS + " THE END")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_a_hang_up_with_the_signal_ignored_does_not_spin(start: Start, tmp_path: Path) -> None:
    run = [sys.executable, str(HERE / "foundation_app.py"), str(tmp_path / "draft"), str(tmp_path)]
    terminal = Terminal(
        ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *run],
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        terminal.wait_for("row 0")
        terminal.close()
        assert terminal.wait_exit_unread() in (129, 120)
    finally:
        terminal.end()


def test_bytes_that_are_not_utf8_are_only_replaced(start: Start) -> None:
    terminal = typed(start)
    terminal.send(b" \xff\xfe ok")
    terminal.wait_for("ok")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_a_paste_with_escapes_and_newlines_stays_one_paste(start: Start) -> None:
    terminal = start()
    terminal.wait_for("READY")
    terminal.paste("one\x1b[2J\x1bOP\rtwo\x1b[A three")
    terminal.wait_for("two[A three")
    terminal.wait_for("length 20")


def test_a_torn_sequence_is_put_together(start: Start) -> None:
    terminal = typed(start)
    for part in ("\x1b[", "D"):
        terminal.send(part)
        terminal.settle()
    terminal.send("!")
    terminal.wait_for("these words are min!e")


def test_escape_alone_still_arrives(start: Start) -> None:
    terminal = start()
    terminal.wait_for("READY")
    terminal.press("escape")
    terminal.wait_for("ESCAPED")


@pytest.mark.parametrize("key", ["\x1bOQ", "\x1bOR"], ids=["handler", "worker"])
def test_a_crash_says_nothing_of_what_was_written(start: Start, tmp_path: Path, key: str) -> None:
    terminal = typed(start)
    before = terminal.size
    terminal.send(key)
    assert terminal.wait_exit() == 1
    said = terminal.raw[before:].decode().partition("\x1b[?1049l")[2]
    assert "Notebook stopped because of an error in Notebook; what you wrote is saved." in said
    assert WORDS not in said
    assert "Traceback" not in said
    (report,) = (tmp_path / "crashes").iterdir()
    assert str(report) in said
    told = report.read_text()
    assert "foundation_app.py:" in told
    assert ("builtins.ValueError" in told) or ("builtins.RuntimeError" in told)
    assert WORDS not in told
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


def test_suspended_and_resumed_it_shows_everything_again(start: Start) -> None:
    terminal = typed(start)
    terminal.send("\x1bOS")
    terminal.wait(lambda: 1049 not in terminal.modes(), "the first screen")
    terminal.wait(lambda: os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)[0] != 0, "a stopped process")
    terminal.screen.reset()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(WORDS)
    terminal.wait_for("row 5 of a hundred")
    terminal.send(" more")
    terminal.wait_for(WORDS + " more")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_stopped_from_outside_it_goes_on_with_one_reader(start: Start) -> None:
    terminal = typed(start)
    terminal.signal(signal.SIGSTOP)
    terminal.wait(lambda: os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)[0] != 0, "a stopped process")
    terminal.screen.reset()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(WORDS)
    terminal.send(" abcdefghijklmnop")
    terminal.wait_for(WORDS + " abcdefghijklmnop")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_repainting_and_another_size(start: Start) -> None:
    terminal = typed(start)
    terminal.screen.reset()
    terminal.send("\x1b[15~")
    terminal.wait_for(WORDS)
    terminal.resize(60, 20)
    terminal.wait_for("row 3 of a hundred")
    terminal.resize(100, 30)
    terminal.wait_for(WORDS)


def test_idle_it_sends_nothing_and_little_for_a_letter(start: Start) -> None:
    terminal = typed(start)
    terminal.settle(1.0)
    assert terminal.settle(1.5) == 0
    terminal.send("x")
    assert 0 < terminal.settle(1.0) <= 240  # two widgets change: the letter, and the length in the status line
    terminal.press("tab")
    terminal.settle(1.0)
    terminal.press("down")
    assert 0 < terminal.settle(1.0) <= 600


def test_no_mouse_is_asked_for(start: Start) -> None:
    terminal = typed(start)
    assert terminal.modes() & {1000, 1002, 1003, 1006, 1015, 1016} == set()
    assert {1049, 2004} <= terminal.modes()
