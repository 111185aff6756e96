"""The app: one workspace, the screens, and the way to the disk; run from beginning to end."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.reactive import reactive

from tui.app.base.global_commands import EVERYWHERE, QUIT
from tui.app.base.messages import (
    Ask,
    Begin,
    Do,
    GoBack,
    OpenDay,
    OpenSettings,
    OpenTrash,
    Reading,
    ReadWeek,
    Resume,
    Send,
    ShowTheme,
)  # fmt: skip
from tui.app.base.screen import CommandScreen, TabScreen
from tui.app.runtime.background_sync import BackgroundSync
from tui.app.runtime.global_actions import GlobalActions
from tui.app.runtime.navigation import Navigation
from tui.app.runtime.session_controller import SessionController
from tui.app.runtime.shutdown import Shutdown
from tui.app.runtime.startup import Startup
from tui.app.runtime.styles import DARK, FIRST, PLAIN, THEMES, StyledOnce, style_sheets, theme_for
from tui.app.runtime.worker import LeavingError, Worker
from tui.app.today.screen import TodayScreen
from tui.practice.flow import Variant
from tui.records.date_forms import clock
from tui.records.entry import Entry
from tui.terminal import crash, signal_handlers
from tui.terminal.capabilities import missing_charset
from tui.terminal.commands import UNCHANGED, Keymap
from tui.terminal.crash import PrivateCrash
from tui.terminal.display import DiffDisplay
from tui.terminal.driver import SafeDriver
from tui.terminal.key_queue import KeyQueue
from tui.terminal.notifications import SingleNotification
from tui.terminal.safe_text import SafeText
from tui.workspace import LockedError, StoreError, Workspace

if TYPE_CHECKING:
    from tui.app.dialogs.forms import UnlockScreen
    from tui.app.session.screen import SessionScreen
    from tui.workspace.session_runner import Offer


class TautApp(
    PrivateCrash[None], DiffDisplay[None], StyledOnce[None], SafeText[None], SingleNotification[None], KeyQueue[None]
):
    """The full screen.

    What it inherits are layers over Textual. All of taut it holds: each part does one thing, and the actions and
    messages that Textual brings here are handed to it.
    """

    TITLE = "taut"
    CRASH_PACKAGES = ("taut", "textual", "rich", "tinydb")
    CSS_PATH = style_sheets()[: len(FIRST)]
    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in EVERYWHERE]
    keymap: reactive[Keymap] = reactive(UNCHANGED)

    def __init__(
        self, workspace: Workspace, *, begin: str | None = None, day: date | None = None, variant: Variant | None = None
    ) -> None:
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # empty means unset (no-color.org); Textual looks only for the name
        super().__init__()
        self.crash_folder = workspace.log_folder
        self.workspace = workspace
        self.worker = Worker(self._report, lambda go_on: self.startup.unlock_again(go_on))
        self.navigation = Navigation(self, workspace)
        self.sessions = SessionController(
            self, workspace, self.worker, self._session_closed, is_still=workspace.settings.is_still(os.environ)
        )
        self.syncing = BackgroundSync(workspace, self._synced)
        self.startup = Startup(
            self,
            workspace,
            self.worker,
            self.navigation,
            take_keys=self._take_keys,
            begin=lambda: self.sessions.resume_or_begin(begin, day=day, variant=variant) if begin else None,
            look_further=self.syncing.look,
        )
        self.global_actions = GlobalActions(self, workspace, self.worker, self.navigation)
        self.shutdown = Shutdown(self, workspace, self.worker)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme_for(workspace.settings.theme)
        self.style_first(TodayScreen, style_sheets()[len(FIRST) :])
        self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.limit_charset(missing_charset(os.environ))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for any theme that does not name them."""
        return DARK.variables

    def get_driver_class(self) -> type[Driver]:
        """The driver that survives bad bytes and dead terminals."""
        return SafeDriver

    # beginning and ending

    def on_mount(self) -> None:
        self.shutdown.started()
        self.startup.open_notebook()

    def on_app_focus(self) -> None:
        self.startup.look_around()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Ends the app; what is unsaved is noted while the screens are still there."""
        self.shutdown.take_stock()
        super().exit(result, return_code, message)

    def _fatal_error(self) -> None:
        # A mistake may have left the screens in any state.
        with suppress(Exception):
            self.shutdown.take_stock()
        super()._fatal_error()

    @property
    def is_moving(self) -> bool:
        """Whether a session is being opened or kept, or the keys are not known yet: the next key waits for that."""
        return self.sessions.is_moving or self.startup.waits_for_keys

    def leaves(self, key: str) -> bool:
        return key in self.keymap.of(QUIT).keys.split(",")

    def leave(self) -> None:
        self.shutdown.leave()

    def _take_keys(self, keymap: Keymap) -> None:
        self.keymap = keymap
        if keymap is not UNCHANGED:
            self.set_keymap(dict(keymap.changed))

    def _synced(self) -> None:
        """How syncing stands has changed: Today says so, where it is shown."""
        with suppress(RuntimeError):  # the app was left in between
            self.call_from_thread(self.navigation.refresh)

    def _session_closed(self, entry: Entry | None, offered: tuple[Offer, ...]) -> None:
        if entry is not None:
            self.navigation.say(f"Saved at {clock(entry.ended)}.")
        self.navigation.refresh(entry.id if entry else "")
        if entry is not None and offered:
            from tui.app.dialogs.offers import OffersDialog

            self.push_screen(OffersDialog(offered))

    def _report(self, problem: BaseException) -> None:
        """Says in one sentence what went wrong and what to do; anything else is a mistake of ours."""
        if isinstance(problem, StoreError):
            if not self.workspace.read_model.has_been_read:
                self.exit(return_code=1, message=str(problem))
            elif not isinstance(problem, LockedError):  # then the passphrase is asked for
                self.notify(self.shutdown.sentence(problem), severity="error")
        elif isinstance(problem, LeavingError):
            pass  # what was not done for leaving is not missed
        elif isinstance(problem, Exception):
            self._handle_exception(problem)
        else:
            raise problem

    # what can be done from every screen

    def action_place(self, name: str) -> None:
        self.navigation.go(name)

    def action_note(self) -> None:
        if isinstance(self.screen, CommandScreen) and self.screen.TAB:
            self.sessions.resume_or_begin("note")

    def action_search(self) -> None:
        if isinstance(self.screen, TabScreen):
            self.navigation.go_and_do("journal", "search")

    def action_take_back(self) -> None:
        self.global_actions.undo()

    def action_do_again(self) -> None:
        self.global_actions.redo()

    def action_leave(self) -> None:
        self.shutdown.leave()

    def action_leave_place(self) -> None:
        if isinstance(self.screen, TabScreen) and not self.screen.went_back():
            self.shutdown.leave()

    def action_suspend(self) -> None:
        self.shutdown.save_drafts()
        self.action_suspend_process()

    def action_command_palette(self) -> None:
        self.global_actions.show_palette(self.keymap)

    def action_palette_from_place(self) -> None:
        if isinstance(self.screen, TabScreen):
            self.global_actions.show_palette(self.keymap)

    def action_keys(self) -> None:
        self.global_actions.show_help(self.keymap)

    def action_share(self) -> None:
        self.global_actions.share()

    def action_circle(self) -> None:
        self.global_actions.show_circle()

    def action_leader(self) -> None:
        self.global_actions.show_leader()

    def action_settings(self, row: str) -> None:
        self.navigation.open_settings(row)

    def action_support(self) -> None:
        self.global_actions.show_support()

    # what the screens say

    def on_shown(self) -> None:
        if self.workspace.read_model.has_been_read:
            self.navigation.refresh()

    def on_ask(self, event: Ask) -> None:
        # Before the journal was opened there is nothing to show; all tabs are refreshed after that.
        if self.workspace.read_model.has_been_read:
            reads = isinstance(event.request, Reading)
            self.worker.do(lambda: event.request.answer(self.workspace), event.reply, reads=reads)

    def on_do(self, event: Do) -> None:
        def failed(problem: BaseException) -> None:
            self.worker.report(problem)
            self.navigation.refresh()

        def done(_: object) -> None:
            self.navigation.refresh()
            if event.then is not None:
                self.on_begin(event.then)

        self.worker.do(lambda: event.request.answer(self.workspace), done, failed)

    def on_begin(self, event: Begin) -> None:
        if event.resumes:
            self.sessions.resume_or_begin(event.flow, day=event.day, variant=event.variant)
        else:
            self.sessions.begin(event.flow, day=event.day, variant=event.variant, about=event.about)

    def on_resume(self, event: Resume) -> None:
        self.sessions.resume(event.session)

    def on_read_week(self, event: ReadWeek) -> None:
        from tui.app.reflection.screen import PeriodScreen

        self.push_screen(PeriodScreen(event.day))

    def on_open_day(self, event: OpenDay) -> None:
        self.navigation.open_journal(event.day)

    def on_open_settings(self, event: OpenSettings) -> None:
        self.navigation.open_settings(event.row)

    def on_open_trash(self, event: OpenTrash) -> None:
        del event
        self.navigation.show_trash()

    def on_go_back(self, event: GoBack) -> None:
        del event
        self.navigation.back()

    def on_show_theme(self, event: ShowTheme) -> None:
        self.theme = self._theme_for(event.theme)

    def _theme_for(self, chosen: str) -> str:
        # Textual takes NO_COLOR out of the environment, and greys of its own instead of colours, black on black.
        return PLAIN.name if self.no_color else theme_for(chosen)

    def on_send(self, event: Send) -> None:
        if self._driver is not None:
            self._driver.write(event.sequence)

    def on_unlock_screen_given(self, event: UnlockScreen.Given) -> None:
        self.startup.unlock(event.passphrase)

    def on_session_screen_paused(self, event: SessionScreen.Paused) -> None:
        self.sessions.pause(event.runner)

    def on_session_screen_finished(self, event: SessionScreen.Finished) -> None:
        self.sessions.finish(event.runner, opens_week=event.opens_week)


def run(
    workspace: Workspace, *, begin: str | None = None, day: date | None = None, variant: Variant | None = None
) -> int:
    """Opens the full screen, guarded against signals, and returns the exit code when it is left and all is saved.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked; ``None`` as usual.
    """
    app = TautApp(workspace, begin=begin, day=day, variant=variant)
    shutdown = app.shutdown
    shutdown.guard, uninstall = signal_handlers.install(
        shutdown.save_now, shutdown.leave_now, signal_handlers.FIRST_SCREEN, shutdown.finish
    )
    try:
        return crash.run(app, mouse=workspace.settings.mouse)
    finally:
        if said := shutdown.finish():
            sys.stderr.write(f"{said}\n")
        app.syncing.finish()
        uninstall()
