"""Put aside in a real shell and taken up again; a screen that something else wrote on."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.test_taut import ROOT, drafts, taut

BASH = shutil.which("bash")


@pytest.mark.skipif(BASH is None, reason="needs bash")
def test_put_aside_in_a_shell_and_taken_up_again_at_the_same_word(tmp_path: Path) -> None:
    assert BASH is not None
    with Terminal([BASH, "--norc", "--noprofile", "-i"], env={"PS1": "shell> ", "HISTFILE": ""}, cwd=ROOT) as shell:
        shell.wait_for("shell>")
        shell.send(shlex.join([sys.executable, "-m", "tui", "--home", str(tmp_path), "begin", "note"]) + "\r")
        shell.wait_for("What would you like to note?")
        shell.send("Before the break")
        shell.wait_for("Before the break")
        shell.wait_for("saved")
        shell.settle()
        before = shell.text.partition("saved")[0]
        shell.press("ctrl+p")
        shell.wait_for("Type to find a command")
        shell.send("suspend")
        shell.wait_for("Go to the shell")
        shell.settle()
        shell.press("enter")
        shell.wait_for("Stopped")
        assert not shell.modes() & {1049, 1000, 1003}, "the terminal is the shell's"
        assert "Before the break" in drafts(tmp_path), "saved first"
        shell.send("echo in the $((40 + 2)) meantime; clear\r")
        shell.settle()
        shell.send("fg\r")
        shell.wait_for("Before the break")
        shell.settle()
        assert shell.text.partition("saved")[0] == before, "everything is painted again"
        shell.send(", and after it")
        shell.wait_for("Before the break, and after it")
        shell.press("escape")
        shell.wait_for("waiting")
        shell.press("q")
        shell.wait_for("shell>")
        shell.send("echo ended with $?\r")
        shell.wait_for("ended with 0")
        assert not shell.modes() & {1049, 1000, 1003}
    assert "Before the break, and after it" in drafts(tmp_path)


def test_ctrl_l_paints_a_cleared_screen_again(tmp_path: Path) -> None:
    with taut(tmp_path) as terminal:
        terminal.wait_for("Begin here")
        terminal.settle()
        before = terminal.cells()
        terminal.screen.reset()
        assert terminal.cells() != before
        terminal.press("ctrl+l")
        terminal.wait(lambda: terminal.cells() == before, "the same picture")
