"""Completion in the shells themselves, with a key pressed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tui.cli.registry import COMMANDS
from tui.settings.table import ABOUT

from .conftest import Taut
from .sandbox import Sandbox

START = {
    "bash": (["bash", "--norc", "-i"], "PS1='> '; source <(taut completion bash)"),
    "zsh": (["zsh", "-f", "-i"], "PS1='> '; autoload -Uz compinit; compinit -u -D; source <(taut completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "function fish_prompt; echo '> '; end; taut completion fish | source"),
}


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    made = Sandbox(tmp_path_factory.mktemp("sandbox"))
    assert made.run("taut flows new my pages").returncode == 0
    (made.home / "my file.md").touch()
    return made


@pytest.mark.parametrize("shell", START)
def test_tab_completes(sandbox: Sandbox, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command, start = START[shell]
    with Terminal(command, env=dict(sandbox.environment), cwd=str(sandbox.home)) as screen:
        screen.settle()
        screen.send(f"{start}; clear; echo read''y\r")
        screen.wait_for("ready", 60)
        screen.settle()
        for typed, completed in (
            ("taut comple", "taut completion"),
            ("taut begin eve", "taut begin evening"),
            ("taut begin my_", "taut begin my_pages"),
            ("taut list --si", "taut list --since"),
            ("taut list --since yest", "taut list --since yesterday"),
            ("taut --color nev", "taut --color never"),
            ("taut --for today begin week", "taut --for today begin weekly"),
            ("taut schedule sys", "taut schedule systemd"),
            ("taut --vers", "taut --version"),
            ("taut config get look", "taut config get look_back"),
            ("taut insights tens", "taut insights tension"),
            ("taut insights mon", "taut insights month"),
            ("taut restore yest", "taut restore yesterday"),
            ("taut export --format obs", "taut export --format obsidian"),
            ("taut export -o my", "taut export -o my\\ file.md"),
        ):
            screen.send(typed + "\t")
            screen.wait_for(completed, 30)
            screen.press("ctrl+u")
            screen.settle()


def offered(sandbox: Sandbox, words: str, shell: str = "bash") -> list[str]:
    """What a shell is told may come next; the last word is the one begun."""
    count = len(words.split(" ")) - 1
    place = words.split(" ")[-1] if shell == "fish" else str(count)
    asked = f"COMP_WORDS='{words}' COMP_CWORD='{place}' _TAUT_COMPLETE={shell}_complete taut"
    done = sandbox.run(asked)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.partition(",")[2].partition("\t")[0] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_every_command_is_offered(sandbox: Sandbox, shell: str) -> None:
    assert offered(sandbox, "taut ", shell) == list(COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("promise 0123 ", "y p x l t again smaller w"),
        ("promise ", ""),
        ("config ", "get set unset edit path"),
        ("config get ", " ".join(ABOUT)),
        ("config set mouse ", "true false"),
        ("insights tension ", "tension doing values mood learning presence signals week month year"),
        ("restore ", "1 today yesterday"),
        ("--home . list --flow eve", "evening"),
        ("ls --un", "--until"),
        ("list --f", "--for --flow"),
        ("doctor --f", ""),
    ],
)
def test_what_comes_next_is_offered(sandbox: Sandbox, words: str, found: str, shell: str) -> None:
    assert sorted(offered(sandbox, f"taut {words}", shell)) == sorted(found.split())


def test_a_notebook_that_cannot_be_read_offers_nothing_and_says_nothing(sandbox: Sandbox) -> None:
    asked = "COMP_WORDS='taut --home /dev/null begin ' COMP_CWORD=4 _TAUT_COMPLETE=bash_complete taut"
    done = sandbox.run(asked)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("shell", START)
def test_the_shell_reads_it_without_a_word(sandbox: Sandbox, taut: Taut, tmp_path: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "completion"
    path.write_text(taut("completion", shell).data)
    done = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_another_shell(taut: Taut) -> None:
    said = taut("completion", "tcsh")
    assert said.code == 2 and "bash, zsh or fish" in said.words
