"""Sessions: begun, saved as drafts, kept as entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from tui.records.entry import Entry, is_worth_keeping
from tui.workspace.changes import Changes
from tui.workspace.clock import zone_name

# What a note kept from the command line does without is imported where it is used: that halves the time it takes.
if TYPE_CHECKING:
    from tui.insights.portrait import Portrait
    from tui.practice.flow import Variant
    from tui.practice.questions import Question
    from tui.practice.session import Session


class Sessions(Changes):
    """What a face needs to walk a flow."""

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
        if not is_worth_keeping(session.said):
            self.drop(session)
            return False
        self.drafts.save(session.id, msgspec.to_builtins(session))
        self.today_file.draft(session, stands=True)
        return True

    def save_now(self, session: Session) -> None:
        """``save`` for a signal handler: as little as can be between the call and the disk."""
        if is_worth_keeping(session.said):
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
        if not is_worth_keeping(session.said) or not is_worth_keeping(entry.answers):
            self.drop(session)
            return None
        self._keep(entry)
        return entry
