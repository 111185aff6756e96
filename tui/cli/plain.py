"""The one place that opens the line-by-line face."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from tui.cli.arguments import Parser
from tui.cli.problems import Refused
from tui.cli.secret import unlock

if TYPE_CHECKING:
    from tui.practice.flow import Variant
    from tui.workspace import Workspace


def add_plain(parser: Parser) -> None:
    """Adds the option that asks for it."""
    parser.add_argument(
        "--plain", action="store_true", help="line by line: for a screen reader, a dumb terminal, or answers in a pipe"
    )


def is_fitting() -> bool:
    """Whether a person sits at a terminal that can show lines and no more."""
    if not _is_terminal(sys.stdin):
        return False
    return not _is_terminal(sys.stdout) or (sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb"))


def talk(
    workspace: Workspace, *, begin: str | None = None, day: date | None = None, variant: Variant = "whole"
) -> int:  # fmt: skip
    """Asks and answers in lines until it is left.

    Args:
        workspace: The notebook, not read yet.
        begin: A flow to go straight into.
        day: The practice day it is for, if not today.
        variant: Which of its steps are asked.

    Returns:
        The exit code.

    Raises:
        Refused: If there is nowhere to say anything.
    """
    if sys.stdout is None:
        raise Refused("There is no standard output to say anything on; open it, or use “taut begin --answers FILE”.")

    unlock(workspace)
    from tui.plain.run import run

    return run(workspace, begin=begin, day=day, variant=variant)


def _is_terminal(stream: object) -> bool:
    try:
        return stream is not None and bool(stream.isatty())  # type: ignore[attr-defined]
    except ValueError:
        return False
