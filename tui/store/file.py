"""The journal's file with its drafts and backups: opened, mended, migrated, and written under a lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from tui.records.entry import Entry, EntryError, from_document, to_document
from tui.records.ids import doc_key
from tui.store import migration
from tui.store.disk import resolved
from tui.store.drafts import Drafts
from tui.store.errors import DamagedError, OtherKeyError, StoreError, a_damaged_file, a_folder, reading_failed
from tui.store.layout import ENTRIES, Line
from tui.store.storage import LineDB, LineStorage, LineTable, Signature, StoredDocument
from tui.store.vault import Vault

if TYPE_CHECKING:
    from tui.store.backups import Backup, Backups

FILE = "journal.json"


class JournalFile:
    """What every part of a journal rests on. Making one touches nothing; so does opening one that is sound.

    Args:
        folder: Holds ``journal.json``, ``backups/`` and ``drafts/``.
        clock: The time now, with its offset.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.path = folder / FILE
        self.vault = codec = Vault(self.path)
        self.drafts = Drafts(folder / "drafts", codec)
        self._clock = clock
        self._codec = codec
        self._storage = LineStorage(
            self.path, fresh={"meta": migration.fresh_meta()}, before_replace=self._keep_backup, codec=codec
        )
        table = LineDB(storage=lambda: self._storage).table(ENTRIES)
        assert isinstance(table, LineTable)
        self._table = table
        self._seen: Signature | None = None

    @cached_property
    def backups(self) -> Backups:
        """What the journal was before."""
        from tui.store.backups import Backups  # nothing is backed up before the first picture

        return Backups(self.path.parent / "backups", self.vault)

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
        if self.backups.newest_good() is None:
            return None
        with self._storage.transaction():
            # Another window may have put it back, and written to it, while this one waited.
            self._seen = self._storage.signature()
            found = self.backups.newest_good() if self._seen is None else None
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
        from tui.store.recovery import recover

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

    def tidy_backups(self) -> None:
        """Compress one backup that is a day old or older; meant for idle moments.

        Under the lock, so that none is written anew from before another window took something out of it for good.
        """
        today = self._clock().date()
        try:
            if self.backups.is_untidy(today):
                with self._storage.transaction():
                    self.backups.tidy(today)
        except (OSError, StoreError):
            pass  # it is as good as it was, and there is another idle moment

    def look(self) -> None:
        """Take note of the file as it now is, before all of it is read.

        Not where nothing can be read: what another window wrote is then still news.

        Raises:
            StoreError: If it cannot be read.
        """
        seen = self._storage.signature()
        if seen is not None:
            self._schema()
        self._seen = seen

    def set_aside(self) -> list[Path]:
        """Damaged journals that were put aside; they stand beside the file itself, where a link leads to it."""
        try:
            real = resolved(self.path)
        except StoreError:
            return []  # the disk it leads to is not there
        return sorted(filter(Path.is_file, real.parent.glob(f"{real.stem}.damaged-*")))

    def changed(self) -> bool:
        """Whether anyone else wrote since the entries were last read here."""
        return self._storage.signature() != self._seen

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
        except OtherKeyError:
            raise
        except ValueError:
            raise a_damaged_file(self.path) from None

    def _keep_backup(self, journal: Path) -> None:
        if not self.backups.keep(journal, self._clock().date()):
            return
        try:
            waiting = self.drafts.finished_ids()
            held = {key for key, _ in islice(self._storage.newest(), len(waiting) + 20)} if waiting else set()
            for entry in waiting:
                if key_of(entry) in held:
                    self.drafts.forget(entry)
        except StoreError:
            pass  # they stay until the next write


def key_of(entry: str) -> str | None:
    """The key of an entry in the file; None for what is no id."""
    try:
        return doc_key(entry)
    except ValueError:
        return None


def read_line(line: Line, schema: int) -> Entry | None:
    """The entry in a line of a file of some schema; None if this version cannot read it."""
    try:
        return from_document(migration.upgrade(line.parse(), schema))
    except ValueError:
        return None


def read_document(document: Mapping[str, Any]) -> Entry | None:
    """The entry in a document of this version; None if it cannot be read."""
    try:
        return from_document(dict(document))
    except EntryError:
        return None
