"""What a terminal would obey, taken out of a text. Pure, and loads nothing else."""

from __future__ import annotations

import re

# C0 and C1 controls (tab and newline stay), the directional marks that reorder a line, what breaks one without being a
# newline, the byte-order mark, and lone surrogates.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# Of these, what no text means: the marks that say in which direction a line is read belong to what was written.
_UNWRITTEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
# Ends of a line in every convention, and what breaks a line or a page without being one.
_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    r"""The text without anything a terminal would obey.

    Newlines of every convention, and breaks of paragraphs and pages, become ``\n``; tabs stay; every letter, mark,
    emoji and joiner stays.
    """
    if (text.isascii() and text.isprintable()) or not _CONTROL.search(text):
        return text
    return _CONTROL.sub("", _END.sub("\n", text))


def as_written(text: str) -> str:
    r"""The text as it is saved: to the letter, with ``\n`` for every end of a line and without control characters."""
    if (text.isascii() and text.isprintable()) or not _CONTROL.search(text):
        return text
    return _UNWRITTEN.sub("", _END.sub("\n", text))


def one_line(text: str) -> str:
    """The text cleaned, with every run of white space made one space."""
    return " ".join(clean(text).split())
