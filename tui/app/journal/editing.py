"""A kept page with every answer open to be changed; leaving keeps what was changed as one revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.app.base.messages import Request
from tui.app.fields import AnswerField, Asked, field_for
from tui.app.fields.external_editor import ELSEWHERE, WritesElsewhere
from tui.practice.editing import in_place, restated
from tui.records.answers import AnyAnswer, Known, Unknown
from tui.records.option_ids import current
from tui.records.vocabulary import EmotionWord
from tui.terminal.commands import Command
from tui.terminal.safe_text import content
from tui.workspace import OpenEntry, SavedEdit, Workspace
from tui.workspace.unsaved_texts import DraftSaver

NEXT = Command("editing.next", "tab", "next(1)", "next", "Go to the next answer.", "tab", priority=True)
BACK = Command("editing.back", "shift+tab", "next(-1)", "back", "Go to the answer before.", "shift+tab", priority=True)
DONE = Command("editing.done", "escape", "done", "save", "Save the changes and go back to the entry.", "esc")

SHOW_AFTER = 0.05
"""Seconds until the fields have put themselves together and it is known where they stand."""


class EditingScreen(WritesElsewhere):
    """Every answer of a page below the other, each with the field it was given in."""

    KEYS: ClassVar[tuple[Command, ...]] = (NEXT, BACK, DONE, ELSEWHERE)

    def __init__(self, page: OpenEntry, title: str, emotions: Sequence[EmotionWord]) -> None:
        super().__init__()
        self._opened = page
        self._title = title
        self._fields: dict[int, AnswerField] = {}
        for place, (answer, asked) in enumerate(zip(page.answers, page.asked, strict=True)):
            if asked is not None and not isinstance(answer, Unknown):
                self._fields[place] = field_for(Asked(page.session, *asked, current(answer, page.entry.flow), emotions))
        self._open = [field_for(Asked(page.session, *asked, None, emotions)) for asked in page.unanswered]
        self._before: dict[int, Known | None] = {}
        self._saver = DraftSaver(self._save, self.set_timer)
        self._ended = False
        self._written = page.answers

    def body(self) -> ComposeResult:
        with VerticalScroll(id="editing", can_focus=False) as panel:
            panel.border_title = content(self._title)
            yield from _below(self._fields.values())
            if self._open:
                yield Static("Not answered", classes="open")
                yield from _below(self._open)
            if not self._all:
                yield Static("Nothing in this entry can be edited here.", classes="asked")

    @property
    def _all(self) -> list[AnswerField]:
        """Every field, in the order they stand."""
        return [*self._fields.values(), *self._open]

    def on_mount(self) -> None:
        self._before = {place: field.answer() for place, field in self._fields.items()}
        if self._opened.answers != self._opened.base:
            self.notify("Your earlier changes are still here.")
        for field in self._all[:1]:
            field.entry_point().focus(scroll_visible=False)

    def end_keys(self) -> tuple[Command, ...]:
        return (DONE,)

    def help_note(self) -> str:
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
        return in_place([*found, *more], self._opened.questions) if more else tuple(found)

    # saving

    @on(AnswerField.Changed)
    def _changed(self, event: AnswerField.Changed) -> None:
        event.stop()
        if self._before:
            self._saver.touch()

    def _save(self) -> None:
        work, answers = self.unsaved(), self.answers()
        if work is not None and answers != self._written:
            self.ask(work, lambda _: self._saved(answers))

    def _saved(self, answers: tuple[AnyAnswer, ...]) -> None:
        self._written = answers
        if not self._ended:
            self.query_one("#editing").border_subtitle = "saved"

    def unsaved(self) -> Request[object] | None:
        if self._ended or not self._before:
            return None
        return Request(_save_draft, self._opened, self.answers())

    def action_done(self) -> None:
        self._saver.stop()  # a draft written after the edit would wait for nobody
        self.ask(Request(_finish, self._opened, self.answers()), self._kept)

    def _kept(self, kept: SavedEdit) -> None:
        self._ended = True
        self.dismiss(None)
        if kept.overtook:
            said = "Another window changed this answer too. Press v to see its text among the earlier ones."
            self.app.notify(said, timeout=8)
        elif kept.entry is not None:
            self.app.notify("Saved. The earlier text stays with the entry; u to undo.")

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
        stops = [widget for field in self._all for widget in field.query("*") if widget.focusable]
        stops = [widget for widget in stops if widget.display]
        if stops:
            place = stops.index(self.focused) if self.focused in stops else -1
            stops[(place + step) % len(stops)].focus()

    @on(AnswerField.Done)
    def _field_done(self, event: AnswerField.Done) -> None:
        event.stop()
        self.action_next(1)


def _save_draft(workspace: Workspace, opened: OpenEntry, answers: tuple[AnyAnswer, ...]) -> None:
    workspace.edits.save_draft(opened, answers)


def _finish(workspace: Workspace, opened: OpenEntry, answers: tuple[AnyAnswer, ...]) -> SavedEdit:
    return workspace.edits.finish(opened, answers)


def _below(fields: Iterable[AnswerField]) -> Iterator[Widget]:
    """Fields below each other, each question once above those that it has."""
    last = ""
    for field in fields:
        asked = field.asked.question.ask
        if asked and asked != last:
            yield Static(content(asked), classes="asked")
        last = asked
        yield field
