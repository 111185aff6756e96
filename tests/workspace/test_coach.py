"""A command of one's own that words a follow-up: what it is given, and what is taken of what it prints."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from time import sleep

import pytest

from tui.workspace.coach import LONGEST, line_from

ASKED, ANSWER = "What one thing will you do today?", "be better\nand kinder"


def python(code: str, *arguments: str) -> str:
    return shlex.join([sys.executable, "-c", code, *arguments])


def prints(text: str) -> str:
    return python(f"import sys; sys.stdin.read(); sys.stdout.buffer.write({text.encode()!r})")


def test_it_is_given_one_question_and_its_answer_and_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAUT_PASSPHRASE", "open sesame")
    code = (
        "import os, sys; told = sys.stdin.read() + str('TAUT_PASSPHRASE' in os.environ);"
        "open(sys.argv[1], 'w').write(told); print('And?')"
    )
    assert line_from(python(code, str(tmp_path / "given")), ASKED, ANSWER) == "And?"
    assert (tmp_path / "given").read_text() == f"{ASKED}\n{ANSWER}\nFalse"


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("Who would notice first?\n", "Who would notice first?"), ("  Wer würde es merken?  ", "Wer würde es merken?"),
        ("x" * LONGEST, "x" * LONGEST), ("x" * (LONGEST + 1), ""), ("", ""), ("\n \n", ""), ("one\ntwo\n", ""),
        ("\x1b[31mred\x1b[0m\n", ""), ("back\b\n", ""), ("turned \u202e round", ""),
    ],
)  # fmt: skip
def test_one_line_of_text_is_asked_and_nothing_else_is(printed: str, line: str) -> None:
    assert line_from(prints(printed), ASKED, ANSWER) == line


@pytest.mark.parametrize(
    "command",
    [
        "no-such-command-anywhere", "“unclosed '", "",
        python("import sys; print('What else?'); sys.exit(1)"),
        python("import sys; sys.stdout.buffer.write(b'\\xff\\xfe?')"),
        python("while True: print('y' * 1000)"),
    ],
)  # fmt: skip
def test_a_command_that_fails_has_no_line(command: str) -> None:
    assert line_from(command, ASKED, ANSWER) == ""


def test_one_that_reads_nothing_of_a_long_answer_has_its_line_all_the_same() -> None:
    assert line_from(python("print('And then?')"), ASKED, "word " * 100_000) == "And then?"


@pytest.mark.skipif(os.name == "nt", reason="looks for a process by a signal")
def test_at_the_limit_it_is_ended_with_all_that_it_began(tmp_path: Path) -> None:
    child = "import time; time.sleep(60)"
    code = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', sys.argv[2]]);"
        "open(sys.argv[1], 'w').write(str(child.pid)); time.sleep(60)"
    )
    assert line_from(python(code, str(tmp_path / "pid"), child), ASKED, ANSWER, limit=2) == ""
    number = int((tmp_path / "pid").read_text())
    for _ in range(100):
        if not is_running(number):
            return
        sleep(0.02)
    raise AssertionError("what it began still runs")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
