"""Leaving, however it comes about: what stands on the screen and is on no disk yet is written first.

Left by a key, taut goes when that is written, and stays and says so where it cannot be; the same key again leaves all
the same. Ended by a signal, a closed line or a mistake, it is written when everything asked for before is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeAlias

from rich.console import RenderableType
from textual.app import App, ReturnType

from tui.app.background import Background
from tui.app.screens.base import BaseScreen
from tui.workspace import NotebookError, Workspace

Write: TypeAlias = Callable[[Workspace], object]


class Leaving(App[ReturnType]):
    """An app that is left with nothing unwritten."""

    workspace: Workspace
    background: Background
    _left: tuple[Write, ...] = ()
    _leaves_anyway = False

    def unsaved(self) -> Iterator[Write]:
        """What writes down all that stands on the screens."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and (write := screen.unsaved()) is not None:
                yield write

    def leave(self) -> None:
        """Leaves when all is written; where that cannot be, says so, and leaves all the same when asked again."""
        if self._leaves_anyway:
            self._left = ()
            super().exit()
            return
        writes = tuple(self.unsaved())

        def write() -> None:
            for one in writes:
                one(self.workspace)

        def failed(problem: BaseException) -> None:
            self._leaves_anyway = isinstance(problem, NotebookError)
            if self._leaves_anyway:
                self.notify(f"{problem} The same key again leaves without it.", severity="error", timeout=10)
            else:
                self.background.report(problem)

        self.background.hurry()
        self.background.do(write, lambda _: self.exit(), failed)

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Ends the app; what is unwritten is noted while the screens still stand."""
        self._take_stock()
        super().exit(result, return_code, message)

    def _fatal_error(self) -> None:
        # A mistake may have left the screens in any state.
        with suppress(Exception):
            self._take_stock()
        super()._fatal_error()

    def _take_stock(self) -> None:
        self._left = self._left or tuple(self.unsaved())

    def write_what_is_left(self) -> str:
        """Writes what stood on the screens at the end; after everything else that was to be written.

        Returns:
            A sentence if it could not be; else nothing.
        """
        said = ""
        for write in self._left:
            try:
                write(self.workspace)
            except NotebookError as problem:
                said = str(problem)
        self._left = ()
        return said
