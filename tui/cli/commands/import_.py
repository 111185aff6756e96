"""``taut import``: entries from elsewhere, all of them or none; what is there already stays as it is."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import complete_file
from tui.cli.errors import CommandError
from tui.cli.open_workspace import opened
from tui.records.text import counted, os_reason

if TYPE_CHECKING:
    from tui.cli.import_sources import Source
    from tui.exchange.importers import Here
    from tui.records.entry import Entry
    from tui.workspace import Workspace


@command(
    "import",
    "Imports entries from files, folders or standard input: what “taut export” writes\n"
    "(JSON, Markdown, CSV), a journal.json, jrnl's JSON and text, Day One's JSON or zip,\n"
    "and any table with a date column and a text column. It imports all of it or nothing,\n"
    "and the same file twice adds nothing. In a folder, other files are named and skipped.\n"
    "JSON brings everything back. CSV has the ids and the words; ratings, moods, values\n"
    "and promises come back as text, until you import the JSON of the same entries.\n"
    "Markdown has no ids, so its entries are added even where you still have them.",
    examples=[
        ("taut export --json -o journal.json", "for the next example"),
        ("taut import journal.json --dry-run", "how many would be new"),
        ("taut import journal.json", "add what is missing"),
        ("taut export --json | taut import -", "from another command"),
    ],
    json="an object with new, there, files, passed_over, filled and left_out",
    refuses=["--for"],
)
@argument(
    "words", "FILE", "a file, a folder with files, or - for standard input", required=True, shell_complete=complete_file
)
@click.option("--dry-run", "-n", is_flag=True, help="say what would be imported, and save nothing")
def run(given: Common, words: tuple[str, ...], dry_run: bool) -> None:
    """Imports entries."""
    workspace = opened(given.home)
    from tui.cli.import_sources import sources
    from tui.exchange.importers import NoJournalError, holds_words_alone

    passed_over: list[str] = []
    left_out: list[str] = []
    entries: dict[str, Entry] = {}
    files = 0
    for source in sources(words, left_out.append):
        noticed: list[str] = []
        here = _here(workspace)._replace(passed_over=passed_over.append, noticed=noticed.append)
        try:
            found = _read(source, here)
        except NoJournalError as problem:
            left_out.append(f"{source.name} is not a journal and was skipped: {problem}.")
            continue
        files += 1
        entries.update({entry.id: entry for entry in found})
        left_out += [f"{source.name}: {sentence}" for sentence in noticed]
    if not files:
        raise CommandError(f"{left_out[0]} Nothing was imported." if left_out else "There is no journal to import.")
    there, thin, unmarked = _there(workspace)
    new = [entry for name, entry in entries.items() if name not in there]
    fuller = {name: entry for name, entry in entries.items() if name in thin and not holds_words_alone(entry)}
    history = [name for name, entry in entries.items() if entry.imported and name in unmarked]
    if not dry_run:
        _keep(workspace, new, fuller, history)
    old = len(entries) - len(new)
    if given.json:
        document = {
            "new": len(new), "there": old, "files": files, "passed_over": len(passed_over), "filled": len(fuller),
            "left_out": left_out,
        }  # fmt: skip
        output.as_json(document)
    would = "would be new" if dry_run else "imported"
    filled = f", {len(fuller)} of them completed" if fuller else ""
    output.words(f"{counted(len(new), 'entry')} {would}; {old} there already{filled}.")
    if history and not dry_run:
        count = "counts" if len(history) == 1 else "count"
        output.words(f"{counted(len(history), 'entry')} imported by taut 0.1.0 now {count} as history.")
    for sentence in left_out:
        output.words(sentence)
    if passed_over:
        have, were = ("has", "was") if len(passed_over) == 1 else ("have", "were")
        which = ", ".join([*passed_over[:3], *(["…"] if len(passed_over) > 3 else [])])
        where = "file" if files == 1 else "files"
        output.words(f"{counted(len(passed_over), 'entry')} of the {where} {have} no text and {were} skipped: {which}.")


def _there(workspace: Workspace) -> tuple[set[str], set[str], set[str]]:
    """The ids in the journal, of entries that came from a table and lack what is no text, and of all but history.

    What taut 0.1.0 imported from Day One is known for it when the same file is imported again, by its id.
    """
    from tui.exchange.importers import holds_words_alone
    from tui.records.history import is_history

    there, thin, unmarked = set(), set(), set()
    for entry in workspace.journal.entries(include_deleted=True):
        there.add(entry.id)
        if not entry.deleted and holds_words_alone(entry):
            thin.add(entry.id)
        if not entry.deleted and not is_history(entry):
            unmarked.add(entry.id)
    return there, thin, unmarked


def _keep(workspace: Workspace, new: Sequence[Entry], fuller: Mapping[str, Entry], history: Sequence[str]) -> None:
    from msgspec.structs import replace

    if new:
        workspace.journal.import_entries(new)
    if fuller:
        workspace.journal.change_all(
            fuller, lambda found: replace(fuller[found.id], tags=found.tags, starred=found.starred)
        )
    if history:
        workspace.journal.change_all(history, lambda found: replace(found, imported=True))


def _here(workspace: Workspace) -> Here:
    from tui.exchange.importers import Here
    from tui.records.titles import flows_by_title

    flows = flows_by_title((flow.id, flow.title) for flow in workspace.catalogue.flows.values())
    return Here(lambda naive: naive.astimezone(), workspace.settings.day_starts_at, flows)


def _read(source: Source, here: Here) -> list[Entry]:
    """The entries of one source.

    Raises:
        NoJournalError: If it is none, and nobody named it.
        CommandError: If it cannot be read.
    """
    from tui.exchange.importers import NoJournalError, UnreadableError, read

    try:
        data = source.read()
    except OSError as problem:
        raise CommandError(f"{source.name} cannot be read ({os_reason(problem)}).") from None
    try:
        try:
            is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            text = data.decode("utf-16" if is_utf_16 else "utf-8")
        except UnicodeDecodeError as problem:
            line = data[: problem.start].count(b"\n") + 1
            raise NoJournalError(f"line {line} is not UTF-8") from None
        return read(text, source.suffix, here)
    except UnreadableError as problem:
        if source.is_found and isinstance(problem, NoJournalError):
            raise
        raise CommandError(f"{source.name}: {problem}; nothing was imported.") from None
