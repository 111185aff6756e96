"""``taut export``: everything as Markdown to read, as JSON to process, or as CSV for a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, command
from tui.cli.completion import complete_file, from_words
from tui.cli.days import between, day_range
from tui.cli.errors import usage
from tui.cli.open_workspace import opened, readable
from tui.cli.written_file import check_place, write_file
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.workspace import Workspace

_FORMATS = {"markdown": "markdown", "md": "markdown", "json": "json", "csv": "csv"}


def _read_format(text: str) -> str:
    if text.lower() not in _FORMATS:
        raise click.BadParameter(f"takes markdown, json or csv, not “{text}”.")
    return _FORMATS[text.lower()]


def _read_month(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    if found is None:
        raise click.BadParameter(f"takes a month like 2026-09, not “{text}”.")
    return int(found[1]), int(found[2])


def _read_year(text: str) -> int:
    if re.fullmatch(r"[1-9]\d{3}", text) is None:
        raise click.BadParameter(f"takes a year like 2026, not “{text}”.")
    return int(text)


@command(
    "export",
    "Exports everything you saved, oldest first, to standard output or a file. JSON has\n"
    "all of it, and “taut import” reads it back; Markdown has the words to read, and CSV\n"
    "has them for a spreadsheet.",
    examples=[
        ("taut export --format markdown -o journal.md", "to read"),
        ("taut export --json --since 2026-09-01", "as it is in the journal"),
        ("taut export --format csv -o journal.csv", "a row for each answer"),
        ("taut export --book --year 2026 -o 2026.md", "a year, and the vision at either end"),
    ],
    json="the same as --format json",
    pages=True,
)
@click.option(
    "--format",
    "-f",
    "chosen",
    metavar="FORMAT",
    shell_complete=from_words("markdown", "json", "csv"),
    type=_read_format,
    help="markdown, json or csv",
)
@click.option(
    "--output", "-o", "target", metavar="FILE", shell_complete=complete_file, help="a new file that only you can read"
)
@click.option("--force", is_flag=True, help="overwrite the file if it exists")
@day_range
@click.option("--month", metavar="MONTH", type=_read_month, help="only that month, such as 2026-09")
@click.option("--year", metavar="YEAR", type=_read_year, help="only that year, such as 2026")
@click.option("--search", metavar="WORDS", help="only what taut search finds")
@click.option("--book", is_flag=True, help="one year as a book, with the vision at either end")
def run(
    given: Common,
    chosen: str | None,
    target: str | None,
    force: bool,
    month: tuple[int, int] | None,
    year: int | None,
    search: str | None,
    book: bool,
) -> None:
    """Writes entries out, the oldest first."""
    chosen = chosen or ("json" if given.json else "markdown" if book else "")
    if not chosen:
        raise usage("Choose a format: “taut export --format markdown”, json or csv.")
    if given.json and chosen != "json":
        raise usage(f"--json and --format {chosen} are two formats; choose one.")
    if book:
        if year is None:
            raise usage("A book needs a year: “taut export --book --year 2026”.")
        if chosen != "markdown":
            raise usage("A book is Markdown; leave out --json and --format.")
        if any(value is not None for value in (given.since, given.until, given.on, given.day, month, search)):
            raise usage("A book covers its whole year; leave out the other days and --search.")
    workspace = opened(given.home)
    if target and target != "-":
        check_place(workspace, target)
    entries = _narrowed(workspace, given, month, year, search)
    pieces = _book(workspace, year) if book and year else _pieces(workspace, entries, chosen)
    if not target or target == "-":
        output.as_utf8()
        for piece in pieces:
            output.data(piece)
    else:
        write_file(Path(target), pieces, force=force)
        output.words(f"{counted(len(entries), 'entry')} written to {target}.")


def _narrowed(
    workspace: Workspace, given: Common, month: tuple[int, int] | None, year: int | None, search: str | None
) -> list[Entry]:
    """The entries that are asked for, the oldest first."""
    wanted = between(given, workspace.today)
    found = _found(workspace, search) if search is not None else None
    entries = [
        entry
        for entry in readable(workspace)
        if (wanted is None or wanted(entry.day))
        and (month is None or (entry.day.year, entry.day.month) == month)
        and (year is None or entry.day.year == year)
        and (found is None or entry.id in found)
    ]
    entries.sort(key=lambda entry: (entry.day, entry.id))
    return entries


def _found(workspace: Workspace, words: str) -> set[str]:
    result = workspace.read_model.find(words)
    wrong = " ".join(problem.sentence for problem in result.query.problems)
    if not result.query:
        raise usage(wrong or "There is nothing to look for; write a word or two after --search.")
    if wrong:
        output.words(wrong)
    return {row.id for row in result.entries}


def _book(workspace: Workspace, year: int) -> Iterator[str]:
    from tui.workspace.markdown_output import year_book

    return year_book(workspace, year)


def _pieces(workspace: Workspace, entries: Iterable[Entry], chosen: str) -> Iterator[str]:
    if chosen == "json":
        from tui.exchange.exporters.data import array

        return array(entries)
    if chosen == "csv":
        from tui.exchange.exporters.data import table

        return table(entries)
    from tui.exchange.exporters.markdown import pages

    return pages(entries, workspace.catalogue.title)
