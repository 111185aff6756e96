"""A pager between the command and the person, as git has it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

LESS = "FRX"
"""Ends by itself where all fits on the screen, lets colours through, leaves what was read on the screen."""


class Pager:
    """A pager that is running.

    Args:
        command: As a shell takes it.
    """

    def __init__(self, command: str) -> None:
        from tui.settings import environment

        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        self._process = subprocess.Popen(
            command,
            shell=True,
            stdin=subprocess.PIPE,
            encoding=encoding,
            errors="replace",
            env={"LESS": LESS, "LV": "-c", **environment()},
        )
        self._interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # from now on that is the pager's own affair

    def write(self, text: str) -> None:
        """Hands text on.

        Raises:
            BrokenPipeError: If the person has read enough.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(text)

    def wait(self) -> None:
        """Waits until the person has read."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        finally:
            self._process.wait()
            signal.signal(signal.SIGINT, self._interrupt)


def command() -> str:
    """The pager the person wants: ``TAUT_PAGER``, else ``PAGER``, else less; empty for none."""
    for name in ("TAUT_PAGER", "PAGER"):
        if (chosen := os.environ.get(name)) is not None:
            return chosen if chosen.strip() != "cat" and shutil.which(chosen.partition(" ")[0]) else ""
    if os.environ.get("TERM", "dumb") == "dumb":
        return ""
    return "less" if shutil.which("less") else ""
