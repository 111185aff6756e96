"""Several pages read as one: a day, this day in earlier years, the answers to one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from tui.app.commands import HELP, QUIT_LETTER, Command
from tui.app.copying import COPY, PRINT, Copying, Sheet
from tui.app.markdown import Block
from tui.app.reading import Leaf, day_name, earlier, entry_parts
from tui.app.text import content
from tui.app.widgets.entry_page import EntryPage
from tui.app.wishes import OpenDay
from tui.insights.calendar import Anniversary
from tui.insights.same_question import asked_from, asked_on
from tui.records.entry import Entry
from tui.records.text import counted
from tui.workspace import Workspace
from tui.workspace.looking_back import answers_before
from tui.workspace.pages import day_pages, days_with_pages, earlier_years, flow_title
from tui.workspace.printing import answers as as_markdown
from tui.workspace.printing import as_shown

BACK = Command("leaves.back", "escape,q", "back", "back", "Back to where you were.", "esc")
BEFORE = Command("leaves.before", "left_square_bracket,left,h", "turn(-1)", "before", "The one before.", "[")
AFTER = Command("leaves.after", "right_square_bracket,right,l", "turn(1)", "after", "The one after.", "]")
SHOW = Command("leaves.show", "enter", "show", "in the journal", "Show the day in the journal's list.", "enter")

EVERY = 1000
"""At most so many answers to one question are read."""


@dataclass(frozen=True)
class Leaves:
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


class LeavesScreen(Copying):
    """Pages above a place, with others before and after."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, BEFORE, AFTER, SHOW, COPY, PRINT)

    def __init__(self) -> None:
        super().__init__()
        self._leaves: Leaves | None = None

    def body(self) -> ComposeResult:
        """The text, as wide as there is room."""
        yield EntryPage(id="leaves")

    async def on_mount(self) -> None:
        """Gives the keys to the text."""
        page = self.query_one(EntryPage)
        page.focus()
        page.say("One moment.")
        self._read()

    def look(self, workspace: Workspace, step: int) -> Leaves | None:
        """What is read; with a step, the one before (-1) or after (1), ``None`` if there is none."""
        raise NotImplementedError

    def chosen(self) -> tuple[str, ...]:
        """The entries that are read."""
        return self._leaves.ids if self._leaves else ()

    def to_copy(self) -> Sheet | None:
        """What is shown."""
        return (self._leaves and self._leaves.sheet) or super().to_copy()

    def to_print(self) -> Sheet | None:
        """What is shown."""
        return self.to_copy()

    def _read(self, step: int = 0) -> None:
        width = self.query_one(EntryPage).text_width

        def look(workspace: Workspace) -> Leaves | None:
            found = self.look(workspace, step)
            if found is not None:
                found.leaf.rows(width)  # drawn here once, and only handed out on the screen's thread
            return found

        self.ask(look, lambda leaves: self._found(leaves, step))

    def _found(self, leaves: Leaves | None, step: int) -> None:
        if leaves is None and step:
            self.notify(f"There is nothing {'before' if step < 0 else 'after'} this.")
        if leaves is not None and self.is_mounted:
            self._leaves = leaves
            self.query_one(EntryPage).show(leaves.title, leaves.leaf)

    def all_commands(self) -> tuple[Command, ...]:
        """Without the letter that leaves taut: here it goes back."""
        return tuple(command for command in super().all_commands() if command is not QUIT_LETTER)

    def end_keys(self) -> tuple[Command, ...]:
        """Only a place is left for good from; here ``q`` goes back."""
        return (HELP,)

    def action_turn(self, step: int) -> None:
        """Turns to the one before or after."""
        self._read(step)

    def action_show(self) -> None:
        """Opens the journal at the day."""
        if self._leaves is not None and self._leaves.day is not None:
            self.post_message(OpenDay(self._leaves.day))

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()


