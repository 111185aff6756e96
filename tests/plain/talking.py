"""Talks to the plain face: lines in, transcript out, with a clock that stands still and a home of its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from tests.app.driving import MORNING, workspace
from tui.plain.console import Talk
from tui.plain.reader import Piped
from tui.plain.run import Home
from tui.practice.flow import Variant
from tui.workspace import Workspace

FIRST_RUN = [
    "", "hopeful", "5", "I finish one thing that matters before I answer anyone",
    "Mail came first on four of five days", "3", "", "Write the first page before opening mail", "07:30",
    "kitchen table", "",
    "mornings", "",
]  # fmt: skip


def talk(
    home: Path, lines: Iterable[str], *, begin: str | None = None, at: datetime = MORNING, day: date | None = None,
    variant: Variant = "whole", prepare: Callable[[Workspace], object] | None = None, seed: int = 1,
) -> str:  # fmt: skip
    """Says the lines one after the other, and gives the transcript."""
    space = workspace(home, at, seed)
    if prepare:
        prepare(space)
    said = io.StringIO()
    conversation = Talk(said)
    conversation.hear(Piped(io.BytesIO("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))))
    face = Home(conversation, space)
    try:
        face.greet()
        face.talk_on() if begin is None else face.begin(begin, day=day, variant=variant)
    except EOFError:
        pass
    return said.getvalue()
