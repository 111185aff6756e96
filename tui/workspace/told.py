"""The ``told`` file: of which commands of the person's own it was said what is handed over to them.

It holds a sum of each and not a word of it: a command may have a name or a key in it. Another command is told of anew.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.store.atomic_write import write_now
from tui.store.errors import StoreError
from tui.workspace.coach import line_from

if TYPE_CHECKING:
    from tui.workspace import Workspace

FILE = "told"
MOST = 50
"""So many commands are remembered, the newest."""


def knows(workspace: Workspace, command: str) -> bool:
    """Whether it was said of a command what it is given; where that cannot be read, it is said once more."""
    return _mark(command) in _marks(workspace)


def line_of(workspace: Workspace, command: str, question: str, answer: str) -> str:
    """``coach.line_from`` a command of which it was just said what it is given, which is remembered."""
    _note(workspace, command)
    return line_from(command, question, answer)


def _note(workspace: Workspace, command: str) -> None:
    marks = _marks(workspace)
    if (mark := _mark(command)) not in marks:
        lines = "".join(f"{one}\n" for one in [*marks, mark][-MOST:])
        with suppress(StoreError):
            write_now(workspace.places.data / FILE, lines.encode(), synced=False)


def _mark(command: str) -> str:
    return sha256(command.encode("utf-8", "surrogateescape")).hexdigest()


def _marks(workspace: Workspace) -> list[str]:
    try:
        return (workspace.places.data / FILE).read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return []
