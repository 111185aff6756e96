from __future__ import annotations

import re

import pytest

from tui import __version__
from tui.cli.commands import COMMANDS

from .conftest import Taut


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"], ["--json", "--help"]])
def test_help_names_what_there_is(taut: Taut, words: list[str]) -> None:
    said = taut(*words)
    assert said.code == 0 and not said.words and "!" not in said.data
    assert re.findall(r"^  taut (\w+) .*  ", said.data, re.MULTILINE)[: len(COMMANDS)] == list(COMMANDS)
    assert max(map(len, said.data.splitlines())) <= 80


@pytest.mark.parametrize("name", [*COMMANDS, "ls", "cat", "add", "find"])
def test_each_command_explains_itself(taut: Taut, name: str) -> None:
    said = taut(name, "--help")
    assert said.code == 0 and said.data.startswith("usage: taut ") and "--home DIR" in said.data
    assert taut("help", name).data == said.data


@pytest.mark.parametrize("words", [["--version"], ["-V"], ["--json", "--version"]])
def test_version(taut: Taut, words: list[str]) -> None:
    assert taut(*words) == (0, f"taut {__version__}\n", "")
