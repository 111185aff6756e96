"""The earlier texts of a page, each as a difference to what stands now, and the way back to one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.commands import Command
from tui.app.screens.page import Page
from tui.app.text import content
from tui.insights.wordings import differences, marked, spaced
from tui.records.answers import AnyAnswer, key, texts
from tui.records.entry import Entry, Revision

OLDER = Command("revisions.older", "right,l,j,down", "turn(1)", "older", "The text before this one.", "← →")
NEWER = Command("revisions.newer", "left,h,k,up", "turn(-1)", "newer", "The text after this one.", None)
BRING = Command("revisions.bring", "enter", "bring_back", "bring back", "Put this text in its place again.", "enter")
ON = Command("revisions.on", "space,pagedown", "scroll(1)", "read on", "Read on below.", None)
UP = Command("revisions.up", "b,pageup", "scroll(-1)", "read back", "Read on above.", None)
BACK = Command("revisions.back", "escape,v", "leave", "back", "Back to the page.", "esc")
STYLES = {"same": "", "removed": "$secondary strike", "added": "$primary bold"}


class RevisionsScreen(Page):
    """One earlier text at a time, the newest first.

    Args:
        entry: The page.
        title: What it is called.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (OLDER, NEWER, BRING, ON, UP, BACK)

    def __init__(self, entry: Entry, title: str) -> None:
        super().__init__()
        self._entry = entry
        self._title = title
        self._revisions = [old for old in reversed(entry.revisions) if old.answers != entry.answers]
        self._place = 0

    def body(self) -> ComposeResult:
        """The difference."""
        with VerticalScroll(id="revision", can_focus=False) as panel:
            panel.border_title = content(self._title)
            yield Static(id="difference")

    def on_mount(self) -> None:
        """Shows the newest of them."""
        self._show()

    @property
    def _here(self) -> Revision | None:
        return self._revisions[self._place] if self._revisions else None

    def _show(self) -> None:
        here = self._here
        if here is None:
            shown = Content("This page has no other text than the one that stands.").stylize("$quiet")
        else:
            count = len(self._revisions)
            when = f"{here.at:%a} {here.at.day} {here.at:%b} {here.at.year} {here.at:%H:%M}"
            head = Content(f"As it was until {when} · {self._place + 1} of {count}").stylize("$secondary")
            shown = Content("\n").join([head, difference(here.answers, self._entry.answers)])
        self.query_one("#difference", Static).update(shown)
        self.query_one("#revision").scroll_home(animate=False)

    def action_turn(self, step: int) -> None:
        """To another text."""
        if self._revisions:
            self._place = max(0, min(len(self._revisions) - 1, self._place + step))
            self._show()

    def action_scroll(self, pages: int) -> None:
        """Moves the text."""
        self.query_one("#revision").scroll_relative(y=pages * max(4, self.size.height // 2), animate=False)

    def action_bring_back(self) -> None:
        """Puts this text in its place again; the one that stands now becomes an earlier text."""
        here, page = self._here, self._entry.id
        if here is not None:
            self.ask(lambda workspace: workspace.bring_back(page, here), self._brought)

    def _brought(self, _: object) -> None:
        self.dismiss(None)
        self.app.notify("That text stands again; the other one stays with the page.")

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def difference(before: tuple[AnyAnswer, ...], now: tuple[AnyAnswer, ...]) -> Content:
    """What was taken out of the earlier answers and what came in, answer by answer; equal ones are left out."""
    stands = {key(answer): answer for answer in now}
    was = {key(answer): answer for answer in before}
    parts = [Content("[-gone since-]  {+new since+}").stylize("$quiet")]
    for place in dict.fromkeys([*was, *stands]):
        answer = stands.get(place) or was[place]
        old, new = (_text(answers.get(place)) for answers in (was, stands))
        if old == new:
            continue
        pieces = [
            Content(gap) + content(piece.text).stylize(STYLES[piece.change])
            for gap, piece in spaced(marked(differences(old, new)))
        ]
        asked = [content(answer.asked).stylize("$quiet")] if answer.asked else []
        parts.append(Content("\n").join([*asked, Content("").join(pieces)]))
    return Content("\n\n").join(parts)


def _text(answer: AnyAnswer | None) -> str:
    return " · ".join(text for text in texts(answer) if text) if answer is not None else ""
