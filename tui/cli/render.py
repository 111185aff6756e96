"""A page model or an entry as lines for a terminal or a pipe: what a picture shows stands in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from tui.cli.output import Span
from tui.cli.rows import PAGE_WIDTH, cells, padded, wrapped
from tui.insights.views import entry, model
from tui.insights.views.days import MoodLines
from tui.insights.views.pictures import Picture
from tui.records.text import one_line

INDENT = "  "
HANGING = "    "


def page_lines(page: model.Page) -> Iterator[Span]:
    """The title and every section, each line no wider than 72 columns."""
    yield f"{page.title}, {page.note}" if page.note else page.title, "strong"
    for section in page.sections:
        yield from section_lines(section)


def section_lines(section: model.Section) -> Iterator[Span]:
    """A heading, and its rows under it."""
    indent = INDENT
    if section.heading:
        yield from ((line, "quiet") for line in wrapped(section.heading, indent=INDENT))
        indent = HANGING
    for _, rows in groupby(section.rows, type):
        found = list(rows)
        widest = max(
            (cells(one_line(row.label)) for row in found if isinstance(row, model.Labelled | model.Aligned)), default=0
        )
        for row in found:
            yield from ((line, "") for line in _row(row, indent, widest))
    if section.more:
        yield f"{indent}and {section.more} earlier", "quiet"


def _row(row: model.Row, indent: str, widest: int) -> Iterator[str]:
    """One row; those of one kind have their labels in a column."""
    hanging = f"{indent}  "
    match row:
        case model.Line(text=text) | model.Series(text=text):
            yield from wrapped(text, indent=indent)
        case model.Labelled(label=label, text=text, note=note, details=details):
            said = one_line(text) + (f" ({one_line(note)})" if note else "")
            head = f"{padded(one_line(label), widest)}  " if widest else ""
            yield from wrapped(said, indent=indent + head, hanging=(indent + " " * cells(head)) if head else hanging)
            for detail in details:
                yield from wrapped(one_line(detail), indent=hanging, hanging=f"{hanging}  ")
        case model.Pieces(pieces=pieces):
            yield from wrapped(_joined(pieces), indent=indent, hanging=hanging)
        case model.Bars(label=label, text=text):
            yield from wrapped(f"{label}: {text}" if label else text, indent=indent, hanging=hanging)
        case model.Share(label=label, text=text, note=note, pieces=pieces):
            said = ", ".join(filter(None, (text, note, _joined(pieces))))
            yield from wrapped(f"{label}: {said}", indent=indent, hanging=hanging)
        case model.Band(label=label):
            if label:
                yield from wrapped(one_line(label), indent=indent, hanging=hanging)
            yield from wrapped(_joined(row.pieces), indent=hanging if label else indent)
            for detail in row.details:
                yield from wrapped(detail, indent=f"{hanging}  ")
        case model.Aligned(label=label):
            head = f"{padded(one_line(label), widest)}  "
            yield from wrapped(_joined(row.pieces) or "not rated yet", indent=indent + head)
        case model.Days(text=text) | MoodLines(text=text):
            yield from wrapped(text, indent=indent) if text else ()
        case model.Reworded(label=label, after=after):
            yield from wrapped(label, indent=indent)
            yield from wrapped(one_line(after), indent=hanging)
        case Picture():
            for said in row.sentences:
                yield from wrapped(said, indent=indent, hanging=hanging)
        case model.Choice(text=text, about=about, head=head):
            said = one_line(text) + (f" ({one_line(about)})" if about else "")
            yield from wrapped(f"{head}: {said}" if head else said, indent=indent, hanging=hanging)
        case _:
            assert_never(row)


def _joined(pieces: Iterable[model.Piece]) -> str:
    return ", ".join(one_line(one.words) for one in pieces)


def entry_lines(shown: entry.EntryPage, width: int = PAGE_WIDTH) -> Iterator[Span]:
    """The lines of one entry, none wider than ``width``, and how each looks."""
    yield shown.day, "strong"
    for line in wrapped(" · ".join([shown.title, shown.times, *shown.states]), width):
        yield line, "accent"
    if shown.tags:
        for line in wrapped(" ".join(shown.tags), width):
            yield line, "quiet"
    for section in shown.sections or (entry.Section("", (entry.Fact(entry.NOTHING),)),):
        yield "", ""
        yield from _asked_lines(section, width)
    yield "", ""
    yield shown.id, "quiet"


def _asked_lines(section: entry.Section, width: int) -> Iterator[Span]:
    asked = one_line(section.asked)
    indent = INDENT if asked else ""
    if asked:
        for line in wrapped(asked, width):
            yield line, "accent"
    for number, part in enumerate(section.parts):
        if number and isinstance(part, entry.Prose):
            yield "", ""
        for line in _part_lines(part, width, indent):
            yield line, ""


def _part_lines(part: entry.Part, width: int, indent: str) -> Iterator[str]:
    label = one_line(part.label)
    match part:
        case entry.Fact(text=text):
            yield from wrapped(f"{label}: {text}" if label else text, width, indent)
        case entry.Prose(text=text):
            if label:
                yield from wrapped(f"{label}:", width, indent)
            yield from wrapped(text.strip("\n"), width, indent)
        case entry.Bullets(items=items):
            if label:
                yield from wrapped(f"{label}:", width, indent)
            for item in items:
                yield from wrapped(item, width, f"{indent}- ", f"{indent}  ")
