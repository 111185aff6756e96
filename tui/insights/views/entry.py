"""An entry as a person reads it: its heading, and each question above what was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import TypeAlias

import msgspec

from tui.insights.fold.entry_summary import is_writing
from tui.records.answers import (
    OUTCOME_WORDS,
    AnyAnswer,
    Choice,
    Emotion,
    List,
    Long,
    Multi,
    Review,
    Scale,
    Short,
    Split,
    Timer,
    Unknown,
    Values,
    Ypn,
    is_said,
    minutes,
    number,
    texts,
)  # fmt: skip
from tui.records.date_forms import clock
from tui.records.day import day_name, full_day
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.text import clean, one_line
from tui.records.titles import QUICK_TITLES
from tui.records.vocabulary import corner

NOTHING = "Nothing is written here."
"""Stands for an entry without answers."""


class Prose(msgspec.Struct, frozen=True):
    """Written text, with its field's label if it has one."""

    text: str
    label: str = ""


class Bullets(msgspec.Struct, frozen=True):
    """Several lines or picks, with their label if they have one."""

    items: tuple[str, ...]
    label: str = ""


class Fact(msgspec.Struct, frozen=True):
    """One thing short enough to stand on a line: a word, a number, a choice."""

    text: str
    label: str = ""


Part: TypeAlias = Prose | Bullets | Fact


class Section(msgspec.Struct, frozen=True):
    """One question and what was said to it.

    Attributes:
        step: The step's id, where it is known.
        about: The id of what it speaks of, if anything.
    """

    asked: str
    parts: tuple[Part, ...]
    step: str = ""
    about: str = ""


class EntryPage(msgspec.Struct, frozen=True, kw_only=True):
    """An entry on a page of its own.

    Attributes:
        heading: Day, title and length in one line: ``Mon 23 Nov 2026 · Morning practice · 8 min``.
        times: When it was begun and ended by the clock; once, if in the same minute.
        states: Whether it is starred, or in the trash, in a word or two each.
        tags: Its own, with their number signs.
        sections: The questions and what was said to them; none if nothing was.
    """

    id: str
    title: str
    day: str
    heading: str
    times: str
    states: tuple[str, ...]
    tags: tuple[str, ...]
    sections: tuple[Section, ...]


def entry_page(entry: Entry, title: str) -> EntryPage:
    """The whole entry."""
    begun, ended = clock(entry.begun), clock(entry.ended)
    return EntryPage(
        id=entry.id, title=one_line(title), day=full_day(entry.day), heading=heading(entry, title),
        times=begun if begun == ended else f"{begun} to {ended}",
        states=("starred",) * entry.starred + ("in the trash",) * bool(entry.deleted),
        tags=tuple(f"#{one_line(tag)}" for tag in entry.tags), sections=sections(entry),
    )  # fmt: skip


LONGEST = 3 * 60 * 60
"""Seconds: what took longer lay waiting in between, and its length says nothing."""


def heading(entry: Entry, title: str) -> str:
    """The entry's day, flow and length: ``Mon 23 Nov 2026 · Morning practice · 8 min``."""
    taken = int((entry.ended - entry.begun).total_seconds())
    length = f" · {minutes(round(taken / 60) * 60)}" if 60 <= taken <= LONGEST else ""
    return f"{day_name(entry.day)} · {title}{length}"


def sections(entry: Entry) -> tuple[Section, ...]:
    """The entry's questions in order; fields of one question stand together.

    Empty answers are left out, and so is the time a moment of arriving took.
    """
    found: list[tuple[tuple[str, str, int], str, list[Part]]] = []
    for answer in entry.answers:
        part = _part(answer)
        if part is None:
            continue
        place = (answer.step, answer.about, answer.turn)
        if found and found[-1][0] == place:
            found[-1][2].extend(part)
        else:
            found.append((place, clean(answer.asked), list(part)))
    return tuple(Section(asked, tuple(parts), step, about) for (step, about, _), asked, parts in found)


def feeling(answer: Emotion) -> str:
    """A check-in in one line: ``hopeful · low energy, pleasant``."""
    if answer.energy is None or answer.pleasantness is None:
        return answer.word
    where = corner(answer.energy, answer.pleasantness)
    return answer.word if answer.word == where else f"{answer.word} · {where}"


def parts(answer: AnyAnswer) -> tuple[Part, ...]:
    """What one answer says, in the order it is read; nothing if it says nothing."""
    return _part(answer) or ()


