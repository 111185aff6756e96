"""Vision: what is held, each with its rubber band and the two lines over time."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from tui.app.commands import Command
from tui.app.layout import PROSE
from tui.app.screens.dialogs import Dialog, Keep, Unkept
from tui.app.screens.place import Place
from tui.app.screens.result import ResultScreen
from tui.app.screens.result_dialogs import FactDialog, RateDialog, ReviseDialog, StatusDialog
from tui.app.text import content, line
from tui.app.widgets.drawing import Drawing
from tui.app.widgets.result_words import portrayed, rows
from tui.app.widgets.rows import NONE, Rows, Source
from tui.app.widgets.strokes import ascii_marks
from tui.app.wishes import Begin, Do
from tui.insights.portrait import Portrait, Result
from tui.insights.tension import swings
from tui.practice.catalogue import Catalogue
from tui.workspace import Workspace

OPEN = Command("vision.open", "enter", "open", "open", "The whole page of this result.", "enter")
RATE = Command("vision.rate", "r", "rate", "rate", "Say where it is today, with the facts in view.", "r")
FACT = Command("vision.fact", "f", "fact", "fact", "Note a fact about it.", "f")
REVISE = Command("vision.revise", "e", "revise", "revise", "Put it in other words, deeper or smaller.", "e")
BECOME = Command("vision.become", "full_stop", "become", "ended", "It is reached, or set down on purpose.", ".")
NEW = Command("vision.new", "plus", "begin('wish')", "new", "Write one thing you want, in two minutes.", "+")
DRAW = Command(
    "vision.draw", "v", "begin('vision')", "whole", "Draw forth a vision, area by area, as long as you like.", "v"
)
FITS = Command("vision.flow", "o", "flow", "look closer", "Begin the flow that fits: what is, or a second pull.", "o")
DOWN = Command("vision.down", "j,down", "move(1)", "down", "The next result.", None)
UP = Command("vision.up", "k,up", "move(-1)", "up", "The result before.", None)
FIRST = Command("vision.first", "g,home", "edge(-1)", "first", "The first result.", None)
LAST = Command("vision.last", "G,end", "edge(1)", "last", "The last result.", None)
PAGE_DOWN = Command("vision.page_down", "space,pagedown", "leaf(1)", "page down", "Down in what is shown.", None)
PAGE_UP = Command("vision.page_up", "b,pageup", "leaf(-1)", "page up", "Up in what is shown.", None)

EMPTY = (
    "Nothing is written here yet. A vision begins with one part of life and one sentence, as if it were already so. "
    "Press + to write the first."
)

View: TypeAlias = tuple[Portrait, Catalogue]


class VisionScreen(Place):
    """A list of results, and the one at the cursor.

    Args:
        today: The practice day.
        unkept: Texts left in a dialog by Esc.
    """

    PLACE = "vision"
    KEYS: ClassVar[tuple[Command, ...]] = (
        OPEN, RATE, FACT, REVISE, NEW, BECOME, DRAW, FITS, DOWN, UP, FIRST, LAST, PAGE_DOWN, PAGE_UP,
    )  # fmt: skip

    def __init__(self, today: date, unkept: Unkept) -> None:
        super().__init__(today)
        self._unkept = unkept
        self._portrait = Portrait()
        self._areas: dict[str, str] = {}
        self._rows: list[Result | str] = []

    def body(self) -> ComposeResult:
        """The list at the left, the result at the right."""
        with Horizontal(id="vision"):
            with Vertical(id="results") as frame:
                frame.border_title = "Vision"
                held = Rows(id="held")
                held.can_focus = False
                yield held
            with VerticalScroll(id="portrayed", can_focus=False):
                yield Drawing()

    # what is shown

    def look(self, workspace: Workspace) -> View:
        """The portrait, and what areas are called."""
        return workspace.portrait(), workspace.catalogue

    async def show(self, view: View) -> None:
        """Shows every result; the cursor stays where it was."""
        self._portrait, catalogue = view
        self._areas = {area.id: area.name for area in catalogue.areas}
        self._rows = in_order(self._portrait.results, self._areas)
        found = self._rows
        self.query_one(Rows).show(
            Source(
                len(found), render=lambda place: self._row(found[place]), key=lambda place: _key(found[place]),
                heading=lambda place: isinstance(found[place], str),
            )
        )  # fmt: skip
        self.set_class(not found, "-empty")
        held = len(self._portrait.held)
        self.query_one("#results").border_subtitle = f"{held} held" if found else ""
        self._portray()

    def _row(self, row: Result | str) -> Content:
        if isinstance(row, str):
            return line(row).stylize("$quiet")
        return line(row.text) if row.status == "held" else line(row.text).stylize("$quiet")

    @property
    def here(self) -> Result | None:
        """The result at the cursor."""
        cursor = self.query_one(Rows).cursor
        row = self._rows[cursor] if cursor != NONE and cursor < len(self._rows) else None
        return row if isinstance(row, Result) else None

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._portray()
        self.query_one("#portrayed").scroll_home(animate=False)

    @on(Rows.Opened)
    async def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        await self.action_open()

    def _portray(self) -> None:
        pane, drawing, here = self.query_one("#portrayed"), self.query_one(Drawing), self.here
        self.show_keys(self.KEYS if here is not None else (NEW, DRAW))
        if here is None:
            pane.border_title = pane.border_subtitle = ""
            drawing.paint(lambda width: rows([Content(EMPTY)], min(PROSE, width)))
            return
        results = [row for row in self._rows if isinstance(row, Result)]
        pane.border_title = content(self._areas.get(here.area, here.area))
        where = f"{results.index(here) + 1} of {len(results)}"
        pane.border_subtitle = where
        today, plain = self.today, ascii_marks()
        drawing.paint(lambda width: portrayed(here, today, width, self._tall, plain=plain))
        self.call_after_refresh(self._say_more, where)

    def _say_more(self, where: str) -> None:
        """Says beside its place that there is more than is seen."""
        # None, if the place was left meanwhile.
        for pane in self.query("#portrayed"):
            if pane.border_subtitle == where and pane.max_scroll_y > 0:
                pane.border_subtitle = f"{where} · space reads on"

    @property
    def _tall(self) -> int:
        """Rows for the two lines over time: with the months an even number, so that the middle has a row of its own."""
        return 6 if self.size.height < 24 else 8 if self.size.height < 34 else 10

    # moving

    def action_move(self, step: int) -> None:
        """To another result."""
        self.query_one(Rows).action_step(step)

    def action_edge(self, end: int) -> None:
        """To the first or the last result."""
        held = self.query_one(Rows)
        held.action_first() if end < 0 else held.action_last()

    def action_leaf(self, pages: int) -> None:
        """Down or up in what is shown of a result."""
        pane = self.query_one("#portrayed")
        pane.scroll_relative(y=pages * max(1, pane.size.height - 2), animate=False)

    # what can be done

    async def action_open(self) -> None:
        """Opens the whole page; where nothing is held, begins."""
        here = self.here
        if here is None:
            if self.has_class("-empty"):
                self.action_begin("vision")
            return
        promises = [promise for promise in self._portrait.promises if promise.about == here.id]
        await self.app.push_screen(ResultScreen(here, self._areas.get(here.area, here.area), promises, self.today))

    async def action_rate(self) -> None:
        """Asks where it is today."""
        if (here := self.here) is not None:
            await self._ask(RateDialog(here, self.today))

    async def action_fact(self) -> None:
        """Asks for a fact."""
        if (here := self.here) is not None:
            await self._ask(FactDialog(here, self._unkept))

    async def action_revise(self) -> None:
        """Asks for new words."""
        if (here := self.here) is not None:
            await self._ask(ReviseDialog(here, self._unkept, self.today))

    async def action_become(self) -> None:
        """Asks what became of it."""
        if (here := self.here) is not None:
            await self._ask(StatusDialog(here))

    async def _ask(self, dialog: Dialog) -> None:
        await self.app.push_screen(dialog, self._keep)

    def _keep(self, keep: Keep | None) -> None:
        if keep is not None:
            self.post_message(Do(keep))

    def action_begin(self, flow: str) -> None:
        """Begins one wish, or a whole vision."""
        self.post_message(Begin(flow))

    def action_flow(self) -> None:
        """Begins the flow that fits: the second pull if it goes back and forth, else what is."""
        if (here := self.here) is not None:
            self.post_message(Begin("second_pull" if swings(here, self.today) else "reality", about=here.id))


def in_order(results: tuple[Result, ...], areas: dict[str, str]) -> list[Result | str]:
    """What is held by area, each under its name, then what was reached and what was set down."""
    found: list[Result | str] = []
    for area in dict.fromkeys(result.area for result in results if result.status == "held"):
        found.append(areas.get(area, area))
        found += [result for result in results if result.status == "held" and result.area == area]
    for status, heading in (("reached", "Reached"), ("set down", "Set down")):
        ended = [result for result in results if result.status == status]
        found += [heading, *ended] if ended else []
    return found


def _key(row: Result | str) -> str:
    return row if isinstance(row, str) else row.id
