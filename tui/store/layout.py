r"""One entry a line, in a file that any JSON reader and stock TinyDB read the same.

``{"meta":{...},\n"entries":{\n"<id>":{...},\n"<id>":{...}\n}}\n``: the lines stand in the order of their ids, which
is the order of time. JSON never holds a bare newline inside a text, so a newline always parts two entries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any, BinaryIO, TypeAlias

import msgspec

ENTRIES = "entries"
MARK = b'\n"entries":{\n'
TAIL = b"\n}}\n"
_HEAD_LIMIT = 1 << 16
_BLOCK = 1 << 18
_OWN_LINE = re.compile(rb'"\d+":\{"id":"[0-9a-f-]{36}","flow":|\{"meta":|"entries":|\}|\s*$')

Tables: TypeAlias = dict[str, dict[str, Any]]


class Line(MutableMapping[str, Any]):
    """A document that is parsed when it is looked at, and rendered again only if it then became another."""

    __slots__ = ("_document", "_end", "_source", "_start")

    def __init__(self, source: bytes, start: int = 0, end: int | None = None) -> None:
        self._source = source
        self._start = start
        self._end = len(source) if end is None else end
        self._document: dict[str, Any] | None = None

    @property
    def raw(self) -> bytes:
        """The document as it was read."""
        return self._source[self._start : self._end]

    def parse(self) -> dict[str, Any]:
        """The document as it was read, a new one every time.

        Raises:
            ValueError: If the line is damaged.
        """
        document = decode(self.raw)
        if not isinstance(document, dict):
            raise ValueError("a line of the journal is no entry")
        return document

    def is_deleted(self) -> bool:
        """Whether the entry is in the trash; most answer without being parsed."""
        raw = self.raw
        if b'"deleted":null' in raw:
            return False
        try:
            return bool(decode(raw).get("deleted"))
        except (ValueError, AttributeError):
            return False

    def render(self) -> bytes | memoryview:
        """The document as it is to be written."""
        if self._document is None or self._document == self.parse():
            return memoryview(self._source)[self._start : self._end]
        return encode(self._document)

    def _looked_at(self) -> dict[str, Any]:
        if self._document is None:
            self._document = self.parse()
        return self._document

    def __getitem__(self, name: str) -> Any:
        return self._looked_at()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._looked_at()[name] = value

    def __delitem__(self, name: str) -> None:
        del self._looked_at()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._looked_at())

    def __len__(self) -> int:
        return len(self._looked_at())


def encode(value: Any) -> bytes:
    """A value as JSON on one line, in UTF-8, in the order it has."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(value))


