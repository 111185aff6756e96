"""Opening, pausing and finishing sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from tui.app.base.messages import ReadWeek
from tui.app.base.screen import BaseScreen
from tui.app.runtime.worker import Worker
from tui.practice.flow import Variant
from tui.practice.session import Session
from tui.records.day import short_day
from tui.records.entry import Entry
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.app.session.screen import SessionScreen
    from tui.workspace.session_runner import Offer, SessionRunner

Saved = TypeVar("Saved")


class SessionController:
    """Opens session screens, and closes them when what was said is on the disk.

    Args:
        closed: Called when a session screen is gone, with the entry it became, if any.
        is_still: Whether nothing may move by itself.

    Attributes:
        is_moving: Whether a session is being opened or closed.
    """

    def __init__(
        self,
        app: App[None],
        workspace: Workspace,
        worker: Worker,
        closed: Callable[[Entry | None, tuple[Offer, ...]], None],
        *,
        is_still: bool,
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._worker = worker
        self._closed = closed
        self._is_still = is_still
        self.is_moving = False

    def begin(self, flow: str, *, day: date | None = None, variant: Variant | None = None, about: str = "") -> None:
        """Begins a flow; the screen opens when the portrait is there."""
        self._open(lambda: self._workspace.sessions.begin(flow, day=day, variant=variant, about=about))

    def resume_or_begin(self, flow: str, *, day: date | None = None, variant: Variant | None = None) -> None:
        """Goes on with a waiting session of this flow and day, else begins one."""
        self._open(lambda: self._workspace.sessions.resume_or_begin(flow, day=day, variant=variant))

    def resume(self, session: Session) -> None:
        self._open(lambda: self._workspace.sessions.resume(session.id))

    def _open(self, find: Callable[[], Session]) -> None:
        if self.is_moving:
            return
        self.is_moving = True

        def opened(runner: SessionRunner) -> None:
            self.is_moving = False
            title = self._workspace.flow(runner.session.flow).title
            today = self._workspace.today
            if (day := runner.session.day) != today:
                title = f"{title} · for {short_day(day, today)}"
            words = Counter(mood.word for mood in runner.portrait.moods)
            used = [word for word, _ in words.most_common(12)]
            from tui.app.session.screen import SessionScreen

            emotions = self._workspace.catalogue.emotions
            pictures = self._workspace.settings.pictures
            screen = SessionScreen(runner, title, emotions, used, is_still=self._is_still, pictures=pictures)
            self._app.push_screen(screen)

        def failed(problem: BaseException) -> None:
            self.is_moving = False
            self._worker.report(problem)
            self._closed(None, ())

        def prepare() -> SessionRunner:
            # Imported when the first session is opened, and not on the screen's thread.
            from tui.workspace.session_runner import SessionRunner

            import_module("tui.app.session.screen")
            return SessionRunner(self._workspace, find())

        self._worker.do(prepare, opened, failed, reads=True)

    def pause(self, runner: SessionRunner) -> None:
        self._close(runner, lambda: self._workspace.sessions.save(runner.session), lambda _: None)

    def finish(self, runner: SessionRunner, *, opens_week: bool = False) -> None:
        """Saves the session as an entry; the screen goes when that is on the disk.

        Args:
            runner: The session.
            opens_week: Whether the week it looked back on is read next, in one page.
        """

        def saved(entry: Entry | None) -> Entry | None:
            if opens_week:
                from tui.insights.measures.week_gaps import week_reviewed

                self._app.post_message(ReadWeek(week_reviewed(runner.session.day)))
            return entry

        self._close(runner, runner.finish, saved)

    def _close(self, runner: SessionRunner, save: Callable[[], Saved], entry: Callable[[Saved], Entry | None]) -> None:
        self.is_moving = True

        def gone(saved: Saved) -> None:
            self.is_moving = False
            while self._screen_of(runner) is not None:
                self._pop()
            self._closed(entry(saved), runner.offered)
            if runner.shared:
                self._app.notify(runner.shared, timeout=10)

        def stays(problem: BaseException) -> None:
            self.is_moving = False
            if (screen := self._screen_of(runner)) is not None:
                screen.stay()
            self._worker.report(problem)

        self._worker.do(save, gone, stays)

    def _pop(self) -> None:
        """Closes the screen on top; what is unsaved in a dialog above the session is saved."""
        top = self._app.screen
        if isinstance(top, BaseScreen) and (unsaved := top.unsaved()) is not None:
            self._worker.do(lambda: unsaved.answer(self._workspace))
        self._app.pop_screen()

    def _screen_of(self, runner: SessionRunner) -> SessionScreen | None:
        from tui.app.session.screen import SessionScreen

        screens = (screen for screen in self._app.screen_stack if isinstance(screen, SessionScreen))
        return next((screen for screen in screens if screen.runner is runner), None)
