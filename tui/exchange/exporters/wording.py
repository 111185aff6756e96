"""What other journals are given of an entry: its moment, and its words to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time

from tui.insights.views.entry import Bullets, Fact, Part, Prose, sections
from tui.records.answers import Long
from tui.records.entry import Entry
from tui.records.text import as_written, one_line

_NOON = time(12)


def moment(entry: Entry) -> datetime:
    """When the entry was begun; noon of its day, where it was moved to another.

    Other journals know no day but that of the clock. Up to noon an entry may belong to the day before all the same: it
    was written before a new day began.
    """
    late = (entry.begun.date() - entry.day).days
    if late == 0 or (late == 1 and entry.begun.time() < _NOON):
        return entry.begun
    return datetime.combine(entry.day, _NOON, entry.begun.tzinfo)


def note_text(entry: Entry) -> str | None:
    """The text of a free note, which is all of it; ``None`` for what was asked."""
    match entry.answers:
        case (Long(text=text, asked="", label=""),) if entry.flow == "note":
            return as_written(text).strip("\n")
        case _:
            return None


def said(entry: Entry, strong: str = "", slanted: str = "") -> str:
    """Each question above what was said to it.

    Args:
        entry: What is written.
        strong: Stands before and after a question.
        slanted: Likewise, of the label of a field.
    """
    return "\n\n".join(_said(entry, strong, slanted))


def _said(entry: Entry, strong: str, slanted: str) -> Iterator[str]:
    for section in sections(entry):
        if asked := one_line(section.asked):
            yield f"{strong}{asked}{strong}"
        for part in section.parts:
            label = one_line(part.label)
            yield _part(part, f"{slanted}{label}:{slanted}" if label else "")


def _part(part: Part, lead: str) -> str:
    match part:
        case Fact(text=text):
            return f"{lead} {text}" if lead else text
        case Prose(text=text):
            return "\n".join(filter(None, (lead, text.strip("\n"))))
        case Bullets(items=items):
            lines = ["- " + item.strip().replace("\n", "\n  ") for item in items]
            return "\n".join([*([lead] if lead else []), *lines])


def word(tag: str, between: str, allowed: str = "") -> str:
    """A tag as one word, for a journal whose tags have no blanks or signs in them.

    Args:
        tag: As it is in taut.
        between: Stands for whatever cannot be in it.
        allowed: What can be in it besides letters and digits, for a class of a pattern.
    """
    return re.sub(rf"[^\w{allowed}]+", between, one_line(tag)).strip(between)