class DayScreen(LeavesScreen):
    """All entries of a day as one page; before and after are days that have a page.

    Args:
        day: Which.
    """

    def __init__(self, day: date) -> None:
        super().__init__()
        self._date = day

    def look(self, workspace: Workspace, step: int) -> Leaves | None:
        """The entries of the day."""
        if step:
            days = days_with_pages(workspace)
            others = [day for day in days if (day - self._date).days * step > 0]
            if not others:
                return None
            self._date = others[0] if step > 0 else others[-1]
        entries = day_pages(workspace, self._date)
        parts = [part for entry in entries for part in _entry(entry, flow_title(workspace))]
        leaf = Leaf(parts or [[_quiet("Nothing is written on this day.")]])
        return Leaves(_full(self._date), leaf, tuple(entry.id for entry in entries), self._date)


class OnThisDayScreen(LeavesScreen):
    """A calendar day in every earlier year; before and after are the days beside it.

    Args:
        day: Of which month and day are looked for.
    """

    def __init__(self, day: date) -> None:
        super().__init__()
        self._date = day

    def look(self, workspace: Workspace, step: int) -> Leaves | None:
        """What earlier years have, the latest first."""
        self._date += timedelta(days=step)
        years = earlier_years(workspace, self._date)
        title = flow_title(workspace)
        parts = [part for one, entries in years for part in _year(self._date, one, entries, title)]
        leaf = Leaf(parts or [[_quiet("There is no earlier year in the journal yet.")]])
        ids = tuple(entry.id for _, entries in years for entry in entries)
        latest = next((one.found for one, _ in years if one.found), None)
        named = f"{self._date.day} {self._date:%B} in earlier years"
        sheet = Sheet(counted(len(ids), "page"), lambda space: as_shown(space, ids), lambda _: named)
        return Leaves(named, leaf, ids, latest, sheet if ids else None)


class SameQuestionScreen(LeavesScreen):
    """Every answer to a question of one page, the newest first; before and after are the page's other questions.

    Args:
        entry: The page's id.
        section: The part of the page from which a question is looked for, counted from 0.
    """

    def __init__(self, entry: str, section: int = 0) -> None:
        super().__init__()
        self._entry, self._section = entry, section
        self._place: int | None = None

    def look(self, workspace: Workspace, step: int) -> Leaves | None:
        """The answers to the question."""
        entry = workspace.entry(self._entry)
        questions = asked_on(entry) if entry else ()
        if entry is not None and self._place is None:
            self._place = asked_from(entry, self._section)
        place = (self._place or 0) + step
        if not questions:
            said = "Nothing on this page answers a question that comes back."
            return Leaves("The same question", Leaf([[_quiet(said)]])) if not step else None
        if step and not 0 <= place < len(questions):
            return None
        self._place = place = min(place, len(questions) - 1)
        answers = answers_before(workspace, questions[place], EVERY)
        count = counted(len(answers), "answer")
        latest = "the latest " if len(answers) == EVERY else ""
        title, leaf = f"The same question · {latest}{count}", earlier(answers)
        if not answers:
            return Leaves(title, leaf)
        sheet = Sheet(count, lambda _: as_markdown(answers), lambda _: f"answers {answers[0].asked}")
        return Leaves(title, leaf, day=answers[0].day, sheet=sheet)


def _entry(entry: Entry, title: Callable[[str], str]) -> list[list[Block]]:
    star = " ★" if entry.starred else ""
    head = Content.assemble(
        (f"{entry.begun:%H:%M}", "$quiet"), "  ", content(title(entry.flow)).stylize("bold"), (star, "$primary")
    )
    return [[Block(head)], *entry_parts(entry)]


def _year(day: date, one: Anniversary, entries: Sequence[Entry], title: Callable[[str], str]) -> list[list[Block]]:
    head = Content.styled(str(one.year), "bold underline")
    named = f"{day.day} {day:%B}"
    if one.found is None:
        why = f"there was no {named}, and nothing" if one.exact is None else "nothing"
        return [[Block(head), _quiet(f"In {one.year} {why} is written within three days of it.")]]
    if one.found != one.exact:
        why = f"There was no {named} this year" if one.exact is None else f"Nothing on {named}"
        first = [Block(head), _quiet(f"{why}; this is {day_name(one.found)}.")]
    else:
        first = [Block(Content.assemble(head, (f"  {one.found:%A}", "$quiet")))]
    return [first, *(part for entry in entries for part in _entry(entry, title))]


def _quiet(sentence: str) -> Block:
    return Block(Content(sentence).stylize("$quiet"))


def _full(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B} {day.year}"
