"""A program in a real pseudo-terminal, its screen emulated by pyte.

    with Terminal(["taut"], env={"TAUT_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("Good morning")
        terminal.press("j", "enter")
        assert terminal.wait_exit() == 0

Nothing sleeps for a fixed time: every wait is for something, until a deadline far beyond what it should take.
Import it as ``from tests.terminal.harness import Terminal`` or put its folder on the path; it needs no conftest.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

DEADLINE = 30.0
"""Seconds any wait may take: generous, for a machine busy with other tests."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+up": "\x1b[1;2A",
    "shift+down": "\x1b[1;2B",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}

# Requests about the keyboard (Kitty's, xterm's), which pyte would draw; and the start of one at the end of what came.
_KITTY = re.compile(rb"\x1b\[(?:[<=>][0-9;]*u|[<=>?][0-9;]*m)")
_UNFINISHED = re.compile(rb"\x1b(\[[<=>?]?[0-9;]*)?$")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")

_CLEARED, _DRAWN = b"\x1b[2J", b"\x1b[?2026l"
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c"}
_QUERY = re.compile(b"|".join(re.escape(query) for query in _ANSWERS) + rb"|\x1b\[6n")


class Terminal:
    """One program in one pseudo-terminal.

    Args:
        command: What to run.
        columns: Width.
        rows: Height.
        env: Added to a clean environment (PATH, HOME, TERM=xterm-256color, LANG=C.UTF-8); None takes a variable out.
        cwd: Where to run it.
        answer: Whether to answer the queries a terminal answers.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str | None] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        answer: bool = True,
    ) -> None:
        clean: dict[str, str | None] = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **(env or {}),
        }
        environment = {name: value for name, value in clean.items() if value is not None}
        self.raw = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._answer = answer
        self._pending = b""
        self._asked = 0
        self._status: int | None = None
        self.closed = False
        # The size must stand before the program looks: the child waits for one byte that says so.
        ready, go = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            try:
                os.close(go)
                os.read(ready, 1)
                os.close(ready)
                if cwd is not None:
                    os.chdir(cwd)
                os.execvpe(command[0], list(command), environment)
            finally:
                os._exit(127)
        os.close(ready)
        self._set_size(columns, rows)
        os.write(go, b"x")
        os.close(go)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    # What it shows

    @property
    def text(self) -> str:
        """The screen as text, lines without their trailing blanks."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def has_ended(self) -> bool:
        """Whether the program runs no more."""
        return self._exited()

    @property
    def size(self) -> int:
        """How many bytes it has sent so far."""
        return len(self.raw)

    def cell(self, column: int, row: int) -> pyte.screens.Char:
        """One cell: ``data``, ``fg``, ``bg``, ``bold``, ``reverse`` and so on."""
        return self.screen.buffer[row][column]

    def cells(self) -> list[list[pyte.screens.Char]]:
        """Every cell, row by row."""
        return [[self.cell(x, y) for x in range(self.screen.columns)] for y in range(self.screen.lines)]

    def find(self, text: str) -> tuple[int, int]:
        """The column and row where the text first stands."""
        for row, line in enumerate(self.screen.display):
            column = line.find(text)
            if column >= 0:
                return column, row
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    def modes(self) -> set[int]:
        """Private modes switched on and not off again: 1049 other screen, 2004 bracketed paste, 1000 mouse, …"""
        on: set[int] = set()
        for match in _MODE.finditer(self.raw):
            numbers = {int(number) for number in match[1].split(b";")}
            on = on | numbers if match[2] == b"h" else on - numbers
        return on

    # What it is told

    def press(self, *keys: str) -> None:
        """Send keys by name; a single character is itself."""
        for key in keys:
            self.send(KEYS.get(key, key))

    def paste(self, text: str) -> None:
        """Send a bracketed paste."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def send(self, data: str | bytes) -> None:
        """Send bytes as they are, reading meanwhile so that neither side waits for the other."""
        left = data.encode() if isinstance(data, str) else data
        while left:
            readable, writable, _ = select.select([self.fd], [self.fd], [], DEADLINE)
            if readable:
                self._read()
            if writable:
                left = left[os.write(self.fd, left[:1024]) :]
            if not readable and not writable:
                raise AssertionError("the program does not read its input")

    def send_unread(self, data: str | bytes) -> None:
        """Send without reading, as a stalled line does; what the program does not take in time is dropped."""
        left = data.encode() if isinstance(data, str) else data
        while left and select.select([], [self.fd], [], 0.1)[1]:
            left = left[os.write(self.fd, left[:256]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def close(self) -> None:
        """Take the terminal away, as a closed window or a cut line does."""
        if not self.closed:
            self.closed = True
            os.close(self.fd)

    # Waiting

    def wait_for(self, text: str, deadline: float = DEADLINE) -> None:
        """Until the text is on the screen."""
        self.wait(lambda: text in self.text, f"{text!r} on the screen", deadline)

    def wait_gone(self, text: str, deadline: float = DEADLINE) -> None:
        """Until the text is no longer on the screen."""
        self.wait(lambda: text not in self.text, f"{text!r} gone from the screen", deadline)

    def wait(self, condition: Callable[[], bool], what: str = "something", deadline: float = DEADLINE) -> None:
        """Until a condition holds, reading what the program sends."""
        end = time.monotonic() + deadline
        while not condition():
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"waited {deadline} s for {what}; the screen:\n{self.text}")
            if not self.read(min(left, 0.1)) and self._exited() and not self.read(0):
                if condition():
                    return
                raise AssertionError(f"it ended ({self._code()}) before {what}; the screen:\n{self.text}")

    def settle(self, quiet: float = 0.3, deadline: float = DEADLINE) -> int:
        """Until it has sent nothing for a while; how many bytes came. For counting bytes, not for judging speed."""
        start, end = self.size, time.monotonic() + deadline
        while self.read(quiet) and time.monotonic() < end:
            pass
        return self.size - start

    def redraw(self) -> None:
        """Until everything pressed so far was handled and the screen is drawn whole: ctrl+l asks for that, in turn."""
        before = self.raw.count(_CLEARED)
        self.press("ctrl+l")
        self.wait(
            lambda: (
                (self.raw.count(_CLEARED) > before and self.raw.rfind(_DRAWN) > self.raw.rfind(_CLEARED))
                or self._exited()
            ),
            "the screen drawn again",
        )

    def wait_stalled(self, deadline: float = DEADLINE) -> None:
        """Until the terminal's own buffer is full: the program has sent more than an unread terminal takes."""
        end, waiting = time.monotonic() + deadline, -1
        while waiting != (waiting := self._unread()) or not waiting:
            if time.monotonic() > end:
                raise AssertionError(f"the terminal still takes what it is sent: {waiting} bytes wait")
            time.sleep(0.3)

    def _unread(self) -> int:
        return int(struct.unpack("i", fcntl.ioctl(self.fd, termios.FIONREAD, b"\0" * 4))[0])

    def read(self, timeout: float = 0.1) -> bool:
        """Take in what has arrived; False if nothing came in time."""
        if self.closed:
            time.sleep(min(timeout, 0.02))
            return False
        readable, _, _ = select.select([self.fd], [], [], timeout)
        return bool(readable) and self._read()

    def wait_exit(self, deadline: float = DEADLINE) -> int:
        """Its exit status once it has ended: negative for a signal."""
        end = time.monotonic() + deadline
        while not self._exited():
            if time.monotonic() > end:
                raise AssertionError(f"still running after {deadline} s; the screen:\n{self.text}")
            self.read(0.05)
        while self.read(0):
            pass
        return self._code()

    def wait_exit_unread(self, deadline: float = DEADLINE) -> int:
        """The same for a stalled terminal: without reading a byte."""
        end = time.monotonic() + deadline
        while not self._exited():
            if time.monotonic() > end:
                raise AssertionError(f"still running after {deadline} s")
            time.sleep(0.02)
        return self._code()

    def end(self) -> None:
        """Make sure that nothing is left of it."""
        if not self._exited():
            os.kill(self.pid, signal.SIGKILL)
            _, self._status = os.waitpid(self.pid, 0)
        self.close()

    # Inside

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _exited(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is not None

    def _code(self) -> int:
        assert self._status is not None
        return os.waitstatus_to_exitcode(self._status)

    def _read(self) -> bool:
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        if not data:
            return False
        self.raw += data
        self._feed(data)
        if self._answer:
            self._reply()
        return True

    def _feed(self, data: bytes) -> None:
        data = self._pending + data
        unfinished = _UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._pending = data[cut:]
        self._stream.feed(_KITTY.sub(b"", data[:cut]))

    def _reply(self) -> None:
        for match in _QUERY.finditer(self.raw, self._asked):
            self._asked = match.end()
            here = f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R".encode()
            os.write(self.fd, _ANSWERS.get(match[0], here))
