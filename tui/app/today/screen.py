"""Today: the first thing seen every morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace as replace_choice
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Key, Resize
from textual.widgets import Static

from tui.app.base.global_commands import SETTINGS
from tui.app.base.messages import (
    Begin,
    Do,
    OpenDay,
    OpenSettings,
    Reading,
    Request,
    Resume,
    answer_promise,
    discard,
    let_rest,
)  # fmt: skip
from tui.app.base.screen import COLUMNS, TabScreen
from tui.app.today.keys import ANSWERS, AT_SENTENCE, DROP, KEYS, LOOK, MEMORY, NEXT, REST
from tui.app.today.rows import Row, head, place_among
from tui.app.today.view import View, choices, lines, read, read_below
from tui.insights.fold.portrait import Portrait, Promise
from tui.insights.views.hour import greeting, of_the_hour
from tui.insights.views.model import Choice, Page
from tui.practice.session import Session
from tui.records.answers import Outcome
from tui.records.day import day_of_week, short_day
from tui.records.hours import DAY_STARTS_AT
from tui.records.titles import Next
from tui.terminal.commands import Command
from tui.terminal.painted_text import PaintedText
from tui.terminal.safe_text import content
from tui.terminal.scrolling import ScrollingPanel, Unit, scroll

if TYPE_CHECKING:
    from tui.app.dialogs.forms import Unkept
    from tui.insights.views.wide_today import WideToday


class TodayScreen(TabScreen):
    """What waits, what was promised, what is held."""

    TAB = "today"
    ENDS = (replace(SETTINGS, shown=","),)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (COLUMNS, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tight"), (30, "-airy")]
    KEYS = KEYS

    def __init__(
        self, now: datetime, today: date, starts_at: time = DAY_STARTS_AT, name: str = "",
        unkept: Unkept | None = None,
    ) -> None:  # fmt: skip
        super().__init__(today, day="")
        self._unkept: Unkept = {} if unkept is None else unkept
        self._promises: dict[str, Promise] = {}
        self._leading: frozenset[str] = frozenset()
        self._unfolded = False
        self._now = now
        self._starts_at = starts_at
        self._called = name
        self._dropping: Session | None = None
        self._for_now = False
        self._to_first = False

    def body(self) -> ComposeResult:
        with ScrollingPanel(id="today"):
            yield PaintedText(id="greeting")
            for place in ("news", "this-week"):
                with Static(id=place) as said:
                    said.display = False
            with Container(id="beside"):
                with Vertical(id="rows"):
                    first = of_the_hour(Portrait(), self._now, self._starts_at)
                    yield Row(Choice(opens="flow", id=first, text="Opening your journal"))
                yield PaintedText(id="holding")
                yield Vertical(id="last")

    async def on_mount(self) -> None:
        self._greet(Page(greeting(self._now, self._called, self._starts_at), (), day_of_week(self.today)))
        self.query_one(Row).focus(scroll_visible=False)

    def say(self, sentence: str) -> None:
        """One quiet line under the greeting."""
        news = self.query_one("#news", Static)
        news.update(content(sentence))
        news.display = bool(sentence)
        if sentence:
            self._to_top()

    def _say_for_now(self, sentence: str) -> None:
        """A line that goes when the cursor moves."""
        self.say(sentence)
        self._for_now = True

    def look(self) -> Request[View]:
        return Reading(read, unfolded=self._unfolded)

    async def show(self, view: View) -> None:
        from tui.app.today.holding import holding  # after the first picture

        page, waiting, self._promises, self._leading = view
        is_empty = not page.rows("week")
        self.set_class(is_empty, "-empty")
        self._greet(page)
        news = lines(page, "news")
        if not is_empty and news and not self.query_one("#news").display:
            self.say(" ".join(news))
        self.query_one("#holding", PaintedText).paint(partial(holding, page, has_columns=self.has_columns))
        here = self.query_one("#this-week", Static)
        here.update(content("\n".join(lines(page, "this_week"))).stylize("$quiet"))
        here.display = bool(page.rows("this_week"))
        flows, drop = choices(page, "flows"), [self._keymap.of(DROP)]
        rows = [Row(one, drop if one.id in waiting else (), waiting.get(one.id)) for one in flows]
        rows[-1].add_class("-ends")
        promises = choices(page, "promises")
        rows += [Row(one, [*map(self._keymap.of, self._keys_of(one))], alone=len(promises) == 1) for one in promises]
        last = [Row(one) for one in choices(page, "settings")]
        self.query_one("#last").set_class(bool(last), "-close")
        await self._mount_rows(rows, [*last, *self._looking_back(page)])
        await self._below(page, has_room=self.has_columns and not is_empty)

    async def _below(self, page: Page, *, has_room: bool) -> None:
        """What else a large screen has room for, read once this is seen."""
        if not has_room:
            await self.query(".below").remove()
            return
        for place in () if self.query(".below") else ("#rows", "#last"):
            await self.query_one(place).mount(PaintedText(classes="below"))

        def fill(found: WideToday) -> None:
            from tui.app.today.below import show_below  # what it takes was imported off this thread

            self.call_after_refresh(show_below, self, page, found)

        self.call_after_refresh(self.ask, Reading(read_below), fill)

    def _looking_back(self, page: Page) -> Iterator[Row]:
        """What is read back: apart from its head and whole where it has a column, else in a line or two."""
        from tui.insights.views.looking_back import READ_BACK  # after the first picture

        whole = "\n\n".join(lines(page, "read_on"))
        for section in READ_BACK:
            for one in choices(page, section):
                keys = [self._keymap.of(MEMORY)] if section == "years" else []
                text = whole if self.has_columns and whole and section == "last" else one.text
                yield Row(replace_choice(one, text=text), keys, is_apart=self.has_columns)

    def _greet(self, page: Page) -> None:
        day = short_day(self.today, self.today)
        self.query_one("#greeting", PaintedText).paint(lambda width: head(page, day, width))

    def _keys_of(self, choice: Choice) -> tuple[Command, ...]:
        match choice.opens:
            case "promise":
                return ANSWERS
            case "pile":
                return (LOOK, REST)
            case _:
                return (NEXT,) if choice.id in self._leading else ()

    async def _mount_rows(self, rows: list[Row], last: list[Row]) -> None:
        place = place_among([*rows, *last], [] if self._to_first else self._rows())
        self._to_first = False
        with self.app.batch_update():
            for old in self.query(Row):
                await old.remove()
            for column, shown in ((self.query_one("#rows"), rows), (self.query_one("#last"), last)):
                await column.mount_all(shown, before=".below" if column.query(".below") else None)
        rows[min(place, len(rows) - 1)].focus(scroll_visible=False)
        if place == 0 or self.query_one("#news").display:
            self._to_top()

    def _to_top(self) -> None:
        """Brings the greeting and what is said below it into sight."""
        self.query_one("#today").scroll_home(animate=False, immediate=True)

    def _rows(self) -> list[Row]:
        return list(self.query(Row))

    def _here(self) -> Row | None:
        return next((row for row in self._rows() if row.has_focus), None)

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.refresh_view()

    def on_descendant_focus(self) -> None:
        here = self._here()
        keys = AT_SENTENCE if here is not None and here.choice.opens == "sentence" else self.KEYS
        if keys != self._shown:
            self.show_keys(keys)

    def action_walk(self, unit: Unit, direction: int) -> None:
        panel, rows, here = self.query_one(ScrollingPanel), self._rows(), self._here()
        if unit in ("half", "page") or here is None:
            scroll(panel, unit, direction)
            return
        to = rows.index(here) + direction if unit == "row" else 0 if direction < 0 else len(rows) - 1
        to = max(0, min(len(rows) - 1, to))
        if self._for_now:
            self._for_now = False
            self.say("")
        rows[to].focus(scroll_visible=False)
        if to == 0:
            self._to_top()
        else:
            panel.scroll_to_widget(rows[to], animate=False)

    def action_open(self) -> None:
        here = self._here()
        if here is None:
            return
        match here.choice.opens:
            case "session" if here.session is not None:
                self._leave_for(Resume(here.session))
            case "day":
                self.action_memory()
            case "sentence" | "entry":
                from tui.app.dialogs.evidence import open_entry  # after the first picture

                open_entry(self, here.choice.id.partition("/")[0])
            case "settings":
                self.post_message(OpenSettings(here.choice.id))
            case "promise":
                self._say_for_now("What became of it? Press one of the letters below it; u to undo.")
            case "answered":
                if here.choice.id in self._leading:
                    self._what_next(here.choice.id)
            case "pile":
                self._unfolded = True
                self.refresh_view()
            case _:
                one = here.choice
                self._leave_for(Begin(one.id, one.variant, about=one.subject, day=one.day, resumes=one.day is not None))

    def action_begin(self, flow: str) -> None:
        self._leave_for(Begin(flow, resumes=True))

    def _leave_for(self, session: Begin | Resume) -> None:
        """Opens a session; what was said before it is old news afterwards, and the cursor is on what waits."""
        self.say("")
        self._to_first = True
        self.post_message(session)

    def _promise_here(self, *kinds: str) -> str | None:
        """The id of the promise that is highlighted, or of the only one there is."""
        here = self._here()
        if here is not None and here.choice.opens in kinds:
            return here.choice.id
        found = [row.choice.id for row in self._rows() if row.choice.opens == "promise"]
        if len(found) > 1:
            self._say_for_now("Move to the promise first: ↓ or j.")
        return found[0] if len(found) == 1 else None

    def action_become(self, outcome: str) -> None:
        promise, became = self._promise_here("promise", "answered"), Outcome(outcome)
        if promise is None:
            return

        def answered(said: str) -> None:
            self._done(said)
            if became is Outcome.NOT:
                self._what_next(promise)

        self.ask(Request(answer_promise, promise, became), answered)

    def action_move(self) -> None:
        if (promise := self._promises.get(self._promise_here("promise") or "")) is not None:
            self._ask_about(promise, Next.ANOTHER_DAY)

    def _what_next(self, promise: str) -> None:
        if (known := self._promises.get(promise)) is not None:
            self._ask_about(known)

    def _ask_about(self, promise: Promise, step: Next | None = None) -> None:
        """Asks what is next for a promise, or for the day it is for."""
        from tui.app.dialogs.promise import PromiseDialog  # opened seldom, and after the first picture

        def closed(keep: Request[object] | None) -> None:
            if keep is not None:
                self.ask(keep, self._done)

        self.app.push_screen(PromiseDialog(promise, self.today, self._unkept, step), closed)

    def action_rest(self) -> None:
        if any(row.choice.opens == "pile" for row in self._rows()):
            self.ask(Request(let_rest), self._done)

    def _done(self, said: object) -> None:
        self.say(f"{said} u to undo." if said else "")
        self.refresh_view()

    def tell(self, sentence: str) -> None:
        self._say_for_now(sentence)

    def action_not_this(self) -> None:
        sentence = next((row.choice.id for row in self._rows() if row.choice.opens == "sentence"), "")

        def hidden(_: object) -> None:
            self.say("That sentence won't come back here. u to undo.")
            self.refresh_view()

        if sentence:
            from tui.workspace.recall import hide_sentence  # as above

            self.ask(Request(hide_sentence, sentence), hidden)

    def action_memory(self) -> None:
        for row in self._rows():
            if row.choice.opens == "day":
                self.post_message(OpenDay(date.fromisoformat(row.choice.id)))

    def action_drop(self) -> None:
        here = self._here()
        if here is None or here.session is None:
            return
        if self._dropping == here.session:
            self._dropping = None
            self.say("")
            self.post_message(Do(Request(discard, here.session)))
        else:
            self._dropping = here.session
            self.say("Press d again to discard this session and what you wrote in it; any other key leaves it.")

    def on_key(self, event: Key) -> None:
        if self._dropping is not None and event.key != "d":
            self._dropping = None
            self.say("")
