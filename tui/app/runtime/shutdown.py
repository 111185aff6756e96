"""Leaving, however it comes about: what is on the screens and on no disk yet is saved first.

Left by a key, taut goes when that is saved, and stays and says so where it cannot be; the same key again leaves all
the same. Ended by a signal, a closed line or a mistake, it is saved when everything asked for before is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from textual.app import App

from tui.app.base.messages import Request
from tui.app.base.screen import BaseScreen
from tui.app.runtime.worker import Worker
from tui.terminal.signal_handlers import Guard
from tui.workspace import StoreError, Workspace


class Shutdown:
    """Sees to it that the app is left with nothing unsaved.

    Attributes:
        guard: Ends the process where the app, asked to exit, does not: a screen may wait for one that is gone.
    """

    def __init__(self, app: App[None], workspace: Workspace, worker: Worker) -> None:
        self._app = app
        self._workspace = workspace
        self._worker = worker
        self.guard: Guard | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unsaved: tuple[Request[object], ...] = ()
        self._could_not_save = False
        self._leaves_unsaved = False

    def started(self) -> None:
        """The app runs: from now on it can be asked to leave from any thread."""
        self._loop = asyncio.get_running_loop()

    def leave(self) -> None:
        """Leaves when all is saved; where that cannot be, says so, and leaves all the same when asked again."""
        unsaved = self._requests()

        def save() -> None:
            for request in unsaved:
                request.answer(self._workspace)

        def failed(problem: BaseException) -> None:
            if self._could_not_save:
                self._leaves_unsaved = True
                self._exit()
                return
            self._worker.stay()
            self._could_not_save = isinstance(problem, StoreError)
            self._worker.report(problem)

        self._worker.hurry()
        self._worker.do(save, lambda _: self._exit(), failed)

    def _exit(self) -> None:
        if self.guard is not None:
            self.guard.ends(0)
        self._app.exit()

    def sentence(self, problem: StoreError) -> str:
        """What to say of something that could not be saved: also how to leave, once that could not be done for it."""
        return (
            f"{problem} Press the same key again to leave without saving it." if self._could_not_save else str(problem)
        )

    def leave_now(self, code: int) -> None:
        """Asks the app, from any thread, to exit with a code.

        Raises:
            RuntimeError: If it does not run.
        """
        if self._loop is None:
            raise RuntimeError("the app is not running")
        self._loop.call_soon_threadsafe(self._app.exit, None, code)

    def take_stock(self) -> None:
        """Notes what is unsaved while the screens are still there; the first time counts."""
        if not self._leaves_unsaved and not self._unsaved:
            self._unsaved = self._requests()

    def save_now(self) -> None:
        """Saves what is being written at once, on the thread of the caller: for a signal that will end the process."""
        try:
            self.save_drafts()
        finally:
            for screen in self._screens():
                screen.end_editor()

    def save_drafts(self) -> None:
        """Saves what is being written at once, and goes on."""
        for screen in self._screens():
            if (request := screen.unsaved_at_once()) is not None:
                request.answer(self._workspace)

    def _requests(self) -> tuple[Request[object], ...]:
        return tuple(request for screen in self._screens() if (request := screen.unsaved()) is not None)

    def _screens(self) -> Iterator[BaseScreen[Any]]:
        return (screen for screen in self._app.screen_stack if isinstance(screen, BaseScreen))

    def finish(self) -> str:
        """Waits for the worker, then saves what was on the screens at the end.

        Returns:
            A sentence if that could not be saved; else nothing.
        """
        self._worker.finish()
        said = ""
        for request in self._unsaved:
            try:
                request.answer(self._workspace)
            except StoreError as problem:
                said = str(problem)
        self._unsaved = ()
        return said
