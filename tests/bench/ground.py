"""Where the bench stands: the ten-year journal, copies of it, and the environment all programs share alike."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.bench.timed import Timed

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).with_name("floors")
CACHE = Path(tempfile.gettempdir()) / f"taut-bench-{os.getuid()}"
YEARS = 10

SENTENCE = "I sat down early and wrote what I saw, not what I wished to see. "
TAUT = ("-c", "import sys; from tui.cli import main; sys.exit(main())")
"""As the installed command starts."""


def ten_years() -> Path:
    """A home with ten years in it; made once for each telling, which takes a minute or two."""
    from tui import demo

    telling = hashlib.sha256()
    for path in sorted(Path(demo.__file__).parent.glob("*.py")):
        telling.update(path.read_bytes())
    home = CACHE / f"years-{YEARS}-{telling.hexdigest()[:12]}"
    if not home.exists():
        CACHE.mkdir(mode=0o700, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=CACHE, prefix="making-"))
        try:
            demo.write(making, date.today(), YEARS)
            making.rename(home)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return home


class Ground:
    """A folder for one run, with everything the programs need.

    Args:
        folder: Empty; it is not removed here.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.years = folder / "years"
        self.keeping = folder / "keeping"
        self.empty = folder / "empty"
        for home in (self.years, self.keeping):
            shutil.copytree(ten_years(), home)
        self.stock = folder / "stock.json"
        shutil.copy(self.years / "journal.json", self.stock)
        self.answer = folder / "answer.txt"
        self.answer.write_text((SENTENCE * 40)[:2000])
        self.page = folder / "page.txt"
        self.page.write_text("\n".join([(SENTENCE * 16)[:1000]] * 5))
        self._homes = 0
        self._found: dict[str, list[int]] = {}
        # Nothing of this shell's Python reaches the programs; what they compile is kept apart, for all alike.
        self.env = {
            "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": str(folder),
            "PYTHONPYCACHEPREFIX": str(CACHE / "compiled"),
        }  # fmt: skip

    def fresh_home(self) -> Path:
        """A home in which nothing is."""
        self._homes += 1
        return self.folder / f"fresh-{self._homes}"

    def visited(self) -> Path:
        """Ten years, with what an earlier visit left: a picture of the frame, and what most entries say."""
        if not (self.years / "frames").exists():
            self.python("-m", "tests.bench.inside", "snapshot", self.years, "-", 0)
            with self.taut(self.years) as terminal:
                terminal.start("this week  ●")
                terminal.wait((self.years / "frames").exists, "the picture of the frame")
                terminal.press("q")
                terminal.wait_exit()
        return self.years

    def found(self, words: Sequence[str]) -> dict[str, list[int]]:
        """How many entries each word finds in ten years, as it is typed."""
        if not self._found:
            told = self.python("-m", "tests.bench.inside", "counts", self.years, ",".join(words), 0)
            self._found = json.loads(told)
        return self._found

    def python(self, *words: object, cwd: Path = ROOT) -> str:
        """Runs Python to its end; what it printed."""
        command = [sys.executable, *map(str, words)]
        done = subprocess.run(command, cwd=cwd, env=self.env, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            raise AssertionError(f"{' '.join(command[1:3])} ended with {done.returncode}: {done.stderr[-600:]}")
        return done.stdout

    def terminal(self, *words: object) -> Timed:
        """Python in a terminal."""
        return Timed([sys.executable, *map(str, words)], dict(self.env), ROOT)

    def taut(self, home: Path, *words: object) -> Timed:
        """The full screen over a home."""
        return self.terminal(*TAUT, "--home", home, *words)
