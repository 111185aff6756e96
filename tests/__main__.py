"""Everything that must hold: style, types, the rooms, the behaviour. ``python -m tests``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("mypy", "--platform", "darwin"),  # what Python has on Linux alone is found here
    ("lint-imports",),
    ("pytest", "-n", str(max(2, (os.cpu_count() or 2) + 1))),  # one more than there are cores: some wait for a terminal
)


def main() -> int:
    """Runs the checks in order and stops at the first that fails."""
    binaries = Path(sys.executable).parent
    path = os.pathsep.join((str(binaries), os.environ.get("PATH", "")))
    for check in CHECKS:
        sys.stdout.write(f"$ {' '.join(check)}\n")
        sys.stdout.flush()
        done = subprocess.run(check, cwd=ROOT, env={**os.environ, "PATH": path}, check=False)
        if done.returncode:
            return done.returncode
    return 0


sys.exit(main())
