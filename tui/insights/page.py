"""An entry as a person reads it: its heading, and each question above what was said."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

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
    minutes,
    number,
    texts,
)  # fmt: skip
from tui.records.emotions import corner
from tui.records.entry import Entry
from tui.records.text import clean


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
        asked: The wording of that day.
        parts: What was said.
        step: The step's id, where it is known.
        about: The id of what it speaks of, if anything.
    """

    asked: str
    parts: tuple[Part, ...]
    step: str = ""
    about: str = ""


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
