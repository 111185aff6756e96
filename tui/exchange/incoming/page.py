"""What every format comes to: a page with a moment, a text, tags and a star."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from tui.records.answers import AnyAnswer, Long
from tui.records.day import YEARS, practice_day
from tui.records.entry import Entry
from tui.records.ids import entry_id
from tui.records.roles import Role
from tui.records.text import clean, has_words, one_line


class UnreadableError(ValueError):
    """A file that cannot be read; the message says what is wrong and in which line or entry, without a full stop."""


class Here(NamedTuple):
    """What a file leaves open.

    Attributes:
        local: Gives a moment without an offset the one it has where the notebook is.
        starts_at: When a practice day begins.
        flows: A flow's title to its id.
        passed_over: Told of each page that is left out because it has no text.
    """

    local: Callable[[datetime], datetime]
    starts_at: time
    flows: Mapping[str, str] = {}
    passed_over: Callable[[str], object] = str


def note(
    here: Here,
    begun: datetime,
    text: str,
    *,
    source: str,
    tags: Iterable[object] = (),
    starred: bool = False,
    zone: str = "",
    day: date | None = None,
) -> Entry:
    """A free note. The same page read twice is the same entry.

    Args:
        here: What the file leaves open.
        begun: When it was written, with its offset.
        text: All of it.
        source: What tells this page from others of the same moment.
        tags: As they are written there.
        starred: Whether it was marked.
        zone: The IANA name of its zone, if known.
        day: Its practice day; by the clock unless given.
    """
    answer = Long(step="note", role=Role.NOTE, text=clean(text).strip("\n"))
    return entry(here, begun, (answer,), source=source, tags=tags, starred=starred, zone=zone, day=day)


def entry(
    here: Here,
    begun: datetime,
    answers: tuple[AnyAnswer, ...],
    *,
    source: str,
    flow: str = "note",
    tags: Iterable[object] = (),
    starred: bool = False,
    zone: str = "",
    day: date | None = None,
) -> Entry:
    """An entry of any flow; as ``note``."""
    digits = int.from_bytes(hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()[:10]) >> 6
    plain = (one_line(str(tag)).lstrip("#@").strip() for tag in tags)
    return Entry(
        id=entry_id(max(0, int(begun.timestamp() * 1000)), digits), flow=flow,
        day=day or practice_day(begun, here.starts_at), begun=begun, ended=begun, zone=zone, answers=answers,
        tags=tuple(dict.fromkeys(tag for tag in plain if tag)), starred=starred,
    )  # fmt: skip


IMPORTED = "imported"
"""The step of an answer of which the words alone came in."""


def holds_words_alone(entry: Entry) -> bool:
    """Whether an entry came from a table, without what its answers were, and nobody changed it since."""
    return bool(entry.answers) and not entry.revisions and all(answer.step == IMPORTED for answer in entry.answers)


def moment(text: str, where: str, here: Here) -> datetime:
    """A moment as ISO 8601 writes it, with or without an offset, a blank or a T between day and time.

    Raises:
        UnreadableError: If it is none.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        if found.year not in YEARS:
            raise OverflowError
        return found if found.tzinfo else here.local(found)
    except (ValueError, OverflowError, OSError):
        raise UnreadableError(f"{where} has “{text.strip()[:30]}” where a date is to be") from None


def day_alone(text: str) -> date | None:
    """The day, where a moment is written as no more than that: it holds whenever a practice day begins."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def words(text: object, where: str) -> str:
    """A text with something in it.

    Raises:
        UnreadableError: If it is none.
    """
    if not isinstance(text, str) or not has_words(text):
        raise UnreadableError(f"{where} has no text")
    return text
