"""A kept page with every answer open to be changed; leaving keeps what was changed as one revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from tui.app.commands import HELP, QUIT, REPAINT, SUPPORT, Command
from tui.app.elsewhere import ELSEWHERE, WritesElsewhere
from tui.app.fields import AnswerField, Asked, field_for
from tui.app.text import content
from tui.practice.editing import in_place, restated
from tui.records.answers import AnyAnswer, Known, Unknown
from tui.records.emotions import EmotionWord
from tui.workspace import KeptEdit, OpenPage, Workspace

SAVE_WITHIN = 0.7
"""Seconds from a key to the draft being written."""

NEXT = Command("editing.next", "tab", "next(1)", "next", "To the next answer.", "tab", priority=True)
BACK = Command("editing.back", "shift+tab", "next(-1)", "back", "To the answer before.", "shift+tab", priority=True)
DONE = Command("editing.done", "escape", "done", "keep", "Keep what was changed, and go back to the page.", "esc")

SHOW_AFTER = 0.05
"""Seconds until the fields have put themselves together and it is known where they stand."""


class EditingScreen(WritesElsewhere):
    """Every answer of a page below the other, each with the field it was given in.

    Args:
        page: Opened.
        title: What the page is called.
        emotions: The words for feelings.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (NEXT, BACK, DONE, ELSEWHERE)

    def __init__(self, page: OpenPage, title: str, emotions: Sequence[EmotionWord]) -> None:
        super().__init__()
        self._opened = page
        self._title = title
        self._fields: dict[int, AnswerField] = {}
        for place, (answer, asked) in enumerate(zip(page.answers, page.asked, strict=True)):
            if asked is not None and not isinstance(answer, Unknown):
                self._fields[place] = field_for(Asked(page.session, *asked, answer, emotions))
        self._open = [field_for(Asked(page.session, *asked, None, emotions)) for asked in page.open]
        self._before: dict[int, Known | None] = {}
        self._unsaved: Timer | None = None
        self._ended = False
        self._written = page.answers

    def body(self) -> ComposeResult:
        """Each question quietly above its field."""
        with VerticalScroll(id="editing", can_focus=False) as panel:
            panel.border_title = content(self._title)
            yield from _below(self._fields.values())
            if self._open:
                yield Static("Left open", classes="open")
                yield from _below(self._open)
            if not self._all:
                yield Static("Nothing on this page can be edited here.", classes="asked")

    @property
    def _all(self) -> list[AnswerField]:
        """Every field, in the order they stand."""
        return [*self._fields.values(), *self._open]

    def on_mount(self) -> None:
        """Puts the cursor into the first field."""
        self._before = {place: field.answer() for place, field in self._fields.items()}
        if self._opened.answers != self._opened.base:
            self.notify("What you had changed here before is still here.")
        for field in self._all[:1]:
            field.entry_point().focus(scroll_visible=False)

    def end_keys(self) -> tuple[Command, ...]:
        """Letters are for writing here."""
        return ()

    def all_commands(self) -> tuple[Command, ...]:
        """The screen's own, and those that letters do not stand in the way of."""
        return (*self.KEYS, HELP, SUPPORT, QUIT, REPAINT)

    def help_note(self) -> str:
        """The keys of the field that has the focus."""
        hints = [field.HINT for field in self._all if field.has_focus_within and field.HINT]
        return f"In this field: {self._keymap.told(hints[0])}." if hints else ""

    def answers(self) -> tuple[AnyAnswer, ...]:
        """All answers as they stand now; one that was emptied is gone."""
        found: list[AnyAnswer] = []
        for place, answer in enumerate(self._opened.answers):
            field = self._fields.get(place)
            now = field.answer() if field is not None else None
            if field is None or now == self._before[place] or isinstance(answer, Unknown):
                found.append(answer)
            elif now is not None:
                found.append(restated(answer, now))
        more = [now for field in self._open if (now := field.answer()) is not None]
        return in_place([*found, *more], self._opened.stand) if more else tuple(found)

    # saving

    @on(AnswerField.Changed)
    def _changed(self, event: AnswerField.Changed) -> None:
        event.stop()
        if self._unsaved is None and self._before:
            self._unsaved = self.set_timer(SAVE_WITHIN, self._save)

    def _save(self) -> None:
        self._unsaved = None
        work, answers = self.unsaved(), self.answers()
        if work is not None and answers != self._written:
            self.ask(work, lambda _: self._saved(answers))

    def _saved(self, answers: tuple[AnyAnswer, ...]) -> None:
        self._written = answers
        if not self._ended:
            self.query_one("#editing").border_subtitle = "saved"

    def unsaved(self) -> Callable[[Workspace], object] | None:
        """Writes the draft."""
        if self._ended or not self._before:
            return None
        page, answers = self._opened, self.answers()
        return lambda workspace: workspace.save_edit(page, answers)

    def action_done(self) -> None:
        """Keeps what was changed and goes back; where that cannot be, says so and stays."""
        page, answers = self._opened, self.answers()
        self.ask(lambda workspace: workspace.keep_edit(page, answers), self._kept)

    def _kept(self, kept: KeptEdit) -> None:
        self._ended = True
        if self._unsaved is not None:
            self._unsaved.stop()
        self.dismiss(None)
        if kept.overtook:
            said = "Another window changed this answer meanwhile; its text is with the earlier ones, v shows it."
            self.app.notify(said, timeout=8)
        elif kept.entry is not None:
            self.app.notify("Kept; the earlier text stays with the page. u takes it back.")

    # moving

    def scroll_to_widget(self, widget: Widget, **how: Any) -> bool:
        """Scrolls so that the question above a field is in sight too."""
        self.set_timer(SHOW_AFTER, self._show_question)
        return super().scroll_to_widget(widget, **{**how, "animate": False})

    def _show_question(self) -> None:
        panel, here = self.query_one("#editing"), self.focused
        field = next((field for field in self._all if here and field in here.ancestors_with_self), None)
        if field is None or here is None:
            return
        place = panel.children.index(field)
        above = panel.children[place - 1] if place else field
        for widget in (field, above if above.has_class("asked") else field, here):
            panel.scroll_to_widget(widget, animate=False)

    def action_next(self, step: int) -> None:
        """To another answer, or the other column of one."""
        stops = [widget for field in self._all for widget in field.query("*") if widget.focusable]
        stops = [widget for widget in stops if widget.display]
        if stops:
            place = stops.index(self.focused) if self.focused in stops else -1
            stops[(place + step) % len(stops)].focus()

    @on(AnswerField.Done)
    def _field_done(self, event: AnswerField.Done) -> None:
        event.stop()
        self.action_next(1)


def _below(fields: Iterable[AnswerField]) -> Iterator[Widget]:
    """Fields below each other, each question once above those that it has."""
    last = ""
    for field in fields:
        asked = field.asked.question.ask
        if asked and asked != last:
            yield Static(content(asked), classes="asked")
        last = asked
        yield field
