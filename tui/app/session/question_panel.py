"""What a session shows: its progress, what is shown beside the question, and the question with its fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.app.base.page_view import PageView
from tui.app.base.pictures import picture
from tui.app.base.rubber_band import ENDS, band_line
from tui.app.fields import AnswerField, Asked, field_for
from tui.app.fields.base import CLOSE, CONTINUE, SAVE
from tui.app.fields.text import Writing
from tui.insights.measures.mood import recent_moods
from tui.insights.views.model import Band, Section, Series
from tui.insights.views.pictures import Picture
from tui.practice.context_items.item import HEAVY, Anchors, Card, Lines, Quote, Shown
from tui.practice.questions import Question
from tui.records.answers import number
from tui.records.date_forms import clock
from tui.records.entry import is_worth_keeping
from tui.records.text import one_line
from tui.records.vocabulary import EmotionWord
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import UNCHANGED, Keymap
from tui.terminal.painted_text import INDENT, PROSE, beside
from tui.terminal.safe_text import content, line
from tui.terminal.scrolling import bring_into_sight
from tui.workspace.session_runner import SessionRunner

LINES = 6
"""Rows of a line over time."""
TALL = 10
"""Rows of a picture whose height is a matter of choice."""
LARGEST = 56
"""Columns of the band on the card, at most."""
ROOMY = 28
"""Rows of the panel from which the band on the card is drawn large."""
EDGE = 4
"""Columns of the lower edge that are no words: the dot between and the corners' air."""


def title(question: Question) -> Content:
    """The step's name, and what it is about where the wording doesn't say so."""
    name, about = content(question.step.name), line(question.subject.text)
    if not about.plain or about.plain in one_line(question.ask):
        return name
    return Content.assemble(name, (f" · {about.plain}", "$quiet"))


