"""CSV: our own, which has a row for each answer, and any other with a date and a text in each row."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from tui.exchange.exporters.data import COLUMNS
from tui.exchange.importers.entry_builder import (
    DATES,
    IMPORTED,
    TEXTS,
    Here,
    NoJournalError,
    UnreadableError,
    apart,
    day_alone,
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
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(body)
    table = _table(body, delimiter, 1 if said else 0)
    if list(table.names) == list(COLUMNS):
        return _ours(table.rows, here)
    names = table.names
    dated, written = _first(names, DATES), _first(names, TEXTS)
    if dated is None or written is None:
        raise NoJournalError("line 1 does not name a date column and a text column, such as date,text")
    if left := [given for name, given in names.items() if given not in (dated, written) and name not in OTHERS]:
        here.noticed(f"{'Columns' if len(left) > 1 else 'A column'} left out: {listed([one or '“”' for one in left])}.")

    entries = []
    for line, row in table.rows:
        where = f"line {line}"

        def cell(name: str, row: dict[str, str] = row) -> str:
            return (row.get(names.get(name, "")) or "").strip()

        when = f"{row[dated] or ''} {cell('time')}".strip()
        begun = moment(when, where, here)
        body = words(row[written], where)
        title = cell("title")
        whole = f"{title}\n{body}" if title and title != body else body
        source = csv_source(begun, whole)
        starred, tags = is_marked(cell("starred")), labels(cell("tags"))
        entries.append(note(here, begun, whole, source=source, tags=tags, starred=starred, day=day_alone(when)))
    return apart(entries)


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


def _delimiter(text: str) -> str:
    """What stands between the cells: that with which the first row names a date and a text."""
    for delimiter in DELIMITERS:
        names = _names(text, delimiter)
        if _first(names, DATES) and _first(names, TEXTS):
            return delimiter
    return DELIMITERS[0]


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
    """Our own table: the rows of one entry become one entry, with the id it had."""
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
