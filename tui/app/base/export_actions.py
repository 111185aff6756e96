"""Copying and printing what a screen shows: entries, or answers out of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from tui.app.base.messages import Reading, Request, Send
from tui.app.base.screen import CommandScreen
from tui.records.text import counted
from tui.terminal.capabilities import clipboard_sequence
from tui.terminal.commands import Command
from tui.workspace import Workspace
from tui.workspace.markdown_output import UNLIKE_NOTEBOOK, markdown, print_name, write

COPY = Command("pages.copy", "y", "copy", "copy", "Copy to the clipboard, or to a file if there is none.", None)
PRINT = Command(
    "pages.print", "P", "print", "export", "Export to a Markdown file: what is marked, found or shown.", None
)


@dataclass(frozen=True)
class Sheet:
    """Something to copy or to print.

    Attributes:
        what: What it is, as a sentence begins: ``3 entries``.
        text: The Markdown.
        name: What a file of it is called, without an ending.
    """

    what: str
    text: Request[str]
    name: Request[str]


class ExportActions:
    """Copies what a screen shows, or writes it to a file."""

    def __init__(
        self, screen: CommandScreen, copied: Callable[[], Sheet | None], printed: Callable[[], Sheet | None]
    ) -> None:
        self._screen = screen
        self._copied = copied
        self._printed = printed

    def copy(self) -> None:
        """Copies to the terminal's clipboard, or to a file where it has none."""
        if sheet := self._copied():
            self._screen.ask(sheet.text, lambda text: self._copy(sheet, text))

    def print(self) -> None:
        if sheet := self._printed():
            self._write(sheet)

    def _copy(self, sheet: Sheet, text: str) -> None:
        sent = clipboard_sequence(text, os.environ)
        if sent is None:
            self._write(sheet, "not copied, but ")
            return
        self._screen.post_message(Send(sent))
        tmux = " In tmux this needs its set-clipboard option on." if "TMUX" in os.environ else ""
        self._screen.notify(f"{sheet.what} sent to the terminal's clipboard.{tmux}")

    def _write(self, sheet: Sheet, before: str = "") -> None:
        self._screen.ask(Request(_write, sheet, before), lambda said: self._screen.notify(said, timeout=10))


def entries_sheet(ids: tuple[str, ...], search: str = "") -> Sheet | None:
    """Entries by their days; the search they were found by names the file."""
    return Sheet(counted(len(ids), "entry"), Reading(markdown, ids), Reading(_name, ids, search)) if ids else None


def as_is(_: Workspace, text: str) -> str:
    """A text that is known already."""
    return text


def _name(workspace: Workspace, ids: tuple[str, ...], search: str) -> str:
    wanted = set(ids)
    return print_name([row.day for row in workspace.listing() if row.id in wanted], search)


def _write(workspace: Workspace, sheet: Sheet, before: str) -> str:
    path = write(workspace, sheet.name.answer(workspace), sheet.text.answer(workspace))
    readable = "" if workspace.vault.is_plain else f" {UNLIKE_NOTEBOOK}"
    return f"{sheet.what} {before}written to {path}.{readable}"
