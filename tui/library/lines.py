"""Where in a TOML text a table or key stands; ``tomllib`` does not say."""

from __future__ import annotations

import re
from typing import TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""The way from the root to a value: ``("step", 2, "field", 0, "kind")``."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def locate(text: str, place: Place) -> int:
    """The line of a place, counted from 1; of the nearest thing around it when it has no line of its own."""
    lines = _lines(text)
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _lines(text: str) -> dict[Place, int]:
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    here: Place = ()
    open_quotes = ""
    for number, line in enumerate(text.split("\n"), 1):
        if open_quotes:
            if line.count(open_quotes) % 2:
                open_quotes = ""
            continue
        if header := _HEADER.match(line):
            here = _table(_parts(header[2]), counts, is_item=header[1] == "[[")
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found.setdefault((*here, *_parts(key[1])), number)
            open_quotes = next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), "")
    return found


def _table(parts: list[str], counts: dict[Place, int], *, is_item: bool) -> Place:
    """The place a header opens: a name that is a list stands for its newest item."""
    place: Place = ()
    for depth, part in enumerate(parts, 1):
        place = (*place, part)
        if is_item and depth == len(parts):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]
