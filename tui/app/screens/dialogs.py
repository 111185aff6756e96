"""Small forms above a place; Enter keeps, Esc leaves. A text left by Esc stands there again next time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.fields import Asked
from tui.app.fields.base import AnswerField
from tui.app.fields.picks import ChoiceField
from tui.app.fields.scale import ScaleField
from tui.app.fields.writing import Writing
from tui.app.screens.base import BaseScreen
from tui.app.text import content
from tui.app.widgets.editor import Line
from tui.practice.flow import Field, Option, Step
from tui.practice.questions import Question
from tui.practice.session import Session, Subject
from tui.practice.shown import Anchors
from tui.records.answers import Scale
from tui.records.text import has_words
from tui.workspace import Workspace

Keep: TypeAlias = Callable[[Workspace], object]
"""Keeps in the notebook what was said in a dialog."""

Unkept: TypeAlias = dict[tuple[str, str], str]
"""Texts left by Esc, by dialog and subject; they live as long as the program."""


class Dialog(BaseScreen[Keep | None], ModalScreen[Keep | None]):
    """A form of one or more fields, one below the other.

    Attributes:
        HINT: The keys that matter, on the lower edge.
    """

    HINT: ClassVar[str] = "enter keeps · esc leaves"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("dialog.leave", "escape", "leave", "leave", "Leave without keeping; the words wait.").binding,
    ]

    def __init__(self, title: str) -> None:
        super().__init__(classes="dialog")
        self._title = title

    def compose(self) -> ComposeResult:
        """The frame with the form inside."""
        with VerticalScroll(id="dialog", can_focus=False) as panel:
            panel.border_title = content(self._title).plain
            panel.border_subtitle = self.HINT
            yield from self.form()
            yield Static("", id="said")

    def form(self) -> ComposeResult:
        """What is shown and asked."""
        yield from ()

    def on_mount(self) -> None:
        """Puts the cursor into the first field."""
        self.query_one("#said").display = False
        self.go_on(None)
        self.call_after_refresh(self._from_the_top)

    def _from_the_top(self) -> None:
        # None, if it was closed at once.
        for panel in self.query("#dialog"):
            panel.scroll_home(animate=False)

    def say(self, sentence: str) -> None:
        """One line under the fields."""
        said = self.query_one("#said", Static)
        said.update(content(sentence))
        said.display = bool(sentence)
        said.scroll_visible(animate=False)

    def fields(self) -> Sequence[Widget]:
        """The fields seen, in their order."""
        return [field for field in self.query("AnswerField, Writing") if field.display and not field.disabled]

    def go_on(self, field: Widget | None) -> None:
        """To the field after this one; past the last, what was said is kept."""
        fields = self.fields()
        place = fields.index(field) + 1 if field in fields and field is not None else 0
        if place < len(fields):
            entry_point(fields[place]).focus()
        else:
            self.keep()

    def keep(self) -> None:
        """Enter in the last field."""
        raise NotImplementedError

    @on(AnswerField.Done)
    def _done(self, event: AnswerField.Done) -> None:
        event.stop()
        self.go_on(event.field)

    @on(AnswerField.Changed)
    @on(Writing.Changed)
    def _changed(self, event: AnswerField.Changed | Writing.Changed) -> None:
        event.stop()
        self.say("")

    @on(Line.Submitted)
    def _submitted(self, event: Line.Submitted) -> None:
        event.stop()
        parents = (node for node in event.line.ancestors if isinstance(node, Writing))
        self.go_on(next(parents, None))

    def action_leave(self) -> None:
        """Leaves without keeping anything."""
        self.dismiss(None)


class WritingDialog(Dialog):
    """A dialog with a line to write in, which keeps in memory what was not kept.

    Args:
        title: For the frame.
        place: The dialog's name and its subject's id.
        unkept: Where texts left by Esc stand.
        text: What stands in the line at first, unless something was left.
    """

    def __init__(self, title: str, place: tuple[str, str], unkept: Unkept, text: str = "") -> None:
        super().__init__(title)
        self._place, self._unkept, self._first = place, unkept, text

    def writing(self, placeholder: str = "") -> Writing:
        """The line."""
        return Writing(Line(placeholder=placeholder), self._unkept.get(self._place, self._first))

    @property
    def text(self) -> str:
        """What was written."""
        return self.query(Writing).first().text

    def action_leave(self) -> None:
        """Leaves; the text waits for the next time, unless there is none."""
        if has_words(self.text) and self.text != self._first:
            self._unkept[self._place] = self.text
        else:
            self._unkept.pop(self._place, None)
        super().action_leave()

    def done_with(self, keep: Keep | None) -> None:
        """Closes with what is to be kept; the text is not needed again."""
        self._unkept.pop(self._place, None)
        self.dismiss(keep)


def entry_point(field: Widget) -> Widget:
    """The widget in a field that takes the keys."""
    if isinstance(field, Writing):
        return field.editor
    return field.entry_point() if isinstance(field, AnswerField) else field


def scale(
    anchors: dict[int, str] | None = None, *, low: float = 0, high: float = 10, ends: tuple[str, str] = ("", ""),
    value: float | None = None,
) -> ScaleField:  # fmt: skip
    """A number, with what a visitor would see under it."""
    field = Field(kind="scale", low=low, high=high, ends=ends)
    return ScaleField(_asked(field, anchors or {}, Scale(step="", value=value) if value is not None else None))


def choice(options: Iterable[tuple[str, str]]) -> ChoiceField:
    """One of several, each with its lasting name and its text."""
    field = Field(kind="choice", options=tuple(Option(name, text) for name, text in options))
    return ChoiceField(_asked(field, {}, None))


def _asked(field: Field, anchors: dict[int, str], given: Scale | None) -> Asked:
    """What a field of a session is given, for one that stands in no session: nothing of it is kept."""
    step = Step(id="", name="", ask="", fields=(field,))
    shows = (Anchors(anchors),) if anchors else ()
    question = Question(key=("", "", 0), step=step, ask="", subject=Subject(), fields=(field,), shows=shows)
    session = Session(id="", flow="", day=date.min, begun=datetime.min)
    return Asked(session=session, question=question, field=field, given=given)
