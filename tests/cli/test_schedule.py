"""A nudge by systemd, cron or the shell: printed, set up with consent, taken away without a trace."""

from __future__ import annotations

import os
import subprocess
from datetime import time
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tui.cli.schedules import MARK, Shell

from .sandbox import Sandbox

STUB = 'echo "$@" >> "$HOME/called"; [ "$1" = - ] && cat > "$HOME/crontab"; [ "$1" = -l ] && {}; exit 0'


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    made = Sandbox(tmp_path)
    made.environment["SHELL"] = "/bin/bash"
    made.script("systemctl", 'echo "$@" >> "$HOME/called"')
    made.script(
        "crontab", STUB.format('{ cat "$HOME/crontab" 2>/dev/null || { echo no crontab for me >&2; exit 1; }; }')
    )
    return made


def test_without_consent_it_is_printed_alone(sandbox: Sandbox) -> None:
    done = sandbox.run("taut schedule")
    assert done.returncode == 0
    for words in ("OnCalendar=*-*-* 07:00:00", "0 7 * * * ", "if [ -t 1 ]; then "):
        assert words in done.stdout
    refused = sandbox.run("taut schedule cron --install")
    assert refused.returncode == 1 and "--yes" in refused.stderr
    assert [path.name for path in sandbox.home.iterdir()] in ([], ["called"])


def test_systemd(sandbox: Sandbox) -> None:
    done = sandbox.run("taut --home '/a % $b' schedule systemd --at 6:30 --install -y")
    assert done.returncode == 0, done.stderr
    folder = sandbox.home / ".config/systemd/user"
    assert "OnCalendar=*-*-* 06:30:00" in (folder / "taut-nudge.timer").read_text()
    assert "'/a %% $$b'" in (folder / "taut-nudge.service").read_text()
    called = (sandbox.home / "called").read_text().splitlines()
    assert called == ["--user daemon-reload", "--user enable --now taut-nudge.timer"]
    assert sandbox.run("taut schedule systemd --remove --yes").returncode == 0
    assert list(folder.iterdir()) == []
    assert "--user disable --now taut-nudge.timer" in (sandbox.home / "called").read_text()


def test_what_systemd_refuses_is_told(sandbox: Sandbox) -> None:
    sandbox.script("systemctl", "echo Failed to connect to bus >&2; exit 1")
    done = sandbox.run("taut schedule systemd --install --yes")
    folder = sandbox.home / ".config/systemd/user"
    assert done.returncode == 1 and done.stderr.startswith(
        f"taut: It is written to {folder}, but not started (failed to connect to bus); "
    )
    assert done.stderr.count("\n") == 1 and (folder / "taut-nudge.timer").exists()
    done = sandbox.run("taut schedule systemd --remove --yes")
    assert done.returncode == 1 and f"It is taken out of {folder}, but systemd was not told" in done.stderr
    assert list(folder.iterdir()) == []
    done = sandbox.run("taut schedule --remove --yes")
    assert done.returncode == 2 and "systemd --remove" in done.stderr


def test_cron_keeps_every_other_line(sandbox: Sandbox) -> None:
    crontab = sandbox.home / "crontab"
    assert sandbox.run("taut schedule cron --install --yes").returncode == 0
    assert crontab.read_text().startswith("0 7 * * * ") and crontab.read_text().endswith(f"{MARK}\n")
    crontab.write_text("# mine\n5 5 * * * x\n" + crontab.read_text())
    assert sandbox.run("taut schedule cron --at 21:15 --install --yes").returncode == 0
    assert [line.split(" ")[:2] for line in crontab.read_text().splitlines()] == [
        ["#", "mine"],
        ["5", "5"],
        ["15", "21"],
    ]
    assert sandbox.run("taut schedule cron --remove --yes").returncode == 0
    assert crontab.read_text() == "# mine\n5 5 * * * x\n"
    again = sandbox.run("taut schedule cron --remove --yes")
    assert again.returncode == 0 and "nothing of taut's" in again.stderr


