"""What was answered before, and what stands under a question, in words that are read well aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from tui.plain.days import time_words
from tui.plain.talk import read_out
from tui.practice.shown import Anchors, Band, Card, Lines, Quote, Shown
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
from tui.records.text import one_line

HEAVY = (
    "This sounds hard to carry. You don't have to carry it alone. Type s, then Enter, for someone to talk to."
)  # fmt: skip


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
    return f"{word}, energy {signed(energy)}, pleasantness {signed(pleasantness)}"


def signed(value: float) -> str:
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
        case Band():
            yield band(shown)
        case Card(rows=rows, band=found):
            yield from (f"{row.label}: {read_out(row.text)}" for row in rows)
            if found is not None:
                yield band(found)
            if shown.is_heavy:
                yield HEAVY
        case _:
            assert_never(shown)


def band(shown: Band) -> str:
    """The rubber band in words: where it is, where it wants to be."""
    wish = number(round(shown.height, 1))
    what = f"{one_line(shown.text)}: " if shown.text else ""
    if shown.reality is None:
        return f"{what}the vision stands at {wish}; where it is comes without an earlier number."
    now, gap = number(round(shown.reality, 1)), number(round(shown.height - shown.reality, 1))
    return f"{what}reality {now}, vision {wish}, a gap of {gap}."
