"""What changed from one wording to the next, word by word; lines stay lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

Change = Literal["same", "removed", "added"]

MOST = 1000
"""Words above which two wordings are not compared: the one simply stands in place of the other."""
PAIRS = 30_000
"""Pairs of the same word in both above which they are not either: the same few words over and over take minutes."""


_TOKEN = re.compile(r"\n[ \t]*|\S+")
_LINE_BEGINS = re.compile(r"\n[ \t]*\Z")


class Piece(msgspec.Struct, frozen=True):
    """Words that follow each other and share one fate.

    Attributes:
        text: The words, single spaces between them, and the ends of lines with what the next one is indented by.
        change: Whether they stayed, were taken out or came in.
    """

    text: str
    change: Change


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The newer wording with what was taken out of the older one, in reading order; words are compared whole."""
    old, new = _TOKEN.findall(before.strip()), _TOKEN.findall(after.strip())
    pieces: list[Piece] = []

    def add(words: Sequence[str], change: Change) -> None:
        if words:
            pieces.append(Piece("".join(gap + word for gap, word in _spaced(words)), change))

    if len(old) > MOST or len(new) > MOST or _pairs(old, new) > PAIRS:
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


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    there = Counter(new)
    return sum(count * there[word] for word, count in Counter(old).items())


def marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with signs around what changed, so that it can be told without colour: ``[-old-] {+new+}``.

    The signs stand on the lines of the words; where nothing but the end of a line changed, they stand around ``¶``.
    """
    return tuple(Piece(_signed(piece), piece.change) for piece in pieces)


def spaced(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    """Each piece with what stands before it: a space, or nothing where a line begins or ends."""
    for (gap, _), piece in zip(_spaced([piece.text for piece in pieces]), pieces, strict=True):
        yield gap, piece


def _spaced(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    before = "\n"
    for text in texts:
        yield "" if text.startswith("\n") or _LINE_BEGINS.search(before) else " ", text
        before = text


def _signed(piece: Piece) -> str:
    if piece.change == "same":
        return piece.text
    begin, end = ("[-", "-]") if piece.change == "removed" else ("{+", "+}")
    words = piece.text.strip()
    if not words:
        return f"{begin}¶{end}" + (piece.text if piece.change == "added" else "")
    ahead, behind = piece.text.split(words)
    return f"{ahead}{begin}{words}{end}{behind}"