def _part(answer: AnyAnswer) -> tuple[Part, ...] | None:
    label = clean(answer.label)
    match answer:
        case Short(text=text) | Long(text=text) | Review(text=text):
            return (Prose(clean(text), label),) if text.strip() else None
        case Split(left=left, right=right, labels=labels):
            both = zip(labels, (left, right), strict=True)
            return tuple(Prose(clean(text), clean(side)) for side, text in both if text.strip()) or None
        case List(items=items):
            lines = tuple(clean(f"{item.mark} {item.text}".strip()) for item in items if item.text.strip())
            return (Bullets(lines, label),) if lines else None
        case Multi(picks=picks) | Values(picks=picks):
            return (Bullets(tuple(clean(pick.text) for pick in picks), label),) if picks else None
        case Choice(pick=pick):
            return (Fact(clean(pick.text), label),)
        case Emotion():
            return (Fact(clean(feeling(answer)), label),)
        case Scale(value=value, high=high):
            return (Fact(f"{number(value)} of {number(high)}", label),)
        case Ypn(outcome=outcome):
            return (Fact(OUTCOME_WORDS[outcome], label),)
        case Timer(seconds=seconds):
            return (Fact(minutes(seconds), label),) if seconds and answer.role else None
        case Unknown():
            said = tuple(Prose(clean(text), label) for text in texts(answer) if text.strip())
            return said or None


MOST = 40
"""So many earlier answers are gathered at most."""


class SameQuestion(msgspec.Struct, frozen=True):
    """What makes two questions the same.

    Attributes:
        about: The thing it speaks of, where that is to be the same too; empty for whatever it was.
        daily: The daily question's id; flow and step don't matter then.
    """

    flow: str
    step: str
    about: str = ""
    daily: str = ""

    def fits(self, entry: Entry, answer: AnyAnswer) -> bool:
        """Whether an answer on a page answers this question."""
        if self.daily:
            return answer.question == self.daily
        if answer.question or (entry.flow, answer.step) != (self.flow, self.step):
            return False
        return not self.about or answer.about == self.about


def asked_on(entry: Entry) -> tuple[SameQuestion, ...]:
    """The questions a page answers in writing that can be asked again, in their order."""
    if entry.flow in QUICK_TITLES:  # no question is asked there
        return ()
    # A promise is made once: when, where and how are asked of each, and are the same question all the same.
    # A lens has a step of its own, which was about nothing in 0.1.0.
    promises = {answer.id for answer in entry.answers if answer.role is Role.PROMISE}
    lenses = {answer.about for answer in entry.answers if answer.role is Role.LENS}
    found = (
        SameQuestion("", "", daily=answer.question)
        if answer.question
        else SameQuestion(entry.flow, answer.step, "" if answer.about in promises | lenses else answer.about)
        for answer in entry.answers
        if is_writing(answer) and is_said(answer)
    )
    return tuple(dict.fromkeys(found))


def asked_from(entry: Entry, section: int) -> int:
    """Which of those questions comes first from a section of the page on, counted from 0; the first if none does."""
    questions = asked_on(entry)
    for later in sections(entry)[section:]:
        said = [one for one in entry.answers if (one.step, one.about) == (later.step, later.about) and is_writing(one)]
        for place, same in enumerate(questions):
            if any(same.fits(entry, answer) for answer in said):
                return place
    return 0


class EarlierAnswer(msgspec.Struct, frozen=True):
    """One earlier answer.

    Attributes:
        day: The practice day.
        asked: The question as it was worded then.
    """

    day: date
    asked: str
    parts: tuple[Part, ...]
    entry: str


def earlier_answers(entries: Iterable[Entry], same: SameQuestion, most: int = MOST) -> tuple[EarlierAnswer, ...]:
    """What was written to the same question.

    Args:
        entries: As they were written, the last first; those in the trash are left out.
        same: The question.
        most: At most so many.
    """
    found = islice((answer for entry in entries for answer in _on_page(entry, same)), most)
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _on_page(entry: Entry, same: SameQuestion) -> Iterable[EarlierAnswer]:
    if entry.deleted is not None:
        return
    turns: dict[tuple[str, int], list[AnyAnswer]] = {}
    for answer in entry.answers:
        if is_writing(answer) and is_said(answer) and same.fits(entry, answer):
            turns.setdefault((answer.about, answer.turn), []).append(answer)
    for answers in turns.values():
        said = tuple(part for answer in answers for part in parts(answer))
        yield EarlierAnswer(entry.day, answers[0].asked, said, entry.id)
