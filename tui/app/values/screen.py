"""Values: what is held, in the person's words, and how near it is lived; and what is asked about one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Static

from tui.app.base.messages import Begin, Do, Reading, Request, Resume, add_entry
from tui.app.base.page_view import PageView, aligned_head, aligned_row
from tui.app.base.pictures import picture
from tui.app.base.screen import COLUMNS, TabScreen
from tui.app.dialogs.evidence import PageViewer
from tui.app.dialogs.forms import Dialog, Unkept, WritingDialog, ask, scale
from tui.app.fields.base import AnswerField
from tui.app.fields.scale import ScaleField
from tui.insights.fold.portrait import HeldValue
from tui.insights.views.model import Aligned, Line, Page, Section
from tui.insights.views.pictures import BullsEye
from tui.insights.views.values import (
    ValuesView,
    ValueView,
    lived_question,
    matters_question,
    value_page,
    value_summary,
    values_page,
    values_view,
    weeks_page,
)
from tui.insights.views.vision import said_before
from tui.practice.session import Session
from tui.records.answers import number
from tui.records.option_ids import Ended
from tui.records.text import has_words, one_line
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import Command
from tui.terminal.painted_text import PROSE, PaintedText
from tui.terminal.safe_text import content, line
from tui.terminal.scrolling import ScrollingPanel
from tui.terminal.virtual_list import RowSource, VirtualList
from tui.workspace import Workspace, quick_entries


class RateLived(Dialog):
    """How near a value was lived this past week; the number before comes after the new one is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Command("dialog.close", "enter", "leave", "back", "Close it.").binding]

    def __init__(self, value: HeldValue, today: date) -> None:
        super().__init__(value.name)
        self._value, self._today = value, today
        self._asked = lived_question(value.name)
        self._weighed = matters_question(value.name)

    def form(self) -> ComposeResult:
        lines = self._value.behaviours or ((self._value.definition,) if self._value.definition else ())
        for text in lines:
            yield Static(content(f"· {one_line(text)}"), classes="label")
        if not self._value.importance:
            # Without it the value stands in no mean of all; the sort of the cards may have passed over it.
            yield ask(self._weighed)
            yield scale(ends=("a little", "above most things"))
        yield ask(self._asked)
        yield scale(ends=("not at all", "fully"))

    def keep(self) -> None:
        *weights, field = self.query(ScaleField)
        near = field.value
        if near is None:
            self.say("Choose a number first, or Esc to close.")
            field.entry_point().focus()
            return
        answers = [quick_entries.lived(self._value.id, self._asked, near)]
        said = [one.value for one in weights if one.value is not None]
        answers += [quick_entries.matters(self._value.id, self._weighed, weight) for weight in said]
        self.post_message(Do(Request(add_entry, "rate", *answers)))
        for asked in self.query(AnswerField):
            asked.disabled = True
        self.say(f"You say {number(near)}. {said_before(self._value.lived, self._today)}".rstrip())
        self.query_one("#dialog").border_subtitle = "Enter to close"


class Reword(WritingDialog):
    """A value's name and what it means, in the person's words."""

    HINT = "Enter for the next line, or to save on the last one · Esc to close"

    def __init__(self, value: HeldValue, held: tuple[tuple[str, str], ...], unkept: Unkept) -> None:
        self._value, self._held = value, held
        self._places = (("name", value.id), ("means", value.id))
        lines = dict(zip(self._places, (value.name, value.definition), strict=True))
        super().__init__(f"{value.name}, in my words", lines, unkept)

    def form(self) -> ComposeResult:
        for label, place in zip(("I call it", "To me it means"), self._places, strict=True):
            yield Static(label, classes="label")
            yield self.writing(place)

    def keep(self) -> None:
        name, means = map(one_line, self.texts)
        value, held = self._value, self._held
        name = name if has_words(name) else value.name
        answers = []
        if has_words(means) and means != value.definition:
            answers.append(quick_entries.meaning(value.id, f"In your words, {name} means …", means))
        if name != value.name:
            answers.append(quick_entries.held((one, name if one == value.id else called) for one, called in held))
        self.done_with(Request(add_entry, "revise", *answers) if answers else None)


