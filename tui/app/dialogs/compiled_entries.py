"""Several pages read as one: a day, this day in earlier years, the answers to one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.content import Content

from tui.app.base.entry_renderer import Leaf, earlier, entry_parts
from tui.app.base.export_actions import COPY, PRINT, ExportActions, Sheet, as_is, entries_sheet
from tui.app.base.markdown import Block
from tui.app.base.messages import OpenDay, Reading, Request
from tui.app.base.screen import CommandScreen
from tui.app.dialogs.text_viewer import EntryPage
from tui.insights.measures.presence import Anniversary
from tui.insights.views.entry import asked_from, asked_on
from tui.records.date_forms import clock
from tui.records.day import day_and_month, day_name, full_day
from tui.records.entry import Entry
from tui.records.text import counted
from tui.terminal.commands import Command
from tui.terminal.safe_text import content
from tui.workspace import Workspace
from tui.workspace.markdown_output import answers as as_markdown
from tui.workspace.markdown_output import as_shown
from tui.workspace.recall import answers_before, day_pages, days_with_pages, earlier_years

BACK = Command("leaves.back", "escape,q", "back", "back", "Back to where you were.", "esc")
BEFORE = Command("leaves.before", "left_square_bracket,left,h", "turn(-1)", "before", "The one before.", "[")
AFTER = Command("leaves.after", "right_square_bracket,right,l", "turn(1)", "after", "The one after.", "]")
SHOW = Command("leaves.show", "enter", "show", "in the journal", "Show the day in the journal.", "enter")

Here = TypeVar("Here")

EVERY = 1000
"""The most answers to one question that are read."""


@dataclass
class At(Generic[Here]):
    """Where one reads; moved by the worker alone, so that steps taken quickly all count.

    Attributes:
        here: A day, a period, or the place of a question on its page.
    """

    here: Here


@dataclass(frozen=True)
class CompiledEntries:
    """What was found to read.

    Attributes:
        title: For the frame.
        leaf: All of it.
        ids: The entries it is from, in the order they are shown.
        day: Where the journal is opened from here, if anywhere.
        sheet: What is copied and printed, where that is not the entries by their days.
    """

    title: str
    leaf: Leaf
    ids: tuple[str, ...] = ()
    day: date | None = None
    sheet: Sheet | None = None


class CompiledEntriesScreen(CommandScreen):
    """Pages above a place, with others before and after.

    Args:
        look: What is read; with a step, the one before (-1) or after (1), ``None`` at either end.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, BEFORE, AFTER, SHOW, COPY, PRINT)

    def __init__(self, look: Callable[[int], Request[CompiledEntries | None]]) -> None:
        super().__init__()
        self._look = look
        self._leaves: CompiledEntries | None = None
        self._export = ExportActions(self, self._sheet, self._sheet)

    def body(self) -> ComposeResult:
        yield EntryPage(id="leaves")

    async def on_mount(self) -> None:
        page = self.query_one(EntryPage)
        page.focus()
        page.say("One moment.")
        self._read()

    def _sheet(self) -> Sheet | None:
        """What is copied and printed: what is shown."""
        return (self._leaves.sheet or entries_sheet(self._leaves.ids)) if self._leaves else None

    def _read(self, step: int = 0) -> None:
        width = self.query_one(EntryPage).text_width
        self.ask(Reading(_drawn, self._look(step), width), lambda leaves: self._found(leaves, step))

    def _found(self, leaves: CompiledEntries | None, step: int) -> None:
        if leaves is None and step:
            self.notify(f"There is nothing {'before' if step < 0 else 'after'} this.")
        if leaves is not None and self.is_mounted:
            self._leaves = leaves
            self.query_one(EntryPage).show(leaves.title, leaves.leaf)

    def action_turn(self, step: int) -> None:
        self._read(step)

    def action_copy(self) -> None:
        self._export.copy()

    def action_print(self) -> None:
        self._export.print()

    def action_show(self) -> None:
        if self._leaves is not None and self._leaves.day is not None:
            self.post_message(OpenDay(self._leaves.day))

    def action_back(self) -> None:
        self.dismiss()


def day_screen(day: date) -> CompiledEntriesScreen:
    """All entries of a day as one page; before and after are days that have a page."""
    at = At(day)
    return CompiledEntriesScreen(lambda step: Reading(_day, at, step))


def on_this_day_screen(day: date) -> CompiledEntriesScreen:
    """A calendar day in every earlier year, the latest first; before and after are the days beside it."""
    at = At(day)
    return CompiledEntriesScreen(lambda step: Reading(_earlier_years, at, step))


