"""What can be done to a result by one key: rate it, note a fact, revise it, say what became of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.fields.picks import ChoiceField
from tui.app.fields.scale import ScaleField
from tui.app.fields.writing import Writing
from tui.app.screens.dialogs import Dialog, Keep, Unkept, WritingDialog, choice, scale
from tui.app.text import line
from tui.app.widgets.drawing import Drawing
from tui.app.widgets.result_words import listed, rows
from tui.app.wishes import Do
from tui.insights.portrait import Result
from tui.records.answers import Known, number
from tui.records.day import when
from tui.records.text import has_words, one_line
from tui.workspace import Workspace, outside

REASONS = (
    "I know better what I want",
    "life changed",
    "it was someone else's",
    "it hurt to look at",
    "another reason",
)
"""Why a wording or a status changes, in the words of the renewal."""

HURT = REASONS[3]
"""The reason that has a question more."""

SHRINK = ("shrink the step", "change the vision", "both")
"""What can be made smaller."""

UNCHANGED = 10
"""Where the new 10 sits on the old scale when the vision asks for as much as before."""


def _heading(result: Result) -> Static:
    return Static(line(result.text).stylize("bold"), classes="subject")


def _ask(sentence: str) -> Static:
    return Static(sentence, classes="ask", markup=False)


class RateDialog(Dialog):
    """Facts first, then the number, and only when that is kept the number given last time."""

    BINDINGS: ClassVar[list[BindingType]] = [Command("dialog.close", "enter", "close", "close", "Close it.").binding]

    def __init__(self, result: Result, today: date) -> None:
        super().__init__("Rate now")
        self._result, self._today = result, today
        self._kept = False

    def form(self) -> ComposeResult:
        """The facts since the last rating, and the scale."""
        yield _heading(self._result)
        facts = Drawing()
        facts.paint(self._facts)
        yield facts
        yield _ask("With that in view: where is it today?")
        yield scale(self._result.anchors)

    def _facts(self, width: int) -> list[Content]:
        facts = tuple(reversed(self._result.facts[-3:]))
        found = listed("What a camera would have caught, the newest first", facts, self._today, width)
        return rows(found or [Content("No fact is noted yet; f notes one.").stylize("$quiet")], width)

    def keep(self) -> None:
        """Keeps the number and shows the earlier one."""
        field = self.query_one(ScaleField)
        value = field.value
        if value is None:
            self.say("A digit sets it; esc leaves it open.")
            field.entry_point().focus()
            return
        if self._kept:
            return
        self._kept = True
        result = self._result
        self.post_message(Do(lambda space: space.keep_outside("rate", outside.rating(result.id, result.text, value))))
        field.disabled = True
        self.set_focus(None)
        self.query_one("#dialog").border_subtitle = "enter closes"
        self.say(self._earlier())

    def _earlier(self) -> str:
        if not self._result.ratings:
            return "This is the first number."
        last = self._result.ratings[-1]
        named = when(last.day, self._today)
        return f"{named[0].upper()}{named[1:]} you said {number(last.value)}."

    def action_close(self) -> None:
        """The second Enter."""
        if self._kept:
            self.dismiss(None)


class FactDialog(WritingDialog):
    """One line a camera would agree with."""

    def __init__(self, result: Result, unkept: Unkept) -> None:
        self._place = ("fact", result.id)
        super().__init__("A fact", {self._place: ""}, unkept)
        self._result = result

    def form(self) -> ComposeResult:
        """The line."""
        yield _heading(self._result)
        yield _ask("What happened that a stranger could check?")
        yield self.writing(self._place)

    def keep(self) -> None:
        """Keeps the fact; nothing is kept when nothing was written."""
        text, result = one_line(self.texts[0]), self._result
        if not has_words(text):
            self.done_with(None)
            return
        self.done_with(lambda space: space.keep_outside("fact", outside.fact(result.id, result.text, text)))


class ReviseDialog(WritingDialog):
    """New words, where the new 10 sits on the old scale, and why."""

    HINT = "tab goes on · the reason keeps · esc leaves"

    def __init__(self, result: Result, unkept: Unkept, today: date) -> None:
        self._places = (("revise", result.id), ("step", result.id))
        super().__init__("Revise", dict(zip(self._places, (one_line(result.text), ""), strict=True)), unkept)
        self._result, self._today = result, today

    def form(self) -> ComposeResult:
        """The three questions."""
        yield _ask("What is the new wording? The old one stays in the history.")
        yield self.writing(self._places[0])
        yield _ask("On the old scale, where does the new 10 sit? 10: as high as before.")
        yield scale(low=1, high=15, ends=("far less", "far more"), value=UNCHANGED)
        yield _ask("What prompted the change?")
        yield choice((reason, reason) for reason in REASONS)
        yield _ask("Would a smaller next step help more than a smaller vision?")
        yield choice((picked, picked) for picked in SHRINK)
        yield _ask("What is that smaller step? It joins your promises; left empty, nothing is promised.")
        yield self.writing(self._places[1])

    def on_mount(self) -> None:
        """The smaller step is asked about only where it hurt to look, and the vision would ask for less."""
        self._ask_of_step(choice=False, line=False)
        super().on_mount()

    def _ask_of_step(self, *, choice: bool, line: bool) -> None:
        for shown, ask, field in (
            (choice, 3, self.query(ChoiceField)[1]),
            (line, 4, self.query(Writing)[1]),
        ):
            self.query(".ask")[ask].display = field.display = shown

    def go_on(self, field: Widget | None) -> None:
        """To the next field, with the questions that the answers so far open."""
        reason, shrink = self.query(ChoiceField)
        height = self.query_one(ScaleField).value
        hurt = reason.picked == [HURT] and height is not None and height < UNCHANGED
        self._ask_of_step(choice=hurt, line=hurt and shrink.picked[:1] in ([SHRINK[0]], [SHRINK[2]]))
        super().go_on(field)

    def keep(self) -> None:
        """Keeps what was changed, with its reason; nothing if nothing was."""
        result, text, height = self._result, one_line(self.texts[0]), self.query_one(ScaleField).value
        answers: list[Known] = []
        if text and text != one_line(result.text):
            answers.append(outside.wording(result.id, result.text, text))
        if height is not None and height != UNCHANGED:
            answers.append(outside.height(result.id, height))
        if not answers:
            self.done_with(None)
            return
        reason, shrink = self.query(ChoiceField)
        answers += [outside.reason(result.id, picked) for picked in reason.picked[:1]]
        if shrink.display:
            answers += [outside.shrink(result.id, picked) for picked in shrink.picked[:1]]
        step = self.query(Writing)[1]
        if step.display and has_words(step.text):
            answers.append(outside.smaller_step(result.id, one_line(step.text), self._today))
        self.done_with(lambda space: space.keep_outside("revise", *answers))


class StatusDialog(Dialog):
    """Reached, set down on purpose, or held again."""

    HINT = "digit picks · enter · esc leaves"

    def __init__(self, result: Result) -> None:
        super().__init__("What became of it")
        self._result = result

    def form(self) -> ComposeResult:
        """What became of it; setting down asks for the reason too."""
        yield _heading(self._result)
        if self._result.status != "held":
            yield _ask("Take it up again? Its history is all there.")
            yield choice([("keep", "hold it again")])
            return
        yield _ask("Setting down on purpose is an act like any other. It keeps its history.")
        yield choice([("reached", "reached: it is so now"), ("set down", "set down, on purpose")])
        yield _ask("What prompted it?")
        yield choice((reason, reason) for reason in REASONS)

    def on_mount(self) -> None:
        """The reason is asked only of what is set down."""
        for asked in self._of_the_reason():
            asked.display = False
        super().on_mount()

    def _of_the_reason(self) -> list[Widget]:
        return [*self.query(".ask").results(Widget)][1:] + [*self.query(ChoiceField).results(Widget)][1:]

    def keep(self) -> None:
        """Keeps what was picked, after the reason if one belongs to it."""
        fields = list(self.query(ChoiceField))
        became = fields[0].picked[:1]
        if not became:
            self.say("A digit picks; esc leaves it as it is.")
            fields[0].entry_point().focus()
            return
        if became == ["set down"] and not fields[1].display:
            for asked in self._of_the_reason():
                asked.display = True
            self.go_on(fields[0])
            return
        self.dismiss(self._keeping(became[0], fields[1].picked[:1] if became == ["set down"] else []))

    def _keeping(self, became: str, reasons: list[str]) -> Keep:
        result = self._result

        def keep(space: Workspace) -> object:
            why = [outside.reason(result.id, reason) for reason in reasons]
            return space.keep_outside("revise", outside.status(result.id, result.text, became), *why)

        return keep
