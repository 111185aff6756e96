"""``taut backup`` and ``taut restore``: the backups there are, one more made by hand, and one brought back."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.days import day
from tui.cli.errors import COULD_NOT, CommandError, usage
from tui.cli.open_workspace import opened
from tui.cli.prompts import agreed
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.store.backups import Backup
    from tui.workspace import Workspace


@command(
    "backup",
    "Lists the backups, newest first: number, when the journal looked like that, size,\n"
    "file. taut makes them by itself: the last save, 7 days, 4 weeks, 12 months.\n"
    "“taut backup now” makes one that stays until you remove it.",
    examples=[
        ("taut backup now", "make one now"),
        ("taut backup", "list them"),
        ("taut backup --json", "for a program"),
    ],
    json="an array with number, changed, size and file of each, or the one just made",
    refuses=["--for"],
    pages=True,
)
@argument("words", "now | list", "make one now, or list them", shell_complete=from_words("now", "list", at=0))
def backup(given: Common, words: tuple[str, ...]) -> None:
    """Lists backups or makes one."""
    if words not in ((), ("now",), ("list",)):
        raise usage(f"taut backup takes nothing or “now”, not “{' '.join(words)}”.")
    workspace = opened(given.home)
    if words == ("now",):
        if not workspace.journal.path.exists():
            raise CommandError("Nothing is saved yet, so there is nothing to back up.")
        made = workspace.journal.backups.keep_by_hand(workspace.journal.path, workspace.now())
        if given.json:
            names = [one.path for one in workspace.journal.backups.list()]
            output.as_json(_document(made, names.index(made.path) + 1))
        else:
            output.line(str(made.path))
        output.words("That is a backup of the journal as it is now.")
        return
    _write_list(workspace, as_json=given.json)


def _write_list(workspace: Workspace, *, as_json: bool) -> None:
    """Writes the backups there are, numbered as ``restore`` counts them."""
    backups = workspace.journal.backups.list()
    if as_json:
        output.as_json([_document(one, number) for number, one in enumerate(backups, 1)])
        return
    for number, one in enumerate(backups, 1):
        output.spans(
            (f"{number:>2}  ", "quiet"),
            (f"{_changed(one):%Y-%m-%d %H:%M}  ", ""),
            (f"{_size(one.size):>11}  ", "quiet"),
            (one.path.name, "accent"),
        )
    if backups:
        output.words(f"The backups are in {workspace.journal.backups.folder}.")
    else:
        output.words("There is no backup yet. Your second save makes one; so does “taut backup now”.")


def _changed(backup: Backup) -> datetime:
    """When the journal was last written by then."""
    return datetime.fromtimestamp(backup.changed / 1e9).astimezone()


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KB" if size >= 1024 else "1 byte" if size == 1 else f"{size} bytes"


def _document(backup: Backup, number: int) -> dict[str, object]:
    return {
        "number": number, "changed": _changed(backup).isoformat(timespec="seconds"), "size": backup.size,
        "file": str(backup.path),
    }  # fmt: skip


@command(
    "restore",
    "Replaces the journal with a backup, after asking. The journal as it is now is\n"
    "backed up first. With --merge the journal stays, and gets only what it lacks.\n"
    "Without a number or a day it lists the backups.",
    examples=[
        ("taut restore", "list them"),
        ("taut restore 1 --merge --yes", "add what only the newest one has"),
        ("taut restore today --yes", "as it last was today"),
    ],
    refuses=["--for", "--json"],
)
@argument(
    "words",
    "WHICH",
    "a number from the list, or a day: the newest backup up to then",
    shell_complete=from_words("1", "today", "yesterday", at=0),
)
@click.option("--merge", is_flag=True, help="add what is missing, and change nothing else")
@click.option("--yes", "-y", is_flag=True, help="agree in advance")
def restore(given: Common, words: tuple[str, ...], merge: bool, yes: bool) -> None:
    """Lists backups, or restores one."""
    if len(words) > 1:
        raise usage("“taut restore” takes one number or one day.")
    workspace = opened(given.home)
    if not words:
        _write_list(workspace, as_json=False)
        return
    found = _named(workspace, words[0])
    entries = _entries(workspace, found)
    when = f"{_changed(found):%Y-%m-%d %H:%M}"
    journal = workspace.journal
    there = journal.count(include_deleted=True)
    if merge:
        known = {entry.id for entry in journal.entries(include_deleted=True)}
        new = sum(entry.id not in known for entry in entries)
        if not new:
            output.words(f"The backup of {when} has nothing the journal lacks.")
        elif agreed(f"Add {counted(new, 'entry')} from the backup of {when}?", yes=yes):
            added = journal.import_entries(entries)
            output.words(f"{counted(added, 'entry')} added from the backup of {when}.")
        return
    question = (
        f"The journal has {counted(there, 'entry')}, the backup of {when} has {len(entries)}. "
        "Replace the journal with it?"
    )
    if agreed(question, yes=yes):
        kept = journal.backups.keep_by_hand(journal.path, workspace.now()) if journal.path.exists() else None
        journal.restore(found)
        output.words(
            f"The journal is as it was on {when}." + (f" What was there before is in {kept.path}." if kept else "")
        )


def _named(workspace: Workspace, which: str) -> Backup:
    backups = workspace.journal.backups.list()
    if not backups:
        raise CommandError("There is no backup yet.")
    if re.fullmatch(r"\d{1,3}", which):
        if not 1 <= int(which) <= len(backups):
            raise usage(f"There is no backup {which}; “taut restore” numbers them from 1 to {len(backups)}.")
        return backups[int(which) - 1]
    try:
        last = day(which, workspace.today)
    except CommandError as problem:
        if problem.code == COULD_NOT:
            raise
        raise usage(
            f"“{which}” is neither a number from the list nor a day; write 1, yesterday or {workspace.today}."
        ) from None
    from tui.records.day import practice_day

    starts = workspace.settings.day_starts_at
    found = next((one for one in backups if practice_day(_changed(one), starts) <= last), None)
    if found is None:
        raise CommandError(f"No backup is as old as {last}; “taut restore” lists them.")
    return found


def _entries(workspace: Workspace, backup: Backup) -> list[Entry]:
    from tui.records.entry import EntryError, from_document

    tables = workspace.journal.backups.read(backup)
    if tables is None:
        raise CommandError(f"{backup.path} is damaged; choose another.")
    found = []
    for document in tables["entries"].values():
        try:
            found.append(from_document(dict(document)))
        except EntryError:
            continue  # a newer version's: restoring carries it, and it is counted by nobody
    return found
