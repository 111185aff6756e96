"""Going from place to place, and showing the place on the screen as the notebook now is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import App

from tui.app.bookmark import Bookmark
from tui.app.screens.page import Page
from tui.app.screens.place import Place
from tui.app.screens.today import TodayScreen
from tui.workspace import Workspace

# Every other screen is imported when it is first opened: the first picture does not wait for them.
if TYPE_CHECKING:
    from tui.app.screens.dialogs import Unkept


class Places:
    """The places of the top bar, one of them on the screen.

    Args:
        app: Where the screens are pushed.
        workspace: The notebook.
    """

    def __init__(self, app: App[None], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._unkept: Unkept = {}
        self._bookmark = Bookmark()

    def begin(self) -> None:
        """Shows Today, before anything was read."""
        self._app.push_screen(self._place("today"))

    def take_unkept(self, texts: Unkept) -> None:
        """Takes what was written in dialogs before and not kept."""
        self._unkept |= texts

    def prepare(self) -> None:
        """Imports the journal's screen ahead, off the screen's thread: its first opening then holds nothing still."""
        import tui.app.screens.journal  # noqa: F401

    def go(self, name: str) -> None:
        """Goes to a place, unless a session or a dialog stands above."""
        here = self._app.screen
        if isinstance(here, Page) and here.PLACE and name != here.PLACE:
            self._app.switch_screen(self._place(name))

    def open_journal(self, day: date | None = None) -> None:
        """Shows the journal, at a day if one is given; pages that stand above a place are closed."""
        while not isinstance(self._app.screen, Place):
            self._app.pop_screen()
        self._app.switch_screen(self._journal(day))

    def _place(self, name: str) -> Place:
        workspace = self._workspace
        match name:
            case "today":
                return TodayScreen(workspace.now(), workspace.today, workspace.settings.name)
            case "journal":
                return self._journal()
            case "vision":
                from tui.app.screens.vision import VisionScreen

                return VisionScreen(workspace.today, self._unkept)
            case "values":
                from tui.app.screens.values import ValuesScreen

                return ValuesScreen(workspace.today, self._unkept)
            case "insights":
                from tui.app.screens.insights import InsightsScreen

                return InsightsScreen(workspace.today)
            case "library":
                from tui.app.screens.library import LibraryScreen

                return LibraryScreen(workspace.today)
            case _:
                raise ValueError(f"there is no place {name}")

    def _journal(self, day: date | None = None) -> Place:
        from tui.app.screens.journal import JournalScreen

        titles = {flow.id: flow.title for flow in self._workspace.catalogue.flows.values()}
        return JournalScreen(self._workspace.today, titles, self._bookmark, day)

    def refresh(self, entry: str = "", told: str = "") -> None:
        """Shows the place on the screen as the journal now is.

        Args:
            entry: One that was just kept, to be in sight.
            told: A sentence about what was done, said when the place shows it.
        """
        for screen in self._app.screen_stack:
            if isinstance(screen, Place):
                screen.go_to(entry)
                # Straight to the app, whose own next work then comes after it.
                self._app.post_message(screen.wish(told))

    def say(self, sentence: str) -> None:
        """Says a sentence: in Today where that is what stands, else for a moment at the edge."""
        for screen in self._app.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.say(sentence)
                return
        self._app.notify(sentence)
