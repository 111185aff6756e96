"""Lines a person chose to share, as a small text file that holds these lines and nothing else.

The first line says what the file is; every line after it is one that was chosen, to the letter but for its line ends.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui.records.text import clean, os_reason

VERSION = 1
HEAD = f"# taut: shared lines, {VERSION}"
_HEAD = re.compile(r"# taut: shared lines, (\d{1,6})\s*")
MOST = 200
"""A file of more lines than this was not made by choosing."""
LONGEST = 4_000
"""Characters of one line."""
LARGEST = 65_536
"""Bytes of the largest file that is read."""


class SharedLinesError(ValueError):
    """A file that holds no shared lines; the text says why, and what to do."""


def written(lines: Iterable[str]) -> bytes:
    """The file of these lines."""
    chosen = (" ".join(line.split()) for line in lines)
    return "".join(f"{line}\n" for line in (HEAD, *filter(None, chosen))).encode()


def read(data: bytes, name: str) -> tuple[str, ...]:
    """The lines of a file, without what a terminal would obey.

    Args:
        data: The file.
        name: What it is called, for the sentence about what is wrong.

    Raises:
        SharedLinesError: If ``taut share`` did not write it, or a newer taut did.
    """
    if len(data) > LARGEST:
        raise SharedLinesError(f"{name} is too large for shared lines. Ask for a file that “taut share” wrote.")
    try:
        first, *lines = data.decode().splitlines() or [""]
    except UnicodeDecodeError:
        raise SharedLinesError(f"{name} is not text. Ask for a file that “taut share” wrote.") from None
    found = _HEAD.fullmatch(first.removeprefix("\ufeff"))
    if found is None:
        raise SharedLinesError(f"{name} has no shared lines in it. Ask for a file that “taut share” wrote.")
    if int(found[1]) > VERSION:
        raise SharedLinesError(f"{name} was written by a newer taut. Update taut to read it.")
    chosen = tuple(text for line in lines if (text := " ".join(clean(line).split())))
    if len(chosen) > MOST or any(len(line) > LONGEST for line in chosen):
        raise SharedLinesError(f"{name} has over {MOST} lines, or one of over {LONGEST} characters. Ask for fewer.")
    return chosen


def read_file(path: Path) -> tuple[str, ...]:
    """The lines of the file at a path.

    Raises:
        SharedLinesError: If it cannot be read, or holds no shared lines.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as problem:
        raise SharedLinesError(f"{path} cannot be read: {os_reason(problem)}.") from None
    return read(data, str(path))


def without_names(files: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The lines of several people, in an order that says nothing of whose they are; the same for the same lines."""
    people = [tuple(lines) for lines in files if lines]
    return tuple(sorted(people, key=lambda lines: hashlib.sha256("\n".join(lines).encode()).digest()))
