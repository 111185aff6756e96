"""``taut hide``: days hidden from looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.command import Common, argument, command
from tui.cli.completion import complete_day
from tui.cli.days import day
from tui.cli.errors import usage
from tui.cli.open_workspace import opened

if TYPE_CHECKING:
    from tui.workspace import Workspace


@command(
    "hide",
    "Hides the days from FIRST to LAST, both included, from looking back: taut will not\n"
    "bring up their entries by itself. Give the same days again to show them.\n"
    "Without days it lists what is hidden. In the Journal, press a to hide one entry.",
    examples=[
        ("taut hide 2026-03-01 2026-05-31", "three months, hidden or shown again"),
        ("taut hide", "what is hidden"),
    ],
    json="hidden periods as first and last day, entries by id, and sentences",
    refuses=["--for"],
    pages=True,
)
@argument("words", "FIRST LAST", "two days, such as 2026-03-01 2026-05-31", shell_complete=complete_day)
def run(given: Common, words: tuple[str, ...]) -> None:
    """Lists what is hidden from looking back, or hides a period, or shows it again."""
    if len(words) not in (0, 2):
        raise usage("“taut hide” takes nothing, or two days: taut hide 2026-03-01 2026-05-31.")
    from tui.workspace.recall import toggle_hidden

    workspace = opened(given.home)
    if not words:
        _list(workspace, as_json=given.json)
        return
    first, last = (day(word, workspace.today) for word in words)
    if last < first:
        raise usage(f"{last} is before {first}; write the earlier day first.")
    is_out = toggle_hidden(workspace, f"{first}/{last}")
    output.words(f"{first} to {last}: {'hidden from looking back' if is_out else 'no longer hidden'}.")


def _list(workspace: Workspace, *, as_json: bool) -> None:
    kept_out = workspace.portrait().exclusions
    if as_json:
        periods = [[first.isoformat(), last.isoformat()] for first, last in kept_out.periods]
        output.as_json({"periods": periods, "pages": sorted(kept_out.entries), "sentences": sorted(kept_out.sentences)})
        return
    if not kept_out and not kept_out.sentences:
        output.words("Nothing is hidden from looking back.")
    for first, last in kept_out.periods:
        output.line(f"{first}  {last}")
    for page in workspace.listing():
        if page.id in kept_out.entries:
            output.line(f"{page.day}  {page.id[:13]}  {page.words}")
    for sentence in sorted(kept_out.sentences):
        output.line(f"not shown again on Today: a sentence from {sentence.partition('/')[0][:13]}")
