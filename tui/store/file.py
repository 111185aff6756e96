"""The journal's file with its drafts and backups: opened, mended, migrated, and written under a lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from tui.records.entry import Entry, doc_key, from_document, to_document
from tui.store.atomic_write import resolved
from tui.store.drafts import Drafts
from tui.store.emptied import Emptied
from tui.store.errors import (
    DamagedError,
    NotOursError,
    OtherKeyError,
    StoreError,
    a_damaged_file,
    a_folder,
    reading_failed,
)
from tui.store.line_format import ENTRIES, Line
from tui.store.migration import SCHEMA, fresh_meta, key_of, read_document, schema_of, upgrade
from tui.store.snapshot import SnapshotFile
from tui.store.storage import LineDatabase, LineStorage, LineTable, Signature, StoredDocument
from tui.store.vault import Vault

if TYPE_CHECKING:
    from tui.store.backups import Backup, Backups

FILE = "journal.json"


class JournalFile:
    """What every part of a journal rests on. Making one touches nothing; so does opening one that is sound.

    Args:
        folder: Holds ``journal.json``, ``backups/`` and ``drafts/``.
        clock: The time now, with its offset.

    Attributes:
        tell: Takes a sentence about a file that was mended while it was read, or about backups that cannot be made;
            ``take_news`` gives them otherwise.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.path = folder / FILE
        self.vault = codec = Vault(self.path)
        self.drafts = Drafts(folder / "drafts", codec)
        self.snapshot = SnapshotFile(folder, codec)
        self.emptied = Emptied(folder)
        self.clock = clock
        self._codec = codec
        self.storage = LineStorage(
            self.path, fresh={"meta": fresh_meta()}, before_replace=self._keep_backup, mend=self._mend_now, codec=codec,
            taken_out=self.snapshot.drop,
        )  # fmt: skip
        table = LineDatabase(storage=lambda: self.storage).table(ENTRIES)
        assert isinstance(table, LineTable)
        self.table = table
        self._seen: Signature | None = None
        self._is_mending = False
        self._has_told_of_backups = False
        self._news: list[str] = []
        self.tell: Callable[[str], object] = self._news.append

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
        self._seen = self.storage.signature()
        if self._seen is None:
            return self._bring_back()
        try:
            self._check(thorough=False)
        except DamagedError:
            self._mend_now()
        self._seen = self.storage.signature()
        return " ".join(self.take_news()) or None

    def _bring_back(self) -> str | None:
        """A journal that is gone while backups are there: the newest takes its place, with what was kept since."""
        if self.backups.newest_good() is None:
            return None
        with self.storage.transaction():
            # Another window may have put it back, and written to it, while this one waited.
            self._seen = self.storage.signature()
            found = self.backups.newest_good() if self._seen is None else None
            if found is None:
                return None
            self.restore(found[0])
            self.import_entries(from_document(document) for document in self.drafts.finished().values())
        when = datetime.fromtimestamp(found[0].changed / 1e9).astimezone()
        return f"{self.path} was missing; the backup of {when:%Y-%m-%d %H:%M} took its place."

    def mend(self) -> str | None:
        """Look at every line; if any is damaged, set the file aside and bring back what can be.

        Returns:
            A sentence for the person, or None if all is well.

        Raises:
            StoreError: If the journal cannot be used or mended.
        """
        from tui.store.recovery import recover

        with self.storage.transaction():
            if self._is_mending:
                raise a_damaged_file(self.path)
            self._is_mending = True
            try:
                for pause in (0.05, 0.2, None):
                    try:
                        self._check(thorough=True)
                        return None
                    except DamagedError:
                        # Another program may be half way through writing the file in place.
                        if pause:
                            sleep(pause)
                told = recover(self.path, self.backups, self.drafts.finished().values(), self.clock(), self._codec)
            finally:
                self._is_mending = False
            self.storage.forget()
            return told

    def _mend_now(self) -> None:
        """Mends what a reading came upon, and tells of it."""
        told = self.mend()
        if told:
            self.tell(told)

    def take_news(self) -> list[str]:
        """What there is to tell the person since this was last asked, a sentence each, unless ``tell`` was given."""
        news = self._news[:]
        del self._news[: len(news)]
        return news

    def verify(self) -> None:
        """Look at every line and change nothing.

        Raises:
            DamagedError: If one is damaged.
            StoreError: If the journal cannot be read.
        """
        self._is_mending = True
        try:
            self._check(thorough=True)
        finally:
            self._is_mending = False

    def read(self, lines: Callable[[], Iterator[tuple[str, Line]]]) -> Iterator[Entry]:
        """The entries in some lines, newest first; those this version cannot read are left out.

        Where a line is damaged, the journal is mended there and then, and the reading goes on behind the last entry.

        Args:
            lines: Gives key and line of each, newest first, from the file as it is then.

        Raises:
            StoreError: If the journal cannot be read or mended.
        """
        last: int | None = None
        for is_mended in (False, True):
            try:
                schema = self.schema()
                for key, line in lines():
                    if is_mended and last is not None and key.isdecimal() and int(key) >= last:
                        continue
                    entry = self._entry(key, line, schema, last)
                    last = int(key)
                    if entry is not None:
                        yield entry
                return
            except DamagedError:
                if is_mended:
                    raise
                self._mend_now()

    def _entry(self, key: str, line: Line, schema: int, last: int | None) -> Entry | None:
        """The entry in a line; None if this version cannot read it.

        Raises:
            DamagedError: If the line is not what was written, or not where it was written.
        """
        try:
            number = int(key)
            if last is not None and number >= last:
                raise ValueError("a line appears twice, or in the wrong place")
            document = line.parse()
        except OtherKeyError:
            raise
        except ValueError:
            raise a_damaged_file(self.path) from None
        entry = read_document(upgrade(document, schema))
        # What has no checksum and is no entry is damage; what has one and cannot be read comes from a newer taut.
        is_sound = entry is None or key_of(entry.id) == key if line.is_sealed else entry is not None
        if not is_sound:
            raise a_damaged_file(self.path)
        return entry

    def compress_backups(self) -> None:
        """Compress one backup that is a day old or older; meant for idle moments.

        Under the lock, so that none is written anew from before another window took something out of it for good.
        """
        today = self.clock().date()
        try:
            if self.backups.has_uncompressed(today):
                with self.storage.transaction():
                    self.backups.compress_one(today)
        except (OSError, StoreError):
            pass  # it is as good as it was, and there is another idle moment

    def mark_read(self) -> None:
        """Take note of the file as it now is, before all of it is read.

        Not where nothing can be read: what another window wrote is then still news.

        Raises:
            StoreError: If it cannot be read.
        """
        seen = self.storage.signature()
        if seen is not None:
            self.schema()
        self._seen = seen

    def changed(self) -> bool:
        """Whether anyone else wrote since the entries were last read here."""
        return self.storage.signature() != self._seen

    def restore(self, backup: Backup) -> None:
        """Put a backup in the journal's place; what stands there now becomes a backup itself.

        Raises:
            StoreError: If the backup is damaged, or from a newer taut, or the journal cannot be written.
        """
        with self.storage.transaction():
            tables = self.backups.read(backup)
            if tables is None:
                raise a_damaged_file(backup.path)
            schema_of(tables, backup.path)
            self.emptied.bring_back(tables[ENTRIES], self.clock())
            self.storage.replace(tables)
            self._seen = self.storage.signature()

    def import_entries(self, entries: Iterable[Entry]) -> int:
        """Put many entries in with one write; those that are there already stay as they are.

        Returns:
            How many were new.

        Raises:
            StoreError: If they cannot be written; the journal is as it was.
        """
        documents = {doc_key(entry.id): to_document(entry) for entry in entries}
        with self.writing():
            there = (self.storage.read() or {}).get(ENTRIES, {})
            self.emptied.bring_back(documents, self.clock())
            new = [StoredDocument(document, int(key)) for key, document in documents.items() if key not in there]
            if new:
                self.table.insert_multiple(new)
            return len(new)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The lock, and a file that this version may write to."""
        with self.storage.transaction():
            before = self.storage.signature()
            if before is not None and self.schema() < SCHEMA:
                self._migrate()
            yield
            if self._seen == before:
                self._seen = self.storage.signature()

    def schema(self) -> int:
        """The schema that the file says it has.

        Raises:
            DamagedError: If its head is damaged and entries of ours follow.
            StoreError: If it is not ours, or a newer version's.
        """
        try:
            return schema_of(self.storage.head(), self.path)
        except NotOursError:
            if self._holds_entries():
                raise a_damaged_file(self.path) from None
            raise

    def _holds_entries(self) -> bool:
        try:
            return any(read_document(line) is not None for _, line in islice(self.storage.newest(), 3))
        except (StoreError, ValueError):
            return False

    def _migrate(self) -> None:
        tables, schema = self.storage.read() or {}, self.schema()
        entries = {key: upgrade(dict(line), schema) for key, line in tables.get(ENTRIES, {}).items()}
        self.storage.write({**tables, "meta": fresh_meta(), ENTRIES: entries})

    def _check(self, *, thorough: bool) -> None:
        schema = self.schema()
        if not thorough:
            for key, line in islice(self.storage.newest(), 1):
                self._entry(key, line, schema, None)
            return
        for key, line in (self.storage.read() or {}).get(ENTRIES, {}).items():
            self._entry(key, line, schema, None)

    def _keep_backup(self, journal: Path) -> None:
        if not self.backups.keep(journal, self.clock().date()):
            if not self._has_told_of_backups:
                self._has_told_of_backups = True
                self.tell(self.backups.trouble)
            return
        try:
            waiting = self.drafts.finished_ids()
            held = {key for key, _ in islice(self.storage.newest(), len(waiting) + 20)} if waiting else set()
            for entry in waiting:
                if key_of(entry) in held:
                    self.drafts.forget(entry)
        except StoreError:
            pass  # they stay until the next write
