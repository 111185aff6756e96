"""``taut backup`` and ``taut restore``: the backups there are, one more made by hand, and one brought back."""

from __future__ import annotations

import re
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
from tui.workspace.restoring import (
    Backup,
    add_missing,
    back_up,
    changed_at,
    compared,
    entries_in,
    lacking,
    restored,
    size_words,
)
from tui.workspace.restoring import restore as restore_backup

if TYPE_CHECKING:
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
        made = back_up(workspace)
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
            (f"{changed_at(one):%Y-%m-%d %H:%M}  ", ""),
            (f"{size_words(one.size):>11}  ", "quiet"),
            (one.path.name, "accent"),
        )
    if backups:
        output.words(f"The backups are in {workspace.journal.backups.folder}.")
    else:
        output.words("There is no backup yet. Your second save makes one; so does “taut backup now”.")


def _document(backup: Backup, number: int) -> dict[str, object]:
    return {
        "number": number, "changed": changed_at(backup).isoformat(timespec="seconds"), "size": backup.size,
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
        ("taut restore today --yes", "today's latest version"),
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
    entries = entries_in(workspace, found)
    when = f"{changed_at(found):%Y-%m-%d %H:%M}"
    journal = workspace.journal
    there = journal.count(include_deleted=True)
    if merge:
        new = len(lacking(workspace, entries))
        if not new:
            output.words(f"The backup of {when} has nothing the journal lacks.")
        elif agreed(f"Add {counted(new, 'entry')} from the backup of {when}?", yes=yes):
            added = add_missing(workspace, entries)
            output.words(f"{counted(added, 'entry')} added from the backup of {when}.")
        return
    if agreed(f"{compared(there, len(entries), when)} Replace the journal with it?", yes=yes):
        output.words(restored(when, restore_backup(workspace, found)))


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
    found = next((one for one in backups if practice_day(changed_at(one), starts) <= last), None)
    if found is None:
        raise CommandError(f"No backup is as old as {last}; “taut restore” lists them.")
    return found
