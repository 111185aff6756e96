"""Values: what is held, in the person's words, and how near it is lived."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.layout import PROSE
from tui.app.screens.dialogs import Dialog, Keep, Unkept
from tui.app.screens.place import Place
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.value_dialogs import RateLived, Reword
from tui.app.text import content
from tui.app.widgets.rows import NONE, Rows, Source
from tui.app.widgets.strokes import ascii_marks
from tui.app.widgets.value_words import below, by_week, heading, row, together, whole
from tui.app.wishes import Begin, Do, Resume
from tui.insights.value_view import ValuesView, ValueView, values_view
from tui.practice.session import Session
from tui.workspace import Workspace, outside

OPEN = Command("values.open", "enter", "open", "open", "Everything about the value at the mark.", "enter")
RATE = Command("values.rate", "r", "rate", "rate now", "How near you lived it this week.", "r")
REWORD = Command("values.reword", "e", "reword", "reword", "Put its name or its meaning in other words.", "e")
WEEKS = Command("values.weeks", "c", "weeks", "all weeks", "How all of them stood together, week by week.", "c")
SORT = Command("values.sort", "plus", "sort", "sort cards", "Sort the cards again, from the whole deck.", "+")
ASIDE = Command("values.aside", "full_stop", "aside", "set aside", "Set the value aside, after asking.", ".")

EMPTY = (
    "Here the few values you keep will stand in your own words, with how much each matters beside how near you "
    "live it. The card sort finds them: 64 cards, one key each, then a few choices between two; some twenty minutes, "
    "and it can be paused anywhere."
)

LOW = 21
"""Rows below which the value at the mark is not shown under the list; Enter shows it."""


class View(NamedTuple):
    """What is read for this place."""

    values: ValuesView
    waiting: Session | None


class ValuesScreen(Place):
    """The values held, one a line, and the one at the mark below."""

    PLACE = "values"
    KEYS: ClassVar[tuple[Command, ...]] = (OPEN, RATE, REWORD, WEEKS, SORT, ASIDE)

    def __init__(self, today: date, unkept: Unkept) -> None:
        super().__init__(today)
        self._unkept = unkept
        self._view = View(ValuesView(), None)
        self._asking = ""
        self._plain = ascii_marks()

    def body(self) -> ComposeResult:
        """How they stand together, the list, and the one at the mark."""
        with Vertical(id="values") as frame:
            frame.border_title = "Values"
            yield Static(id="together")
            yield Static(id="columns")
            yield Rows(id="held")
            yield Static(id="news")
            yield Static(id="below")

    async def on_mount(self) -> None:
        """Gives the keys to the list."""
        self.query_one("#news").display = False
        self.query_one(Rows).focus()

    def on_resize(self, event: Resize) -> None:
        """Draws it for the room there is."""
        super().on_resize(event)
        self.set_class(event.size.height < LOW, "-low")
        if self._view.values.values:
            self._draw()

    def look(self, workspace: Workspace) -> View:
        """The values, and a card sort that waits."""
        waiting = next((session for session in workspace.waiting() if session.flow == "values"), None)
        return View(values_view(workspace.portrait(), workspace.today), waiting)

    async def show(self, view: View) -> None:
        """Shows what the journal says."""
        self._view = view
        self._draw()

    @property
    def _room(self) -> int:
        return min(PROSE, self.size.width - 10)

    def _draw(self) -> None:
        views = self._view.values.values
        self.set_class(not views, "-empty")
        if views:
            top: Content = together(self._view.values, self._room, plain=self._plain)
        else:
            waits = " It waits where you left it." if self._view.waiting else ""
            top = Content.assemble(
                content(EMPTY), "\n\n", ("+", "bold $primary"), ("  begin the card sort.", ""), (waits, "$quiet")
            )
        self.query_one("#together", Static).update(top)
        self.query_one("#columns", Static).update(heading(views, self._room))
        rows = self.query_one(Rows)
        rows.styles.max_height = max(1, len(views))
        rows.show(
            Source(
                len(views),
                lambda place: row(place, views, self._room, plain=self._plain),
                lambda place: views[place].value.id,
            )
        )
        self.show_keys(self.KEYS if views else (SORT,))
        self._draw_below()

    def _draw_below(self) -> None:
        here = self._here()
        shown = below(here, self._room, plain=self._plain) if here else Content("")
        self.query_one("#below", Static).update(shown)

    def _here(self) -> ValueView | None:
        cursor = self.query_one(Rows).cursor
        views = self._view.values.values
        return views[cursor] if cursor != NONE and cursor < len(views) else None

    def _say(self, sentence: str) -> None:
        news = self.query_one("#news", Static)
        news.update(content(sentence))
        news.display = bool(sentence)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        if self._asking:
            self._asking = ""
            self._say("")
        self._draw_below()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        self.action_open()

    # keys

    def action_open(self) -> None:
        """Everything about the value at the mark."""
        if here := self._here():
            self.app.push_screen(ReadingScreen(here.value.name, lambda width: whole(here, width, plain=self._plain)))

    def action_weeks(self) -> None:
        """Coherence week by week."""
        view = self._view.values
        if view.weeks:
            self.app.push_screen(
                ReadingScreen("Lived as it matters", lambda width: by_week(view, width, plain=self._plain))
            )

    def action_rate(self) -> None:
        """Asks how near it was lived this week."""
        if here := self._here():
            self._ask(RateLived(here.value))

    def action_reword(self) -> None:
        """Asks for its name and its meaning."""
        if here := self._here():
            self._ask(Reword(here.value, self._held(), self._unkept))

    def _ask(self, dialog: Dialog) -> None:
        def answered(keep: Keep | None) -> None:
            if keep is not None:
                self.post_message(Do(keep))

        self._asking = ""
        self._say("")
        self.app.push_screen(dialog, answered)

    def action_sort(self) -> None:
        """Begins the card sort, or goes on with the one that waits."""
        waiting = self._view.waiting
        self.post_message(Resume(waiting) if waiting is not None else Begin("values"))

    def action_aside(self) -> None:
        """Asks once, then sets the value at the mark aside."""
        here = self._here()
        if here is None:
            return
        value = here.value
        if self._asking != value.id:
            self._asking = value.id
            self._say(f". again sets {value.name} aside; its days and numbers stay. Any other key leaves it.")
            return
        self._asking = ""
        answer = outside.status(value.id, f"{value.name}: do I still hold it?", "set down")
        self.post_message(Do(lambda workspace: workspace.keep_outside("revise", answer)))
        self._say(f"{value.name} is set aside. u brings it back.")

    def on_key(self, event: Key) -> None:
        """Any other key leaves the value that was to be set aside."""
        if self._asking and event.key != "full_stop":
            self._asking = ""
            self._say("")

    def tell(self, sentence: str) -> None:
        """Says what was taken back, in place of what was done."""
        self._say(sentence)

    def _held(self) -> tuple[tuple[str, str], ...]:
        return tuple((view.value.id, view.value.name) for view in self._view.values.values)
