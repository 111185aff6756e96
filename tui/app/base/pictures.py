"""Pictures of a page as content: a loop as a ring, values on a bull's-eye, the whole life, a ladder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from textual.content import Content

from tui.app.base.circles import bulls_eye, life
from tui.insights.views.pictures import BullsEye, Drawn, Ladder, Life, Link, Ring, Rung
from tui.terminal.safe_text import line

_FINE = {"first": "╭─▸ ", "side": "│   ", "down": "│     ↓ ", "last": "╰─────╯ ", "more": "+", "less": "−"}
_PLAIN = {"first": "+-> ", "side": "|   ", "down": "|     v ", "last": "+-----+ ", "more": "+", "less": "-"}


def picture(drawn: Drawn, width: int, height: int, *, plain: bool = False) -> list[Content]:
    """A picture, no wider than there is room.

    Args:
        drawn: What it shows.
        width: Columns there are.
        height: Rows it may take, where its height is a matter of choice.
        plain: Whether only ASCII may be used.
    """
    match drawn:
        case Ring(links=links):
            return ring(links, width, plain=plain)
        case BullsEye():
            return bulls_eye(drawn, width, height, plain=plain)
        case Life():
            return life(drawn, width, height, plain=plain)
        case Ladder(rungs=rungs):
            return ladder(rungs, width, plain=plain)
        case _:
            assert_never(drawn)


def ring(links: Sequence[Link], width: int, *, plain: bool = False) -> list[Content]:
    """A loop: its things down the page, between them what each does to the next, and up the left side to the first.

    Args:
        links: Each thing and what it does to the next; the last one acts on the first.
        width: Columns there are; no word is left out where they are few.
        plain: Whether only ASCII may be used.
    """
    signs = _PLAIN if plain else _FINE
    rows: list[Content] = []
    for place, link in enumerate(links):
        is_last = place == len(links) - 1
        rows += _hung(signs["side" if place else "first"], signs["side"], line(link.thing), width)
        effect = Content(f"{signs['more' if link.is_more else 'less']} {link.effect}")
        head, below = (signs["last"], " " * len(signs["last"])) if is_last else (signs["down"], f"{signs['side']}    ")
        rows += _hung(head, below, effect, width)
    return rows


def _hung(head: str, below: str, text: Content, width: int) -> Iterator[Content]:
    """A text behind a piece of the frame, which goes down beside the rows it wraps to."""
    for place, row in enumerate(text.wrap(max(2, width - len(head))) or [text]):
        yield Content.assemble((below if place else head, "$quiet"), row)


def ladder(rungs: Sequence[Rung], width: int, *, plain: bool = False) -> list[Content]:
    """A ladder: beside each rung what it is called and what stands on it; the rails go down beside rows that wrap."""
    rung, rails = ("|=| ", "| | ") if plain else ("┣━┫ ", "┃ ┃ ")
    widest = max((line(one.label).cell_length for one in rungs), default=0)
    beside = width - len(rung) - widest - 2 >= LEAST
    rows: list[Content] = []
    for one in rungs:
        label = line(one.label).stylize("$quiet")
        if not beside:
            rows += _hung(rung, rails, label, width)
            for text in one.texts:
                rows += _hung(f"{rails}  ", f"{rails}  ", line(text), width)
            continue
        lead = Content.assemble(label, " " * (widest + 2 - label.cell_length))
        for place, text in enumerate(one.texts):
            wrapped = line(text).wrap(width - len(rung) - widest - 2) or [Content("")]
            for at, row in enumerate(wrapped):
                is_first = not place and not at
                before = lead if is_first else Content(" " * (widest + 2))
                rows.append(Content.assemble((rung if is_first else rails, "$quiet"), before, row))
    return rows


LEAST = 20
"""Columns that what stands on a rung has at least beside its label."""
