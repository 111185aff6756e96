"""A kept page opened to be edited; what is typed meanwhile is a draft on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.records.answers import AnyAnswer, Unknown
from tui.records.changes import overtakes
from tui.records.entry import Entry, answers_from_documents, answers_to_documents
from tui.settings import Places, Settings
from tui.store import StoreError as NotebookError
from tui.workspace.clock import Clock
from tui.workspace.sessions import Sessions

if TYPE_CHECKING:
    from tui.practice.flow import Field
    from tui.practice.questions import Question
    from tui.practice.session import Session

_DRAFT = "edit-"


class OpenPage(NamedTuple):
    """A page that is being edited.

    Attributes:
        entry: As it stands in the journal.
        base: Its answers when the editing began.
        answers: As they were left, if an edit of it was cut short; else the same.
        session: The page as a session, for the fields.
        asked: For each answer its question and field; ``None`` for one that cannot be edited.
        open: Questions and fields of its flow that it does not answer.
        stand: Every question of its flow.
    """

    entry: Entry
    base: tuple[AnyAnswer, ...]
    answers: tuple[AnyAnswer, ...]
    session: Session
    asked: tuple[tuple[Question, Field] | None, ...]
    open: tuple[tuple[Question, Field], ...] = ()
    stand: tuple[Question, ...] = ()


class KeptEdit(NamedTuple):
    """What became of an edit.

    Attributes:
        entry: The page as it is now; ``None`` if nothing is other than it was.
        overtook: Whether another window had changed the same answer meanwhile: its text is with the earlier ones.
    """

    entry: Entry | None
    overtook: bool = False


class Editing(Sessions):
    """Opens pages to be edited, and keeps what was changed; each window has a draft of its own."""

    def __init__(self, places: Places, settings: Settings, *, now: Clock, bits: Callable[[], int]) -> None:
        super().__init__(places, settings, now=now, bits=bits)
        self._edits: dict[str, str] = {}

    def open_page(self, page: str) -> OpenPage:
        """Opens a page; where an edit of it was cut short, with what was typed then.

        Raises:
            NotebookError: If it is not in the journal.
        """
        from tui.practice.editing import asked_again, left_open
        from tui.practice.session import Session

        entry = self.entry(page)
        if entry is None:
            raise NotebookError("The page is no longer in the journal.")
        base = answers = entry.answers
        self._edits[page] = next(iter(self.drafts.named(_DRAFT + page)), _DRAFT + page)
        draft = self.drafts.load(self._edits[page])
        if draft is not None:
            base, answers = answers_from_documents(draft["base"]), answers_from_documents(draft["answers"])
        session = Session(
            id=entry.id, flow=entry.flow, day=entry.day, begun=entry.begun, zone=entry.zone,
            answers=tuple(answer for answer in answers if not isinstance(answer, Unknown)),
        )  # fmt: skip
        known = self.catalogue.flow(entry.flow) is not None
        stand = self.questions(session) if known else ()
        asked = tuple(asked_again(answer, stand) for answer in answers)
        return OpenPage(entry, base, answers, session, asked, left_open(answers, stand), stand)

    def save_edit(self, page: OpenPage, answers: tuple[AnyAnswer, ...]) -> None:
        """Writes what was typed so far, beside the journal."""
        if answers == page.base:
            self.drafts.let_go(self._draft(page))
            return
        if self.drafts.is_anothers(self._draft(page)):
            self._edits[page.entry.id] = f"{_DRAFT}{page.entry.id}-{self._bits():x}"
        document = {
            "edit": page.entry.id, "base": answers_to_documents(page.base), "answers": answers_to_documents(answers),
        }  # fmt: skip
        self.drafts.save(self._draft(page), document)

    def keep_edit(self, page: OpenPage, answers: tuple[AnyAnswer, ...]) -> KeptEdit:
        """Keeps an edit as one revision.

        Raises:
            NotebookError: As ``edit``; the draft stays.
        """
        found = self.edit(page.entry.id, answers, page.base) if answers != page.base else None
        self.drafts.let_go(self._draft(page))
        if found is None or not found.revisions:
            return KeptEdit(found)
        return KeptEdit(found, overtakes(found.revisions[-1].answers, page.base, answers))

    def waiting_edits(self) -> tuple[Entry, ...]:
        """Pages whose editing was cut short."""
        ids = [str(document.get("edit", "")) for document in self.drafts.load_all() if "edit" in document]
        found = (self.entry(page) for page in dict.fromkeys(ids))
        return tuple(entry for entry in found if entry is not None and entry.deleted is None)

    def _draft(self, page: OpenPage) -> str:
        return self._edits.get(page.entry.id, _DRAFT + page.entry.id)
