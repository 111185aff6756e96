"""Completion in the shells themselves, with a key pressed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tui.cli.commands import COMMANDS
from tui.settings import ABOUT

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
        ):
            screen.send(typed + "\t")
            screen.wait_for(completed, 30)
            screen.press("ctrl+u")
            screen.settle()


def test_bash_offers_every_command(sandbox: Sandbox) -> None:
    script = 'source <(taut completion bash); COMP_WORDS=(taut ""); COMP_CWORD=1; _taut; echo "${COMPREPLY[@]}"'
    assert sandbox.run(script).stdout.split() == list(COMMANDS)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("promise 0123 ''", "y p x l"),
        ("config get ''", " ".join(ABOUT)),
        ("insights ''", "tension doing values mood learning week month year"),
        ("restore ''", "1 today yesterday"),
    ],
)
def test_what_stands_behind_a_command_is_offered(sandbox: Sandbox, words: str, offered: str) -> None:
    count = len(words.split())
    script = (
        f"source <(taut completion bash); COMP_WORDS=(taut {words}); COMP_CWORD={count}; _taut; "
        'echo "${COMPREPLY[@]}"'
    )
    assert sandbox.run(script).stdout == f"{offered}\n"
    if shutil.which("fish"):
        line = f"taut {words.removesuffix(chr(39) * 2)}"
        done = sandbox.run(f"taut completion fish | source; complete -C {line!r}", "fish")
        assert set(offered.split()) <= {found.split("\t")[0] for found in done.stdout.splitlines()}


def test_a_file_is_completed_with_its_blanks(sandbox: Sandbox) -> None:
    (sandbox.home / "my file.md").touch()
    script = (
        "source <(taut completion bash); COMP_WORDS=(taut export -o my); COMP_CWORD=3; _taut; "
        "printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    assert sandbox.run(script).stdout == "my file.md\n"


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
    assert said.code == 2 and "bash, zsh, fish" in said.words
