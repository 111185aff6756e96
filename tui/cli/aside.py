"""``taut aside``: periods kept out of looking back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.arguments import Parser, day
from tui.cli.notebook import opened
from tui.cli.problems import DONE, usage

if TYPE_CHECKING:
    from tui.workspace import Workspace


def parser() -> Parser:
    """What ``taut aside`` takes."""
    made = Parser(
        "aside",
        "Keeps the days from FIRST to LAST, both with them, out of looking back: nothing\n"
        "brings their pages up on its own. The same days once more let them come back.\n"
        "Alone it lists what is kept out. In the Journal, a keeps out a single page.",
        examples=[
            ("taut aside 2026-03-01 2026-05-31", "three months, kept out or let back"),
            ("taut aside", "what is kept out"),
        ],
        json="periods, each its two days, and the ids of pages",
        refuses=["--for"],
        pages=True,
    )
    made.add_argument("words", nargs="*", metavar="FIRST LAST", help="two days, such as 2026-03-01 2026-05-31")
    return made


def run(words: Sequence[str]) -> int:
    """Lists what is kept out of looking back, or keeps a period out, or lets it come back.

    Returns:
        The exit code.

    Raises:
        Refused: If a day is none, or the second comes before the first.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    if len(options.words) not in (0, 2):
        raise usage("“taut aside” takes nothing, or two days: taut aside 2026-03-01 2026-05-31.")
    from tui.workspace.looking_back import put_aside

    workspace = opened(options)
    if not options.words:
        _list(workspace, as_json=options.json)
        return DONE
    first, last = (day(word, workspace.today) for word in options.words)
    if last < first:
        raise usage(f"{last} comes before {first}; the first day stands first.")
    is_out = put_aside(workspace, f"{first}/{last}")
    out.words(f"{first} to {last}: {'kept out of looking back' if is_out else 'may come back again'}.")
    return DONE


def _list(workspace: Workspace, *, as_json: bool) -> None:
    kept_out = workspace.portrait().aside
    if as_json:
        periods = [[first.isoformat(), last.isoformat()] for first, last in kept_out.periods]
        out.data(json.dumps({"periods": periods, "pages": sorted(kept_out.entries)}) + "\n")
        return
    if not kept_out:
        out.words("Nothing is kept out of looking back.")
    for first, last in kept_out.periods:
        out.line(f"{first}  {last}")
    for page in workspace.listing():
        if page.id in kept_out.entries:
            out.line(f"{page.day}  {page.id[:13]}  {page.words}")
