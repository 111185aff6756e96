"""What is measured, one probe after the other; each gives its figures of one round.

A figure is a list of numbers: milliseconds, bytes, megabytes or percent.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from tests.bench.ground import FLOORS, TAUT, Ground
from tests.bench.timed import Timed, typed

Figures = dict[str, list[float]]
Probe = Callable[[Ground, bool], Figures]
"""Takes the ground and whether to be quick."""

WORDS = ("ridge", "walked", "garden", "morning")
LETTERS = "qzxqz"
HELD = 10
"""So many times a held key is repeated."""


def _timed(ground: Ground, *words: object) -> Figures:
    began = time.perf_counter()
    ground.python(*words)
    return {"time": [(time.perf_counter() - began) * 1000]}


def nothing(ground: Ground, quick: bool) -> Figures:
    """Python that does nothing."""
    return _timed(ground, "-c", "pass")


def version(ground: Ground, quick: bool) -> Figures:
    return _timed(ground, *TAUT, "--version")


def nudge(ground: Ground, quick: bool) -> Figures:
    return _timed(ground, *TAUT, "--home", ground.years, "nudge")


def note(ground: Ground, quick: bool) -> Figures:
    return _timed(ground, *TAUT, "--home", ground.keeping, "note", "A thought on the way, kept before it goes. #way")


def recent(ground: Ground, quick: bool) -> Figures:
    return _timed(ground, *TAUT, "--home", ground.years, "list", "-n", "10")


def bare(ground: Ground, quick: bool) -> Figures:
    """A Textual app of one line."""
    with ground.terminal(FLOORS / "bare.py") as terminal:
        first = terminal.start("READY")
        size = terminal.settled()
        return {"paint": [first], "bytes": [size], "memory": [terminal.memory()]}


def today(ground: Ground, quick: bool) -> Figures:
    """Today with nothing in the journal."""
    with ground.taut(ground.fresh_home()) as terminal:
        first = terminal.start("Good ")
        return {"paint": [first], "bytes": [terminal.settled(0.5)]}


def years(ground: Ground, quick: bool) -> Figures:
    """Today with ten years, not for the first time; it is full when the days of the last weeks stand at its head."""
    with ground.taut(ground.visited()) as terminal:
        frame = terminal.start("Today")
        first = terminal.start("Good ")
        full = terminal.start("this week  ●")
        return {"frame": [frame], "paint": [first], "full": [full], "bytes": [terminal.settled(0.5)]}


def area(ground: Ground, quick: bool) -> Figures:
    """Textual's editor behind a text of 2 KB."""
    with ground.terminal(FLOORS / "area.py", ground.answer) as terminal:
        terminal.start("not what I wished")
        keys = typed(terminal, LETTERS * (2 if quick else 6))
        return {"key": [key.at for key in keys], "bytes": [key.size for key in keys]}


def _editor(ground: Ground, name: str, words: tuple[object, ...], first: str, quick: bool) -> Figures:
    """An editor of the terminal's own with the same text, if it is installed: bytes at the start and for a letter."""
    program = shutil.which(name)
    if program is None:
        return {}
    with Timed([program, *map(str, words)], dict(ground.env), ground.folder) as terminal:
        terminal.start("not what I wished")
        start = terminal.settled(0.5)
        terminal.send(first)
        terminal.settled(0.5)
        keys = typed(terminal, LETTERS * (2 if quick else 6))
        return {"key": [key.at for key in keys], "bytes": [key.size for key in keys], "start": [start]}


def nano(ground: Ground, quick: bool) -> Figures:
    """nano behind the same text."""
    return _editor(ground, "nano", ("-I", "-S", "+1,2001", ground.answer), "", quick)


def vim(ground: Ground, quick: bool) -> Figures:
    """vim behind the same text, writing."""
    return _editor(ground, "vim", ("-u", "NONE", "-n", ground.answer), "A", quick)


def session(ground: Ground, quick: bool) -> Figures:
    """The same in a note of ours."""
    with ground.taut(ground.fresh_home(), "begin", "note") as terminal:
        terminal.start("What would you like to note?")
        terminal.settled()
        terminal.paste(ground.answer.read_text())
        terminal.settled(1.5)
        keys = typed(terminal, LETTERS * (2 if quick else 6))
        return {"key": [key.at for key in keys], "bytes": [key.size for key in keys]}


