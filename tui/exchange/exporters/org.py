"""An outline for Emacs as org-journal writes it: a heading a day and one below it an entry, with when each was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from tui.exchange.exporters.formats import Title
from tui.exchange.exporters.wording import moment, note_text, said, word
from tui.records.day import written_day
from tui.records.entry import Entry
from tui.records.text import one_line

_HEADING = re.compile(r"^(?=\*+[ \t])", re.MULTILINE)
"""A star that would make a heading: with a blank before it, it begins an item of a list, as it does in Markdown."""
_KEYWORD = re.compile(r"^([ \t]*)(?=#(?:\+|[ \t]|$)|:[\w@#%+-]+:)", re.MULTILINE)
"""What would be a comment, set something for the whole file, or fold away what follows."""
_UNSEEN = "\u200b"
"""The blank without width that Org's manual gives for what is not to be read as Org."""


def outline(entries: Iterable[Entry], title: Title) -> Iterator[str]:
    """The entries, a piece for each, under their days."""
    before = ""
    for day, found in groupby(entries, key=lambda entry: entry.day):
        created = day.isoformat().replace("-", "")
        heading = f"{before}* {written_day(day)}\n{_properties(('CREATED', created))}"
        for entry in found:
            yield f"{heading}{_entry(entry, title)}"
            heading = ""
        before = "\n"


def _entry(entry: Entry, title: Title) -> str:
    at = moment(entry)
    tags = list(dict.fromkeys(filter(None, (word(tag, "_", "@#%") for tag in entry.tags))))
    text = note_text(entry)
    head = " ".join([
        f"** {at:%H:%M}",
        *([one_line(title(entry.flow))] if text is None else []),  # a note is all that was written
        *([f":{':'.join(tags)}:"] if tags else []),
    ])  # fmt: skip
    named = [("ID", entry.id), ("CREATED", f"[{at.date().isoformat()} {at:%a %H:%M}]")]
    if entry.starred:
        named.append(("STARRED", "yes"))
    body = _HEADING.sub(" ", _KEYWORD.sub(rf"\1{_UNSEEN}", said(entry, "*", "/") if text is None else text))
    return f"{head}\n" + _properties(*named) + (f"{body}\n" if body else "")


def _properties(*named: tuple[str, str]) -> str:
    return "".join(f"{line}\n" for line in (":PROPERTIES:", *(f":{name}: {value}" for name, value in named), ":END:"))
