"""CSV: our own, which has a row for each answer, and any other with a date and a text in each row."""

from __future__ import annotations

import csv
import io
from datetime import date

from tui.exchange.incoming.page import IMPORTED, Here, UnreadableError, day_alone, entry, moment, note, words
from tui.exchange.table import COLUMNS
from tui.records.answers import Long
from tui.records.day import YEARS
from tui.records.entry import Entry
from tui.records.ids import doc_key
from tui.records.roles import Role

DATES = ("begun", "date", "day", "datetime", "created", "timestamp")
TEXTS = ("text", "answer", "entry", "note", "body", "content")

csv.field_size_limit(1 << 30)


def read(text: str, here: Here) -> list[Entry]:
    """The entries of a table whose first row names its columns.

    Raises:
        UnreadableError: If a date or a text is missing.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
        found = [(rows.line_num, row) for row in rows]
    except csv.Error as problem:
        raise UnreadableError(f"line {rows.line_num} is no CSV ({problem})") from None
    if list(names) == list(COLUMNS):
        return _ours(found, here)
    dated = next((names[name] for name in DATES if name in names), None)
    written = next((names[name] for name in TEXTS if name in names), None)
    if dated is None or written is None:
        raise UnreadableError("line 1 names no column for a date and one for a text, such as date,text")

    entries = []
    for line, row in found:
        where = f"line {line}"

        def cell(name: str, row: dict[str, str] = row) -> str:
            return (row.get(names.get(name, "")) or "").strip()

        when = f"{row[dated] or ''} {cell('time')}".strip()
        begun = moment(when, where, here)
        body = words(row[written], where)
        title = cell("title")
        whole = f"{title}\n{body}" if title and title != body else body
        source = f"csv {begun.isoformat()} {whole}"
        starred = cell("starred").lower() in ("true", "yes", "1")
        tags = cell("tags").replace(";", ",").split(",")
        entries.append(note(here, begun, whole, source=source, tags=tags, starred=starred, day=day_alone(when)))
    return entries


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
    from msgspec.structs import replace

    return replace(made, id=name)
