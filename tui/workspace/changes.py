"""What is done to entries outside a session, each of it reversible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.insights.letters import without_letter
from tui.records.answers import AnyAnswer, Known, Outcome
from tui.records.changes import Overtaken, days_left, edited, merged, retagged, tagged, taken_back
from tui.records.entry import Entry, Revision, is_worth_keeping
from tui.records.text import fold, has_words
from tui.settings import Places, Settings
from tui.store import StoreError as NotebookError
from tui.store.journal import Changed
from tui.workspace import outside
from tui.workspace.clock import Clock, zone_name
from tui.workspace.reading import Reading
from tui.workspace.today_file import TodayFile
from tui.workspace.undo import Deed, History, Step

if TYPE_CHECKING:
    from tui.insights.listing import Listed


class Changes(Reading):
    """Keeps, edits, deletes, stars, tags, moves; and takes each back.

    Attributes:
        today_file: What a login shell is told.
    """

    today_file: TodayFile

    def __init__(self, places: Places, settings: Settings, *, now: Clock, bits: Callable[[], int]) -> None:
        super().__init__(places, settings, now=now, bits=bits)
        self._history = History()
        self._wrote = False

    # kept outside a session

    def note(self, text: str, *, day: date | None = None, tags: tuple[str, ...] = ()) -> Entry | None:
        """Keeps a free note; ``None`` if there is nothing in it."""
        return self.keep_outside("note", outside.note(text), day=day, tags=tags) if has_words(text) else None

    def answer_promise(self, promise: str, outcome: Outcome) -> Entry:
        """Keeps what became of a promise."""
        made = self.portrait().promise(promise)
        return self.keep_outside("outcome", outside.outcome(promise, made.text if made else "", outcome))

    def keep_outside(self, flow: str, *answers: Known, day: date | None = None, tags: tuple[str, ...] = ()) -> Entry:
        """Keeps something done outside a session as an entry of its own, on the disk when this returns.

        Args:
            flow: ``note``, ``rate``, ``fact``, ``outcome``, ``revise``, ``aside`` or ``signal``.
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
            changed = self.journal.keep(entry)
            if changed is None:
                self._kept(entry, folding)
                self._history.record(Deed.KEPT, Changed(replace(entry, deleted=entry.ended), entry))
            else:
                self._took([changed])
                self._history.record(Deed.EDITED, changed)
            self.today_file.kept(entry, before)
            self._wrote = True

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
            NotebookError: If nothing at all would be left, the entry is gone, or it cannot be written.
        """
        if not is_worth_keeping(answers):
            raise NotebookError("Nothing would be left of the page: delete it instead, and it waits in the trash.")
        at = self.now()
        changed = self._change(
            Deed.EDITED,
            [entry],
            lambda found: edited(found, merged(found.answers, base or found.answers, answers), at),
        )
        if not changed and self.journal.get(entry) is None:
            raise NotebookError("The page is no longer in the journal: another window emptied the trash.")
        return changed[0].after if changed else None

    def bring_back(self, entry: str, revision: Revision) -> Entry | None:
        """Gives an entry the answers it had before; those it has now become a revision."""
        shown = self.entry(entry)
        return self.edit(entry, revision.answers, shown.answers if shown else None)

    def trash(self, *entries: str) -> int:
        """Puts entries into the trash, from which they can come back for 30 days; how many were not there yet."""
        at = self.now()
        return len(self._change(Deed.DELETED, entries, lambda found: replace(found, deleted=found.deleted or at)))

    def untrash(self, *entries: str) -> int:
        """Takes entries out of the trash; how many were there."""
        return len(self._change(Deed.RESTORED, entries, lambda found: replace(found, deleted=None)))

    def trashed(self) -> list[tuple[Listed, int]]:
        """What lies in the trash with the days it has left there, the last put there first."""
        from tui.insights.listing import listed

        now = self.now()
        found = sorted(self.journal.in_trash(), key=lambda entry: (str(entry.deleted), entry.id), reverse=True)
        return [(listed(without_letter(entry)), max(0, days_left(entry, now))) for entry in found]

    def empty_trash(self, entries: Iterable[str] | None = None, *, forget_backups: bool = False) -> int:
        """Takes out for good what lies in the trash, or these of it; how many went.

        Args:
            entries: Ids.
            forget_backups: Whether the backups are to forget them too; unless some are named, also those that were
                taken out before.

        Raises:
            NotebookError: If it cannot be written.
        """
        with self._lock:
            return self.journal.empty_trash(entries, forget_backups=forget_backups)

    def held_in_backups(self) -> int:
        """How many entries were taken out of the trash and still stand in a backup."""
        with self._lock:
            return len(self.journal.held_in_backups())

    def star(self, entries: Iterable[str], *, on: bool) -> int:
        """Marks entries with a star, or takes it off; how many are other now."""
        return len(self._change(Deed.STARRED, entries, lambda found: replace(found, starred=on)))

    def tag(self, entries: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> int:
        """Puts tags on entries and takes others off; how many are other now."""
        new, old = tuple(add), tuple(remove)
        return len(self._change(Deed.TAGGED, entries, lambda found: tagged(found, new, old)))

    def tags(self) -> list[tuple[str, int]]:
        """Every tag that stands on an entry with how many carry it, the most used first."""
        counted = Counter(tag for row in self.listing() for tag in row.tags)
        return sorted(counted.items(), key=lambda item: (-item[1], fold(item[0])))

    def rename_tag(self, old: str, new: str) -> int:
        """Calls a tag otherwise on every entry, in the trash too; a ``#tag`` written in a text stays as it is.

        Returns:
            How many entries are other now.
        """
        entries = [entry.id for entry in self.journal.entries(include_deleted=True) if _has(entry, old)]
        return len(self._change(Deed.TAGGED, entries, lambda found: retagged(found, old, new)))

    def move_to_day(self, entries: Iterable[str], day: date) -> int:
        """Puts entries on another day; how many were not on it."""
        return len(self._change(Deed.MOVED, entries, lambda found: replace(found, day=day)))

    # and taken back

    def undo(self) -> Step | None:
        """Takes back the last thing done since taut was opened; ``None`` if there is none.

        Raises:
            NotebookError: If the page was edited once more in another window: that edit stays.
        """
        return self._back(again=False)

    def redo(self) -> Step | None:
        """Does again what was last taken back; ``None`` if there is nothing.

        Raises:
            NotebookError: If the page was edited once more in another window: that edit stays.
        """
        return self._back(again=True)

    def _back(self, *, again: bool) -> Step | None:
        with self._lock:
            step = self._history.pop(again=again)
            if step is None:
                return None
            at = self.now()
            changes = {after.id: (_deleted_at(before, after, at), after) for before, after in step.changed}
            try:
                changed = self._write(changes, lambda found: taken_back(found, *changes[found.id], at))
            except Overtaken:
                raise NotebookError(
                    "The page was edited once more elsewhere, so it stays as it is: its earlier texts are with it."
                ) from None
            except NotebookError:
                self._history.push(step, again=not again)
                raise
            done = Step(step.deed, tuple(changed), not changed and not any(map(self.journal.get, changes)))
            if changed:
                self._history.push(done, again=again)
            return done

    def _change(self, deed: Deed, entries: Iterable[str], edit: Callable[[Entry], Entry]) -> list[Changed]:
        with self._lock:
            changed = self._write(entries, edit)
            self._history.record(deed, *changed)
            return changed

    def _write(self, entries: Iterable[str], edit: Callable[[Entry], Entry]) -> list[Changed]:
        changed = self.journal.change_all(entries, edit)
        self._took(changed)
        self._wrote = self._wrote or bool(changed)
        return changed

    def tidy(self) -> None:
        """Compresses one old backup, and after something was written, lets go of what lay in the trash for 30 days."""
        self.journal.tidy_backups()
        with suppress(OSError):  # what cannot be looked at now is looked at in another idle moment
            self.journal.seal_the_rest()
        if self._wrote:
            self._wrote = False
            self.journal.drop_expired()


def _has(entry: Entry, tag: str) -> bool:
    return any(fold(one) == fold(tag) for one in entry.tags)


def _deleted_at(before: Entry, after: Entry, at: datetime) -> Entry:
    """What is gone back to; what goes into the trash with it has its thirty days from now on."""
    return replace(before, deleted=at) if before.deleted and not after.deleted else before
