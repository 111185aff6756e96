from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tui import __version__
from tui.cli.registry import COMMANDS

from .conftest import Taut
from .sandbox import Sandbox, examples

SEALING = ("encrypt", "decrypt", "passphrase", "sync")
"""Their examples need each other, or another machine, and are run in ``test_encrypt.py`` and ``test_sync.py``."""


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"], ["--json", "--help"]])
def test_help_names_what_there_is(taut: Taut, words: list[str]) -> None:
    said = taut(*words)
    assert said.code == 0 and not said.words and "!" not in said.data
    assert re.findall(r"^  taut (\w+) .*  ", said.data, re.MULTILINE)[: len(COMMANDS)] == list(COMMANDS)
    assert max(map(len, said.data.splitlines())) <= 80
    assert "\n  --plain " in said.data


@pytest.mark.parametrize("name", [*COMMANDS, "ls", "cat", "add", "find"])
def test_each_command_explains_itself(taut: Taut, name: str) -> None:
    said = taut(name, "--help")
    assert said.code == 0 and said.data.startswith("usage: taut ") and "--home DIR" in said.data
    assert taut("help", name).data == said.data


@pytest.mark.parametrize("words", [["--version"], ["-V"], ["--json", "--version"]])
def test_version(taut: Taut, words: list[str]) -> None:
    assert taut(*words) == (0, f"taut {__version__}\n", "")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A sandbox with a year of a made-up person in it, and a backup of that."""
    made = Sandbox(tmp_path_factory.mktemp("sandbox"))
    assert made.run("taut demo --home ~/.local/share/taut").returncode == 0
    assert made.run("taut backup now").returncode == 0
    return made


@pytest.mark.parametrize("name", ["", *(name for name in COMMANDS if name not in SEALING)])
def test_every_example_runs_as_printed(sandbox: Sandbox, taut: Taut, tmp_path: Path, name: str) -> None:
    sandbox.go(tmp_path)
    shown = examples(taut(name, "--help").data) if name else ["taut"]
    assert 1 <= len(shown) <= 5
    for command in shown:
        done: subprocess.CompletedProcess[str] = sandbox.run(command)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


def test_the_examples_of_the_overview_run(sandbox: Sandbox, taut: Taut, tmp_path: Path) -> None:
    sandbox.go(tmp_path)
    shown = [line.strip() for line in taut("--help").data.split("with examples.")[1].splitlines() if line.strip()]
    assert shown
    for command in shown:
        done = sandbox.run(command)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


def test_help_fits_a_terminal(taut: Taut) -> None:
    wide = {line for name in COMMANDS for line in taut(name, "--help").data.splitlines() if len(line) > 80}
    assert not wide


def test_no_word_stands_alone_on_its_line(taut: Taut) -> None:
    for name in COMMANDS:
        about = taut(name, "--help").data.partition("\n\n")[2].partition("\n\nwords:")[0].partition("\noptions:")[0]
        assert [line for line in about.splitlines() if re.fullmatch(r"[\w.,]+\.?", line)] == [], name
