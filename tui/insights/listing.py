"""An entry as a list shows it and searching reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import IntFlag
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import TypeAlias

import msgspec

from tui.records.answers import AnyAnswer, Choice, Emotion, Long, Multi, Short, Split, Values, Ypn, is_said, texts
from tui.records.entry import Entry
from tui.records.marks import marks, united
from tui.records.roles import Role
from tui.records.text import one_line, searchable
from tui.records.unmarked import unmarked

FIRST_WORDS = 120
"""At most so many characters of an entry stand in a list."""
LOOKED_AT = 600
"""So many characters of a text are read for them."""

PRACTICED = 3
"""So many answers, or half of those with a meaning, make a page one of a practice: a check-in in passing does not."""

Feeling: TypeAlias = tuple[str, int | None, int | None]
"""A word, its energy and its pleasantness, both from -5 to 5; None where it was hard to say."""


class Kinds(IntFlag):
    """What there is in an entry, and which practices."""

    STARRED = 1
    NOTE = 2
    EDITED = 4
    PROMISE = 8
    OUTCOME = 16
    FACT = 32
    RATING = 64
    FEELING = 128
    TAGGED = 256
    PERSON = 512
    VISION = 1024
    REALITY = 2048
    REFLECTION = 4096
    LEARNING = 8192
    EMOTION = 16384
    VALUES = 32768


class Listed(msgspec.Struct, frozen=True):
    """What a list needs of an entry, without holding the entry.

    Attributes:
        id: The entry's.
        flow: The flow's id.
        day: The practice day.
        begun: The first instant.
        minutes: How long it took.
        words: Its first words.
        mood: The first word picked at the check-in.
        tags: Its own and those in its text, without the number sign.
        starred: Whether the person marked it.
        folded: Everything written in it, as searching compares it; a line for each answer.
        texts: Everything written in it, as it stands.
        people: Those its text names, without the at sign.
        feelings: Every feeling in it.
        about: Ids of the results, values, areas and daily questions it speaks of.
        kinds: What there is in it.
    """

    id: str
    flow: str
    day: date
    begun: datetime
    minutes: int
    words: str
    mood: str
    tags: tuple[str, ...]
    starred: bool
    folded: str
    texts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    about: tuple[str, ...] = ()
    kinds: int = 0


def listed(entry: Entry) -> Listed:
    """The entry as a list shows it."""
    feelings = [answer for answer in entry.answers if isinstance(answer, Emotion)]
    moods = (answer.word for answer in feelings if answer.role is Role.MOOD)
    written = tuple(text for answer in entry.answers for text in texts(answer) if text)
    found = marks("\n\n".join(text for text in written if len(text) > 1))
    tags = united(entry.tags, found.tags) if entry.tags or found.tags else ()
    signed = "".join(f" #{tag}" for tag in entry.tags)
    return Listed(
        id=entry.id, flow=intern(entry.flow), day=entry.day, begun=entry.begun,
        minutes=round((entry.ended - entry.begun).total_seconds() / 60),
        words=first_words(entry.answers), mood=intern(next(moods, "")), tags=_same(tags), starred=entry.starred,
        folded="\n".join(map(searchable, (*written, signed) if signed else written)), texts=written,
        people=_same(found.people), feelings=_same(tuple(_feeling(answer) for answer in feelings)),
        about=_same(tuple(dict.fromkeys(_about(entry.answers)))),
        kinds=_kinds(entry, tagged=bool(tags), people=bool(found.people)),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _same(names: tuple) -> tuple:  # type: ignore[type-arg]
    """The same tuple for equal ones: ten years of entries share a few hundred."""
    return names


def _feeling(answer: Emotion) -> Feeling:
    return (intern(answer.word), answer.energy, answer.pleasantness)


def _about(answers: tuple[AnyAnswer, ...]) -> Iterator[str]:
    for answer in answers:
        yield from (intern(name) for name in (answer.about, answer.question, answer.id) if name)
        if isinstance(answer, Values):
            yield from (intern(pick.id) for pick in answer.picks)
        elif answer.role in _PICKED and isinstance(answer, Choice | Multi):
            picks = (answer.pick,) if isinstance(answer, Choice) else answer.picks
            yield from (intern(pick.id) for pick in picks)


def _kinds(entry: Entry, *, tagged: bool, people: bool) -> int:
    # As plain numbers: flags are ten times slower, and this is asked of every answer of ten years.
    kinds = (
        entry.starred * _STARRED | (entry.flow == "note") * _NOTE | bool(entry.revisions) * _EDITED
        | tagged * _TAGGED | people * _PERSON
    )  # fmt: skip
    practiced: dict[int, int] = {}
    roles = 0
    for answer in entry.answers:
        if isinstance(answer, Emotion):
            kinds |= _FEELING
        elif isinstance(answer, Ypn):
            kinds |= _OUTCOME
        role = answer.role
        if role is not None:
            roles += 1
            kinds |= _THINGS.get(role, 0)
            if practice := _PRACTICE.get(role):
                practiced[practice] = practiced.get(practice, 0) + 1
    for practice, count in practiced.items():
        if count >= PRACTICED or count * 2 >= roles:
            kinds |= practice
    return kinds


_PICKED = frozenset({Role.AREA, Role.SERVES, Role.PILE, Role.TEN, Role.HELD, Role.FOCUS})

_PRACTICES: dict[Kinds, tuple[Role, ...]] = {
    Kinds.VISION: (
        Role.SCENE, Role.RESULT, Role.REWORD, Role.CHANGES, Role.DESIRE, Role.ROOT, Role.ROOT_AIM, Role.IMPORTANCE,
        Role.CLARITY, Role.ANCHOR_10, Role.ANCHOR_5, Role.ANCHOR_0, Role.STATEMENT, Role.CHOSEN, Role.IMAGE,
        Role.STATUS, Role.REMAP, Role.SHRINK, Role.TARGET,
    ),
    Kinds.REALITY: (
        Role.FACT, Role.RATING, Role.STRENGTH, Role.WEAKNESS, Role.HABIT, Role.PATTERN, Role.FRIEND, Role.LIMIT,
        Role.BIAS, Role.CREDIT,
    ),
    Kinds.REFLECTION: (
        Role.OUTCOME, Role.CAUSE, Role.DIFFERENCE, Role.WORD, Role.WEEK_NOTE, Role.LENS, Role.KEEPER, Role.THEME,
        Role.THANKS, Role.MORROW, Role.LETTER,
    ),
    Kinds.LEARNING: (
        Role.LEARNED, Role.SOURCE, Role.BELIEF, Role.LINK, Role.FEEDBACK, Role.FEEDBACK_KIND, Role.STING, Role.TENTH,
        Role.FOLLOW_UP, Role.CONCLUSION, Role.ASSUMPTION, Role.CASE, Role.ROWS, Role.UNSAID_WHY, Role.INSIGHT,
        Role.SECOND_PULL,
    ),
    Kinds.EMOTION: (
        Role.HEAT, Role.TRIGGER, Role.PEAK, Role.INTENSITY, Role.BODY, Role.URGE, Role.ACT, Role.GAP,
        Role.CHOICE_POINT, Role.READING, Role.CARD, Role.MINUTES, Role.WAY, Role.THEIR_SIDE, Role.EMPATHY,
    ),
    Kinds.VALUES: (
        Role.PILE, Role.TEN, Role.PREFERRED, Role.OWN_VALUE, Role.HELD, Role.DEFINITION, Role.BEHAVIOUR,
        Role.EARLY_SIGN, Role.COST, Role.LIVED, Role.SIGHTED, Role.STRAINED, Role.TOUCHED, Role.ARGUE, Role.SERVES,
    ),
}  # fmt: skip
_PRACTICE = {role: int(kind) for kind, roles in _PRACTICES.items() for role in roles}
_THINGS = {Role.PROMISE: int(Kinds.PROMISE), Role.FACT: int(Kinds.FACT), Role.RATING: int(Kinds.RATING)}
_STARRED, _NOTE, _EDITED = int(Kinds.STARRED), int(Kinds.NOTE), int(Kinds.EDITED)
_OUTCOME, _FEELING, _TAGGED, _PERSON = map(int, (Kinds.OUTCOME, Kinds.FEELING, Kinds.TAGGED, Kinds.PERSON))


def first_words(answers: tuple[AnyAnswer, ...]) -> str:
    """The first thing that was written, else the first that was picked, on one line and without signs of Markdown."""
    written = (answer for answer in answers if isinstance(answer, Short | Long | Split))
    said = (answer for answer in answers if is_said(answer))
    lines = (unmarked("\n".join(text[:LOOKED_AT] for text in texts(answer))) for answer in chain(written, said))
    words = next(filter(None, lines), "")
    became = next((answer for answer in answers if isinstance(answer, Ypn)), None)
    if became is not None and len(answers) == 1 and became.asked:
        words = f"{words}: {one_line(became.asked)}"
    return words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1].rstrip() + "…"
