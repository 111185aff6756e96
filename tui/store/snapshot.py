"""What was read out of a beginning of the journal, kept beside it: worth nothing where the journal begins otherwise.

It is bound to every byte of that beginning, and to whatever its maker names. One that is damaged, cut short, made by
another version, or sealed where the journal is not (or the other way round), is as good as none.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from tui.store.atomic_write import Codec, write_now
from tui.store.errors import StoreError

FILE = "folded"
_MAGIC = b"taut folded 1\n"
_WIDTH = 4


class Beginning(msgspec.Struct, frozen=True):
    """The beginning of a journal.

    Attributes:
        length: In bytes, before encryption.
        digest: Of those bytes.
    """

    length: int
    digest: bytes

    @classmethod
    def of(cls, content: bytes, length: int) -> Beginning:
        """The first bytes of a journal's content."""
        from hashlib import blake2b  # a note is saved without it

        return cls(length, blake2b(memoryview(content)[:length], digest_size=32).digest())

    def begins(self, content: bytes) -> bool:
        """Whether a journal's content begins so."""
        return len(content) >= self.length and Beginning.of(content, self.length) == self


class Snapshot(msgspec.Struct, frozen=True):
    """What was read out of a beginning, in blocks.

    Attributes:
        made_by: What made it; another maker's is not understood.
        of: What it was read out of.
        names: Of the blocks.
        blocks: Their bytes.
    """

    made_by: str
    of: Beginning
    names: tuple[str, ...]
    blocks: tuple[memoryview | bytes, ...]


class _Head(msgspec.Struct, frozen=True):
    made_by: str
    of: Beginning
    names: tuple[str, ...]
    sizes: tuple[int, ...]
    sum: int


class SnapshotFile:
    """The one file of a notebook. That it cannot be read or written stops nothing: all is read anew then.

    Args:
        folder: Where it is.
        codec: How its text becomes bytes: as the journal's does.
    """

    def __init__(self, folder: Path, codec: Codec) -> None:
        self._path = folder / FILE
        self._codec = codec

    def read(self, made_by: str) -> Snapshot | None:
        """The snapshot, if there is one that is whole and made by this maker."""
        try:
            data = self._path.read_bytes()
            if data.startswith(_MAGIC) != self._codec.is_plain:
                return None
            text = memoryview(self._codec.decode(data))
            begin = len(_MAGIC) + _WIDTH
            size = int.from_bytes(text[len(_MAGIC) : begin], "big")
            head = msgspec.msgpack.decode(text[begin : begin + size], type=_Head)
            body = text[begin + size :]
            if head.made_by != made_by or len(body) != sum(head.sizes) or crc32(body) != head.sum:
                return None
        except (OSError, StoreError, ValueError):
            return None
        blocks, start = [], 0
        for size in head.sizes:
            blocks.append(body[start : start + size])
            start += size
        return Snapshot(head.made_by, head.of, head.names, tuple(blocks))

    def write(self, snapshot: Snapshot) -> None:
        """Puts a snapshot in the place of the one before."""
        body = b"".join(snapshot.blocks)
        sizes = tuple(map(len, snapshot.blocks))
        head = msgspec.msgpack.encode(_Head(snapshot.made_by, snapshot.of, snapshot.names, sizes, crc32(body)))
        with suppress(OSError, StoreError):
            text = b"".join((_MAGIC, len(head).to_bytes(_WIDTH, "big"), head, body))
            # What is lost with the power is worked out again, so nothing waits for the disk to confirm it.
            write_now(self._path, self._codec.encode(text), synced=False)

    def drop(self) -> None:
        """Forgets it: something in it is not to be kept, or not to be kept so."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def drop_readable(self) -> None:
        """Forgets it, unless it is encrypted."""
        with suppress(OSError):
            with self._path.open("rb") as file:
                is_readable = file.read(len(_MAGIC)) == _MAGIC
            if is_readable:
                self._path.unlink()
