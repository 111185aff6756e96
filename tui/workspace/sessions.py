"""Sessions: begun, saved as drafts, finished as entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from tui.records.answers import Known, is_said
from tui.records.entry import Entry, is_worth_keeping
from tui.records.option_ids import current
from tui.store.errors import StoreError
from tui.store.journal import Journal
from tui.workspace import quick_entries
from tui.workspace.clock import Clock, IdSource, zone_name
from tui.workspace.entries import Entries
from tui.workspace.nudge_cache import NudgeCache
from tui.workspace.own_library import OwnLibrary
from tui.workspace.read_model import ReadModel

# What a note saved from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.insights.fold.portrait import Portrait
    from tui.practice.flow import Variant
    from tui.practice.questions import Question
    from tui.practice.session import Session


class Sessions:
    """Begins, resumes, saves and finishes sessions.

    Two windows may stand in one session. What another window wrote is never written over: whoever has other words
    goes on in a draft of its own, and both wait.
    """

    def __init__(
        self,
        journal: Journal,
        library: OwnLibrary,
        read_model: ReadModel,
        entries: Entries,
        nudge_cache: NudgeCache,
        *,
        now: Clock,
        today: Callable[[], date],
        ids: IdSource,
        words: Callable[[], bool],
        length: Callable[[], str],
    ) -> None:
        self._journal = journal
        self._drafts = journal.drafts
        self._library = library
        self._read_model = read_model
        self._entries = entries
        self._nudge_cache = nudge_cache
        self._now = now
        self._today = today
        self._ids = ids
        self._words = words
        self._length = length
        self._own_ids: dict[str, str] = {}
        self._saved: dict[str, tuple[Known, ...]] = {}

    def usual_variant(self, flow: str) -> Variant:
        """The form in which a flow is begun where none is named: as it is set, else as it was answered.

        Raises:
            UnknownFlowError: If there is no such flow.
        """
        from tui.practice.length import usual_variant

        return usual_variant(self._library.flow(flow), self._read_model.portrait(), self._length())

    def minutes(self, flow: str) -> int:
        """How long a flow takes in the form in which it is begun.

        Raises:
            UnknownFlowError: If there is no such flow.
        """
        short, whole = self._library.flow(flow).minutes
        return short if self.usual_variant(flow) == "short" else whole

    def begin(self, flow: str, *, day: date | None = None, variant: Variant | None = None, about: str = "") -> Session:
        """A new session of a flow, for today unless a day is given, about one result if its id is.

        Without a variant it is begun in its usual one.

        Raises:
            UnknownFlowError: If there is no such flow.
        """
        from tui.practice import questions

        begun, today = self._now(), self._today()
        portrait = self._read_model.portrait()
        return questions.begin(
            self._library.flow(flow),
            portrait,
            self._library.catalogue,
            session_id=self._ids.new(begun),
            day=day or today,
            begun=begun,
            zone=zone_name(),
            seed=self._ids.bits() & 0xFFFFFFFF,
            late=day is not None and day < today,
            variant=variant or self.usual_variant(flow),
            length_is_set=bool(self._length()),
            about=about,
            words=self._words(),
        )

    def begin_note(self, day: date | None = None) -> Session:
        """A new session for a note, today's unless a day is given; nothing is read for it."""
        from tui.practice.session import Session

        begun = self._now()
        return Session(
            id=self._ids.new(begun), flow="note", day=day or self._today(), begun=begun, zone=zone_name(),
            seed=self._ids.bits() & 0xFFFFFFFF,
        )  # fmt: skip

    def save_note(self, session: Session, text: str) -> bool:
        """``save`` for such a session, with the note as it is now."""
        return self.save(msgspec.structs.replace(session, answers=(quick_entries.note(text),)))

    def questions(self, session: Session, portrait: Portrait | None = None) -> tuple[Question, ...]:
        """The questions of a session; with a portrait given, nothing is read from the disk."""
        from tui.practice import questions

        return questions.questions(
            self._library.flow(session.flow), portrait or self._read_model.portrait(), session, self._library.catalogue
        )

    def another_question(self, session: Session, portrait: Portrait, *, deep: bool = False) -> Session:
        """The session with another daily question; unchanged when there is none left."""
        from tui.practice import daily

        flow, catalogue = self._library.flow(session.flow), self._library.catalogue
        shown = daily.asked(session, flow, portrait, catalogue)
        seen = tuple(dict.fromkeys((*session.daily, *((shown.id,) if shown else ()))))
        session_so_far = msgspec.structs.replace(session, daily=seen)
        other = daily.choose_for(session_so_far, flow, portrait, catalogue, deep=deep)
        return msgspec.structs.replace(session, daily=(*seen, other.id)) if other else session

    def has_split(self, session: Session) -> bool:
        """Whether another window wrote in the same session, so that this one has its own draft."""
        return session.id in self._own_ids

    def waiting(self) -> tuple[Session, ...]:
        """Sessions that were begun and not finished, newest first; also what goes beyond the page of a finished one."""
        documents = self._drafts.load_all()
        if not documents:
            return ()
        sessions = (self._session(document) for document in documents)
        return tuple(session for session in sessions if session is not None and self._is_open(session))

    def resume(self, session: str) -> Session:
        """A waiting session as its draft is now, to go on with.

        Raises:
            StoreError: If it waits no longer, or cannot be read.
        """
        document = self._drafts.load(session)
        found = self._session(document) if document is not None else None
        if found is None:
            raise StoreError("This session is gone: it was finished or discarded in another window.")
        self._own_ids.pop(session, None)
        self._saved[session] = found.answers
        return found

    def resume_or_begin(self, flow: str, *, day: date | None = None, variant: Variant | None = None) -> Session:
        """The session of a flow that waits for a day, today unless one is given, to go on with; else a new one.

        Raises:
            UnknownFlowError: If there is no such flow.
        """
        wanted = day or self._today()
        waiting = (session.id for session in self.waiting() if (session.flow, session.day) == (flow, wanted))
        found = next(waiting, "")
        return self.resume(found) if found else self.begin(flow, day=day, variant=variant)

    def _session(self, document: dict[str, Any]) -> Session | None:
        from tui.practice.session import Session

        try:
            session = msgspec.convert(document, Session)
        except msgspec.ValidationError:
            return None
        if session.flow not in self._library.catalogue.flows:
            self._drafts.trouble = (
                f"An unfinished session of “{session.flow}” is in {self._drafts.folder}, but that exercise is gone: "
                "put its file back to continue."
            )
            return None
        return msgspec.structs.replace(session, answers=tuple(current(one, session.flow) for one in session.answers))

    def is_done(self, document: dict[str, Any]) -> bool:
        """Whether the journal has all that a draft says."""
        session = self._session(document)
        return session is not None and not self._is_open(session)

    def _is_open(self, session: Session) -> bool:
        """Whether the journal has no such page, or the draft says what stands neither there nor in its revisions."""
        entry = self._journal.get(session.id)
        if entry is None:
            return True
        saved = (entry.answers, *(revision.answers for revision in entry.revisions))
        kept = [current(answer, entry.flow) for answers in saved for answer in answers]
        return any(is_said(answer) and answer not in kept for answer in session.said)

    def save(self, session: Session) -> bool:
        """Writes the session's draft; a session in which nothing was said has none.

        Returns:
            Whether there is a draft now.
        """
        if not is_worth_keeping(session.said):
            self._remove_own(session)
            return False
        own = self._own(session)
        if own is not None:
            self._drafts.save(own.id, msgspec.to_builtins(own))
            self._saved[session.id] = session.answers
            self._nudge_cache.draft(own, stands=True)
        return True

    def save_now(self, session: Session) -> None:
        """``save`` for a signal handler: as little as can be between the call and the disk."""
        if is_worth_keeping(session.said) and (own := self._own(session)) is not None:
            self._drafts.save_now(own.id, msgspec.to_builtins(own))

    def _own(self, session: Session) -> Session | None:
        """The session by the id that it has in this window; ``None`` if another window's draft says all it says."""
        own = self._own_ids.get(session.id, session.id)
        if self._drafts.was_written_elsewhere(own):
            if session.answers == self._saved.get(session.id):
                return None
            own = self._own_ids[session.id] = self._ids.new(self._now())
        return msgspec.structs.replace(session, id=own)

    def discard(self, session: Session) -> None:
        """Discards a waiting session for good.

        Raises:
            StoreError: If something was written in it that is not in ``session``.
        """
        document = self._drafts.load(session.id)
        found = self._session(document) if document is not None else None
        if found is not None and found.answers != session.answers:
            raise StoreError("Another window continued this session, so it was not discarded.")
        self._drafts.remove(session.id)
        self._nudge_cache.draft(session, stands=False)

    def _remove_own(self, session: Session) -> None:
        own = self._own_ids.get(session.id, session.id)
        if self._drafts.remove_own(own):
            self._nudge_cache.draft(msgspec.structs.replace(session, id=own), stands=False)

    def finish(self, session: Session) -> Entry | None:
        """Saves a finished session as an entry, on the disk when this returns; ``None`` if nothing was said."""
        from tui.practice.session import to_entry
        from tui.practice.settling import overtaken, skipped, turned_down

        asked = self.questions(session)
        stand = (*(question.key for question in asked), *overtaken(self._library.flow(session.flow), session, asked))
        own = skipped(turned_down(session, asked), asked)
        own = msgspec.structs.replace(own, id=self._own_ids.get(session.id, session.id))
        if not is_worth_keeping(session.said):
            self._remove_own(session)
            return None
        fields = {step.id: [field.id for field in step.fields] for step in self._library.flow(own.flow).steps()}
        entry = to_entry(own, stand, self._now(), fields)
        if not is_worth_keeping(entry.answers):
            # Rather what a change of mind took away than nothing at all.
            places = tuple((answer.step, answer.about, answer.turn) for answer in own.said)
            entry = to_entry(own, places, entry.ended, fields)
        self._entries.save(entry)
        return entry
