"""The rows of Today: what Enter can open, and this week in dots."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.insights.views.model import Choice, Days, Line, Page
from tui.practice.session import Session
from tui.terminal.commands import Command
from tui.terminal.painted_text import PROSE, beside, titled
from tui.terminal.safe_text import content, line


class Row(Static, can_focus=True):
    """One thing Enter can open; a mark is before the one in focus.

    Args:
        keys: What can be done with it by a key of its own; named where the highlight is.
        alone: Whether they are named wherever it is, as there is no other such row.
        session: The waiting session it stands for, if any.
    """

    def __init__(
        self, choice: Choice, keys: Sequence[Command] = (), session: Session | None = None, *, alone: bool = False
    ) -> None:
        super().__init__(classes=CLASSES[choice.opens])
        self.choice = choice
        self.session = session
        self._keys = keys
        self._alone = alone

    def _look(self, mark: Content, *, here: bool) -> Content:
        room = min(PROSE, self.size.width or PROSE)
        choice = self.choice
        match choice.opens:
            case "promise" | "answered" | "pile":
                lines = [beside(mark, line(choice.text), room)]
                if choice.head:
                    lines.insert(0, Content.styled(f"  {choice.head}", "$quiet"))
                if choice.about:
                    lines.append(beside(Content("  "), line(choice.about).stylize("$quiet"), room))
                if self._keys and (here or self._alone):
                    lines.append(Content.assemble("  ", self._named_keys()))
                return Content("\n").join(lines)
            case "sentence":
                return beside(mark, content(f"{choice.head}: {choice.text}").stylize("$quiet"), room)
            case "day":
                return Content.assemble(mark, (f"{choice.text}   ", "$quiet"), self._named_keys())
            case _:
                row = titled(mark, line(choice.text).stylize("bold"), line(choice.about), room)
                return Content.assemble(row, "\n  ", self._named_keys()) if self._keys and here else row

    def _named_keys(self) -> Content:
        return Content("  ").join(
            Content.assemble((command.key_name, "bold $primary"), (f" {command.label}", "$quiet"))
            for command in self._keys
        )

    def on_resize(self) -> None:
        self._draw(here=self.has_focus)

    def on_mount(self) -> None:
        self._draw(here=self.has_focus)

    def on_focus(self) -> None:
        self._draw(here=True)

    def on_blur(self) -> None:
        self._draw(here=False)

    def _draw(self, *, here: bool) -> None:
        self.update(self._look(Content("▸ " if here else "  ").stylize("bold $primary"), here=here))


CLASSES = {
    "flow": "flow",
    "session": "flow",
    "promise": "promise",
    "answered": "promise",
    "pile": "promise",
    "sentence": "memory",
    "day": "memory",
}
"""What a style sheet calls the rows that open something."""
DOTS = {None: "·", 0: "○", 1: "●"}
"""A day to come, one without an entry, one with."""


def place_among(rows: Sequence[Row], before: Sequence[Row]) -> int:
    """Where the highlight is to be: on what it was on, else as far down; where it was on nothing, on what is not done.

    Args:
        rows: Those that are shown now.
        before: Those that were shown, one of them highlighted.
    """
    place = next((n for n, row in enumerate(before) if row.has_focus), None)
    if place is None:
        return next((n for n, row in enumerate(rows) if not row.choice.is_done), 0)
    return next((n for n, row in enumerate(rows) if row.choice.id == before[place].choice.id), place)


def week_line(page: Page, width: int) -> Content:
    """This week in seven dots, and the last 28 days where there is room."""
    label = next((section.heading for section in page.sections if section.id == "week"), "")
    parts = []
    for row in page.rows("week"):
        match row:
            case Line(text=text) if width >= 72:
                parts.append((f"{text}   ", "$quiet"))
            case Days(weeks=((_, counts),)):
                parts.append((f"{label}  " if width >= 56 else "", "$quiet"))
                parts.append((" ".join(DOTS[count] for count in counts), "$primary"))
            case _:
                pass
    return Content.assemble(*parts)
