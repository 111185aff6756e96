"""One result: its page, and the questions its keys ask."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.app.base.messages import Do, Request, add_entry
from tui.app.base.page_view import PageView
from tui.app.dialogs.forms import Dialog, Keep, Unkept, WritingDialog, ask, choice, scale
from tui.app.fields.choice import ChoiceField
from tui.app.fields.scale import ScaleField
from tui.app.fields.text import Writing
from tui.insights.fold.portrait import Result
from tui.insights.views.model import Line, Section
from tui.insights.views.vision import FACT_QUESTION, RATE_QUESTION, facts, said_before
from tui.records.answers import Known
from tui.records.option_ids import Ended, Shrink
from tui.records.text import has_words, one_line
from tui.terminal.commands import Command
from tui.terminal.painted_text import PaintedText
from tui.terminal.safe_text import line
from tui.workspace import quick_entries

UNCHANGED = 10
"""Where the new 10 sits on the old scale when the vision asks for as much as before."""


def _heading(result: Result) -> Static:
    return Static(line(result.text).stylize("bold"), classes="subject")


class RateDialog(Dialog):
    """Facts first, then the number, and only when that is kept the number given last time."""

    BINDINGS: ClassVar[list[BindingType]] = [Command("dialog.close", "enter", "close", "close", "Close it.").binding]

    def __init__(self, result: Result, today: date) -> None:
        super().__init__("Rate now")
        self._result, self._today = result, today
        self._kept = False

    def form(self) -> ComposeResult:
        yield _heading(self._result)
        drawing = PaintedText()
        drawing.paint(self._facts)
        yield drawing
        yield ask(RATE_QUESTION)
        yield scale(self._result.anchors)

    def _facts(self, width: int) -> list[Content]:
        newest = facts("What a camera would have caught, newest first", self._result.facts[-3:], self._today)
        found = newest if newest.rows else Section("facts", rows=(Line("No facts noted yet.", "quiet"),))
        return PageView(width, heading="$secondary").section(found)

    def keep(self) -> None:
        field = self.query_one(ScaleField)
        value = field.value
        if value is None:
            self.say("Choose a number first, or Esc to close.")
            field.entry_point().focus()
            return
        if self._kept:
            return
        self._kept = True
        result = self._result
        self.post_message(Do(Request(add_entry, "rate", quick_entries.rating(result.id, result.text, value))))
        field.disabled = True
        self.set_focus(None)
        self.query_one("#dialog").border_subtitle = "Enter to close"
        self.say(self._earlier())

    def _earlier(self) -> str:
        return said_before(self._result.ratings, self._today) or "This is your first rating."

    def action_close(self) -> None:
        if self._kept:
            self.dismiss(None)


class FactDialog(WritingDialog):
    """One line a camera would agree with."""

    def __init__(self, result: Result, unkept: Unkept) -> None:
        self._place = ("fact", result.id)
        super().__init__("A fact", {self._place: ""}, unkept)
        self._result = result

    def form(self) -> ComposeResult:
        yield _heading(self._result)
        yield ask(FACT_QUESTION)
        yield self.writing(self._place)

    def keep(self) -> None:
        text, result = one_line(self.texts[0]), self._result
        if not has_words(text):
            self.done_with(None)
            return
        self.done_with(Request(add_entry, "fact", quick_entries.fact(result.id, result.text, text)))


class ReviseDialog(WritingDialog):
    """New words, where the new 10 sits on the old scale, and why."""

    HINT = "Tab for the next field · Enter in the last one to save · Esc to close"

    def __init__(self, result: Result, unkept: Unkept, today: date) -> None:
        self._places = (("revise", result.id), ("step", result.id))
        super().__init__("Revise", dict(zip(self._places, (one_line(result.text), ""), strict=True)), unkept)
        self._result, self._today = result, today

    def form(self) -> ComposeResult:
        yield ask("What is the new wording? The old one stays in the history.")
        yield self.writing(self._places[0])
        yield ask(f"{quick_entries.BIGGER_OR_SMALLER} Can't say? Leave it open.")
        yield scale(low=1, high=15, ends=("much smaller", "much bigger"))
        yield ask(quick_entries.WHAT_PROMPTED)
        yield choice(quick_entries.REASONS.items())
        yield ask(quick_entries.STEP_OR_VISION)
        yield choice(quick_entries.SHRINKS.items())
        yield ask("What is that smaller step? It becomes a promise; leave it empty for none.")
        yield self.writing(self._places[1])

    def on_mount(self) -> None:
        self._ask_of_step(choice=False, line=False)
        super().on_mount()

    def _ask_of_step(self, *, choice: bool, line: bool) -> None:
        for shown, number, field in (
            (choice, 3, self.query(ChoiceField)[1]),
            (line, 4, self.query(Writing)[1]),
        ):
            self.query(".ask")[number].display = field.display = shown

    def go_on(self, field: Widget | None) -> None:
        """To the next field, with the questions that the answers so far open."""
        reason, shrink = self.query(ChoiceField)
        height = self.query_one(ScaleField).value
        hurt = reason.picked == ["hurt"] and height is not None and height < UNCHANGED
        self._ask_of_step(choice=hurt, line=hurt and shrink.picked[:1] in ([Shrink.STEP], ["both"]))
        super().go_on(field)

    def keep(self) -> None:
        result, text, height = self._result, one_line(self.texts[0]), self.query_one(ScaleField).value
        answers: list[Known] = []
        if text and text != one_line(result.text):
            answers.append(quick_entries.wording(result.id, result.text, text))
        if height is not None and (answers or height != UNCHANGED):
            answers.append(quick_entries.height(result.id, height))
        if not answers:
            self.done_with(None)
            return
        reason, shrink = self.query(ChoiceField)
        answers += [quick_entries.reason(result.id, picked) for picked in reason.picked[:1]]
        if shrink.display:
            answers += [quick_entries.shrink(result.id, picked) for picked in shrink.picked[:1]]
        step = self.query(Writing)[1]
        if step.display and has_words(step.text):
            answers.append(quick_entries.smaller_step(result.id, one_line(step.text), self._today))
        keeps_the_wish = shrink.display and shrink.picked[:1] == [Shrink.STEP]
        if height != UNCHANGED and not keeps_the_wish:
            self.leads_to = "anchors"  # the old words no longer fit the scale
        self.done_with(Request(add_entry, "revise", *answers))


class StatusDialog(Dialog):
    """Reached, set down on purpose, or held again."""

    HINT = "Number or ↑ ↓ to choose · Enter to save · Esc to close"

    def __init__(self, result: Result) -> None:
        super().__init__("What became of it")
        self._result = result

    def form(self) -> ComposeResult:
        yield _heading(self._result)
        if self._result.status != "held":
            yield ask("Take it up again? Its history is all here.")
            yield choice([("keep", "take it up again")])
            return
        yield ask("Letting it go on purpose is a choice too. Its history stays.")
        yield choice([(Ended.REACHED, "reached: it's true now"), (Ended.SET_DOWN, "let go, on purpose")])
        yield ask("What prompted it?")
        yield choice(quick_entries.REASONS.items())

    def on_mount(self) -> None:
        for asked in self._of_the_reason():
            asked.display = False
        super().on_mount()

    def _of_the_reason(self) -> list[Widget]:
        return [*self.query(".ask").results(Widget)][1:] + [*self.query(ChoiceField).results(Widget)][1:]

    def keep(self) -> None:
        fields = list(self.query(ChoiceField))
        became = fields[0].picked[:1]
        if not became:
            self.say("Choose one first, or Esc to close.")
            fields[0].entry_point().focus()
            return
        if became == [Ended.SET_DOWN] and not fields[1].display:
            for asked in self._of_the_reason():
                asked.display = True
            self.go_on(fields[0])
            return
        self.leads_to = "reached" if became == [Ended.REACHED] else ""
        self.dismiss(self._keeping(became[0], fields[1].picked[:1] if became == [Ended.SET_DOWN] else []))

    def _keeping(self, became: str, reasons: list[str]) -> Keep:
        result = self._result

        why = [quick_entries.reason(result.id, reason) for reason in reasons]
        return Request(add_entry, "revise", quick_entries.status(result.id, result.text, became), *why)
