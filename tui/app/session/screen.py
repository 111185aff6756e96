"""A session: one question at a time, with room to think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from tui.app.base.entry_renderer import Leaf, earlier
from tui.app.base.global_commands import ABOVE_PLACES, PALETTE
from tui.app.base.messages import Reading, Request, SavedDraft, save_draft, save_draft_at_once
from tui.app.dialogs.evidence import EvidenceScreen
from tui.app.dialogs.text_viewer import TextViewer
from tui.app.fields import AnswerField
from tui.app.fields.external_editor import WritesElsewhere
from tui.app.session.keys import ANOTHER, BEFORE, DEEPER, ENTRIES, EXPLAIN, KEYS, PAUSE, WEEK
from tui.app.session.progress import Progress
from tui.app.session.question_panel import QuestionPanel
from tui.insights.views.entry import SameQuestion
from tui.practice.questions import same
from tui.records.answers import texts
from tui.records.roles import Role
from tui.records.text import one_line
from tui.records.vocabulary import EmotionWord
from tui.terminal.commands import Command, Keymap
from tui.terminal.safe_text import line
from tui.workspace import Workspace
from tui.workspace.recall import answers_before
from tui.workspace.session_runner import SessionRunner
from tui.workspace.told import line_of
from tui.workspace.unsaved_texts import DraftSaver


class SessionScreen(WritesElsewhere):
    """Walks through a session; everything said is in the draft within a second."""

    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    # A step opens at its top; the focus that is given by itself would scroll to the field.
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall"), (45, "-high")]

    @dataclass
    class Finished(Message):
        """The last step was left; the session is to be saved as an entry.

        Attributes:
            opens_week: Whether the week in one page is read next.
        """

        runner: SessionRunner
        opens_week: bool = False

    @dataclass
    class Paused(Message):
        """The person leaves; the session waits."""

        runner: SessionRunner

    def __init__(
        self,
        runner: SessionRunner,
        title: str,
        emotions: Sequence[EmotionWord],
        used: Sequence[str],
        *,
        is_still: bool = False,
        pictures: bool = True,
    ) -> None:
        super().__init__()
        self.runner = runner
        self._title = title
        self.panel = QuestionPanel(runner, emotions, used, is_still=is_still, pictures=pictures)
        self._saver = DraftSaver(self._save, self.set_timer)
        self._moving = False
        self._ended = False
        self._opens_week = False
        self._has_told_of_split = False

    def body(self) -> ComposeResult:
        yield Progress(self._title, self.runner.stages, self.runner.expected_at_first)
        if self.runner.theme:
            yield Static(line(self.runner.theme), id="theme")
        yield self.panel

    async def on_mount(self) -> None:
        await self._show()

    def end_keys(self) -> tuple[Command, ...]:
        return (EXPLAIN, PAUSE)

    def all_commands(self) -> tuple[Command, ...]:
        """The session's commands; letters and digits are for answering."""
        return (*self._keys_now(), *ABOVE_PLACES)

    def _keys_now(self) -> tuple[Command, ...]:
        """What can be done here: going deeper, another question and earlier answers where there are any."""
        question = self.runner.question
        without = {ANOTHER} if question is None or not question.daily else set()
        without |= set() if self._is_at_week else {WEEK}
        without |= set() if self.runner.deeper else {DEEPER}
        before = ENTRIES if self.runner.rests_on else BEFORE if self.runner.was_answered else None
        found = (before if command is BEFORE else command for command in self.KEYS if command not in without)
        return tuple(command for command in found if command is not None)

    @property
    def _is_at_week(self) -> bool:
        question = self.runner.question
        return question is not None and "week_gaps" in question.step.shows

    def _take_keymap(self, keymap: Keymap) -> None:
        super()._take_keymap(keymap)
        self.panel.keymap = keymap

    def help_note(self) -> str:
        return f"In this field: {self.panel.hint}." if self.panel.hint else ""

    # showing a question

    async def _show(self, *, at_end: bool = False) -> None:
        question = self.runner.question
        if question is not None:
            runner = self.runner
            self.query_one(Progress).stand(runner.index, runner.questions, runner.answered, runner.place)
            self.show_keys(self._keys_now())
            if command := self.runner.wants_wording:
                await self.panel.wait(question, self.runner.before_wording)
                self.ask(Reading(line_of, command, *self.runner.handed_over), self._word)
            else:
                await self.panel.show(question, at_end=at_end)

    def _word(self, line: str) -> None:
        """Asks the follow-up as the person's own command worded it, unless it was skipped by then."""
        if self.runner.wants_wording and not self._ended:
            self.runner.word(line)
            self._saver.save()
            self.run_worker(self._show(), exclusive=True)

    def _saved(self, draft: SavedDraft) -> None:
        """Says that the draft is on the disk, and once that another window has one too."""
        self.panel.saved(draft.at)
        if draft.has_split and not self._has_told_of_split:
            self._has_told_of_split = True
            self.notify("Another window has this session open too; what you write here is saved as a separate one.")

    # what the person says

    @on(AnswerField.Changed)
    def _take(self, event: AnswerField.Changed) -> None:
        event.stop()
        self.read_fields()
        self._saver.touch()

    def may_leave_memory(self) -> bool:
        question = self.runner.question
        return question is None or not question.step.throwaway

    def read_fields(self) -> None:
        """Takes the answers as they stand into the session."""
        question = self.runner.question
        if question is None or question.step.throwaway or self._ended:
            return
        for field in self.panel.fields:
            answer = field.answer() if field.is_mounted else None
            if answer is not None:
                self.runner.give(answer)
            elif field.is_mounted:
                step, about, turn = question.key
                self.runner.take_back((step, about, turn, field.asked.field.id))

    def unsaved(self) -> Request[object] | None:
        self.read_fields()
        return None if self._ended else Request(save_draft, self.runner)

    def unsaved_at_once(self) -> Request[object]:
        """Saves the draft; also of a session that is only about to be left or saved as an entry."""
        self.read_fields()
        return Request(save_draft_at_once, self.runner)

    def _save(self) -> None:
        if not self._ended:
            self.ask(Request(save_draft, self.runner), self._saved)

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
        stops = self.panel.stops
        place = stops.index(self.focused) if self.focused in stops else -1
        if 0 <= place < len(stops) - 1:
            self.panel.go_to(stops[place + 1])
        else:
            await self._forward()

    async def action_previous(self) -> None:
        stops = self.panel.stops
        place = stops.index(self.focused) if self.focused in stops else 0
        if place > 0:
            self.panel.go_to(stops[place - 1])
            return
        self.read_fields()
        if self.runner.back():
            self._saver.save()
            await self._show(at_end=True)

    async def action_skip(self) -> None:
        self.read_fields()
        self.runner.skip()
        await self._arrive()

    async def action_another(self) -> None:
        self.read_fields()
        if self.runner.has_writing:
            self.notify("Your words belong to this question; clear them to get another.")
            return
        if self.runner.another():
            self._saver.save()
            await self._show()

    async def action_deeper(self) -> None:
        if self.runner.go_deeper():
            self.query_one(Progress).tell(self.runner.expected)
            await self._arrive()

    def action_before(self) -> None:
        question, entries = self.runner.question, self.runner.rests_on
        if question is not None and entries:
            self.app.push_screen(EvidenceScreen("The entries behind it", entries, can_leave=False))
        if question is None or entries or not self.runner.was_answered:
            return
        self.read_fields()
        self._saver.save()
        asked = same(question, self.runner.session, self.runner.portrait)

        def show(found: Leaf) -> None:
            if self.app.screen is self:
                self.app.push_screen(TextViewer("What you wrote before", found.text))

        self.ask(Reading(_earlier, asked), show)

    def action_scroll(self, pages: int) -> None:
        self.panel.scroll_relative(y=pages * max(4, self.size.height // 2), animate=False)

    def action_explain(self) -> None:
        if self.runner.question is not None:
            # A question mark is text where text is written, so the way to the keys is told here.
            keys = f"{self._keymap.of(PALETTE).key_name} has every command and key."
            self.panel.explain(f"{self.runner.question.step.help}\n{keys}")

    async def action_week(self) -> None:
        if self._is_at_week:
            self._opens_week = True
            await self._forward()

    def action_pause(self) -> None:
        if self.panel.is_explaining:
            self.panel.explain("")
            return
        self.read_fields()
        self._ended = True
        self.post_message(self.Paused(self.runner))

    def stay(self) -> None:
        """Goes on after all, at the last question: what was to be left or kept could not be written."""
        self._ended = self._opens_week = False
        if self.runner.question is None:
            self.runner.back()
        self.run_worker(self._show(), exclusive=True)

    async def _forward(self) -> None:
        if self._moving or self.runner.wants_wording:
            return
        self._moving = True
        try:
            for field in self.panel.fields:
                field.confirm()
            self.read_fields()
            question = self.runner.question
            if question is not None and self.runner.reveals():
                self.panel.show_below(question)
                self._saver.save()
                return
            self._copy_out()
            self.runner.forward()
            await self._arrive()
        finally:
            self._moving = False

    def _copy_out(self) -> None:
        """Puts a line that was picked to be read to someone on the clipboard, and shows it."""
        question = self.runner.question
        answers = self.runner.session.answers_to(question.key) if question is not None else ()
        for answer in answers:
            if answer.role is Role.SHARE and (text := one_line(" ".join(texts(answer)))):
                self.app.copy_to_clipboard(text)
                self.notify(f"Copied; paste it where you like: {text}", timeout=10)

    async def _arrive(self) -> None:
        if self.runner.question is None:
            self._ended = True
            self.post_message(self.Finished(self.runner, self._opens_week))
            return
        self._saver.save()
        await self._show()


def _earlier(workspace: Workspace, asked: SameQuestion) -> Leaf:
    return earlier(answers_before(workspace, asked))
