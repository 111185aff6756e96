"""An entry as a list shows it and searching reads it."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain

import msgspec

from tui.records.answers import AnyAnswer, Emotion, Long, Short, Split, Ypn, is_said, texts
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.text import fold, one_line

FIRST_WORDS = 120
"""At most so many characters of an entry stand in a list."""


class Listed(msgspec.Struct, frozen=True):
    """What a list needs of an entry, without holding the entry.

    Attributes:
        id: The entry's.
        flow: The flow's id.
        day: The practice day.
        begun: The first instant.
        minutes: How long it took.
        words: Its first words.
        mood: The first word picked at the check-in.
        tags: Without the number sign.
        starred: Whether the person marked it.
        folded: Everything written in it, as searching compares it.
    """

    id: str
    flow: str
    day: date
    begun: datetime
    minutes: int
    words: str
    mood: str
    tags: tuple[str, ...]
    starred: bool
    folded: str


def listed(entry: Entry) -> Listed:
    """The entry as a list shows it."""
    moods = (answer.word for answer in entry.answers if isinstance(answer, Emotion) and answer.role is Role.MOOD)
    everything = "\n".join(text for answer in entry.answers for text in texts(answer))
    tags = "".join(f" #{tag}" for tag in entry.tags)
    return Listed(
        id=entry.id, flow=entry.flow, day=entry.day, begun=entry.begun,
        minutes=round((entry.ended - entry.begun).total_seconds() / 60),
        words=first_words(entry.answers), mood=next(moods, ""), tags=entry.tags, starred=entry.starred,
        folded=fold(everything + tags),
    )  # fmt: skip


def first_words(answers: tuple[AnyAnswer, ...]) -> str:
    """The first thing that was written, else the first that was picked, on one line."""
    written = (answer for answer in answers if isinstance(answer, Short | Long | Split))
    said = (answer for answer in answers if is_said(answer))
    lines = (one_line(" ".join(texts(answer))) for answer in chain(written, said))
    words = next(filter(None, lines), "")
    became = next((answer for answer in answers if isinstance(answer, Ypn)), None)
    if became is not None and len(answers) == 1 and became.asked:
        words = f"{words}: {one_line(became.asked)}"
    return words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1].rstrip() + "…"
