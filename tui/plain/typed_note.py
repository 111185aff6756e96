"""A note typed at the terminal, line by line, for ``taut note``: a draft of it is on the disk within a second."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from tui.plain.console import Stopped, Talk, signals
from tui.plain.reader import TerminalGoneError, reading
from tui.practice.session import Session
from tui.records.text import has_words
from tui.workspace import StoreError, Workspace

_GONE = 129
"""What ends with its terminal ends as by SIGHUP."""


class TypedNote:
    """The text as far as it is typed.

    Args:
        day: The practice day; today if not given.
        tags: Stand under the text in the draft, which has no other place for them.

    Attributes:
        text: What was typed.
        has_draft: Whether it is on the disk as a session that waits.
    """

    def __init__(self, workspace: Workspace, day: date | None = None, tags: tuple[str, ...] = ()) -> None:
        self.text = ""
        self.has_draft = False
        self._workspace, self._day, self._tags = workspace, day, tags
        self._session: Session | None = None

    def read(self, ready: Callable[[], None]) -> str:
        """The text, up to Ctrl+D on an empty line.

        Args:
            ready: Called when nothing of what is typed from now on can be lost.

        Raises:
            Stopped: If a signal came or the terminal is gone; what was typed is a draft, as far as it could be.
        """
        lines: list[str] = []

        def rest(half: str) -> None:
            self.text = "\n".join([*lines, half])
            self.save()

        with _terminal() as out:
            talk = Talk(out)
            try:
                with signals(talk), reading(talk.echo) as reader:
                    talk.hear(reader)
                    ready()
                    while True:
                        lines.append(talk.ask("", rest=rest))
                        self.text = "\n".join(lines)
            except (TerminalGoneError, OSError):
                self.save()
                raise Stopped(_GONE) from None
            except EOFError:
                return self.text
            except Stopped:
                self.save()
                raise

    def save(self) -> None:
        """Writes the draft; one that cannot be written is tried again with the next key."""
        if not has_words(self.text):
            return
        under = " ".join(f"#{tag}" for tag in self._tags)
        text = f"{self.text}\n\n{under}" if under else self.text
        if self._session is None:
            self._session = self._workspace.sessions.begin_note(self._day)
        with suppress(StoreError):
            self.has_draft = self._workspace.sessions.save_note(self._session, text)

    def forget(self) -> None:
        """Removes the draft: the note is saved as an entry."""
        if self._session is not None:
            self._workspace.sessions.save(replace(self._session, answers=()))


def _terminal() -> TextIO:
    """Where what is typed is shown, though the streams may lead elsewhere."""
    return Path(os.ttyname(sys.stdin.fileno())).open("w", encoding="utf-8", errors="replace")
