"""One sync: pull, read, merge, write, push. It may be cut at any moment: what is done twice changes nothing.

What comes in reaches the journal before it counts as read; what goes out reaches this machine's own files before it
counts as sent, and those are made the same at the meeting place each time. So whatever the others, or this machine
before it was cut, left half done is done with the next sync.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from tui.records.entry import Document
from tui.store.atomic_write import inside, write_atomically
from tui.store.documents import has_sum
from tui.store.emptied import is_emptied
from tui.store.journal import FEW, Journal, TakenIn
from tui.sync import incoming
from tui.sync import state as states
from tui.sync.carrier import Carrier
from tui.sync.drafts import DraftSync
from tui.sync.errors import BrokenCopyError, SyncError
from tui.sync.incoming import Incoming, Join, known
from tui.sync.lines import MONTH, Sealing, batch_lines, by_month, key_of, month_of, read_batches, whole_lines
from tui.sync.state import State

TRIES = 8


class Synced(NamedTuple):
    """What a sync did.

    Attributes:
        came: What came into the journal.
        sent: How many entries went out.
        deleted: How many deletions for good went out.
        drafts: Whether an unfinished session came in.
    """

    came: TakenIn
    sent: int
    deleted: int
    drafts: bool


class Engine:
    """Syncs one notebook; the lock is held by whoever calls.

    Args:
        journal: Its journal.
        folder: Holds the state and this machine's own files.
        state: What is known; changed and saved as it goes.
        sealing: How lines are written.
        carrier: What carries them.
        join: Makes one of two documents of an entry.
        drafts: Takes and gives unfinished sessions.
    """

    def __init__(
        self,
        journal: Journal,
        folder: Path,
        state: State,
        sealing: Sealing,
        carrier: Carrier,
        join: Join,
        drafts: DraftSync,
    ) -> None:
        self._journal = journal
        self._folder = folder
        self._own = folder / states.OWN
        self._state = state
        self._sealing = sealing
        self._carrier = carrier
        self._join = join
        self._drafts = drafts

    def sync(self) -> Synced:
        """Does all of it.

        Raises:
            OfflineError: If the meeting place cannot be reached; nothing is lost.
            SyncError: If something there cannot be merged; what is new here went there all the same.
            StoreError: If something cannot be read or written here.
        """
        came, sent, deleted, drafts = TakenIn(), 0, 0, False
        broken = 0
        for _ in range(TRIES):
            try:
                self._carrier.pull()
                found = self._read()
                if found.trouble is None:
                    came = _both(came, self._merge(found))
                    drafts |= self._drafts.take(self._carrier, self._state, self._sealing)
                went, gone = self._write(has_read=found.trouble is None)
                sent, deleted = sent + went, deleted + gone
                is_pushed = self._carrier.push(self._state.machine, self._own)
            except BrokenCopyError as problem:
                broken += 1
                if broken > 1:
                    raise SyncError(str(problem)) from None
                self._carrier.renew()
                continue
            if is_pushed:
                self._note_ours()
                if found.trouble is not None:
                    raise found.trouble
                return Synced(came, sent, deleted, drafts)
        raise SyncError("Other machines are syncing all the time: try again in a moment.")

    def _save(self) -> None:
        states.save(self._folder, self._state)

    # in

    def _read(self) -> Incoming:
        state = self._state
        there = self._carrier.files()
        for path in [path for path in state.theirs if path not in there]:
            del state.theirs[path]  # lost there: what came from it is sent again from here
        own = {path.name: path.read_bytes() for path in self._own_months()}
        lacks = self._lacks(known(state))
        if lacks:
            state.theirs.clear()
            state.ours.clear()
        found = incoming.read(self._carrier, state, self._sealing, own, self._join)
        if lacks:
            for content in own.values():
                found.add_what_can_be(content, self._sealing)
        return found

    def _lacks(self, keys: Iterable[str]) -> bool:
        """Whether the journal lacks what it had, as after an earlier backup took its place."""
        gone = self._journal.emptied.read()
        there = {key for key, _ in self._journal.storage.newest()}
        return any(key not in there and key not in gone for key in keys)

    def _merge(self, found: Incoming) -> TakenIn:
        """Puts what came in into the journal, and notes how far was read."""
        if not found.entries and not found.gone and not found.seen:
            return TakenIn()
        after: dict[str, Document] = {}

        def join(here: Document, there: Document) -> Document:
            both = self._join(here, there)
            after[key_of(there)] = both
            return both

        # Under one lock: an entry that is changed here in between would else count as one that came in.
        with self._journal.writing():
            documents = {str(document["id"]): document for document in found.entries.values()}
            taken = self._journal.take_in(documents, join, found.gone)
            sums = self._sums(found.entries.keys())
        for path, (seen, read) in found.seen.items():
            for key, document in read.items():
                seen.sums.pop(key, None)
                if key in sums and after.get(key, found.entries[key]) == document:
                    seen.sums[key] = sums[key]
                elif key in sums:
                    self._state.sent.pop(key, None)  # whoever sent it lacks what is here
            self._state.theirs[path] = seen
        if found.seen:
            self._save()
        return taken

    def _sums(self, keys: Iterable[str]) -> dict[str, str]:
        wanted = set(keys)
        storage = self._journal.storage
        lines = storage.lines(sorted(wanted, key=int, reverse=True)) if len(wanted) <= FEW else storage.newest()
        return {key: _sum(line.raw) for key, line in lines if key in wanted}

    # out

    def _write(self, *, has_read: bool) -> tuple[int, int]:
        """Adds what is new here to this machine's own files; how many entries and deletions that is.

        Args:
            has_read: Whether all that the others have was read.
        """
        state, emptied = self._state, self._journal.emptied.read()
        there = known(state)
        found: dict[str, tuple[str, Document]] = {}
        keys = set[str]()
        for key, line in self._journal.storage.newest():
            keys.add(key)
            raw = line.raw
            checksum = _sum(raw)
            if key.isdecimal() and checksum not in there.get(key, ()):
                try:
                    found[key] = checksum, line.parse()
                except ValueError:
                    continue  # it goes once the journal is mended
        told = state.gone | {key: at for seen in state.theirs.values() for key, at in seen.gone.items()}
        gone = {key: at for key, at in emptied.items() if told.get(key, "") < at}
        forgotten = [key for key in state.sent if key in emptied and key not in keys]
        for month, some in by_month(forgotten).items():
            self._forget(self._own / month, set(some), emptied)
        lost = [key for key in state.sent if key not in keys and key not in emptied] if has_read else []
        for key in (*forgotten, *lost):
            state.sent.pop(key, None)
        months = by_month((*found, *(key for key in gone if key not in found)))
        for month, some in months.items():
            entries = {key: found[key][1] for key in some if key in found}
            lines = batch_lines(self._sealing, entries, {key: gone[key] for key in some if key in gone})
            path = self._own / month
            before = path.read_bytes() if path.exists() else b""
            write_atomically(path, before[: whole_lines(before)] + b"".join(lines))
        is_changed = bool(found or gone or forgotten or lost)
        state.sent |= {key: checksum for key, (checksum, _) in found.items()}
        state.gone |= gone
        if self._drafts.give(self._own / "drafts", state, self._sealing) or is_changed:
            self._save()
        return len(found), len(gone)

    def _forget(self, path: Path, keys: set[str], emptied: dict[str, str]) -> None:
        """Writes one of this machine's own files anew, without what was taken out of the trash for good."""
        entries: dict[str, Document] = {}
        gone: dict[str, str] = {}
        try:
            batches = list(read_batches(self._sealing, path.read_bytes()) if path.exists() else ())
        except ValueError:
            batches = []  # damaged: all of the month is sent again
            for key in [key for key in self._state.sent if month_of(key) == path.name]:
                del self._state.sent[key]
        for batch in batches:
            gone |= batch.gone
            for key, document in batch.entries.items():
                if key not in keys or not is_emptied(document, emptied[key]):
                    entries[key] = self._join(entries[key], document) if key in entries else document
        write_atomically(path, b"".join(batch_lines(self._sealing, entries, gone)))

    def _own_months(self) -> list[Path]:
        return [path for path in inside(self._own) if MONTH.fullmatch(path.name)]

    def _note_ours(self) -> None:
        name = f"{self._state.machine}/"
        ours = {
            path.removeprefix(name): file.mark for path, file in self._carrier.files().items() if path.startswith(name)
        }
        if ours != self._state.ours:
            self._state.ours = ours
            self._save()


def _both(one: TakenIn, other: TakenIn) -> TakenIn:
    return TakenIn((*one.new, *other.new), (*one.changed, *other.changed), one.emptied + other.emptied)


def _sum(raw: bytes) -> str:
    return raw[8:16].decode("ascii", "replace") if has_sum(raw) else f"{crc32(raw):08x}-"
