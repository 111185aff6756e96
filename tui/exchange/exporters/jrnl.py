"""jrnl's text, its journal file and what ``jrnl --import`` reads: each entry begins with its date in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.exchange.exporters.formats import Title
from tui.exchange.exporters.wording import moment, note_text, said, word
from tui.records.entry import Entry
from tui.records.text import one_line

_HEAD = re.compile(r"^(?=\[(?:[^\]\n]{7,}\] |\d{4}-\d\d-\d\d))", re.MULTILINE)
"""Where a line begins as an entry does, and would be taken for one: a blank, which nobody sees, stands before it."""


def journal(entries: Iterable[Entry], title: Title) -> Iterator[str]:
    """The entries, a piece for each."""
    before = ""
    for entry in entries:
        yield f"{before}{_entry(entry, title)}\n"
        before = "\n"


def _entry(entry: Entry, title: Title) -> str:
    text = note_text(entry)
    if text is None:
        text = f"{one_line(title(entry.flow))}\n\n{said(entry)}".rstrip()
    text += _tags(entry, text)
    first, *rest = text.split("\n")
    if entry.starred:
        first += " *"
    elif first.startswith("* ") or first.rstrip().endswith("*"):
        first, rest = "", [first, *rest]  # a star of the person's own is not that of a starred entry
    below = "".join(f"\n{line}" for line in rest)
    at = moment(entry).replace(tzinfo=None).isoformat(" ", "seconds")
    return f"[{at}] {first}{_HEAD.sub(' ', below)}"


def _tags(entry: Entry, text: str) -> str:
    """A last line with the tags that are not in the text: jrnl knows no others than those in it."""
    words = dict.fromkeys(f"@{word(tag, '-', '/-')}" for tag in entry.tags)
    missing = [one for one in words if one != "@" and not re.search(rf"(?<!\S){re.escape(one)}(?![\w/-])", text)]
    return f"\n\n{' '.join(missing)}" if missing else ""
