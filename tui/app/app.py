"""The app: one workspace, the places, and the way to the disk."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Iterable
from datetime import date
from time import sleep
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from tui.app.background import Background
from tui.app.commands import EVERYWHERE
from tui.app.crash import QuietCrash
from tui.app.display import ThinDisplay
from tui.app.driver import SafeDriver
from tui.app.inorder import InOrder
from tui.app.screens.page import Page
from tui.app.screens.place import Place
from tui.app.screens.today import TodayScreen
from tui.app.sessions import Sessions
from tui.app.styles import style_sheets
from tui.app.text import CleanLines
from tui.app.theme import DARK, THEMES, theme_for
from tui.app.wishes import Ask, Begin, Do, OpenDay, Resume, Shown
from tui.practice.flow import Variant
from tui.records.entry import Entry
from tui.workspace import NotebookError, Workspace

# Every other screen is imported when it is first opened: the first picture does not wait for them.
if TYPE_CHECKING:
    from tui.app.screens.dialogs import Unkept
    from tui.app.screens.session import SessionScreen

RESTED = 64
"""Entries read between two moments in which the screen may draw."""


class TautApp(QuietCrash[None], ThinDisplay[None], CleanLines[None], InOrder[None]):
    """The full screen.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked.
    """

    TITLE = "taut"
    CSS_PATH = style_sheets()
    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in EVERYWHERE]
    ENABLE_COMMAND_PALETTE = True

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
        self._unkept: Unkept = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_for(workspace.settings.theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for any theme that does not name them."""
        return DARK.variables

    def get_driver_class(self) -> type[Driver]:
        """The driver that survives bad bytes and dead terminals."""
        return SafeDriver

    def on_mount(self) -> None:
        """Shows Today at once and reads the journal behind it."""
        self._loop = asyncio.get_running_loop()
        self.push_screen(self._today())
        self.call_after_refresh(self._read)

    def _today(self) -> TodayScreen:
        return TodayScreen(self.workspace.now(), self.workspace.today, self.workspace.settings.name)

    def _read(self) -> None:
        self.background.do(self._open_and_read, self._first_read)

    def _open_and_read(self) -> str | None:
        sentence = self.workspace.start()
        for count in self.workspace.read():
            if count % RESTED == 0:
                sleep(0.0005)
        return sentence

    def _first_read(self, sentence: str | None) -> None:
        # What was read is held until the end: looking through it for garbage would hold the screen still each time.
        gc.freeze()
        gc.enable()
        self._refresh_place()
        for said in (sentence, *map(str, self.workspace.problems[:1])):
            if said:
                self._say(said)
        self.background.do(self.workspace.tidy)
        flow, day, variant = self._begin
        if flow is not None:
            self.sessions.begin_or_resume(flow, day=day, variant=variant)

    def _refresh_place(self, entry: str = "") -> None:
        """Shows the place on the screen as the journal now is, with an entry that was just kept in sight."""
        for screen in self.screen_stack:
            if isinstance(screen, Place):
                screen.go_to(entry)
                screen.refresh_view()

    def _say(self, sentence: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.say(sentence)
                return
        self.notify(sentence, markup=False)

    @property
    def is_moving(self) -> bool:
        """Whether a session is being opened or kept: the next key is for what comes then."""
        return self.sessions.is_moving

    # places

    def action_place(self, name: str) -> None:
        """Goes to a place, unless a session or a dialog stands above."""
        if not isinstance(self.screen, Page) or not self.screen.PLACE or name == self.screen.PLACE:
            return
        match name:
            case "today":
                self.switch_screen(self._today())
            case "journal":
                self.open_journal()
            case "vision":
                from tui.app.screens.vision import VisionScreen

                self.switch_screen(VisionScreen(self.workspace.today, self._unkept))
            case "values":
                from tui.app.screens.values import ValuesScreen

                self.switch_screen(ValuesScreen(self.workspace.today))
            case "insights":
                from tui.app.screens.insights import InsightsScreen

                self.switch_screen(InsightsScreen(self.workspace.today))
            case "library":
                from tui.app.screens.library import LibraryScreen

                self.switch_screen(LibraryScreen(self.workspace.today))
            case _:
                raise ValueError(f"there is no place {name}")

    def open_journal(self, day: date | None = None) -> None:
        """Shows the journal, at a day if one is given."""
        from tui.app.screens.journal import JournalScreen

        titles = {flow.id: flow.title for flow in self.workspace.catalogue.flows.values()}
        self.switch_screen(JournalScreen(self.workspace.today, titles, day))

    def action_note(self) -> None:
        """Begins a quick note."""
        if isinstance(self.screen, Page) and self.screen.PLACE:
            self.sessions.begin_or_resume("note")

    def action_keys(self) -> None:
        """Shows every key that works here."""
        from tui.app.screens.help import HelpScreen

        if isinstance(self.screen, Page):
            self.push_screen(HelpScreen(self.screen.all_commands(), self.screen.help_note()))

    def action_support(self) -> None:
        """Shows someone to talk to."""
        from tui.app.screens.support import SupportScreen

        if isinstance(self.screen, SupportScreen):
            return
        set_to = self.workspace.settings

        def changed(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                self.background.do(lambda: self.workspace.set_support(*answer))

        self.push_screen(SupportScreen(set_to.support_name, set_to.support_number), changed)

    def action_repaint(self) -> None:
        """Sends every cell again."""
        self.repaint_all()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the screen, then those of the app."""
        for command in screen.all_commands() if isinstance(screen, Page) else EVERYWHERE:
            yield SystemCommand(command.label.capitalize(), command.help, lambda c=command: self._run(c.action))

    def _run(self, action: str) -> None:
        self.run_worker(self.run_action(action, self.screen))

    # what the screens say

    @on(Shown)
    def _on_shown(self) -> None:
        if self.workspace.has_been_read:
            self._refresh_place()

    @on(Ask)
    def _on_ask(self, event: Ask) -> None:
        # Before the journal was opened there is nothing to show; all places are shown anew after that.
        if self.workspace.has_been_read:
            self.background.do(lambda: event.work(self.workspace), event.then)

    @on(Do)
    def _on_do(self, event: Do) -> None:
        self.background.do(lambda: event.work(self.workspace), lambda _: self._refresh_place())

    @on(Begin)
    def _on_begin(self, event: Begin) -> None:
        self.sessions.begin(event.flow, variant=event.variant)

    @on(Resume)
    def _on_resume(self, event: Resume) -> None:
        self.sessions.resume(event.session)

    @on(OpenDay)
    def _on_open_day(self, event: OpenDay) -> None:
        self.open_journal(event.day)

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
            self._say(
                f"Kept {entry.ended:%H:%M}." + (f" If you like, go on with {titles}, in the Library." if titles else "")
            )
        self._refresh_place(entry.id if entry else "")

    # leaving

    async def action_leave_place(self) -> None:
        """Leaves from a place; in a session a letter that goes astray leaves nothing."""
        if isinstance(self.screen, Place):
            await self.action_leave()

    async def action_leave(self) -> None:
        """Leaves; what stands on the screen is saved first, and writing is waited for."""
        self.sessions.leave(self.exit)

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
