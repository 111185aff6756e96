"""A person's text as data: what may reach a terminal, and how it is compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# C0 and C1 controls (tab and newline stay), the directional marks that reorder a line, what breaks one without being a
# newline, the byte-order mark, and lone surrogates.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
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


# Letters that Unicode does not take apart though people leave the stroke out, and the marks that editors curl.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑–—", "-")
)  # fmt: skip


def one_line(text: str) -> str:
    """The text cleaned, with every run of white space made one space."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """The text as searching compares it: without case, accents or width (``Zürich`` and ``zurich`` are equal).

    Quotes and dashes are straight, strokes through letters are gone.
    """
    if text.isascii():
        return text.lower()
    # Twice, for taking a letter apart can leave capitals: ㏆ is C∕kg.
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_PLAIN)
    # Each letter is asked about once: a page has hundreds of them and few that differ.
    marks = [ord(c) for c in set(decomposed) if unicodedata.combining(c) and c not in "゙゚"]
    return unicodedata.normalize("NFC", decomposed.translate(dict.fromkeys(marks)) if marks else decomposed)


UNSPACED = "\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters written without blanks between words, for a class of letters in a pattern: Han and kana."""


@cache
def _broken() -> re.Pattern[str]:
    """Made when it is first used, for that takes long."""
    return re.compile(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")


def searchable(text: str) -> str:
    """The text folded and on one line, so that a phrase is found over the end of a line."""
    folded = " ".join(fold(text).split())
    # A line that ends in the middle of a Japanese word ends there for want of room.
    return folded if folded.isascii() else _broken().sub("", folded)


def has_words(text: str) -> bool:
    """Whether anything but white space and control characters was written."""
    return bool(clean(text).strip())


def counted(number: int, name: str) -> str:
    """How many: ``1 page``, ``3 pages``, ``3 entries``."""
    if number == 1:
        return f"{number} {name}"
    has_ies = name.endswith("y") and name[-2:-1] not in "aeiou"
    return f"{number} {name[:-1]}ies" if has_ies else f"{number} {name}s"