def same_question_screen(entry: str, section: int = 0) -> CompiledEntriesScreen:
    """Every answer to a question of one page, the newest first; before and after are the page's other questions.

    Args:
        entry: The page's id.
        section: The part of the page from which a question is looked for, counted from 0.
    """
    at: At[int | None] = At(None)
    return CompiledEntriesScreen(lambda step: Reading(_same_question, entry, section, at, step))


def _drawn(workspace: Workspace, look: Request[CompiledEntries | None], width: int) -> CompiledEntries | None:
    found = look.answer(workspace)
    if found is not None:
        found.leaf.rows(width)  # drawn here once, and only handed out on the screen's thread
    return found


def _day(workspace: Workspace, at: At[date], step: int) -> CompiledEntries | None:
    if step:
        days = days_with_pages(workspace)
        others = [day for day in days if (day - at.here).days * step > 0]
        if not others:
            return None
        at.here = others[0] if step > 0 else others[-1]
    entries = day_pages(workspace, at.here)
    parts = [part for entry in entries for part in _entry(entry, workspace.catalogue.title)]
    leaf = Leaf(parts or [[_quiet("Nothing was written on this day.")]])
    return CompiledEntries(full_day(at.here), leaf, tuple(entry.id for entry in entries), at.here)


def _earlier_years(workspace: Workspace, at: At[date], step: int) -> CompiledEntries:
    day = at.here = at.here + timedelta(days=step)
    years = earlier_years(workspace, day)
    title = workspace.catalogue.title
    parts = [part for one, entries in years for part in _year(day, one, entries, title)]
    leaf = Leaf(parts or [[_quiet("The journal has no earlier year yet.")]])
    ids = tuple(entry.id for _, entries in years for entry in entries)
    latest = next((one.found for one, _ in years if one.found), None)
    named = f"{day_and_month(day)} in earlier years"
    sheet = Sheet(counted(len(ids), "entry"), Reading(as_shown, ids), Reading(as_is, named))
    return CompiledEntries(named, leaf, ids, latest, sheet if ids else None)


def _same_question(
    workspace: Workspace, page: str, section: int, at: At[int | None], step: int
) -> CompiledEntries | None:
    entry = workspace.entry(page)
    questions = asked_on(entry) if entry else ()
    if entry is not None and at.here is None:
        at.here = asked_from(entry, section)
    place = (at.here or 0) + step
    if not questions:
        said = "Nothing in this entry answers a question taut asks more than once."
        return CompiledEntries("The same question", Leaf([[_quiet(said)]])) if not step else None
    if step and not 0 <= place < len(questions):
        return None
    at.here = place = min(place, len(questions) - 1)
    answers = answers_before(workspace, questions[place], EVERY)
    count = counted(len(answers), "answer")
    latest = "the latest " if len(answers) == EVERY else ""
    title, leaf = f"The same question · {latest}{count}", earlier(answers)
    if not answers:
        return CompiledEntries(title, leaf)
    sheet = Sheet(count, Reading(as_is, as_markdown(answers)), Reading(as_is, f"answers {answers[0].asked}"))
    return CompiledEntries(title, leaf, day=answers[0].day, sheet=sheet)


def _entry(entry: Entry, title: Callable[[str], str]) -> list[list[Block]]:
    star = " ★" if entry.starred else ""
    head = Content.assemble(
        (clock(entry.begun), "$quiet"), "  ", content(title(entry.flow)).stylize("bold"), (star, "$primary")
    )
    return [[Block(head)], *entry_parts(entry)]


def _year(day: date, one: Anniversary, entries: Sequence[Entry], title: Callable[[str], str]) -> list[list[Block]]:
    head = Content.styled(str(one.year), "bold underline")
    named = day_and_month(day)
    if one.found is None:
        why = f"there was no {named}, and nothing" if one.exact is None else "nothing"
        return [[Block(head), _quiet(f"In {one.year} {why} was written within three days of it.")]]
    if one.found != one.exact:
        why = f"There was no {named} this year" if one.exact is None else f"Nothing on {named}"
        first = [Block(head), _quiet(f"{why}; this is {day_name(one.found)}.")]
    else:
        first = [Block(Content.assemble(head, (f"  {one.found:%A}", "$quiet")))]
    return [first, *(part for entry in entries for part in _entry(entry, title))]


def _quiet(sentence: str) -> Block:
    return Block(Content(sentence).stylize("$quiet"))
