"""What Today reads back: a sentence from earlier, what became of a promise, this day a year ago, the last entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui.insights.fold.portrait import Portrait, Promise, Said
from tui.insights.measures.read_back import ReadBack, read_back, recent
from tui.insights.views.model import Choice, Line, Section
from tui.insights.views.promises import did
from tui.records.answers import OUTCOME_WORDS
from tui.records.day import short_date, when
from tui.records.text import one_line
from tui.records.vocabulary import EmotionWord

READ_BACK = ("read_back", "promised", "years", "last")
"""The sections that read back, in their order."""
SENTENCE = 160
"""Characters of an earlier sentence that are read back, at most."""
READ_ON = 1600
"""Characters of the last entry that are shown where there is room for more than its first words."""


def looking_back(
    portrait: Portrait, today: date, years: Sequence[date], emotions: Iterable[EmotionWord]
) -> tuple[Section, ...]:
    """All that is read back, each with the entry it opens; nothing of what is hidden from looking back.

    Args:
        portrait: What the journal says.
        today: The practice day.
        years: The same day in earlier years, where there is an entry, latest first.
        emotions: The words for feelings, some of which say that a day is heavy.
    """
    sentence = read_back(portrait, today, years, emotions)
    near = recent(portrait, today, years, emotions)
    words = sentence.said.text if sentence is not None else ""
    of_year = near.of_year if near.of_year is not None and near.of_year.text != words else None
    written = () if any(one.text == words for one in near.written) else near.written
    return (
        Section("read_back", rows=tuple(_sentence(sentence, today))),
        Section("promised", rows=tuple(_promised(portrait, near.promise, today))),
        Section("years", rows=tuple(_years(years[:1], of_year, today))),
        Section("last", rows=tuple(_last(written[:1], today))),
        Section("read_on", rows=tuple(_read_on(written))),
    )


def _sentence(found: ReadBack | None, today: date) -> Iterator[Choice]:
    """An earlier sentence, under where it is from; Enter opens its entry."""
    if found is not None:
        yield Choice(opens="sentence", id=found.id, text=_quoted(found.said.text), head=_said_when(found, today))


def _said_when(found: ReadBack, today: date) -> str:
    day = short_date(found.chosen or found.said.day, today)
    match found.kind:
        case "chosen":
            return f"On {day} you wanted to find this again"
        case "learned":
            return f"You learned on {day}"
        case "worked":
            return f"This worked on {day}"
        case "years_ago":
            return f"{_ago(found.said.day, today)} you wrote"


def _promised(portrait: Portrait, found: Promise | None, today: date) -> Iterator[Choice]:
    """The promise that was answered last, and what became of it."""
    if found is not None and found.outcome is not None:
        about = ", ".join(filter(None, (OUTCOME_WORDS[found.outcome], did(portrait, found))))
        yield Choice(
            opens="entry", id=found.entry, text=one_line(found.text), about=about,
            head=f"{_day(found.chosen, today)} you chose",
        )  # fmt: skip


def _years(years: Sequence[date], found: Said | None, today: date) -> Iterator[Choice]:
    """This day in an earlier year, in its own words where it has some."""
    for day in years:
        ago = _ago(day, today)
        if found is not None and found.day == day:
            yield Choice(opens="day", id=day.isoformat(), text=_quoted(found.text), head=f"{ago} you wrote")
        else:
            yield Choice(opens="day", id=day.isoformat(), text=f"{ago} you wrote an entry")


def _last(written: Sequence[Said], today: date) -> Iterator[Choice]:
    """The first words of the last entry."""
    for one in written:
        yield Choice(opens="entry", id=one.entry, text=_quoted(one.text), head=f"{_day(one.day, today)} you wrote")


def _read_on(written: Sequence[Said]) -> Iterator[Line]:
    """The same whole, for a face with the room: as many paragraphs as can be read at a glance, none of them cut."""
    room = READ_ON
    for one in written:
        room -= len(one.text)
        if room >= 0:
            yield Line(one.text.strip())


def _quoted(text: str) -> str:
    words = one_line(text)
    return f"“{words if len(words) <= SENTENCE else f'{words[: SENTENCE - 1].rstrip()}…'}”"


def _day(day: date, today: date) -> str:
    named = when(day, today)
    return f"{named[0].upper()}{named[1:]}"


def _ago(day: date, today: date) -> str:
    years = today.year - day.year
    return f"{'A year' if years == 1 else f'{years} years'} ago today"
