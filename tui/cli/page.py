"""An entry as text in a terminal or a pager: its day, what it was, each question above what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.cli.cells import PAGE_WIDTH, wrapped
from tui.cli.color import Span
from tui.exchange.markdown import day_heading
from tui.insights.page import Bullets, Fact, Part, Prose, Section, sections
from tui.records.entry import Entry
from tui.records.text import one_line

_INDENT = "  "


def page(entry: Entry, title: Callable[[str], str], width: int = PAGE_WIDTH) -> Iterator[Span]:
    """The lines of one entry, and how each looks.

    Args:
        entry: What was kept.
        title: Gives a flow its title.
        width: The widest a line may be.
    """
    yield day_heading(entry.day), "strong"
    states = ["starred"] * entry.starred + ["in the trash"] * bool(entry.deleted)
    for line in wrapped(" · ".join([title(entry.flow), _times(entry), *states]), width):
        yield line, "accent"
    if entry.tags:
        for line in wrapped(" ".join(f"#{tag}" for tag in map(one_line, entry.tags)), width):
            yield line, "quiet"
    for section in sections(entry):
        yield "", ""
        yield from _section(section, width)
    yield "", ""
    yield entry.id, "quiet"


def _times(entry: Entry) -> str:
    begun, ended = f"{entry.begun:%H:%M}", f"{entry.ended:%H:%M}"
    return begun if begun == ended else f"{begun} to {ended}"


def _section(section: Section, width: int) -> Iterator[Span]:
    asked = one_line(section.asked)
    indent = _INDENT if asked else ""
    if asked:
        for line in wrapped(asked, width):
            yield line, "accent"
    for number, part in enumerate(section.parts):
        if number and isinstance(part, Prose):
            yield "", ""
        for line in _part(part, width, indent):
            yield line, ""


def _part(part: Part, width: int, indent: str) -> Iterator[str]:
    label = one_line(part.label)
    match part:
        case Fact(text=text):
            yield from wrapped(f"{label}: {text}" if label else text, width, indent)
        case Prose(text=text):
            if label:
                yield from wrapped(f"{label}:", width, indent)
            yield from wrapped(text.strip("\n"), width, indent)
        case Bullets(items=items):
            if label:
                yield from wrapped(f"{label}:", width, indent)
            for item in items:
                yield from wrapped(item, width, f"{indent}- ", f"{indent}  ")
