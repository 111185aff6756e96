"""A picture that is on the terminal before anything heavy is imported, and handed to the display that follows.

The last run leaves it in a file of its own. It is put on the other screen at once, with the keyboard already as a
full-screen app has it, so that no key typed until then is echoed or lost. Whatever ends the program before the app has
the terminal gives it back as it was. Nothing here knows an app, and what is imported counts: see ``put``.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing typing would take longer than all the rest
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Row = list[tuple[str, str] | None]
    """As in ``cell_diff``, which needs Rich and Textual."""

FOLDER = "frames"
"""The pictures' own folder, among what the program keeps."""
OPENS = ("\x1b[?1049h", "\x1b[?25l", "\x1b[?2004h")
"""The other screen, no cursor, pastes marked: what need not be sent again by whoever takes over."""
_GIVES_BACK = b"\x1b[m\x1b[2J\x1b[?2004l\x1b[?1049l\x1b[?25h"
_LIMIT = 262_144
"""Bytes; no picture of a terminal takes more."""
RUNS, PARTS = "\x1e", "\x1f"
"""Between runs of cells of one style, and between the style and the cells; ``frame_file`` writes them."""
_TOLD_BY = (
    "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TMUX", "STY", "WT_SESSION", "LC_ALL",
    "LC_CTYPE", "LANG",
)  # fmt: skip
_ENDS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP")
"""The signals that end or stop a process that has no handler for them, and may come before the app has its own."""


class EarlyFrame:
    """The place of one picture on the disk, and of this one on the terminal.

    Args:
        path: The file.
        key: What the picture depends on; one left for another is not shown.
        size: Columns and rows.
    """

    def __init__(self, path: str, key: str, size: tuple[int, int]) -> None:
        self.path = path
        self.key = key
        self.size = size
        self.modes: list[Any] | None = None
        self._stands = False
        self._rows: list[str] = []
        self._is_of_other_size = False
        self._former: dict[int, Any] = {}

    def put(self) -> None:
        """Shows the picture, if the last run left one that holds: one read, one write.

        ``signal``, ``termios`` and the like are the bare modules of C: with the standard library's own around them
        the picture would come some milliseconds later.
        """
        found = self._read()
        if found is None:
            return
        import termios

        try:
            self.modes = termios.tcgetattr(0)
            self._listen()
            self._stands = True
            termios.tcsetattr(0, termios.TCSANOW, _as_keys(self.modes))
        except termios.error:
            self.give_back()
            return
        picture, self._rows = found
        data = "".join(OPENS).encode() + picture
        try:
            while data:
                data = data[os.write(2, data) :]
        except OSError:
            self.give_back()

    def _read(self) -> tuple[bytes, list[str]] | None:
        from zlib import crc32

        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 - pathlib takes too long to import
                if os.fstat(file.fileno()).st_uid != os.geteuid():
                    return None
                data = file.read(_LIMIT)
            key, told, rest = data.split(b"\n", 2)
            sum_of_all, length = map(int, told.split())
            if key.decode() != self.key or crc32(rest) != sum_of_all:
                return None
            return rest[:length], rest[length:].decode().split("\n")
        except (OSError, ValueError):
            return None

    def _listen(self) -> None:
        """Hears what would end the process, and whether the window is pulled about."""
        import _signal as signals  # type: ignore[import-not-found]  # ``signal`` takes an enum for each number

        def ended(number: int, _: object) -> None:
            self.give_back()
            signals.signal(number, signals.SIG_DFL)
            os.kill(os.getpid(), number)

        def resized(_: int, __: object) -> None:
            self._is_of_other_size = True

        for name in _ENDS:
            number = getattr(signals, name)
            if signals.getsignal(number) == signals.SIG_DFL:
                self._former[number] = signals.signal(number, ended)
        self._former[signals.SIGWINCH] = signals.signal(signals.SIGWINCH, resized)

    def _hear_no_more(self) -> None:
        import _signal as signals

        for number, handler in self._former.items():
            current = signals.getsignal(number)
            if getattr(current, "__module__", "") == __name__:  # else the app has its own by now
                signals.signal(number, handler)
        self._former.clear()

    def give_back(self) -> None:
        """Gives the terminal back as it was, unless it was not taken or somebody else has it; waits for nothing."""
        if not self._stands:
            return
        self._stands = False
        import termios

        self._hear_no_more()
        try:
            termios.tcsetattr(0, termios.TCSANOW, self.modes or [])
        except (termios.error, TypeError):
            pass
        try:
            os.set_blocking(2, False)  # a terminal that does not read holds nothing up
            os.write(2, _GIVES_BACK)
        except OSError:
            pass
        try:
            os.set_blocking(2, True)  # whoever comes next shares it
        except OSError:
            pass

    def hand_over(self) -> list[Any] | None:
        """Gives up the terminal; the modes it had before, or None if it was not taken."""
        if not self._stands:
            return None
        self._stands = False
        self._hear_no_more()
        return self.modes

    def picture(self, size: tuple[int, int]) -> list[Row] | None:
        """The cells that stand on a terminal of this size, told once; None where that is not certain."""
        rows, self._rows = self._rows, []
        if not rows or size != self.size or self._is_of_other_size:
            return None
        return decode(rows, size)


standing: EarlyFrame | None = None
"""The one of this process, if the full screen was called as it is every day."""


def give_back() -> None:
    """Takes an early picture away: something is to be said on the first screen, or the program ends."""
    if standing is not None:
        standing.give_back()


def hand_over() -> list[Any] | None:
    """Leaves the terminal to the app's driver; the modes it had before, or None if it was not taken early."""
    return standing.hand_over() if standing is not None else None


def surroundings(environment: Mapping[str, str]) -> str:
    """What a terminal's pictures depend on, but for its size: one line."""
    return ascii([environment.get(name) for name in _TOLD_BY])


def _as_keys(modes: list[Any]) -> list[Any]:
    """Terminal modes in which every key arrives at once, without an echo: as Textual's driver sets them."""
    import termios

    signs = 0 if os.environ.get("TEXTUAL_ALLOW_SIGNALS") else termios.ISIG
    taken = list(modes)
    taken[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    taken[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | signs)
    taken[6] = list(modes[6])
    taken[6][termios.VMIN] = 1
    return taken


def decode(lines: Sequence[str], size: tuple[int, int]) -> list[Row] | None:
    """The cells in a file's lines; None if they are no picture of this size."""
    columns, rows = size
    found: list[Row] = []
    for line in lines:
        row: Row = []
        for run in line.split(RUNS):
            sgr, _, text = run.partition(PARTS)
            row += [(letter, sgr) for letter in text]
        found.append(row)
    return found if len(found) == rows and all(len(row) == columns for row in found) else None
