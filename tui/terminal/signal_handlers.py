"""Signals: what was written is saved at once, the terminal restored, the right exit code given.

Textual installs no handler for SIGTERM, SIGHUP and SIGQUIT: the process dies by them, the terminal stays in the other
screen, and nothing is saved.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from types import FrameType

from tui.terminal import early_frame

PATIENCE = 1.6
"""Seconds the app has to leave by itself: its terminal may be gone, or not reading."""
LAST = 1.0
"""Seconds that saving has after that, where the app was ended by a signal."""

NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU")
"""The signals that end a process and let it say its last words; Windows has two of them."""

FIRST_SCREEN = "\x1b[<u\x1b[?1000;1002;1003;1006;1004;2004l\x1b[?1049l\x1b[?25h\x1b[m"
"""What gives a terminal back from the full screen: keys, mouse and paste as they were, the first screen, a cursor."""


def numbers() -> list[int]:
    """Those signals that there are here."""
    return [number for name in NAMES if (number := getattr(signal, name, None)) is not None]


class Guard:
    """Sees to it that what is to end does, in time."""

    def __init__(self, last: str, finish: Callable[[], object]) -> None:
        self._ended: SimpleQueue[int | None] = SimpleQueue()
        self._is_lifted = threading.Event()
        self._give_back = _terminal_as_it_is(last)
        self._finish = finish
        # Made before any signal: a handler that starts a thread may wait for a lock the interrupted code holds.
        with _blocked():
            threading.Thread(target=self._watch, name="signal-watch", daemon=True).start()

    def ends(self, code: int) -> None:
        """From now on there is little time. May be called in a signal's handler.

        Args:
            code: The process ends with it where it does not by itself; with 0 only when all is saved.
        """
        self._ended.put(code)

    def lift(self) -> None:
        """It has ended."""
        self._is_lifted.set()
        self._ended.put(None)

    def _watch(self) -> None:
        code = self._ended.get()
        until = time.monotonic() + PATIENCE
        while code is not None:
            try:
                newer = self._ended.get(timeout=max(0.0, until - time.monotonic()))
            except Empty:
                break
            code = newer
        if code is None:
            return
        saving = threading.Thread(target=self._finish, daemon=True)
        saving.start()
        saving.join(LAST if code else None)
        if not self._is_lifted.is_set():
            self._give_back()
            os._exit(code)


def install(
    save_now: Callable[[], None],
    leave: Callable[[int], None],
    last: str = "",
    finish: Callable[[], object] = lambda: None,
) -> tuple[Guard, Callable[[], None]]:
    """Guard against signals until the returned function is called. Call it in the main thread, before the app runs.

    Args:
        save_now: Saves what was written, at once and by itself: it interrupts whatever the app was doing.
        leave: Asks the app to exit with a code, from any thread. If it cannot (the app does not run), it raises.
        last: Sent to the terminal where the app does not leave in time.
        finish: Saves then, in a thread of its own, what was noted to be saved at the end.

    Returns:
        What also guards another way of ending, and what puts the former handlers back.
    """
    saving = False
    guard = Guard(last, finish)

    def handle(number: int, frame: FrameType | None) -> None:
        nonlocal saving
        del frame
        code = 128 + number
        if not saving:
            saving = True
            try:
                save_now()
            except BaseException:
                # Whatever went wrong with saving, the terminal must still be given back.
                pass
            finally:
                saving = False
        guard.ends(code)
        try:
            leave(code)
        except Exception:
            raise SystemExit(code) from None

    former = {number: signal.signal(number, handle) for number in numbers()}

    def uninstall() -> None:
        for number, handler in former.items():
            signal.signal(number, handler)
        guard.lift()

    return guard, uninstall


@contextmanager
def _blocked() -> Iterator[None]:
    """Threads begun until then are given no such signal: it would not wake the main thread, which hears it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _terminal_as_it_is(last: str) -> Callable[[], None]:
    """What brings the terminal back to the modes it has now, from any thread, without waiting for it."""
    if sys.platform == "win32":
        return lambda: None
    import termios

    try:
        number = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        early = early_frame.standing
        modes = (early.modes if early is not None else None) or termios.tcgetattr(number)
    except (OSError, ValueError, termios.error):
        return lambda: None

    def give_back() -> None:
        with suppress(OSError, termios.error):
            termios.tcsetattr(number, termios.TCSANOW, modes)
        with suppress(OSError):
            os.set_blocking(number, False)  # a terminal that does not read holds nothing up
            os.write(number, last.encode())
        with suppress(OSError):
            os.set_blocking(number, True)  # whoever comes next shares it

    return give_back
