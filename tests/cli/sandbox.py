"""A home with a small journal in it, where a shell finds ``taut`` on its path."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.terminal.harness import Terminal

ROOT = Path(__file__).parents[2]
SCREEN = re.compile(r"taut( begin\b.*| demo)?$")
"""Commands that open the full screen, and are left again at once."""


def examples(text: str) -> list[str]:
    """The commands that a help text shows, as printed."""
    found = re.findall(r"^  (\S.*)$", text.partition("\nexamples:\n")[2], re.MULTILINE)
    return [line.strip().split("   ")[0].split("  ")[0] for line in found]


class Sandbox:
    """Runs commands of a shell.

    Args:
        folder: Empty.
    """

    def __init__(self, folder: Path) -> None:
        self.home = self.place = folder / "home"
        programs = folder / "programs"
        for made in (self.home, programs):
            made.mkdir(parents=True)
        self.script("taut", f'exec {sys.executable} -P -m tui "$@"', programs)
        self.programs = programs
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TAUT_"))},
            "HOME": str(self.home), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def go(self, place: Path) -> None:
        """Runs what follows in this folder."""
        self.place = place

    def script(self, name: str, text: str, folder: Path | None = None) -> Path:
        """A program of this name that comes first on the path."""
        path = (folder or self.programs) / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return path

    def run(self, command: str, shell: str = "bash", stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Runs one command line; one that opens the full screen is left at once."""
        if SCREEN.match(command):
            with Terminal([shell, "-c", command], cwd=str(self.place), env=dict(self.environment)) as screen:
                screen.wait_for(" ", 30)
                screen.settle()
                screen.press("ctrl+q")
                return subprocess.CompletedProcess(command, screen.wait_exit(), "", screen.text)
        return subprocess.run(
            [shell, "-c", command], cwd=self.place, env=self.environment, input=stdin, capture_output=True, text=True,
            timeout=60,
        )  # fmt: skip
