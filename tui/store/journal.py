"""The journal: every entry a person kept, in one TinyDB file that is theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from tui.records.edits import dated, edited
from tui.records.entry import Document, Entry, doc_key, entry_of, to_document
from tui.store.emptied import is_emptied
from tui.store.encryption import Encryption
from tui.store.errors import MissingEntryError, StoreError, a_damaged_file
from tui.store.file import FILE, JournalFile
from tui.store.line_format import ENTRIES, first_line, lines_from
from tui.store.migration import key_of, read_document
from tui.store.storage import StoredDocument
from tui.store.trash import Trash

__all__ = ["FILE", "Changed", "Journal"]

_BESIDE = 8
"""So many ids beyond those asked for are looked at: no more are written within a quarter of a second."""
FEW = 200
"""As many entries as are looked for one by one; for more, the whole file is gone through."""


class Changed(NamedTuple):
    """One entry that was changed."""

    before: Entry
    after: Entry


class TakenIn(NamedTuple):
    """What came into the journal from another copy of it.

    Attributes:
        new: Ids of entries that were not there.
        changed: Ids of entries that are others now.
        emptied: How many went because they were taken out of the trash for good in the other copy.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    emptied: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the journal is as it was."""
        return not (self.new or self.changed or self.emptied)


class Journal(JournalFile):
    """One journal in one folder: its file, with the entries in it.

    Every method may be called from any thread. An entry that this version cannot read is passed over and written
    back as it stands.

    Args:
        folder: Holds ``journal.json``, ``backups/`` and ``drafts/``.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__(folder, clock)
        self.trash = Trash(self)
        self.encryption = Encryption(self)

    def entries(self, include_deleted: bool = False) -> Iterator[Entry]:
        """Every entry, newest first, each read when it is asked for."""
        if self.storage.signature() is None:
            return
        yield from (entry for entry in self.read(self.storage.newest) if include_deleted or not entry.deleted)

    def entries_from(self, content: bytes, start: int = 0) -> Iterator[tuple[int, Entry | None]]:
        """The entries in a part of the file's content, the oldest first, each with where its line ends.

        Args:
            content: As ``storage.content`` gives it.
            start: Where the first line starts; that of the file where none is named.

        Yields:
            ``None`` for an entry that lies in the trash, or that this version cannot read.

        Raises:
            DamagedError: If a line is not what was written, or not where it was written; nothing is mended.
            StoreError: If the journal is not ours or a newer version's.
        """
        schema, before = self.schema(), -1
        for end, key, line in lines_from(content, start or first_line(content)):
            entry = self._entry(key, line, schema, None)
            if int(key) <= before:
                raise a_damaged_file(self.path)
            before = int(key)
            yield end, entry if entry is not None and not entry.deleted else None

    def newest(self, count: int, include_deleted: bool = False) -> list[Entry]:
        """The newest entries, reading the end of the file alone."""
        return list(islice(self.entries(include_deleted), count))

    def get(self, entry: str) -> Entry | None:
        """The entry with this id, in the trash or not."""
        key = key_of(entry)
        if key is None or self.storage.signature() is None:
            return None
        return next(self.read(lambda: self.storage.lines([key])), None)

    def get_many(self, entries: Collection[str]) -> Iterator[Entry]:
        """The entries with these ids, newest first; each is read when it is asked for."""
        if self.storage.signature() is None:
            return
        keys = sorted({key for key in map(key_of, entries) if key}, key=int, reverse=True)
        wanted = frozenset(keys)
        yield from self.read(
            lambda: (
                self.storage.lines(keys)
                if len(keys) <= FEW
                else ((key, line) for key, line in self.storage.newest() if key in wanted)
            )
        )

    def count(self, include_deleted: bool = False) -> int:
        """How many entries there are, without reading them."""
        lines = (line for _, line in self.storage.newest())
        return sum(include_deleted or not line.is_deleted() for line in lines)

    def find(self, prefix: str) -> list[str]:
        """The ids that begin so, newest first; dashes and case do not matter."""
        digits = prefix.replace("-", "").lower()
        if not digits:
            return []
        found = self._beginning(digits)
        if not found and self.path.exists():
            self._mend_now()  # a damaged line may hide it
            found = self._beginning(digits)
        return found

    def beside(self, ids: Collection[str]) -> list[str]:
        """These ids, and those written around them, the trash among them: a short id must tell them apart."""
        waiting, found, past = set(ids), list[str](), 0
        for key, _ in self.storage.newest():
            if key.isdecimal():
                found.append(entry_of(key))
                waiting.discard(found[-1])
                past += not waiting
            if past > _BESIDE:
                break
        return found

    def _beginning(self, digits: str) -> list[str]:
        found = (int(key) for key, _ in self.storage.newest() if key.isdecimal())
        return [entry_of(str(number)) for number in found if f"{number:032x}".startswith(digits)]

    def save(self, entry: Entry) -> Changed | None:
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
        with self.writing():
            try:
                self.table.insert(StoredDocument(document, key))
            except ValueError:
                if not self.table.contains(doc_id=key):
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

    def take_in(
        self,
        documents: Mapping[str, Document],
        join: Callable[[Document, Document], Document],
        gone: Mapping[str, str] = {},
        *,
        dry: bool = False,
    ) -> TakenIn:
        """Put the entries of another copy in, each joined with the one that is here, in one write.

        Args:
            documents: By id, as they stand in the other copy.
            join: Makes one of the document here and the one there.
            gone: Key and moment of what was taken out of the trash for good there.
            dry: Whether only to say what would come of it.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self.writing():
            there = self._documents({*filter(None, map(key_of, documents)), *gone})
            emptied = {**gone, **{key: max(at, gone.get(key, "")) for key, at in self.emptied.read().items()}}
            found: dict[int, Document] = {}
            new, changed = list[str](), list[str]()
            for name, document in documents.items():
                key = key_of(name)
                if key is None:
                    continue
                here = there.get(key)
                after: Document = document if here is None else join(here, document)
                if after == here or (key in emptied and is_emptied(after, emptied[key])):
                    continue
                found[int(key)] = after
                (new if here is None else changed).append(name)
            held = {key: found.get(int(key)) or there[key] for key in gone if key in there}
            out = [key for key, document in held.items() if is_emptied(document, emptied[key])]
            if not dry:
                if found or out:
                    self.table.rewrite(found, [int(key) for key in out])
                self.emptied.add(gone)
            return TakenIn(tuple(new), tuple(changed), len(out))

    def change(self, entry: str, edit: Callable[[Entry], Entry]) -> Entry:
        """Change one entry, as it stands in the file at this moment; nothing is written if nothing changed.

        Raises:
            MissingEntryError: If there is no such entry, or this version cannot read it.
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self.writing():
            key = int(key_of(entry) or -1)
            stored = self._stored(key)
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
        with self.writing():
            changed: list[Changed] = []
            documents: dict[int, dict[str, Any]] = {}
            for key in dict.fromkeys(filter(None, map(key_of, entries))):
                stored = self._stored(int(key))
                before = read_document(stored) if stored is not None else None
                if before is None:
                    continue
                after = dated(before, edit(before), self.clock())
                if after.id != before.id:
                    raise ValueError("an entry's id cannot be changed")
                document = to_document(after)
                if document != stored:
                    documents[int(key)] = document
                    changed.append(Changed(before, after))
            if documents:
                gone = self.trash.expired() - documents.keys()
                self.table.rewrite(documents, gone)
                if gone:
                    self.emptied.record(map(str, gone), self.clock())
                for expired in gone:
                    self.drafts.forget_all(entry_of(str(expired)))
            return changed

    def _documents(self, keys: Collection[str]) -> dict[str, Document]:
        """The documents with these keys that are here, the journal mended first where one is damaged."""
        for is_mended in (False, True):
            there = (self.storage.read() or {}).get(ENTRIES, {})
            try:
                return {key: there[key].parse() for key in keys if key in there}
            except ValueError:
                if is_mended:
                    break
                self._mend_now()
        raise a_damaged_file(self.path)

    def _stored(self, key: int) -> StoredDocument | None:
        """The document in a line, the journal mended first where it is damaged."""
        try:
            found = self.table.get(doc_id=key)
        except ValueError:
            self._mend_now()
            found = self.table.get(doc_id=key)
        assert found is None or isinstance(found, StoredDocument)
        return found

    def _merged(self, kept: Entry, entry: Entry) -> Entry:
        """The entry that stands, with what was said in its session since; new words bring it out of the trash."""
        if all(answer in kept.answers for answer in entry.answers):
            return kept
        return replace(edited(kept, entry.answers, self.clock()), ended=entry.ended, deleted=None)
