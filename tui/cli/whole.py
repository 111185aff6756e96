"""``taut``: the full screen."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.arguments import Parser
from tui.cli.notebook import placed
from tui.cli.plain import add_plain
from tui.cli.problems import DONE


def parser() -> Parser:
    """What ``taut`` takes by itself."""
    made = Parser(
        "",
        "The full screen; line by line where the terminal can show no more, or with --plain.",
        examples=[("taut", "open the notebook"), ("taut --plain", "the same, in lines")],
        refuses=["--for", "--json"],
    )
    add_plain(made)
    return made


def run(words: Sequence[str]) -> int:
    """Opens the full screen.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no terminal for it.
    """
    options = parser().options(words)
    if options is None:
        return DONE

    from tui.cli.screen import show

    return show(placed(options.home), as_plain=options.plain)
