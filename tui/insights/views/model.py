"""What a page is made of: sections of rows, each with the words that go with it, for every face to draw in its own way.

A model has no styles, no widths and no keys. A picture (bars, a band, two lines, a year of days) is given as its
numbers and, beside them, as the sentence that says the same. What a person can do about something is a ``hint``: a
sentence in which ``{vision.rate:r}`` names a command and its key, shown only where that command can be given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

import msgspec

from tui.insights.views.choice import Choice as Choice
from tui.insights.views.choice import Opens as Opens
from tui.insights.views.days import Days as Days
from tui.insights.views.days import MoodLines
from tui.insights.views.pictures import Drawn, Picture
from tui.records.answers import number

if TYPE_CHECKING:  # Today's first picture shows no result
    from tui.insights.measures.tension import Movement

Tone = Literal["", "strong", "quiet", "accent", "reality", "vision", "before", "first"]
"""What a text is, next to others: plain, the most important, beside the point, a picture's legend."""


class Line(msgspec.Struct, frozen=True, tag=True):
    """A sentence or a person's text, on a line of its own.

    Attributes:
        hint: What can be done about it, where a face can do it.
    """

    text: str
    tone: Tone = ""
    hint: str = ""


class Labelled(msgspec.Struct, frozen=True, tag=True):
    """A text with what leads it, such as a fact with its day.

    Attributes:
        label: A day, a name, a number; labels of one section stand under one another.
        note: What became of it, in a word or two.
        details: What else there is to say about it, below it.
    """

    label: str
    text: str
    note: str = ""
    tone: Tone = "quiet"
    details: tuple[str, ...] = ()


class Piece(msgspec.Struct, frozen=True):
    """One of several short things on a line: ``lowest Care 4``.

    Attributes:
        tone: What it is beside the others.
    """

    text: str
    label: str = ""
    tone: Tone = ""

    @property
    def words(self) -> str:
        """The label and the text."""
        return f"{self.label} {self.text}" if self.label else self.text


class Pieces(msgspec.Struct, frozen=True, tag=True):
    """Several short things on a line, none of them broken over its end."""

    pieces: tuple[Piece, ...]


class Bars(msgspec.Struct, frozen=True, tag=True):
    """Numbers over time as small bars, or as a thread with the number where it changed.

    Attributes:
        label: What they are the numbers of.
        values: Oldest first; ``None`` where nothing was said.
        high: What a full bar stands for; an empty one is zero.
        is_thread: Whether it holds until it is said anew, as importance does.
    """

    label: str
    values: tuple[float | None, ...]
    text: str
    high: float = 10
    is_thread: bool = False


class Share(msgspec.Struct, frozen=True, tag=True):
    """A part of a whole as a bar.

    Attributes:
        label: What it is a part of.
        share: 0 to 1.
    """

    label: str
    share: float
    text: str
    note: str = ""
    pieces: tuple[Piece, ...] = ()


