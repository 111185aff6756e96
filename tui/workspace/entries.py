"""What is done to entries outside a session; all of it can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from threading import RLock
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.insights.fold.letters import without_letter
from tui.records.answers import AnyAnswer, Known, Outcome
from tui.records.edits import OvertakenError, days_left, edited, merged, retagged, tagged, taken_back
from tui.records.entry import Document, Entry, Revision, is_worth_keeping
from tui.records.text import fold, has_words
from tui.store.errors import StoreError
from tui.store.journal import Changed, Journal, TakenIn
from tui.workspace import quick_entries
from tui.workspace.clock import Clock, IdSource, zone_name
from tui.workspace.edit_history import EditHistory, EditKind, UndoStep
from tui.workspace.nudge_cache import NudgeCache
from tui.workspace.read_model import ReadModel

if TYPE_CHECKING:
    from tui.insights.fold.entry_summary import EntrySummary


class Entries:
    """Saves, edits, deletes, stars, tags and moves entries, and undoes each.

    Args:
        lock: Shared with the read model, so that nobody reads half of a change.
    """

    def __init__(
        self,
        journal: Journal,
        read_model: ReadModel,
        nudge_cache: NudgeCache,
        *,
        now: Clock,
        today: Callable[[], date],
        ids: IdSource,
        lock: RLock,
    ) -> None:
        self._journal = journal
        self._read_model = read_model
        self._nudge_cache = nudge_cache
        self._now = now
        self._today = today
        self._ids = ids
        self._lock = lock
        self._history = EditHistory()
        self._wrote = False

    # saved outside a session

    def note(self, text: str, *, day: date | None = None, tags: tuple[str, ...] = ()) -> Entry | None:
        """Saves a free note; ``None`` if there is nothing in it."""
        return self.add("note", quick_entries.note(text), day=day, tags=tags) if has_words(text) else None

    def answer_promise(self, promise: str, outcome: Outcome) -> Entry:
        """Saves what became of a promise."""
        made = self._read_model.portrait().promise(promise)
        return self.add("outcome", quick_entries.outcome(promise, made.text if made else "", outcome))

    def add(self, flow: str, *answers: Known, day: date | None = None, tags: tuple[str, ...] = ()) -> Entry:
        """Saves something done outside a session as an entry of its own, on the disk when this returns.

        Args:
            flow: ``note``, ``rate``, ``fact``, ``outcome``, ``revise``, ``aside`` or ``signal``.
            answers: Made by the functions of ``workspace.quick_entries``.
            day: The practice day; today if not given.
            tags: Without the number sign.
        """
        at = self._now()
        entry = Entry(
            id=self._ids.new(at),
            flow=flow,
            day=day or self._today(),
            begun=at,
            ended=at,
            zone=zone_name(),
            answers=answers,
            tags=tags,
        )
        self.save(entry)
        return entry

    def save(self, entry: Entry) -> None:
        """Saves an entry, on the disk when this returns; other answers of one that is there already become a revision.

        Raises:
            StoreError: If it cannot be written.
        """
        with self._lock:
            folding = self._read_model.fresh_fold()
            before = self._nudge_cache.journal_stamp()
            changed = self._journal.save(entry)
            if changed is None:
                self._read_model.add(entry, folding)
                self._history.record(EditKind.SAVED, Changed(replace(entry, deleted=entry.ended), entry))
            else:
                self._read_model.update([changed])
                self._history.record(EditKind.EDITED, changed)
            self._nudge_cache.saved(entry, before)
            self._wrote = True

    def import_entries(self, new: Iterable[Entry], fuller: Mapping[str, Entry], history: Collection[str]) -> None:
        """Saves entries from elsewhere, as one step to undo.

        Args:
            new: Those that are not in the journal.
            fuller: By id, what is put in the place of entries that are there with their words alone.
            history: Ids of entries that are history from now on.

        Raises:
            StoreError: If they cannot be written.
        """
        with self._lock:
            changed = [Changed(replace(entry, deleted=entry.ended), entry) for entry in new]
            try:
                if changed:
                    self._journal.import_entries([after for _, after in changed])
                for ids, edit in (
                    (fuller, lambda found: replace(fuller[found.id], tags=found.tags, starred=found.starred)),
                    (history, lambda found: replace(found, imported=True)),
                ):
                    # What is saved is not to be refused for a file that need not be opened.
                    changed += self._journal.change_all(ids, edit) if ids else []
            finally:
                self._read_model.forget()
            self._history.record(EditKind.IMPORTED, *changed)
            self._wrote = True

    def take_in(self, documents: Mapping[str, Document], join: Callable[[Document, Document], Document]) -> TakenIn:
        """Joins entries of another copy of the journal with those here, as one step to undo.

        Args:
            documents: By id, as they stand there.
            join: Makes one of the document here and the one there.

        Raises:
            StoreError: If they cannot be written; the journal is as it was.
        """
        with self._lock:
            before = {entry.id: entry for entry in self._journal.get_many(documents)}
            taken = self._journal.take_in(documents, join)
            after = self._journal.get_many({*taken.new, *taken.changed})
            self._read_model.forget()
            self._history.record(
                EditKind.IMPORTED,
                *(Changed(before.get(one.id, replace(one, deleted=one.ended)), one) for one in after),
            )
            self._wrote = True
            return taken

    # done to entries

    def edit(
        self, entry: str, answers: tuple[AnyAnswer, ...], base: tuple[AnyAnswer, ...] | None = None
    ) -> Entry | None:
        """Gives an entry other answers; those it had become a revision of it.

        Args:
            entry: Its id.
            answers: All of them.
            base: The answers that were edited. What another window changed since stays, as far as it is not the
                same answer; that one's text is then in the revisions.

        Returns:
            The entry as it is now; ``None`` if that is as it was.

        Raises:
            StoreError: If nothing at all would be left, the entry is gone, or it cannot be written.
        """
        if not is_worth_keeping(answers):
            raise StoreError(
                "Nothing would be left of the entry: delete it instead; it stays in the trash for 30 days."
            )
        at = self._now()
        changed = self._change(
            EditKind.EDITED,
            [entry],
            lambda found: edited(found, merged(found.answers, base or found.answers, answers), at),
        )
        if not changed and self._journal.get(entry) is None:
            raise StoreError("The entry is no longer in the journal: another window emptied the trash.")
        return changed[0].after if changed else None

    def restore_revision(self, entry: str, revision: Revision) -> Entry | None:
        """Gives an entry the answers it had before; those it has now become a revision."""
        shown = self._read_model.entry(entry)
        return self.edit(entry, revision.answers, shown.answers if shown else None)

    def trash(self, *entries: str) -> int:
        """Puts entries into the trash, from which they can come back for 30 days; how many were not there yet."""
        at = self._now()
        return len(self._change(EditKind.DELETED, entries, lambda found: replace(found, deleted=found.deleted or at)))

    def untrash(self, *entries: str) -> int:
        """Takes entries out of the trash; how many were there."""
        return len(self._change(EditKind.RESTORED, entries, lambda found: replace(found, deleted=None)))

    def trashed(self) -> list[tuple[EntrySummary, int]]:
        """What lies in the trash with the days it has left there, the last put there first."""
        from tui.insights.fold.entry_summary import summarize

        now = self._now()
        found = sorted(self._journal.trash.entries(), key=lambda entry: (str(entry.deleted), entry.id), reverse=True)
        return [(summarize(without_letter(entry)), max(0, days_left(entry, now))) for entry in found]

    def empty_trash(self, entries: Iterable[str] | None = None, *, forget_backups: bool = False) -> int:
        """Takes out for good what lies in the trash, or these of it; how many went.

        Args:
            entries: Ids.
            forget_backups: Whether the backups are to forget them too; unless some are named, also those that were
                taken out before.

        Raises:
            StoreError: If it cannot be written.
        """
        with self._lock:
            return self._journal.trash.empty(entries, forget_backups=forget_backups)

    def deleted_in_backups(self) -> int:
        """How many entries were taken out of the trash and still stand in a backup."""
        with self._lock:
            return len(self._journal.trash.left_in_backups())

    def star(self, entries: Iterable[str], *, on: bool) -> int:
        """Marks entries with a star, or takes it off; how many are other now."""
        return len(self._change(EditKind.STARRED, entries, lambda found: replace(found, starred=on)))

    def tag(self, entries: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> int:
        """Puts tags on entries and takes others off; how many are other now."""
        new, old = tuple(add), tuple(remove)
        return len(self._change(EditKind.TAGGED, entries, lambda found: tagged(found, new, old)))

    def tags(self) -> list[tuple[str, int]]:
        """Every tag that stands on an entry with how many carry it, the most used first."""
        counted = Counter(tag for row in self._read_model.listing() for tag in row.tags)
        return sorted(counted.items(), key=lambda item: (-item[1], fold(item[0])))

    def rename_tag(self, old: str, new: str) -> int:
        """Calls a tag otherwise on every entry, in the trash too; a ``#tag`` written in a text stays as it is.

        Returns:
            How many entries are other now.
        """
        entries = [entry.id for entry in self._journal.entries(include_deleted=True) if _has(entry, old)]
        return len(self._change(EditKind.TAGGED, entries, lambda found: retagged(found, old, new)))

    def move_to_day(self, entries: Iterable[str], day: date) -> int:
        """Puts entries on another day; how many were not on it."""
        return len(self._change(EditKind.MOVED, entries, lambda found: replace(found, day=day)))

    # undone

    @property
    def last_step(self) -> UndoStep | None:
        """What ``undo`` would undo; ``None`` if there is nothing."""
        return self._history.last

    def undo(self) -> UndoStep | None:
        """Undoes the last thing done since taut was opened; ``None`` if there is none.

        Raises:
            StoreError: If the entry was edited again in another window: that edit stays.
        """
        return self._back(again=False)

    def redo(self) -> UndoStep | None:
        """Redoes what was last undone; ``None`` if there is nothing.

        Raises:
            StoreError: If the entry was edited again in another window: that edit stays.
        """
        return self._back(again=True)

    def _back(self, *, again: bool) -> UndoStep | None:
        with self._lock:
            step = self._history.pop(again=again)
            if step is None:
                return None
            at = self._now()
            changes = {after.id: (_deleted_at(before, after, at), after) for before, after in step.changed}
            try:
                changed = self._write(changes, lambda found: taken_back(found, *changes[found.id], at))
            except OvertakenError:
                raise StoreError(
                    "The entry was edited in another window, so it stays as it is, with its earlier texts."
                ) from None
            except StoreError:
                self._history.push(step, again=not again)
                raise
            done = UndoStep(step.kind, tuple(changed), not changed and not any(map(self._journal.get, changes)))
            if changed:
                self._history.push(done, again=again)
            return done

    def _change(self, kind: EditKind, entries: Iterable[str], edit: Callable[[Entry], Entry]) -> list[Changed]:
        with self._lock:
            changed = self._write(entries, edit)
            self._history.record(kind, *changed)
            return changed

    def _write(self, entries: Iterable[str], edit: Callable[[Entry], Entry]) -> list[Changed]:
        changed = self._journal.change_all(entries, edit)
        self._read_model.update(changed)
        self._wrote = self._wrote or bool(changed)
        return changed

    def clean_up(self) -> None:
        """Compresses one old backup, and after something was written, drops what lay in the trash for 30 days."""
        self._journal.compress_backups()
        with suppress(OSError):  # what cannot be looked at now is looked at in another idle moment
            self._journal.encryption.finish()
        if self._wrote:
            self._wrote = False
            self._journal.trash.drop_expired()


def _has(entry: Entry, tag: str) -> bool:
    return any(fold(one) == fold(tag) for one in entry.tags)


def _deleted_at(before: Entry, after: Entry, at: datetime) -> Entry:
    """What is gone back to; what goes into the trash with it has its thirty days from now on."""
    return replace(before, deleted=at) if before.deleted and not after.deleted else before
