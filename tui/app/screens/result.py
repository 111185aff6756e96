"""The whole page of one result: every wording, rating and fact, and what was promised for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from tui.app.commands import Command
from tui.app.layout import PROSE, beside
from tui.app.screens.page import Page
from tui.app.text import content, line
from tui.app.widgets.result_words import (
    anchors,
    band,
    day_words,
    difference,
    ends_words,
    figures,
    gap_words,
    listed,
    standing,
    step_words,
)
from tui.app.widgets.rows import Rows, Source
from tui.app.widgets.strokes import ascii_marks
from tui.insights.portrait import Promise, Result
from tui.records.answers import Outcome, number

BACK = Command("result.back", "escape,enter", "back", "back", "Back to the Vision.", "esc")
ROWS_DOWN = Command("result.down", "j,down", "scroll(1)", "down", "Down.", "j")
ROWS_UP = Command("result.up", "k,up", "scroll(-1)", "up", "Up.", "k")
LEAF_DOWN = Command("result.page_down", "space,pagedown", "leaf(1)", "a page down", "A page down.", "space")
LEAF_UP = Command("result.page_up", "b,pageup", "leaf(-1)", "a page up", "A page up.", "b")
HALF_DOWN = Command("result.half_down", "ctrl+d", "leaf(0.5)", "half down", "Half a page down.", None)
HALF_UP = Command("result.half_up", "ctrl+u", "leaf(-0.5)", "half up", "Half a page up.", None)
FIRST = Command("result.first", "g,home", "edge(-1)", "first", "To the beginning.", None)
LAST = Command("result.last", "G,end", "edge(1)", "last", "To the end.", None)

BECAME = {
    Outcome.KEPT: "kept",
    Outcome.PARTLY: "kept in part",
    Outcome.NOT: "not this time",
    Outcome.LET_GO: "let go on purpose",
}


class ResultScreen(Page):
    """Stands above the Vision; only what is seen of it is drawn.

    Args:
        result: The result.
        area: What its area is called.
        promises: Those made for it, oldest first.
        today: The practice day.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        BACK,
        ROWS_DOWN,
        ROWS_UP,
        LEAF_DOWN,
        LEAF_UP,
        HALF_DOWN,
        HALF_UP,
        FIRST,
        LAST,
    )

    def __init__(self, result: Result, area: str, promises: Sequence[Promise], today: date) -> None:
        super().__init__()
        self._result, self._area, self._promises, self._today = result, area, promises, today
        self._width = 0

    def body(self) -> ComposeResult:
        """One long page."""
        rows = Rows(id="whole")
        rows.mark = " "
        rows.can_focus = False
        rows.border_title = content(self._area)
        rows.border_subtitle = standing(self._result, self._today)
        yield rows

    def on_resize(self, event: Resize) -> None:
        """Lays the page out for the room there is, off the screen's thread: ten years make a long page."""
        super().on_resize(event)
        width = min(PROSE, event.size.width - 12)
        if width != self._width and width > 0:
            self._width = width
            self.ask(lambda _: self._lines(width), self._show)

    def _lines(self, width: int) -> list[Content]:
        blocks = whole(self._result, self._promises, self._today, width)
        return [row for block in blocks for row in (block.wrap(width) if block.plain else [block])]

    def _show(self, lines: list[Content]) -> None:
        if self.is_mounted:
            self.query_one(Rows).show(Source(len(lines), render=lines.__getitem__, heading=lambda _: True))

    def action_back(self) -> None:
        """Back to the Vision."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Moves by lines."""
        self.query_one(Rows).scroll_relative(y=lines, animate=False)

    def action_leaf(self, pages: float) -> None:
        """Moves by what is seen at once, less one line, or by a part of that."""
        rows = self.query_one(Rows)
        rows.scroll_relative(y=int(pages * max(2, rows.size.height - 1)), animate=False)

    def action_edge(self, end: int) -> None:
        """Moves to the beginning or the end."""
        rows = self.query_one(Rows)
        rows.scroll_home(animate=False) if end < 0 else rows.scroll_end(animate=False)


def whole(result: Result, promises: Sequence[Promise], today: date, width: int) -> list[Content]:
    """Everything there is to say about a result, a paragraph each."""
    gap = Content("")
    blocks = [gap, line(result.text).stylize("bold"), gap]
    blocks += band(result, today, width, plain=ascii_marks())
    blocks += gap_words(result, today, width)
    blocks += [Content(said).stylize("$quiet") for said in (ends_words(result), figures(result, today)) if said]
    sections = [
        anchors(result, width),
        _wordings(result, today, width),
        _promised(promises, today, width),
        listed("Obstacles named", reversed(result.obstacles), today, width),
        listed("Seen first when it was read", reversed(result.images), today, width),
        listed("The dates it was meant for", reversed(result.target), today, width),
        _ratings(result, today, width),
        listed(f"Facts, {len(result.facts)}", reversed(result.facts), today, width),
    ]
    for section in sections:
        blocks += [gap, *section] if section else []
    return [*blocks, gap]


def _wordings(result: Result, today: date, width: int) -> list[Content]:
    rows = [Content("Wordings, the newest first").stylize("$secondary")]
    pairs = list(zip(result.wordings, result.wordings[1:], strict=False))
    for before, after in reversed(pairs):
        why = f": {after.reason}" if after.reason else ""
        head = f"  {step_words(before, after)} on {day_words(after.day, today)}{why}"
        rows.append(content(head).stylize("$quiet"))
        rows.append(beside(Content("    "), difference(before.text, after.text), width))
    first = result.wordings[0]
    rows.append(content(f"  First written on {day_words(first.day, today)}").stylize("$quiet"))
    rows.append(beside(Content("    "), line(first.text), width))
    return rows


def _promised(promises: Sequence[Promise], today: date, width: int) -> list[Content]:
    rows = []
    for promise in reversed(promises):
        became = BECAME[promise.outcome] if promise.outcome else "open"
        head = content(f"  {day_words(promise.day, today):<7} ").stylize("$quiet")
        rows.append(beside(head, Content.assemble(line(promise.text), (f"  {became}", "$secondary")), width))
    return [Content("Promised for it, and what became of it").stylize("$secondary"), *rows] if rows else []


def _ratings(result: Result, today: date, width: int) -> list[Content]:
    if not result.ratings:
        return []
    said = ", ".join(f"{number(rating.value)} on {day_words(rating.day, today)}" for rating in reversed(result.ratings))
    return [Content("Ratings").stylize("$secondary"), beside(Content("  "), Content(said), width)]
