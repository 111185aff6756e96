"""What every format comes to: a page with a moment, a text, tags and a star."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from msgspec.structs import replace

from tui.records.answers import AnyAnswer, Emotion, Long
from tui.records.day import YEARS, practice_day
from tui.records.entry import Entry
from tui.records.history import import_id
from tui.records.roles import Role
from tui.records.text import as_written, beginning, has_words, one_line


class UnreadableError(ValueError):
    """A file that cannot be read; the message says what is wrong and in which line or entry, without a full stop."""


class NoJournalError(UnreadableError):
    """A file that is not a journal at all, such as a README: in a folder it is named and passed over."""


class Here(NamedTuple):
    """What a file leaves open.

    Attributes:
        local: Gives a moment without an offset the one it has where the notebook is.
        starts_at: When a practice day begins.
        flows: A flow's title to its id.
        passed_over: Told of each page that is left out because it has no text.
        recognised: Told what a file was read as, such as ``jrnl text``.
        noticed: Told in a sentence of what else is left out, or may not be what it looks like.
        left: Told what of an entry cannot come along, such as ``photo``, and how many of it.
        attachment: Gives the link to the copy of a file beside the entries, by its name; empty where it is not copied.
        columns: What a table calls its ``date``, ``text`` and so on, where a person said it.
        password: Asks for the password of the file; empty where nobody can be asked.
    """

    local: Callable[[datetime], datetime]
    starts_at: time
    flows: Mapping[str, str] = {}
    passed_over: Callable[[str], object] = str
    recognised: Callable[[str], object] = str
    noticed: Callable[[str], object] = str
    left: Callable[[str, int], object] = lambda *_: None
    attachment: Callable[[str], str] = lambda _: ""
    columns: Mapping[str, str] = {}
    password: Callable[[], str] = str


DATES = ("begun", "date", "day", "datetime", "created", "timestamp")
"""What a moment is called, in a column or in a field."""

TEXTS = ("text", "answer", "entry", "note", "body", "content")
"""What a text is called, in a column or in a field."""


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
    mood: Emotion | None = None,
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
        mood: How the person felt, where that was written; then there may be no text.
    """
    said = (Long(step="note", role=Role.NOTE, text=as_written(text).strip("\n")),) if text or not mood else ()
    made = entry(
        here, begun, (*said, *([mood] if mood else [])), source=source, tags=tags, starred=starred, zone=zone, day=day
    )
    return replace(made, imported=True)


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
    plain = (one_line(str(tag)).lstrip("#@").strip() for tag in tags)
    return Entry(
        id=import_id(begun, source), flow=flow,
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
        UnreadableError: If it is not one.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        if found.year not in YEARS:
            raise OverflowError
        return found if found.tzinfo else here.local(found)
    except (ValueError, OverflowError, OSError):
        raise UnreadableError(f"{where} has “{beginning(text)}” where a date should be") from None


def day_alone(text: str) -> date | None:
    """The day, where a moment is written as no more than that: it holds whenever a practice day begins.

    Programs that know the day alone write its midnight, many of them in UTC.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return None if found.utcoffset() or found.time() != time(0) else found.date()


def apart(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of a file without ids of its own: what stands in it twice was written twice, and stays two."""
    met: Counter[str] = Counter()
    found = []
    for one in entries:
        met[one.id] += 1
        again = met[one.id]
        found.append(one if again == 1 else replace(one, id=import_id(one.begun, f"{one.id} {again}")))
    return found


def is_marked(value: object) -> bool:
    """Whether a star is set, however it is written."""
    return value.strip().lower() in ("true", "yes", "1", "x", "*") if isinstance(value, str) else bool(value)


def labels(value: object) -> list[object]:
    """Tags, as a list or as a text with commas or semicolons between them."""
    if isinstance(value, str):
        return [*value.replace(";", ",").split(",")]
    return value if isinstance(value, list) else []


def words(text: object, where: str) -> str:
    """A text with something in it.

    Raises:
        UnreadableError: If it is not one.
    """
    if not isinstance(text, str) or not has_words(text):
        raise UnreadableError(f"{where} has no text")
    return text