class QuestionPanel(VerticalScroll):
    """Shows one question of a session at a time."""

    keymap: reactive[Keymap] = reactive(UNCHANGED, init=False)

    def __init__(
        self,
        runner: SessionRunner,
        emotions: Sequence[EmotionWord],
        used: Sequence[str],
        *,
        is_still: bool = False,
        pictures: bool = True,
    ) -> None:
        super().__init__(id="panel", can_focus=False)
        self.fields: list[AnswerField] = []
        self._runner = runner
        self._emotions = emotions
        self._used = used
        self._is_still, self._pictures = is_still, pictures
        self._recent = recent_moods(runner.portrait)
        self._saved = ""
        # Held here, for a key may come before they are mounted or when they are not any more.
        self._coach = Static(id="coach")
        self._explained = Static(id="explained")
        # One key opens a note, whether one waits or not; that it goes on with earlier words is said.
        going_on = runner.session.flow == "note" and bool(runner.session.answers)
        self._since = f"continued from {clock(runner.session.begun)}" if going_on else ""

    def compose(self) -> ComposeResult:
        with Container(id="question"):
            yield Static(id="ask")
            yield self._coach
            yield self._explained
            yield Static(id="card")
            yield Container(id="fields")
            yield Static(id="shown")

    async def show(self, question: Question, *, at_end: bool = False) -> None:
        """Shows a question.

        Args:
            question: The session's.
            at_end: Whether the last field has the cursor, not the first.
        """
        name = title(question)
        since = f" · {self._since}" if self._since else ""
        self.border_title = Content.assemble(name, (since, "$quiet")) if since else name
        self.query_one("#ask", Static).update(content(question.ask))
        self._explained.update("")
        self._explained.remove_class("-open")
        self.fields = [self._field(question, number) for number in range(len(question.fields))]
        self.query_one("#question").set_class(any(field.IS_BROAD for field in self.fields), "-broad")
        holder = self.query_one("#fields")
        with self.app.batch_update():
            await holder.remove_children()
            await holder.mount_all(self.fields)
            self._coach.update(content(question.step.help))
            self.show_below(question)
            self._show_coach_if_it_fits()
        self.scroll_home(animate=False)
        self.call_after_refresh(self._opened, at_end=at_end)
        if self.fields:
            self.fields[-1 if at_end else 0].entry_point().focus(scroll_visible=False)

    async def wait(self, question: Question, why: str) -> None:
        """Says why a question does not come yet; there is nothing to answer until it does."""
        await self.show(replace(question, ask=why, fields=(), shows=()))

    def _opened(self, *, at_end: bool) -> None:
        """Laid out, it stands at its top or where the cursor is, and it is known what is out of sight."""
        if self.max_scroll_y:
            self._coach.display = False
        self.scroll_home(animate=False, immediate=True)
        if at_end and self.fields:
            here = self.fields[-1].entry_point()
            bring_into_sight(here.region.y, here, here.region.height)
        self._say_at_the_foot()

    def _show_coach_if_it_fits(self) -> None:
        """Has the coach's line under the question, unless something would be out of sight for it."""
        question = self._runner.question
        self._coach.display = bool(question and question.step.help) and not self.is_explaining
        if self._coach.display:
            # What fits is known only once it is laid out; nothing is drawn before.
            self.screen._refresh_layout()
            self._coach.display = not self.max_scroll_y

    def on_resize(self) -> None:
        if self.fields and self._runner.question is not None:
            self.show_below(self._runner.question)
            self._show_coach_if_it_fits()

    def go_to(self, stop: Widget) -> None:
        """Puts the cursor into another of the stops, in sight."""
        stop.focus()
        for writing in (parent for parent in stop.ancestors if isinstance(parent, Writing)):
            writing.follow()

    def _leads(self, question: Question) -> str:
        """What the key that leads on does at a question."""
        if self._runner.index < len(self._runner.questions) - 1:
            return CONTINUE
        is_read = all(field.kind == "review" and field.role is None for field in question.fields)
        return CLOSE if is_read and not is_worth_keeping(self._runner.session.said) else SAVE

    def _field(self, question: Question, number: int) -> AnswerField:
        field = question.fields[number]
        step, about, turn = question.key
        return field_for(
            Asked(
                self._runner.session, question, field, self._runner.session.answer(step, about, turn, field.id),
                self._emotions, self._used, self._is_still, self._leads(question), self._recent, self._pictures,
            )
        )  # fmt: skip

    def show_below(self, question: Question) -> None:
        shown: list[Shown] = list(question.shows)
        if self._runner.revealed:
            shown += question.shows_after
        width = min(PROSE, max(30, self.scrollable_content_region.width))
        last_band = next((item for item in reversed(shown) if isinstance(item, Band)), None)
        is_low = self.size.height < ROOMY
        drawn_now = [(item, drawn(item, width, explained=item is last_band, is_low=is_low)) for item in shown]
        pieces = [(item, piece) for item, piece in drawn_now if piece.plain]
        card = self.query_one("#card", Static)
        # A card is read before its key, and a line that is asked about is seen first; where something else is to be
        # noted, the line for it must be in sight.
        is_read = any(field.kind == "review" and field.role is None for field in question.fields[:1])
        above = [piece for item, piece in pieces if is_read or _is_asked_about(item)]
        below = [piece for item, piece in pieces if not is_read and not _is_asked_about(item)]
        card.display = bool(above)
        card.update(Content("\n\n").join(above))
        quiet = Content(self._hint_here(question)).stylize("$quiet")
        self.query_one("#shown", Static).update(Content("\n\n").join([*below, quiet]))

    @property
    def hint(self) -> str:
        return self.keymap.told(" · ".join(dict.fromkeys(field.HINT for field in self.fields if field.HINT)))

    def watch_keymap(self) -> None:
        if self.fields and self._runner.question is not None:
            self.show_below(self._runner.question)

    def _hint_here(self, question: Question) -> str:
        """The keys as they work on this question, and whether it is one that many pass over."""
        hint = self.hint
        hint = hint.replace(CONTINUE, self._leads(question))
        names = self._runner.deeper_names
        deeper = self.keymap.told(f"{{session.deeper:d}} to go deeper: {names}") if names else ""
        return " · ".join(part for part in (hint, deeper, "optional" if question.step.optional else "") if part)

    @property
    def stops(self) -> list[Widget]:
        return [widget for field in self.fields for widget in field.query("*") if widget.focusable and widget.display]

    @property
    def is_explaining(self) -> bool:
        """Whether what the step is for is on show."""
        return self._explained.has_class("-open")

    def explain(self, text: str) -> None:
        """Says in one line what the step is for, or hides it again."""
        self._explained.update(content("" if self.is_explaining else text))
        self._explained.toggle_class("-open")
        self._coach.display = False
        if self.is_explaining:
            self.scroll_home(animate=False)
        else:
            self.call_after_refresh(self._show_coach_if_it_fits)

    def saved(self, at: datetime | None) -> None:
        """Says that the draft is on the disk; nothing if there is none."""
        self._saved = f"saved {clock(at)}" if at else ""
        self._say_at_the_foot()

    def _say_at_the_foot(self) -> None:
        """On the lower edge: when it was saved, and the keys where they stand out of sight below."""
        question = self._runner.question
        hint = self._hint_here(question) if question is not None and self.max_scroll_y > 0 else ""
        parts = [part for part in (hint, self._saved) if part]
        if sum(map(len, parts)) > self.size.width - EDGE:
            parts = [self._saved]
        self.border_subtitle = content(" · ".join(parts))


