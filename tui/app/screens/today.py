"""Today: the first thing seen every morning."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.screens.place import Place
from tui.app.text import content
from tui.app.widgets.holding import holding
from tui.app.widgets.today_rows import FlowRow, MemoryRow, PromiseRow, Row
from tui.app.widgets.today_words import rows_of, week_line
from tui.app.wishes import Begin, Do, OpenDay, Resume
from tui.insights.morrow import note_left
from tui.insights.portrait import Portrait
from tui.insights.rhythm import gap_before
from tui.insights.suggestion import of_the_hour
from tui.practice.catalogue import Catalogue
from tui.practice.session import Session
from tui.records.answers import OUTCOME_WORDS, Outcome
from tui.records.entry import Entry
from tui.records.text import one_line
from tui.workspace import Workspace

ENTER = Command("today.begin", "enter", "open", "open", "Begin, go on with, or open what the mark stands on.", "enter")
MORNING = Command("today.morning", "m", "begin('morning')", "morning", "Begin the morning practice.", "m")
EVENING = Command("today.evening", "e", "begin('evening')", "evening", "Begin the evening reflection.", "e")
DOWN = Command("today.down", "j,down", "move(1)", "down", "Down.", None)
UP = Command("today.up", "k,up", "move(-1)", "up", "Up.", None)
KEPT = Command("today.kept", "y", "become('kept')", "kept", "The promise was kept.", None)
PARTLY = Command("today.partly", "p", "become('partly')", "partly", "The promise was kept in part.", None)
NOT = Command("today.not", "x", "become('not')", "not this time", "The promise was not kept this time.", None)
LET_GO = Command("today.let_go", "l", "become('let_go')", "let go", "The promise is let go on purpose.", None)
MEMORY = Command("today.memory", "o", "memory", "open the page", "Open the page of this day in an earlier year.", None)
DROP = Command("today.drop", "d", "drop", "throw away", "Throw away the waiting session, after asking.", None)

FIRST_WORDS = (
    "taut is a private notebook for what you want and what is.",
    "It asks a few good questions in the morning and at night, holds your vision and your reality side by side,",
    "and remembers what you said you would do. Everything stays in one file on this machine.",
)


View: TypeAlias = tuple[Portrait, tuple[Session, ...], Catalogue, tuple[date, ...]]


class TodayScreen(Place):
    """What waits, what was promised, what is held."""

    PLACE = "today"
    KEYS: ClassVar[tuple[Command, ...]] = (
        ENTER, MORNING, EVENING, DOWN, UP, KEPT, PARTLY, NOT, LET_GO, MEMORY, DROP,
    )  # fmt: skip

    def __init__(self, now: datetime, today: date, name: str = "") -> None:
        super().__init__(today)
        self._now = now
        self._name = name
        self._dropping: Session | None = None
        self._for_now = False
        self._to_first = False

    def body(self) -> ComposeResult:
        """The greeting at once; the rest when the journal has been read."""
        with VerticalScroll(id="today", can_focus=False):
            with Horizontal(id="head"):
                yield Static(self._greeting(), id="greeting")
                yield Static("", id="week")
            with Static(id="news") as news:
                news.display = False
            with Vertical(id="rows"):
                yield FlowRow(of_the_hour(Portrait(), self._now), "Opening your journal", "")
            yield Static("", id="holding")
            yield Vertical(id="last")

    async def on_mount(self) -> None:
        """Puts the mark on the flow of the hour."""
        self.query_one(FlowRow).focus(scroll_visible=False)

    def _greeting(self) -> Content:
        hour = self._now.hour
        words = "Good morning" if 4 <= hour < 12 else "Good afternoon" if 12 <= hour < 18 else "Good evening"
        return content(f"{words}, {self._name}" if self._name else words).stylize("bold")

    def say(self, sentence: str) -> None:
        """One quiet line under the greeting."""
        news = self.query_one("#news", Static)
        news.update(content(sentence))
        news.display = bool(sentence)

    def _say_for_now(self, sentence: str) -> None:
        """A line that goes when the mark moves."""
        self.say(sentence)
        self._for_now = True

    def look(self, workspace: Workspace) -> View:
        """The portrait, the sessions that wait, what flows are called, and this day in earlier years."""
        from tui.workspace.looking_back import memories  # off the screen's thread, and after the first picture

        return workspace.portrait(), workspace.waiting(), workspace.catalogue, memories(workspace)

    async def show(self, view: View) -> None:
        """Shows what the journal says."""
        portrait, waiting, catalogue, years = view
        empty = not portrait.entries
        self.set_class(empty, "-empty")
        days = portrait.days
        self.query_one("#week", Static).update(week_line(days, self.today, self.size.width) if days else "")
        answers = tuple(self._keymap.of(command) for command in (KEPT, PARTLY, NOT, LET_GO))
        rows = rows_of(portrait, waiting, catalogue, self._now, self.today, answers)
        if empty:
            self.query_one("#holding", Static).update(content(" ".join(FIRST_WORDS)))
        else:
            left = note_left(portrait, self.today) if self.today not in days else None
            if left is not None and not self.query_one("#news").display:
                self.say(f"You left this: {one_line(left.text)}")
            if not waiting and gap_before(days, self.today) >= 7 and self.today not in days:
                self.say("Good to see you. Start from today; nothing is waiting.")
            names = {area.id: area.name for area in catalogue.areas}
            self.query_one("#holding", Static).update(
                holding(portrait.held, names, self.today, min(72, self.size.width - 8))
            )
        await self._mount_rows(rows, [MemoryRow(day, self.today, self._keymap.of(MEMORY)) for day in years[:1]])

    async def _mount_rows(self, rows: list[Row], last: list[MemoryRow]) -> None:
        place = 0 if self._to_first else next((n for n, row in enumerate(self._rows()) if row.has_focus), 0)
        self._to_first = False
        with self.app.batch_update():
            for old in self.query(Row):
                await old.remove()
            await self.query_one("#rows").mount_all(rows)
            await self.query_one("#last").mount_all(last)
        rows[min(place, len(rows) - 1)].focus(scroll_visible=False)
        if place == 0:
            self.query_one("#today").scroll_home(animate=False, immediate=True)

    def _rows(self) -> list[Row]:
        return list(self.query(Row))

    def _here(self) -> Row | None:
        return next((row for row in self._rows() if row.has_focus), None)

    def on_resize(self, event: Resize) -> None:
        """Draws the bands for the room there is."""
        super().on_resize(event)
        self.refresh_view()

    def action_move(self, step: int) -> None:
        """Moves the mark."""
        if self._for_now:
            self._for_now = False
            self.say("")
        rows = self._rows()
        here = self._here()
        place = rows.index(here) if here in rows and here is not None else 0
        if rows:
            rows[max(0, min(len(rows) - 1, place + step))].focus()

    def action_open(self) -> None:
        """Begins, resumes or opens what the mark stands on."""
        match self._here():
            case FlowRow(session=Session() as session):
                self._leave_for(Resume(session))
            case FlowRow(flow=flow):
                self._leave_for(Begin(flow))
            case MemoryRow(day=day):
                self.post_message(OpenDay(day))
            case PromiseRow():
                self._say_for_now("What became of it? One of the letters below it says so; u takes it back.")
            case _:
                pass

    def action_begin(self, flow: str) -> None:
        """Begins a flow, or goes on with the one of today that waits."""
        for row in self.query(FlowRow):
            if row.session is not None and row.flow == flow and row.session.day == self.today:
                self._leave_for(Resume(row.session))
                return
        self._leave_for(Begin(flow))

    def _leave_for(self, session: Begin | Resume) -> None:
        """Opens a session; what was said before it is old news afterwards, and the mark stands on what waits."""
        self.say("")
        self._to_first = True
        self.post_message(session)

    def action_become(self, outcome: str) -> None:
        """Says what became of the promise at the mark, else of the first one."""
        here = self._here()
        promises = [row for row in self._rows() if isinstance(row, PromiseRow)]
        if not isinstance(here, PromiseRow):
            if len(promises) > 1:
                self._say_for_now("Move the mark to the promise first: ↓ or j.")
            if len(promises) != 1:
                return
            here = promises[0]
        promise, became = here.promise.id, Outcome(outcome)

        def answered(_: Entry) -> None:
            self.say(f"Noted: {OUTCOME_WORDS[became]}. u takes it back.")
            self.refresh_view()

        self.ask(lambda workspace: workspace.answer_promise(promise, became), answered)

    def tell(self, sentence: str) -> None:
        """Says what was taken back, in place of what was done."""
        self.say(sentence)

    def action_memory(self) -> None:
        """Opens the page of an earlier year."""
        for row in self.query(MemoryRow):
            self.post_message(OpenDay(row.day))

    def action_drop(self) -> None:
        """Asks once, then throws the session at the mark away."""
        here = self._here()
        if here is None or here.session is None:
            return
        if self._dropping == here.session:
            self._dropping = None
            self.say("")
            session = here.session
            self.post_message(Do(lambda workspace: workspace.drop(session)))
        else:
            self._dropping = here.session
            self.say("d again throws away what was written in this session; any other key leaves it.")

    def on_key(self, event: Key) -> None:
        """Any other key leaves the session that was to be thrown away."""
        if self._dropping is not None and event.key != "d":
            self._dropping = None
            self.say("")