@pytest.mark.parametrize(
    ("shell", "name"),
    [("bash", ".profile"), ("zsh", ".zprofile"), ("fish", ".config/fish/config.fish"), ("", ".profile")],
)
def test_the_line_in_the_shell_comes_and_goes(sandbox: Sandbox, shell: str, name: str) -> None:
    sandbox.environment["SHELL"] = f"/usr/bin/{shell}"
    file = sandbox.home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"# caf\xe9\nexport A=1")
    file.chmod(0o640)
    for _ in range(2):
        assert sandbox.run("taut schedule shell --install --yes").returncode == 0
    lines = file.read_bytes().splitlines()
    assert lines[:2] == [b"# caf\xe9", b"export A=1"] and len(lines) == 3 and file.stat().st_mode & 0o777 == 0o640
    assert sandbox.run("taut schedule shell --remove --yes").returncode == 0
    assert file.read_bytes() == b"# caf\xe9\nexport A=1\n"


THEIRS = b"# a\x0cb\xe2\x80\xa8c caf\xe9\r\nA=1\rB=2\r\n\n5 5 * * * x\n"
"""What is no line end, what is one elsewhere, and a letter in another encoding."""


@pytest.mark.parametrize(("kind", "name"), [("cron", "crontab"), ("shell", ".profile")])
def test_every_byte_of_other_lines_stays(sandbox: Sandbox, kind: str, name: str) -> None:
    file = sandbox.home / name
    file.write_bytes(THEIRS)
    for _ in range(2):
        done = sandbox.run(f"taut schedule {kind} --install --yes")
        assert done.returncode == 0, done.stderr
        assert file.read_bytes().startswith(THEIRS) and file.read_bytes().count(MARK.encode()) == 1
    assert sandbox.run(f"taut schedule {kind} --remove --yes").returncode == 0
    assert file.read_bytes() == THEIRS


def test_a_file_of_the_shell_that_finds_no_room_stays_and_nobody_else_reads_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", "/bin/sh")
    profile = tmp_path / ".profile"
    profile.write_bytes(b"export TOKEN=x\n")
    profile.chmod(0o600)
    modes: list[int] = []

    def full(source: Path, target: Path) -> None:
        modes.append(target.stat().st_mode & 0o777)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.cli.schedules.shutil.copymode", full)
    with pytest.raises(OSError, match="No space"):
        Shell(["taut", "nudge"], time(7)).install()
    assert modes == [0o600] and [path.name for path in tmp_path.iterdir()] == [".profile"]
    assert profile.read_bytes() == b"export TOKEN=x\n"


def test_a_login_shell_says_it(sandbox: Sandbox) -> None:
    sandbox.run("taut schedule shell --install --yes")
    with Terminal(["bash", "-l"], env=dict(sandbox.environment), cwd=str(sandbox.home)) as screen:
        screen.wait_for("A first session of three minutes is open")
    quiet = subprocess.run(["bash", "-lc", "true"], env=sandbox.environment, capture_output=True, timeout=60)
    assert quiet.stdout == b""


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False), ("", False)])
def test_it_asks(sandbox: Sandbox, answer: str, written: bool) -> None:
    command = ["bash", "-c", "taut schedule shell --install; echo over"]
    with Terminal(command, env=dict(sandbox.environment), cwd=str(sandbox.home)) as screen:
        screen.wait_for("[y/N]")
        os.write(screen.fd, f"{answer}\n".encode())
        screen.wait_for("over")
    assert (sandbox.home / ".profile").exists() is written


@pytest.mark.parametrize("words", ["launchd", "--install", "cron --at 25:00", "cron --install --remove"])
def test_wrong_usage(sandbox: Sandbox, words: str) -> None:
    done = sandbox.run(f"taut schedule {words}")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
