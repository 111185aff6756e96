"""The plain face as a process: a dumb terminal, a cut line, pipes, and what is loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.test_processes import LOADED, ROOT, RUN, process
from tests.plain.talking import FIRST_RUN
from tests.terminal.harness import DEADLINE, Terminal
from tui.records.answers import texts
from tui.settings import Places, Settings
from tui.workspace import Workspace

DUMB = {"TERM": "dumb"}


def notebook(home: Path) -> Workspace:
    return Workspace(Places(home, home / "config"), Settings())


def words(home: Path) -> list[str]:
    """Everything said in the newest page."""
    return [text for answer in notebook(home).journal.newest(1)[0].answers for text in texts(answer)]


def half_said(home: Path) -> list[str]:
    """Everything said in the session that waits."""
    return [
        text for session in notebook(home).sessions.waiting() for answer in session.answers for text in texts(answer)
    ]


@contextmanager
def dumb(home: Path, *words: str, **environment: str | None) -> Iterator[Terminal]:
    env = {**DUMB, "TAUT_HOME": str(home), **environment}
    with Terminal([*RUN, *words], cwd=str(ROOT), env=env, rows=60) as terminal:
        yield terminal
        shown = bytes(terminal.raw)
        assert not [byte for byte in shown if byte < 32 and byte not in b"\r\n\b\a"] and b"\x1b" not in shown


def say(terminal: Terminal, *lines: str) -> None:
    """Each line, when something is asked for."""
    for line in lines:
        terminal.wait(lambda: asks(terminal), "a prompt")
        terminal.send(f"{line}\r")
        asked = terminal.size
        terminal.wait(lambda before=asked: terminal.size > before, "an echo")  # type: ignore[misc]


def asks(terminal: Terminal) -> bool:
    return bytes(terminal.raw).rstrip(b" ").endswith(b":")


def wait_until(condition: object, what: str) -> None:
    end = time.monotonic() + DEADLINE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, what
        time.sleep(0.05)


def test_a_whole_first_run_at_a_dumb_terminal(tmp_path: Path) -> None:
    with dumb(tmp_path) as terminal:
        say(terminal, "1", *FIRST_RUN)
        terminal.wait_for("Saved at")
        say(terminal, "q")
        assert terminal.wait_exit() == 0
    assert "Write the first page before opening mail" in words(tmp_path)


def test_a_line_cut_in_the_middle_of_a_sentence_goes_on_at_the_same_word(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "onboarding") as terminal:
        say(terminal, "", "hopeful", "5")
        terminal.wait_for("Your answer, ")
        terminal.send("I finish one thing that mat")
        terminal.wait_for("that mat")
        terminal.close()
        terminal.wait_exit()
    assert half_said(tmp_path)[-1] == "I finish one thing that mat"
    with dumb(tmp_path, "begin", "onboarding") as terminal:
        terminal.wait_for("You wrote: I finish one thing that mat")
        say(terminal, "+")
        terminal.wait_for("Continue, one line: I finish one thing that mat")
        terminal.send("\x7fters\r")
        terminal.wait_for("One plain fact")
        say(terminal, "q")
        assert terminal.wait_exit() == 0
    assert half_said(tmp_path)[-1] == "I finish one thing that matters"


def test_what_is_added_to_a_line_has_a_blank_before_it_and_to_a_page_a_line_of_its_own(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "onboarding") as terminal:
        say(terminal, "", "hopeful", "5", "A letter came", "<", "+")
        terminal.wait_for("Continue, one line: A letter came")
        terminal.send("and more\r")
        terminal.wait_for("One plain fact")
        say(terminal, "q")
        assert terminal.wait_exit() == 0
    assert half_said(tmp_path)[-1] == "A letter came and more"
    with dumb(tmp_path / "b", "begin", "note") as terminal:
        terminal.wait_for("Your answer, several lines:")
        terminal.send("A letter came\r")
        terminal.settle(0.3)
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
    with dumb(tmp_path / "b", "begin", "note") as terminal:
        say(terminal, "+")
        terminal.wait_for("Continue, several lines:")
        terminal.send("and more\r")
        terminal.settle(0.3)
        terminal.send(".\r")
        terminal.wait_for("Saved at")
        assert terminal.wait_exit() == 0
    assert words(tmp_path / "b") == ["A letter came\nand more"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_loses_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with dumb(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send("first line\rsecond li")
        terminal.wait_for("second li")
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
    assert half_said(tmp_path) == ["first line\nsecond li"]


def test_a_kill_loses_less_than_a_second(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send("half a tho")
        wait_until(lambda: half_said(tmp_path) == ["half a tho"], "the half sentence is in the draft")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert half_said(tmp_path) == ["half a tho"]


def test_ctrl_c_pauses_and_the_answer_before_it_is_kept_too(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "onboarding") as terminal:
        say(terminal, "", "hopeful", "5", "a workshop", "<")
        terminal.wait_for("You wrote: a workshop")
        terminal.send("another wor")
        terminal.wait_for("another wor")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        terminal.wait(lambda: "is saved" in terminal.text, "the last words")
    assert half_said(tmp_path)[-1] == "a workshop\nanother wor"


def test_ctrl_c_in_a_list_says_that_all_is_kept(tmp_path: Path) -> None:
    with dumb(tmp_path) as terminal:
        terminal.wait_for("q to quit:")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        terminal.wait(
            lambda: "What you wrote is saved, and what you paused is waiting." in terminal.text, "the last words"
        )


def test_a_paste_of_a_megabyte_is_kept_whole(tmp_path: Path) -> None:
    text = "wörd " * 180_000
    with dumb(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send(text)
        terminal.send("\r")
        terminal.settle(0.5)
        terminal.send(".\r")
        terminal.wait(lambda: b"Saved at" in terminal.raw, "the page", 120)
    assert words(tmp_path) == [text]


def test_a_paste_of_lines_is_one_answer_and_leaves_the_next_question_alone(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "onboarding") as terminal:
        say(terminal, "", "hopeful", "5")
        terminal.wait_for("Your answer, ")
        terminal.send("one\r\ntwo\rq\r.\rthree")
        terminal.wait_for("three")
        terminal.press("enter")
        terminal.wait_for("One plain fact")
        say(terminal, "q")
        assert terminal.wait_exit() == 0
    assert half_said(tmp_path)[-1] == "one\ntwo\nq\n.\nthree"


def test_the_line_can_be_mended_as_in_any_terminal(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send("gone\x15a workshp\x7fop wrong\x17日本\x7f\x1b[A\x1b[3~\x1bOC é\r.\r")
        terminal.wait_for("Saved at")
        assert terminal.wait_exit() == 0
    assert words(tmp_path) == ["a workshop 日 é"]


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "C", "LANG": None}, {"LC_ALL": "POSIX"}])
def test_no_letter_is_lost_in_the_c_locale(tmp_path: Path, locale: dict[str, str | None]) -> None:
    with dumb(tmp_path, "begin", "note", **locale) as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send("Zürich, 東京 “quoted”\r.\r")
        terminal.wait_for("Saved at")
        assert terminal.wait_exit() == 0
    assert words(tmp_path) == ["Zürich, 東京 “quoted”"]


def test_signs_are_spelled_in_ascii_where_the_locale_is(tmp_path: Path) -> None:
    notebook(tmp_path).entries.note("Zürich “quoted” …")
    with dumb(tmp_path, LC_ALL="C") as terminal:
        say(terminal, "journal", "1", "q", "q")
        assert terminal.wait_exit() == 0
        shown = bytes(terminal.raw).decode()
    assert 'Zürich "quoted" ...' in shown and "“" not in shown


def test_the_end_of_the_input_ends_a_page_and_then_pauses(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send("a page\r\x04")
        terminal.wait_for("Saved at")
        assert terminal.wait_exit() == 0
    assert words(tmp_path) == ["a page"]
    with dumb(tmp_path, "begin", "onboarding") as terminal:
        say(terminal, "", "hopeful")
        terminal.wait_for("Which part of life")
        terminal.press("ctrl+d")
        terminal.wait_for("Paused at step 3, Area.")
        assert terminal.wait_exit() == 0


def test_lines_in_a_pipe_are_a_session(tmp_path: Path) -> None:
    said = process(tmp_path, "begin", "onboarding", "--plain", input="\n".join([*FIRST_RUN, ""]).encode())
    assert said.returncode == 0 and said.stderr == b""
    assert "Saved at" in said.stdout.decode()
    assert "07:30" in words(tmp_path)


def test_nothing_but_the_full_screen_loads_textual(tmp_path: Path) -> None:
    lines = "\n".join(["1", *FIRST_RUN, "journal", "1", "q", "vision", "q", "insights", "q", "flows", "q", "q"])
    said = process(tmp_path, "--plain", program=[sys.executable, "-c", LOADED], input=lines.encode())
    assert said.returncode == 0, said.stderr
    modules = set(said.stderr.decode().rpartition("LOADED")[2].split())
    assert "tui.plain.journal" in modules
    assert not {name for name in modules if name.split(".")[0] in ("textual", "rich", "asyncio")}
    assert not {name for name in modules if name.startswith("tui.app")}


def test_output_that_is_no_terminal_is_talked_to_in_lines(tmp_path: Path) -> None:
    environment = {"TAUT_HOME": str(tmp_path)}
    command = f"{sys.executable} -m tui | tee {tmp_path}/transcript"
    with Terminal(["bash", "-c", command], cwd=str(ROOT), env=environment) as terminal:
        terminal.wait_for("q to quit:")
        terminal.send("q\r")
        assert terminal.wait_exit() == 0
    assert "Begin here" in (tmp_path / "transcript").read_text()


def test_a_reader_that_goes_away_is_quiet_and_loses_nothing(tmp_path: Path) -> None:
    lines = "\\n".join(["", "hopeful", "5", "a workshop of my own", "q", ""])
    script = f"printf '{lines}' | {sys.executable} -m tui begin onboarding --plain | head -n 22 >/dev/null"
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env={**os.environ, "TAUT_HOME": str(tmp_path)}, capture_output=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == b""
    assert "hopeful" in half_said(tmp_path)


def test_an_encrypted_notebook_asks_for_its_passphrase_first(tmp_path: Path) -> None:
    space = notebook(tmp_path)
    space.entries.note("a closed page")
    space.encryption.encrypt("correct horse battery")
    with dumb(tmp_path) as terminal:
        terminal.wait_for("Passphrase:")
        terminal.send("correct horse battery\r")
        say_menu(terminal, "journal", "1", "q", "q")
        assert terminal.wait_exit() == 0
        shown = bytes(terminal.raw)
    assert b"a closed page" in shown and b"correct horse" not in shown


def say_menu(terminal: Terminal, *lines: str) -> None:
    """The same as ``say``, once the list stands."""
    terminal.wait_for("q to quit:")
    say(terminal, *lines)


@pytest.mark.parametrize("leave", ["q\r", "\x03", "\x04"])
def test_the_terminal_is_given_back_as_it_was(tmp_path: Path, leave: str) -> None:
    command = f"stty -a; {sys.executable} -m tui; echo left; stty -a"
    environment = {**DUMB, "TAUT_HOME": str(tmp_path)}
    with Terminal(["bash", "-c", command], cwd=str(ROOT), env=environment, rows=60) as terminal:
        terminal.wait_for("q to quit:")
        terminal.send(leave)
        assert terminal.wait_exit() == 0
        before, _, after = terminal.raw.decode().partition("Good ")
    assert before.strip() and after.partition("left")[2].strip() == before.strip()


def test_a_suspended_conversation_goes_on(tmp_path: Path) -> None:
    with dumb(tmp_path, "begin", "note") as terminal:
        terminal.wait_for("Your answer, ")
        terminal.send("before ")
        terminal.wait_for("before")
        terminal.signal(signal.SIGSTOP)
        terminal.signal(signal.SIGCONT)
        terminal.send("and after")
        terminal.wait_for("and after")
        terminal.send("\r.\r")
        terminal.wait_for("Saved at")
    assert words(tmp_path) == ["before and after"]
