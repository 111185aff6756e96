"""Asking a person before something is done that they would notice."""

from __future__ import annotations

import sys

from tui.cli import out
from tui.cli.problems import Refused


def agreed(question: str, *, yes: bool) -> bool:
    """Asks, and takes nothing but a yes for one.

    Args:
        question: What is about to be done, as a question.
        yes: Whether ``--yes`` said so before.

    Raises:
        Refused: If there is nobody to ask.
    """
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused("Nobody is there to say yes, and nothing was done; write --yes behind it to agree beforehand.")
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    out.words("Nothing was done.")
    return False
