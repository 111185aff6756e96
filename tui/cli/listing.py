"""``taut list``: what was kept, the newest first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, add_days, count
from tui.cli.notebook import between, opened, readable, titles
from tui.cli.problems import DONE
from tui.records.ids import latest_day

if TYPE_CHECKING:
    from tui.records.entry import Entry
    from tui.workspace import Workspace

MOST = 20


def parser() -> Parser:
    """What ``taut list`` takes."""
    made = Parser(
        "list",
        "What was kept, newest first: id, day, flow and first words.",
        examples=[
            ("taut list", "the last twenty"),
            ("taut list -n 5 --flow evening", "the last five evenings"),
            ("taut list --since 2026-09-01 --json", "for a program"),
        ],
        json="an array of entries as they are in the journal",
        pages=True,
    )
    made.add_argument("-n", dest="most", metavar="N", type=count, default=MOST, help="so many; 20 unless said")
    add_days(made)
    made.add_argument("--flow", metavar="FLOW", help="of this flow alone")
    return made


def run(words: Sequence[str]) -> int:
    """Lists entries.

    Returns:
        The exit code.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = opened(options)
    found = _found(workspace, options)
    shown, more = found[: options.most], len(found) > options.most
    near = [entry.id for entry in found]
    if options.json:
        from tui.cli.rows import write_array

        write_array(shown)
    elif shown:
        from tui.cli.rows import write_rows
        from tui.insights.listing import first_words

        write_rows(shown, near, titles(workspace), [first_words(entry.answers) for entry in shown])
    _say(len(shown), more, options)
    return DONE


def _found(workspace: Workspace, options: Namespace) -> list[Entry]:
    """The entries asked for, the newest day first, and one more, if there is one.

    What was kept last may be for an earlier day, so entries are read until none can be for a later one; that is
    little more of the journal than is shown.
    """
    wanted = between(options, workspace.today)
    flow = _flow(workspace, options.flow) if options.flow else ""
    best: list[tuple[date, str, Entry]] = []
    for entry in readable(workspace):
        is_full = len(best) > options.most
        if is_full and latest_day(entry.id) < best[0][0]:
            break
        if (wanted is None or wanted(entry.day)) and (not flow or entry.flow == flow):
            (heappushpop if is_full else heappush)(best, (entry.day, entry.id, entry))
    return [entry for *_, entry in sorted(best, key=lambda one: one[:2], reverse=True)]


def _flow(workspace: Workspace, name: str) -> str:
    from tui.cli.flows import flow_id
    from tui.cli.notebook import OUTSIDE

    return name if name in OUTSIDE else flow_id(workspace, name)


def _say(shown: int, more: bool, options: Namespace) -> None:
    narrowed = any((options.since, options.until, options.on, options.day, options.flow))
    if not shown:
        out.words("Nothing was kept there." if narrowed else "Nothing is kept yet; “taut note” keeps a first line.")
    elif more and narrowed:
        out.words(f"There are more; “-n {options.most * 5}” shows more of them.")
