"""Beginning, saving and keeping sessions: what the session screen says, done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from tui.app.background import Background
from tui.practice.flow import Variant
from tui.practice.session import Session
from tui.records.day import short_day
from tui.records.entry import Entry
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.app.screens.session import SessionScreen
    from tui.workspace.walk import Walk

Written = TypeVar("Written")


class Sessions:
    """Opens session screens and carries what is said in them to the disk.

    Args:
        app: Where the screens are pushed.
        workspace: The notebook.
        background: Where the disk is touched.
        closed: Called when a session screen is gone, with the entry it became, if any.
        slow_line: Whether what moves by itself should move seldom.

    Attributes:
        is_moving: Whether a session is being opened or closed.
    """

    def __init__(
        self,
        app: App[None],
        workspace: Workspace,
        background: Background,
        closed: Callable[[Entry | None, tuple[str, ...]], None],
        *,
        slow_line: bool,
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._background = background
        self._closed = closed
        self._slow_line = slow_line
        self.is_moving = False
        self._screen: SessionScreen | None = None
        self._apart: SessionScreen | None = None

    def begin(self, flow: str, *, day: date | None = None, variant: Variant = "whole", about: str = "") -> None:
        """Begins a flow; the screen opens when the portrait is there."""
        self._open(lambda: self._workspace.begin(flow, day=day, variant=variant, about=about))

    def begin_or_resume(self, flow: str, *, day: date | None = None, variant: Variant = "whole") -> None:
        """Goes on with a waiting session of this flow and day, else begins one."""

        def find() -> Session:
            wanted = day or self._workspace.today
            waiting = (s.id for s in self._workspace.waiting() if s.flow == flow and s.day == wanted)
            found = next(waiting, "")
            return self._workspace.resume(found) if found else self._workspace.begin(flow, day=day, variant=variant)

        self._open(find)

    def resume(self, session: Session) -> None:
        """Goes on with a waiting session where it stands now."""
        self._open(lambda: self._workspace.resume(session.id))

    def _open(self, find: Callable[[], Session]) -> None:
        if self.is_moving:
            return
        self.is_moving = True

        def opened(walk: Walk) -> None:
            self.is_moving = False
            title = self._workspace.flow(walk.session.flow).title
            today = self._workspace.today
            if (day := walk.session.day) != today:
                title = f"{title} · for {short_day(day, today)}"
            words = Counter(mood.word for mood in walk.portrait.moods)
            used = [word for word, _ in words.most_common(12)]
            from tui.app.screens.session import SessionScreen

            emotions = self._workspace.catalogue.emotions
            self._screen = SessionScreen(walk, title, emotions, used, slow_line=self._slow_line)
            self._app.push_screen(self._screen)

        def failed(problem: BaseException) -> None:
            self.is_moving = False
            self._background.report(problem)
            self._closed(None, ())

        def prepare() -> Walk:
            # Imported when the first session is opened, and not on the screen's thread.
            from tui.workspace.walk import Walk

            import_module("tui.app.screens.session")
            return Walk(self._workspace, find())

        self._background.do(prepare, opened, failed)

    def draft(self, screen: SessionScreen) -> None:
        """Writes the draft."""
        now = self._workspace.now

        def saved(has_draft: bool) -> None:
            screen.saved(now() if has_draft else None)
            if self._workspace.went_apart(screen.walk.session) and self._apart is not screen:
                self._apart = screen
                self._app.notify("Another window is in this session too; what you write here waits as one of its own.")

        self._background.do(lambda: self._save(screen), saved)

    def _save(self, screen: SessionScreen) -> bool:
        # The session as it is when its turn comes: an older state never overwrites a newer one.
        return self._workspace.save(screen.walk.session)

    def pause(self, screen: SessionScreen) -> None:
        """Writes the draft and leaves the screen."""
        self._close(screen, lambda: self._save(screen), lambda _: None)

    def finish(self, screen: SessionScreen, walk: Walk) -> None:
        """Keeps the session; the screen goes when the entry is on the disk."""
        self._close(screen, walk.finish, lambda entry: entry)

    def _close(
        self, screen: SessionScreen, write: Callable[[], Written], entry: Callable[[Written], Entry | None]
    ) -> None:
        self.is_moving = True

        def gone(written: Written) -> None:
            self.is_moving = False
            self._screen = None
            if self._app.screen is screen:
                self._app.pop_screen()
            self._closed(entry(written), screen.walk.offered)

        def stays(problem: BaseException) -> None:
            self.is_moving = False
            screen.stay()
            self._background.report(problem)

        self._background.do(write, gone, stays)

    def save_now(self) -> None:
        """Writes the draft of the session on the screen at once, for a signal that will end the process."""
        screen = self._screen
        if screen is not None:
            screen.read_fields()
            self._workspace.save_now(screen.walk.session)
