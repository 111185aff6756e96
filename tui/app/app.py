"""The app: one workspace, the places, and the way to the disk."""

from __future__ import annotations

import asyncio
import os
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import on
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen

from tui.app import first_reading
from tui.app.background import Background
from tui.app.commands import Keymap
from tui.app.crash import QuietCrash
from tui.app.display import ThinDisplay
from tui.app.driver import SafeDriver
from tui.app.everywhere import Everywhere
from tui.app.inorder import InOrder
from tui.app.places import Places
from tui.app.screens.place import Place
from tui.app.sessions import Sessions
from tui.app.styles import style_sheets
from tui.app.terminals import lacks
from tui.app.text import CleanLines
from tui.app.theme import DARK, PLAIN, THEMES, theme_for
from tui.app.wishes import Ask, Begin, Do, OpenDay, Resume, Send, Shown
from tui.practice.flow import Variant
from tui.records.entry import Entry
from tui.workspace import NotebookError, Workspace

if TYPE_CHECKING:
    from tui.app.screens.session import SessionScreen
    from tui.app.screens.unlock import UnlockScreen


LOOKS = 2.0
"""Seconds between two looks whether another window wrote: one question to the file system."""


class TautApp(QuietCrash[None], ThinDisplay[None], CleanLines[None], InOrder[None], Everywhere):
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
        self.background = Background(self._report)
        self.sessions = Sessions(
            self, workspace, self.background, self._session_closed, slow_line="SSH_CONNECTION" in os.environ
        )
        self.places = Places(self, workspace)
        self._keys_to_come = bool(workspace.settings.keys)
        self._looking = False
        self._loop: asyncio.AbstractEventLoop | None = None
        for theme in THEMES:
            self.register_theme(theme)
        # Textual takes NO_COLOR out of the environment, and greys of its own instead of colours, black on black.
        self.theme = PLAIN.name if self.no_color else theme_for(workspace.settings.theme)
        self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.draw_for(lacks(os.environ))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for any theme that does not name them."""
        return DARK.variables

    def get_driver_class(self) -> type[Driver]:
        """The driver that survives bad bytes and dead terminals."""
        return SafeDriver

    def on_mount(self) -> None:
        """Shows Today at once and reads the journal behind it."""
        self._loop = asyncio.get_running_loop()
        self.places.begin()
        if self._keys_to_come:
            self.background.do(self._look_through_keys, self._take_keys)
        self.call_after_refresh(self._read)
        self.set_interval(LOOKS, self._look_around)

    def on_app_focus(self) -> None:
        """Looks for what another window wrote meanwhile."""
        self._look_around()

    def _look_around(self) -> None:
        """Shows the place anew where another window wrote; sends nothing where none did."""

        def looked(changed: bool) -> None:
            self._looking = False
            if changed and isinstance(self.screen, Place):
                self.places.refresh()

        if self.workspace.has_been_read and isinstance(self.screen, Place) and not self._looking:
            self._looking = True
            self.background.do(self.workspace.journal.changed, looked, lambda _: looked(False))

    def _look_through_keys(self) -> Keymap:
        from tui.app.keymap import keymap  # it looks at every screen there is

        return keymap(self.workspace.settings.keys)

    def _take_keys(self, keymap: Keymap) -> None:
        self._keys_to_come = False
        self.keymap = keymap

    def _read(self) -> None:
        if self.workspace.is_locked:
            from tui.app.screens.unlock import UnlockScreen

            self.push_screen(UnlockScreen())
            return
        self.background.do(lambda: first_reading.read(self.workspace), self._first_read)

    def _first_read(self, sentence: str | None) -> None:
        first_reading.hold()
        self.places.refresh()
        for said in (sentence, *map(str, self.workspace.problems[:1]), *self.keymap.problems):
            if said:
                self.places.say(said)
        self.background.do(self.places.prepare)
        self.background.do(self.workspace.waiting_edits, self._say_edits)
        self.background.do(lambda: first_reading.rescue(self.workspace), self._say_rescued)
        self.background.do(self.workspace.tidy)
        flow, day, variant = self._begin
        if flow is not None:
            self.sessions.begin_or_resume(flow, day=day, variant=variant)

    def _say_edits(self, pages: tuple[Entry, ...]) -> None:
        for page in pages[:1]:
            day = f"{page.day:%a} {page.day.day} {page.day:%b} {page.day.year}"
            self.places.say(f"What you were changing on the page of {day} waits: e on it, in the Journal.")

    def _say_rescued(self, count: int) -> None:
        if count:
            self.places.say("What you wrote in your editor when taut was ended is kept as a note.")
            self.places.refresh()

    @property
    def is_moving(self) -> bool:
        """Whether a session is being opened or kept, or the keys are not known yet: the next key waits for that."""
        return self.sessions.is_moving or self._keys_to_come

    # what the screens say

    @on(Shown)
    def _on_shown(self) -> None:
        if self.workspace.has_been_read:
            self.places.refresh()

    @on(Ask)
    def _on_ask(self, event: Ask) -> None:
        def then(found: Any) -> None:
            # A screen that was left meanwhile has nothing to show it in.
            if not isinstance(event.asker, Screen) or event.asker in self.screen_stack:
                event.then(found)

        # Before the journal was opened there is nothing to show; all places are shown anew after that.
        if self.workspace.has_been_read:
            self.background.do(lambda: event.work(self.workspace), then)

    @on(Do)
    def _on_do(self, event: Do) -> None:
        self.background.do(lambda: event.work(self.workspace), lambda _: self.places.refresh())

    @on(Begin)
    def _on_begin(self, event: Begin) -> None:
        self.sessions.begin(event.flow, day=event.day, variant=event.variant, about=event.about)

    @on(Resume)
    def _on_resume(self, event: Resume) -> None:
        self.sessions.resume(event.session)

    @on(Send)
    def _on_send(self, event: Send) -> None:
        if self._driver is not None:
            self._driver.write(event.sequence)

    @on(OpenDay)
    def _on_open_day(self, event: OpenDay) -> None:
        self.places.open_journal(event.day)

    def on_unlock_screen_given(self, event: UnlockScreen.Given) -> None:
        """Tries the passphrase, and reads the journal if it fits."""

        def tried(sentence: str) -> None:
            if sentence:
                event.screen.say(sentence)
            else:
                event.screen.dismiss()
                self._read()

        self.background.do(lambda: first_reading.unlocked(self.workspace, event.passphrase), tried)

    def on_session_screen_draft(self, event: SessionScreen.Draft) -> None:
        """Writes what was said."""
        self.sessions.draft(event.screen)

    def on_session_screen_paused(self, event: SessionScreen.Paused) -> None:
        """Leaves the session; it waits."""
        self.sessions.pause(event.screen)

    def on_session_screen_finished(self, event: SessionScreen.Finished) -> None:
        """Keeps the session."""
        self.sessions.finish(event.screen, event.walk)

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
            else:
                self.notify(str(problem), severity="error", timeout=12, markup=False)
        elif isinstance(problem, Exception):
            self._handle_exception(problem)
        else:
            raise problem
