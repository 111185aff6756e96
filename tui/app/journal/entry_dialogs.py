"""Small forms about pages: their tags, the day they belong to, what is to be written for a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.base.messages import Request
from tui.app.base.page_view import difference as reworded
from tui.app.base.screen import BaseScreen, CommandScreen
from tui.app.dialogs.forms import Unkept, WritingDialog, ask, choice
from tui.app.fields.base import AnswerField
from tui.app.fields.choice import ChoiceField
from tui.app.fields.text import Writing
from tui.insights.measures.text_diff import Change
from tui.records.answers import AnyAnswer, key, texts
from tui.records.date_forms import clock
from tui.records.day import day_name, read_day
from tui.records.edits import read_tags
from tui.records.entry import Entry, Revision
from tui.records.text import counted, fold
from tui.terminal.commands import Command
from tui.terminal.safe_text import content
from tui.terminal.scrolling import ScrollingText
from tui.workspace import Workspace


class TagDialog(WritingDialog):
    """One line of tags; those that begin with what is typed stand under it."""

    HINT: ClassVar[str] = "Enter to save · → to complete · old=new to rename · Esc to close"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "complete", "complete", show=False, priority=True, id="tags.complete")
    ]

    def __init__(self, entries: Sequence[Entry], known: Sequence[tuple[str, int]], unkept: Unkept) -> None:
        self._entries, self._known = entries, known
        # What all of them carry stands in the line; a tag that some carry stays with those.
        shared = [
            tag
            for tag in (entries[0].tags if entries else ())
            if all(fold(tag) in map(fold, entry.tags) for entry in entries)
        ]
        self._before = tuple(shared)
        self._place = ("tags", _named([entry.id for entry in entries]))
        title = "Tags" if len(entries) == 1 else f"Tags of {len(entries)} entries"
        super().__init__(title, {self._place: "".join(f"{tag} " for tag in self._before)}, unkept)

    def form(self) -> ComposeResult:
        yield ask("Words with spaces between them. Delete a word to remove that tag.")
        yield self.writing(self._place)
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
        editor = self.query_one(Writing).editor
        found = self._candidates(editor.text)
        if editor.cursor_location != editor.document.end or not found:
            editor.action_cursor_right()
            return
        head, _, _ = editor.text.rpartition(" ")
        editor.load_text(f"{head} {found[0][0]} ".lstrip())
        editor.move_cursor(editor.document.end)

    def keep(self) -> None:
        text, pages = self._typed, [entry.id for entry in self._entries]
        old, renames, new = text.strip().partition("=")
        if renames:
            names = read_tags(old)[-1:], read_tags(new)[:1]
            if not all(names):
                self.say("Write old=new, with a tag on each side.")
                self.query_one(Writing).editor.focus()
                return
            (was,), (becomes,) = names
            self.done_with(Request(_rename, was, becomes))
            return
        tags = read_tags(text)
        kept = set(map(fold, tags))
        gone = [tag for tag in self._before if fold(tag) not in kept]
        self.done_with(Request(_tag, pages, tags, gone))


class MoveDialog(WritingDialog):
    """Asks for the day that pages belong to."""

    def __init__(self, pages: Sequence[str], today: date, unkept: Unkept) -> None:
        self._pages, self._today, self._place = tuple(pages), today, ("move", _named(pages))
        title = "Move to another day" if len(pages) == 1 else f"Move {len(pages)} entries"
        super().__init__(title, {self._place: ""}, unkept)

    def form(self) -> ComposeResult:
        yield ask(f"Which day? today, yesterday, or a date like {self._today}")
        yield self.writing(self._place)

    def keep(self) -> None:
        writing = self.query_one(Writing)
        try:
            day = read_day(writing.text, self._today)
        except ValueError as problem:
            self.say(str(problem))
            writing.editor.focus()
            return
        if day > self._today:
            self.say(f"{day} is in the future; an entry belongs to today or an earlier day.")
            writing.editor.focus()
            return
        self.done_with(Request(_move, self._pages, day))


def _named(pages: Sequence[str]) -> str:
    """What a text is about, where that is several pages."""
    return pages[0] if len(pages) == 1 else sha256(" ".join(sorted(pages)).encode()).hexdigest()[:16]


class WriteDialog(BaseScreen[str | None], ModalScreen[str | None]):
    """Asks what is to be written for a day; closes with the flow's id."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "leave", show=False)]
    FLOWS = (("note", "A note"), ("morning", "Morning practice"), ("evening", "Evening reflection"))

    def __init__(self, day: date) -> None:
        super().__init__(classes="dialog")
        self._day = day

    def compose(self) -> ComposeResult:
        from textual.containers import VerticalScroll

        with VerticalScroll(id="dialog", can_focus=False) as panel:
            panel.border_title = f"Write for {day_name(self._day)}"
            panel.border_subtitle = "Number or ↑ ↓ to choose · Enter to begin · Esc to close"
            yield choice(self.FLOWS)

    def on_mount(self) -> None:
        self.query_one(ChoiceField).entry_point().focus()

    @on(AnswerField.Done)
    def _done(self, event: AnswerField.Done) -> None:
        event.stop()
        self.dismiss(next(iter(self.query_one(ChoiceField).picked), None))


