"""A session: one question at a time, with room to think."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer as Clock

from tui.app.commands import HELP, PALETTE, QUIT, REPAINT, SUPPORT, Command, Keymap
from tui.app.elsewhere import ELSEWHERE, WritesElsewhere
from tui.app.fields import AnswerField
from tui.app.reading import Leaf, earlier
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.progress import Progress
from tui.app.widgets.question_panel import QuestionPanel
from tui.practice.questions import same
from tui.records.answers import texts
from tui.records.emotions import EmotionWord
from tui.records.roles import Role
from tui.records.text import one_line
from tui.workspace import Workspace
from tui.workspace.looking_back import answers_before
from tui.workspace.walk import Walk

SAVE_WITHIN = 0.7
"""Seconds from a key to the draft being written; a disk has the rest of the second."""

NEXT = Command(
    "session.next", "tab", "next", "next", "The next field; past the last, the next step.", "tab", priority=True
)
BACK = Command(
    "session.back",
    "shift+tab",
    "previous",
    "back",
    "The field before; before the first, the step before.",
    "shift+tab",
    priority=True,
)
SKIP = Command(
    "session.skip",
    "ctrl+n",
    "skip",
    "skip",
    "Go on without an answer: a pick is taken back, what you wrote stays.",
    "^n",
    priority=True,
)
ANOTHER = Command("session.another", "ctrl+r", "another", "another", "Another daily question.", "^r", priority=True)
EXPLAIN = Command("session.help", "ctrl+o", "explain", "about", "What this step is for.", "^o", priority=True)
BEFORE = Command(
    "session.before", "ctrl+t", "before", "before", "What you wrote to this question before.", "^t", priority=True
)
PAGE_DOWN = Command("session.down", "pagedown", "scroll(1)", "down", "Read on below.", None, priority=True)
PAGE_UP = Command("session.up", "pageup", "scroll(-1)", "up", "Read on above.", None, priority=True)
PAUSE = Command("session.pause", "escape", "pause", "pause", "Leave the session; it waits on Today.", "esc")

KEYS = (NEXT, BACK, SKIP, ANOTHER, BEFORE, EXPLAIN, PAUSE, PAGE_DOWN, PAGE_UP, ELSEWHERE)


class SessionScreen(WritesElsewhere):
    """Walks through a session; everything said is in the draft within a second."""

    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    # A step opens at its top; the focus that is given by itself would scroll to the field.
    AUTO_FOCUS = ""

    class Draft(Message):
        """The session changed; it is to be written."""

        def __init__(self, screen: SessionScreen) -> None:
            super().__init__()
            self.screen = screen

    class Finished(Message):
        """The last step was left; the session is to be kept."""

        def __init__(self, screen: SessionScreen, walk: Walk) -> None:
            super().__init__()
            self.screen = screen
            self.walk = walk

    class Paused(Message):
        """The person leaves; the session waits."""

        def __init__(self, screen: SessionScreen) -> None:
            super().__init__()
            self.screen = screen

    def __init__(
        self, walk: Walk, title: str, emotions: Sequence[EmotionWord], used: Sequence[str], *, slow_line: bool = False
    ) -> None:
        super().__init__()
        self.walk = walk
        self._title = title
        self.panel = QuestionPanel(walk, emotions, used, slow_line=slow_line)
        self._unsaved: Clock | None = None
        self._moving = False
        self._ended = False

    def body(self) -> ComposeResult:
        """Progress at the top, then one panel with the question."""
        yield Progress(self._title)
        yield self.panel

    async def on_mount(self) -> None:
        """Shows where the walk stands."""
        await self._show()

    def end_keys(self) -> tuple[Command, ...]:
        """Letters are for writing here: help alone stands at the end."""
        return ()

    def all_commands(self) -> tuple[Command, ...]:
        """The session's commands; letters and digits are for answering."""
        return (*self._keys_now(), HELP, SUPPORT, QUIT, REPAINT)

    def _keys_now(self) -> tuple[Command, ...]:
        """What can be done here: another question and earlier answers are offered where there are any."""
        question = self.walk.question
        without = {ANOTHER} if question is None or not question.daily else set()
        without |= set() if self.walk.was_answered else {BEFORE}
        return tuple(command for command in self.KEYS if command not in without)

    def _take_keymap(self, keymap: Keymap) -> None:
        super()._take_keymap(keymap)
        self.panel.keymap = keymap

    def help_note(self) -> str:
        """The keys of the field itself."""
        return f"In this field: {self.panel.hint}." if self.panel.hint else ""

    # showing a question

    async def _show(self, *, at_end: bool = False) -> None:
        question = self.walk.question
        if question is not None:
            self.query_one(Progress).stand(self.walk.index, len(self.walk.questions))
            self.show_keys(self._keys_now())
            await self.panel.show(question, at_end=at_end)

    def saved(self, at: datetime | None) -> None:
        """Says that the draft is on the disk; nothing if there is none."""
        self.panel.saved(at)

    # what the person says

    @on(AnswerField.Changed)
    def _take(self, event: AnswerField.Changed) -> None:
        event.stop()
        self.read_fields()
        if self._unsaved is None:
            self._unsaved = self.set_timer(SAVE_WITHIN, self._save)

    def may_leave_memory(self) -> bool:
        """Not what is thrown away with its step."""
        question = self.walk.question
        return question is None or not question.step.throwaway

    def read_fields(self) -> None:
        """Takes the answers as they stand into the session."""
        question = self.walk.question
        if question is None or question.step.throwaway or self._ended:
            return
        for field in self.panel.fields:
            answer = field.answer() if field.is_mounted else None
            if answer is not None:
                self.walk.give(answer)
            elif field.is_mounted:
                step, about, turn = question.key
                self.walk.take_back((step, about, turn, field.asked.field.id))

    def unsaved(self) -> Callable[[Workspace], object] | None:
        """Writes the draft, with what was typed up to now."""
        self.read_fields()
        return None if self._ended else lambda workspace: workspace.save(self.walk.session)

    def _save(self) -> None:
        if self._unsaved is not None:
            self._unsaved.stop()
            self._unsaved = None
        if not self._ended:
            self.post_message(self.Draft(self))

    @on(AnswerField.Done)
    async def _field_done(self, event: AnswerField.Done) -> None:
        event.stop()
        place = self.panel.fields.index(event.field) if event.field in self.panel.fields else len(self.panel.fields)
        if place + 1 < len(self.panel.fields):
            self.panel.go_to(self.panel.fields[place + 1].entry_point())
        else:
            await self._forward()

    # moving

    async def action_next(self) -> None:
        """To the next field, or past the last one to the next step."""
        stops = self.panel.stops
        place = stops.index(self.focused) if self.focused in stops else -1
        if 0 <= place < len(stops) - 1:
            self.panel.go_to(stops[place + 1])
        else:
            await self._forward()

    async def action_previous(self) -> None:
        """To the field before, or before the first one to the step before."""
        stops = self.panel.stops
        place = stops.index(self.focused) if self.focused in stops else 0
        if place > 0:
            self.panel.go_to(stops[place - 1])
            return
        self.read_fields()
        if self.walk.back():
            self._save()
            await self._show(at_end=True)

    async def action_skip(self) -> None:
        """Leaves the step without an answer; what was written stays."""
        self.read_fields()
        self.walk.skip()
        await self._arrive()

    async def action_another(self) -> None:
        """Asks another daily question; words already written keep theirs."""
        self.read_fields()
        if self.walk.has_writing:
            self.notify("Your words stay with this question; clear them to ask another.")
            return
        if self.walk.another():
            self._save()
            await self._show()

    def action_before(self) -> None:
        """Shows what was written to this question before, above the session."""
        question = self.walk.question
        if question is None or not self.walk.was_answered:
            return
        self.read_fields()
        self._save()
        asked = same(question, self.walk.session, self.walk.portrait)

        def show(found: Leaf) -> None:
            if self.is_current:
                self.app.push_screen(ReadingScreen("What you wrote before", found.text))

        self.ask(lambda workspace: earlier(answers_before(workspace, asked)), show)

    def action_scroll(self, pages: int) -> None:
        """Moves what stands under the question."""
        self.panel.scroll_relative(y=pages * max(4, self.size.height // 2), animate=False)

    def action_explain(self) -> None:
        """Says in one line what the step is for, or hides it again."""
        if self.walk.question is not None:
            # A question mark is text where text is written, so the way to the keys is told here.
            keys = f"{self._keymap.of(PALETTE).key_name} has every command and key."
            self.panel.explain(f"{self.walk.question.step.help}\n{keys}")

    def action_pause(self) -> None:
        """Leaves, and the session waits on Today; what was explained goes away first."""
        if self.panel.is_explaining:
            self.panel.explain("")
            return
        self.read_fields()
        self._ended = True
        self.post_message(self.Paused(self))

    def stay(self) -> None:
        """Goes on after all, at the last question: what was to be left or kept could not be written."""
        self._ended = False
        if self.walk.question is None:
            self.walk.back()
        self.run_worker(self._show(), exclusive=True)

    async def _forward(self) -> None:
        if self._moving:
            return
        self._moving = True
        try:
            for field in self.panel.fields:
                field.confirm()
            self.read_fields()
            question = self.walk.question
            if question is not None and self.walk.reveals():
                self.panel.show_below(question)
                self._save()
                return
            self._copy_out()
            self.walk.forward()
            await self._arrive()
        finally:
            self._moving = False

    def _copy_out(self) -> None:
        """Puts a line that was picked to be read to someone on the clipboard, and shows it."""
        question = self.walk.question
        answers = self.walk.session.answers_to(question.key) if question is not None else ()
        for answer in answers:
            if answer.role is Role.SHARE and (text := one_line(" ".join(texts(answer)))):
                self.app.copy_to_clipboard(text)
                self.notify(f"Copied, for you to paste where you like: {text}", timeout=10)

    async def _arrive(self) -> None:
        if self.walk.question is None:
            self._ended = True
            self.post_message(self.Finished(self, self.walk))
            return
        self._save()
        await self._show()
