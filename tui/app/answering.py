"""What the screens say, answered: everything they ask of the notebook comes through here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from tui.app.everywhere import Everywhere
from tui.app.wishes import Ask, Begin, Do, OpenDay, Resume, Send, Shown

if TYPE_CHECKING:
    from tui.app.screens.session import SessionScreen


class Answering(Everywhere):
    """The part of the app that answers messages of its screens."""

    @on(Shown)
    def _on_shown(self) -> None:
        if self.workspace.has_been_read:
            self.places.refresh()

    @on(Ask)
    def _on_ask(self, event: Ask) -> None:
        def then(found: Any) -> None:
            # A screen that was left meanwhile has nothing to show it in.
            if event.asker in self.screen_stack:
                event.then(found)

        # Before the journal was opened there is nothing to show; all places are shown anew after that.
        if self.workspace.has_been_read:
            self.background.do(lambda: event.work(self.workspace), then)

    @on(Do)
    def _on_do(self, event: Do) -> None:
        def failed(problem: BaseException) -> None:
            self.background.report(problem)
            self.places.refresh()

        self.background.do(lambda: event.work(self.workspace), lambda _: self.places.refresh(), failed)

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

    def on_session_screen_draft(self, event: SessionScreen.Draft) -> None:
        """Writes what was said."""
        self.sessions.draft(event.screen)

    def on_session_screen_paused(self, event: SessionScreen.Paused) -> None:
        """Leaves the session; it waits."""
        self.sessions.pause(event.screen)

    def on_session_screen_finished(self, event: SessionScreen.Finished) -> None:
        """Keeps the session."""
        self.sessions.finish(event.screen, event.walk)
