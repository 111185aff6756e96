"""Colour and paging: for a person at a terminal, never in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.support import note
from tests.terminal.harness import Terminal
from tui.cli.output import wanted

from .conftest import Taut
from .sandbox import ROOT

PRINTING = (["list"], ["show"], ["search", "words"], ["promise"], ["flows"])
RUN = [sys.executable, "-m", "tui"]


@pytest.fixture(autouse=True)
def one(keep: Callable[..., None]) -> None:
    keep(note("words here"))


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_a_pipe_gets_no_colour_unless_it_is_asked_for(
    taut: Taut, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = taut(*words).data
    assert "\x1b" not in plain
    assert taut(*words, "--color", "never").data == plain
    colored = taut("--color=always", *words).data
    assert not plain or colored.replace("\x1b[0m", "") != plain
    assert "\x1b" not in taut(*words, "--color", "always", "--json").data
    monkeypatch.setenv("NO_COLOR", "1")
    assert taut(*words, "--color", "always").data == colored


def test_a_word_that_is_none(taut: Taut) -> None:
    said = taut("list", "--color", "sometimes")
    assert said.code == 2 and "auto, always or never" in said.words


class Stream:
    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("environment", "terminal", "colored"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"CLICOLOR": "0"}, True, False),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, True, False),
    ],
    ids=str,
)
def test_variables(environment: dict[str, str], terminal: bool, colored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wanted("auto", Stream(terminal)) is colored  # type: ignore[arg-type]
    assert wanted("always", Stream(terminal)) and not wanted("never", Stream(terminal))  # type: ignore[arg-type]


def pager(folder: Path) -> str:
    """A pager that says so, and shows what it got."""
    path = folder / "pager"
    path.write_text("#!/bin/sh\necho PAGED\ncat\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("words", "more", "paged"),
    [
        (["list"], {}, True),
        (["show", "--no-pager"], {}, False),
        (["--no-pager", "list"], {}, False),
        (["list"], {"TAUT_PAGER": "cat"}, False),
        (["list"], {"TAUT_PAGER": ""}, False),
        (["list"], {"TAUT_PAGER": "no-such-program -x"}, False),
        (["nudge"], {}, False),
    ],
    ids=str,
)
def test_a_terminal_gets_a_pager(
    home: Path, tmp_path: Path, words: list[str], more: dict[str, str], paged: bool
) -> None:
    environment = {"TAUT_HOME": str(home), "PAGER": pager(tmp_path), **more}
    with Terminal([*RUN, *words], cwd=str(ROOT), env=environment) as screen:
        assert screen.wait_exit() == 0
        assert ("PAGED" in screen.text) is paged
        assert words == ["nudge"] or "words here" in screen.text


def test_a_pager_is_not_told_the_passphrase(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "pager"
    path.write_text('#!/bin/sh\necho "($TAUT_PASSPHRASE$TAUT_NEW_PASSPHRASE$TAUT_RECOVERY_KEY$LESS)"\n')
    path.chmod(0o755)
    environment = {
        "TAUT_HOME": str(home), "PAGER": str(path), "TAUT_PASSPHRASE": "walnut lamp", "TAUT_NEW_PASSPHRASE": "chalk",
        "TAUT_RECOVERY_KEY": "AGE-SECRET-KEY-1",
    }  # fmt: skip
    with Terminal([*RUN, "list"], cwd=str(ROOT), env=environment) as screen:
        assert screen.wait_exit() == 0
        assert "(FRX)" in screen.text


def test_a_pager_that_is_left_early_is_no_problem(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "pager"
    path.write_text("#!/bin/sh\nhead -c 10\n")
    path.chmod(0o755)
    environment = {"TAUT_HOME": str(home), "PAGER": str(path)}
    with Terminal([*RUN, "flows"], cwd=str(ROOT), env=environment) as screen:
        assert screen.wait_exit() == 0
        assert "taut:" not in screen.text
