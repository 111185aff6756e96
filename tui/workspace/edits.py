"""A saved entry opened to be edited; what is typed until it is saved is a draft on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.records.answers import AnyAnswer, Unknown
from tui.records.edits import overtakes
from tui.records.entry import Entry, answers_from_documents, answers_to_documents
from tui.store.drafts import Drafts
from tui.store.errors import StoreError
from tui.workspace.clock import IdSource
from tui.workspace.entries import Entries
from tui.workspace.own_library import OwnLibrary
from tui.workspace.read_model import ReadModel
from tui.workspace.sessions import Sessions

if TYPE_CHECKING:
    from tui.practice.flow import Field
    from tui.practice.questions import Question
    from tui.practice.session import Session

_DRAFT = "edit-"


class OpenEntry(NamedTuple):
    """An entry that is being edited.

    Attributes:
        entry: As it stands in the journal.
        base: Its answers when the editing began.
        answers: As they were left, if an edit of it was cut short; else the same.
        session: The entry as a session, for the fields.
        asked: For each answer its question and field; ``None`` for one that cannot be edited.
        unanswered: Questions and fields of its flow that it does not answer.
        questions: Every question of its flow.
    """

    entry: Entry
    base: tuple[AnyAnswer, ...]
    answers: tuple[AnyAnswer, ...]
    session: Session
    asked: tuple[tuple[Question, Field] | None, ...]
    unanswered: tuple[tuple[Question, Field], ...] = ()
    questions: tuple[Question, ...] = ()


class SavedEdit(NamedTuple):
    """What became of an edit.

    Attributes:
        entry: The entry as it is now; ``None`` if nothing is other than it was.
        overtook: Whether another window had changed the same answer meanwhile: its text is with the earlier ones.
    """

    entry: Entry | None
    overtook: bool = False


class Edits:
    """Opens entries to be edited, and saves what was changed; each window has its own draft."""

    def __init__(
        self,
        drafts: Drafts,
        library: OwnLibrary,
        read_model: ReadModel,
        entries: Entries,
        sessions: Sessions,
        ids: IdSource,
    ) -> None:
        self._drafts = drafts
        self._library = library
        self._read_model = read_model
        self._entries = entries
        self._sessions = sessions
        self._ids = ids
        self._draft_ids: dict[str, str] = {}

    def open(self, entry: str) -> OpenEntry:
        """Opens an entry; where an edit of it was cut short, with what was typed then.

        Raises:
            StoreError: If it is not in the journal.
        """
        from tui.practice.editing import asked_again, left_open
        from tui.practice.session import Session
        from tui.records.option_ids import current  # a note needs none of them

        found = self._read_model.entry(entry)
        if found is None:
            raise StoreError("The entry is no longer in the journal.")
        base = answers = found.answers
        self._draft_ids[entry] = next(iter(self._drafts.starting_with(_DRAFT + entry)), _DRAFT + entry)
        draft = self._drafts.load(self._draft_ids[entry])
        if draft is not None:
            base, answers = answers_from_documents(draft["base"]), answers_from_documents(draft["answers"])
        session = Session(
            id=found.id, flow=found.flow, day=found.day, begun=found.begun, zone=found.zone,
            answers=tuple(current(answer, found.flow) for answer in answers if not isinstance(answer, Unknown)),
        )  # fmt: skip
        is_known = self._library.catalogue.flow(found.flow) is not None
        questions = self._sessions.questions(session) if is_known else ()
        asked = tuple(asked_again(current(answer, found.flow), questions) for answer in answers)
        return OpenEntry(found, base, answers, session, asked, left_open(answers, questions), questions)

    def save_draft(self, opened: OpenEntry, answers: tuple[AnyAnswer, ...]) -> None:
        """Writes what was typed so far, beside the journal."""
        if answers == opened.base:
            self._drafts.remove_own(self._draft(opened))
            return
        if self._drafts.was_written_elsewhere(self._draft(opened)):
            self._draft_ids[opened.entry.id] = f"{_DRAFT}{opened.entry.id}-{self._ids.bits():x}"
        document = {
            "edit": opened.entry.id,
            "base": answers_to_documents(opened.base),
            "answers": answers_to_documents(answers),
        }
        self._drafts.save(self._draft(opened), document)

    def finish(self, opened: OpenEntry, answers: tuple[AnyAnswer, ...]) -> SavedEdit:
        """Saves an edit as one revision.

        Raises:
            StoreError: As ``edit``; the draft stays.
        """
        found = self._entries.edit(opened.entry.id, answers, opened.base) if answers != opened.base else None
        self._drafts.remove_own(self._draft(opened))
        if found is None or not found.revisions:
            return SavedEdit(found)
        return SavedEdit(found, overtakes(found.revisions[-1].answers, opened.base, answers))

    def waiting(self) -> tuple[Entry, ...]:
        """Entries whose editing was cut short."""
        ids = [str(document.get("edit", "")) for document in self._drafts.load_all() if "edit" in document]
        found = (self._read_model.entry(one) for one in dict.fromkeys(ids))
        return tuple(entry for entry in found if entry is not None and entry.deleted is None)

    def _draft(self, opened: OpenEntry) -> str:
        return self._draft_ids.get(opened.entry.id, _DRAFT + opened.entry.id)
