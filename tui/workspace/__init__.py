"""Opens settings, store and library, and offers what the faces need. Safe to call from several threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import msgspec

from tui import settings as settings_room
from tui.insights.letters import has_letter, opened_letters, without_letter
from tui.insights.listing import Listed, listed
from tui.records.answers import Known, Outcome
from tui.records.day import practice_day
from tui.records.entry import Entry, is_worth_keeping
from tui.records.ids import entry_id
from tui.records.roles import Role
from tui.records.text import clean, has_words
from tui.settings import Places, Settings
from tui.store import Journal
from tui.store import StoreError as NotebookError
from tui.workspace import outside
from tui.workspace.clock import Clock, local_now, zone_name
from tui.workspace.today_file import TodayFile

# What a note kept from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.insights.fold import Fold
    from tui.insights.portrait import Portrait
    from tui.insights.same_question import Earlier, Same
    from tui.insights.search import Query
    from tui.library import Problem
    from tui.practice.catalogue import Catalogue
    from tui.practice.flow import Flow, Variant
    from tui.practice.questions import Question
    from tui.practice.session import Session

__all__ = ["Clock", "NotebookError", "UnknownFlow", "Workspace"]


class UnknownFlow(LookupError):  # noqa: N818 - reads as what it is
    """A flow that is not in the library; the message says what is."""


class Workspace:
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
        self.places = places
        self.settings = settings
        self.now = now
        self._bits = bits
        self.journal = Journal(places.data, now)
        self.drafts = self.journal.drafts
        self.today_file = TodayFile(self)
        self._lock = RLock()
        self._fold: Fold | None = None
        self._portrait: Portrait | None = None
        self._listed: list[Listed] = []
        self._closed: dict[str, str] = {}

    @classmethod
    def open(cls, home: Path | None = None, *, now: Clock = local_now) -> Workspace:
        """The notebook under ``home``, or where ``TAUT_HOME`` or the system says.

        Raises:
            SettingsError: If the settings cannot be read.
        """
        places = settings_room.places(home)
        return cls(places, settings_room.load(places.settings), now=now)

    # what is set and what is known

    def set_support(self, name: str, number: str) -> None:
        """Writes down someone to talk to.

        Raises:
            NotebookError: If the file cannot be written.
        """
        changed = self.settings._replace(support_name=clean(name), support_number=clean(number))
        try:
            settings_room.save(self.places.settings, changed)
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

    # reading the journal

    def start(self) -> str | None:
        """Opens the journal.

        Returns:
            A sentence for the person when a damaged journal was set aside and a backup put in its place.

        Raises:
            NotebookError: If it cannot be opened; nothing was touched.
        """
        return self.journal.open()

    @property
    def has_been_read(self) -> bool:
        """Whether there is a portrait at all, fresh or not."""
        return self._fold is not None

    def read(self) -> Iterator[int]:
        """Reads all entries, a few at a time, and then has the portrait and the list; yields how many were read.

        A caller on the screen's thread, or one that shares the interpreter with it, can rest between the steps.
        """
        from tui.insights.fold import Fold, order

        entries = []
        for entry in self.journal.entries():
            # Without the document it was read from, which would take as much room again.
            entries.append(msgspec.structs.replace(entry, source={}))
            yield len(entries)
        entries.sort(key=order)
        shown = {entry.id: entry for entry in opened_letters(reversed(entries))}
        folding = Fold()
        listing = []
        for entry in entries:
            folding.add(entry)
            if entry.id in shown:
                listing.append(listed(shown[entry.id]))
            yield len(entries)
        listing.reverse()
        with self._lock:
            self._closed = {entry.id: entry.flow for entry in entries if shown.get(entry.id) is not entry}
            self._listed = listing
            self._fold, self._portrait = folding, folding.portrait()

    def _read_all(self) -> None:
        for _ in self.read():
            pass

    @property
    def is_read(self) -> bool:
        """Whether the portrait is there and nothing was written elsewhere since."""
        return self._portrait is not None and not self.journal.changed()

    def portrait(self) -> Portrait:
        """What all entries say."""
        with self._lock:
            if not self.is_read:
                self._read_all()
            assert self._portrait is not None
            return self._portrait

    def listing(self) -> list[Listed]:
        """All entries as a list shows them, newest day first."""
        with self._lock:
            if not self.is_read:
                self._read_all()
            return list(self._listed)

    def search(self, query: Query) -> list[Listed]:
        """Entries that match, best first."""
        from tui.insights.search import found

        return found(query, self.listing())

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id, without a letter that is still closed."""
        found = self.journal.get(entry)
        return without_letter(found) if found is not None and found.id in self._closed else found

    def earlier_answers(self, same: Same) -> tuple[Earlier, ...]:
        """What was written to the same question before, newest first."""
        from tui.insights.same_question import earlier_answers

        if same.daily:
            said = self.portrait().said.get(Role.DAILY, ())
            pages = {one.entry for one in said if one.about == same.daily}
        else:
            pages = {entry.id for entry in self.listing() if entry.flow == same.flow}
        return earlier_answers(self.journal.among(pages), same)

    # sessions

    def begin(self, flow: str, *, day: date | None = None, variant: Variant = "whole") -> Session:
        """A new session of a flow, for today unless a day is given.

        Raises:
            UnknownFlow: If there is no such flow.
        """
        from tui.practice import questions

        begun = self.now()
        return questions.begin(
            self.flow(flow),
            self.portrait(),
            self.catalogue,
            session_id=self._new_id(begun),
            day=day or self.today,
            begun=begun,
            zone=zone_name(),
            seed=self._bits() & 0xFFFFFFFF,
            variant=variant,
        )

    def questions(self, session: Session, portrait: Portrait | None = None) -> tuple[Question, ...]:
        """The questions that stand in a session; with a portrait given, nothing is read from the disk."""
        from tui.practice import questions

        return questions.questions(self.flow(session.flow), portrait or self.portrait(), session, self.catalogue)

    def another_question(self, session: Session, portrait: Portrait, *, deep: bool = False) -> Session:
        """The session with another daily question; unchanged when there is none left."""
        from tui.practice import daily

        slot = daily.slot(session.flow, session.begun.time())
        other = daily.choose(
            self.catalogue.questions, portrait, session.day, session.seed, slot, deep=deep, refused=session.daily
        )
        return msgspec.structs.replace(session, daily=(*session.daily, other.id)) if other else session

    def waiting(self) -> tuple[Session, ...]:
        """Sessions that were begun and not finished, newest first."""
        documents = self.drafts.load_all()
        if not documents:
            return ()
        from tui.practice.session import Session

        sessions = []
        for document in documents:
            try:
                session = msgspec.convert(document, Session)
            except msgspec.ValidationError:
                continue
            if session.flow in self.catalogue.flows and self.journal.get(session.id) is None:
                sessions.append(session)
        return tuple(sessions)

    def save(self, session: Session) -> bool:
        """Writes the session's draft; a session in which nothing was said has none.

        Returns:
            Whether there is a draft now.
        """
        if not is_worth_keeping(session.answers):
            self.drop(session)
            return False
        self.drafts.save(session.id, msgspec.to_builtins(session))
        self.today_file.draft(session, stands=True)
        return True

    def tidy(self) -> None:
        """Compresses one old backup, if there is one to compress: small enough to do whenever nothing else is."""
        self.journal.backups.tidy(self.today)

    def save_now(self, session: Session) -> None:
        """``save`` for a signal handler: as little as can be between the call and the disk."""
        if is_worth_keeping(session.answers):
            self.drafts.save_now(session.id, msgspec.to_builtins(session))

    def drop(self, session: Session) -> None:
        """Throws a session away for good."""
        self.drafts.remove(session.id)
        self.today_file.draft(session, stands=False)

    def keep(self, session: Session) -> Entry | None:
        """Keeps a finished session as an entry, on the disk when this returns; ``None`` if nothing was said."""
        from tui.practice.session import to_entry

        stand = tuple(question.key for question in self.questions(session))
        entry = to_entry(session, stand, self.now())
        if not is_worth_keeping(entry.answers):
            self.drop(session)
            return None
        self._keep(entry)
        return entry

    # what is done outside a session

    def note(self, text: str, *, day: date | None = None, tags: tuple[str, ...] = ()) -> Entry | None:
        """Keeps a free note; ``None`` if there is nothing in it."""
        return self.keep_outside("note", outside.note(text), day=day, tags=tags) if has_words(text) else None

    def answer_promise(self, promise: str, outcome: Outcome) -> Entry:
        """Keeps what became of a promise."""
        made = self.portrait().promise(promise)
        return self.keep_outside("outcome", outside.outcome(promise, made.text if made else "", outcome))

    def trash(self, entry: str) -> None:
        """Puts an entry into the trash, from which it can come back."""
        with self._lock:
            self.journal.change(entry, lambda found: msgspec.structs.replace(found, deleted=self.now()))
            self._portrait = None

    def keep_outside(self, flow: str, *answers: Known, day: date | None = None, tags: tuple[str, ...] = ()) -> Entry:
        """Keeps something done outside a session as an entry of its own, on the disk when this returns.

        Args:
            flow: ``note``, ``rate``, ``fact``, ``outcome``, ``revise`` or ``signal``.
            answers: Made by the functions of ``workspace.outside``.
            day: The practice day; today if not given.
            tags: Without the number sign.
        """
        at = self.now()
        entry = Entry(
            id=self._new_id(at),
            flow=flow,
            day=day or self.today,
            begun=at,
            ended=at,
            zone=zone_name(),
            answers=answers,
            tags=tags,
        )
        self._keep(entry)
        return entry

    def _keep(self, entry: Entry) -> None:
        with self._lock:
            folding = self._fold if self.is_read else None
            before = self.today_file.before()
            self.journal.keep(entry)
            opens = entry.flow in self._closed.values()  # a letter opens with the flow it stands in
            if folding is None or not folding.follows(entry) or has_letter(entry) or opens:
                self._portrait = None
            else:
                folding.add(entry)
                self._portrait = folding.portrait()
                self._listed.insert(0, listed(entry))
            self.today_file.kept(entry, before)

    def _new_id(self, at: datetime) -> str:
        return entry_id(int(at.timestamp() * 1000), self._bits())