HELP = Content(f"{HEAVY} Press s for someone to talk to.")


def drawn(shown: Shown, width: int, *, explained: bool = False, is_low: bool = False) -> Content:
    """One shown thing, as wide as the column; a band that is explained has words beside its two ends."""
    match shown:
        case Quote(label=label, text=text):
            return Content.assemble((f"{label}: ", "$quiet"), content(text))
        case Lines(label=label, items=items):
            rows = [beside(Content("  "), content(item), width) for item in items]
            return Content("\n").join([Content(label).stylize("$quiet"), *rows] if label else rows)
        case Anchors():
            return Content("")
        case Band():
            return Content.assemble(_band(shown, width), "\n", ENDS) if explained else _band(shown, width)
        case Section():
            return Content("\n").join(PageView(width, ascii_only(), LINES).section(shown))
        case Picture():
            rows = picture(shown, max(1, width - len(INDENT)), TALL, plain=ascii_only())
            return Content("\n").join([Content.assemble(INDENT, row) for row in rows])
        case Card(rows=rows, band=band):
            card = _card(rows, band, width, is_low=is_low)
            return Content("\n\n").join([card, HELP.stylize("$quiet")]) if shown.is_heavy else card
        case _:
            assert_never(shown)


def _is_asked_about(shown: Shown) -> bool:
    """Whether it is a line over time, which the question speaks of."""
    return isinstance(shown, Section) and any(isinstance(row, Series) for row in shown.rows)


def _band(band: Band, width: int) -> Content:
    line = band_line(band.reality, band.height, min(48, width - 8))
    where = f"  {number(round(band.reality, 1))}" if band.reality is not None else ""
    return Content.assemble(content(band.label), "\n", line, (where, "bold"))


def _card(rows: tuple[Quote, ...], band: Band | None, width: int, *, is_low: bool) -> Content:
    """Labels in a column of their own; a long text wraps beside its label; the band is large where there is room."""
    widest = max(len(row.label) for row in rows)
    lines = [beside(Content(row.label.ljust(widest + 2)).stylize("$quiet"), content(row.text), width) for row in rows]
    if band is not None and is_low:
        where = f"   {number(round(band.reality, 1))} of {number(band.height)}" if band.reality is not None else ""
        line = band_line(band.reality, band.height, min(40, width - widest - 2 - len(where)))
        lines += [Content(""), Content.assemble(" " * (widest + 2), line, (where, "$quiet"))]
    elif band is not None:
        room = min(LARGEST, width - widest - 2)
        band = replace(band, label="")
        drawn_band = PageView(room, ascii_only()).section(Section("band", rows=(band,)))
        lines += [Content(""), *(Content.assemble(" " * (widest + 2), row) for row in drawn_band)]
    return Content("\n").join(lines)
