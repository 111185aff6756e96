"""CSV: our own, which has a row for each answer, and any other with a date and a text in each row."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from tui.exchange.exporters.data import COLUMNS
from tui.exchange.importers.dates import unslashed, when
from tui.exchange.importers.entry_builder import (
    DATES,
    IMPORTED,
    TEXTS,
    Here,
    NoJournalError,
    UnreadableError,
    apart,
    entry,
    is_marked,
    labels,
    moment,
    note,
    words,
)
from tui.records.answers import Long
from tui.records.day import YEARS
from tui.records.entry import Entry, doc_key
from tui.records.history import csv_source
from tui.records.roles import Role
from tui.records.text import listed

OTHERS = ("time", "title", "starred", "tags")
DELIMITERS = ",;\t"

_SAID = re.compile(r"sep=(.)\r?\n")
"""The line that spreadsheets write above the names of the columns."""

csv.field_size_limit(1 << 30)


class _Table(NamedTuple):
    """Names of columns in lower case to the names as they are written, and the rows, each with its line."""

    names: dict[str, str]
    rows: list[tuple[int, dict[str, str]]]


def read(text: str, here: Here) -> list[Entry]:
    """The entries of a table whose first row names its columns, with commas, semicolons or tabs between them.

    Raises:
        UnreadableError: If a date or a text is missing, or a row has more cells than there are columns.
    """
    table = _whole(text, here.columns)
    names = _called(table.names, here.columns)
    dated = names["date"] if "date" in here.columns else _first(names, DATES)
    written = names["text"] if "text" in here.columns else _first(names, TEXTS)
    if dated is None or written is None:
        raise NoJournalError(
            "line 1 does not name a date column and a text column, such as date,text; "
            "“--column text=…” says which it is"
        )
    used = {dated, written, *(names[name] for name in OTHERS if name in names)}
    if left := [given for given in table.names.values() if given not in used]:
        here.noticed(f"{'Columns' if len(left) > 1 else 'A column'} left out: {listed([one or '“”' for one in left])}.")

    entries = []
    plain = unslashed(row[dated] or "" for _, row in table.rows)
    for line, row in table.rows:
        where = f"line {line}"

        def cell(name: str, row: dict[str, str] = row) -> str:
            return (row.get(names.get(name, "")) or "").strip()

        cells = f"{plain(row[dated] or '')} {cell('time')}".strip()
        begun, day = when(cells, here) or (moment(cells, where, here), None)
        body = words(row[written], where)
        title = cell("title")
        whole = f"{title}\n{body}" if title and title != body else body
        source = csv_source(begun, whole)
        starred, tags = is_marked(cell("starred")), labels(cell("tags"))
        entries.append(note(here, begun, whole, source=source, tags=tags, starred=starred, day=day))
    return apart(entries)


def _called(names: dict[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    """The names of the columns, by what a person said they are.

    Raises:
        UnreadableError: If the table has no such column.
    """
    for given in columns.values():
        if given.strip().lower() not in names:
            has = listed([f"“{name}”" for name in names.values()])
            raise UnreadableError(f"line 1 has no column “{given}”; it has {has}")
    taken = {given.strip().lower() for given in columns.values()}
    own = {what: names[given.strip().lower()] for what, given in columns.items()}
    return {**{name: given for name, given in names.items() if name not in taken}, **own}


def is_ours(text: str) -> bool:
    """Whether it is a table as taut writes it."""
    return list(_names(text, _delimiter(text))) == list(COLUMNS)


def read_ours(text: str, here: Here) -> list[Entry]:
    """Our own table: the rows of one entry become one entry, with the id it had.

    Raises:
        UnreadableError: If a row has no id, no day or no text.
    """
    return _ours(_whole(text, {}).rows, here)


def named_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table of others, each with its line and its cells by the name of the column in lower case.

    Raises:
        UnreadableError: If a row has more cells than there are columns.
    """
    table = _whole(text, {})
    for line, row in table.rows:
        yield line, {name: row.get(given) or "" for name, given in table.names.items()}


def _whole(text: str, columns: Mapping[str, str]) -> _Table:
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    return _table(body, said[1] if said else _delimiter(body, columns), 1 if said else 0)


def is_table(text: str) -> bool:
    """Whether the first line names a column for a date and one for a text."""
    if _SAID.match(text):
        return True
    names = _names(text, _delimiter(text))
    return bool(_first(names, DATES) and _first(names, TEXTS))


def _first(names: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((names[name] for name in wanted if name in names), None)


def _names(text: str, delimiter: str) -> dict[str, str]:
    try:
        row: list[str] = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return {}
    return {name.strip().lower(): name for name in row}


def _delimiter(text: str, columns: Mapping[str, str] = {}) -> str:
    """What stands between the cells: that with which the first row names a date and a text, else most columns."""
    tables = {delimiter: _names(text, delimiter) for delimiter in DELIMITERS}
    for delimiter, names in tables.items():
        is_named = columns and all(given.strip().lower() in names for given in columns.values())
        if is_named or (_first(names, DATES) and _first(names, TEXTS)):
            return delimiter
    return max(tables, key=lambda delimiter: len(tables[delimiter]))


def _table(text: str, delimiter: str, lines_above: int) -> _Table:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    found: list[tuple[int, dict[str, str]]] = []
    try:
        given = list(rows.fieldnames or ())
        names = {name.strip().lower(): name for name in given}
        if len(names) < len(given):
            met = Counter(name.strip().lower() for name in given)
            raise UnreadableError(f"line {1 + lines_above} names the column “{max(met, key=met.__getitem__)}” twice")
        for row in rows:
            line = rows.line_num + lines_above
            beyond = [cell for cell in row.pop(None, None) or [] if cell.strip()]
            if beyond:
                raise UnreadableError(
                    f"line {line} has more cells than there are columns, from “{beyond[0].strip()[:30]}” on: "
                    f"put double quotes around a text with “{delimiter}” in it"
                )
            found.append((line, row))
    except csv.Error as problem:
        raise UnreadableError(f"line {rows.line_num + lines_above} is not valid CSV ({problem})") from None
    return _Table(names, found)


def _ours(rows: list[tuple[int, dict[str, str]]], here: Here) -> list[Entry]:
    pages: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in rows:
        pages.setdefault(row["id"], []).append((line, row))
    return [_page(name, found, here) for name, found in pages.items()]


def _page(name: str, rows: list[tuple[int, dict[str, str]]], here: Here) -> Entry:
    line, first = rows[0]
    where = f"line {line}"
    try:
        doc_key(name)
        day = date.fromisoformat(first["day"])
        if day.year not in YEARS:
            raise ValueError
    except (ValueError, TypeError):
        raise UnreadableError(f"{where} has no readable id or day") from None
    begun = moment(first["begun"] or "", where, here)
    is_note = first["flow"] == "note"
    answers = tuple(
        Long(
            step="note" if is_note else IMPORTED, turn=turn, role=Role.NOTE if is_note and not turn else None,
            asked=row["asked"] or "", label=row["label"] or "", text=words(row["text"], f"line {at}"),
        )
        for turn, (at, row) in enumerate(rows)
    )  # fmt: skip
    made = entry(
        here, begun, answers, source=name, flow=first["flow"], day=day, tags=(first["tags"] or "").split(","),
        starred=first["starred"] == "yes",
    )  # fmt: skip
    return replace(made, id=name)
