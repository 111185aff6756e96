"""Texts that make a careless pattern take hours, read under a limit of processor time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

COUNT = 300_000
"""So many pieces that a reading whose work grows with the square of them needs hundreds of seconds."""
SOME = 100_000
"""So many that it needs more than a minute, for each of very many texts."""

SHAPES = {
    "one long word": "a", "an address and a word": "https://x.org", "backquotes": "`", "code never closed": "` a",
    "brackets": "[", "pictures": "![", "links begun": "[x](", "two brackets": "[[a", "asterisks": "*",
    "emphasis begun": " *a", "bold begun": "**a ", "strokes": "_ a_", "waves": "~~ a", "marks": "\u0301\u0316",
    "letters with marks": "e\u0301\u0316", "blanks": " ", "tabs": "\t", "lines": "\n", "lines of a blank": " \n",
    "at signs": "@", "letters at": "a@", "dots": ".", "number signs": "#", "tags": "#a", "nested tags": "#a/",
    "right to left": "\u05d0\u200f", "joined emoji": "👩\u200d", "joiners": "\u200d", "digits with dashes": "1-",
    "table pipes": "|a", "less than": "<", "html begun": "<a", "ampersands": "&", "entities begun": "&a", "quotes": '"',
    "quotations": "> ", "lists": "- ", "backslashes": "\\", "kana with marks": "か\u3099", "jamo": "\u1100",
    "nothing": "\x00", "returns": "\r", "page breaks": "\x0c", "flags": "🇩", "no break": "日",
}  # fmt: skip
"""Pieces that a careless reading looks behind again and again, up to the end of the text."""


def hostile(count: int) -> Iterable[str]:
    """A text of each shape, of so many pieces, with a tag behind them."""
    yield from (f"{piece * count} #tag" for piece in SHAPES.values())
    yield "".join(f"{'`' * length} a " for length in range(1, int((2 * count) ** 0.5)))  # no two of one length
    yield "https://x.org " + "x" * count + " #tag"


def steps(read: Callable[[str], object], text: str) -> int:
    """Calls made while a text is read, those of built-in functions too: no clock has a part in it."""
    found = 0

    def count(*_: object) -> None:
        nonlocal found
        found += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return found


LIMIT = 30
"""Seconds of processor time, not of a clock, so that a busy machine changes nothing. A steady one needs under two."""


def is_read_in_time(read: Callable[[str], object], piece: str, end: str = "") -> bool:
    """Whether a text of very many pieces is read within the limit; it is read in a process of its own."""
    return are_read_in_time(read, [piece * COUNT + end])


def are_read_in_time(read: Callable[[str], object], texts: Iterable[str]) -> bool:
    """Whether texts are read within the limit, all of them in one process of its own."""
    import resource

    child = os.fork()
    if child == 0:  # pragma: no cover - the child
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
            for text in texts:
                read(text)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0
