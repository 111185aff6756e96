"""``taut show``: one entry, the last one, or those of a day."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, day
from tui.cli.notebook import opened, readable, titles
from tui.cli.problems import COULD_NOT, DONE, Refused, usage

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.workspace import Workspace

_ID = re.compile(r"[0-9a-f][0-9a-f-]*", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMED = 5
"""So many ids are named when several begin alike."""


def parser() -> Parser:
    """What ``taut show`` takes."""
    made = Parser(
        "show",
        "One entry by the beginning of its id, or all of a day; else the last.",
        examples=[
            ("taut show", "the last one"),
            ("taut show yesterday", "all of a day"),
            ("taut show last --json", "for a program"),
        ],
        json="one entry as it is in the journal",
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="WHICH", help="an id as “taut list” shows it, last, or a day")
    return made


def run(words: Sequence[str]) -> int:
    """Shows entries.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such entry.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    if len(options.words) + (options.day is not None) > 1:
        raise usage("“taut show” takes one id, “last” or one day.")
    workspace = opened(options)
    entries = _named(workspace, options)
    if options.json:
        _write_object(entries)
        return DONE
    from tui.cli.cells import PAGE_WIDTH
    from tui.cli.page import page

    width = min(PAGE_WIDTH, out.width() or PAGE_WIDTH)
    title = titles(workspace)
    for number, entry in enumerate(entries):
        if number:
            out.line()
            out.line()
        for span in page(entry, title, width):
            out.spans(span)
    return DONE


def _named(workspace: Workspace, options: Namespace) -> list[Entry]:
    which = options.day or (options.words[0] if options.words else "last")
    if options.day is None and which.lower() == "last":
        last = next(readable(workspace), None)
        if last is None:
            raise Refused("Nothing is kept yet.")
        return [last]
    if options.day is None and _ID.fullmatch(which) and not _DATE.fullmatch(which):
        return [_by_id(workspace, which)]
    try:
        return _of_day(workspace, day(which, workspace.today))
    except Refused as problem:
        if problem.code == COULD_NOT or options.day is not None or _DATE.fullmatch(which):
            raise
        today = workspace.today
        raise usage(f"“{which}” is no id, “last” or day; write one as “taut list” shows it, or {today}.") from None


def _of_day(workspace: Workspace, wanted: date) -> list[Entry]:
    entries = [entry for entry in readable(workspace) if entry.day == wanted]
    if not entries:
        raise Refused(f"Nothing was kept on {wanted}; “taut list” shows what was.")
    return sorted(entries, key=lambda entry: entry.id)


def _by_id(workspace: Workspace, beginning: str) -> Entry:
    from tui.records.entry import is_worth_keeping

    ids = workspace.journal.find(beginning)
    if not ids:
        raise Refused(f"No entry's id begins with {beginning}; “taut list” shows them.")
    if len(ids) > 1:
        named = ", ".join(islice(ids, _NAMED)) + (" and more" if len(ids) > _NAMED else "")
        raise Refused(f"{len(ids)} ids begin with {beginning}: {named}; write more of the one you mean.")
    entry, whole = workspace.entry(ids[0]), workspace.journal.get(ids[0])
    if entry is None or whole is None:
        raise Refused(f"The entry {ids[0]} cannot be read by this taut; it stays in the file as it is.")
    if len(entry.answers) < len(whole.answers) and not is_worth_keeping(entry.answers):
        raise Refused("This entry is a letter that is still closed.")
    return entry


def _write_object(entries: list[Entry]) -> None:
    if len(entries) > 1:
        day = entries[0].day
        raise Refused(f"{day} has {len(entries)} entries; name one by its id, or use “taut list --on {day} --json”.")
    from tui.exchange.documents import document

    out.data(document(entries[0], ascii_only=True) + "\n")
