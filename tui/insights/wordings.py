"""What changed from one wording to the next, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

import msgspec

Change = Literal["same", "removed", "added"]

MOST = 1000
"""Words above which two wordings are not compared: the one simply stands in place of the other."""


class Piece(msgspec.Struct, frozen=True):
    """Words that follow each other and share one fate.

    Attributes:
        text: The words, single spaces between them.
        change: Whether they stayed, were taken out or came in.
    """

    text: str
    change: Change


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The newer wording with what was taken out of the older one, in reading order; words are compared whole."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []

    def add(words: list[str], change: Change) -> None:
        if words:
            pieces.append(Piece(" ".join(words), change))

    if len(old) > MOST or len(new) > MOST:
        add(old, "removed" if old != new else "same")
        add(new if old != new else [], "added")
        return tuple(pieces)
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            add(new[new_from:new_to], "same")
        else:
            add(old[old_from:old_to], "removed")
            add(new[new_from:new_to], "added")
    return tuple(pieces)


def marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with signs around what changed, so that it can be told without colour: ``[-old-] {+new+}``."""
    signs: dict[Change, tuple[str, str]] = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return tuple(Piece(piece.text.join(signs[piece.change]), piece.change) for piece in pieces)
