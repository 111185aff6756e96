"""Signals: what was written is saved at once, the terminal restored, the right exit code given.

Textual installs no handler for SIGTERM and SIGHUP: the process dies by them, the terminal stays in the other screen,
and nothing is saved.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from types import FrameType

_PATIENCE = 2.0
"""Seconds the app has to leave by itself: its terminal may be gone, or not reading."""

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")  # Windows has no SIGHUP


def install(save_now: Callable[[], None], leave: Callable[[int], None]) -> Callable[[], None]:
    """Guard against signals until the returned function is called. Call it in the main thread, before the app runs.

    Args:
        save_now: Saves what was written, at once and by itself: it interrupts whatever the app was doing.
        leave: Asks the app to exit with a code, from any thread. If it cannot (the app does not run), it raises.

    Returns:
        Puts the former handlers back.
    """
    ended: SimpleQueue[int | None] = SimpleQueue()
    saving = False

    def watch() -> None:
        # Made before any signal: a handler that starts a thread may wait for a lock the interrupted code holds.
        code = ended.get()
        if code is not None:
            time.sleep(_PATIENCE)
            os._exit(code)

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
        ended.put(code)
        try:
            leave(code)
        except Exception:
            raise SystemExit(code) from None

    threading.Thread(target=watch, name="signal-watch", daemon=True).start()
    former = {
        number: signal.signal(number, handle) for name in _NAMES if (number := getattr(signal, name, None)) is not None
    }

    def uninstall() -> None:
        for number, handler in former.items():
            signal.signal(number, handler)
        ended.put(None)

    return uninstall
