"""What can be done to entries where they are listed: to the one under the cursor, or to all that are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from tui.app.base.messages import Begin, Reading, Request
from tui.app.base.screen import CommandScreen, TabScreen
from tui.app.dialogs.compiled_entries import day_screen, on_this_day_screen, same_question_screen
from tui.app.dialogs.forms import Keep, Unkept
from tui.app.journal.year import YearScreen
from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.views.entry import heading
from tui.records.entry import Entry
from tui.records.text import counted
from tui.records.vocabulary import EmotionWord
from tui.terminal.commands import Command
from tui.workspace import OpenEntry, Workspace
from tui.workspace.recall import toggle_hidden

YEAR = Command("journal.year", "c", "entry('calendar')", "calendar", "The year as a grid of days.", "c")
EDIT = Command(
    "pages.edit", "e,E", "entry('edit')", "edit", "Edit any answer of the entry; the earlier text stays with it.", "e"
)
DELETE = Command("pages.delete", "d", "entry('delete')", "delete", "Move the entry to the trash; u to undo.", "d")
TRASH = Command("pages.trash", "w", "entry('trash')", "trash", "What is in the trash, to restore or to empty.", "w")
THEN = Command("journal.then", "t", "entry('on_this_day')", "on this day", "This day in earlier years.", "t")

ENTRY_COMMANDS = (
    YEAR,
    THEN,
    Command("journal.day", "D", "entry('day')", "the day", "All entries of the day, one below the other.", None),
    Command(
        "journal.same", "equals_sign", "entry('same_question')", "same question",
        "Every answer you gave to the question at the top.", None,
    ),
    Command(
        "journal.aside", "a", "entry('put_aside')", "hide",
        "Hide the entry from looking back, or allow it again.", None,
    ),
    EDIT,
    Command("pages.star", "s", "entry('star')", "star", "Star the entry, or remove its star.", "s"),
    Command("pages.tag", "number_sign", "entry('tag')", "tags", "Add tags, remove them, or rename one.", "#"),
    DELETE,
    Command(
        "pages.earlier", "v", "entry('earlier_texts')", "earlier texts", "Earlier texts of the entry, to restore.",
        None,
    ),
    Command("pages.move", "m", "entry('move')", "move", "Move the entry to another day.", None),
    Command("pages.write", "plus", "entry('write')", "write", "Write something for this day.", None),
    TRASH,
)  # fmt: skip
"""Each calls the method of :class:`EntryActions` that its action names."""


@dataclass(frozen=True)
class Selection:
    """What an action is for.

    Attributes:
        here: The entry under the cursor, if there is one.
        part: Which part of it is at the top of the page, counted from 0.
        marked: Ids of the marked entries, in their order.
    """

    here: EntrySummary | None = None
    part: int = 0
    marked: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return self.marked or ((self.here.id,) if self.here is not None else ())


class EntryActions:
    """Does to the selected entries what :data:`ENTRY_COMMANDS` say."""

    def __init__(
        self,
        screen: TabScreen,
        selection: Callable[[], Selection],
        title_of: Callable[[str], str],
        unmark: Callable[[], None],
        unkept: Unkept,
    ) -> None:
        self._screen = screen
        self._selection = selection
        self._title_of = title_of
        self._unmark = unmark
        self._unkept = unkept

    # to other pages

    def calendar(self) -> None:
        here = self._selection().here
        self._screen.app.push_screen(YearScreen(here.day if here else self._screen.today, self._screen.today))

    def day(self) -> None:
        if here := self._selection().here:
            self._screen.app.push_screen(day_screen(here.day))

    def on_this_day(self) -> None:
        here = self._selection().here
        self._screen.app.push_screen(on_this_day_screen(here.day if here else self._screen.today))

    def same_question(self) -> None:
        selected = self._selection()
        if selected.here is not None:
            self._screen.app.push_screen(same_question_screen(selected.here.id, selected.part))

    def earlier_texts(self) -> None:
        if here := self._selection().here:
            self._screen.ask(Reading(Workspace.entry, here.id), self._show_earlier)

    def _show_earlier(self, entry: Entry | None) -> None:
        from tui.app.journal.entry_dialogs import RevisionsScreen

        if entry is not None and entry.revisions:
            self._open(RevisionsScreen(entry, self._heading(entry)))
        elif entry is not None:
            self._screen.tell("This entry was never changed, so it has no earlier text.")

    def trash(self) -> None:
        from tui.app.journal.trash import TrashScreen

        self._open(TrashScreen())

    # changes

    def edit(self) -> None:
        if here := self._selection().here:
            self._screen.ask(Reading(_open, here.id), self._edit)

    def _edit(self, found: tuple[OpenEntry, Sequence[EmotionWord]]) -> None:
        from tui.app.journal.editing import EditingScreen

        opened, emotions = found
        self._open(EditingScreen(opened, self._heading(opened.entry), emotions))

    def star(self) -> None:
        """Puts a star on the entries; where all have one, takes it off."""
        self._for_each(_star)

    def delete(self) -> None:
        self._for_each(_trash)

    def tag(self) -> None:
        if ids := self._selection().ids:
            self._screen.ask(Reading(_tags, ids), self._ask_for_tags)

    def _ask_for_tags(self, found: tuple[list[tuple[str, int]], list[Entry]]) -> None:
        from tui.app.journal.entry_dialogs import TagDialog

        known, entries = found
        self._push(TagDialog(entries, known, self._unkept), self._save)

    def move(self) -> None:
        from tui.app.journal.entry_dialogs import MoveDialog

        if ids := self._selection().ids:
            self._push(MoveDialog(ids, self._screen.today, self._unkept), self._save)

    def write(self) -> None:
        """Asks what is to be written for the day of the entry, and begins it."""
        from tui.app.journal.entry_dialogs import WriteDialog

        here = self._selection().here
        if here is None:
            return
        day = here.day

        def begin(flow: str | None) -> None:
            if flow is not None:
                self._screen.post_message(Begin(flow, day=day))

        self._screen.app.push_screen(WriteDialog(day), begin)

    def put_aside(self) -> None:
        """Keeps the entry out of looking back, or lets it come back."""
        if here := self._selection().here:
            self._screen.ask(Request(toggle_hidden, here.id), self._say_put_aside)

    def _say_put_aside(self, is_out: bool) -> None:
        self._screen.refresh_view(
            "taut won't bring this entry up again by itself. Press a to allow it."
            if is_out
            else "taut may bring this entry up again."
        )

    def _heading(self, entry: Entry) -> str:
        return heading(entry, self._title_of(entry.flow))

    def _open(self, screen: CommandScreen) -> None:
        """Opens a screen above; the list is refreshed when it closes."""
        self._push(screen, lambda _: self._screen.refresh_view())

    def _push(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        """Shows a screen, unless another was opened while it was being read for."""
        if self._screen.app.screen is self._screen:  # below a dialog it is still “current” to Textual
            self._screen.app.push_screen(screen, then)

    def _for_each(self, change: Callable[[Workspace, Sequence[str]], str]) -> None:
        if ids := self._selection().ids:
            self._save(Request(change, ids))

    def _save(self, change: Keep | None) -> None:
        """Saves a change off the screen's thread; its answer is the sentence that is said then."""
        if change is not None:
            self._screen.ask(change, self._saved)

    def _saved(self, sentence: object) -> None:
        self._unmark()
        self._screen.refresh_view(str(sentence))


def _open(workspace: Workspace, entry: str) -> tuple[OpenEntry, Sequence[EmotionWord]]:
    return workspace.edits.open(entry), workspace.catalogue.emotions


def _tags(workspace: Workspace, ids: Sequence[str]) -> tuple[list[tuple[str, int]], list[Entry]]:
    return workspace.entries.tags(), list(filter(None, map(workspace.entry, ids)))


def _star(workspace: Workspace, ids: Sequence[str]) -> str:
    found = list(filter(None, map(workspace.entry, ids)))
    on = not all(entry.starred for entry in found)
    return _told(workspace.entries.star(ids, on=on), "starred" if on else "unstarred")


def _trash(workspace: Workspace, ids: Sequence[str]) -> str:
    return _told(workspace.entries.trash(*ids), "moved to the trash") + " u to undo."


def _told(count: int, became: str) -> str:
    return f"{counted(count, 'entry')} {became}."
