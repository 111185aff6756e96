"""Small forms about pages: their tags, the day they belong to, what is to be written for a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.fields.base import AnswerField
from tui.app.fields.picks import ChoiceField
from tui.app.fields.writing import Writing
from tui.app.screens.dialogs import Dialog, choice
from tui.app.text import content
from tui.app.widgets.editor import Line
from tui.records.changes import read_tags
from tui.records.day import read_day
from tui.records.entry import Entry
from tui.records.text import counted, fold
from tui.workspace import Workspace


def _ask(sentence: str) -> Static:
    return Static(content(sentence), classes="ask")


class TagDialog(Dialog):
    """One line of tags; those that begin with what is typed stand under it.

    Args:
        entries: The pages.
        known: Every tag there is with how many pages carry it.
    """

    HINT: ClassVar[str] = "enter keeps · → completes · old=new renames everywhere · esc leaves"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "complete", "complete", show=False, priority=True, id="tags.complete")
    ]

    def __init__(self, entries: Sequence[Entry], known: Sequence[tuple[str, int]]) -> None:
        super().__init__("Tags" if len(entries) == 1 else f"Tags of {len(entries)} pages")
        self._entries, self._known = entries, known
        # What all of them carry stands in the line; a tag that some carry stays with those.
        shared = [
            tag
            for tag in (entries[0].tags if entries else ())
            if all(fold(tag) in map(fold, entry.tags) for entry in entries)
        ]
        self._before = tuple(shared)

    def form(self) -> ComposeResult:
        """The line, and what fits."""
        yield _ask("Words with spaces between them; take one out of the line to take it off.")
        yield Writing(Line(), "".join(f"{tag} " for tag in self._before))
        yield Static(self._fitting(""), classes="fitting")

    @property
    def _typed(self) -> str:
        return self.query_one(Writing).text

    def _candidates(self, typed: str) -> list[tuple[str, int]]:
        *others, last = typed.replace(",", " ").replace("#", "").split(" ") if typed else [""]
        taken = set(map(fold, others))
        return [
            (tag, count) for tag, count in self._known if fold(tag).startswith(fold(last)) and fold(tag) not in taken
        ]

    def _fitting(self, typed: str) -> Content:
        found = self._candidates(typed)[:8]
        return content("  ".join(f"#{tag} {count}" for tag, count in found)).stylize("$quiet")

    @on(Writing.Changed)
    def _show_fitting(self) -> None:
        self.query_one(".fitting", Static).update(self._fitting(self._typed))

    def action_complete(self) -> None:
        """Puts the first tag that fits in the place of what is typed; elsewhere in the line, moves on."""
        editor = self.query_one(Writing).editor
        found = self._candidates(editor.text)
        if editor.cursor_location != editor.document.end or not found:
            editor.action_cursor_right()
            return
        head, _, _ = editor.text.rpartition(" ")
        editor.load_text(f"{head} {found[0][0]} ".lstrip())
        editor.move_cursor(editor.document.end)

    def keep(self) -> None:
        """Puts on what is new in the line, takes off what is gone from it."""
        text, pages = self._typed, [entry.id for entry in self._entries]
        old, renames, new = text.strip().partition("=")
        if renames:
            names = read_tags(old)[-1:], read_tags(new)[:1]
            if not all(names):
                self.say("Write old=new, with a tag on each side.")
                self.query_one(Writing).editor.focus()
                return
            (was,), (becomes,) = names

            def rename(workspace: Workspace) -> str:
                count = workspace.rename_tag(was, becomes)
                return f"#{was} is #{becomes} on {counted(count, 'page')}; texts stay as written."

            self.dismiss(rename)
            return
        tags = read_tags(text)
        kept = set(map(fold, tags))
        gone = [tag for tag in self._before if fold(tag) not in kept]

        def put_on(workspace: Workspace) -> str:
            count = workspace.tag(pages, add=tags, remove=gone)
            return f"{count} {'page has' if count == 1 else 'pages have'} other tags now."

        self.dismiss(put_on)


class MoveDialog(Dialog):
    """Asks for the day that pages belong to.

    Args:
        pages: Their ids.
        today: The practice day.
    """

    def __init__(self, pages: Sequence[str], today: date) -> None:
        super().__init__("Move to the day it belongs to" if len(pages) == 1 else f"Move {len(pages)} pages")
        self._pages, self._today = tuple(pages), today

    def form(self) -> ComposeResult:
        """The line."""
        yield _ask(f"today, yesterday, or a date like {self._today}")
        yield Writing(Line(), "")

    def keep(self) -> None:
        """Moves them, once a day is understood."""
        writing = self.query_one(Writing)
        try:
            day = read_day(writing.text, self._today)
        except ValueError as problem:
            self.say(str(problem))
            writing.editor.focus()
            return
        if day > self._today:
            self.say(f"{day} is still to come; a page belongs to today or a day before it.")
            writing.editor.focus()
            return
        pages = self._pages

        def move(workspace: Workspace) -> str:
            count = workspace.move_to_day(pages, day)
            return f"{counted(count, 'page')} moved to {day:%a} {day.day} {day:%b} {day.year}."

        self.dismiss(move)


class WriteDialog(ModalScreen[str | None]):
    """Asks what is to be written for a day; closes with the flow's id.

    Args:
        day: The practice day.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "leave", show=False)]
    FLOWS = (("note", "A note"), ("morning", "Morning practice"), ("evening", "Evening reflection"))

    def __init__(self, day: date) -> None:
        super().__init__(classes="dialog")
        self._day = day

    def compose(self) -> ComposeResult:
        """The flows, each with its digit."""
        from textual.containers import VerticalScroll

        with VerticalScroll(id="dialog", can_focus=False) as panel:
            panel.border_title = f"Write for {self._day:%a} {self._day.day} {self._day:%b} {self._day.year}"
            panel.border_subtitle = "digit · esc leaves"
            yield choice(self.FLOWS)

    def on_mount(self) -> None:
        """Puts the cursor on the flows."""
        self.query_one(ChoiceField).entry_point().focus()

    @on(AnswerField.Done)
    def _done(self, event: AnswerField.Done) -> None:
        event.stop()
        self.dismiss(next(iter(self.query_one(ChoiceField).picked), None))
