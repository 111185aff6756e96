"""Two notebooks over a bare repository behind a real sshd: joined, a session finished there, a line cut in mid-push."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.driving import MORNING, workspace
from tests.ssh.server import HERE, ROOT, Server
from tests.terminal.harness import DEADLINE
from tui.practice.session import with_answer
from tui.records.answers import Long
from tui.records.roles import Role

pytestmark = pytest.mark.skipif(not HERE or shutil.which("git") is None, reason="needs git, sshd, ssh and ssh-keygen")

SECRET = "walnut lamp river"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("sshd"))
    yield made
    made.stop()


class Line:
    """A repository at the other end, and commands here that reach it."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.repository = folder / "notebook.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(self.repository)], check=True)
        self.where = f"ssh://{getpass.getuser()}@127.0.0.1:{server.port}{self.repository}"
        options = {
            "IdentityFile": server.folder / "key", "IdentitiesOnly": "yes", "BatchMode": "yes",
            "StrictHostKeyChecking": "no", "UserKnownHostsFile": server.folder / "known", "LogLevel": "ERROR",
            "ControlPath": "none",
        }  # fmt: skip
        ssh = shlex.join(
            ["ssh", "-F", "none", *(word for item in options.items() for word in ("-o", "=".join(map(str, item))))]
        )
        self.environment = {
            **os.environ, "GIT_SSH_COMMAND": ssh, "TAUT_PASSPHRASE": SECRET, "TAUT_NEW_PASSPHRASE": SECRET,
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def start(self, home: Path, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tui", "--home", str(home), *words]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, home: Path, *words: str) -> str:
        process = self.start(home, *words)
        said, _ = process.communicate(timeout=DEADLINE * 4)
        assert process.returncode == 0, said
        return said


@pytest.fixture
def line(server: Server, tmp_path: Path) -> Line:
    return Line(server, tmp_path)


def test_a_session_begun_on_one_machine_is_finished_on_the_other(line: Line, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    line.run(here, "note", "The heron came back.")
    assert "1 entry went out" in line.run(here, "sync", "set", line.where)
    begun = workspace(here, MORNING)
    session = with_answer(begun.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="Begun here"))
    begun.sessions.save(session)
    line.run(here, "sync")
    said = line.run(there, "sync", "join", line.where)
    assert "1 entry came in, an unfinished session came in" in said
    space = workspace(there, MORNING)
    (waiting,) = space.sessions.waiting()
    space.sessions.finish(with_answer(waiting, Long(step="note", role=Role.NOTE, text="Begun here, finished there.")))
    line.run(there, "sync")
    line.run(here, "sync")
    assert "Begun here, finished there." in line.run(here, "list")
    assert not workspace(here, MORNING).sessions.waiting()


def test_a_line_that_is_cut_in_the_middle_of_sending_loses_nothing(line: Line, server: Server, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    line.run(here, "sync", "set", line.where)
    reached = tmp_path / "reached"
    hook = line.repository / "hooks" / "pre-receive"
    hook.write_text(f"#!/bin/sh\ntouch {shlex.quote(str(reached))}\nsleep 5\n")
    hook.chmod(0o755)
    line.run(here, "note", "Written before the line was cut.")
    process = line.start(here, "sync")
    end = time.monotonic() + DEADLINE
    while not reached.exists() and time.monotonic() < end:
        time.sleep(0.02)
    for child in server.children():
        os.kill(child, 9)
    said, _ = process.communicate(timeout=DEADLINE * 4)
    assert process.returncode == 0 and "can't be reached now" in said, said
    hook.unlink()
    line.run(here, "sync")
    line.run(there, "sync", "join", line.where)
    assert "before the line was cut" in line.run(there, "list")


def test_a_key_that_is_refused_is_a_failure_and_says_so(line: Line, tmp_path: Path) -> None:
    line.environment["GIT_SSH_COMMAND"] = line.environment["GIT_SSH_COMMAND"].replace("/key ", "/host ")
    process = line.start(tmp_path / "here", "sync", "set", line.where)
    said, _ = process.communicate(timeout=DEADLINE * 4)
    assert process.returncode == 1 and "refused the connection" in said, said
