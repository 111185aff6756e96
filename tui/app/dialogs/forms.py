"""Small forms above a place; Enter keeps, Esc leaves. A text left by Esc stands there again next time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.base.messages import Request
from tui.app.base.screen import BaseScreen
from tui.app.fields import Asked
from tui.app.fields.base import AnswerField
from tui.app.fields.choice import ChoiceField
from tui.app.fields.scale import ScaleField
from tui.app.fields.text import Writing
from tui.practice.context_items.item import Anchors
from tui.practice.flow import Field, Option, Step
from tui.practice.questions import Question
from tui.practice.session import Session, Subject
from tui.records.answers import Choice, Known, Pick, Scale
from tui.records.text import has_words
from tui.terminal.commands import Command
from tui.terminal.editor import Line
from tui.terminal.input_field import InputField
from tui.terminal.safe_text import content
from tui.workspace import Workspace
from tui.workspace.unsaved_texts import DraftSaver, Place, save_texts

Keep: TypeAlias = Request[object]
"""Saves in the notebook what was said in a dialog."""

Unkept: TypeAlias = dict[Place, str]
"""Texts that were not kept, by dialog and subject."""


class Dialog(BaseScreen[Keep | None], ModalScreen[Keep | None]):
    """A form of one or more fields, one below the other.

    Attributes:
        HINT: The keys that matter, on the lower edge.
        leads_to: The flow that begins after it, because of what was answered; empty for none.
    """

    leads_to: str = ""
    HINT: ClassVar[str] = "Enter to save · Esc to close"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command(
            "dialog.leave", "escape", "leave", "leave", "Close without saving; what you typed will be here next time."
        ).binding,
    ]

    def __init__(self, title: str) -> None:
        super().__init__(classes="dialog")
        self._title = title

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=False) as panel:
            panel.border_title = content(self._title)
            panel.border_subtitle = self.HINT
            yield from self.form()
            yield Static("", id="said")

    def form(self) -> ComposeResult:
        """What is shown and asked."""
        yield from ()

    def on_mount(self) -> None:
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
        return [field for field in self.query("AnswerField, Writing") if field.display and not field.disabled]

    def go_on(self, field: Widget | None) -> None:
        """To the field after this one; past the last, what was said is kept."""
        fields = self.fields()
        place = fields.index(field) + 1 if field in fields and field is not None else 0
        if place < len(fields):
            here = entry_point(fields[place])
            here.focus()
            # What an answer has just brought up has no place on the screen before it is laid out.
            self.call_after_refresh(here.scroll_visible, animate=False)
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
        self.dismiss(None)


class WritingDialog(Dialog):
    """A dialog with lines to write in; what was not kept is written down, and stands there the next time.

    Args:
        lines: The place of each line, in their order, and what stands in it unless something was left there.
        unkept: Where texts that were not kept stand.
    """

    def __init__(self, title: str, lines: Mapping[Place, str], unkept: Unkept) -> None:
        super().__init__(title)
        self._lines, self._unkept = dict(lines), unkept
        self._saver = DraftSaver(self._write, self.set_timer)

    def writing(self, place: Place, placeholder: str = "") -> Writing:
        return Writing(Line(placeholder=placeholder), self._unkept.get(place, self._lines[place]))

    @property
    def texts(self) -> list[str]:
        return [writing.text for writing in self.query(Writing)]

    @on(Writing.Changed)
    def _write_soon(self) -> None:
        self._saver.touch()

    def _write(self) -> None:
        if (work := self.unsaved()) is not None:
            self.ask(work, lambda _: None)

    def unsaved(self) -> Request[object] | None:
        self._note()
        return Request(save_texts, dict(self._unkept))

    def _note(self) -> None:
        """Notes the lines that say something else than at first; none while they are still being put up."""
        texts = self.texts
        if len(texts) != len(self._lines):
            return
        for text, (place, first) in zip(texts, self._lines.items(), strict=True):
            if has_words(text) and text != first:
                self._unkept[place] = text
            else:
                self._unkept.pop(place, None)

    def action_leave(self) -> None:
        self._saver.save()
        super().action_leave()

    def done_with(self, keep: Keep | None) -> None:
        """Closes with what is to be kept; the texts are forgotten when it is."""
        self._saver.stop()
        self._note()
        self.dismiss(Request(_keep_and_forget, keep, self._unkept, tuple(self._lines)))


def _keep_and_forget(workspace: Workspace, keep: Keep | None, unkept: Unkept, places: tuple[Place, ...]) -> object:
    """Saves what was said, if anything was; only then are the texts it was made of forgotten."""
    found = keep.answer(workspace) if keep is not None else None
    for place in places:
        unkept.pop(place, None)
    save_texts(workspace, unkept)
    return found


def entry_point(field: Widget) -> Widget:
    """The widget in a field that takes the keys."""
    if isinstance(field, Writing):
        return field.editor
    return field.entry_point() if isinstance(field, AnswerField) else field


def ask(sentence: str) -> Static:
    """A question over its field."""
    return Static(content(sentence), classes="ask")


def scale(
    anchors: dict[int, str] | None = None, *, low: float = 0, high: float = 10, ends: tuple[str, str] = ("", ""),
    value: float | None = None,
) -> ScaleField:  # fmt: skip
    """A number, with what a visitor would see under it."""
    field = Field(kind="scale", low=low, high=high, ends=ends)
    return ScaleField(_asked(field, anchors or {}, Scale(step="", value=value) if value is not None else None))


def choice(options: Iterable[tuple[str, str]], picked: str = "") -> ChoiceField:
    """One of several, each with its lasting name and its text, and the one that is picked at first."""
    found = tuple(Option(name, text) for name, text in options)
    given = next((Choice(step="", pick=Pick(one.id, one.text)) for one in found if one.id == picked), None)
    return ChoiceField(_asked(Field(kind="choice", options=found), {}, given))


def _asked(field: Field, anchors: dict[int, str], given: Known | None) -> Asked:
    """What a field of a session is given, for one that stands in no session: nothing of it is kept."""
    step = Step(id="", name="", ask="", fields=(field,))
    shows = (Anchors(anchors),) if anchors else ()
    question = Question(key=("", "", 0), step=step, ask="", subject=Subject(), fields=(field,), shows=shows)
    session = Session(id="", flow="", day=date.min, begun=datetime.min)
    return Asked(session=session, question=question, field=field, given=given)


SAID = "This notebook is encrypted. Enter your passphrase to open it."
AGAIN = "This notebook was encrypted in another window. Enter its passphrase to save what you wrote here."


class UnlockScreen(BaseScreen[None], ModalScreen[None]):
    """Asks for the passphrase; stays until the app says it fits."""

    SAID: ClassVar[str] = SAID
    KEYS: ClassVar[str] = "Enter to open · Esc to quit"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.leave", "leave", show=False, priority=True)]

    @dataclass
    class Given(Message):
        """A passphrase was typed."""

        passphrase: str

    def compose(self) -> ComposeResult:
        with Vertical(id="unlock") as panel:
            panel.border_title = "Passphrase"
            panel.border_subtitle = self.KEYS
            yield Static(self.SAID, markup=False)
            yield InputField(password=True, id="passphrase")
            yield Static(id="unlock-said", markup=False)

    def say(self, sentence: str) -> None:
        """Says why it did not open; what was typed goes."""
        line = self.query_one(Input)
        line.value = ""
        line.disabled = False
        line.focus()
        self.query_one("#unlock-said", Static).update(sentence)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value:
            event.input.disabled = True
            self.query_one("#unlock-said", Static).update("")
            self.post_message(self.Given(event.value))


class UnlockAgainScreen(UnlockScreen):
    """Asks for the passphrase in the middle of things, where another window encrypted the notebook."""

    SAID = AGAIN
    KEYS = "Enter to open · Esc to go back to what you wrote"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", show=False, priority=True)]
