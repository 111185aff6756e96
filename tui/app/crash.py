"""A mistake in taut, told without a word of the journal.

Textual prints a traceback with local variables, and the process ends with 0. Here the types of the errors and the
places in the code go to a file only its owner can read, one line to the terminal, and the exit code is 1.

Textual's private parts relied on (8.2.8): ``App._handle_exception``, ``App._fatal_error`` and
``App._print_error_renderables`` are overridden; ``_return_code``, ``_exception``, ``_exception_event``,
``_exit_renderables`` and ``_close_messages_no_wait`` are used as the stock methods use them.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.app import App, ReturnType
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from tui.records.text import one_line
from tui.settings import make_folder

_OURS = "tui"


def report(error: BaseException) -> str:
    """An error and what led to it: types and places, never a message unless it is ours, never a local variable."""
    return "\n".join([_versions(), "", *_lines(error, set())]) + "\n"


def _versions() -> str:
    import platform  # both here, so that the first picture does not wait for them
    from importlib.metadata import PackageNotFoundError, version

    parts = [f"Python {platform.python_version()} on {platform.system()}"]
    for package in ("taut", "textual", "rich", "tinydb"):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            pass
    return ", ".join(parts)


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    if id(error) in seen:
        return
    seen.add(id(error))
    inner = getattr(error, "error", None)  # a failed worker carries its error so
    led_to = [error.__cause__, error.__context__ if not error.__suppress_context__ else None]
    for earlier in [*led_to, inner if isinstance(inner, BaseException) else None]:
        if earlier is not None and id(earlier) not in seen:
            yield from _lines(earlier, seen)
            yield "which led to"
    for frame, number in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        yield f"  {code.co_filename}:{number} in {code.co_name}"
    kind = type(error)
    message = f": {one_line(str(error))}" if kind.__module__.split(".")[0] == _OURS else ""
    yield f"{kind.__module__}.{kind.__qualname__}{message}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield "with"
            yield from _lines(part, seen)


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write the report to a new file of the owner's (0600) in a folder of the owner's (0700).

    Args:
        error: What happened.
        folder: Made if it is not there.

    Returns:
        The file, or None if it could not be written.
    """
    name = f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    try:
        make_folder(folder)
        path = folder / name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return None
    return path


def words(path: Path | None) -> str:
    """The line for the person."""
    kept = "taut stopped because of a mistake in taut; what you wrote is kept."
    return f"{kept} Details without your words: {path}" if path else f"{kept} The details could not be written."


class QuietCrash(App[ReturnType]):
    """An app whose crash says nothing of what a person wrote."""

    crash_folder: Path | None = None
    """Where reports go; None writes none."""

    _crash_line: str | None = None

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self._exit and isinstance(cause, NoMatches):
            # A screen that was still being put up when the app was left finds its widgets gone.
            self._close_messages_no_wait()
            return
        self._return_code = 1
        if self._exception is None:
            # Also for the test pilot, which raises it again.
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def _fatal_error(self) -> None:
        error = self._exception or sys.exc_info()[1]
        if self._crash_line is None and error is not None:
            # The first mistake is the one to mend; those that follow it while closing say nothing new.
            self._crash_line = words(write_report(error, self.crash_folder) if self.crash_folder else None)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._crash_line is None:
            super()._print_error_renderables()
            return
        self._exit_renderables.clear()
        if sys.__stderr__ is not None and not self.is_headless:
            # Not through Rich, which would cut the path at the terminal's width.
            print(self._crash_line, file=sys.__stderr__, flush=True)


def run(app: App[Any], *, mouse: bool = False) -> int:
    """Run an app and say with which code the process should end.

    Args:
        app: The app.
        mouse: Whether to follow the mouse; without it the terminal's own selection works.
    """
    app.run(mouse=mouse)
    return app.return_code or 0
