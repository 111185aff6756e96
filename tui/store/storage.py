"""TinyDB on our file layout: lines that did not change are never parsed nor rendered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from tui.store import line_format
from tui.store.atomic_write import (
    PLAIN,
    Codec,
    copy_start,
    encoded,
    replacing,
    resolved,
    sweep,
    write_all,
    write_atomically,
)
from tui.store.documents import encode, encode_document
from tui.store.errors import BusyError, DamagedError, OtherKeyError, a_damaged_file, not_ours, reading_failed
from tui.store.line_format import ENTRIES, TAIL, Line, Tables
from tui.store.lock import Lock

Signature: TypeAlias = tuple[int, int, int]
"""Size, time of change and inode: when one of them differs, another process wrote."""


class LineStorage(Storage):
    """Reads once while the file is unchanged; writes whole files atomically, under a lock held for the write alone.

    Args:
        path: The journal file; a symbolic link is written through.
        fresh: The tables of a journal that does not exist yet.
        before_replace: Called with the file just before a new one takes its place.
        mend: Called where the file is damaged; reading is then tried once more.
        codec: How text becomes bytes.
        taken_out: Called when entries were taken out for good.
    """

    def __init__(
        self,
        path: Path,
        *,
        fresh: Mapping[str, Any] | None = None,
        before_replace: Callable[[Path], None] | None = None,
        mend: Callable[[], object] | None = None,
        codec: Codec = PLAIN,
        taken_out: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__()
        self.taken_out = taken_out
        self.path = path
        self._fresh = fresh
        self._before_replace = before_replace
        self._mend = mend
        self._codec = codec
        self._lock = Lock(path)
        self._tables: Tables | None = None
        self._signature: Signature | None = None

    def signature(self) -> Signature | None:
        """What tells this state of the file from any other; None where there is no file."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        return found.st_size, found.st_mtime_ns, found.st_ino

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the lock over a reading and the writing that rests on it; may be nested."""
        with self._lock:
            yield

    def forget(self) -> None:
        """Let go of what was read; the next reading goes to the disk."""
        with self._lock.threads:
            self._tables = self._signature = None

    def read(self) -> Tables | None:
        """The tables, entries parsed only when looked at.

        Raises:
            StoreError: If the file cannot be read or is no TinyDB file.
        """
        with self._lock.threads:
            signature = self.signature()
            if self._tables is None or signature != self._signature:
                try:
                    self._tables = self._load(signature)
                except DamagedError:
                    if self._mend is None:
                        raise
                    self._mend()
                    signature = self.signature()
                    self._tables = self._load(signature)
                self._signature = signature
            return self._tables

    def write(self, data: Tables) -> None:
        """Put these tables in place of the file, rendering only documents that changed.

        Raises:
            StoreError: If it cannot be written, or another process wrote since it was read outside a transaction.
        """
        try:
            with self.transaction():
                self._check(self._signature)
                blocks = encoded(line_format.render(data), self._codec)
                write_atomically(self.path, blocks, self._unless_changed(self._signature))
        finally:
            # Documents just written may share their lists with whoever gave them: memory must not run ahead of disk.
            self.forget()

    def replace(self, tables: Tables) -> None:
        """Put these tables in place of whatever the file holds now."""
        with self.transaction():
            self._signature = self.signature()
            self.write(tables)

    def append(self, key: str, document: Mapping[str, Any]) -> bool:
        """Add one entry behind the others without looking at them.

        Returns:
            Whether it was done. It is not if another program laid out the file, the file is missing or a later entry
            is there.
        """
        line = encode(key) + b":" + encode_document(document)
        with self.transaction():
            before = self.signature()
            last = self._last_key()
            if last is None or last >= int(key):
                return False
            sweep(resolved(self.path).parent)
            with (
                replacing(self.path, self._unless_changed(before)) as target,
                self.path.open("rb", buffering=0) as source,
            ):
                copy_start(source.fileno(), target, source.seek(0, 2) - len(TAIL))
                write_all(target, (b",\n" if last >= 0 else b"\n") + line + TAIL)
            self.forget()
        return True

    def _check(self, before: Signature | None) -> None:
        if self.signature() != before:
            raise BusyError(f"Another program changed {self.path} just now: try again.")

    def _unless_changed(self, before: Signature | None) -> Callable[[Path], None]:
        """What is done just before a new file takes the old one's place; programs that know no lock are noticed too."""

        def check(real: Path) -> None:
            self._check(before)
            if self._before_replace:
                self._before_replace(real)

        return check

    def head(self) -> Tables:
        """Every table but the entries, read from the start of the file alone where the layout is ours."""
        try:
            with self.path.open("rb") as file:
                found = line_format.head(file) if self._codec.is_plain else None
        except FileNotFoundError:
            return {}
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        tables = found[0] if found else self.read() or {}
        return {name: table for name, table in tables.items() if name != ENTRIES}

    def newest(self) -> Iterator[tuple[str, Line]]:
        """Each entry with its key, newest first, reading no more of the file than is asked for."""
        try:
            # On Windows an open file cannot be replaced, so nobody could save while this one is being read.
            with self.path.open("rb") as file:
                found = line_format.head(file) if self._codec.is_plain and sys.platform != "win32" else None
                if found:
                    for key, raw in line_format.newest_lines(file, found[1]):
                        yield key, Line(raw)
                    return
        except FileNotFoundError:
            return
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        entries: dict[str, Line] = (self.read() or {}).get(ENTRIES, {})
        yield from reversed(entries.items())

    def content(self) -> bytes | None:
        """The whole text of the file, where its layout is ours.

        Raises:
            StoreError: If it cannot be read.
        """
        try:
            text = self._codec.decode(self.path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        except OtherKeyError:
            raise
        except ValueError:
            raise a_damaged_file(self.path) from None
        return text if line_format.first_line(text) else None

    def lines(self, keys: Iterable[str]) -> Iterator[tuple[str, Line]]:
        """The entries with these keys, each with its key, in their order; of a long journal little is read."""
        missing: list[str] = []
        try:
            with self.path.open("rb") as file:
                found = line_format.head(file) if self._codec.is_plain and sys.platform != "win32" else None
                for key in keys:
                    raw = line_format.line_of(file, found[1], int(key)) if found else None
                    if raw is not None:
                        yield key, Line(raw)
                    else:
                        missing.append(key)
        except FileNotFoundError:
            return
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        if missing:
            # Another's layout, or lines somebody put in another order.
            wanted = set(missing)
            yield from ((key, line) for key, line in self.newest() if key in wanted)

    def _load(self, signature: Signature | None) -> Tables | None:
        if signature is None:
            return deepcopy(dict(self._fresh)) if self._fresh is not None else None
        try:
            return line_format.read_tables(self._codec.decode(self.path.read_bytes()))
        except OSError as problem:
            raise reading_failed(problem, self.path) from None
        except OtherKeyError:
            raise
        except ValueError:
            raise a_damaged_file(self.path) from None
        except TypeError:
            raise not_ours(self.path) from None

    def _last_key(self) -> int | None:
        if not self._codec.is_plain:
            return None
        try:
            with self.path.open("rb") as file:
                found = line_format.head(file)
                if not found:
                    return None
                key, _ = next(line_format.newest_lines(file, found[1]), ("-1", b""))
                return int(key)
        except FileNotFoundError:
            return None
        except ValueError:
            return None
        except OSError as problem:
            raise reading_failed(problem, self.path) from None


class StoredDocument(Document):
    """A document handed out: its own copy all the way down, so that changing it changes nothing stored."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(value.parse() if isinstance(value, Line) else deepcopy(dict(value)), doc_id)


class LineTable(Table):
    """A TinyDB table whose every change reads, changes and writes under one lock."""

    document_class = StoredDocument
    _storage: LineStorage

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        # Answers are not remembered: they would not notice what another process wrote.
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; a new entry behind the others is added without looking at them."""
        with self._storage.transaction():
            self._next_id = None  # another process may have taken it
            stored = self._stored(document)
            if self.name == ENTRIES and self._storage.append(str(stored.doc_id), stored):
                return stored.doc_id
            return super().insert(stored)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert many documents in one write."""
        with self._storage.transaction():
            self._next_id = None
            return super().insert_multiple([self._stored(document) for document in documents])

    def rewrite(self, changed: Mapping[int, Mapping[str, Any]], gone: Collection[int] = ()) -> None:
        """Put these documents in place of those with their ids and take others out, in one write."""

        def update(table: dict[int, Mapping[str, Any]]) -> None:
            for key, document in changed.items():
                table[key] = dict(document)
            for key in gone:
                table.pop(key, None)

        self._update_table(update)
        if gone:
            self._storage.taken_out()

    def _stored(self, document: Mapping[str, Any]) -> StoredDocument:
        if not isinstance(document, Mapping):
            raise ValueError("a document has to be a mapping")
        if isinstance(document, Document):
            return StoredDocument(document, document.doc_id)
        return StoredDocument(document, int(self._get_next_id()))  # type: ignore[no-untyped-call]

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._storage.transaction():
            try:
                super()._update_table(updater)
            except BaseException:
                self._storage.forget()  # the updater may have changed half of what was read
                raise
            finally:
                self._next_id = None


class LineDatabase(TinyDB):
    """A TinyDB of such tables; give it a ``LineStorage``."""

    table_class = LineTable
