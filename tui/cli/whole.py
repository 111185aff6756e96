"""``taut``: the full screen."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.arguments import Parser
from tui.cli.notebook import placed
from tui.cli.problems import DONE


def parser() -> Parser:
    """What ``taut`` takes by itself."""
    return Parser("", "The full screen.", examples=[("taut", "open the notebook")], refuses=["--for", "--json"])


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

    return show(placed(options.home))
