"""A nudge by systemd, launchd, cron or the shell: printed; written and removed only in files that are taut's own."""

from __future__ import annotations

import os
import plistlib
import subprocess
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tui.workspace.reminder import offered

from .sandbox import Sandbox

THEIRS = b"# caf\xe9\nexport A=1"


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    made = Sandbox(tmp_path)
    made.environment["SHELL"] = "/bin/bash"
    made.script("systemctl", 'echo "$@" >> "$HOME/called"')
    made.script("crontab", 'echo crontab "$@" >> "$HOME/called"')
    return made


def files(sandbox: Sandbox) -> list[str]:
    return sorted(str(path.relative_to(sandbox.home)) for path in sandbox.home.rglob("*") if path.is_file())


def test_everything_is_printed_and_nothing_changed(sandbox: Sandbox) -> None:
    done = sandbox.run("taut schedule")
    assert done.returncode == 0
    for words in ("OnCalendar=*-*-* 07:00:00", "0 7 * * * ", "if [ -t 1 ]; then ", "# your crontab"):
        assert words in done.stdout
    assert files(sandbox) == []


@pytest.mark.parametrize("variable", ["TAUT_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
@pytest.mark.parametrize("way", ["systemd", "launchd", "cron", "shell"])
def test_a_notebook_elsewhere_is_the_one_that_is_nudged(sandbox: Sandbox, variable: str, way: str) -> None:
    sandbox.environment[variable] = "/else where"
    printed = sandbox.run(f"taut schedule {way}").stdout
    carried = "--home '/else where' nudge" if variable == "TAUT_HOME" else f"'{variable}=/else where'"
    assert carried in printed
    assert variable not in sandbox.run("taut --home /mine schedule cron").stdout


def test_what_cron_and_the_shell_are_given_works(sandbox: Sandbox) -> None:
    sandbox.environment["XDG_DATA_HOME"] = str(sandbox.home / "100 % data")
    line = sandbox.run("taut schedule cron --at 21:15").stdout.splitlines()[-1]
    assert line.startswith("15 21 * * * env 'XDG_DATA_HOME=")
    del sandbox.environment["XDG_DATA_HOME"]
    command = line.split(" ", 5)[5].replace("\\%", "%")
    assert sandbox.run(command).stdout == "Your first session is waiting; it takes four minutes\n"


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
    again = sandbox.run("taut schedule systemd --remove --yes")
    assert again.returncode == 0 and "nothing of taut's" in again.stderr


def test_what_systemd_refuses_is_told(sandbox: Sandbox) -> None:
    sandbox.script("systemctl", "echo Failed to connect to bus >&2; exit 1")
    done = sandbox.run("taut schedule systemd --install --yes")
    folder = sandbox.home / ".config/systemd/user"
    assert done.returncode == 1 and done.stderr.startswith(
        f"taut: Written to {folder}, but not started (failed to connect to bus); "
    )
    assert done.stderr.count("\n") == 1 and (folder / "taut-nudge.timer").exists()
    done = sandbox.run("taut schedule systemd --remove --yes")
    assert done.returncode == 1 and f"Removed from {folder}, but systemd could not be told" in done.stderr
    assert list(folder.iterdir()) == []
    done = sandbox.run("taut schedule --remove --yes")
    assert done.returncode == 2 and "systemd --remove" in done.stderr


def agent(sandbox: Sandbox) -> Path:
    sandbox.script("launchctl", 'echo "$@" >> "$HOME/called"')
    return sandbox.home / "Library/LaunchAgents/taut.nudge.plist"


def test_launchd(sandbox: Sandbox) -> None:
    file, domain = agent(sandbox), f"gui/{os.getuid()}"
    done = sandbox.run("taut --home '/a & <b> $c' schedule launchd --at 6:30 --install -y")
    assert done.returncode == 0, done.stderr
    held = plistlib.loads(file.read_bytes())
    assert held["Label"] == "taut.nudge" and held["StartCalendarInterval"] == {"Hour": 6, "Minute": 30}
    shell, option, script = held["ProgramArguments"]
    assert (shell, option) == ("/bin/sh", "-c") and "--home '/a & <b> $c' nudge" in script
    called = (sandbox.home / "called").read_text().splitlines()
    assert called == [f"bootout {domain}/taut.nudge", f"bootstrap {domain} {file}"]
    assert sandbox.run("taut schedule launchd --remove --yes").returncode == 0
    assert not file.exists() and (sandbox.home / "called").read_text().splitlines()[2:] == called[:1]
    assert "nothing of taut's" in sandbox.run("taut schedule launchd --remove --yes").stderr


def test_what_launchd_runs_shows_the_line(sandbox: Sandbox) -> None:
    sandbox.script("osascript", 'for last; do :; done; echo "$last" > "$HOME/shown"')
    held = plistlib.loads("".join(sandbox.run("taut schedule launchd").stdout.splitlines(True)[1:]).encode())
    done = subprocess.run(held["ProgramArguments"], env=sandbox.environment, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert (sandbox.home / "shown").read_text() == "Your first session is waiting; it takes four minutes\n"


def test_what_launchd_refuses_is_told(sandbox: Sandbox) -> None:
    file = agent(sandbox)
    sandbox.script("launchctl", "echo Input/output error >&2; exit 5")
    done = sandbox.run("taut schedule launchd --install --yes")
    assert done.returncode == 1 and f"Written to {file}, but not started" in done.stderr and file.exists()
    done = sandbox.run("taut schedule launchd --remove --yes")
    assert done.returncode == 1 and "launchd could not be told" in done.stderr and not file.exists()


def test_a_machine_is_offered_what_it_has() -> None:
    assert list(offered("linux")) == ["systemd", "cron", "shell"]
    assert list(offered("darwin")) == ["launchd", "cron", "shell"]


@pytest.mark.parametrize("doing", ["--install", "--remove"])
@pytest.mark.parametrize(
    ("way", "shell", "name"),
    [
        ("cron", "bash", "crontab"), ("shell", "bash", ".profile"), ("shell", "bash", ".bash_profile"),
        ("shell", "zsh", ".zprofile"), ("shell", "", ".profile"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_person_is_never_changed(
    sandbox: Sandbox, way: str, shell: str, name: str, doing: str
) -> None:
    sandbox.environment["SHELL"] = f"/usr/bin/{shell}"
    file = sandbox.home / name
    file.write_bytes(THEIRS)
    done = sandbox.run(f"taut schedule {way} {doing} --yes")
    assert done.returncode == 1 and done.stderr.startswith("taut: taut leaves ")
    assert done.stderr.count("\n") == 1
    assert (name if way == "shell" else "your crontab") in done.stderr
    assert ("nudge" in done.stdout) is (doing == "--install")
    assert file.read_bytes() == THEIRS and files(sandbox) == [name]


def test_a_drop_in_of_fish_comes_and_goes(sandbox: Sandbox) -> None:
    sandbox.environment["SHELL"] = "/usr/bin/fish"
    own = sandbox.home / ".config/fish/config.fish"
    own.parent.mkdir(parents=True)
    own.write_bytes(THEIRS)
    for _ in range(2):
        assert sandbox.run("taut schedule shell --install --yes").returncode == 0
    assert files(sandbox) == [".config/fish/conf.d/taut.fish", ".config/fish/config.fish"]
    assert "nudge" in (own.parent / "conf.d/taut.fish").read_text()
    assert sandbox.run("taut schedule shell --remove --yes").returncode == 0
    assert files(sandbox) == [".config/fish/config.fish"] and own.read_bytes() == THEIRS


def test_a_login_shell_with_the_line_says_it(sandbox: Sandbox) -> None:
    (sandbox.home / ".profile").write_text(sandbox.run("taut schedule shell").stdout)
    with Terminal(["bash", "-l"], env=dict(sandbox.environment), cwd=str(sandbox.home)) as screen:
        screen.wait_for("Your first session is waiting; it takes four minutes")
    quiet = subprocess.run(["bash", "-lc", "true"], env=sandbox.environment, capture_output=True, timeout=60)
    assert quiet.stdout == b""


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False), ("", False)])
def test_it_asks(sandbox: Sandbox, answer: str, written: bool) -> None:
    sandbox.environment["SHELL"] = "/usr/bin/fish"
    command = ["bash", "-c", "taut schedule shell --install; echo over"]
    with Terminal(command, env=dict(sandbox.environment), cwd=str(sandbox.home)) as screen:
        screen.wait_for("[y/N]")
        os.write(screen.fd, f"{answer}\n".encode())
        screen.wait_for("over")
    assert (sandbox.home / ".config/fish/conf.d/taut.fish").exists() is written


def test_without_anyone_to_ask_nothing_is_written(sandbox: Sandbox) -> None:
    refused = sandbox.run("taut schedule systemd --install")
    assert refused.returncode == 1 and "--yes" in refused.stderr
    assert files(sandbox) == []


@pytest.mark.parametrize("words", ["daemon", "--install", "cron --at 25:00", "cron --install --remove"])
def test_wrong_usage(sandbox: Sandbox, words: str) -> None:
    done = sandbox.run(f"taut schedule {words}")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
