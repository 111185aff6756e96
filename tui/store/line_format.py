r"""One entry a line, in a file that any JSON reader and stock TinyDB read the same.

``{"meta":{...},\n"entries":{\n"<id>":{...},\n"<id>":{...}\n}}\n``: the lines stand in the order of their ids, which
is the order of time, each with a checksum. JSON never holds a bare newline inside a text, so a newline always parts two
entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, BinaryIO, TypeAlias

from tui.store.documents import decode, encode, encode_document, has_sum, read_document, sealed

ENTRIES = "entries"
MARK = b'\n"entries":{\n'
TAIL = b"\n}}\n"
LONGEST_OTHER_KEY = 30
"""More digits than this are an entry's number."""
_HEAD_LIMIT = 1 << 16
_BLOCK = 1 << 18

_KEY = re.compile(rb'"(\d{31,60})"\s*:\s*\{')

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

    @property
    def is_sealed(self) -> bool:
        """Whether it has a checksum, right or wrong."""
        return has_sum(self.raw)

    def parse(self) -> dict[str, Any]:
        """The document as it was read, a new one every time.

        Raises:
            ValueError: If the line is damaged.
        """
        return read_document(self.raw)

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
            raw = memoryview(self._source)[self._start : self._end]
            return raw if has_sum(raw) else sealed(bytes(raw))
        return encode_document(self._document)

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


def split(data: bytes) -> Tables | None:
    """The tables of a file in our layout, entries unparsed; None for any other layout, sound or not.

    Raises:
        ValueError: If the layout is ours, and its lines are not in order.
    """
    mark = data.find(MARK)
    if mark < 0 or not data.endswith(TAIL):
        return None
    tables = _head(data[:mark])
    if tables is None:
        return None
    start, end = mark + len(MARK), len(data) - len(TAIL)
    lines: dict[str, Any] = {}
    newest = -1
    while start < end:
        stop = data.find(b"\n", start, end)
        last = stop < 0
        stop = end if last else stop - 1
        colon = data.find(b":", start, stop)
        key = data[start + 1 : colon - 1]
        if not key.isdigit() or data[colon : colon + 2] != b":{" or (not last and data[stop] != 0x2C):
            return None
        if int(key) <= newest:
            raise ValueError("a line appears twice, or in the wrong place")
        newest = int(key)
        lines[key.decode("ascii")] = Line(data, colon + 1, stop)
        start = stop + 2
    return {**tables, ENTRIES: lines}


def first_line(data: bytes) -> int:
    """Where the first line of a file in our layout starts; 0 in any other layout."""
    mark = data.find(MARK, 0, _HEAD_LIMIT)
    return mark + len(MARK) if mark >= 0 and data.endswith(TAIL) else 0


def lines_from(data: bytes, start: int) -> Iterator[tuple[int, str, Line]]:
    """Each line from the one that starts there, the oldest first: where it ends, its key and its document.

    Args:
        data: A file in our layout.
        start: Where a line starts.
    """
    end = len(data) - len(TAIL)
    while start < end:
        stop = data.find(b"\n", start, end)
        is_last = stop < 0
        stop = end if is_last else stop + 1
        key, raw = _key_and_document(data[start : stop if is_last else stop - 1], b"" if is_last else b",")
        yield stop, key, Line(raw)
        start = stop


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
        keys = _KEY.findall(data)
        if len(keys) != len(set(keys)):
            raise ValueError("an entry appears twice")
        tables = {name: table if name == ENTRIES else _checked(table) for name, table in tables.items()}
        tables[ENTRIES] = {key: Line(encode_document(entries[key])) for key in sorted(entries, key=_order)}
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
        yield document.render() if isinstance(document, Line) else encode_document(document)
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
    lines = _lines_backwards(file, start)
    if last := next(lines, b""):
        yield _key_and_document(last, b"")
    for line in lines:
        yield _key_and_document(line, b",")


def _lines_backwards(file: BinaryIO, start: int) -> Iterator[bytes]:
    position, rest, block = file.seek(0, 2) - len(TAIL), b"", _BLOCK
    while position > start:
        step = min(block, position - start)
        position -= step
        file.seek(position)
        first, *lines = (file.read(step) + rest).split(b"\n")
        rest = first
        if not lines:
            block *= 2
        yield from reversed(lines)
    if rest:
        yield rest


def line_of(file: BinaryIO, start: int, key: int) -> bytes | None:
    """The document with this key, found by halving, as the lines stand in the order of their keys.

    Args:
        file: A file in our layout.
        start: Where its first line starts, as ``head`` says.
        key: The entry's.

    Returns:
        None if there is none, or if the lines stand in another order.
    """
    end = file.seek(0, 2) - len(TAIL)
    low, high = start, end
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
        found, raw = _key_and_document(line.rstrip(b"\n"), b"," if begin + len(line) < end else b"")
        if not found.isdecimal():
            return None
        if int(found) == key:
            return raw
        if int(found) < key:
            low = begin + len(line)
        else:
            high = middle
    return None


def _head(start: bytes) -> Tables | None:
    try:
        tables = decode(start.removesuffix(b",") + b"}")
        sound = isinstance(tables, dict) and all(isinstance(table, dict) for table in tables.values())
        return {name: _checked(table) for name, table in tables.items()} if sound else None
    except ValueError:
        return None


def _checked(table: dict[str, Any]) -> dict[str, Any]:
    """A small table as it was read.

    Raises:
        ValueError: If it holds an entry, which has another place, or something else than documents.
    """
    for key, document in table.items():
        if not isinstance(document, dict) or (len(key) > LONGEST_OTHER_KEY and "flow" in document):
            raise ValueError("a table with something else in it")
    return table


def _key_and_document(line: bytes, separator: bytes) -> tuple[str, bytes]:
    """Key and document of a line; no key where it does not end as it has to."""
    key, _, raw = line.partition(b":")
    whole = raw.endswith(b"}" + separator)
    return key.strip(b'"').decode("ascii", "replace") if whole else "", raw.removesuffix(separator)


def _order(key: str) -> int:
    return int(key) if key.isdecimal() else -1
