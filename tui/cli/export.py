"""``taut export``: everything as Markdown to read, as JSON to process, or as CSV for a spreadsheet."""

from __future__ import annotations

import os
import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, add_days
from tui.cli.notebook import between, opened, readable, titles
from tui.cli.problems import DONE, Refused, usage
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.workspace import Workspace

_FORMATS = {"markdown": "markdown", "md": "markdown", "json": "json", "csv": "csv"}


def parser() -> Parser:
    """What ``taut export`` takes."""
    made = Parser(
        "export",
        "Everything that was kept, the oldest first, to standard output or a file. JSON\n"
        "holds all of it and comes back whole with “taut import”; CSV and Markdown hold the\n"
        "words, to read and to count.",
        examples=[
            ("taut export --format markdown -o journal.md", "to read"),
            ("taut export --json --since 2026-09-01", "as it is in the journal"),
            ("taut export --format csv -o journal.csv", "a row for each answer"),
            ("taut export --book --year 2026 -o 2026.md", "a year with its visions"),
        ],
        json="the same as --format json",
        pages=True,
    )
    made.add_argument("--format", "-f", metavar="FORMAT", type=_format, help="markdown, json or csv")
    made.add_argument("--output", "-o", metavar="FILE", help="a new file that only you can read")
    made.add_argument("--force", action="store_true", help="write over the file if it is there")
    add_days(made)
    made.add_argument("--month", metavar="MONTH", type=_month, help="a month alone, such as 2026-09")
    made.add_argument("--year", metavar="YEAR", type=_year, help="a year alone, such as 2026")
    made.add_argument("--search", metavar="WORDS", help="what taut search finds alone")
    made.add_argument("--book", action="store_true", help="the year as one readable text, with its visions")
    return made


def run(words: Sequence[str]) -> int:
    """Writes entries out, the oldest first.

    Returns:
        The exit code.

    Raises:
        Refused: If the file is there already or cannot be written.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    chosen = options.format or ("json" if options.json else "markdown" if options.book else "")
    if not chosen:
        raise usage("Choose what to write: “taut export --format markdown”, or json, or csv.")
    if options.json and chosen != "json":
        raise usage(f"--json and --format {chosen} are two formats; choose one.")
    if options.book:
        _check_book(options, chosen)
    workspace = opened(options)
    if options.output not in (None, "-"):
        _check_place(workspace, options.output)
    entries = _chosen(workspace, options)
    pieces = _book(workspace, options.year) if options.book else _pieces(workspace, entries, chosen)
    if options.output is None or options.output == "-":
        out.as_utf8()
        for piece in pieces:
            out.data(piece)
    else:
        _write(Path(options.output), pieces, options.force)
        out.words(f"{counted(len(entries), 'entry')} written to {options.output}.")
    return DONE


def _format(text: str) -> str:
    if text.lower() not in _FORMATS:
        raise ArgumentTypeError(f"“{text}” is no format; write markdown, json or csv.")
    return _FORMATS[text.lower()]


def _month(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    if found is None:
        raise ArgumentTypeError(f"“{text}” is no month; write it as 2026-09.")
    return int(found[1]), int(found[2])


def _year(text: str) -> int:
    if re.fullmatch(r"[1-9]\d{3}", text) is None:
        raise ArgumentTypeError(f"“{text}” is no year; write it as 2026.")
    return int(text)


def _check_book(options: Namespace, chosen: str) -> None:
    if options.year is None:
        raise usage("A book is of one year: “taut export --book --year 2026”.")
    if chosen != "markdown":
        raise usage("A book is Markdown; leave --json and --format out.")
    narrower = (options.since, options.until, options.on, options.day, options.month, options.search)
    if any(value is not None for value in narrower):
        raise usage("A book holds its whole year; leave the other days and --search out.")


def _chosen(workspace: Workspace, options: Namespace) -> list[Entry]:
    """The entries that are asked for, the oldest first."""
    wanted = between(options, workspace.today)
    found = _found(workspace, options.search) if options.search is not None else None
    entries = [
        entry
        for entry in readable(workspace)
        if (wanted is None or wanted(entry.day))
        and (options.month is None or (entry.day.year, entry.day.month) == options.month)
        and (options.year is None or entry.day.year == options.year)
        and (found is None or entry.id in found)
    ]
    entries.sort(key=lambda entry: (entry.day, entry.id))
    return entries


def _found(workspace: Workspace, words: str) -> set[str]:
    result = workspace.find(words)
    wrong = " ".join(problem.sentence for problem in result.query.problems)
    if not result.query:
        raise usage(wrong or "There is nothing to look for; write a word or a few behind --search.")
    if wrong:
        out.words(wrong)
    return {row.id for row in result.entries}


def _book(workspace: Workspace, year: int) -> Iterator[str]:
    from tui.workspace.printing import year_book

    return year_book(workspace, year)


def _pieces(workspace: Workspace, entries: Iterable[Entry], chosen: str) -> Iterator[str]:
    if chosen == "json":
        from tui.exchange.documents import array

        return array(entries)
    if chosen == "csv":
        from tui.exchange.table import table

        return table(entries)
    from tui.exchange.markdown import pages

    return pages(entries, titles(workspace))


def _check_place(workspace: Workspace, output: str) -> None:
    """Keeps an export from the notebook's own files.

    Raises:
        Refused: If it would be written among them.
    """
    from tui.workspace.printing import FOLDER

    target = Path(os.path.realpath(output))
    places, journal = workspace.places, workspace.journal.path
    if _is_in(target, places.data / FOLDER):
        return
    if any(_is_in(target, own) for own in (places.data, places.config)) or _is(target, journal):
        raise Refused(f"{output} is among the notebook's own files; write somewhere else, or into {FOLDER}/ there.")


def _is_in(target: Path, folder: Path) -> bool:
    return any(_is(above, folder) for above in target.parents)


def _is(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _write(path: Path, pieces: Iterable[str], force: bool) -> None:
    """Writes a file only its owner can read; what was there stays until the new one is whole."""
    if path.is_dir():
        raise Refused(f"{path} is a folder; name a file behind -o.")
    if path.exists() and not path.is_file():
        raise Refused(f"{path} is no file; leave -o out to write to standard output.")
    if path.exists() and not force:
        raise Refused(f"{path} is there already; choose another name, or write over it with --force.")
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _place(part, target, force)
    except FileExistsError:
        raise Refused(f"{path} is there already; choose another name, or write over it with --force.") from None
    except OSError as problem:
        raise Refused(f"{path} could not be written ({(problem.strerror or 'no reason given').lower()}).") from None
    finally:
        part.unlink(missing_ok=True)


def _place(part: Path, target: Path, force: bool) -> None:
    if force:
        part.replace(target)
        return
    try:
        os.link(part, target)  # unlike a rename, this never takes the place of a file made in between
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError from None
        part.replace(target)
