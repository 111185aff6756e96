"""``taut list``: what was saved, the newest first."""

from __future__ import annotations

from datetime import date
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.command import Common, command, count
from tui.cli.completion import complete_flow
from tui.cli.days import between, day_range
from tui.cli.open_workspace import opened, readable
from tui.records.entry import latest_day

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.workspace import Workspace

MOST = 20


@command(
    "list",
    "What you saved, newest first: id, day, exercise and first words.",
    examples=[
        ("taut list", "the last twenty"),
        ("taut list -n 5 --flow evening", "the last five evenings"),
        ("taut list --since 2026-09-01 --json", "for a program"),
    ],
    json="an array of entries as they are in the journal",
    pages=True,
)
@click.option("-n", "most", metavar="N", type=count, default=str(MOST), help="how many (default 20)")
@day_range
@click.option("--flow", metavar="FLOW", help="only this exercise", shell_complete=complete_flow)
def run(given: Common, most: int, flow: str | None) -> None:
    """Lists entries."""
    workspace = opened(given.home)
    found = _found(workspace, given, most, flow)
    shown, more = found[:most], len(found) > most
    near = workspace.journal.beside([entry.id for entry in shown])
    if given.json:
        from tui.cli.rows import write_array

        write_array(shown)
    elif shown:
        from tui.cli.rows import write_rows
        from tui.insights.fold.entry_summary import first_words

        write_rows(shown, near, workspace.catalogue.title, [first_words(entry.answers) for entry in shown])
    _say(len(shown), most if more else None, is_narrowed=any((given.since, given.until, given.on, given.day, flow)))


def _found(workspace: Workspace, given: Common, most: int, flow: str | None) -> list[Entry]:
    """The entries asked for, the newest day first, and one more, if there is one.

    What was kept last may be for an earlier day, so entries are read until none can be for a later one; that is
    little more of the journal than is shown.
    """
    wanted = between(given, workspace.today)
    flow = _flow(workspace, flow) if flow else ""
    best: list[tuple[date, str, Entry]] = []
    for entry in readable(workspace):
        is_full = len(best) > most
        if is_full and latest_day(entry.id) < best[0][0]:
            break
        if (wanted is None or wanted(entry.day)) and (not flow or entry.flow == flow):
            (heappushpop if is_full else heappush)(best, (entry.day, entry.id, entry))
    return [entry for *_, entry in sorted(best, key=lambda one: one[:2], reverse=True)]


def _flow(workspace: Workspace, name: str) -> str:
    from tui.cli.open_workspace import flow_id
    from tui.records.titles import QUICK_TITLES

    return name if name in QUICK_TITLES else flow_id(workspace, name)


def _say(shown: int, most: int | None, *, is_narrowed: bool) -> None:
    if not shown:
        output.words("No entries match." if is_narrowed else "Nothing is saved yet; “taut note” saves a first line.")
    elif most and is_narrowed:
        output.words(f"There are more; “-n {most * 5}” shows more.")
