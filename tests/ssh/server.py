"""A real sshd on loopback, and connections to it in an emulated terminal."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.terminal.harness import DEADLINE, Terminal

ROOT = Path(__file__).parents[2]
SSHD = shutil.which("sshd", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/sbin")))
HERE = SSHD is not None and shutil.which("ssh") is not None and shutil.which("ssh-keygen") is not None
SEPARATION = Path("/run/sshd")
"""A folder that sshd wants to have when root starts it, and that a machine without a running sshd lacks."""


class Server:
    """An sshd that knows one key and listens to this machine alone.

    Args:
        folder: For its keys, settings and log; empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.chmod(0o700)
        for name in ("host", "key"):
            self._run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
        shutil.copy(folder / "key.pub", folder / "authorized")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        root = os.geteuid() == 0
        (folder / "config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder / 'host'}\n"
            f"AuthorizedKeysFile {folder / 'authorized'}\nPidFile {folder / 'pid'}\n"
            "StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
            "PrintMotd no\nPrintLastLog no\nAcceptEnv LANG LC_*\n"
            + ("PermitRootLogin prohibit-password\n" if root else "")
        )
        if root:
            SEPARATION.mkdir(mode=0o755, exist_ok=True)
        assert SSHD is not None
        self._log = (folder / "log").open("wb")
        command = [SSHD, "-D", "-e", "-f", str(folder / "config")]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                time.sleep(0.02)
        self.stop()
        raise AssertionError(f"sshd does not listen: {(self.folder / 'log').read_text()[-600:]}")

    def connect(
        self, home: Path, *words: str, env: Mapping[str, str] | None = None, size: tuple[int, int] = (80, 24)
    ) -> Terminal:
        """taut at the other end of a connection of its own.

        Args:
            home: The notebook.
            words: Behind ``taut``.
            env: ``TERM`` and ``LANG`` travel along, as they do from a person's machine.
            size: Columns and rows.
        """
        taut = shlex.join([sys.executable, "-m", "tui", "--home", str(home), *words])
        options = {
            "IdentityFile": self.folder / "key", "IdentitiesOnly": "yes", "BatchMode": "yes",
            "StrictHostKeyChecking": "no", "UserKnownHostsFile": self.folder / "known", "LogLevel": "ERROR",
            "SendEnv": "LANG LC_*", "ControlPath": "none",
        }  # fmt: skip
        command = ["ssh", "-tt", "-F", "none", "-p", str(self.port)]
        for name, value in options.items():
            command += ["-o", f"{name}={value}"]
        command += [f"{getpass.getuser()}@127.0.0.1", f"cd {shlex.quote(str(ROOT))} && exec {taut}"]
        columns, rows = size
        return Terminal(command, columns=columns, rows=rows, env=env)

    def children(self) -> list[int]:
        """The processes that serve the connections there are."""
        told = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._process.pid)], capture_output=True, text=True, check=False
        )
        return [int(number) for number in told.stdout.split()]

    def stop(self) -> None:
        """Ends it and every connection."""
        for child in self.children():
            try:
                os.kill(child, 15)
            except ProcessLookupError:
                continue
        self._process.terminate()
        self._process.wait(DEADLINE)
        self._log.close()

    @staticmethod
    def _run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True)
