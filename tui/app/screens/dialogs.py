"""Small forms above a place; Enter keeps, Esc leaves. A text left by Esc stands there again next time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
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
from tui.workspace.unkept import Place, save_texts

Keep: TypeAlias = Callable[[Workspace], object]
"""Keeps in the notebook what was said in a dialog."""

Unkept: TypeAlias = dict[Place, str]
"""Texts that were not kept, by dialog and subject."""

SAVE_WITHIN = 0.7
"""Seconds from a key to the disk, as for a session."""


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
            panel.border_title = content(self._title)
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
    """A dialog with lines to write in; what was not kept is written down, and stands there the next time.

    Args:
        title: For the frame.
        lines: The place of each line, in their order, and what stands in it unless something was left there.
        unkept: Where texts that were not kept stand.
    """

    def __init__(self, title: str, lines: Mapping[Place, str], unkept: Unkept) -> None:
        super().__init__(title)
        self._lines, self._unkept = dict(lines), unkept
        self._writes: Timer | None = None

    def writing(self, place: Place, placeholder: str = "") -> Writing:
        """One of the lines."""
        return Writing(Line(placeholder=placeholder), self._unkept.get(place, self._lines[place]))

    @property
    def texts(self) -> list[str]:
        """What stands in each line."""
        return [writing.text for writing in self.query(Writing)]

    @on(Writing.Changed)
    def _write_soon(self) -> None:
        if self._writes is None:
            self._writes = self.set_timer(SAVE_WITHIN, self._write)

    def _write(self) -> None:
        self._writes = None
        if (work := self.unsaved()) is not None:
            self.ask(work, lambda _: None)

    def unsaved(self) -> Callable[[Workspace], object] | None:
        """Writes what was not kept."""
        self._note()
        texts = dict(self._unkept)
        return lambda workspace: save_texts(workspace, texts)

    def _note(self) -> None:
        """Notes the lines that say something else than at first."""
        for text, (place, first) in zip(self.texts, self._lines.items(), strict=True):
            if has_words(text) and text != first:
                self._unkept[place] = text
            else:
                self._unkept.pop(place, None)

    def action_leave(self) -> None:
        """Leaves; what was written waits for the next time, unless there is nothing."""
        self._write()
        super().action_leave()

    def done_with(self, keep: Keep | None) -> None:
        """Closes with what is to be kept; the texts are forgotten when it is."""
        self._note()
        unkept, places = self._unkept, tuple(self._lines)

        def kept(workspace: Workspace) -> object:
            found = keep(workspace) if keep is not None else None
            for place in places:
                unkept.pop(place, None)
            save_texts(workspace, unkept)
            return found

        self.dismiss(kept)


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
