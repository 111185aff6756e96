"""What was done since taut was opened, step by step, so that each can be taken back and done again."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tui.store.journal import Changed


class Deed(StrEnum):
    """What was done to entries."""

    KEPT = "kept"
    EDITED = "edited"
    DELETED = "deleted"
    RESTORED = "restored"
    STARRED = "starred"
    TAGGED = "tagged"
    MOVED = "moved"


class Step(NamedTuple):
    """One thing that was done.

    Attributes:
        deed: What.
        changed: The entries, before and after.
        is_gone: Whether none of its entries is in the journal any more, so that nothing of it can be taken back.
    """

    deed: Deed
    changed: tuple[Changed, ...]
    is_gone: bool = False


class History:
    """Steps that can be taken back, and those that were and can be done again."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, deed: Deed, *changed: Changed) -> None:
        """Remembers something that was done; what was taken back before it cannot be done again."""
        if changed:
            self._done.append(Step(deed, changed))
            self._undone.clear()

    def pop(self, *, again: bool) -> Step | None:
        """The step to take back, or to do again."""
        steps = self._undone if again else self._done
        return steps.pop() if steps else None

    def push(self, step: Step, *, again: bool) -> None:
        """Remembers a step that was just taken back, or done again."""
        (self._done if again else self._undone).append(step)
