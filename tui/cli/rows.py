"""Entries as lines: id, day, what it was, and the first words, or those that were looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from tui.cli import output
from tui.cli.output import Span
from tui.records.entry import Entry

SHORT = 8
"""At least so many characters of an id are shown."""

_GAP = "  "


def write_rows(
    entries: Sequence[Entry], near: Iterable[str], title: Callable[[str], str], said: Sequence[str | Sequence[Span]]
) -> None:
    """Writes one line for each entry, cut to the terminal if it goes to one.

    Args:
        entries: In the order they are shown.
        near: Ids that the short ones are to be told apart from, those shown among them.
        title: Gives a flow its title.
        said: What stands at the end of each line, with its looks if it has any.
    """
    names = short_ids((entry.id for entry in entries), near)
    flows = [title(entry.flow) for entry in entries]
    id_width = max(map(len, names), default=0)
    flow_width = max(map(cells, flows), default=0)
    width = output.width()
    for entry, name, flow, words in zip(entries, names, flows, said, strict=True):
        parts: list[Span] = [
            (padded(name, id_width) + _GAP, "quiet"), (f"{entry.day}{_GAP}", ""),
            (padded(flow, flow_width) + _GAP, "accent"), *([(words, "")] if isinstance(words, str) else words),
        ]  # fmt: skip
        write_row(parts, width)


def write_row(parts: Sequence[Span], width: int | None) -> None:
    """Writes the parts of one line, its end cut off at a width in cells where there is one."""
    row = "".join(text for text, _ in parts).rstrip()
    row = row if width is None else fitted(row, width)
    shown: list[Span] = []
    for text, style in parts:
        shown.append((row[: len(text)], style))
        row = row[len(text) :]
    output.spans(*shown, (row, ""))


def write_array(entries: Iterable[Entry]) -> None:
    """Writes a JSON array in which nothing but plain ASCII stands."""
    from tui.exchange.exporters.data import array

    for piece in array(entries, ascii_only=True):
        output.data(piece)


def short_ids(shown: Iterable[str], near: Iterable[str]) -> list[str]:
    """The beginnings, all of one length, that tell ids from each other and from those near them."""
    order = sorted(set(near))
    lengths: dict[str, int] = {}
    for before, after in pairwise(order):
        same = next((place for place, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
        for one in (before, after):
            lengths[one] = max(lengths.get(one, SHORT), same + 1)
    ids = list(shown)
    length = max((lengths.get(one, SHORT) for one in ids), default=SHORT)
    return [one[:length].rstrip("-") for one in ids]


PAGE_WIDTH = 72

_WIDE = r"\u2e80-\u3000\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff"
_CLOSING = r"[\u3001-\u303f\uff00-\uff60]*"
_BREAKABLE = f"[{_WIDE}]{_CLOSING}|[^{_WIDE}]+"


def cells(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # only where there is a letter beyond ASCII

    return cell_len(text)


def fitted(text: str, width: int) -> str:
    """The text cut to a width, with an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    from rich.cells import set_cell_size

    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"


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
        for part in re.findall(_BREAKABLE, word):
            yield space, part
            space = ""
