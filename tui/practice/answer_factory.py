"""From what was typed or picked to an answer with its place, wording, role and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from tui.practice.flow import Field, Option
from tui.practice.session import Session
from tui.records import answers as kinds
from tui.records.answers import Item, Known, Outcome, Pick
from tui.records.entry import item_id
from tui.records.roles import MAKERS, Role
from tui.records.text import as_written, clean

if TYPE_CHECKING:
    from tui.practice.questions import Question


def shared(session: Session, question: Question, field: Field) -> dict[str, Any]:
    """What every answer to this field carries, whatever its kind."""
    step, about, turn = question.key
    single = field.kind != "list" and field.role in MAKERS
    before = session.answer(step, about, turn, field.id) if single else None
    return {
        "step": step,
        "field": field.id,
        "turn": turn,
        "role": field.role,
        "asked": question.ask,
        "label": field.label,
        "about": about,
        "question": question.id if question.follow_up is not None or field.role is Role.DAILY else "",
        # What was made stays the same thing, whatever it speaks of by now.
        "id": (before.id if before else item_id(session.id, step, f"{about}/{turn}/{field.id}")) if single else "",
    }


def text(session: Session, question: Question, field: Field, written: str) -> Known:
    """A short, long or review answer."""
    place = shared(session, question, field)
    match field.kind:
        case "long":
            return kinds.Long(text=as_written(written), **place)
        case "review":
            return kinds.Review(text=as_written(written), **place)
        case _:
            return kinds.Short(text=as_written(written), **place)


def text_list(session: Session, question: Question, field: Field, written: str) -> Known:
    """A list answer from one line each; a line keeps its id while its text or its place stays.

    A first character out of the field's marks, followed by a space, is read as the line's mark.
    """
    step, about, turn = question.key
    before = session.answer(step, about, turn, field.id)
    old = before.items if isinstance(before, kinds.List) else ()
    new = [_marked(line.strip(), field.marks) for line in as_written(written).split("\n") if line.strip()]
    place = f"{about}/{turn}/{field.id}"
    items = _numbered(new, old, lambda number: item_id(session.id, step, f"{place}/{number}"))
    return kinds.List(items=tuple(items), **shared(session, question, field))


def scale(session: Session, question: Question, field: Field, value: float) -> Known:
    """A scale answer, brought into the field's range and to the nearest half."""
    value = min(field.high, max(field.low, round(value * 2) / 2))
    return kinds.Scale(value=value, low=field.low, high=field.high, **shared(session, question, field))


def choice(session: Session, question: Question, field: Field, options: Sequence[Option]) -> Known:
    """A choice, multi or values answer; a choice takes the first option."""
    place = shared(session, question, field)
    picks = tuple(Pick(option.id, option.text) for option in options)
    match field.kind:
        case "multi":
            return kinds.Multi(picks=picks, **place)
        case "values":
            return kinds.Values(picks=picks, **place)
        case _:
            return kinds.Choice(pick=picks[0], **place)


def emotion(
    session: Session, question: Question, field: Field, word: str, energy: int | None, pleasantness: int | None
) -> Known:
    """An emotion answer; energy and pleasantness are -5 to 5, or absent when it was hard to say."""
    place = shared(session, question, field)
    return kinds.Emotion(word=clean(word), energy=energy, pleasantness=pleasantness, **place)


def split(session: Session, question: Question, field: Field, left: str, right: str) -> Known:
    """A split answer with its two labels."""
    place = shared(session, question, field)
    return kinds.Split(left=as_written(left), right=as_written(right), labels=field.labels, **place)


def outcome(session: Session, question: Question, field: Field, became: Outcome) -> Known:
    """What became of the promise the question is about."""
    return kinds.Ypn(outcome=became, **shared(session, question, field))


def timer(session: Session, question: Question, field: Field, seconds: int) -> Known:
    """A timer answer in whole seconds."""
    return kinds.Timer(seconds=max(0, seconds), **shared(session, question, field))


def _marked(line: str, marks: str) -> tuple[str, str]:
    if marks and len(line) > 1 and line[0] in marks and line[1] == " ":
        return line[0], line[2:].strip()
    return "", line


def _numbered(new: Sequence[tuple[str, str]], old: Sequence[Item], make: Callable[[int], str]) -> Iterator[Item]:
    """Items for the lines: a line unchanged keeps its id wherever it moved, a line edited keeps that of its place."""
    by_text = {item.text: item.id for item in old}
    texts = [text for _, text in new]
    taken = {by_text[text] for text in texts if text in by_text}
    used: set[str] = set()
    fresh = (made for made in map(make, count()) if made not in taken and made not in {item.id for item in old})
    for place, (mark, text) in enumerate(new):
        kept = by_text.get(text, "")
        if not kept or kept in used:
            here = old[place].id if place < len(old) else ""
            kept = here if here and here not in taken and here not in used else next(fresh)
        used.add(kept)
        yield Item(text, kept, mark)
