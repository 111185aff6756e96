"""``taut show``: one entry, the last one, or all of a day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import from_words
from tui.cli.days import day
from tui.cli.errors import COULD_NOT, CommandError, usage
from tui.cli.open_workspace import only_one, opened, readable

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.workspace import Workspace

_ID = re.compile(r"[0-9a-f][0-9a-f-]*", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@command(
    "show",
    "Shows one entry by the start of its id, or all entries of a day; without either,\nthe last one.",
    examples=[
        ("taut show", "the last one"),
        ("taut show yesterday", "all of a day"),
        ("taut show last --json", "for a program"),
    ],
    json="one entry as it is in the journal",
    pages=True,
)
@argument(
    "words",
    "WHICH",
    "an id as “taut list” shows it, last, or a day",
    shell_complete=from_words("last", "today", "yesterday", at=0),
)
def run(given: Common, words: tuple[str, ...]) -> None:
    """Shows entries."""
    if len(words) + (given.day is not None) > 1:
        raise usage("“taut show” takes one id, “last” or one day.")
    workspace = opened(given.home)
    entries = _named(workspace, given.day, words)
    if given.json:
        _write_object(entries)
        return
    from tui.cli.render import entry_lines
    from tui.cli.rows import PAGE_WIDTH
    from tui.insights.views.entry import entry_page

    width = min(PAGE_WIDTH, output.width() or PAGE_WIDTH)
    title = workspace.catalogue.title
    for number, entry in enumerate(entries):
        if number:
            output.line()
            output.line()
        for span in entry_lines(entry_page(entry, title(entry.flow)), width):
            output.spans(span)


def _named(workspace: Workspace, named_day: str | None, words: tuple[str, ...]) -> list[Entry]:
    which = named_day or (words[0] if words else "last")
    if named_day is None and which.lower() == "last":
        last = next(readable(workspace), None)
        if last is None:
            raise CommandError("Nothing is saved yet.")
        return [last]
    if named_day is None and _ID.fullmatch(which) and not _DATE.fullmatch(which):
        return [_by_id(workspace, which)]
    try:
        return _of_day(workspace, day(which, workspace.today))
    except CommandError as problem:
        if problem.code == COULD_NOT or named_day is not None or _DATE.fullmatch(which):
            raise
        today = workspace.today
        raise usage(f"“{which}” is not an id, “last” or a day; write an id from “taut list”, or {today}.") from None


def _of_day(workspace: Workspace, wanted: date) -> list[Entry]:
    entries = [entry for entry in readable(workspace) if entry.day == wanted]
    if not entries:
        raise CommandError(f"There are no entries on {wanted}; “taut list” shows the ones you have.")
    return sorted(entries, key=lambda entry: entry.id)


def _by_id(workspace: Workspace, beginning: str) -> Entry:
    from tui.records.entry import is_worth_keeping

    name = only_one(beginning, workspace.journal.find(beginning), "entry", "taut list")
    entry, whole = workspace.entry(name), workspace.journal.get(name)
    if entry is None or whole is None:
        raise CommandError(f"This version of taut cannot read the entry {name}; it stays in the file as it is.")
    if len(entry.answers) < len(whole.answers) and not is_worth_keeping(entry.answers):
        raise CommandError("This entry is a letter that is still sealed.")
    return entry


def _write_object(entries: list[Entry]) -> None:
    if len(entries) > 1:
        day = entries[0].day
        raise CommandError(
            f"{day} has {len(entries)} entries; name one by its id, or use “taut list --on {day} --json”."
        )
    from tui.exchange.exporters.data import document

    output.data(document(entries[0], ascii_only=True) + "\n")