def _rename(workspace: Workspace, old: str, new: str) -> str:
    count = workspace.entries.rename_tag(old, new)
    return f"#{old} is now #{new} on {counted(count, 'entry')}; the texts are unchanged."


def _tag(workspace: Workspace, pages: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> str:
    count = workspace.entries.tag(pages, add=add, remove=remove)
    return f"Changed the tags of {counted(count, 'entry')}."


def _move(workspace: Workspace, pages: Sequence[str], day: date) -> str:
    count = workspace.entries.move_to_day(pages, day)
    return f"{counted(count, 'entry')} moved to {day_name(day)}."


OLDER = Command("revisions.older", "right,l", "turn(1)", "older", "The text before this one.", "← →")
NEWER = Command("revisions.newer", "left,h", "turn(-1)", "newer", "The text after this one.", None)
BRING = Command("revisions.bring", "enter", "bring_back", "restore", "Restore this text.", "enter")
BACK = Command("revisions.back", "escape,v,q", "leave", "back", "Go back to the entry.", "esc")
STYLES: dict[Change, str] = {"same": "", "removed": "$secondary strike", "added": "$primary bold"}


class RevisionsScreen(CommandScreen):
    """One earlier text at a time, the newest first."""

    KEYS: ClassVar[tuple[Command, ...]] = (OLDER, NEWER, BRING, BACK)

    def __init__(self, entry: Entry, title: str) -> None:
        super().__init__()
        self._entry = entry
        self._title = title
        self._revisions = [old for old in reversed(entry.revisions) if old.answers != entry.answers]
        self._place = 0

    def body(self) -> ComposeResult:
        with ScrollingText(id="revision") as panel:
            panel.border_title = content(self._title)
            yield Static(id="difference")

    def on_mount(self) -> None:
        self.query_one("#revision").focus()
        idle = {OLDER: len(self._revisions) < 2, BRING: not self._revisions}
        self.show_keys(command for command in self.KEYS if not idle.get(command))
        self._show()

    @property
    def _here(self) -> Revision | None:
        return self._revisions[self._place] if self._revisions else None

    def _show(self) -> None:
        here = self._here
        if here is None:
            shown = Content("This entry has no earlier text.").stylize("$quiet")
        else:
            count = len(self._revisions)
            when = f"{day_name(here.at)} {clock(here.at)}"
            head = Content(f"As it was until {when} · {self._place + 1} of {count}").stylize("$secondary")
            shown = Content("\n").join([head, difference(here.answers, self._entry.answers)])
        self.query_one("#difference", Static).update(shown)
        self.query_one("#revision").scroll_home(animate=False)

    def action_turn(self, step: int) -> None:
        if self._revisions:
            self._place = max(0, min(len(self._revisions) - 1, self._place + step))
            self._show()

    def action_bring_back(self) -> None:
        here, page = self._here, self._entry.id
        if here is not None:
            self.ask(Request(_restore, page, here), self._brought)

    def _brought(self, _: object) -> None:
        self.dismiss(None)
        self.app.notify("Text restored; the other one stays with the entry.")

    def action_leave(self) -> None:
        self.dismiss(None)


def _restore(workspace: Workspace, page: str, revision: Revision) -> Entry | None:
    return workspace.entries.restore_revision(page, revision)


def difference(before: tuple[AnyAnswer, ...], now: tuple[AnyAnswer, ...]) -> Content:
    """What was taken out of the earlier answers and what came in, answer by answer; equal ones are left out."""
    stands = {key(answer): answer for answer in now}
    was = {key(answer): answer for answer in before}
    parts = [Content("[-removed since-]  {+added since+}").stylize("$quiet")]
    for place in dict.fromkeys([*was, *stands]):
        answer = stands.get(place) or was[place]
        old, new = (_text(answers.get(place)) for answers in (was, stands))
        if old == new:
            continue
        asked = [content(answer.asked).stylize("$quiet")] if answer.asked else []
        parts.append(Content("\n").join([*asked, reworded(old, new, STYLES)]))
    return Content("\n\n").join(parts)


def _text(answer: AnyAnswer | None) -> str:
    return " · ".join(text for text in texts(answer) if text) if answer is not None else ""
