"""The frame of Today stands before anything heavy is imported, in a real terminal; and nothing of a person is in it.

The program waits, where it would import Textual, for a file to come: what is on the terminal until then is the frame.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.test_taut import ROOT, command

pytestmark = pytest.mark.terminal

NOTE = "Quillsmith walked along the breakwater"
WAITS = """
import os, sys, time
class Gate:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            open(sys.argv[1] + ".reached", "w").close()
            while not os.path.exists(sys.argv[1]):
                time.sleep(0.01)
sys.meta_path.insert(0, Gate())
from tui.cli import main
sys.exit(main(sys.argv[2:]))
"""
ALTERNATE = b"\x1b[?1049h"


class Waiting(Terminal):
    """taut in a terminal, held where it would import Textual."""

    gate: Path

    def wait_held(self) -> None:
        """Until all that comes before Textual is done, and read."""
        self.wait(lambda: self.gate.with_name("gate.reached").exists(), "the import of Textual")
        self.settle()

    def go_on(self) -> None:
        self.gate.touch()

    def has_echo(self) -> bool:
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)


Start = Callable[..., Waiting]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    begun: list[Waiting] = []

    def begin(
        *words: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str | None] | None = None, home: bool = True
    ) -> Waiting:
        gate = tmp_path / f"{len(begun)}" / "gate"
        gate.parent.mkdir()
        told = ["--home", str(tmp_path / "home")] if home else []
        terminal = Waiting(
            [sys.executable, "-c", WAITS, str(gate), *told, *words], columns=size[0], rows=size[1], env=env, cwd=ROOT
        )
        terminal.gate = gate
        begun.append(terminal)
        return terminal

    yield begin
    for terminal in begun:
        terminal.end()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A notebook with one note, and a name to be greeted by."""
    home = tmp_path / "home"
    command(home, "note", NOTE)
    command(home, "config", "set", "name", "Ysolde")
    return home


def visit(start: Start, *words: str, **how: object) -> None:
    """Opens taut and leaves it again, with time to look after everything."""
    terminal = start(*words, **how)
    terminal.go_on()
    terminal.wait_for("this week")
    terminal.redraw()
    terminal.settle()
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_the_frame_stands_first_and_the_app_takes_it_over(start: Start, home: Path) -> None:
    visit(start)
    terminal = start()
    terminal.wait_for("Library")
    terminal.wait_held()
    assert "? keys" in terminal.text and "q quit" in terminal.text
    assert "Good " not in terminal.text
    early = terminal.raw.decode()
    terminal.go_on()
    terminal.wait_for("this week")
    terminal.settle()
    late = terminal.raw.decode()[len(early) :]
    assert terminal.raw.count(ALTERNATE) == 1
    assert "Library" not in late and "q quit" not in late and "\x1b[2J" not in late
    taken_over, cells = terminal.text, terminal.cells()
    terminal.redraw()
    assert terminal.text == taken_over and terminal.cells() == cells
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert terminal.has_echo()
    assert not terminal.modes() & {1049, 2004}


def test_keys_typed_before_the_app_is_there_are_not_lost(start: Start, home: Path) -> None:
    visit(start)
    terminal = start()
    terminal.wait_for("Library")
    terminal.wait_held()
    before = terminal.text
    terminal.send("nearly typed")
    terminal.settle()
    assert terminal.text == before, "no letter is echoed"
    terminal.go_on()
    terminal.wait_for("What would you like to note?")
    terminal.wait_for("early typed")


def test_nothing_a_person_wrote_is_kept(start: Start, home: Path) -> None:
    visit(start)
    visit(start, size=(130, 40))
    (first, second) = (home / "frames").iterdir()
    for file in (first, second):
        text = file.read_text(encoding="utf-8")
        assert "Library" in text
        for word in (*NOTE.split(), "Ysolde", "Good", "Opening"):
            assert word not in text
        assert file.stat().st_mode & 0o777 == 0o600
    assert (home / "frames").stat().st_mode & 0o777 == 0o700


