"""Importing entries from elsewhere: what a file would bring, and bringing it in, all of it or nothing."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.exchange.importers import (
    Document,
    Here,
    NoJournalError,
    UnreadableError,
    holds_words_alone,
    read_document,
    text_of,
)
from tui.exchange.importers import sources as files
from tui.insights.fold.entry_summary import first_words
from tui.insights.fold.letters import opened_letters
from tui.records.date_forms import clock, date_words
from tui.records.entry import Entry
from tui.records.history import is_history
from tui.records.text import counted, listed, os_reason
from tui.records.titles import flows_by_title
from tui.workspace import StoreError, Workspace
from tui.workspace.import_report import Attachments, Report, copy_all
from tui.workspace.merging import join, would_change

PREVIEWED = 3
"""So many entries are shown before an import."""


class MissingFileError(StoreError):
    """What is to be imported is not there."""


class Plan(NamedTuple):
    """What an import would bring.

    Attributes:
        new: Entries that are not in the journal yet.
        fuller: By id, those that are there with their words alone, and now come with everything.
        history: Ids of those that an earlier version imported and did not know as history.
        joined: Entries of another copy of the journal that are here too and will be joined with it.
        there: How many are in the journal already.
        files: How many files were read.
        formats: What they were read as, each once.
        passed_over: What was found without a text.
        left_out: A sentence for each thing that cannot be imported.
        attachments: Files beside the entries that are copied, by the name of the copy.
    """

    new: tuple[Entry, ...]
    fuller: Mapping[str, Entry]
    history: tuple[str, ...]
    joined: tuple[Entry, ...]
    there: int
    files: int
    formats: tuple[str, ...]
    passed_over: tuple[str, ...]
    left_out: tuple[str, ...]
    attachments: Mapping[str, files.Beside] = {}

    @property
    def is_empty(self) -> bool:
        """Whether importing it would change nothing."""
        return not (self.new or self.fuller or self.history or self.joined)


def prepare(
    workspace: Workspace,
    names: Sequence[str],
    standard_input: Callable[[], bytes] | None = None,
    *,
    columns: Mapping[str, str] = {},
    attachments: bool = False,
    password: Callable[[], str] = str,
) -> Plan:
    """Reads files, folders and archives, and saves nothing.

    Args:
        workspace: The notebook, open.
        names: What a person named.
        standard_input: Reads what ``-`` stands for, where it stands for anything.
        columns: What a table calls its ``date``, ``text`` and so on, where a person said it.
        attachments: Whether photos and recordings that the entries show are copied.
        password: Asks for the password of a file that is encrypted; empty where nobody can be asked.

    Raises:
        MissingFileError: If one of them is not there.
        StoreError: If one of them cannot be read, or none of them is a journal.
    """
    flows = flows_by_title((flow.id, flow.title) for flow in workspace.catalogue.flows.values())
    here = Here(
        lambda naive: naive.astimezone(), workspace.settings.day_starts_at, flows, columns=columns, password=password
    )
    try:
        return _planned(workspace, names, standard_input, here, Attachments(is_copying=attachments))
    except files.MissingSourceError as problem:
        raise MissingFileError(str(problem)) from None
    except files.SourceError as problem:
        raise StoreError(str(problem)) from None
    except OSError as problem:
        raise StoreError(f"A file could not be read ({os_reason(problem)}); nothing was imported.") from None


def _planned(
    workspace: Workspace,
    names: Sequence[str],
    standard_input: Callable[[], bytes] | None,
    here: Here,
    attachments: Attachments,
) -> Plan:
    passed_over: list[str] = []
    formats: dict[str, None] = {}
    entries: dict[str, Entry] = {}
    report = Report()
    read = 0
    for source in [*files.sources(names, report.say, standard_input, attachments.add)]:
        noticed: list[str] = []
        read_as: list[str] = []
        passed: list[str] = []
        try:
            found = _read(source, here._replace(
                passed_over=passed.append, recognised=read_as.append, noticed=noticed.append,
                left=report.left, attachment=attachments.link,
            ))  # fmt: skip
        except NoJournalError as problem:
            report.skipped(source.name, str(problem))
            continue
        read += 1
        passed_over += passed
        formats.update(dict.fromkeys(read_as))
        entries.update({entry.id: entry for entry in found})
        for sentence in noticed:
            report.noticed(source.name, sentence)
    if not read:
        left_out = [*report.sentences()]
        raise files.SourceError(
            f"{left_out[0]} Nothing was imported." if left_out else "There is no journal to import."
        )
    there, thin, unmarked = _there(workspace)
    new = tuple(entry for name, entry in entries.items() if name not in there)
    fuller = {name: entry for name, entry in entries.items() if name in thin and not holds_words_alone(entry)}
    history = tuple(name for name, entry in entries.items() if entry.imported and name in unmarked)
    # Only what taut wrote has a document behind it: other journals know nothing of versions.
    ours = [entry for name, entry in entries.items() if entry.source and name in there and name not in fuller]
    joined = would_change(workspace, ours)
    there_already = len(entries) - len(new)
    attachments.only_for(new)
    left_out = [*report.totals(), *attachments.sentences(), *report.sentences()]
    return Plan(
        new, fuller, history, joined, there_already, read, tuple(formats), tuple(passed_over), tuple(left_out),
        attachments.copies,
    )  # fmt: skip


def prepare_line(workspace: Workspace, line: str) -> Plan:
    """Reads what a line that a person wrote names: one file or folder, or several as a shell would take them.

    Raises:
        StoreError: If it names nothing, or as for ``prepare``.
    """
    text = line.strip()
    if not text:
        raise StoreError("Name a file or a folder first.")
    names = [text]
    if not Path(text).expanduser().exists():
        with suppress(ValueError):
            names = shlex.split(text) or names
    return prepare(workspace, names)


def bring_in(workspace: Workspace, plan: Plan) -> None:
    """Saves what was read, which is one step to undo; joining other versions is a second one.

    What the entries show is copied first, so that no link leads nowhere.

    Raises:
        StoreError: If it cannot be written.
    """
    if not plan.is_empty:
        copy_all(plan.attachments, workspace.journal.path.parent)
    workspace.entries.import_entries(plan.new, plan.fuller, plan.history)
    if plan.joined:
        join(workspace, plan.joined)


def sentences(plan: Plan, *, is_done: bool) -> Iterator[str]:
    """What an import brings, or brought: how many entries, beforehand the first of them, and what was left out."""
    would = "imported" if is_done else "would be new"
    filled = f", {len(plan.fuller)} of them completed" if plan.fuller else ""
    yield f"{counted(len(plan.new), 'entry')} {would}; {plan.there} there already{filled}."
    if plan.joined:
        was = "updated" if is_done else "would be updated"
        yield f"{counted(len(plan.joined), 'entry')} {was} from there; no version is lost."
    if not is_done:
        yield from _preview(plan)
    if plan.history and is_done:
        count = "counts" if len(plan.history) == 1 else "count"
        yield f"{counted(len(plan.history), 'entry')} imported by taut 0.1.0 now {count} as history."
    yield from plan.left_out
    if passed_over := plan.passed_over:
        have, were = ("has", "was") if len(passed_over) == 1 else ("have", "were")
        which = ", ".join([*passed_over[:3], *(["…"] if len(passed_over) > 3 else [])])
        where = "file" if plan.files == 1 else "files"
        yield f"{counted(len(passed_over), 'entry')} of the {where} {have} no text and {were} skipped: {which}."


def _preview(plan: Plan) -> Iterator[str]:
    """What the files were read as, and the first entries as they would be: their day, time and first words."""
    read_as = f"Read as {listed(plan.formats)}"
    if not plan.new:
        yield f"{read_as}."
        return
    yield f"{read_as}, beginning with:"
    for entry in opened_letters(plan.new[:PREVIEWED]):
        words = first_words(entry.answers)
        yield f"{date_words(entry.day)}, {clock(entry.begun)}{f': {words}' if words else ''}"


def _there(workspace: Workspace) -> tuple[set[str], set[str], set[str]]:
    """The ids in the journal, of entries that came from a table and lack what is no text, and of all but history.

    What taut 0.1.0 imported from Day One is known for it when the same file is imported again, by its id.
    """
    there, thin, unmarked = set(), set(), set()
    for entry in workspace.journal.entries(include_deleted=True):
        there.add(entry.id)
        if not entry.deleted and holds_words_alone(entry):
            thin.add(entry.id)
        if not entry.deleted and not is_history(entry):
            unmarked.add(entry.id)
    return there, thin, unmarked


def _read(source: files.Source, here: Here) -> list[Entry]:
    """The entries of one source.

    Raises:
        NoJournalError: If it is not one, and nobody named it.
        SourceError: If it cannot be read.
    """
    try:
        data = source.read()
    except OSError as problem:
        raise files.SourceError(f"{source.name} cannot be read ({os_reason(problem)}).") from None
    if len(data) > files.LARGEST:
        raise files.too_large(source.name)
    changed = here.local(source.changed) if source.changed else None
    try:
        text = text_of(data)
        document = Document(
            text.removeprefix("\ufeff"), source.suffix, source.path, changed, source.only_days, b"" if text else data
        )
        return read_document(document, here)
    except UnreadableError as problem:
        if source.is_found and isinstance(problem, NoJournalError):
            raise
        raise files.SourceError(f"{source.name}: {problem}; nothing was imported.") from None
