"""Entries as lines: id, day, what it was, and the first words, or those that were looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from tui.cli import out
from tui.cli.cells import cells, fitted, padded
from tui.cli.color import Span
from tui.exchange.documents import array
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
    width = out.width()
    for entry, name, flow, words in zip(entries, names, flows, said, strict=True):
        parts: list[Span] = [
            (padded(name, id_width) + _GAP, "quiet"), (f"{entry.day}{_GAP}", ""),
            (padded(flow, flow_width) + _GAP, "accent"), *([(words, "")] if isinstance(words, str) else words),
        ]  # fmt: skip
        write_row(parts, width)


def write_row(parts: Sequence[Span], width: int | None) -> None:
    """Writes the parts of one line, cut to a width where there is one.

    Args:
        parts: From left to right; the end is what is cut.
        width: In cells; ``None`` for all of it.
    """
    row = "".join(text for text, _ in parts).rstrip()
    row = row if width is None else fitted(row, width)
    shown: list[Span] = []
    for text, style in parts:
        shown.append((row[: len(text)], style))
        row = row[len(text) :]
    out.spans(*shown, (row, ""))


def write_array(entries: Iterable[Entry]) -> None:
    """Writes a JSON array in which nothing but plain ASCII stands."""
    for piece in array(entries, ascii_only=True):
        out.data(piece)


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
