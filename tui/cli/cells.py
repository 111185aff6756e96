"""Text measured, cut and wrapped in the cells of a terminal, where some letters take two and some none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PAGE_WIDTH = 72

_WIDE = r"\u2e80-\u3000\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff"
_CLOSING = r"[\u3001-\u303f\uff00-\uff60]*"
_BREAKABLE = re.compile(f"[{_WIDE}]{_CLOSING}|[^{_WIDE}]+")


def cells(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_of_letter, text))


def fitted(text: str, width: int) -> str:
    """The text cut to a width, with an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    return _start(text, max(0, width - 1)).rstrip() + "…"


def padded(text: str, width: int) -> str:
    """The text with spaces up to a width."""
    return text + " " * max(0, width - cells(text))


def wrapped(text: str, width: int = PAGE_WIDTH, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    """The lines of a text, each no wider than ``width``; a word too long to fit stays whole, so that it can be copied.

    Args:
        text: Its own line breaks and leading spaces stay.
        width: In cells, indentation included.
        indent: Stands before the first line.
        hanging: Stands before all others; as ``indent`` when absent.
    """
    before, after = indent, indent if hanging is None else hanging
    for source in text.split("\n"):
        source = source.expandtabs(4).rstrip()
        lead = source[: len(source) - len(source.lstrip())]
        line = before + lead
        empty = True
        for space, piece in _pieces(source.lstrip()):
            if not empty and cells(line) + len(space) + cells(piece) > width:
                yield line
                line, empty = after + lead, True
            line += piece if empty else space + piece
            empty = False
        yield line.rstrip()
        before = after


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """What a line may be broken between, each with the space before it: words, and letters that take two cells."""
    for found in re.finditer(r"(\s*)(\S+)", line):
        space, word = found[1], found[2]
        if cells(word) == len(word):
            yield space, word
            continue
        for part in _BREAKABLE.findall(word):
            yield space, part
            space = ""


def _of_letter(letter: str) -> int:
    if unicodedata.combining(letter) or letter in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _start(text: str, width: int) -> str:
    taken = 0
    for place, letter in enumerate(text):
        taken += _of_letter(letter)
        if taken > width:
            return text[:place]
    return text
