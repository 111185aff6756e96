"""The rows of Today: a flow to begin, a promise to answer, a page of an earlier year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.layout import PROSE, beside
from tui.app.text import content, line
from tui.insights.portrait import Promise
from tui.practice.session import Session


class Row(Static, can_focus=True):
    """One thing Enter can open; the mark stands before the one in focus.

    Attributes:
        session: The waiting session it stands for, if any.
    """

    session: Session | None = None

    def look(self, mark: str) -> Content:
        """What it looks like behind its mark."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Columns there are to draw in."""
        return min(PROSE, self.size.width or PROSE)

    def on_resize(self) -> None:
        """Draws it for the room there is."""
        self._draw(here=self.has_focus)

    def on_mount(self) -> None:
        """Draws it."""
        self._draw(here=self.has_focus)

    def on_focus(self) -> None:
        """Draws it with the mark."""
        self._draw(here=True)

    def on_blur(self) -> None:
        """Draws it without the mark."""
        self._draw(here=False)

    def _draw(self, *, here: bool) -> None:
        self.update(self.look("▸ " if here else "  "))


class FlowRow(Row):
    """A flow to begin, or a session that waits."""

    def __init__(self, flow: str, title: str, about: str, session: Session | None = None) -> None:
        super().__init__(classes="flow")
        self.flow = flow
        self.session = session
        self._title = title
        self._about = about

    def look(self, mark: str) -> Content:
        """The title and what is to be known about it; below it where it would not stand beside it."""
        head = Content.assemble((mark, "bold $primary"), content(self._title).stylize("bold"))
        about = content(self._about).stylize("$quiet")
        if not about.plain or head.cell_length + 3 + about.cell_length <= self.room:
            return Content.assemble(head, "   ", about)
        return Content.assemble(head, "\n", beside(Content("  "), about, self.room))


class PromiseRow(Row):
    """A promise whose outcome is open.

    Args:
        promise: It.
        head: When it was made; empty where the row above says so.
        answers: What can be said of it, with the keys there are.
    """

    def __init__(self, promise: Promise, head: str, answers: Sequence[Command]) -> None:
        super().__init__(classes="promise")
        self.promise = promise
        self._head = head
        self._answers = answers

    def look(self, mark: str) -> Content:
        """The promise, its cue, and the four letters."""
        cue = f" — {self.promise.cue}" if self.promise.cue else ""
        said = beside(Content(mark).stylize("bold $primary"), line(self.promise.text + cue), self.room)
        keys = Content("   ").join(
            Content.assemble((command.key_name, "bold $primary"), (f" {command.label}", "$quiet"))
            for command in self._answers
        )
        head = Content.styled(f"  {self._head}\n", "$quiet") if self._head else Content("")
        return Content.assemble(head, said, "\n  ", keys)


class MemoryRow(Row):
    """A page of this day in an earlier year."""

    def __init__(self, day: date, today: date, opens: Command) -> None:
        super().__init__(classes="memory")
        self._opens = opens
        self.day = day
        self._years = today.year - day.year

    def look(self, mark: str) -> Content:
        """One quiet line."""
        ago = "A year ago" if self._years == 1 else f"{self._years} years ago"
        said = f"{ago} today there is a page   "
        key = ((self._opens.key_name, "bold $primary"), (" open", "$quiet"))
        return Content.assemble((mark, "bold $primary"), (said, "$quiet"), *key)
