"""The journal: every entry a person kept, in one TinyDB file that is theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from tui.records.changes import edited
from tui.records.entry import Entry, to_document
from tui.records.ids import doc_key, entry_of
from tui.store.encryption import Sealing
from tui.store.errors import MissingEntryError, StoreError
from tui.store.file import FILE, key_of, read_document, read_line
from tui.store.storage import StoredDocument
from tui.store.trash import Trash

__all__ = ["FILE", "Changed", "Journal"]

FEW = 200
"""As many entries as are looked for one by one; for more, the whole file is gone through."""


class Changed(NamedTuple):
    """One entry that was changed.

    Attributes:
        before: As it stood in the file.
        after: As it stands there now.
    """

    before: Entry
    after: Entry


class Journal(Trash, Sealing):
    """One journal in one folder.

    Every method may be called from any thread. An entry that this version cannot read is passed over and written
    back as it stands.

    Args:
        folder: Holds ``journal.json``, ``backups/`` and ``drafts/``.
        clock: The time now, with its offset.
    """

    def entries(self, include_deleted: bool = False) -> Iterator[Entry]:
        """Every entry, newest first, each read when it is asked for."""
        seen = self._storage.signature()
        schema = self._schema() if seen is not None else 0
        self._seen = seen  # not where nothing can be read: what another window wrote is then still news
        if seen is None:
            return
        for _, line in self._storage.newest():
            entry = read_line(line, schema)
            if entry and (include_deleted or not entry.deleted):
                yield entry

    def newest(self, count: int, include_deleted: bool = False) -> list[Entry]:
        """The newest entries, reading the end of the file alone."""
        return list(islice(self.entries(include_deleted), count))

    def get(self, entry: str) -> Entry | None:
        """The entry with this id, in the trash or not."""
        key = key_of(entry)
        if key is None or self._storage.signature() is None:
            return None
        schema = self._schema()
        return next((read_line(line, schema) for line in self._storage.lines([key])), None)

    def among(self, entries: Collection[str]) -> Iterator[Entry]:
        """The entries with these ids, newest first; each is read when it is asked for."""
        if self._storage.signature() is None:
            return
        schema = self._schema()
        keys = {key for key in map(key_of, entries) if key}
        if len(keys) <= FEW:
            lines = self._storage.lines(sorted(keys, key=int, reverse=True))
        else:
            lines = (line for found, line in self._storage.newest() if found in keys)
        yield from filter(None, (read_line(line, schema) for line in lines))

    def count(self, include_deleted: bool = False) -> int:
        """How many entries there are, without reading them."""
        lines = (line for _, line in self._storage.newest())
        return sum(include_deleted or not line.is_deleted() for line in lines)

    def find(self, prefix: str) -> list[str]:
        """The ids that begin so, newest first; dashes and case do not matter."""
        digits = prefix.replace("-", "").lower()
        if not digits:
            return []
        found = (int(key) for key, _ in self._storage.newest() if key.isdecimal())
        return [entry_of(str(number)) for number in found if f"{number:032x}".startswith(digits)]

    def keep(self, entry: Entry) -> Changed | None:
        """Put an entry into the journal; it is on the disk when this returns, and its draft is done with.

        Where the entry is there already, with other answers, those become a revision of it.

        Returns:
            What became of the entry that was there already, if one was.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        document = to_document(entry)
        key = int(doc_key(entry.id))
        changed: Changed | None = None
        with self._writing():
            try:
                self._table.insert(StoredDocument(document, key))
            except ValueError:
                if not self._table.contains(doc_id=key):
                    raise
                changed = self._finish_again(entry)
                document = to_document(changed.after)
            try:
                self.drafts.finish(entry.id, document)
            except StoreError:
                pass  # the entry is safe: a draft left over must not look like a failure to keep it
            return changed

    def _finish_again(self, entry: Entry) -> Changed:
        found: list[Entry] = []

        def merge(kept: Entry) -> Entry:
            found.append(kept)
            return self._merged(kept, entry)

        after = self.change(entry.id, merge)
        return Changed(found[0] if found else after, after)

    def change(self, entry: str, edit: Callable[[Entry], Entry]) -> Entry:
        """Change one entry, as it stands in the file at this moment; nothing is written if nothing changed.

        Raises:
            MissingEntryError: If there is no such entry, or this version cannot read it.
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            key = int(key_of(entry) or -1)
            stored = self._table.get(doc_id=key)
            if stored is None:
                raise MissingEntryError(f"There is no entry {entry}: look for its id with “taut list”.")
            changed = self.change_all([entry], edit)
            found = changed[0].after if changed else read_document(stored)
            if found is None:
                raise MissingEntryError(f"The entry {entry} cannot be read: it stays in the file as it is.")
            return found

    def change_all(self, entries: Iterable[str], edit: Callable[[Entry], Entry]) -> list[Changed]:
        """Change several entries in one write, each as it stands in the file at this moment.

        What lay in the trash for 30 days goes with the same write. An entry that is not there, or that this version
        cannot read, is passed over.

        Returns:
            Those that are others now, before and after; nothing is written if there are none.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            changed: list[Changed] = []
            documents: dict[int, dict[str, Any]] = {}
            for key in dict.fromkeys(filter(None, map(key_of, entries))):
                stored = self._table.get(doc_id=int(key))
                before = read_document(stored) if stored is not None else None
                if before is None:
                    continue
                after = edit(before)
                if after.id != before.id:
                    raise ValueError("an entry keeps its id")
                document = to_document(after)
                if document != stored:
                    documents[int(key)] = document
                    changed.append(Changed(before, after))
            if documents:
                gone = self._expired() - documents.keys()
                self._table.rewrite(documents, gone)
                for expired in gone:
                    self.drafts.forget_all(entry_of(str(expired)))
            return changed

    def _merged(self, kept: Entry, entry: Entry) -> Entry:
        """The entry that stands, with what was said in its session since; new words bring it out of the trash."""
        if all(answer in kept.answers for answer in entry.answers):
            return kept
        return replace(edited(kept, entry.answers, self._clock()), ended=entry.ended, deleted=None)
