"""The app: one workspace, the places, and the way to the disk."""

from __future__ import annotations

import asyncio
import os
from datetime import date

from textual.driver import Driver
from textual.filter import Monochrome, NoColor

from tui.app.answering import Answering
from tui.app.background import Background
from tui.app.crash import QuietCrash
from tui.app.display import ThinDisplay
from tui.app.driver import SafeDriver
from tui.app.inorder import InOrder
from tui.app.notices import Notices
from tui.app.opening import Opening
from tui.app.places import Places
from tui.app.sessions import Sessions
from tui.app.styles import StyledOnce, style_sheets
from tui.app.terminals import lacks
from tui.app.text import CleanLines
from tui.app.theme import DARK, PLAIN, THEMES, theme_for
from tui.practice.flow import Variant
from tui.records.entry import Entry
from tui.workspace import NotebookError, NotebookLocked, Workspace


class TautApp(
    Opening,
    Answering,
    QuietCrash[None],
    ThinDisplay[None],
    StyledOnce[None],
    CleanLines[None],
    Notices[None],
    InOrder[None],
):
    """The full screen.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked.
    """

    TITLE = "taut"
    CSS_PATH = style_sheets()

    def __init__(
        self, workspace: Workspace, *, begin: str | None = None, day: date | None = None, variant: Variant = "whole"
    ) -> None:
        super().__init__()
        self.crash_folder = workspace.places.log
        self.workspace = workspace
        self._begin = (begin, day, variant)
        self.background = Background(self._report, self.unlock_again)
        self.sessions = Sessions(
            self, workspace, self.background, self._session_closed, slow_line="SSH_CONNECTION" in os.environ
        )
        self.places = Places(self, workspace)
        self._loop: asyncio.AbstractEventLoop | None = None
        for theme in THEMES:
            self.register_theme(theme)
        # Textual takes NO_COLOR out of the environment, and greys of its own instead of colours, black on black.
        self.theme = PLAIN.name if self.no_color else theme_for(workspace.settings.theme)
        self.style_first()
        self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.draw_for(lacks(os.environ))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for any theme that does not name them."""
        return DARK.variables

    def get_driver_class(self) -> type[Driver]:
        """The driver that survives bad bytes and dead terminals."""
        return SafeDriver

    def on_mount(self) -> None:
        """Opens the notebook."""
        self._loop = asyncio.get_running_loop()
        self.open_notebook()

    @property
    def is_moving(self) -> bool:
        """Whether a session is being opened or kept, or the keys are not known yet: the next key waits for that."""
        return self.sessions.is_moving or self._keys_to_come

    def _session_closed(self, entry: Entry | None, offered: tuple[str, ...]) -> None:
        if entry is not None:
            titles = " or ".join(f"“{self.workspace.flow(flow).title}”" for flow in offered)
            self.places.say(
                f"Kept {entry.ended:%H:%M}." + (f" If you like, go on with {titles}, in the Library." if titles else "")
            )
        self.places.refresh(entry.id if entry else "")

    # leaving

    def leave_now(self, code: int) -> None:
        """Asks the app, from any thread, to exit with a code.

        Raises:
            RuntimeError: If it does not run.
        """
        if self._loop is None:
            raise RuntimeError("the app does not run")
        self._loop.call_soon_threadsafe(self.exit, None, code)

    def _report(self, problem: BaseException) -> None:
        """Says in one sentence what went wrong and what to do; anything else is a mistake of ours."""
        if isinstance(problem, NotebookError):
            if not self.workspace.has_been_read:
                self.exit(return_code=1, message=str(problem))
            elif not isinstance(problem, NotebookLocked):  # then the passphrase is asked for
                self.notify(str(problem), severity="error")
        elif isinstance(problem, Exception):
            self._handle_exception(problem)
        else:
            raise problem
