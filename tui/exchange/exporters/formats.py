"""The one table of what entries can be written as; every face offers what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:  # the command line reads the names alone
    from tui.records.entry import Entry

Title: TypeAlias = Callable[[str], str]
"""The title of a flow, by its id."""
Write: TypeAlias = "Callable[[Iterable[Entry], Title], Iterator[bytes]]"
"""Entries, the oldest first, as the pieces of one file."""


class Format(NamedTuple):
    """One thing entries can be written as.

    Attributes:
        name: What it is called on the command line.
        about: What it is and what it is for, in a line.
        suffix: How the name of a file ends, without the dot.
        write: Makes the pieces of a file.
        file_of: The file an entry is in, where the format is a folder of files and no single one.
        is_text: Whether a terminal can show it.
    """

    name: str
    about: str
    suffix: str
    write: Write
    file_of: Callable[[Entry], str] | None = None
    is_text: bool = True

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return self.file_of is not None


def _json(entries: Iterable[Entry], _: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.data import array

    return map(str.encode, array(entries))


def _markdown(entries: Iterable[Entry], title: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.markdown import pages

    return map(str.encode, pages(entries, title))


def _csv(entries: Iterable[Entry], _: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.data import table

    return map(str.encode, table(entries))


def _obsidian(entries: Iterable[Entry], title: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.obsidian import daily_note

    return map(str.encode, daily_note(entries, title))


def _dayone(entries: Iterable[Entry], title: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.dayone import archive

    return archive(entries, title)


def _jrnl(entries: Iterable[Entry], title: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.jrnl import journal

    return map(str.encode, journal(entries, title))


def _org(entries: Iterable[Entry], title: Title) -> Iterator[bytes]:
    from tui.exchange.exporters.org import outline

    return map(str.encode, outline(entries, title))


FORMATS = {
    one.name: one
    for one in (
        Format("json", "JSON: everything, and taut can import it again", "json", _json),
        Format("markdown", "Markdown: to read and to print", "md", _markdown),
        Format("csv", "CSV: a row for each answer, for a spreadsheet", "csv", _csv),
        Format(
            "obsidian", "Obsidian: a folder of daily notes, kept up to date", "md", _obsidian,
            lambda entry: f"{entry.day.isoformat()}.md",
        ),
        Format("dayone", "Day One: a zip file that Day One imports", "zip", _dayone, is_text=False),
        Format("jrnl", "jrnl: a text file that jrnl imports", "txt", _jrnl),
        Format("org", "Org: an outline by day, as org-journal writes it", "org", _org),
    )
}  # fmt: skip
"""By their names, in the order they are offered."""
