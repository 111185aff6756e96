"""Copying and printing: what a screen that shows entries, or answers out of them, mixes in."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from tui.app.clipboard import sequence
from tui.app.commands import Command
from tui.app.screens.page import Page
from tui.app.wishes import Send
from tui.records.text import counted
from tui.workspace import Workspace
from tui.workspace.printing import UNLIKE_NOTEBOOK, markdown, print_name, write

COPY = Command("pages.copy", "y", "copy", "copy", "Copy to the clipboard, or to a file where that has none.", None)
PRINT = Command("pages.print", "P", "print", "print", "Write to a Markdown file: what is marked, found or shown.", None)


@dataclass(frozen=True)
class Sheet:
    """Something to copy or to print.

    Attributes:
        what: What it is, as a sentence begins: ``3 pages``.
        text: Makes the Markdown.
        name: Makes what a file of it is called, without an ending.
    """

    what: str
    text: Callable[[Workspace], str]
    name: Callable[[Workspace], str]


class Copying(Page):
    """A screen whose entries can be copied and written to a file."""

    def chosen(self) -> tuple[str, ...]:
        """Ids of what is copied."""
        raise NotImplementedError

    def printed(self) -> tuple[str, ...]:
        """Ids of what is written to a file."""
        return self.chosen()

    def search_text(self) -> str:
        """What was looked for, to name the file by."""
        return ""

    def to_copy(self) -> Sheet | None:
        """What is copied, if there is anything."""
        return _pages(self.chosen(), "")

    def to_print(self) -> Sheet | None:
        """What is written to a file, if there is anything."""
        return _pages(self.printed(), self.search_text())

    def action_copy(self) -> None:
        """Copies as Markdown."""
        if sheet := self.to_copy():
            self.ask(sheet.text, lambda text: self._copy(sheet, text))

    def action_print(self) -> None:
        """Writes a Markdown file and says where it is."""
        if sheet := self.to_print():
            self._write(sheet)

    def _copy(self, sheet: Sheet, text: str) -> None:
        sent = sequence(text, os.environ)
        if sent is None:
            self._write(sheet, "not copied, but ")
            return
        self.post_message(Send(sent))
        tmux = " tmux hands it on if its set-clipboard is on." if "TMUX" in os.environ else ""
        self.notify(f"{sheet.what} sent to the terminal's clipboard.{tmux}")

    def _write(self, sheet: Sheet, before: str = "") -> None:
        def work(workspace: Workspace) -> str:
            path = write(workspace, sheet.name(workspace), sheet.text(workspace))
            readable = f" {UNLIKE_NOTEBOOK}" if workspace.is_encrypted else ""
            return f"{sheet.what} {before}written to {path}.{readable}"

        self.ask(work, lambda said: self.notify(said, timeout=10))


def _pages(ids: tuple[str, ...], search: str) -> Sheet | None:
    def name(workspace: Workspace) -> str:
        wanted = set(ids)
        return print_name([row.day for row in workspace.listing() if row.id in wanted], search)

    return Sheet(counted(len(ids), "page"), lambda workspace: markdown(workspace, ids), name) if ids else None
