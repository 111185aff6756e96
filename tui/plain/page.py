"""A page in lines: each question above what was said to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from tui.insights.page import Bullets, Fact, Part, Prose, sections
from tui.records.entry import Entry


def page_lines(entry: Entry) -> Iterator[str]:
    """The whole page; an empty line before each question."""
    for section in sections(entry):
        yield ""
        if section.asked:
            yield section.asked
        yield from part_lines(section.parts)


def part_lines(parts: Iterable[Part]) -> Iterator[str]:
    """What was said to one question."""
    for part in parts:
        label = f"{part.label}: " if part.label else ""
        match part:
            case Prose(text=text) | Fact(text=text):
                yield f"{label}{text}"
            case Bullets(items=items):
                yield f"{label}{items[0]}"
                yield from items[1:]
            case _:
                assert_never(part)
