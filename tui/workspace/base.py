"""What is set and what is known: places, settings, the day it is, and the library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from tui import settings as settings_room
from tui.records.day import practice_day
from tui.records.ids import entry_id
from tui.records.text import clean
from tui.settings import Places, Settings
from tui.store import Journal
from tui.store import StoreError as NotebookError
from tui.workspace.clock import Clock

# What a note kept from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.library import Problem
    from tui.practice.catalogue import Catalogue
    from tui.practice.flow import Flow


class UnknownFlow(LookupError):  # noqa: N818 - reads as what it is
    """A flow that is not in the library; the message says what is."""


class Base:
    """What every part of the workspace rests on.

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
        now: Clock,
        bits: Callable[[], int],
    ) -> None:
        self.places = places
        self.settings = settings
        self.trouble = ""
        self.now = now
        self._bits = bits
        self.journal = Journal(places.data, now)
        self.drafts = self.journal.drafts
        self._lock = RLock()
        self._last_id = (0, 0)

    def set_support(self, name: str, number: str) -> None:
        """Writes down someone to talk to.

        Raises:
            NotebookError: If the file cannot be written.
        """
        changed = self.settings._replace(support_name=clean(name), support_number=clean(number))
        try:
            settings_room.save(self.places.settings, changed, ("support_name", "support_number"))
        except settings_room.SettingsError as problem:
            raise NotebookError(str(problem)) from None
        except OSError as problem:
            why = problem.strerror or "it cannot be written"
            raise NotebookError(f"The settings were not kept: {self.places.settings}, {why}.") from None
        self.settings = changed

    @property
    def today(self) -> date:
        """The practice day it is now."""
        return practice_day(self.now(), self.settings.day_starts_at)

    @cached_property
    def _library(self) -> tuple[Catalogue, tuple[Problem, ...]]:
        from tui.library import load

        return load(self.places.config)

    @property
    def catalogue(self) -> Catalogue:
        """Flows, questions, areas, values and emotions: ours and the person's own."""
        return self._library[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Mistakes in the person's own flows and lists."""
        return self._library[1]

    def flow(self, name: str) -> Flow:
        """The flow with this id.

        Raises:
            UnknownFlow: One sentence that names the flows there are.
        """
        flow = self.catalogue.flow(name)
        if flow is None:
            known = ", ".join(flow.id for flow in self.catalogue.flows.values() if flow.listed)
            raise UnknownFlow(f"There is no flow “{name}”; the flows are {known}.")
        return flow

    def _new_id(self, at: datetime) -> str:
        milliseconds, bits = int(at.timestamp() * 1000), self._bits()
        if milliseconds == self._last_id[0]:
            bits = max(bits, self._last_id[1] + 1)  # of two made in one instant the second sorts second
        self._last_id = (milliseconds, bits)
        return entry_id(milliseconds, bits)
