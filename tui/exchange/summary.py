"""A week, a month or a year told in one page of Markdown, to read, to keep or to print."""

from __future__ import annotations

from collections.abc import Iterator

from tui.exchange.markdown import escaped
from tui.insights.telling import Item, Told


def page(told: Told) -> str:
    """The whole page, under its title."""
    return "\n\n".join(_pieces(told)) + "\n"


def _pieces(told: Told) -> Iterator[str]:
    yield f"# {told.title}"
    yield told.first
    for section in told.sections:
        yield f"## {section.heading}\n\n" + "\n".join(map(_item, section.items))
    if told.closing:
        yield f"## To close\n\n{told.closing}"


def _item(item: Item) -> str:
    lead = f"**{escaped(item.lead)}**: " if item.lead else ""
    return "\n".join([f"- {lead}{escaped(item.text)}", *(f"  - {escaped(text)}" for text in item.more)])
