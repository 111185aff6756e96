"""A program in a pseudo-terminal whose output is stamped as it is read and put on the screen afterwards.

Emulating a terminal in Python takes longer than what is measured, so it waits until the program has said enough.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.terminal.harness import DEADLINE, KEYS, Terminal

QUIET = 0.06
"""Seconds without output after which a key has had its effect."""


class Shown(NamedTuple):
    """What a key did.

    Attributes:
        at: When the screen was as it should be, in milliseconds after the key.
        size: Bytes sent until it was quiet.
    """

    at: float
    size: int


class Timed(Terminal):
    """A terminal of 80×24 and 256 colours with a clock; it starts when the program is let go."""

    def __init__(self, command: Sequence[str], env: dict[str, str | None], cwd: Path) -> None:
        self._waiting: list[tuple[float, bytes]] = []
        self.started = 0.0
        self.last = 0.0
        super().__init__(command, env=env, cwd=cwd)

    def _set_size(self, columns: int, rows: int) -> None:
        super()._set_size(columns, rows)
        # The last thing that is done before the program is let go.
        self.started = time.perf_counter()

    def _feed(self, data: bytes) -> None:
        self.last = time.perf_counter()
        self._waiting.append((self.last, data))

    def _shows(self, condition: Callable[[], bool]) -> float | None:
        """Puts what came on the screen, piece by piece; when the condition first held."""
        held = None
        waiting, self._waiting = self._waiting, []
        for at, data in waiting:
            super()._feed(data)
            if held is None and condition():
                held = at
        return held

    def moment(self, condition: Callable[[], bool], what: str, deadline: float = DEADLINE) -> float:
        """When the condition came to hold.

        Raises:
            AssertionError: If it never did.
        """
        end = time.monotonic() + deadline
        while time.monotonic() < end:
            # Emulated only when nothing more waits to be read, for what is read late is stamped late.
            if not self.read(0.004) and self._waiting and (held := self._shows(condition)) is not None:
                return held
            if self._exited() and not self.read(0):
                break
        raise AssertionError(f"{what} did not come; the screen:\n{self.text}")

    def wait(self, condition: Callable[[], bool], what: str = "something", deadline: float = DEADLINE) -> None:
        if not condition():
            self.moment(condition, what, deadline)

    def start(self, text: str) -> float:
        """Milliseconds from the start until a text stands on the screen."""
        return (self.moment(lambda: text in self.text, repr(text)) - self.started) * 1000

    def settled(self, quiet: float = 0.25) -> int:
        """Waits until nothing more comes; how many bytes came in all."""
        self.settle(quiet)
        self._shows(lambda: False)
        return self.size

    def shows(self, key: str, condition: Callable[[], bool], what: str, deadline: float = DEADLINE) -> Shown:
        """Presses a key and waits for what it brings."""
        before = self.settled(QUIET)
        pressed = time.perf_counter()
        os.write(self.fd, KEYS.get(key, key).encode())
        held = self.moment(condition, what, deadline)
        return Shown((held - pressed) * 1000, self.settled(QUIET) - before)

    def count(self, letter: str) -> int:
        """How often a letter is on the screen."""
        return self.text.count(letter)

    def cpu(self) -> float:
        """Seconds of processor time its process has taken, all threads together."""
        return time.clock_gettime((~self.pid << 3) | 2)

    def memory(self) -> float:
        """Megabytes it holds."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def typed(terminal: Timed, letters: str) -> list[Shown]:
    """Types letters one at a time, with a blank after every fifth, as words are written.

    Raises:
        AssertionError: If more than a tenth never came on the screen.
    """
    shown = []
    missed = []
    for place, letter in enumerate(letters):
        before = terminal.count(letter)
        try:
            came = lambda: terminal.count(letter) > before  # noqa: B023, E731
            shown.append(terminal.shows(letter, came, f"the letter {letter}", 2.0))
        except AssertionError as problem:
            missed.append(problem)
            if len(missed) * 10 > len(letters):
                raise
        if place % 5 == 4:
            terminal.send(" ")
    return shown
