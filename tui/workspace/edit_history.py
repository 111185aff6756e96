"""What was done to entries since taut was opened, to be undone and redone step by step."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tui.store.journal import Changed


class EditKind(StrEnum):
    """What was done to entries."""

    SAVED = "saved"
    EDITED = "edited"
    DELETED = "deleted"
    RESTORED = "restored"
    STARRED = "starred"
    TAGGED = "tagged"
    MOVED = "moved"
    IMPORTED = "imported"


class UndoStep(NamedTuple):
    """One thing that was done.

    Attributes:
        changed: The entries, before and after.
        is_gone: Whether none of its entries is in the journal any more, so that nothing of it can be undone.
    """

    kind: EditKind
    changed: tuple[Changed, ...]
    is_gone: bool = False


class EditHistory:
    """Steps that can be undone, and those that were and can be redone."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    def record(self, kind: EditKind, *changed: Changed) -> None:
        """Remembers something that was done; what was undone before cannot be redone."""
        if changed:
            self._done.append(UndoStep(kind, changed))
            self._undone.clear()

    def pop(self, *, again: bool) -> UndoStep | None:
        """The step to undo, or to redo."""
        steps = self._undone if again else self._done
        return steps.pop() if steps else None

    @property
    def last(self) -> UndoStep | None:
        """The step that would be undone."""
        return self._done[-1] if self._done else None

    def push(self, step: UndoStep, *, again: bool) -> None:
        """Remembers a step that was just undone, or redone."""
        (self._done if again else self._undone).append(step)
