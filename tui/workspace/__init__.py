"""Opens settings, store and library, and offers what the faces need. Safe to call from several threads."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tui import settings as settings_room
from tui.settings import Places, Settings
from tui.store import StoreError as NotebookError
from tui.store.errors import LockedError as NotebookLocked
from tui.workspace.base import UnknownFlow
from tui.workspace.clock import Clock, local_now
from tui.workspace.editing import Editing, KeptEdit, OpenPage
from tui.workspace.secret import Secret
from tui.workspace.today_file import TodayFile
from tui.workspace.undo import Deed, Step

__all__ = [
    "Clock", "Deed", "KeptEdit", "NotebookError", "NotebookLocked", "OpenPage", "Step", "UnknownFlow", "Workspace",
]  # fmt: skip


class Workspace(Editing, Secret):
    """One person's notebook, open.

    Args:
        places: Where everything lives.
        settings: What the person set.
        now: The clock.
        bits: Random bits for new ids.
    """

    def __init__(
        self,
        places: Places,
        settings: Settings,
        *,
        now: Clock = local_now,
        bits: Callable[[], int] = lambda: int.from_bytes(os.urandom(10)) >> 6,
    ) -> None:
        super().__init__(places, settings, now=now, bits=bits)
        self.today_file = TodayFile(self)

    @classmethod
    def open(cls, home: Path | None = None, *, now: Clock = local_now) -> Workspace:
        """The notebook under ``home``, or where ``TAUT_HOME`` or the system says.

        A setting that cannot be read is as it was at first, and ``trouble`` says so.
        """
        places = settings_room.places(home)
        settings, trouble = settings_room.load_well(places.settings)
        opened = cls(places, settings, now=now)
        opened.trouble = trouble
        return opened
