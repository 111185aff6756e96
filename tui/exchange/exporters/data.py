"""Entries for programs: JSON as they are in the journal, and CSV with a row for each thing that was said."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.insights.views.entry import Bullets, Fact, Prose, sections
from tui.records.entry import Entry, to_document
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


# What JSON lets stand as it is and a terminal or an encoder would stumble over: written as escapes, nothing is lost.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def document(entry: Entry, *, ascii_only: bool = False) -> str:
    """One entry as a JSON object on one line, with every field of a newer version that it was read with."""
    return json_line(to_document(entry), ascii_only=ascii_only)


def json_line(value: dict[str, Any], *, ascii_only: bool = False) -> str:
    """A JSON object on one line, with nothing in it that a terminal or an encoder would stumble over."""
    text = json.dumps(value, ensure_ascii=ascii_only)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def array(entries: Iterable[Entry], *, ascii_only: bool = False) -> Iterator[str]:
    """The pieces of a JSON array, in the order the entries come; together they are one JSON text."""
    before = "[\n"
    for entry in entries:
        yield before + document(entry, ascii_only=ascii_only)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