class Band(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """The rubber band between reality and vision, on a result's lasting scale.

    Attributes:
        label: What is wanted, in a list; empty on its own page.
        reality: Where it is; ``None`` while it is not rated, or not to be seen before it is rated again.
        height: Where the vision is; it began at 10.
        before: The day and the place where reality was, in a picture of then and now; ``None`` in any other.
        movement: Which way the gap went in the last weeks, if that is known.
        state: That in a word, or why there is no number.
        hint: What can be done where there is no number, as for a ``Line``.
        details: What was noted, below it in a list.
    """

    reality: float | None
    height: float
    before: tuple[str, float] | None = None
    state: str = ""
    movement: Movement | None = None
    is_faint: bool = False
    hint: str = ""
    label: str = ""
    id: str = ""
    details: tuple[str, ...] = ()

    @property
    def gap(self) -> str:
        """The gap as a number; empty while there is none."""
        return "" if self.reality is None else number(round(self.height - self.reality, 1) + 0.0)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The band in figures."""
        state = (Piece(self.state, tone="quiet"),) if self.state else ()
        if self.reality is None:
            return state
        reality = Piece(number(round(self.reality, 1)), "reality", "reality")
        vision = Piece(number(round(self.height, 1)), "vision", "vision")
        before = (Piece(number(round(self.before[1], 1)), f"on {self.before[0]}", "before"),) if self.before else ()
        first = (Piece("10", "it began at", "first"),) if self.height != 10 else ()
        return reality, *before, vision, Piece(self.gap, "gap", "strong"), *state, *first


class Aligned(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A value: how much it matters beside how near it was lived, week by week.

    Attributes:
        matters: Importance, 0 to 10, if it was said.
        lived: Nearness, 0 to 10, as last said.
        weeks: Nearness week by week, oldest first; ``None`` where nothing was said.
    """

    label: str
    id: str
    matters: float | None
    lived: float | None
    weeks: tuple[float | None, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The two numbers, as far as they were said."""
        both = (("matters", self.matters), ("lived", self.lived))
        return tuple(Piece(number(value), label) for label, value in both if value is not None)


class Series(msgspec.Struct, frozen=True, tag=True):
    """Two lines over time: the vision's height as steps, and reality.

    Attributes:
        vision: The days on which the height was set, oldest first, and the height.
        reality: The days of the ratings, and where it was.
        until: The last day drawn; the first is that of the first height.
        text: The lines in words.
        error: How far a rating may be off either way: the scatter of the person's ratings, in points.
        turns: The days on which reality turned, each of them one of a rating; they are numbered from 1.
    """

    vision: tuple[tuple[date, float], ...]
    reality: tuple[tuple[date, float], ...]
    until: date
    text: str
    error: float = 0
    turns: tuple[date, ...] = ()


class Reworded(msgspec.Struct, frozen=True, tag=True):
    """A text that was put in other words.

    Attributes:
        label: What that did, when, and why.
    """

    label: str
    before: str
    after: str


Row: TypeAlias = (
    Line | Labelled | Pieces | Bars | Share | Band | Aligned | Series | Days | MoodLines | Reworded | Drawn | Choice
)


class Section(msgspec.Struct, frozen=True):
    """Rows that belong together.

    Attributes:
        id: What a face finds it by.
        more: How many older ones are not among them.
        entries: Ids of the entries that what it says rests on, where it can be opened to them.
    """

    id: str
    heading: str = ""
    rows: tuple[Row, ...] = ()
    more: int = 0
    entries: tuple[str, ...] = ()

    def resting_on(self, entries: Iterable[str]) -> Section:
        """The same, which opens to these entries."""
        return msgspec.structs.replace(self, entries=tuple(dict.fromkeys(entries)))


class Page(msgspec.Struct, frozen=True):
    """What a screen says.

    Attributes:
        note: A few words beside the title; may be empty.
    """

    title: str
    sections: tuple[Section, ...]
    note: str = ""

    def rows(self, section: str) -> tuple[Row, ...]:
        """The rows of a section; none if the page does not have it."""
        return next((one.rows for one in self.sections if one.id == section), ())


_T = TypeVar("_T")


class OnPage(Protocol):
    """Something that stands on an entry."""

    @property
    def entry(self) -> str:
        """The entry's id."""


def entries_of(items: Iterable[OnPage]) -> Iterator[str]:
    """The entries these things are on."""
    return (one.entry for one in items)


def section(name: str, heading: str, rows: Iterable[Row], most: int | None = None) -> Section:
    """A section of so many rows from the first, and how many are not among them."""
    found = tuple(rows)
    shown = found[:most]
    return Section(name, heading, shown, len(found) - len(shown))


def newest(name: str, heading: str, items: Sequence[_T], draw: Callable[[_T], Row], most: int) -> Section:
    """A section of the newest of some things, oldest first as they come; no other is drawn."""
    shown = tuple(draw(one) for one in reversed(items[-most:]))
    return Section(name, heading, shown, max(0, len(items) - most))


def pieces_of(texts: Iterable[str]) -> list[Pieces]:
    """Texts on a line; no line where there are none."""
    found = tuple(map(Piece, texts))
    return [Pieces(found)] if found else []


def page(title: str, *sections: Section, note: str = "") -> Page:
    """A page of those sections that have something to say."""
    return Page(title, tuple(one for one in sections if one.rows), note)


def texts(page: Page) -> Iterator[str]:
    """All that a page says in words, hints aside: a face shows each of these."""
    yield from filter(None, (page.title, page.note))
    for section in page.sections:
        yield from filter(None, (section.heading, f"and {section.more} earlier" if section.more else ""))
        for row in section.rows:
            yield from filter(None, _texts(row))


def _texts(row: Row) -> tuple[str, ...]:
    match row:
        case Line(text=text) | Series(text=text) | Days(text=text) | MoodLines(text=text):
            return (text,)
        case Labelled(label=label, text=text, note=note, details=details):
            return label, text, note, *details
        case Share(label=label, text=text, note=note, pieces=pieces):
            return label, text, note, *_words(pieces)
        case Pieces(pieces=pieces):
            return _words(pieces)
        case Bars(label=label, text=text):
            return label, text
        case Band(label=label, state=state):
            return (label, row.gap, state, *row.details) if label else _words(row.pieces)
        case Aligned(label=label):
            return label, *_words(row.pieces)
        case Reworded(label=label):
            return (label,)
        case Picture():
            return row.named
        case Choice(text=text, about=about, head=head):
            return text, about, head


def _words(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    return tuple(text for piece in pieces for text in (piece.label, piece.text))
