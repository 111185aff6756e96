"""``taut``: the full screen."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.arguments import Parser, without
from tui.cli.notebook import placed
from tui.cli.problems import DONE


def run(words: Sequence[str]) -> int:
    """Opens the full screen.

    Returns:
        The exit code.

    Raises:
        Refused: If there is no terminal for it.
    """
    options = Parser("", "The full screen.").options(words)
    if options is None:
        return DONE
    without(options, "--for", "--json")

    from tui.cli.screen import show

    return show(placed(options.home))