OPEN = Command("values.open", "enter", "open", "open", "Everything about the highlighted value.", "enter")
RATE = Command("values.rate", "r", "rate", "rate now", "How fully you lived it this week.", "r")
REWORD = Command("values.reword", "e", "reword", "reword", "Put its name or meaning into other words.", "e")
WEEKS = Command("values.weeks", "c", "weeks", "all weeks", "All your values, week by week.", "c")
SORT = Command("values.sort", "plus", "sort", "sort cards", "Sort the cards again, from the whole deck.", "+")
ASIDE = Command("values.aside", "full_stop", "aside", "set aside", "Set the value aside, after asking.", ".")

LOW = 21
"""Rows below which the highlighted value is not shown under the list; Enter shows it."""
ROOMY = 34
"""Rows from which the bull's-eye takes half of a page."""
AROUND, ABOVE = 10, 13
"""Columns and rows of the screen that are not for the list and the bull's-eye beside it."""
UNDER = 17
"""Rows of the screen that are not for the list and the bull's-eye under it."""
LEAST, SMALLEST, LARGEST = 46, 20, 60
"""Columns the list has at least, and what the bull's-eye has at least and at most."""


class View(NamedTuple):
    """What is read for this place."""

    values: ValuesView
    waiting: Session | None


class ValuesScreen(TabScreen):
    """The values held, one a line, and the highlighted one below."""

    TAB = "values"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (COLUMNS, "-wide")]
    KEYS: ClassVar[tuple[Command, ...]] = (OPEN, RATE, REWORD, WEEKS, SORT, ASIDE)

    def __init__(self, today: date, unkept: Unkept) -> None:
        super().__init__(today)
        self._unkept = unkept
        self._view = View(ValuesView(), None)
        self._asking = ""
        self._plain = ascii_only()
        self._has_aim = False

    def body(self) -> ComposeResult:
        with Horizontal(id="beside-values"):
            with Vertical(id="values") as frame:
                frame.border_title = "Values"
                yield Static(id="together")
                with Horizontal(id="standing"):
                    with Vertical(id="listed"):
                        yield Static(id="columns")
                        yield VirtualList(id="held")
                        yield Static(id="below")
                    yield Static(id="bulls-eye")
                yield Static(id="news")
            with ScrollingPanel(id="whole-value"):
                yield PaintedText(id="whole")

    async def on_mount(self) -> None:
        self.query_one("#news").display = False
        self.query_one(VirtualList).focus()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.set_class(event.size.height < LOW, "-low")
        if self._view.values.values:
            self._draw()

    def look(self) -> Request[View]:
        return Reading(_look)

    async def show(self, view: View) -> None:
        self._view = view
        self._draw()

    @property
    def _room(self) -> int:
        """Columns of what is read."""
        return min(PROSE, self._half - AROUND)

    @property
    def _half(self) -> int:
        """Columns of the screen that are for the list and the bull's-eye."""
        return self.size.width // 2 if self.has_columns else self.size.width

    @property
    def _aim(self) -> int:
        """Columns for the bull's-eye, beside the list or under it; 0 where it would leave too little for the list."""
        if self.has_columns:
            found = min(self._room, 2 * (self.size.height - UNDER - len(self._view.values.values)), LARGEST)
        else:
            free = self._half - AROUND - 2
            beside = free - PROSE if free - PROSE >= SMALLEST else free - LEAST
            found = min(beside, 2 * (self.size.height - ABOVE), LARGEST)
        return found if found >= SMALLEST and not self.has_class("-low") else 0

    def _draw(self) -> None:
        views = self._view.values.values
        self.set_class(not views, "-empty")
        page = values_page(self._view.values, sort_waits=self._view.waiting is not None)
        above = self._page_view(self._room)
        said = tuple(row for row in page.rows("bulls_eye") if isinstance(row, Line))
        together = above.section(page.sections[0])
        if not self.has_class("-low"):
            together += above.section(Section("said", rows=said))
        self.query_one("#together", Static).update(Content("\n").join(together))
        self._draw_bulls_eye(page)
        view, plain = self._page_view(self._beside), self._plain
        listed = [row for row in page.rows("values") if isinstance(row, Aligned)]
        self.query_one("#columns", Static).update(aligned_head(listed, view.width))
        rows = self.query_one(VirtualList)
        rows.styles.max_height = max(1, len(listed))
        rows.show(
            RowSource(
                len(listed),
                lambda place: aligned_row(place, listed, view.width, plain=plain),
                lambda place: listed[place].id,
            )
        )
        self.show_keys(self.KEYS if views else (SORT,))
        self._draw_below()

    def _draw_bulls_eye(self, page: Page) -> None:
        drawn = [row for row in page.rows("bulls_eye") if isinstance(row, BullsEye)]
        aim = self.query_one("#bulls-eye", Static)
        aim.display = self._has_aim = bool(drawn and self._aim)
        rows = [row for one in drawn for row in picture(one, self._aim, self._aim // 2, plain=self._plain)]
        aim.update(Content("\n").join(rows if self._has_aim else []))

    @property
    def _beside(self) -> int:
        """Columns of the list."""
        if not self._has_aim or self.has_columns:
            return self._room
        return min(self._room, self._half - AROUND - 2 - self._aim)

    def _page_view(self, width: int) -> PageView:
        return PageView(width, self._plain, fill=self.hint)

    def _draw_below(self) -> None:
        here = self._here()
        shown = self._page_view(self._beside).page(value_summary(here)) if here else []
        self.query_one("#below", Static).update(Content("\n").join(shown))
        whole = value_page(here, self.today) if here else Page("", ())
        self.query_one("#whole-value").border_title = line(whole.title)
        self.query_one("#whole", PaintedText).paint(lambda width: self._page_view(min(PROSE, width)).page(whole))

    def _here(self) -> ValueView | None:
        return self.query_one(VirtualList).at_cursor(self._view.values.values)

    def _say(self, sentence: str) -> None:
        news = self.query_one("#news", Static)
        news.update(content(sentence))
        news.display = bool(sentence)

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()
        if self._asking:
            self._asking = ""
            self._say("")
        self._draw_below()

    @on(VirtualList.Opened)
    def _opened(self, event: VirtualList.Opened) -> None:
        event.stop()
        self.action_open()

    # keys

    def action_open(self) -> None:
        if here := self._here():
            self._read(value_page(here, self.today))

    def action_weeks(self) -> None:
        view = self._view.values
        if view.weeks:
            self._read(weeks_page(view, self.today))

    def _read(self, page: Page) -> None:
        tall = 8 if self.size.height < ROOMY else self.size.height // 2
        self.app.push_screen(PageViewer(page, lambda width: replace(self._page_view(width), tall=tall)))

    def action_rate(self) -> None:
        if here := self._here():
            self._ask(RateLived(here.value, self.today))

    def action_reword(self) -> None:
        if here := self._here():
            self._ask(Reword(here.value, self._held(), self._unkept))

    def _ask(self, dialog: Dialog) -> None:
        self._asking = ""
        self._say("")
        self.app.push_screen(dialog, self.do)

    def action_sort(self) -> None:
        waiting = self._view.waiting
        self.post_message(Resume(waiting) if waiting is not None else Begin("values"))

    def action_aside(self) -> None:
        here = self._here()
        if here is None:
            return
        value = here.value
        if self._asking != value.id:
            self._asking = value.id
            self._say(f"Press . again to set {value.name} aside; its history stays. Any other key leaves it.")
            return
        self._asking = ""
        answer = quick_entries.status(value.id, f"{value.name}: do I still hold it?", Ended.SET_DOWN)
        self.post_message(Do(Request(add_entry, "revise", answer)))
        self._say(f"{value.name} is set aside. u to undo.")

    def on_key(self, event: Key) -> None:
        if self._asking and event.key != "full_stop":
            self._asking = ""
            self._say("")

    def tell(self, sentence: str) -> None:
        self._say(sentence)

    def _held(self) -> tuple[tuple[str, str], ...]:
        return tuple((view.value.id, view.value.name) for view in self._view.values.values)


def _look(workspace: Workspace) -> View:
    waiting = next((session for session in workspace.sessions.waiting() if session.flow == "values"), None)
    return View(values_view(workspace.portrait(), workspace.today), waiting)
