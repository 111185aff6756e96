"""Sessions: begun, saved as drafts, kept as entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from tui.records.answers import Known, is_said
from tui.records.entry import Entry, is_worth_keeping
from tui.settings import Places, Settings
from tui.store import StoreError as NotebookError
from tui.workspace.changes import Changes
from tui.workspace.clock import Clock, zone_name

# What a note kept from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.insights.portrait import Portrait
    from tui.practice.flow import Variant
    from tui.practice.questions import Question
    from tui.practice.session import Session


class Sessions(Changes):
    """What a face needs to walk a flow.

    Two windows may stand in one session. What another window wrote is never written over: whoever has other words
    goes on in a draft of its own, and both wait.
    """

    def __init__(self, places: Places, settings: Settings, *, now: Clock, bits: Callable[[], int]) -> None:
        super().__init__(places, settings, now=now, bits=bits)
        self._own_ids: dict[str, str] = {}
        self._saved: dict[str, tuple[Known, ...]] = {}

    def begin(self, flow: str, *, day: date | None = None, variant: Variant = "whole", about: str = "") -> Session:
        """A new session of a flow, for today unless a day is given, about one result if its id is.

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
            about=about,
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

    def went_apart(self, session: Session) -> bool:
        """Whether another window wrote in the same session, so that this one has a draft of its own."""
        return session.id in self._own_ids

    def waiting(self) -> tuple[Session, ...]:
        """Sessions that were begun and not finished, newest first; also what goes beyond the page of a finished one."""
        documents = self.drafts.load_all()
        if not documents:
            return ()
        sessions = (self._session(document) for document in documents)
        return tuple(session for session in sessions if session is not None and self._is_open(session))

    def resume(self, session: str) -> Session:
        """A waiting session as its draft is now, to go on with.

        Raises:
            NotebookError: If it waits no longer, or cannot be read.
        """
        document = self.drafts.load(session)
        found = self._session(document) if document is not None else None
        if found is None:
            raise NotebookError("This session waits no longer: it was finished or thrown away in another window.")
        self._own_ids.pop(session, None)
        self._saved[session] = found.answers
        return found

    def _session(self, document: dict[str, Any]) -> Session | None:
        from tui.practice.session import Session

        try:
            session = msgspec.convert(document, Session)
        except msgspec.ValidationError:
            return None
        if session.flow not in self.catalogue.flows:
            self.drafts.trouble = (
                f"A session of “{session.flow}” waits in {self.drafts.folder}, and there is no such flow now: put its "
                "file back, and it goes on."
            )
            return None
        return session

    def _is_open(self, session: Session) -> bool:
        """Whether the journal has no such page, or the draft says what stands neither there nor in its revisions."""
        entry = self.journal.get(session.id)
        if entry is None:
            return True
        kept = (entry.answers, *(revision.answers for revision in entry.revisions))
        return any(is_said(answer) and all(answer not in answers for answers in kept) for answer in session.said)

    def save(self, session: Session) -> bool:
        """Writes the session's draft; a session in which nothing was said has none.

        Returns:
            Whether there is a draft now.
        """
        if not is_worth_keeping(session.said):
            self._let_go(session)
            return False
        own = self._own(session)
        if own is not None:
            self.drafts.save(own.id, msgspec.to_builtins(own))
            self._saved[session.id] = session.answers
            self.today_file.draft(own, stands=True)
        return True

    def save_now(self, session: Session) -> None:
        """``save`` for a signal handler: as little as can be between the call and the disk."""
        if is_worth_keeping(session.said) and (own := self._own(session)) is not None:
            self.drafts.save_now(own.id, msgspec.to_builtins(own))

    def _own(self, session: Session) -> Session | None:
        """The session by the id that it has in this window; ``None`` if another window's draft says all it says."""
        own = self._own_ids.get(session.id, session.id)
        if self.drafts.is_anothers(own):
            if session.answers == self._saved.get(session.id):
                return None
            own = self._own_ids[session.id] = self._new_id(self.now())
        return msgspec.structs.replace(session, id=own)

    def drop(self, session: Session) -> None:
        """Throws a waiting session away for good.

        Raises:
            NotebookError: If something was written in it that is not in ``session``.
        """
        document = self.drafts.load(session.id)
        found = self._session(document) if document is not None else None
        if found is not None and found.answers != session.answers:
            raise NotebookError("Another window went on with this session, so it waits as it is now.")
        self.drafts.remove(session.id)
        self.today_file.draft(session, stands=False)

    def _let_go(self, session: Session) -> None:
        own = self._own_ids.get(session.id, session.id)
        if self.drafts.let_go(own):
            self.today_file.draft(msgspec.structs.replace(session, id=own), stands=False)

    def keep(self, session: Session) -> Entry | None:
        """Keeps a finished session as an entry, on the disk when this returns; ``None`` if nothing was said."""
        from tui.practice.questions import overtaken
        from tui.practice.session import to_entry

        asked = self.questions(session)
        stand = (*(question.key for question in asked), *overtaken(self.flow(session.flow), session, asked))
        own = msgspec.structs.replace(session, id=self._own_ids.get(session.id, session.id))
        if not is_worth_keeping(session.said):
            self._let_go(session)
            return None
        fields = {step.id: [field.id for field in step.fields] for step in self.flow(own.flow).steps()}
        entry = to_entry(own, stand, self.now(), fields)
        if not is_worth_keeping(entry.answers):
            # Rather what a change of mind took away than nothing at all.
            places = tuple((answer.step, answer.about, answer.turn) for answer in own.said)
            entry = to_entry(own, places, entry.ended, fields)
        self._keep(entry)
        return entry
