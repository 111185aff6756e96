"""The panel of a session: the question, the fields to answer it in, and what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.app.commands import UNCHANGED, Keymap
from tui.app.fields import AnswerField, Asked, field_for
from tui.app.fields.writing import Writing
from tui.app.layout import PROSE
from tui.app.sight import bring_into_sight
from tui.app.text import content, line
from tui.app.widgets.shown import drawn
from tui.practice.questions import Question
from tui.practice.shown import Band, Shown
from tui.records.emotions import EmotionWord
from tui.records.text import one_line
from tui.workspace.walk import Walk

EDGE = 4
"""Columns of the lower edge that are no words: the dot between and the corners' air."""


def title(question: Question) -> Content:
    """The step's name, and what it is about where the wording doesn't say so."""
    name, about = content(question.step.name), line(question.subject.text)
    if not about.plain or about.plain in one_line(question.ask):
        return name
    return Content.assemble(name, (f" · {about.plain}", "$quiet"))


class QuestionPanel(VerticalScroll):
    """Shows one question of a walk at a time.

    Args:
        walk: The session, where it stands.
        emotions: The words for feelings.
        used: Words picked before, the most used first.
        slow_line: Whether what moves by itself should move seldom.

    Attributes:
        fields: Those of the question that is shown.
        keymap: The keys there are.
    """

    keymap: reactive[Keymap] = reactive(UNCHANGED, init=False)

    def __init__(
        self, walk: Walk, emotions: Sequence[EmotionWord], used: Sequence[str], *, slow_line: bool = False
    ) -> None:
        super().__init__(id="panel", can_focus=False)
        self.fields: list[AnswerField] = []
        self._walk = walk
        self._emotions = emotions
        self._used = used
        self._slow_line = slow_line
        self._saved = ""
        # One key opens a note, whether one waits or not; that it goes on with earlier words is said.
        going_on = walk.session.flow == "note" and bool(walk.session.answers)
        self._since = f"going on from {walk.session.begun:%H:%M}" if going_on else ""

    def compose(self) -> ComposeResult:
        """The question above, what belongs to it below."""
        with Container(id="question"):
            yield Static(id="ask")
            yield Static(id="explained")
            yield Static(id="card")
            yield Container(id="fields")
            yield Static(id="shown")

    async def show(self, question: Question, *, at_end: bool = False) -> None:
        """Shows a question.

        Args:
            question: The walk's.
            at_end: Whether the last field has the cursor, not the first.
        """
        name = title(question)
        since = f" · {self._since}" if self._since else ""
        self.border_title = Content.assemble(name, (since, "$quiet")) if since else name
        self.query_one("#ask", Static).update(content(question.ask))
        explained = self.query_one("#explained", Static)
        explained.update("")
        explained.remove_class("-open")
        self.fields = [self._field(question, number) for number in range(len(question.fields))]
        holder = self.query_one("#fields")
        with self.app.batch_update():
            await holder.remove_children()
            await holder.mount_all(self.fields)
        self.show_below(question)
        self.scroll_home(animate=False)
        self.call_after_refresh(self._opened, at_end=at_end)
        if self.fields:
            self.fields[-1 if at_end else 0].entry_point().focus(scroll_visible=False)

    def _opened(self, *, at_end: bool) -> None:
        """Laid out, it stands at its top or where the cursor is, and it is known what is out of sight."""
        self.scroll_home(animate=False, immediate=True)
        if at_end and self.fields:
            here = self.fields[-1].entry_point()
            bring_into_sight(here.region.y, here, here.region.height)
        self._say_at_the_foot()

    def go_to(self, stop: Widget) -> None:
        """Puts the cursor into another of the stops, in sight."""
        stop.focus()
        for writing in (parent for parent in stop.ancestors if isinstance(parent, Writing)):
            writing.follow()

    def _field(self, question: Question, number: int) -> AnswerField:
        field = question.fields[number]
        step, about, turn = question.key
        return field_for(
            Asked(
                self._walk.session, question, field, self._walk.session.answer(step, about, turn, field.id),
                self._emotions, self._used, self._slow_line,
            )
        )  # fmt: skip

    def show_below(self, question: Question) -> None:
        """Shows what helps with a question, and its keys."""
        shown: list[Shown] = list(question.shows)
        if self._walk.revealed:
            shown += question.shows_after
        width = min(PROSE, max(30, self.scrollable_content_region.width))
        last_band = next((item for item in reversed(shown) if isinstance(item, Band)), None)
        drawn_now = [drawn(item, width, explained=item is last_band) for item in shown]
        pieces = [piece for piece in drawn_now if piece.plain]
        card = self.query_one("#card", Static)
        # A card is read before its key; where something is to be noted, the line for it must be in sight.
        first = question.fields[0]
        card.display = first.kind == "review" and first.role is None and bool(pieces)
        if card.display:
            card.update(Content("\n\n").join(pieces))
            pieces = []
        quiet = Content(self._hint_here(question)).stylize("$quiet")
        self.query_one("#shown", Static).update(Content("\n\n").join([*pieces, quiet] if pieces else [quiet]))

    @property
    def hint(self) -> str:
        """The keys of the fields themselves."""
        return self.keymap.told(" · ".join(dict.fromkeys(field.HINT for field in self.fields if field.HINT)))

    def watch_keymap(self) -> None:
        """Names the keys there are from now on."""
        if self.fields and self._walk.question is not None:
            self.show_below(self._walk.question)

    def _hint_here(self, question: Question) -> str:
        """The keys as they work on this question, and whether it is one that many pass over."""
        hint = self.hint
        if self._walk.index == len(self._walk.questions) - 1:
            hint = hint.replace("goes on", "keeps the page")
        return " · ".join(part for part in (hint, "optional" if question.step.optional else "") if part)

    @property
    def stops(self) -> list[Widget]:
        """Widgets that take keys, in order."""
        return [widget for field in self.fields for widget in field.query("*") if widget.focusable and widget.display]

    @property
    def is_explaining(self) -> bool:
        """Whether what the step is for is on show."""
        return self.query_one("#explained").has_class("-open")

    def explain(self, text: str) -> None:
        """Says in one line what the step is for, or hides it again."""
        explained = self.query_one("#explained", Static)
        explained.update(content("" if explained.has_class("-open") else text))
        explained.toggle_class("-open")
        if explained.has_class("-open"):
            self.scroll_home(animate=False)

    def saved(self, at: datetime | None) -> None:
        """Says that the draft is on the disk; nothing if there is none."""
        self._saved = f"saved {at:%H:%M}" if at else ""
        self._say_at_the_foot()

    def _say_at_the_foot(self) -> None:
        """On the lower edge: when it was saved, and the keys where they stand out of sight below."""
        question = self._walk.question
        hint = self._hint_here(question) if question is not None and self.max_scroll_y > 0 else ""
        parts = [part for part in (hint, self._saved) if part]
        if sum(map(len, parts)) > self.size.width - EDGE:
            parts = [self._saved]
        self.border_subtitle = content(" · ".join(parts))
