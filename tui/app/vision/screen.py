"""Vision: what is held, each with its rubber band and the two lines over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from tui.app.base.figure_page import GAP, NARROWEST
from tui.app.base.global_commands import SHARE_LINES
from tui.app.base.messages import Begin, Reading, Request
from tui.app.base.page_view import PageView
from tui.app.base.screen import TabScreen
from tui.app.dialogs.evidence import PageViewer
from tui.app.dialogs.forms import Dialog, Keep, Unkept
from tui.app.vision.result import FactDialog, RateDialog, ReviseDialog, StatusDialog
from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.swing import swings
from tui.insights.views.model import Band, Choice, Page, Section
from tui.insights.views.vision import result_summary, vision_page
from tui.insights.views.whole_life import life_page
from tui.insights.views.whole_vision import statement_page, whole_result
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import Command
from tui.terminal.painted_text import PROSE, PaintedText, side_by_side
from tui.terminal.safe_text import content, line
from tui.terminal.scrolling import SCROLLING, Unit, scroll
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace import Workspace

OPEN = Command("vision.open", "enter", "open", "open", "Everything about this result.", "enter")
RATE = Command("vision.rate", "r", "rate", "rate", "Say where it is today, with the facts in view.", "r")
FACT = Command("vision.fact", "f", "fact", "fact", "Note a fact about it.", "f")
REVISE = Command("vision.revise", "e", "revise", "reword", "Put it into other words, deeper or smaller.", "e")
BECOME = Command(
    "vision.become", "full_stop", "become", "finish", "Say that it's reached, or let it go on purpose.", "."
)
NEW = Command("vision.new", "plus", "begin('wish')", "new", "Write down one result you want, in two minutes.", "+")
DRAW = Command(
    "vision.draw",
    "v",
    "begin('vision')",
    "discover",
    "Discover your vision, area by area, taking as long as you like.",
    "v",
)
FITS = Command(
    "vision.flow",
    "o",
    "flow",
    "look closer",
    "Begin the exercise that fits: where things stand, or two wants that compete.",
    "o",
)

SHARPEN = Command("vision.sharpen", "s", "begin_here('sharpen')", "picture", "Picture it, until you can see it.", "s")
WEIGH = Command("vision.weigh", "w", "begin_here('weigh')", "weigh", "Whose it is, and how much it matters.", "w")
ANCHORS = Command(
    "vision.anchors", "a", "begin_here('anchors')", "anchors", "What a visitor would see at 10, 5, 0.", "a"
)
CHAIN = Command("vision.chain", "c", "begin_here('chain')", "what for", "Ask what you want it for.", "c")
TIME = Command("vision.time", "t", "begin_here('time')", "date", "Give it a date, and say how long it takes.", "t")
STEPS = Command("vision.steps", "m", "begin_here('steps')", "steps", "Set smaller results on the way there.", "m")
LIFE = Command(
    "vision.life", "l", "life", "whole life", "All your results in one picture, around the parts of life.", "l"
)
SHARE = Command("vision.share", "x", "begin('share')", "share", SHARE_LINES.help, "x")
ABOUT_ONE = (SHARPEN, WEIGH, ANCHORS, CHAIN, TIME, STEPS)

AROUND = 14
"""Columns of the screen that are not for a picture on a page: the frame, its air, the mark and the scroll bar."""

FURTHER = 5
"""So many lines of one kind stand beside a result; its own page has more of them."""

View: TypeAlias = tuple[Portrait, dict[str, str]]
Item: TypeAlias = str | Band | Choice
"""A heading, a result that is held, or one that ended."""


class VisionScreen(TabScreen):
    """A list of results, and the one at the cursor."""

    TAB = "vision"
    KEYS: ClassVar[tuple[Command, ...]] = (
        OPEN, RATE, FACT, REVISE, NEW, LIFE, BECOME, DRAW, FITS, *ABOUT_ONE, SHARE, *SCROLLING,
    )  # fmt: skip

    def __init__(self, today: date, unkept: Unkept) -> None:
        super().__init__(today)
        self._unkept = unkept
        self._portrait = Portrait()
        self._areas: dict[str, str] = {}
        self._page = Page("", ())
        self._items: list[Item] = []

    def body(self) -> ComposeResult:
        with Horizontal(id="vision"):
            with Vertical(id="results") as frame:
                frame.border_title = "Vision"
                held = VirtualList(id="held")
                held.can_focus = False
                yield held
            with VerticalScroll(id="portrayed", can_focus=False):
                yield PaintedText()

    # what is shown

    def look(self) -> Request[View]:
        return Reading(_look)

    async def show(self, view: View) -> None:
        self._portrait, self._areas = view
        self._page = vision_page(self._portrait, self._areas, self.today)
        is_empty = not self._portrait.results
        found = self._items = [] if is_empty else [item for section in self._page.sections for item in _items(section)]
        self.query_one(VirtualList).show(
            RowSource(
                len(found), render=lambda place: _drawn(found[place]), key=lambda place: _key(found[place]),
                heading=lambda place: isinstance(found[place], str),
            )
        )  # fmt: skip
        self.set_class(is_empty, "-empty")
        self.query_one("#results").border_subtitle = self._page.note
        self._portray()

    @property
    def here(self) -> Result | None:
        item = self.query_one(VirtualList).at_cursor(self._items)
        return None if item is None or isinstance(item, str) else self._portrait.result(item.id)

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()
        self._portray()
        self.query_one("#portrayed").scroll_home(animate=False)

    @on(VirtualList.Opened)
    async def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        await self.action_open()

    def _portray(self) -> None:
        pane, drawing, here = self.query_one("#portrayed"), self.query_one(PaintedText), self.here
        is_statement = here is None and not self.has_class("-empty")
        self.show_keys(self.KEYS if here is not None else (OPEN, NEW, LIFE, DRAW) if is_statement else (NEW, DRAW))
        fill, plain, tall = self.hint, ascii_only(), self._tall
        if here is None:
            page = statement_page(self._portrait, self.today) if is_statement else self._page
            pane.border_title = page.title if is_statement else ""
            pane.border_subtitle = page.note if is_statement else ""
            if is_statement:
                drawing.paint(lambda width: self._spread(width, page, self._life, PageView(0, plain, fill=fill)))
            else:
                drawing.paint(lambda width: PageView(min(PROSE, width), fill=fill).page(page))
            return
        results = [item.id for item in self._items if not isinstance(item, str) and item.id]
        page = result_summary(here, self._areas.get(here.area, here.area), self.today)
        pane.border_title = content(page.title)
        where = f"{results.index(here.id) + 1} of {len(results)}"
        pane.border_subtitle = where
        view = PageView(0, plain, tall, "$secondary", fill)
        drawing.paint(lambda width: [*self._spread(width, page, lambda: self._further(here, page), view), Content("")])
        self.call_after_refresh(self._say_more, where)

    def _spread(self, width: int, page: Page, beside: Callable[[], Page], view: PageView) -> list[Content]:
        """A page, and another beside it where there is room for two."""
        if not self.has_columns or width < 2 * NARROWEST + GAP:
            return replace(view, width=min(PROSE, width)).page(page)
        column = min(PROSE, (width + GAP) // 2 - GAP)
        right = replace(view, width=column, tall=max(view.tall, self.size.height // 2 * (beside == self._life)))
        return side_by_side([replace(view, width=column).page(page), right.page(beside())], column, GAP)

    def _life(self) -> Page:
        return life_page(self._portrait, self._areas, self.today)

    def _further(self, result: Result, page: Page) -> Page:
        """What there is to a result besides its page here, the newest of it."""
        told = {section.id for section in page.sections}
        whole = whole_result(self._portrait, result, self._areas, self.today, FURTHER)
        return Page(whole.title, tuple(section for section in whole.sections if section.id not in told))

    def _say_more(self, where: str) -> None:
        """Says beside its place that there is more than is seen."""
        # None, if the place was left meanwhile.
        for pane in self.query("#portrayed"):
            if pane.border_subtitle == where and pane.max_scroll_y > 0:
                pane.border_subtitle = f"{where} · space: more"

    @property
    def _tall(self) -> int:
        """Rows for the two lines over time: with the months an even number, so that the middle has a row of its own."""
        return 6 if self.size.height < 24 else 8 if self.size.height < 34 else 10

    # moving

    def action_walk(self, unit: Unit, direction: int) -> None:
        if unit in ("row", "end") and not self.has_class("-empty"):
            self.query_one(VirtualList).walk(unit, direction)
        else:
            scroll(self.query_one("#portrayed"), unit, direction)

    # what can be done

    async def action_open(self) -> None:
        here = self.here
        if here is None and self.has_class("-empty"):
            self.action_begin("vision")
            return
        page = (
            statement_page(self._portrait, self.today) if here is None
            else whole_result(self._portrait, here, self._areas, self.today)
        )  # fmt: skip
        await self._read(page, tall=max(8, self.size.height // 3))

    async def action_life(self) -> None:
        if not self.has_class("-empty"):
            await self._read(life_page(self._portrait, self._areas, self.today), tall=max(8, self.size.height * 2 // 3))

    async def _read(self, page: Page, tall: int) -> None:
        """Shows a page; a picture leaves as many rows as its sentences need."""
        wide = self.size.width - AROUND
        await self.app.push_screen(
            PageViewer(page, lambda width: PageView(width, ascii_only(), tall, heading="$secondary", wide=wide))
        )

    async def action_rate(self) -> None:
        if (here := self.here) is not None:
            await self._ask(RateDialog(here, self.today))

    async def action_fact(self) -> None:
        if (here := self.here) is not None:
            await self._ask(FactDialog(here, self._unkept))

    async def action_revise(self) -> None:
        if (here := self.here) is not None:
            await self._ask(ReviseDialog(here, self._unkept, self.today))

    async def action_become(self) -> None:
        if (here := self.here) is not None:
            await self._ask(StatusDialog(here))

    async def _ask(self, dialog: Dialog) -> None:
        """Asks, and then begins the flow the answer leads to."""
        about = self.here.id if self.here is not None else ""

        def answered(keep: Keep | None) -> None:
            self.do(keep, Begin(dialog.leads_to, about=about) if dialog.leads_to else None)

        await self.app.push_screen(dialog, answered)

    def action_begin(self, flow: str) -> None:
        self.post_message(Begin(flow))

    def action_begin_here(self, flow: str) -> None:
        """Begins a flow about the highlighted result."""
        if (here := self.here) is not None:
            self.post_message(Begin(flow, about=here.id))

    def action_flow(self) -> None:
        if (here := self.here) is not None:
            self.post_message(Begin("second_pull" if swings(here, self.today) else "reality", about=here.id))


def _items(section: Section) -> list[Item]:
    rows = [row for row in section.rows if isinstance(row, Band | Choice)]
    return [section.heading, *rows] if section.heading else [*rows]


def _look(workspace: Workspace) -> View:
    return workspace.portrait(), workspace.catalogue.area_names


def _drawn(item: Item) -> Content:
    match item:
        case Band(label=text):
            return line(text)
        case Choice(text=text):
            return line(text).stylize("$quiet")
        case _:
            return line(item).stylize("$quiet")


def _key(item: Item) -> str:
    return item if isinstance(item, str) else item.id
