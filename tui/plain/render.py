"""What is said in lines that can be heard: a page, what stands under a question, an answer, a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from tui.insights.views import model
from tui.insights.views.days import MoodLines
from tui.insights.views.pictures import Picture
from tui.plain.console import read_out
from tui.practice.context_items.item import HEAVY, Anchors, Card, Lines, Quote, Shown
from tui.records.answers import (
    OUTCOME_WORDS,
    Choice,
    Emotion,
    Known,
    List,
    Long,
    Multi,
    Review,
    Scale,
    Short,
    Split,
    Timer,
    Values,
    Ypn,
    number,
)
from tui.records.date_forms import date_words
from tui.records.text import counted, one_line

_SIGN = re.compile(r"(?<= )[-+](?=\d\.\d\b)")
ENDS = (".", "!", "?", "…")
"""What ends a sentence."""


def page_lines(page: model.Page) -> Iterator[str]:
    """The title and every section, an empty line between them."""
    yield sentence(page.title, page.note)
    for section in page.sections:
        yield ""
        yield from section_lines(section)


def section_lines(section: model.Section) -> Iterator[str]:
    """A heading and its rows."""
    if section.heading:
        yield f"{section.heading}:"
    for row in section.rows:
        yield from row_lines(row)
    if section.more:
        yield f"and {section.more} earlier"


def row_lines(row: model.Row) -> Iterator[str]:
    """One row in words; pictures that have none are left out."""
    match row:
        case model.Line(text=text) | model.Series(text=text):
            yield text
        case model.Days(text=text) | MoodLines(text=text):
            yield from filter(None, (text,))
        case model.Labelled(label=label, text=text, note=note, details=details):
            lead = joined((label, note) if label else ())
            yield f"{lead}: {heard(text)}" if lead else joined((heard(text), note))
            yield from details
        case model.Pieces(pieces=pieces):
            yield sentence(*_words(pieces))
        case model.Bars(label=label, text=text):
            yield f"{label}: {text}" if label else text
        case model.Share(label=label, text=text, note=note, pieces=pieces):
            yield f"{label}: {sentence(text, note, *_words(pieces))}"
        case model.Band(label=label) | model.Aligned(label=label):
            said = sentence(*_words(row.pieces))
            yield f"{stopped(one_line(label))} {said}" if label else said
            yield from map(stopped, row.details if isinstance(row, model.Band) else ())
        case model.Reworded(label=label, after=after):
            yield from (stopped(label), one_line(after))
        case Picture():
            yield from row.sentences
        case model.Choice(text=text, about=about, head=head):
            yield f"{head}: {joined((text, about))}" if head else sentence(text, about)
        case _:
            assert_never(row)


def heard(text: str) -> str:
    """A text with the sign of a measured number as a word: a hyphen before it is easily missed."""
    return _SIGN.sub(lambda found: "minus " if found[0] == "-" else "plus ", text)


def joined(parts: Iterable[str]) -> str:
    """Several short things with a comma between, or a space after one that is a sentence already."""
    said = ""
    for part in map(one_line, filter(None, parts)):
        space = "" if not said else " " if said.endswith(ENDS) else ", "
        said += f"{space}{part[:1].upper()}{part[1:]}" if space == " " else f"{space}{part}"
    return said


def sentence(*parts: str) -> str:
    """Several short things as a sentence."""
    said = joined(parts)
    return stopped(f"{said[:1].upper()}{said[1:]}")


def _words(pieces: Iterable[model.Piece]) -> tuple[str, ...]:
    return tuple(one.words for one in pieces)


def stopped(text: str) -> str:
    """A text with a full stop, unless it ends already."""
    return text if not text or text.rstrip().endswith((*ENDS, ":")) else f"{text}."


def day_words(day: date, today: date) -> str:
    """A day in a list: "Monday 23 November", with its year unless it is this one's."""
    return f"{day:%A} {date_words(day, year=day.year != today.year, long=True)}"


def time_words(seconds: int) -> str:
    """A length of time: "30 seconds", "1 minute 30 seconds"."""
    whole, rest = divmod(seconds, 60)
    parts = [counted(whole, "minute")] if whole else []
    return " ".join([*parts, counted(rest, "second")] if rest or not whole else parts)


HELP = f"{HEAVY} Type s, then Enter, for someone to talk to."


def given_words(answer: Known) -> list[str]:
    """An answer of this session, as it is read out when one comes back to it."""
    match answer:
        case Short(text=text) | Long(text=text) | Review(text=text):
            return [f"You wrote: {read_out(text)}"]
        case List(items=items):
            lines = [f"{place}: {f'{item.mark} {item.text}'.strip()}" for place, item in enumerate(items, 1)]
            return ["You wrote:", *read_out("\n".join(lines)).split("\n")]
        case Split(left=left, right=right, labels=labels):
            both = zip(labels, (left, right), strict=True)
            return [f"{label}: {read_out(text)}" for label, text in both if text.strip()]
        case Emotion():
            return [f"You said: {feeling(answer.word, answer.energy, answer.pleasantness)}."]
        case Scale(value=value):
            return [f"You said: {number(value)}."]
        case Choice(pick=pick):
            return [f"You chose: {one_line(pick.text)}."]
        case Multi(picks=picks) | Values(picks=picks):
            return [f"You chose: {', '.join(one_line(pick.text) for pick in picks)}."]
        case Ypn(outcome=outcome):
            return [f"You said: {OUTCOME_WORDS[outcome]}."]
        case Timer(seconds=seconds):
            return [f"You took {time_words(seconds)}."]
        case _:
            assert_never(answer)


def feeling(word: str, energy: int | None, pleasantness: int | None) -> str:
    """A feeling with its place on the plane, spelled out."""
    if energy is None or pleasantness is None:
        return word
    return f"{word}, energy {_signed(energy)}, pleasantness {_signed(pleasantness)}"


def _signed(value: float) -> str:
    """A number with its sign as a word."""
    return f"{'minus ' if value < 0 else 'plus ' if value > 0 else ''}{number(abs(value))}"


def shown_lines(shown: Shown) -> Iterator[str]:
    """One thing that stands under a question, a line or a few."""
    match shown:
        case Quote(label=label, text=text):
            yield f"{label}: {read_out(text)}"
        case Lines(label=label, items=items):
            if label:
                yield f"{label}:"
            yield from map(read_out, items)
        case Anchors(texts=texts):
            for at, text in sorted(texts.items()):
                yield f"A visitor would see at {at}: {read_out(text)}"
        case model.Band() | Picture():
            yield from row_lines(shown)
        case model.Section():
            yield from section_lines(shown)
        case Card(rows=rows, band=found):
            yield from (f"{row.label}: {read_out(row.text)}" for row in rows)
            if found is not None:
                yield from row_lines(found)
            if shown.is_heavy:
                yield HELP
        case _:
            assert_never(shown)
