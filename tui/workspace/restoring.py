"""The backups of the open notebook: what each holds, and bringing one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.records.date_forms import clock
from tui.records.day import day_name
from tui.records.entry import Entry, EntryError, entry_of, from_document
from tui.records.text import counted
from tui.store.backups import Backup as Backup
from tui.workspace import StoreError, Workspace
from tui.workspace.merging import join, would_change


def backups(workspace: Workspace) -> list[Backup]:
    """Those there are, the newest state first."""
    return workspace.journal.backups.list()


def changed_at(backup: Backup) -> datetime:
    """When the journal was last written by then."""
    return datetime.fromtimestamp(backup.changed / 1e9).astimezone()


def size_words(size: int) -> str:
    """A number of bytes as a person reads it."""
    return f"{size / 1024:,.0f} KB" if size >= 1024 else "1 byte" if size == 1 else f"{size} bytes"


def entries_in(workspace: Workspace, backup: Backup) -> list[Entry]:
    """What a backup holds, the trash too.

    Raises:
        StoreError: If it is damaged.
    """
    tables = workspace.journal.backups.read(backup)
    if tables is None:
        raise StoreError(f"{backup.path} is damaged; choose another.")
    found = []
    for document in tables["entries"].values():
        try:
            found.append(from_document(dict(document)))
        except EntryError:
            continue  # a newer version's: restoring carries it, and it is counted by nobody
    return found


def lacking(workspace: Workspace, entries: list[Entry]) -> list[Entry]:
    """Those that the journal lacks, or has in another version."""
    new, others = _lacking(workspace, entries)
    return [*new, *others]


def _lacking(workspace: Workspace, entries: list[Entry]) -> tuple[list[Entry], tuple[Entry, ...]]:
    """The entries that are not in the journal, and those that are there in another version."""
    known = {entry_of(key) for key, _ in workspace.journal.storage.newest() if key.isdecimal()}
    new = [entry for entry in entries if entry.id not in known]
    return new, would_change(workspace, (entry for entry in entries if entry.id in known))


def back_up(workspace: Workspace) -> Backup:
    """Keeps the journal as it is, until the person removes the file.

    Raises:
        StoreError: If there is nothing to keep, or it cannot be written.
    """
    if not workspace.journal.path.exists():
        raise StoreError("Nothing is saved yet, so there is nothing to back up.")
    return workspace.journal.backups.keep_by_hand(workspace.journal.path, workspace.now())


def restore(workspace: Workspace, backup: Backup) -> Path | None:
    """Puts a backup in the journal's place; where what was there is kept, if there was anything.

    Raises:
        StoreError: If it is damaged, or something cannot be written.
    """
    kept = back_up(workspace) if workspace.journal.path.exists() else None
    workspace.journal.restore(backup)
    workspace.read_model.forget()
    return kept.path if kept else None


def add_missing(workspace: Workspace, entries: list[Entry]) -> int:
    """Adds what the journal lacks, and joins what it has in another version, each as a step to undo; how many it was.

    Raises:
        StoreError: If it cannot be written.
    """
    new, others = _lacking(workspace, entries)
    if new:
        workspace.entries.import_entries(new, {}, ())
    if others:
        join(workspace, others)
    return len(new) + len(others)


REPLACES = "Replace the journal with it; the journal as it is now is backed up first"


def compared(there: int, entries: int, when: str) -> str:
    """How many entries the journal has and a backup has."""
    return f"The journal has {counted(there, 'entry')}, the backup of {when} has {entries}."


def restored(when: str, kept: Path | None) -> str:
    """What was done, and where what was there before is, if there was anything."""
    return f"The journal is as it was on {when}." + (f" What was there before is in {kept}." if kept else "")


class Contents(NamedTuple):
    """What a backup holds, beside the journal as it is.

    Attributes:
        entries: How many it has.
        there: How many the journal has.
        lacking: How many of them the journal lacks.
    """

    backup: Backup
    entries: int
    there: int
    lacking: int

    @property
    def sentence(self) -> str:
        """The counts, for a person."""
        return compared(self.there, self.entries, when_words(self.backup))

    @property
    def ways(self) -> tuple[str, ...]:
        """What can be done with it: to replace the journal, and to add to it where something is lacking."""
        adds = f"Only add {counted(self.lacking, 'entry')} that the journal lacks"
        return REPLACES, *((adds,) if self.lacking else ())


def contents(workspace: Workspace, backup: Backup) -> Contents:
    """What a backup holds.

    Raises:
        StoreError: If it is damaged.
    """
    entries = entries_in(workspace, backup)
    there = workspace.journal.count(include_deleted=True)
    return Contents(backup, len(entries), there, len(lacking(workspace, entries)))


def when_words(backup: Backup) -> str:
    """The moment a backup is of."""
    at = changed_at(backup)
    return f"{day_name(at.date())}, {clock(at)}"


def back_up_said(workspace: Workspace) -> str:
    """Keeps the journal as it is, and says where."""
    return f"There is a backup of the journal in {back_up(workspace).path}."


def restore_said(workspace: Workspace, backup: Backup) -> str:
    """Puts a backup in the journal's place, and says where what was there is kept."""
    return restored(when_words(backup), restore(workspace, backup))


def add_from(workspace: Workspace, backup: Backup) -> str:
    """Adds what the journal lacks from a backup, and says how much that was."""
    added = add_missing(workspace, entries_in(workspace, backup))
    return f"{counted(added, 'entry')} added."