def _searched(terminal: Timed, found: dict[str, list[int]], quick: bool) -> list[float]:
    """Milliseconds from each letter of a search to what it finds."""
    taken: list[float] = []
    for word in WORDS[: 1 if quick else None]:
        terminal.press("/")
        terminal.settled()
        before = -1
        for place, letter in enumerate(word):
            count = found[word][place]
            said = f" {count} {'entry' if count == 1 else 'entries'} "
            # A letter that changes nothing in the list shows nothing that could be waited for.
            if count != before:
                taken.append(terminal.shows(letter, lambda: said in terminal.text, said).at)  # noqa: B023
            else:
                terminal.send(letter)
                terminal.settled()
            before = count
        terminal.press("escape")
        terminal.settled()
    return taken


def journal(ground: Ground, quick: bool) -> Figures:
    """The journal at ten years: moving, searching, and what is held then."""
    figures: Figures = {"move": [], "bytes": []}
    found = ground.found(WORDS)
    with ground.taut(ground.years) as terminal:
        terminal.start("this week  ●")
        terminal.settled()
        terminal.press("6")
        terminal.wait_for(" entries")
        terminal.settled(0.5)
        figures["memory"] = [terminal.memory()]
        for _ in range(4 if quick else 15):
            began = time.perf_counter()
            terminal.press("down")
            terminal.settled()
            figures["move"].append((terminal.last - began) * 1000)
        for _ in range(2 if quick else 5):
            # As a held key is repeated; the page follows when it is let go.
            before = terminal.size
            for _ in range(HELD):
                terminal.press("down")
                time.sleep(0.04)
            terminal.settled()
            figures["bytes"].append((terminal.size - before) / HELD)
        figures["search"] = _searched(terminal, found, quick)
    return figures


def idle(ground: Ground, quick: bool) -> Figures:
    """A note with the cursor in it, and a Textual app of one line, both left alone for a while."""
    with ExitStack() as stack:
        ours = stack.enter_context(ground.taut(ground.fresh_home(), "begin", "note"))
        floor = stack.enter_context(ground.terminal(FLOORS / "bare.py"))
        ours.start("What would you like to note?")
        floor.start("READY")
        for terminal in (ours, floor):
            terminal.settled(1.0)
        before = [(terminal.cpu(), terminal.size) for terminal in (ours, floor)]
        began = time.perf_counter()
        time.sleep(3 if quick else 10)
        taken = time.perf_counter() - began
        for terminal in (ours, floor):
            terminal.settled(0.05)
        (ours_cpu, ours_size), (floor_cpu, _) = before
        return {
            "cpu": [(ours.cpu() - ours_cpu) / taken * 100],
            "floor": [(floor.cpu() - floor_cpu) / taken * 100],
            "bytes": [ours.size - ours_size],
        }


def keep(ground: Ground, quick: bool) -> Figures:
    """Keeping a page of 5 KB in ten years."""
    words = ("-m", "tests.bench.inside", "keeping", ground.keeping, ground.page, 2 if quick else 7)
    return {"time": json.loads(ground.python(*words))}


def stock(ground: Ground, quick: bool) -> Figures:
    """The same with TinyDB as it comes."""
    words = (FLOORS / "stock_insert.py", ground.stock, ground.page, 1 if quick else 3)
    return {"time": json.loads(ground.python(*words))}


def stalls(ground: Ground, quick: bool) -> Figures:
    """How long the screen stands still at ten years."""
    words = ("-m", "tests.bench.inside", "stalls", ground.keeping, ground.page, 0)
    gaps = json.loads(ground.python(*words))
    return {name: [gap] for name, gap in gaps.items()}


def busy(ground: Ground, quick: bool) -> Figures:
    """Stalls, and search as you type, while another program keeps one core busy."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as other:
        try:
            figures = stalls(ground, quick)
            found = ground.found(WORDS)
            with ground.taut(ground.visited()) as terminal:
                terminal.start("this week  ●")
                terminal.settled()
                terminal.press("6")
                terminal.wait_for(" entries")
                terminal.settled(0.5)
                figures["search"] = _searched(terminal, found, quick)
        finally:
            other.kill()
    return figures


PROBES: dict[str, Probe] = {
    probe.__name__: probe
    for probe in (
        nothing, version, nudge, recent, note, bare, today, years, area, nano, vim, session, journal, idle, keep,
        stock, stalls, busy,
    )
}  # fmt: skip
