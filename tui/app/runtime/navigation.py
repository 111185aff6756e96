"""Going from tab to tab, and refreshing what is shown when the notebook changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import App

from tui.app.base.screen import Bookmark, CommandScreen, TabScreen
from tui.app.today.screen import TodayScreen
from tui.workspace import Workspace

# Every other screen is imported when it is first opened: the first picture does not wait for them.
if TYPE_CHECKING:
    from tui.app.dialogs.forms import Unkept


class Navigation:
    """The tabs of the top bar, one of them on the screen.

    Attributes:
        unkept: What was written in dialogs and not kept.
    """

    def __init__(self, app: App[None], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self.unkept: Unkept = {}
        self._bookmark = Bookmark()
        self._before = "today"

    def begin(self) -> None:
        """Shows Today, before anything was read."""
        self._app.push_screen(self._tab("today"))

    def take_unkept(self, texts: Unkept) -> None:
        """Takes what was written in dialogs before and not kept."""
        self.unkept |= texts

    def prepare(self) -> None:
        """Imports the journal's screen ahead, off the screen's thread: its first opening then holds nothing still."""
        import tui.app.journal.screen  # noqa: F401

    def go(self, name: str) -> None:
        """Goes to a tab, unless a session or a dialog stands above."""
        here = self._app.screen
        if isinstance(here, CommandScreen) and here.TAB and name != here.TAB:
            self._before = here.TAB
            self._app.switch_screen(self._tab(name))

    def go_and_do(self, name: str, action: str) -> None:
        """Goes to a tab from another and does something there, once it is shown."""
        self.go(name)
        there = self._app.screen
        there.call_after_refresh(there.run_action, action)

    def back(self) -> None:
        """Goes to the tab that was shown before this one."""
        self.go(self._before)

    def open_settings(self, row: str) -> None:
        """Shows Settings, and opens a row of it."""
        from tui.app.settings.screen import SettingsScreen

        here = self._app.screen
        if isinstance(here, SettingsScreen):
            here.open_row(row)
        elif isinstance(here, TabScreen):
            self._before = here.TAB
            self._app.switch_screen(SettingsScreen(self._workspace.today, row))

    def show_trash(self) -> None:
        """Shows the trash above the tab."""
        from tui.app.journal.trash import TrashScreen

        self._app.push_screen(TrashScreen())

    def open_journal(self, day: date | None = None) -> None:
        """Shows the journal, at a day if one is given; screens above a tab are closed."""
        while not isinstance(self._app.screen, TabScreen):
            self._app.pop_screen()
        self._app.switch_screen(self._journal(day))

    def _tab(self, name: str) -> TabScreen:
        workspace = self._workspace
        match name:
            case "today":
                return TodayScreen(
                    workspace.now(),
                    workspace.today,
                    workspace.settings.day_starts_at,
                    workspace.settings.name,
                    self.unkept,
                )
            case "journal":
                return self._journal()
            case "vision":
                from tui.app.vision.screen import VisionScreen

                return VisionScreen(workspace.today, self.unkept)
            case "values":
                from tui.app.values.screen import ValuesScreen

                return ValuesScreen(workspace.today, self.unkept)
            case "reality":
                from tui.app.reality.screen import RealityScreen

                return RealityScreen(workspace.today)
            case "reflection":
                from tui.app.reflection.screen import ReflectionScreen

                return ReflectionScreen(workspace.today)
            case "library":
                from tui.app.library.screen import LibraryScreen

                return LibraryScreen(workspace.today)
            case "settings":
                from tui.app.settings.screen import SettingsScreen

                return SettingsScreen(workspace.today)
            case _:
                raise ValueError(f"there is no tab {name}")

    def _journal(self, day: date | None = None) -> TabScreen:
        from tui.app.journal.screen import JournalScreen

        return JournalScreen(self._workspace.today, self._workspace.catalogue.title, self._bookmark, day, self.unkept)

    def refresh(self, entry: str = "", told: str = "") -> None:
        """Shows the tab on the screen as the journal is now.

        Args:
            entry: One that was just kept, to be in sight.
            told: A sentence about what was done, said when the tab shows it.
        """
        for screen in self._app.screen_stack:
            if isinstance(screen, TabScreen):
                screen.go_to(entry)
                # Straight to the app, whose own next work then comes after it.
                self._app.post_message(screen.refreshing(told))

    def say(self, sentence: str) -> None:
        """Says a sentence: in Today where that is what stands, else for a moment at the edge."""
        for screen in self._app.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.say(sentence)
                return
        self._app.notify(sentence)
