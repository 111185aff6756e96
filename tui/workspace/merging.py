"""Other copies of the journal, joined with it entry by entry; nothing written in either is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tui.exchange.merge import ids, merged
from tui.records.entry import Document, Entry, to_document
from tui.records.text import counted, listed
from tui.store.copies import copies as copies
from tui.store.copies import documents_in
from tui.store.documents import unsealed
from tui.store.errors import removing_failed
from tui.store.journal import TakenIn
from tui.workspace import Workspace


def would_change(workspace: Workspace, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those entries of another copy that are in the journal, and would be others once joined with it."""
    there = {entry.id: entry for entry in entries}
    found = workspace.journal.take_in(_documents(there.values()), merged, dry=True)
    return tuple(there[name] for name in found.changed)


def _documents(entries: Iterable[Entry]) -> Mapping[str, Document]:
    # As they were read: what is built here has tuples where a file has lists.
    return {entry.id: unsealed(entry.source or to_document(entry)) for entry in entries}


def join(workspace: Workspace, entries: Iterable[Entry]) -> TakenIn:
    """Joins entries of another copy with the journal, as one step to undo.

    Raises:
        StoreError: If they cannot be written; the journal is as it was.
    """
    return workspace.entries.take_in(_documents(entries), merged)


def join_copies(workspace: Workspace) -> str:
    """Joins every copy that lies beside the journal with it, and moves it to the backups; says what came of it.

    Raises:
        StoreError: If one cannot be read or written; those before it are done.
    """
    found = copies(workspace.journal.path)
    if not found:
        return "There is no other copy of the journal."
    total = TakenIn()
    for path in found:
        documents = ids(documents_in(path, workspace.vault))
        one = workspace.entries.take_in(documents, merged)
        total = TakenIn((*total.new, *one.new), tuple(dict.fromkeys((*total.changed, *one.changed))))
        _put_away(workspace, path)
    return f"{_said(total)} {_names(found)} moved to the backups."


def _put_away(workspace: Workspace, path: Path) -> None:
    workspace.journal.backups.keep_by_hand(path, workspace.now())
    try:
        path.unlink()
    except OSError as problem:
        raise removing_failed(problem, path) from None


def _names(paths: Iterable[Path]) -> str:
    names = [path.name for path in paths]
    return f"{listed(names)} {'was' if len(names) == 1 else 'were'}"


def _said(taken: TakenIn) -> str:
    if taken.is_empty:
        return "The journal had everything already."
    counts = ((len(taken.new), "added"), (len(taken.changed), "updated"))
    parts = [f"{counted(count, 'entry')} {what}" for count, what in counts if count]
    return f"{listed(parts)}."