def test_nothing_is_kept_of_an_encrypted_journal_either(start: Start, home: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tui", "--home", str(home), "encrypt"], cwd=ROOT, input="y\n", text=True, check=False,
        capture_output=True, env={"PATH": "", "TAUT_NEW_PASSPHRASE": "four words of it", "LANG": "C.UTF-8"},
    )  # fmt: skip
    terminal = start()
    terminal.go_on()
    terminal.wait_for("assphrase")
    terminal.send("four words of it")
    terminal.press("enter")
    terminal.wait_for("this week")
    terminal.redraw()
    terminal.settle()
    terminal.press("q")
    assert terminal.wait_exit() == 0
    terminal = start()
    terminal.wait_for("Library")
    terminal.wait_held()
    assert "Ysolde" not in terminal.text
    terminal.go_on()
    terminal.wait_for("assphrase")


def test_little_is_loaded_before_the_frame() -> None:
    told = subprocess.run(
        [sys.executable, "-S", "-c", "import sys, tui.cli.early_frame; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert not {"typing", "pathlib", "json", "re", "click", "msgspec", "rich", "textual"} & set(told)


@pytest.mark.parametrize(
    ("words", "env", "size"),
    [
        (("--no-early-frame",), {}, (80, 24)),
        (("begin", "note"), {}, (80, 24)),
        ((), {"TERM": "xterm"}, (80, 24)),
        ((), {"COLORTERM": "truecolor"}, (80, 24)),
        ((), {"LANG": "C"}, (80, 24)),
        ((), {}, (81, 24)),
    ],
    ids=["told not to", "a session", "fewer colours", "more colours", "no UTF-8", "another size"],
)
def test_what_was_left_for_another_start_is_not_shown(
    start: Start, home: Path, words: tuple[str, ...], env: dict[str, str], size: tuple[int, int]
) -> None:
    visit(start)
    terminal = start(*words, env=env, size=size)
    terminal.wait_held()
    assert terminal.raw == b""
    assert terminal.has_echo()


def test_the_first_start_a_damaged_picture_and_the_setting_show_none(start: Start, home: Path) -> None:
    first = start()
    first.wait_held()
    assert first.raw == b""
    visit(start)
    (kept,) = (home / "frames").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"Library", b"Lybrary"))
    damaged = start()
    damaged.wait_held()
    assert damaged.raw == b""
    visit(start)
    command(home, "config", "set", "early_frame", "false")
    visit(start)
    assert not (home / "frames").exists()
    off = start()
    off.wait_held()
    assert off.raw == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_ended_behind_the_frame_the_terminal_is_as_it_was(start: Start, home: Path, number: signal.Signals) -> None:
    visit(start)
    terminal = start()
    terminal.wait_for("Library")
    terminal.wait_held()
    assert not terminal.has_echo()
    terminal.signal(number)
    assert terminal.wait_exit() in (-number, 128 + number)
    assert terminal.has_echo()
    assert not terminal.modes() & {1049, 2004}
    assert terminal.raw.endswith(b"\x1b[?25h")


def test_what_cannot_be_opened_is_said_on_the_first_screen(start: Start, home: Path) -> None:
    visit(start)
    (home / "journal.json").write_text('{"entries": {}, "meta": {"1": {"schema": 99, "app": "taut"}}}')
    terminal = start()
    terminal.wait_for("Library")
    terminal.go_on()
    assert terminal.wait_exit() == 1
    said = terminal.raw.decode()
    assert said.rindex("newer") > said.rindex("\x1b[?1049l")
    assert terminal.has_echo()


def test_a_window_pulled_about_behind_the_frame_is_drawn_anew(start: Start, home: Path) -> None:
    visit(start)
    terminal = start()
    terminal.wait_for("Library")
    terminal.wait_held()
    terminal.resize(100, 30)
    terminal.go_on()
    terminal.wait_for("this week")
    terminal.settle(0.6)
    here = terminal.text
    terminal.redraw()
    assert terminal.text == here
    assert "q quit" in terminal.screen.display[29]
