"""``taut export``: everything as text to read, as JSON to process, for a spreadsheet, or for another journal."""

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
from tui.exchange.exporters.formats import FORMATS
from tui.records.text import counted, listed

if TYPE_CHECKING:
    from tui.exchange.exporters.formats import Format
    from tui.records.entry import Entry
    from tui.workspace import Workspace

_SHORT = {"md": "markdown"}
_NAMES = listed([*FORMATS], "or")


def _read_format(text: str) -> str:
    name = _SHORT.get(text.lower(), text.lower())
    if name not in FORMATS:
        raise click.BadParameter(f"takes {_NAMES}, not “{text}”.")
    return name


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
    "Exports everything you saved, oldest first, to standard output or a file. JSON\n"
    "has all of it, and “taut import” reads it back; Markdown has the words to read,\n"
    "CSV has them for a spreadsheet, and the rest are for other journals. Obsidian\n"
    "gets a folder of daily notes; the next export writes only what changed.",
    examples=[
        ("taut export --format markdown -o journal.md", "to read"),
        ("taut export --json --since 2026-09-01", "as it is in the journal"),
        ("taut export --format obsidian -o notes", "a note a day, kept up to date"),
        ("taut export --format dayone -o journal.zip", "for Day One"),
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
    shell_complete=from_words(*FORMATS),
    type=_read_format,
    help=_NAMES,
)
@click.option(
    "--output",
    "-o",
    "target",
    metavar="FILE",
    shell_complete=complete_file,
    help="a new file, or folder for obsidian, only you can read",
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
        raise usage(f"Choose a format with --format: {_NAMES}.")
    if given.json and chosen != "json":
        raise usage(f"--json and --format {chosen} are two formats; choose one.")
    if book:
        if year is None:
            raise usage("A book needs a year: “taut export --book --year 2026”.")
        if chosen != "markdown":
            raise usage("A book is Markdown; leave out --json and --format.")
        if any(value is not None for value in (given.since, given.until, given.on, given.day, month, search)):
            raise usage("A book covers its whole year; leave out the other days and --search.")
    form = FORMATS[chosen]
    path = Path(target) if target and target != "-" else None
    if form.is_folder:
        if path is None:
            raise usage(f"{form.name} is a folder of files; name it: “taut export --format {form.name} -o notes”.")
        if search is not None or force:
            raise usage("A folder has whole days and never needs --force; leave out --search and --force.")
    workspace = opened(given.home)
    if target and path:
        from tui.workspace.written_file import check_place

        check_place(workspace, target)
    entries = _narrowed(workspace, given, month, year, search)
    from tui.workspace.exporting import export_folder, pieces_of

    if path and form.is_folder:
        output.words(export_folder(workspace, path, form, entries, readable(workspace)))
        return
    if book and year:
        from tui.workspace.markdown_output import year_book

        pieces: Iterator[bytes] = map(str.encode, year_book(workspace, year))
    else:
        pieces = pieces_of(workspace, entries, form)
    if path is None:
        _print(pieces, form)
    else:
        from tui.workspace.written_file import write_file

        write_file(path, pieces, force=force)
        output.words(f"{counted(len(entries), 'entry')} written to {target}.")


def _print(pieces: Iterable[bytes], form: Format) -> None:
    if not form.is_text:
        for piece in pieces:
            output.raw(piece)
        return
    output.as_utf8()
    for piece in pieces:
        output.data(piece.decode())


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
