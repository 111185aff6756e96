"""Opens settings, store and library, and offers what the faces need. Safe to call from several threads."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from tui import settings as settings_room
from tui.records import date_forms
from tui.records.day import practice_day
from tui.records.text import clean, os_reason
from tui.settings import Places, Settings
from tui.store.errors import LockedError, StoreError
from tui.store.journal import Journal
from tui.workspace.clock import Clock, IdSource, local_now, zone_name
from tui.workspace.edit_history import EditKind, UndoStep
from tui.workspace.edits import Edits, OpenEntry, SavedEdit
from tui.workspace.entries import Entries
from tui.workspace.frames import Frames
from tui.workspace.nudge_cache import NudgeCache
from tui.workspace.own_library import OwnLibrary, UnknownFlowError
from tui.workspace.read_model import ReadModel
from tui.workspace.sessions import Sessions

if TYPE_CHECKING:
    from tui.insights.fold.entry_summary import EntrySummary
    from tui.insights.fold.portrait import Portrait
    from tui.insights.views.model import Page
    from tui.practice.catalogue import Catalogue
    from tui.practice.flow import Flow
    from tui.records.entry import Entry

__all__ = [
    "Clock", "EditKind", "LockedError", "OpenEntry", "SavedEdit", "StoreError", "UndoStep", "UnknownFlowError",
    "Workspace",
]  # fmt: skip


class Workspace:
    """One person's notebook, open: its parts, and what everyone asks of them.

    Attributes:
        trouble: What is wrong with the settings, in a sentence; empty if nothing is.
        journal: The file, with its backups.
        drafts: What is typed and not saved yet.
        library: Flows, questions and lists.
        read_model: What the journal says.
        entries: Saves and changes entries, and undoes it.
        sessions: Begins, resumes and finishes sessions.
        edits: Opens entries to be edited.
        vault: Whether it is encrypted and locked, and its key.
        encryption: Encrypts and decrypts all of it.
        nudge_cache: What a login shell is told.
        frames: Pictures of Today's frame for the next start.
    """

    def __init__(
        self,
        places: Places,
        settings: Settings,
        *,
        now: Clock = local_now,
        bits: Callable[[], int] = lambda: int.from_bytes(os.urandom(10)) >> 6,
    ) -> None:
        self.places = places
        self._use(settings)
        self.trouble = ""
        self.now = now
        lock, ids = RLock(), IdSource(bits)
        self.journal = Journal(places.data, now)
        self.drafts = self.journal.drafts
        self.library = OwnLibrary(places.config)
        self.read_model = ReadModel(self.journal, self.library, lambda: self.today, lock)
        self.nudge_cache = NudgeCache(
            places,
            self.journal.path,
            self.read_model,
            today=lambda: self.today,
            day_starts_at=lambda: self.settings.day_starts_at,
        )
        self.frames = Frames(places.data)
        self.entries = Entries(
            self.journal, self.read_model, self.nudge_cache, now=now, today=lambda: self.today, ids=ids, lock=lock
        )
        self.sessions = Sessions(
            self.journal,
            self.library,
            self.read_model,
            self.entries,
            self.nudge_cache,
            now=now,
            today=lambda: self.today,
            ids=ids,
            words=lambda: not self.settings.pictures,
            length=lambda: self.settings.length,
        )
        self.edits = Edits(self.drafts, self.library, self.read_model, self.entries, self.sessions, ids)
        self.vault, self.encryption = self.journal.vault, self.journal.encryption

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

    def start(self) -> str | None:
        """Opens the journal.

        Returns:
            A sentence for the person when a damaged journal was set aside and a backup put in its place.

        Raises:
            StoreError: If it cannot be opened; nothing was touched.
        """
        return self.journal.open()

    def log_folder(self) -> Path:
        """The folder for reports of mistakes, made if it was not there."""
        from tui.store.atomic_write import make_folder

        return make_folder(self.places.log)

    def someone_to_talk_to(self) -> Page:
        """Whom to talk to, as every face says it; the notebook need not be open."""
        from tui.insights.views.someone_to_talk_to import someone_page

        own = self.settings
        return someone_page(own.support_name, own.support_number, own.region, zone_name())

    def set_support(self, name: str, number: str) -> None:
        """Writes down someone to talk to.

        Raises:
            StoreError: If the file cannot be written.
        """
        self.change_settings(support_name=clean(name), support_number=clean(number))

    def change_settings(self, **changed: Any) -> None:
        """Changes settings, in the file too; what a person wrote around them stays, and so do the others.

        Raises:
            StoreError: If the file cannot be read or written; everything is as it was.
        """
        settings = self.settings._replace(**changed)
        try:
            settings_room.save(self.places.settings, settings, tuple(changed))
        except settings_room.SettingsError as problem:
            raise StoreError(str(problem)) from None
        except OSError as problem:
            raise StoreError(
                f"{self.places.settings} could not be written ({os_reason(problem)}): check its permissions."
            ) from None
        self._use(settings)

    def _use(self, settings: Settings) -> None:
        self.settings = settings
        date_forms.use(settings.date_forms)

    # what everyone asks

    @property
    def today(self) -> date:
        """The practice day it is now."""
        return practice_day(self.now(), self.settings.day_starts_at)

    @property
    def catalogue(self) -> Catalogue:
        """Flows, questions, areas, values and emotions: ours and the person's own."""
        return self.library.catalogue

    def flow(self, name: str) -> Flow:
        """The flow with this id.

        Raises:
            UnknownFlowError: One sentence that names the flows there are.
        """
        return self.library.flow(name)

    def portrait(self) -> Portrait:
        """What all entries say."""
        return self.read_model.portrait()

    def listing(self) -> list[EntrySummary]:
        """All entries as a list shows them, newest day first."""
        return self.read_model.listing()

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id, without a letter that is still closed, as every one is that lies in the trash."""
        return self.read_model.entry(entry)
