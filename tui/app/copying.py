"""Copying and printing pages: what a screen that shows entries mixes in."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from textual.screen import Screen

from tui.app.clipboard import sequence
from tui.app.commands import Command
from tui.app.wishes import Ask, Send
from tui.workspace import Workspace
from tui.workspace.printing import markdown, print_name, write

COPY = Command("pages.copy", "y", "copy", "copy", "Copy to the clipboard, or to a file where that has none.", None)
PRINT = Command("pages.print", "P", "print", "print", "Write to a Markdown file: what is marked, found or shown.", None)


class Copying(Screen[None]):
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

    def action_copy(self) -> None:
        """Copies as Markdown."""
        ids = self.chosen()
        if ids:
            self.post_message(Ask(lambda workspace: markdown(workspace, ids), lambda text: self._copy(ids, text)))

    def action_print(self) -> None:
        """Writes a Markdown file and says where it is."""
        ids = self.printed()
        if ids:
            name = self.search_text()
            self.post_message(Ask(_writing(ids, name), lambda path: self._say_where(len(ids), path)))

    def _copy(self, ids: tuple[str, ...], text: str) -> None:
        sent = sequence(text, os.environ)
        if sent is None:
            self.post_message(Ask(_writing(ids, ""), lambda path: self._say_where(len(ids), path, "not copied, but ")))
            return
        self.post_message(Send(sent))
        tmux = " tmux hands it on if its set-clipboard is on." if "TMUX" in os.environ else ""
        self.notify(f"{_pages(len(ids))} sent to the terminal's clipboard.{tmux}", markup=False, timeout=5)

    def _say_where(self, count: int, path: Path, before: str = "") -> None:
        self.notify(f"{_pages(count)} {before}written to {path}.", markup=False, timeout=10)


def _writing(ids: Collection[str], search: str) -> Callable[[Workspace], Path]:
    def work(workspace: Workspace) -> Path:
        wanted = set(ids)
        days = [row.day for row in workspace.listing() if row.id in wanted]
        return write(workspace, print_name(days, search), markdown(workspace, ids))

    return work


def _pages(count: int) -> str:
    return f"{count} {'page' if count == 1 else 'pages'}"
