"""The lines of a machine's files: each is a few entries, compressed and sealed to the notebook's key, or plain JSON."""

from __future__ import annotations

import re
import uuid
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from tui.records.entry import Document
from tui.store.documents import decode, encode
from tui.store.keys import seal, unseal

MONTH = re.compile(r"\d{4}-\d{2}")
"""The name of a file of entries."""
MOST_IN_LINE = 200
LARGEST = 64 << 20
"""Bytes that a line is at most when it is unpacked, and a file as it is."""
LARGEST_FILE = 512 << 20


class Batch(NamedTuple):
    """What one line holds.

    Attributes:
        entries: Documents of entries, by key.
        gone: Keys of entries that were taken out of the trash for good, each with the moment.
    """

    entries: dict[str, Document]
    gone: dict[str, str]


class Sealing:
    """How lines are written and read.

    Args:
        secret: The age key; empty where lines are readable.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def line(self, value: Any) -> bytes:
        """A value as a line."""
        text = encode(value)
        return (b64encode(seal(zlib.compress(text, 6), self.secret)) if self.secret else text) + b"\n"

    def read(self, line: bytes) -> Any:
        """The value in a line.

        Raises:
            OtherKeyError: If it was sealed with another key.
            ValueError: If it is not what was written.
        """
        if not self.secret:
            return decode(line)
        unpacking = zlib.decompressobj()
        try:
            text = unpacking.decompress(unseal(b64decode(line, validate=True), self.secret), LARGEST)
        except zlib.error as problem:
            raise ValueError(str(problem)) from None
        if not unpacking.eof:
            raise ValueError("cut short, or larger than any line of ours")
        return decode(text)


def whole_lines(content: bytes) -> int:
    """Where the last whole line ends: what follows is still being written."""
    return content.rfind(b"\n") + 1


def batch_lines(sealing: Sealing, entries: Mapping[str, Document], gone: Mapping[str, str]) -> Iterator[bytes]:
    """The lines for some entries, in the order of their keys."""
    keys = sorted(entries, key=int)
    parts = [keys[start : start + MOST_IN_LINE] for start in range(0, len(keys), MOST_IN_LINE)] or [[]]
    for number, part in enumerate(parts):
        told = dict(gone) if number == 0 else {}
        yield sealing.line({"entries": [entries[key] for key in part], "gone": told})


def read_batches(sealing: Sealing, content: bytes) -> Iterator[Batch]:
    """What some whole lines hold.

    Raises:
        OtherKeyError: If one was sealed with another key.
        ValueError: If one is not what was written.
    """
    for line in content.splitlines():
        yield _batch(sealing.read(line))


def _batch(value: Any) -> Batch:
    match value:
        case {"entries": list(entries), "gone": dict(gone)}:
            pass
        case _:
            raise ValueError("no line of entries")
    moments = {key: at for key, at in gone.items() if key.isdecimal() and isinstance(at, str)}
    return Batch({key_of(document): document for document in entries}, moments)


def key_of(document: Any) -> str:
    """The key that an entry has in the journal.

    Raises:
        ValueError: If it is no entry.
    """
    match document:
        case {"id": str(name)}:
            return str(uuid.UUID(name).int)
        case _:
            raise ValueError("no entry")


def month_of(key: str) -> str:
    """The month an entry was begun in, as its id has it; it is never another one."""
    from datetime import UTC, datetime

    try:
        return f"{datetime.fromtimestamp((int(key) >> 80) / 1000, UTC):%Y-%m}".zfill(7)
    except (ValueError, OverflowError, OSError):
        return "0000-00"


def by_month(keys: Iterable[str]) -> dict[str, list[str]]:
    """Keys by the month of their entries."""
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(month_of(key), []).append(key)
    return found
