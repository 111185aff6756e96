"""The rows of Today: what Enter can open, and this week in dots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

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
        is_apart: Whether the text of what is read back stands under its head, in a column with room for it.
        session: The waiting session it stands for, if any.
    """

    def __init__(
        self, choice: Choice, keys: Sequence[Command] = (), session: Session | None = None, *, alone: bool = False,
        is_apart: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(classes=CLASSES[choice.opens])
        self.choice = choice
        self.session = session
        self._keys = keys
        self._alone = alone
        self._is_apart = is_apart

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
                    lines += self._key_rows(room)
                return Content("\n").join(lines)
            case "sentence" | "entry" | "day":
                return self._read_back(mark, room)
            case _:
                row = titled(mark, line(choice.text).stylize("bold"), line(choice.about), room)
                return Content("\n").join([row, *self._key_rows(room)]) if self._keys and here else row

    def _read_back(self, mark: Content, room: int) -> Content:
        """Something from an earlier day: apart from its head, or on one line with it; what became of it quietly."""
        choice = self.choice
        keys = [Content.assemble(" ", key) for key in self._key_rows(room)]
        if self._is_apart and choice.head:
            lines = [Content.assemble(mark, (choice.head, "$quiet"), *keys)]
            lines += [beside(Content("  "), one, room) for one in content(choice.text).split("\n", allow_blank=True)]
            lines += [beside(Content("  "), line(choice.about).stylize("$quiet"), room)] if choice.about else []
            return Content("\n").join(lines)
        said = f"{choice.head}: {choice.text}" if choice.head else choice.text
        about = f", {choice.about}" if choice.about else ""
        return beside(mark, Content.assemble(content(f"{said}{about}").stylize("$quiet"), *keys), room)

    def _key_rows(self, room: int) -> list[Content]:
        """The keys it has, none of them broken over the end of a row."""
        rows = list[Content]()
        for command in self._keys:
            named = Content.assemble("  ", (command.key_name, "bold $primary"), (f" {command.label}", "$quiet"))
            if rows and rows[-1].cell_length + named.cell_length <= room:
                rows[-1] = Content.assemble(rows[-1], named)
            else:
                rows.append(named)
        return rows

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
    "entry": "memory",
    "day": "memory",
    "settings": "flow",
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


def head(page: Page, day: str, width: int) -> list[Content]:
    """The greeting, the day, and this week in dots: on one row, with as much of each as there is room for, else on two.

    Args:
        page: Today; its note is the day in full, and it may say how syncing stands.
        day: The day in short.
        width: Columns there are.
    """
    greeting, weeks = content(page.title).stylize("bold"), _week(page)
    synced = " · ".join(row.text for row in page.rows("synced") if isinstance(row, Line))
    days = (f"{page.note} · {synced}", f"{day} · {synced}") if synced else (page.note,)
    for named, week in product((*days, day), weeks):
        row = Content.assemble(greeting, (f"   {named}", "$quiet"))
        gap = width - row.cell_length - week.cell_length
        if gap >= 3 * bool(week.plain):
            return [Content.assemble(row, " " * gap, week)]
    gap = max(1, width - len(day) - weeks[-1].cell_length)
    return [*greeting.wrap(max(1, width)), Content.assemble((day, "$quiet"), " " * gap, weeks[-1])]


def _week(page: Page) -> list[Content]:
    """This week in seven dots: with on how many of the last days something was written, with its name, alone."""
    label = next((section.heading for section in page.sections if section.id == "week"), "")
    present, dots = "", ""
    for row in page.rows("week"):
        match row:
            case Line(text=text):
                present = text
            case Days(weeks=((_, counts),)):
                dots = " ".join(DOTS[count] for count in counts)
            case _:
                pass
    drawn = Content.styled(dots, "$primary")
    named = Content.assemble((f"{label}  ", "$quiet"), drawn) if label else drawn
    return [Content.assemble((f"{present}   ", "$quiet"), named), named, drawn] if present else [drawn]
