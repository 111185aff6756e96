"""Runs the plain face from beginning to end: signals heard, the terminal given back, the right exit code."""

from __future__ import annotations

import gc
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType

from tui.plain.home import Home
from tui.plain.reader import reading
from tui.plain.talk import WIDEST, Stopped, Talk, has_ascii_locale
from tui.practice.flow import Variant
from tui.workspace import Workspace

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


def run(workspace: Workspace, *, begin: str | None = None, day: date | None = None, variant: Variant = "whole") -> int:
    """Talks until it is left, and returns the exit code.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into; it ends with the flow then.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked.

    Raises:
        NotebookError: If the journal cannot be used.
        BrokenPipeError: If nobody reads what is said any more.
    """
    talk = Talk(sys.stdout, _width(), ascii_signs=has_ascii_locale())
    with _signals(talk), reading(talk.echo) as reader:
        talk.hear(reader)
        home = Home(talk, workspace)
        try:
            home.greet()
            gc.freeze()  # what was read stays to the end: no use looking through it for garbage
            gc.enable()
            if begin is None:
                home.talk_on()
            else:
                home.begin(begin, day=day, variant=variant)
        except Stopped as stopped:
            talk.part("Left. What was said is kept, and what was paused waits.")
            return stopped.code
        except EOFError:
            return 0
    return 0


def _width() -> int | None:
    if not sys.stdout.isatty():
        return None
    return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1))


@contextmanager
def _signals(talk: Talk) -> Iterator[None]:
    def handle(number: int, frame: FrameType | None) -> None:
        del frame
        talk.stop(128 + number)

    numbers = (getattr(signal, name, None) for name in _SIGNALS)
    former = {number: signal.signal(number, handle) for number in numbers if number is not None}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
