"""A daily note for Obsidian: one day as Markdown, under front matter that names its tags and its entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tui.exchange.exporters.formats import Title
from tui.exchange.exporters.markdown import pages
from tui.exchange.exporters.wording import word
from tui.records.entry import Entry


def daily_note(entries: Iterable[Entry], title: Title) -> Iterator[str]:
    """The entries of one day, a section for each, in pieces."""
    found = list(entries)
    tags = dict.fromkeys(word(tag, "-", "/-") for entry in found for tag in entry.tags)
    yield "---\n"
    yield from _list("tags", filter(None, tags))
    yield from _list("taut", (entry.id for entry in found))
    yield "---\n"
    yield from pages(found, title)


def _list(name: str, values: Iterable[str]) -> Iterator[str]:
    """A list in YAML, with each value in quotes: without them ``no`` and ``2026`` would be no texts."""
    lines = [f"  - {json.dumps(value, ensure_ascii=False)}\n" for value in values]
    if lines:
        yield f"{name}:\n"
        yield from lines
