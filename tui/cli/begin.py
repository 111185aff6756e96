"""``taut begin``: the full screen, straight into a flow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from tui.cli.arguments import Parser, past_day
from tui.cli.flows import flow_id
from tui.cli.notebook import placed
from tui.cli.problems import DONE, usage

if TYPE_CHECKING:
    from tui.practice.flow import Variant

EVENING_FROM = 15
"""The hour from which the evening is offered instead of the morning."""


def parser() -> Parser:
    """What ``taut begin`` takes."""
    made = Parser(
        "begin",
        "Straight into a flow; without a name morning before 15:00, else evening.",
        examples=[
            ("taut begin", "morning or evening, by the clock"),
            ("taut begin renewal --quarterly", "with the steps for every three months"),
            ("taut begin evening --for yesterday", "for the day before"),
        ],
        refuses=["--json"],
    )
    made.add_argument("words", nargs="*", metavar="FLOW", help="its name, such as weekly")
    length = made.add_mutually_exclusive_group()
    length.add_argument("--short", action="store_const", const="short", dest="variant", help="the core of it alone")
    length.add_argument("--quarterly", action="store_const", const="quarterly", dest="variant", help="with the quarter")
    return made


def run(words: Sequence[str]) -> int:
    """Opens the full screen in a flow.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such flow or variant, the day is still to come, or there is no terminal.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    workspace = placed(options.home)
    name = " ".join(options.words) or _by_clock(workspace.now(), workspace.settings.day_starts_at)
    flow = workspace.flow(flow_id(workspace, name))
    variant: Variant = options.variant or "whole"
    if variant not in flow.variants:
        raise usage(f"“{flow.title}” has no {variant} form; begin it without --{variant}.")
    day = past_day(options.day, workspace.today)

    from tui.cli.screen import show

    return show(workspace, begin=flow.id, day=day, variant=variant)


def _by_clock(now: datetime, day_starts_at: time) -> str:
    return "morning" if day_starts_at <= now.time() < time(EVENING_FROM) else "evening"
