"""The journal: every entry a person kept, in one TinyDB file that is theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import sleep
from typing import Any, NamedTuple

from msgspec.structs import replace

from tui.records.changes import edited, is_expired
from tui.records.entry import Entry, EntryError, from_document, to_document
from tui.records.ids import doc_key, entry_of
from tui.store import encryption, migration
from tui.store.backups import Backup, Backups
from tui.store.disk import resolved
from tui.store.drafts import Drafts
from tui.store.errors import DamagedError, MissingEntryError, StoreError, a_damaged_file, a_folder, reading_failed
from tui.store.layout import ENTRIES, Line
from tui.store.recovery import recover
from tui.store.storage import LineDB, LineStorage, LineTable, Signature, StoredDocument
from tui.store.vault import Vault

FILE = "journal.json"
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


class Journal:
    """One journal in one folder. Making one touches nothing; so does opening one that is sound.

    Every method may be called from any thread. An entry that this version cannot read is passed over and written
    back as it stands.

    Args:
        folder: Holds ``journal.json``, ``backups/`` and ``drafts/``.
        clock: The time now, with its offset.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.path = folder / FILE
        self.vault = codec = Vault(self.path)
        self.drafts = Drafts(folder / "drafts", codec)
        self.backups = Backups(folder / "backups", codec)
        self._clock = clock
        self._codec = codec
        self._storage = LineStorage(
            self.path, fresh={"meta": migration.fresh_meta()}, before_replace=self._keep_backup, codec=codec
        )
        table = LineDB(storage=lambda: self._storage).table(ENTRIES)
        assert isinstance(table, LineTable)
        self._table = table
        self._seen: Signature | None = None

    def encrypt(self, passphrase: str) -> None:
        """Seal journal, drafts and backups with a new key, and the key with a passphrase.

        Raises:
            StoreError: If something cannot be written; what is sealed by then can be read all the same.
        """
        encryption.encrypt(self._storage, self.drafts, self.backups, self.vault, passphrase)

    def seal_the_rest(self) -> None:
        """Seal what an encryption that was cut short left readable; meant for idle moments.

        Raises:
            StoreError: If something cannot be written.
        """
        if not self.vault.plain and not self.vault.is_locked:
            encryption.follow(self._storage, self.drafts, self.backups, self.vault)

    def decrypt(self) -> None:
        """Make journal, drafts and backups readable again, and throw the key away.

        Raises:
            LockedError: If the journal was not unlocked here.
            StoreError: If something cannot be written; what is still sealed can be read all the same.
        """
        encryption.decrypt(self._storage, self.drafts, self.backups, self.vault)

    def open(self) -> str | None:
        """Check that the journal can be used, by a look at its two ends; ``mend`` looks at all of it.

        Returns:
            A sentence for the person if the file was damaged and set aside, or is missing where backups are.

        Raises:
            StoreError: If it is a folder, cannot be read, is not ours or a newer version's; nothing is touched.
        """
        try:
            resolved(self.path)
            if self.path.is_dir():
                raise a_folder(self.path)
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        self._seen = self._storage.signature()
        if self._seen is None:
            return self._bring_back()
        try:
            self._check(thorough=False)
        except DamagedError:
            return self.mend()
        return None

    def _bring_back(self) -> str | None:
        """A journal that is gone while backups are there: the newest takes its place, with what was kept since."""
        found = self.backups.newest_good()
        if found is None:
            return None
        self.restore(found[0])
        self.import_entries(from_document(document) for document in self.drafts.finished().values())
        when = datetime.fromtimestamp(found[0].changed / 1e9).astimezone()
        return f"There was no {self.path}; the backup of {when:%Y-%m-%d %H:%M} was put in its place."

    def mend(self) -> str | None:
        """Look at every line; if any is damaged, set the file aside and bring back what can be.

        Returns:
            A sentence for the person, or None if all is well.

        Raises:
            StoreError: If the journal cannot be used or mended.
        """
        with self._storage.transaction():
            for pause in (0.05, 0.2, None):
                try:
                    self._check(thorough=True)
                    return None
                except DamagedError:
                    # Another program may be half way through writing the file in place.
                    if pause:
                        sleep(pause)
            told = recover(
                self.path, self.backups.newest_good(), self.drafts.finished().values(), self._clock(), self._codec
            )
            self._seen = self._storage.signature()
            return told

    def entries(self, include_deleted: bool = False) -> Iterator[Entry]:
        """Every entry, newest first, each read when it is asked for."""
        self._seen = self._storage.signature()
        if self._seen is None:
            return
        schema = self._schema()
        for _, line in self._storage.newest():
            entry = _read(line, schema)
            if entry and (include_deleted or not entry.deleted):
                yield entry

    def newest(self, count: int, include_deleted: bool = False) -> list[Entry]:
        """The newest entries, reading the end of the file alone."""
        return list(islice(self.entries(include_deleted), count))

    def get(self, entry: str) -> Entry | None:
        """The entry with this id, in the trash or not."""
        key = _key(entry)
        if key is None or self._storage.signature() is None:
            return None
        schema = self._schema()
        return next((_read(line, schema) for line in self._storage.lines([key])), None)

    def among(self, entries: Collection[str]) -> Iterator[Entry]:
        """The entries with these ids, newest first; each is read when it is asked for."""
        if self._storage.signature() is None:
            return
        schema = self._schema()
        keys = {key for key in map(_key, entries) if key}
        if len(keys) <= FEW:
            lines = self._storage.lines(sorted(keys, key=int, reverse=True))
        else:
            lines = (line for found, line in self._storage.newest() if found in keys)
        yield from filter(None, (_read(line, schema) for line in lines))

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

    def keep(self, entry: Entry) -> None:
        """Put an entry into the journal; it is on the disk when this returns, and its draft is done with.

        Where the entry is there already, with other answers, those become a revision of it.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        document = to_document(entry)
        key = int(doc_key(entry.id))
        with self._writing():
            try:
                self._table.insert(StoredDocument(document, key))
            except ValueError:
                if not self._table.contains(doc_id=key):
                    raise
                self.change(entry.id, lambda kept: self._merged(kept, entry))
            try:
                self.drafts.finish(entry.id, document)
            except StoreError:
                pass  # the entry is safe: a draft left over must not look like a failure to keep it

    def change(self, entry: str, edit: Callable[[Entry], Entry]) -> Entry:
        """Change one entry, as it stands in the file at this moment; nothing is written if nothing changed.

        Raises:
            MissingEntryError: If there is no such entry, or this version cannot read it.
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            key = int(_key(entry) or -1)
            stored = self._table.get(doc_id=key)
            if stored is None:
                raise MissingEntryError(f"There is no entry {entry}: look for its id with “taut list”.")
            changed = self.change_all([entry], edit)
            found = changed[0].after if changed else _entry(stored)
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
            for key in dict.fromkeys(filter(None, map(_key, entries))):
                stored = self._table.get(doc_id=int(key))
                before = _entry(stored) if stored is not None else None
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
                    self.drafts.forget(entry_of(str(expired)))
            return changed

    def in_trash(self) -> list[Entry]:
        """What lies in the trash, the newest entry first."""
        if self._storage.signature() is None:
            return []
        schema = self._schema()
        found = (_read(line, schema) for _, line in self._storage.newest() if line.is_deleted())
        return [entry for entry in found if entry is not None]

    def empty_trash(self, entries: Iterable[str] | None = None, *, forget_backups: bool = False) -> int:
        """Take entries out for good that lie in the trash now; all of them unless some are named.

        Args:
            entries: Ids.
            forget_backups: Whether the backups are to forget them too.

        Returns:
            How many went.

        Raises:
            StoreError: If it cannot be written.
        """
        with self._writing():
            there = (self._storage.read() or {}).get(ENTRIES, {})
            wanted = None if entries is None else set(filter(None, map(_key, entries)))
            gone = {key for key, line in there.items() if line.is_deleted() and (wanted is None or key in wanted)}
            if gone:
                self._take_out(gone)
                if forget_backups:
                    self.backups.forget(gone)
            return len(gone)

    def _take_out(self, gone: Collection[str]) -> None:
        self._table.rewrite({}, [int(key) for key in gone])
        for key in gone:
            self.drafts.forget(entry_of(key))

    def drop_expired(self) -> int:
        """Take out for good what lay in the trash for 30 days; meant for idle moments after something was written.

        Returns:
            How many entries went.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            gone = self._expired()
            if gone:
                self._take_out([str(key) for key in gone])
            return len(gone)

    def _expired(self) -> set[int]:
        now = self._clock()
        there = (self._storage.read() or {}).get(ENTRIES, {})
        in_trash = {key: line for key, line in there.items() if line.is_deleted()}
        found = ((key, _entry(dict(line))) for key, line in in_trash.items())
        return {int(key) for key, entry in found if entry is not None and is_expired(entry, now)}

    def import_entries(self, entries: Iterable[Entry]) -> int:
        """Put many entries in with one write; those that are there already stay as they are.

        Returns:
            How many were new.

        Raises:
            StoreError: If they cannot be written; the journal is as it was.
        """
        documents = {doc_key(entry.id): to_document(entry) for entry in entries}
        with self._writing():
            there = (self._storage.read() or {}).get(ENTRIES, {})
            new = [StoredDocument(document, int(key)) for key, document in documents.items() if key not in there]
            if new:
                self._table.insert_multiple(new)
            return len(new)

    def remove(self, entries: Iterable[str]) -> int:
        """Take entries out for good. The backups still hold them; ``backups.forget`` is for those.

        Returns:
            How many were there.

        Raises:
            StoreError: If it cannot be written; the journal is as it was.
        """
        with self._writing():
            there = (self._storage.read() or {}).get(ENTRIES, {})
            gone = {key for entry in entries if (key := _key(entry)) in there}
            if gone:
                self._take_out(gone)
            return len(gone)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the journal's place; what stands there now becomes a backup itself.

        Raises:
            StoreError: If the backup is damaged or a newer version's, or the journal cannot be written.
        """
        with self._storage.transaction():
            tables = self.backups.read(backup)
            if tables is None:
                raise a_damaged_file(backup.path)
            migration.schema_of(tables, backup.path)
            self._storage.replace(tables)
            self._seen = self._storage.signature()

    def changed(self) -> bool:
        """Whether anyone else wrote since the entries were last read here."""
        return self._storage.signature() != self._seen

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The lock, and a file that this version may write to."""
        with self._storage.transaction():
            before = self._storage.signature()
            if before is not None and self._schema() < migration.SCHEMA:
                self._migrate()
            yield
            if self._seen == before:
                self._seen = self._storage.signature()

    def _schema(self) -> int:
        return migration.schema_of(self._storage.head(), self.path)

    def _migrate(self) -> None:
        tables, schema = self._storage.read() or {}, self._schema()
        entries = {key: migration.upgrade(dict(line), schema) for key, line in tables.get(ENTRIES, {}).items()}
        self._storage.write({**tables, "meta": migration.fresh_meta(), ENTRIES: entries})

    def _check(self, *, thorough: bool) -> None:
        self._schema()
        try:
            for _, line in islice(self._storage.newest(), None if thorough else 1):
                line.parse()
        except ValueError:
            raise a_damaged_file(self.path) from None

    def _keep_backup(self, journal: Path) -> None:
        if not self.backups.keep(journal, self._clock().date()):
            return
        try:
            waiting = self.drafts.finished_ids()
            held = {key for key, _ in islice(self._storage.newest(), len(waiting) + 20)} if waiting else set()
            for entry in waiting:
                if _key(entry) in held:
                    self.drafts.forget(entry)
        except StoreError:
            pass  # they stay until the next write

    def _merged(self, kept: Entry, entry: Entry) -> Entry:
        source = {**kept.source, **entry.source}
        revisions = edited(kept, entry.answers, self._clock()).revisions
        return replace(entry, revisions=revisions, source=source)


def _key(entry: str) -> str | None:
    try:
        return doc_key(entry)
    except ValueError:
        return None


def _read(line: Line, schema: int) -> Entry | None:
    try:
        return from_document(migration.upgrade(line.parse(), schema))
    except ValueError:
        return None


def _entry(document: Mapping[str, Any]) -> Entry | None:
    try:
        return from_document(dict(document))
    except EntryError:
        return None
