"""What is asked about one value: how near it was lived, and its words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.fields.base import AnswerField
from tui.app.fields.scale import ScaleField
from tui.app.screens.dialogs import Dialog, Unkept, WritingDialog, scale
from tui.app.text import content
from tui.app.wishes import Do
from tui.insights.portrait import HeldValue
from tui.records.answers import number
from tui.records.text import has_words, one_line
from tui.workspace import outside


class RateLived(Dialog):
    """How near a value was lived this past week; the number before comes after the new one is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Command("dialog.close", "enter", "leave", "back", "Close it.").binding]

    def __init__(self, value: HeldValue) -> None:
        super().__init__(value.name)
        self._value = value
        self._asked = f"How near the centre did you live {value.name} this past week?"
        self._weighed = f"How much does {value.name} matter, 0 to 10?"

    def form(self) -> ComposeResult:
        """The person's own lines, then the scale."""
        lines = self._value.behaviours or ((self._value.definition,) if self._value.definition else ())
        for text in lines:
            yield Static(content(f"· {one_line(text)}"), classes="label")
        if not self._value.importance:
            # Without it the value stands in no mean of all; the sort of the cards may have passed over it.
            yield Static(content(self._weighed), classes="ask")
            yield scale(ends=("a little", "above most things"))
        yield Static(content(self._asked), classes="ask")
        yield scale(ends=("far from it", "at the centre"))

    def keep(self) -> None:
        """Keeps the number, then shows the one before."""
        *weights, field = self.query(ScaleField)
        near = field.value
        if near is None:
            self.say("A digit says how near; esc leaves it.")
            field.entry_point().focus()
            return
        answers = [outside.lived(self._value.id, self._asked, near)]
        said = [one.value for one in weights if one.value is not None]
        answers += [outside.matters(self._value.id, self._weighed, weight) for weight in said]
        self.post_message(Do(lambda workspace: workspace.keep_outside("rate", *answers)))
        for asked in self.query(AnswerField):
            asked.disabled = True
        before = self._value.lived[-1] if self._value.lived else None
        told = f"You say {number(near)}."
        if before is not None:
            told += f" On {before.day.day} {before.day:%B} you said {number(before.value)}."
        self.say(told)
        self.query_one("#dialog").border_subtitle = "enter back"


class Reword(WritingDialog):
    """A value's name and what it means, in the person's words."""

    HINT = "enter goes on, and past the last line keeps · esc leaves"

    def __init__(self, value: HeldValue, held: tuple[tuple[str, str], ...], unkept: Unkept) -> None:
        self._value, self._held = value, held
        self._places = (("name", value.id), ("means", value.id))
        lines = dict(zip(self._places, (value.name, value.definition), strict=True))
        super().__init__(f"{value.name}, in my words", lines, unkept)

    def form(self) -> ComposeResult:
        """Two lines."""
        for label, place in zip(("I call it", "To me it means"), self._places, strict=True):
            yield Static(label, classes="label")
            yield self.writing(place)

    def keep(self) -> None:
        """Closes with what is another one now."""
        name, means = map(one_line, self.texts)
        value, held = self._value, self._held
        name = name if has_words(name) else value.name
        answers = []
        if has_words(means) and means != value.definition:
            answers.append(outside.meaning(value.id, f"In your words, {name} means …", means))
        if name != value.name:
            answers.append(outside.held((one, name if one == value.id else called) for one, called in held))
        self.done_with((lambda space: space.keep_outside("revise", *answers)) if answers else None)
