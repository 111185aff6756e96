"""``taut begin``: straight into a flow, by hand or with answers from a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from tui.cli.answers import SHAPE, kept
from tui.cli.arguments import Parser, past_day, without
from tui.cli.flows import flow_id
from tui.cli.notebook import placed
from tui.cli.plain import add_plain
from tui.cli.problems import DONE, usage

if TYPE_CHECKING:
    from tui.practice.flow import Variant

EVENING_FROM = 15
"""The hour from which the evening is offered instead of the morning."""


def parser() -> Parser:
    """What ``taut begin`` takes."""
    made = Parser(
        "begin",
        f"Straight into a flow; without a name morning before 15:00, else evening.\n\n{SHAPE}",
        examples=[
            ("taut begin", "morning or evening, by the clock"),
            ("taut begin renewal --quarterly", "with the steps for every three months"),
            ("taut begin evening --for yesterday", "for the day before"),
            ("echo 'note = \"slept well\"' | taut begin note --answers -", "without a person"),
        ],
        json="with --answers: print the page that was kept",
    )
    made.add_argument("words", nargs="*", metavar="FLOW", help="its name, such as weekly")
    length = made.add_mutually_exclusive_group()
    length.add_argument("--short", action="store_const", const="short", dest="variant", help="the core of it alone")
    length.add_argument("--quarterly", action="store_const", const="quarterly", dest="variant", help="with the quarter")
    add_plain(made)
    made.add_argument("--answers", metavar="FILE", help="answers in TOML or JSON; - for standard input")
    made.add_argument("--strict", action="store_true", help="with --answers: refuse a step without an answer")
    return made


def run(words: Sequence[str]) -> int:
    """Opens a face in a flow, or runs it with the answers given.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no such flow or variant, the day is still to come, or there is no terminal.
    """
    options = parser().options(words)
    if options is None:
        return DONE
    if options.answers is None:
        without(options, "--json")
        if options.strict:
            raise usage("--strict speaks of --answers; name the file with the answers too.")
    workspace = placed(options.home)
    name = " ".join(options.words) or _by_clock(workspace.now(), workspace.settings.day_starts_at)
    flow = workspace.flow(flow_id(workspace, name))
    variant: Variant = options.variant or "whole"
    if variant not in flow.variants:
        raise usage(f"“{flow.title}” has no {variant} form; begin it without --{variant}.")
    day = past_day(options.day, workspace.today)
    if options.answers is not None:
        return kept(
            workspace, flow, options.answers, day=day, variant=variant, strict=options.strict, as_json=options.json
        )

    from tui.cli.screen import show

    return show(workspace, begin=flow.id, day=day, variant=variant, as_plain=options.plain)


def _by_clock(now: datetime, day_starts_at: time) -> str:
    return "morning" if day_starts_at <= now.time() < time(EVENING_FROM) else "evening"
