"""What can be done to pages where pages are listed: one of them, or all that are marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.app.commands import Command
from tui.app.reading import heading
from tui.app.screens.dialogs import Keep
from tui.app.screens.place import Place
from tui.app.wishes import Begin
from tui.records.emotions import EmotionWord
from tui.records.entry import Entry
from tui.records.text import counted
from tui.workspace import OpenPage, Workspace

STAR = Command("pages.star", "s", "star", "star", "Put a star on the page, or take it off.", "s")
TAG = Command("pages.tag", "number_sign", "tag", "tags", "Put tags on the page, take them off, rename one.", "#")
EDIT = Command("pages.edit", "e,E", "edit_page", "edit", "Change any answer of the page; earlier texts stay.", "e")
DELETE = Command("pages.delete", "d", "delete", "delete", "Put the page into the trash; u brings it back.", "d")
EARLIER = Command("pages.earlier", "v", "earlier", "earlier texts", "Earlier texts of the page, to bring back.", None)
MOVE = Command("pages.move", "m", "move_day", "move", "Move the page to the day it belongs to.", None)
WRITE = Command("pages.write", "plus", "write_here", "write", "Write for the day of this page.", None)
TRASH = Command("pages.trash", "w", "wastebasket", "trash", "What lies in the trash, to bring back or empty.", None)

CHANGING = (EDIT, STAR, TAG, DELETE, EARLIER, MOVE, WRITE, TRASH)


class Changing(Place):
    """A place that lists pages; each action is for the marked ones, else for the one under the cursor."""

    def chosen(self) -> tuple[str, ...]:
        """Ids of the pages an action is for."""
        raise NotImplementedError

    def done_with_marks(self) -> None:
        """The action is done: nothing is marked any more."""

    def action_star(self) -> None:
        """Puts a star on the pages; takes it off where all have one."""
        pages = self.chosen()

        def star(workspace: Workspace) -> str:
            found = list(filter(None, map(workspace.entry, pages)))
            on = not all(entry.starred for entry in found)
            return told(workspace.star(pages, on=on), "starred" if on else "without a star now")

        if pages:
            self._do(star)

    def action_delete(self) -> None:
        """Puts the pages into the trash."""
        pages = self.chosen()
        if pages:
            self._do(lambda workspace: told(workspace.trash(*pages), "in the trash") + " u takes that back.")

    def action_edit_page(self) -> None:
        """Opens the page under the cursor to be edited."""
        page = self.entry_here()

        def opened(view: tuple[OpenPage, str, Sequence[EmotionWord]]) -> None:
            from tui.app.screens.editing import EditingScreen

            self.app.push_screen(EditingScreen(*view), lambda _: self.refresh_view())

        def open_page(workspace: Workspace) -> tuple[OpenPage, str, Sequence[EmotionWord]]:
            found = workspace.open_page(page)
            return found, heading(found.entry, self.title_of(found.entry.flow)), workspace.catalogue.emotions

        if page:
            self.ask(open_page, opened)

    def action_earlier(self) -> None:
        """Shows the earlier texts of the page under the cursor."""
        page = self.entry_here()

        def found(entry: Entry | None) -> None:
            from tui.app.screens.revisions import RevisionsScreen

            if entry is not None and entry.revisions:
                screen = RevisionsScreen(entry, heading(entry, self.title_of(entry.flow)))
                self.app.push_screen(screen, lambda _: self.refresh_view())
            elif entry is not None:
                self.tell("This page was never changed: it has no earlier text.")

        if page:
            self.ask(lambda workspace: workspace.entry(page), found)

    def entry_here(self) -> str:
        """Id of the page under the cursor; empty if there is none."""
        raise NotImplementedError

    def title_of(self, flow: str) -> str:
        """What a flow is called."""
        raise NotImplementedError

    def action_tag(self) -> None:
        """Asks for tags, with those the pages have."""
        pages = self.chosen()

        def asked(view: tuple[list[tuple[str, int]], list[Entry]]) -> None:
            from tui.app.screens.page_dialogs import TagDialog

            known, entries = view
            self.app.push_screen(TagDialog(entries, known), self._kept)

        if pages:
            self.ask(lambda space: (space.tags(), list(filter(None, map(space.entry, pages)))), asked)

    def action_move_day(self) -> None:
        """Asks for the day."""
        from tui.app.screens.page_dialogs import MoveDialog

        pages = self.chosen()
        if pages:
            self.app.push_screen(MoveDialog(pages, self.today), self._kept)

    def action_write_here(self) -> None:
        """Asks what is to be written for the day of the page under the cursor."""
        from tui.app.screens.page_dialogs import WriteDialog

        day = self.day_here()

        def begin(flow: str | None) -> None:
            if flow is not None:
                self.post_message(Begin(flow, day=day))

        if day is not None:
            self.app.push_screen(WriteDialog(day), begin)

    def day_here(self) -> date | None:
        """The day under the cursor."""
        raise NotImplementedError

    def action_wastebasket(self) -> None:
        """Shows the trash."""
        from tui.app.screens.trash import TrashScreen

        self.app.push_screen(TrashScreen(), lambda _: self.refresh_view())

    def _kept(self, keep: Keep | None) -> None:
        if keep is not None:
            self._do(keep)

    def _do(self, work: Keep) -> None:
        """Does it off the screen's thread; what ``work`` returns is what is said then."""
        self.ask(work, self._done)

    def _done(self, sentence: object) -> None:
        self.done_with_marks()
        self.refresh_view(str(sentence))


def told(count: int, became: str) -> str:
    """How many pages are other now, in a sentence."""
    return f"{counted(count, 'page')} {became}."
