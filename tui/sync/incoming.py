"""What the other machines sent since it was last looked: read whole before any of it is merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias
from zlib import crc32

import msgspec

from tui.records.entry import Document
from tui.store.errors import OtherKeyError
from tui.store.keys import unseal
from tui.sync.carrier import Carrier, File
from tui.sync.errors import SealedDifferentlyError, SyncError, TooNewSyncError
from tui.sync.lines import LARGEST_FILE, MONTH, Batch, Sealing, read_batches, whole_lines
from tui.sync.state import Seen, State

FORMAT = 1
CHECK = b"taut"
"""What is sealed beside a machine's files, so that a key can be tried."""

Join: TypeAlias = Callable[[Document, Document], Document]


class Machine(msgspec.Struct):
    """What a machine says of its own folder.

    Attributes:
        app: ``taut``.
        format: Of its files.
        sealed: A word sealed with their key, in base64; empty where they are readable.
    """

    app: str
    format: int
    sealed: bytes = b""


class Incoming:
    """What came in.

    Attributes:
        entries: By key, all versions joined.
        gone: Keys and moments of what was taken out of the trash for good.
        seen: For every file that was read, how far, and which documents it had.
        trouble: Why nothing may be merged.
    """

    def __init__(self, join: Join) -> None:
        self._join = join
        self.entries: dict[str, Document] = {}
        self.gone: dict[str, str] = {}
        self.seen: dict[str, tuple[Seen, dict[str, Document]]] = {}
        self.trouble: SyncError | None = None

    def add(self, batch: Batch) -> None:
        """Takes what one line holds."""
        for key, document in batch.entries.items():
            found = self.entries.get(key)
            self.entries[key] = document if found is None else self._join(found, document)
        for key, at in batch.gone.items():
            self.gone[key] = max(at, self.gone.get(key, ""))

    def add_what_can_be(self, content: bytes, sealing: Sealing) -> None:
        """Takes the whole lines that can be read, of a file that has another copy."""
        for line in content[: whole_lines(content)].splitlines(keepends=True):
            try:
                for batch in read_batches(sealing, line):
                    self.add(batch)
            except ValueError:
                continue

    def joined(self, documents: dict[str, Document], batch: Batch) -> None:
        """Takes a batch, and notes which documents one file has."""
        self.add(batch)
        for key, document in batch.entries.items():
            documents[key] = self._join(documents[key], document) if key in documents else document


def machines(carrier: Carrier) -> dict[str, Machine]:
    """The machines that have a folder, by name; one whose files have only half arrived is left for the next time.

    Raises:
        TooNewSyncError: If a newer taut writes there.
    """
    found = {}
    for path, file in carrier.files().items():
        name, _, rest = path.partition("/")
        if rest == "taut.json" and file.size < 10_000:
            try:
                found[name] = msgspec.json.decode(carrier.read(path), type=Machine)
            except msgspec.MsgspecError:
                continue
    found = {name: machine for name, machine in found.items() if machine.app == "taut"}
    if any(machine.format > FORMAT for machine in found.values()):
        raise TooNewSyncError("A newer taut syncs there: update taut on this machine.")
    return found


def fits(machine: Machine, secret: str) -> bool:
    """Whether a machine's files are sealed with this key; readable ones fit no key."""
    if not machine.sealed or not secret:
        return not machine.sealed and not secret
    try:
        return unseal(machine.sealed, secret) == CHECK
    except ValueError:
        return False


def read(carrier: Carrier, state: State, sealing: Sealing, own: Mapping[str, bytes], join: Join) -> Incoming:
    """Reads what is new in the others' files, and what of its own stands there and not here.

    Args:
        carrier: Its files as they are now.
        state: How far they were read before.
        sealing: How lines are read.
        own: This machine's files, by name, as they are here.
        join: Makes one of two documents.
    """
    found = Incoming(join)
    try:
        others = machines(carrier)
        for name, machine in others.items():
            if name != state.machine and not fits(machine, sealing.secret):
                raise SealedDifferentlyError(_other_key(name, machine, sealing))
        for path, file in carrier.files().items():
            name, _, rest = path.partition("/")
            if not MONTH.fullmatch(rest):
                continue
            if name == state.machine:
                if state.ours.get(rest) != file.mark:
                    _read_own(found, carrier.read(path), sealing, own.get(rest, b""))
            elif name in others:
                _read_other(found, carrier, path, file, state, sealing)
    except SyncError as problem:
        found.trouble = problem
    return found


def _read_other(found: Incoming, carrier: Carrier, path: str, file: File, state: State, sealing: Sealing) -> None:
    before = state.theirs.get(path) or Seen("")
    if before.mark == file.mark:
        return
    if file.size > LARGEST_FILE:
        raise SealedDifferentlyError(f"{path} is larger than any file of taut's: nothing was merged.")
    content = carrier.read(path)
    end = whole_lines(content)
    # Where the file was replaced, all of it is read, and what was known of it no longer counts.
    goes_on = end >= before.size and crc32(content[: before.size]) == before.crc
    start = before.size if goes_on else 0
    kept = before if goes_on else Seen("")
    read_here: dict[str, Document] = {}
    gone = dict(kept.gone)
    for batch in _batches(content[start:end], path, sealing):
        found.joined(read_here, batch)
        gone |= batch.gone
    seen = Seen(file.mark, end, crc32(content[:end]), dict(kept.sums), gone)
    found.seen[path] = seen, read_here


def _batches(content: bytes, path: str, sealing: Sealing) -> list[Batch]:
    try:
        return list(read_batches(sealing, content))
    except OtherKeyError:
        raise SealedDifferentlyError(f"{path} is sealed with another key: nothing was merged.") from None
    except ValueError:
        raise SealedDifferentlyError(f"{path} was changed or damaged on the way: nothing was merged.") from None


def _read_own(found: Incoming, content: bytes, sealing: Sealing, own: bytes) -> None:
    """What this machine sent and does not have any more, as after a disk was put back to an earlier state."""
    if own.startswith(content):
        return
    found.add_what_can_be(content, sealing)  # what is damaged there gives way to what is here


def _other_key(name: str, machine: Machine, sealing: Sealing) -> str:
    if not machine.sealed:
        return f"The files of {name} there are readable, and this notebook syncs sealed: nothing was merged."
    if not sealing.secret:
        return f"The files of {name} there are sealed, and this notebook syncs readable: nothing was merged."
    return f"The files of {name} there are sealed with another key: nothing was merged."


def known(state: State) -> dict[str, set[str]]:
    """Every entry that some machine's files have as it is here: key to checksums."""
    found: dict[str, set[str]] = {}
    for seen in state.theirs.values():
        for key, checksum in seen.sums.items():
            found.setdefault(key, set()).add(checksum)
    for key, checksum in state.sent.items():
        found.setdefault(key, set()).add(checksum)
    return found
