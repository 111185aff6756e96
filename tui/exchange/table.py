"""Entries as CSV for a spreadsheet: a row for each thing that was said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tui.insights.page import Bullets, Fact, Prose, sections
from tui.records.entry import Entry
from tui.records.text import clean, one_line

COLUMNS = ("id", "day", "begun", "flow", "asked", "label", "text", "tags", "starred")
"""The first row. Tags stand with commas between them; starred is yes or empty."""


def table(entries: Iterable[Entry]) -> Iterator[str]:
    """The rows, one piece for each entry, in the order the entries come."""
    yield _rows([COLUMNS])
    for entry in entries:
        yield _rows(_entry(entry))


def _entry(entry: Entry) -> Iterator[tuple[str, ...]]:
    head = (entry.id, entry.day.isoformat(), entry.begun.isoformat(timespec="seconds"), one_line(entry.flow))
    tail = (",".join(map(one_line, entry.tags)), "yes" if entry.starred else "")
    for section in sections(entry):
        for part in section.parts:
            match part:
                case Prose(text=text, label=label) | Fact(text=text, label=label):
                    yield (*head, section.asked, label, text, *tail)
                case Bullets(items=items, label=label):
                    yield (*head, section.asked, label, "\n".join(items), *tail)


def _rows(rows: Iterable[Iterable[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(map(clean, row) for row in rows)
    return written.getvalue()
