"""taut beside other programs one could write in: ``python -m tests.bench --peers``.

Each is installed once, in an environment of its own, and started in a home of its own. What cannot be installed, or is
not there, is named and left out. Typed is into the first field each offers, with nothing in it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from tests.bench.figures import aligned, number
from tests.bench.ground import CACHE, Ground
from tests.bench.timed import Timed, typed

COLUMNS = {"frame": "first frame", "content": "content", "key": "a key", "bytes": "bytes a letter"}
"""What is compared, by the name of the figure."""
LETTERS = "qzxqz"


class Peer(NamedTuple):
    """A program that others use.

    Attributes:
        name: Of its command, and of the package unless others are named.
        content: Stands on the screen when it can be used.
        keys: Lead from there to a field.
        packages: What pip installs; none for one that the system has.
        words: Behind the command.
    """

    name: str
    content: str
    keys: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


PEERS = (
    Peer("posting", "Collection is empty", packages=("posting", "tree-sitter<0.26")),
    Peer("harlequin", "memory db", packages=("harlequin",)),
    Peer("dooit", "Welcome to Dooit", ("a",), packages=("dooit",)),
    Peer("nano", "GNU nano", words=("-I", "page")),
)


def command(peer: Peer) -> list[str]:
    """How a peer is called; installed first, where it is not.

    Raises:
        AssertionError: If it cannot be.
    """
    if not peer.packages:
        found = shutil.which(peer.name)
        assert found, f"{peer.name} is not installed"
        return [found, *peer.words]
    place = CACHE / "peers" / peer.name
    program = place / "bin" / peer.name
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        words = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", *peer.packages]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert not done.returncode and program.exists(), f"{peer.name} could not be installed: {done.stderr[-300:]}"
    return [str(program), *peer.words]


def _begun(terminal: Timed, content: str) -> dict[str, list[float]]:
    frame = (terminal.moment(lambda: bool(terminal.text.strip()), "anything") - terminal.started) * 1000
    shows = content in terminal.text  # all at once: then nothing more may come
    return {"frame": [frame], "content": [frame if shows else terminal.start(content)]}


def _typed(terminal: Timed, quick: bool) -> dict[str, list[float]]:
    terminal.settled(2.0)
    keys = typed(terminal, LETTERS[:3] if quick else LETTERS)
    return {"key": [key.at for key in keys], "bytes": [float(key.size) for key in keys]}


def other(peer: Peer, ground: Ground, quick: bool) -> dict[str, list[float]]:
    """One round of another program."""
    home = ground.folder / f"of-{peer.name}"
    home.mkdir(exist_ok=True)
    with Timed(command(peer), {**ground.env, "HOME": str(home)}, home) as terminal:
        figures = _begun(terminal, peer.content)
        terminal.settled(1.0)
        for key in peer.keys:
            terminal.press(key)
            terminal.settled(0.5)
        with suppress(AssertionError):  # a narrow field, or none that could be found: told as not measured
            figures |= _typed(terminal, quick)
        return figures


def taut(ground: Ground, quick: bool) -> dict[str, list[float]]:
    """One round of taut: Today with ten years, and a note."""
    with ground.taut(ground.visited()) as terminal:
        figures = _begun(terminal, "this week  ●")
        terminal.settled(0.5)
        terminal.press("n")
        terminal.wait_for("What is there to note?")
        return figures | _typed(terminal, quick)


def compared(ground: Ground, rounds: int, quick: bool, say: Callable[[str], None]) -> str:
    """The table, each figure a median; under it what could not be measured. One round goes before, for the caches."""
    samples: dict[str, dict[str, list[float]]] = {}
    problems: dict[str, str] = {}
    runs: dict[str, Callable[[], dict[str, list[float]]]] = {"taut": lambda: taut(ground, quick)}
    for peer in PEERS:
        runs[peer.name] = lambda peer=peer: other(peer, ground, quick)  # type: ignore[misc]
    for turn in range(-1, rounds):
        for name, run in runs.items():
            if name in problems:
                continue
            say(f"round {turn + 1} of {rounds}: {name}")
            try:
                figures = run()
            except (AssertionError, OSError, subprocess.SubprocessError) as problem:
                problems[name] = str(problem).partition("\n")[0]
                continue
            if turn >= 0:
                of = samples.setdefault(name, defaultdict(list))
                for figure, values in figures.items():
                    of[figure] += values
    say("")
    cells = [("beside each other", *COLUMNS.values())]
    cells += [(name, *(_told(found, figure) for figure in COLUMNS)) for name, found in samples.items()]
    return "\n".join([aligned(cells), *(f"Not measured: {problem}" for problem in problems.values())])


def _told(found: dict[str, list[float]], figure: str) -> str:
    unit = "B" if figure == "bytes" else "ms"
    return f"{number(statistics.median(found[figure]))} {unit}" if found.get(figure) else "-"