def decode(data: bytes) -> Any:
    """The value some JSON holds.

    Raises:
        ValueError: If it is no JSON.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    except RecursionError:
        raise ValueError("nested too deeply") from None
    try:
        return json.loads(data)  # other writers' ways that msgspec refuses: a byte-order mark, NaN, a lone surrogate
    except RecursionError:
        raise ValueError("nested too deeply") from None


def split(data: bytes) -> Tables | None:
    """The tables of a file in our layout, entries unparsed; None for any other layout, sound or not."""
    mark = data.find(MARK)
    if mark < 0 or not data.endswith(TAIL):
        return None
    tables = _head(data[:mark])
    if tables is None:
        return None
    start, end = mark + len(MARK), len(data) - len(TAIL)
    lines: dict[str, Any] = {}
    while start < end:
        stop = data.find(b"\n", start, end)
        last = stop < 0
        stop = end if last else stop - 1
        colon = data.find(b":", start, stop)
        key = data[start + 1 : colon - 1]
        if not key.isdigit() or data[colon : colon + 2] != b":{" or (not last and data[stop] != 0x2C):
            return None
        lines[key.decode("ascii")] = Line(data, colon + 1, stop)
        start = stop + 2
    return {**tables, ENTRIES: lines}


def read_tables(data: bytes) -> Tables:
    """The tables of a file in any layout, every entry a ``Line``.

    Raises:
        ValueError: If it is no JSON.
        TypeError: If it is JSON and not what TinyDB writes.
    """
    tables = split(data)
    if tables is None:
        tables = decode(data)
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            raise TypeError("not a TinyDB file")
        entries = tables.get(ENTRIES, {})
        if not all(key.isdecimal() and isinstance(entries[key], dict) for key in entries):
            raise ValueError("an entry without a number or without fields")
        tables[ENTRIES] = {key: Line(encode(entries[key])) for key in sorted(entries, key=_order)}
    return tables


def render(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[bytes]:
    """The file that holds these tables, in blocks: making 40 MB in one piece would hold the screen still."""
    block: list[bytes | memoryview] = []
    size = 0
    for part in _parts(tables):
        block.append(part)
        size += len(part)
        if size > _BLOCK:
            yield b"".join(block)
            block, size = [], 0
    yield b"".join(block)


def _parts(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[bytes | memoryview]:
    heads = [encode(name) + b":" + encode(table) for name, table in tables.items() if name != ENTRIES]
    entries = tables.get(ENTRIES, {})
    yield b"{" + b",\n".join(heads) + (b"," if heads else b"") + MARK[:-1]
    separator = b"\n"
    for key in sorted(entries, key=_order):
        document = entries[key]
        yield separator + encode(key) + b":"
        yield document.render() if isinstance(document, Line) else encode(document)
        separator = b",\n"
    yield TAIL


def head(file: BinaryIO) -> tuple[Tables, int] | None:
    """The tables before the entries and where the first line starts; None if the layout is not ours."""
    size = file.seek(0, 2)
    file.seek(max(0, size - len(TAIL)))
    if file.read() != TAIL:
        return None
    file.seek(0)
    start = file.read(_HEAD_LIMIT)
    mark = start.find(MARK)
    tables = _head(start[:mark]) if mark >= 0 else None
    return None if tables is None else (tables, mark + len(MARK))


def newest_lines(file: BinaryIO, start: int) -> Iterator[tuple[str, bytes]]:
    """Key and document of each line, from the last to the first, reading no more of the file than is asked for.

    Args:
        file: A file in our layout.
        start: Where its first line starts, as ``head`` says.
    """
    position, rest, block = file.seek(0, 2) - len(TAIL), b"", _BLOCK
    while position > start:
        step = min(block, position - start)
        position -= step
        file.seek(position)
        first, *lines = (file.read(step) + rest).split(b"\n")
        rest = first
        if not lines:
            block *= 2
        for line in reversed(lines):
            yield _key_and_document(line)
    if rest:
        yield _key_and_document(rest)


def line_of(file: BinaryIO, start: int, key: int) -> bytes | None:
    """The document with this key, found by halving, as the lines stand in the order of their keys.

    Args:
        file: A file in our layout.
        start: Where its first line starts, as ``head`` says.
        key: The entry's.

    Returns:
        None if there is none, or if the lines stand in another order.
    """
    low, high = start, file.seek(0, 2) - len(TAIL)
    while low < high:
        middle = (low + high) // 2
        begin = low
        if middle > low:
            file.seek(middle - 1)
            begin = middle - 1 + len(file.readline())
        if begin >= high:
            high = middle
            continue
        file.seek(begin)
        line = file.readline()
        found, raw = _key_and_document(line.rstrip(b"\n"))
        if not found.isdecimal():
            return None
        if int(found) == key:
            return raw
        if int(found) < key:
            low = begin + len(line)
        else:
            high = middle
    return None


def salvage(data: bytes) -> dict[str, dict[str, Any] | None]:
    """Every entry of a damaged file by key; None where it can no longer be read."""
    found: dict[str, Any] = {}
    try:
        # A stock TinyDB that was killed leaves the whole new text with the end of the old one behind it.
        tables, _ = json.JSONDecoder().raw_decode(data.decode("utf-8").lstrip())
        found.update(tables[ENTRIES])
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    for line in data.split(b"\n"):
        key, raw = _key_and_document(line)
        if key.isdecimal():
            try:
                found[key] = decode(raw)
            except ValueError:
                found.setdefault(key, None)
    return {key: document if isinstance(document, dict) else None for key, document in found.items()}


def _head(start: bytes) -> Tables | None:
    try:
        tables = decode(start.removesuffix(b",") + b"}")
    except ValueError:
        return None
    sound = isinstance(tables, dict) and all(isinstance(table, dict) for table in tables.values())
    return tables if sound else None


def _key_and_document(line: bytes) -> tuple[str, bytes]:
    key, _, raw = line.partition(b":")
    return key.strip(b'"').decode("ascii", "replace"), raw.removesuffix(b",")


def _order(key: str) -> int:
    return int(key) if key.isdecimal() else -1


def _without_surrogates(value: Any) -> Any:
    """The value with pairs of surrogates joined and lone ones made visible, as UTF-8 has neither."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {_without_surrogates(name): _without_surrogates(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value


def without(text: bytes, keys: Iterable[str]) -> tuple[bytes, bool]:
    """A text of this layout, whole or damaged, without the lines of some entries.

    Returns:
        It, and whether every line that is left tells whose it is, and that it is not theirs.
    """
    gone = tuple(encode(key) + b":" for key in keys)
    left = [line for line in text.splitlines(keepends=True) if not line.startswith(gone)]
    return b"".join(left), all(_OWN_LINE.match(line) and line.count(b'","flow":"') < 2 for line in left)
