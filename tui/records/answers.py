"""Answers: one type for each way a question can be answered.

Every answer carries the wording it answered, so that a page can be read in decades without the flow that asked.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, TypeVar, cast

import msgspec

from tui.records.roles import Role
from tui.records.text import has_words
from tui.records.titles import OUTCOME_WORDS as OUTCOME_WORDS
from tui.records.titles import Outcome as Outcome

_Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
_Degree: TypeAlias = Annotated[int, msgspec.Meta(ge=-5, le=5)]
_Number: TypeAlias = Annotated[float, msgspec.Meta(ge=-1e9, le=1e9)]  # no NaN, and nothing endless


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all answers share.

    Attributes:
        field: Which of the step's fields, where it has several.
        turn: Which time round, for a step that repeats on its own answer; counted from 0.
        role: What the answer means, if the portrait is to know.
        asked: The wording that was answered.
        about: The id of the result, value, area or promise it speaks of.
        question: The id of the daily question that was asked.
        id: The id of the thing this answer makes (see ``MAKERS``).
    """

    step: str
    field: str = ""
    turn: _Count = 0
    role: Role | None = None
    asked: str = ""
    label: str = ""
    about: str = ""
    question: str = ""
    id: str = ""


class Pick(msgspec.Struct, frozen=True):
    """An option as it was chosen: its lasting id and the words it had that day."""

    id: str
    text: str


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a list; ``mark`` is ``+``, ``-`` or ``.`` where lines are marked."""

    text: str
    id: str = ""
    mark: str = ""


class Timer(Answer, frozen=True, tag="timer"):
    """Time taken, in whole seconds. Stopping early is as good as any other end."""

    seconds: _Count


class Emotion(Answer, frozen=True, tag="emotion"):
    """A word for a feeling, or the coarser answer.

    Attributes:
        word: The word; a family or quadrant name when fewer keys were pressed; "hard to say" for none.
        energy: -5 to 5; absent when it was hard to say.
        pleasantness: -5 to 5; absent when it was hard to say.
    """

    word: str
    energy: _Degree | None = None
    pleasantness: _Degree | None = None


class Values(Answer, frozen=True, tag="values"):
    """One or more of the person's values."""

    picks: tuple[Pick, ...]


class Short(Answer, frozen=True, tag="short"):
    """A line or a few."""

    text: str


class Long(Answer, frozen=True, tag="long"):
    """As much as a person wants to write."""

    text: str


class List(Answer, frozen=True, tag="list"):
    """Several lines, each a thing of its own."""

    items: tuple[Item, ...]


class Scale(Answer, frozen=True, tag="scale"):
    """A number, halves allowed, from ``low`` to ``high``."""

    value: _Number
    low: _Number = 0
    high: _Number = 10


class Choice(Answer, frozen=True, tag="choice"):
    """One of several options."""

    pick: Pick


class Multi(Answer, frozen=True, tag="multi"):
    """Any number of several options."""

    picks: tuple[Pick, ...]


class Split(Answer, frozen=True, tag="split"):
    """Two columns with their labels: what happened, and what was made of it."""

    left: str
    right: str
    labels: tuple[str, str] = ("", "")


class Ypn(Answer, frozen=True, tag="ypn"):
    """What became of one promise, whose id is in ``about``."""

    outcome: Outcome


class Review(Answer, frozen=True, tag="review"):
    """Something looked at, and what was noticed, if anything."""

    text: str = ""


class Unknown(Answer, frozen=True, tag="unknown"):
    """An answer of a kind this version does not know, carried as it stands.

    Attributes:
        raw: The document as found; written back unchanged.
    """

    raw: dict[str, Any]


Known: TypeAlias = Timer | Emotion | Values | Short | Long | List | Scale | Choice | Multi | Split | Ypn | Review
AnyAnswer: TypeAlias = Known | Unknown
Kind = Literal[
    "timer", "emotion", "values", "short", "long", "list", "scale", "choice", "multi", "split", "ypn", "review"
]
"""The tags of ``Known``, as a flow's fields and the file spell them."""
_Answer = TypeVar("_Answer", bound=Answer)

AnswerKey: TypeAlias = tuple[str, str, int, str]
"""Step, subject, turn and field: the place of an answer in its session."""


def key(answer: Answer) -> AnswerKey:
    """The answer's place in its session."""
    return (answer.step, answer.about, answer.turn, answer.field)


def kind(answer: Known) -> Kind:
    """What kind of answer it is, as the field that asks for it spells it."""
    return cast(Kind, answer.__struct_config__.tag)


def is_said(answer: AnyAnswer) -> bool:
    """Whether the person said something: an entry needs at least one such answer to be kept.

    Looking at a card, or pressing a key that only leads on, says nothing.
    """
    match answer:
        case Short(text=text) | Long(text=text) | Review(text=text):
            return has_words(text)
        case Split(left=left, right=right):
            return has_words(left) or has_words(right)
        case List(items=items):
            return any(has_words(item.text) for item in items)
        case Multi(picks=picks) | Values(picks=picks):
            return bool(picks)
        case Choice() | Timer():
            return answer.role is not None
        case Emotion() | Scale() | Ypn() | Unknown():
            return True


def is_written(answer: AnyAnswer) -> bool:
    """Whether it is of a kind that holds words of the person's own, and not a number or a pick."""
    match answer:
        case Short() | Long() | List() | Split() | Review():
            return True
        case Timer() | Emotion() | Values() | Scale() | Choice() | Multi() | Ypn() | Unknown():
            return False


def texts(answer: AnyAnswer) -> tuple[str, ...]:
    """Everything a person wrote or picked in the answer, in order, as text: for searching and reading aloud."""
    match answer:
        case Short(text=text) | Long(text=text) | Review(text=text):
            return (text,)
        case Split(left=left, right=right):
            return (left, right)
        case List(items=items):
            return tuple(item.text for item in items)
        case Multi(picks=picks) | Values(picks=picks):
            return tuple(pick.text for pick in picks)
        case Choice(pick=pick):
            return (pick.text,)
        case Emotion(word=word):
            return (word,)
        case Ypn(outcome=outcome):
            return (OUTCOME_WORDS[outcome],)
        case Scale(value=value):
            return (number(value),)
        case Timer(seconds=seconds):
            return (minutes(seconds),)
        case Unknown(raw=raw):
            return tuple(value for name, value in raw.items() if isinstance(value, str) and name not in _PLUMBING)


_PLUMBING = frozenset({"kind", "step", "field", "role", "asked", "label", "about", "question", "id"})


def number(value: float) -> str:
    """A rating as people write it: ``7`` or ``6.5``."""
    return f"{value:g}"


def minutes(seconds: int) -> str:
    """A length of time as people say it: ``40 s``, ``5 min``, ``1 min 30 s``."""
    whole, rest = divmod(seconds, 60)
    if not whole:
        return f"{rest} s"
    return f"{whole} min {rest} s" if rest else f"{whole} min"
