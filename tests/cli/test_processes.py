"""The command as a process of its own: pipes, exit codes, and what is loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.support import note
from tui.store.journal import Journal

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-m", "tui"]
LOADED = """
import sys
from tui.cli import main
try:
    code = main(sys.argv[1:])
finally:
    print("LOADED", *sorted(sys.modules), file=sys.stderr)
raise SystemExit(code)
"""
FIRST_PICTURE = """
import sys
told = sys.argv.pop(1)
from tui.cli import main
from textual.app import App
def seen(app):
    if app.screen.query("#greeting"):
        App.post_display_hook = lambda app: None
        modules = " ".join(sys.modules)
        with open(told, "w") as file:
            file.write(modules)
App.post_display_hook = seen
sys.exit(main(sys.argv[1:]))
"""


def process(home: Path, *words: str, program: list[str] = RUN, **how: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "TAUT_HOME": str(home)}
    return subprocess.run(
        [*program, *words],
        cwd=ROOT,
        env=environment,
        **{"capture_output": True, "timeout": 120, **how},  # type: ignore
    )


def loaded(home: Path, *words: str) -> set[str]:
    done = process(home, *words, program=[sys.executable, "-c", LOADED], stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "words",
    [["--version"], ["--help"], ["note", "x"], ["list"], ["show"], ["search", "x"], ["export", "--json"], ["help"]],
    ids=" ".join,
)
def test_nothing_but_the_full_screen_loads_textual(tmp_path: Path, words: list[str]) -> None:
    process(tmp_path, "note", "x")
    modules = loaded(tmp_path, *words)
    assert not {name for name in modules if name.split(".")[0] in ("textual", "asyncio")}
    assert {name for name in modules if name.startswith("rich.") and not name.startswith("rich._")} <= {"rich.cells"}
    assert not {name for name in modules if name.startswith(("tui.app", "tui.plain"))}


def test_the_version_is_answered_before_anything_is_loaded(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--version")
    assert {name for name in modules if name.startswith("tui")} == {"tui", "tui.cli"}
    assert not modules & {"argparse", "click", "msgspec", "tinydb", "json", "platformdirs"}


def test_a_note_reads_neither_the_library_nor_the_entries(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "note", "x")
    assert not modules & {"difflib", "platformdirs", "tui.exchange.exporters.markdown", "tui.cli.commands.list"}
    assert not {name for name in modules if name.startswith(("tui.practice", "tui.library", "tui.insights.fold.fold"))}


def test_today_is_seen_before_what_it_can_do_without_is_loaded(tmp_path: Path) -> None:
    from tests.terminal.harness import Terminal

    told = tmp_path / "told"
    program = [sys.executable, "-c", FIRST_PICTURE, str(told), "--home", str(tmp_path / "home")]
    with Terminal(program, cwd=str(ROOT)) as screen:
        screen.wait(told.exists, "the first picture")
        screen.wait_for("Good ")
        screen.press("q")
        assert screen.wait_exit() == 0
    modules = set(told.read_text().split())
    assert "tui.app.today.screen" in modules
    assert not modules & {"click", "statistics", "tui.records.inline_tags", "tui.plain"}
    assert not {name for name in modules if name.startswith(("tui.app.dialogs", "tui.library", "tui.exchange"))}
    assert not {name for name in modules if name.startswith("tui.insights.search")}
    assert not modules & {f"tui.insights.{name}" for name in ("fold.fold", "views.today", "views.vision")}


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    Journal(tmp_path, note("x").begun.now).import_entries(
        note("words " * 200, note("x").begun.replace(microsecond=n * 1000)) for n in range(900)
    )
    for words in ("list -n 900", "export --format json", "search words", "--help"):
        command = f"{sys.executable} -m tui {words}"
        script = f"{command} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}"
        done = process(tmp_path, program=["bash", "-c", script])
        assert done.stderr == b"" and done.returncode in (0, 141)


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    process(tmp_path, "note", "x")
    for words in ("list", "--version", "--help"):
        with Path("/dev/full").open("w") as full:
            done = process(tmp_path, words, capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 1 and done.stderr.startswith(b"taut: The output could not be written"), words


def test_closed_streams_are_no_traceback(tmp_path: Path) -> None:
    for redirect, code in (("note x 2>&-", 0), ("list >&-", 1), ("note <&-", 1), ("--version >&-", 1)):
        done = process(tmp_path, program=["bash", "-c", f"{sys.executable} -m tui {redirect}"])
        assert done.returncode == code and b"Traceback" not in done.stderr, (redirect, done)


def test_standard_input_and_exit_codes(tmp_path: Path) -> None:
    home = tmp_path / "home"
    kept = process(home, "note", "--tag", "work", input="Zürich\nzwei".encode())
    assert (kept.returncode, kept.stdout, kept.stderr) == (0, b"", b"Saved.\n")
    assert "Zürich zwei" in process(home, "list").stdout.decode()
    assert process(home, "note", input=b"").returncode == 1
    assert process(home, "nothing").returncode == 2
    assert home.stat().st_mode & 0o777 == 0o700 and (home / "journal.json").stat().st_mode & 0o777 == 0o600


def test_a_terminal_without_letters_gets_question_marks(tmp_path: Path) -> None:
    process(tmp_path, "note", "Zürich")
    environment = {**os.environ, "TAUT_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    listed = subprocess.run([*RUN, "list"], cwd=ROOT, env=environment, capture_output=True, timeout=120)
    assert listed.returncode == 0 and b"Z?rich" in listed.stdout
    exported = subprocess.run([*RUN, "export", "-f", "md"], cwd=ROOT, env=environment, capture_output=True, timeout=120)
    assert "Zürich" in exported.stdout.decode()


def test_words_that_are_no_utf8_are_read_as_latin1(tmp_path: Path) -> None:
    assert process(tmp_path, program=["bash", "-c", f"{sys.executable} -m tui note $'caf\\xe9'"]).returncode == 0
    assert "café".encode() in process(tmp_path, "list").stdout


@pytest.mark.parametrize("terminal", ["dumb", "", None])
def test_a_terminal_that_cannot_move_its_cursor_is_talked_to_in_lines(tmp_path: Path, terminal: str | None) -> None:
    from tests.terminal.harness import Terminal

    with Terminal(RUN, cwd=str(ROOT), env={"TAUT_HOME": str(tmp_path), "TERM": terminal}) as screen:
        screen.wait_for("q to quit:")
        screen.press("q", "enter")
        assert screen.wait_exit() == 0
        assert b"\x1b" not in screen.raw


def test_the_full_screen_opens_and_leaves(tmp_path: Path) -> None:
    from tests.terminal.harness import Terminal

    with Terminal(RUN, cwd=str(ROOT), env={"TAUT_HOME": str(tmp_path / "home")}) as screen:
        screen.wait_for("taut")
        screen.settle()
        screen.press("q")
        assert screen.wait_exit() == 0
    assert not (tmp_path / "home" / "journal.json").exists()


def test_begin_goes_straight_into_a_flow(tmp_path: Path) -> None:
    from tests.terminal.harness import Terminal

    with Terminal([*RUN, "begin", "weekly"], cwd=str(ROOT), env={"TAUT_HOME": str(tmp_path / "home")}) as screen:
        screen.wait_for("Weekly review")
        screen.press("ctrl+q")
        assert screen.wait_exit() == 0


@pytest.mark.parametrize("number", [None, signal.SIGTERM, signal.SIGHUP])
def test_nothing_stays_of_a_demo(tmp_path: Path, number: signal.Signals | None) -> None:
    from tests.terminal.harness import Terminal

    with Terminal([*RUN, "demo"], cwd=str(ROOT), env={"TMPDIR": str(tmp_path), "HOME": str(tmp_path / "me")}) as screen:
        screen.wait_for("The results you want")
        assert [path.stat().st_mode & 0o777 for path in tmp_path.glob("taut-demo-*")] == [0o700]
        if number is None:
            screen.press("q")
        else:
            screen.signal(number)
        assert screen.wait_exit() == (128 + number if number else 0)
    assert list(tmp_path.iterdir()) == []
