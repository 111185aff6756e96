"""Forms for one setting, and what every form here has in common: it works off the screen and says what failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.base.messages import Reading, Request, ShowTheme
from tui.app.base.page_view import PageView
from tui.app.dialogs.evidence import PageViewer
from tui.app.dialogs.forms import Dialog, choice, entry_point
from tui.app.fields.base import AnswerField
from tui.app.fields.choice import ChoiceField
from tui.insights.views.model import Page
from tui.settings.table import TABLE
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.input_field import InputField
from tui.terminal.safe_text import content
from tui.workspace import LockedError, StoreError, Workspace
from tui.workspace.settings_view import Row, change

LOW = 20
"""Rows below which a form leaves out what Settings has just shown under the row."""


class Outcome(NamedTuple):
    """What was found or done, or the sentence that says why not."""

    found: Any
    problem: str = ""


def attempt(workspace: Workspace, function: Callable[..., Any], *arguments: object) -> Outcome:
    """Does something with the workspace; a refusal is said in the form, which stays open."""
    try:
        return Outcome(function(workspace, *arguments))
    except LockedError:
        raise  # the passphrase is asked for, and it is done after that
    except StoreError as problem:
        return Outcome(None, str(problem))


class Form(Dialog):
    """A dialog of short fields, none of which is written down before Enter.

    Attributes:
        told: What was done, once it was.
        next_form: The form that comes next, once this one is closed.
    """

    HINT: ClassVar[str] = "Enter to save · Esc to go back"
    told = ""
    next_form: Form | None = None
    _is_busy = False

    def on_mount(self) -> None:
        self.set_class(self.app.size.height < LOW, "-low")
        super().on_mount()

    def _from_the_top(self) -> None:
        super()._from_the_top()
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def fields(self) -> Sequence[Widget]:
        found = self.query("AnswerField, InputField")
        return [field for field in found if field.display and not field.disabled]

    def work(
        self, then: Callable[[Any], object], function: Callable[..., Any], *arguments: object, reads: bool = False
    ) -> None:
        """Does something on the worker's thread; the form waits for it, and cannot be left until then.

        Args:
            then: Takes what was found.
            function: What is done; its first argument is the workspace.
            arguments: The others.
            reads: Whether it saves nothing.
        """
        if not self._is_busy:
            self._is_busy = True
            self.say("One moment…")
            request = (Reading if reads else Request)(attempt, function, *arguments)
            self.ask(request, partial(self._worked, then))

    def _worked(self, then: Callable[[Any], object], outcome: Outcome) -> None:
        self._is_busy = False
        self.say(outcome.problem)
        if outcome.problem:
            self.refused()
        else:
            then(outcome.found)

    def refused(self) -> None:
        """What was given did not do, and it was said why."""

    def close(self, told: str = "") -> None:
        """Closes, with what was done."""
        self.told = told
        self.dismiss(None)

    def action_leave(self) -> None:
        if not self._is_busy:
            self.dismiss(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.go_on(event.input)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self._is_busy:
            self.say("")

    def value(self, name: str) -> str:
        """What stands in the field of this name."""
        return self.query_one(f"#{name}", InputField).value

    def picked(self) -> str:
        """The option that is selected; empty for none."""
        return next(iter(self.query_one(ChoiceField).picked), "")

    def back_to(self, name: str) -> None:
        """Puts the cursor into a field again."""
        entry_point(self.query_one(f"#{name}")).focus()


def about(row: Row) -> Static:
    """What a row is, above the fields; left out where there is little room."""
    return Static(content(row.about), classes="ask about")


def line_for(name: str, value: str = "", *, is_secret: bool = False) -> InputField:
    """A field of one line."""
    return InputField(value, password=is_secret, id=name, classes="written")


class ChooseForm(Form):
    """One of a few values; a theme is seen as soon as it is selected."""

    HINT: ClassVar[str] = "Number or ↑ ↓ to choose · Enter to save · Esc to go back"

    def __init__(self, row: Row, value: str) -> None:
        super().__init__(row.title)
        self._row, self._before = row, value

    def form(self) -> ComposeResult:
        yield about(self._row)
        options = TABLE[self._row.id].options
        yield choice([(_id(str(value)), _capital(words)) for value, words in options], _id(self._before))

    @on(AnswerField.Changed)
    def _preview(self) -> None:
        if self._row.id == "theme":
            self.post_message(ShowTheme(_value(self.picked())))

    def keep(self) -> None:
        self.work(self.close, change, self._row.id, _value(self.picked()))

    def action_leave(self) -> None:
        if self._row.id == "theme":
            self.post_message(ShowTheme(self._before))
        super().action_leave()


_NOTHING = "nothing"


def _id(value: str) -> str:
    return value or _NOTHING


def _value(option: str) -> str:
    return "" if option == _NOTHING else option


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


class WriteForm(Form):
    """A value that is written."""

    def __init__(self, row: Row, value: str) -> None:
        super().__init__(row.title)
        self._row, self._before = row, value

    def form(self) -> ComposeResult:
        yield about(self._row)
        yield line_for("value", self._before)

    def keep(self) -> None:
        self.work(self.close, change, self._row.id, self.value("value").strip())


class ShowForm(Form):
    """Something to read and nothing to answer; Enter closes it."""

    HINT: ClassVar[str] = "Enter or Esc to go back"
    BINDINGS = [("enter", "leave", "back")]

    def __init__(self, title: str, *paragraphs: str) -> None:
        super().__init__(title)
        self._paragraphs = paragraphs

    def form(self) -> ComposeResult:
        for paragraph in self._paragraphs:
            yield Static(content(paragraph), classes="ask")

    def keep(self) -> None:
        """There is nothing to keep: nothing has the cursor."""


def show_page(app: App[object], page: Page) -> None:
    """Shows a page above the screen."""
    plain = ascii_only()
    app.push_screen(PageViewer(page, lambda width: PageView(width, plain, heading="$secondary")))
