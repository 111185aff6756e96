"""A mistake in the program, told without a word of what a person wrote.

Textual prints a traceback with local variables, and the process ends with 0. Here the types of the errors and the
places in the code go to a file only its owner can read, one line to the terminal, and the exit code is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ReturnType
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from tui.terminal import early_frame
from tui.terminal.crash_report import write_report


class PrivateCrash(App[ReturnType]):
    """An app whose crash says nothing of what a person wrote."""

    CRASH_PACKAGES: ClassVar[tuple[str, ...]] = ("textual", "rich")
    """Packages whose versions a report names."""
    crash_folder: Callable[[], Path] | None = None
    """Gives the folder for reports, made if it was not there; None writes none."""

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
            folder = self.crash_folder
            path = write_report(error, folder, self.CRASH_PACKAGES) if folder else None
            details = (
                f"Details, with nothing you wrote in them: {path}" if path else "The details could not be written."
            )
            name = self.title
            self._crash_line = f"{name} stopped because of an error in {name}; what you wrote is saved. {details}"
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._crash_line is None:
            super()._print_error_renderables()
            return
        self._exit_renderables.clear()
        if sys.__stderr__ is not None and not self.is_headless:
            early_frame.give_back()
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
