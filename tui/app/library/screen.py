"""The library: every flow, what it is for, how long it takes and when it was last done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tui.app.base.messages import Begin, Reading, Request, Resume
from tui.app.base.screen import TabScreen
from tui.app.library.about import LastTime, Shelf, about, last_times, whole
from tui.insights.views.today import last_done, suggest
from tui.practice.flow import Flow, Variant
from tui.records.date_forms import date_words
from tui.terminal.commands import Command
from tui.terminal.painted_text import PaintedText
from tui.terminal.safe_text import line
from tui.terminal.scrolling import ScrollingText
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace import Workspace

BEGIN = Command(
    "library.begin", "enter", "begin", "begin", "Begin the exercise, or continue it where you left off.", "enter"
)
SHORT = Command("library.short", "s", "variant('short')", "short", "Begin the short form, if there is one.", "s")
WHOLE = Command(
    "library.whole",
    "w",
    "variant('whole')",
    "whole",
    "Begin the whole exercise when Enter would begin the short form.",
    "w",
)
QUARTER = Command(
    "library.quarterly", "t", "variant('quarterly')", "quarterly",
    "Begin it with the quarterly steps, if it has any.", "t")  # fmt: skip
ABOUT = Command("library.about", "l,right", "about", "about it", "Go to the text beside the list, to scroll it.", None)
BACK = Command("library.back", "h,left,escape", "back", "back", "Go back to the list.", None)

GROUPS = (
    ("Every day", ("morning", "evening", "minute")),
    ("Looking back", ("weekly", "renewal")),
    ("Foundations", ("onboarding", "walk", "vision", "reality", "values")),
    (
        "When something comes up",
        ("quiet", "trigger", "listening", "learning", "left_hand", "ladder", "second_pull", "loop"),
    ),
)
OWN = "Yours"

MINUTES, LAST = 4, 9
"""Columns for how long a flow takes and when it was last done; its title has the rest."""


class LibraryScreen(TabScreen):
    """Choose a flow."""

    TAB = "library"
    KEYS: ClassVar[tuple[Command, ...]] = (BEGIN, SHORT, WHOLE, QUARTER, ABOUT, BACK)

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self._shelf: Shelf | None = None
        self._rows: list[Flow | str] = []
        self._last: Mapping[str, Sequence[LastTime]] = {}

    def body(self) -> ComposeResult:
        yield Static("", id="suggestion")
        with Horizontal(id="library"):
            with Vertical(id="flows-frame") as frame:
                frame.border_title = "Library"
                frame.border_subtitle = "minutes · last done"
                yield VirtualList(id="flows")
            with ScrollingText(id="about"):
                yield PaintedText(id="about-text")

    async def on_mount(self) -> None:
        self.query_one(VirtualList).focus()

    def look(self) -> Request[Shelf]:
        return Reading(_look, self.today)

    async def show(self, view: Shelf) -> None:
        first = self._shelf is None
        self._shelf = view
        self._rows = rows = grouped([flow for flow in view.catalogue.flows.values() if flow.listed])
        self.query_one("#suggestion", Static).update(_suggested(view))
        list_ = self.query_one(VirtualList)
        list_.show(
            RowSource(
                len(rows),
                render=lambda place: self._row(rows[place]),
                key=lambda place: row.id if isinstance(row := rows[place], Flow) else f"# {row}",
                heading=lambda place: isinstance(rows[place], str),
            )
        )
        if first and view.suggestion is not None:
            list_.move_to(view.suggestion.flow)
        self._tell()
        if self.has_columns:
            self.ask(Reading(last_times, tuple(view.catalogue.flows)), self._take_last)

    def _take_last(self, last: Mapping[str, Sequence[LastTime]]) -> None:
        self._last = last
        self._tell()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if self._shelf is not None:
            self.refresh_view()

    def _row(self, row: Flow | str) -> Content:
        assert self._shelf is not None
        if isinstance(row, str):
            return Content(row).stylize("$quiet")
        room = self.query_one(VirtualList).scrollable_content_region.width - 2
        last_width = max(LAST, len(date_words(self.today, year=False)))
        width = max(8, room - MINUTES - last_width - 4)
        mark = " yours" if row.id in self._shelf.catalogue.own else ""
        title = line(row.title).truncate(width - len(mark), ellipsis=True)
        gap = " " * (width - title.cell_length - len(mark))
        short, whole = row.minutes
        minutes = f"{short}–{whole}" if short < whole else f"{whole}"
        waits = self._shelf.session(row.id) is not None
        last = ("waiting", "$primary") if waits else (_briefly(self._shelf.done.get(row.id), self.today), "$quiet")
        return Content.assemble(title, (mark, "$secondary"), gap, (f" {minutes:>{MINUTES}}  ", "$quiet"), last)

    def _here(self) -> Flow | None:
        row = self.query_one(VirtualList).at_cursor(self._rows)
        return row if isinstance(row, Flow) else None

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()
        self._tell()

    @on(VirtualList.Opened)
    def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_begin()

    def _tell(self) -> None:
        """What is to be known about the highlighted exercise, and the keys that fit it."""
        here = self._here()
        if here is None or self._shelf is None:
            return
        pane = self.query_one("#about")
        pane.border_title = line(here.title)
        last = self._last.get(here.id, ())
        draw = partial(whole, last=last) if self.has_columns else about
        self.query_one("#about-text", PaintedText).paint(partial(draw, here, self._shelf, self.today))
        pane.scroll_home(animate=False)
        waits = self._shelf.session(here.id) is not None
        keys = [replace(BEGIN, label="continue") if waits else BEGIN]
        forms: list[tuple[Command, Variant]] = [(SHORT, "short"), (WHOLE, "whole"), (QUARTER, "quarterly")]
        usual = "short" if here.id in self._shelf.short else "whole"
        keys += [command for command, variant in forms if variant in here.variants and variant != usual]
        self.show_keys(keys)

    # keys

    def action_begin(self) -> None:
        here = self._here()
        if here is None or self._shelf is None:
            return
        session = self._shelf.session(here.id)
        self.post_message(Resume(session) if session is not None else Begin(here.id))

    def action_variant(self, variant: Variant) -> None:
        here = self._here()
        if here is not None and variant in here.variants:
            self.post_message(Begin(here.id, variant))

    def action_about(self) -> None:
        self.query_one("#about").focus()

    def action_back(self) -> None:
        self.query_one(VirtualList).focus()


def _look(workspace: Workspace, today: date) -> Shelf:
    portrait = workspace.portrait()
    catalogue = workspace.catalogue
    fits = suggest(portrait, today, catalogue.emotions)
    flow = catalogue.flow(fits.flow) if fits else None
    suggestion = fits if flow is not None and flow.listed else None
    short = frozenset(name for name in catalogue.flows if workspace.sessions.usual_variant(name) == "short")
    return Shelf(
        catalogue, last_done(portrait), workspace.sessions.waiting(), suggestion, short,
        len(workspace.library.problems), in_words=not workspace.settings.pictures,
    )  # fmt: skip


def grouped(flows: Sequence[Flow]) -> list[Flow | str]:
    """The flows under headings; what no group of ours names comes last, under the person's own."""
    by_id = {flow.id: flow for flow in flows}
    rows: list[Flow | str] = []
    for heading, ids in GROUPS:
        found = [by_id.pop(name) for name in ids if name in by_id]
        rows += [heading, *found] if found else []
    return [*rows, OWN, *by_id.values()] if by_id else rows


def _suggested(shelf: Shelf) -> Content:
    if shelf.suggestion is not None:
        title = shelf.catalogue.flows[shelf.suggestion.flow].title
        return Content.assemble(
            line(title).stylize("bold"), (f" may suit you now: {shelf.suggestion.reason}", "$quiet")
        )
    if shelf.mistakes:
        return Content("One of your files has a mistake; Settings (,) says where, under “Check the journal”.").stylize(
            "$quiet"
        )
    return Content("Nothing to suggest right now.").stylize("$quiet")


def _briefly(day: date | None, today: date) -> str:
    """When it was last done, in few columns."""
    if day is None:
        return "not yet"
    back = (today - day).days
    if back < 2:
        return "today" if back <= 0 else "yesterday"
    if back < 7:
        return f"{day:%A}"
    return date_words(day, year=False) if day.year == today.year else f"{day:%b %Y}"
