"""A mistake in a file, said in one sentence."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

SHORT_LIST = 16
"""A list of names at most this long is told whole when nothing comes near."""


class Problem(msgspec.Struct, frozen=True):
    """One mistake in one file.

    Attributes:
        path: The file.
        line: Where in it, counted from 1.
        message: What is wrong and what was expected.
    """

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def instead(word: str, names: Collection[str]) -> str:
    """The end of a sentence about an unknown word: the nearest name, or all of them if they are few."""
    import difflib  # needed for a mistake, not at every start

    by_lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{by_lower[near[0]]}"?'
    if not names:
        return "there is none."
    if len(names) <= SHORT_LIST:
        return f"it is one of {', '.join(names)}."
    return f"there are {len(names)}, such as {', '.join(list(names)[:5])}."
