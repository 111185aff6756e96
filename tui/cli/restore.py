"""``taut restore``: a backup put in the journal's place, or what it has and the journal lacks added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, day
from tui.cli.problems import COULD_NOT, DONE, Refused, usage
from tui.records.text import counted

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.store.backups import Backup
    from tui.workspace import Workspace


def parser() -> Parser:
    """What ``taut restore`` takes."""
    made = Parser(
        "restore",
        "Puts a backup in the journal's place, after asking. What stands there now is\n"
        "kept as a backup first. With --merge the journal stays, and gets what it lacks.\n"
        "Without a word it lists what there is.",
        examples=[
            ("taut restore", "what there is"),
            ("taut restore 1 --merge --yes", "what the newest has and the journal lacks"),
            ("taut restore today --yes", "as it was last before this day was over"),
        ],
        refuses=["--for", "--json"],
    )
    made.add_argument(
        "words", nargs="*", metavar="WHICH", help="a number of the list, or a day: the newest state up to it"
    )
    made.add_argument("--merge", action="store_true", help="add what is missing, and leave the rest")
    made.add_argument("--yes", "-y", action="store_true", help="agree beforehand")
    return made


def run(words: Sequence[str]) -> int:
    """Lists backups, or restores one.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such backup, it cannot be read, or nobody agrees.
        NotebookError: If the journal cannot be written.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    from tui.cli.backup import changed, write_list
    from tui.cli.consent import agreed
    from tui.cli.notebook import opened

    if len(options.words) > 1:
        raise usage("“taut restore” takes one number or one day.")
    workspace = opened(options)
    if not options.words:
        write_list(workspace, as_json=False)
        return DONE
    backup = _named(workspace, options.words[0])
    entries = _entries(workspace, backup)
    when = f"{changed(backup):%Y-%m-%d %H:%M}"
    journal = workspace.journal
    there = journal.count(include_deleted=True)
    if options.merge:
        known = {entry.id for entry in journal.entries(include_deleted=True)}
        new = sum(entry.id not in known for entry in entries)
        if not new:
            out.words(f"The backup of {when} has nothing that the journal lacks.")
        elif agreed(f"Add {counted(new, 'entry')} from the backup of {when}?", yes=options.yes):
            added = journal.import_entries(entries)
            out.words(f"{counted(added, 'entry')} added from the backup of {when}.")
        return DONE
    question = (
        f"The journal has {counted(there, 'entry')}, the backup of {when} has {len(entries)}. "
        "Put it in the journal's place?"
    )
    if agreed(question, yes=options.yes):
        kept = journal.backups.keep_by_hand(journal.path, workspace.now()) if journal.path.exists() else None
        journal.restore(backup)
        out.words(
            f"The journal is as it was on {when}." + (f" What stood there is kept in {kept.path}." if kept else "")
        )
    return DONE


def _named(workspace: Workspace, which: str) -> Backup:
    from tui.cli.backup import changed

    backups = workspace.journal.backups.list()
    if not backups:
        raise Refused("There is no backup yet.")
    if re.fullmatch(r"\d{1,3}", which):
        if not 1 <= int(which) <= len(backups):
            raise usage(f"There is no backup {which}; “taut restore” numbers them from 1 to {len(backups)}.")
        return backups[int(which) - 1]
    try:
        last: date = day(which, workspace.today)
    except Refused as problem:
        if problem.code == COULD_NOT:
            raise
        raise usage(
            f"“{which}” is no number of the list and no day; write 1, yesterday or {workspace.today}."
        ) from None
    from tui.records.day import practice_day

    starts = workspace.settings.day_starts_at
    found = next((one for one in backups if practice_day(changed(one), starts) <= last), None)
    if found is None:
        raise Refused(f"No backup is as old as {last}; “taut restore” lists them.")
    return found


def _entries(workspace: Workspace, backup: Backup) -> list[Entry]:
    from tui.records.entry import EntryError, from_document

    tables = workspace.journal.backups.read(backup)
    if tables is None:
        raise Refused(f"{backup.path} is damaged; choose another.")
    found = []
    for document in tables["entries"].values():
        try:
            found.append(from_document(dict(document)))
        except EntryError:
            continue  # a newer version's: restoring carries it, and it is counted by nobody
    return found
