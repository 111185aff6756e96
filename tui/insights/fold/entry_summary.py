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

from tui.records.answers import (
    AnyAnswer,
    Choice,
    Emotion,
    List,
    Long,
    Multi,
    Short,
    Split,
    Timer,
    Values,
    Ypn,
    is_said,
    is_written,
    texts,
)
from tui.records.entry import Entry
from tui.records.inline_tags import marks, united
from tui.records.option_ids import SKIPPED, Limit
from tui.records.roles import Role
from tui.records.text import one_line, says_nothing, searchable, unmarked

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


class EntrySummary(msgspec.Struct, frozen=True):
    """What a list needs of an entry, without holding the entry.

    Attributes:
        mood: The first word picked at the check-in.
        tags: Its own and those in its text, without the number sign.
        folded: Everything written in it, as searching compares it; a line for each answer.
        texts: Everything written in it, as it stands.
        people: Those its text names, without the at sign.
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


def summarize(entry: Entry) -> EntrySummary:
    """The entry as a list shows it."""
    feelings = [answer for answer in entry.answers if isinstance(answer, Emotion)]
    moods = (answer.word for answer in feelings if answer.role is Role.MOOD)
    written = tuple(text for answer in entry.answers for text in texts(answer) if text)
    found = marks("\n\n".join(text for text in written if len(text) > 1))
    tags = united(entry.tags, found.tags) if entry.tags or found.tags else ()
    signed = "".join(f" #{tag}" for tag in entry.tags)
    return EntrySummary(
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
            if role is not Role.FACT or _says_a_fact(answer):
                kinds |= _THINGS.get(role, 0)
            if practice := _PRACTICE.get(role):
                practiced[practice] = practiced.get(practice, 0) + 1
    for practice, count in practiced.items():
        if count >= PRACTICED or count * 2 >= roles:
            kinds |= practice
    return kinds


def _says_a_fact(answer: AnyAnswer) -> bool:
    return not all(says_nothing(text) for _, text, _ in statements(answer, Role.FACT))


_PICKED = frozenset({Role.AREA, Role.SERVES, Role.PILE, Role.TEN, Role.HELD, Role.FOCUS})

_PRACTICES: dict[Kinds, tuple[Role, ...]] = {
    Kinds.VISION: (
        Role.SCENE, Role.RESULT, Role.REWORD, Role.CHANGES, Role.DESIRE, Role.ROOT, Role.ROOT_AIM, Role.IMPORTANCE,
        Role.CLARITY, Role.ANCHOR_10, Role.ANCHOR_5, Role.ANCHOR_0, Role.STATEMENT, Role.CHOSEN, Role.IMAGE,
        Role.STATUS, Role.REMAP, Role.SHRINK, Role.STEP, Role.TOOK, Role.HELPERS, Role.PAUSE, Role.TARGET,
    ),
    Kinds.REALITY: (
        Role.FACT, Role.RATING, Role.STRENGTH, Role.WEAKNESS, Role.HABIT, Role.PATTERN, Role.FRIEND, Role.LIMIT,
        Role.PART, Role.BIAS, Role.CREDIT, Role.STILL,
    ),
    Kinds.REFLECTION: (
        Role.OUTCOME, Role.CAUSE, Role.DIFFERENCE, Role.WORD, Role.WEEK_NOTE, Role.LENS, Role.KEEPER, Role.THEME,
        Role.THANKS, Role.MORROW, Role.LETTER, Role.PROBE,
    ),
    Kinds.LEARNING: (
        Role.LEARNED, Role.SOURCE, Role.BELIEF, Role.LINK, Role.FEEDBACK, Role.FEEDBACK_KIND, Role.STING, Role.TENTH,
        Role.FOLLOW_UP, Role.CONCLUSION, Role.ASSUMPTION, Role.TEST, Role.SHOWED, Role.CASE, Role.ROWS,
        Role.UNSAID_WHY, Role.INSIGHT, Role.SECOND_PULL, Role.LOOP, Role.LEVER,
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
    written = (one for one in answers if isinstance(one, Short | Long | Split) and one.role is not Role.TARGET)
    said = (answer for answer in answers if is_said(answer))
    lines = (unmarked("\n".join(text[:LOOKED_AT] for text in texts(answer))) for answer in chain(written, said))
    words = next(filter(None, lines), "")
    became = next((answer for answer in answers if isinstance(answer, Ypn)), None)
    if became is not None and len(answers) == 1 and became.asked:
        words = f"{words}: {one_line(became.asked)}"
    if answers and words and answers[0].role is Role.STILL:
        words = f"{one_line(answers[0].asked)} {words}"
    return words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1].rstrip() + "…"


def is_writing(answer: AnyAnswer) -> bool:
    """Whether it holds words of the person's own that may come back: numbers and picks, and sealed letters, do not.

    An earlier number is kept from steering a new one.
    """
    return is_written(answer) and answer.role is not Role.LETTER


def joined_text(answer: AnyAnswer) -> str:
    """All its words on one line."""
    return " ".join(texts(answer)).strip()


def created(answer: AnyAnswer) -> list[tuple[str, str]]:
    """Id and words of each thing an answer makes; a line without words makes nothing."""
    match answer:
        case List(items=items):
            found = [(item.id, one_line(item.text)) for item in items]
        case Short(id=made_id, text=text) | Long(id=made_id, text=text):
            found = [(made_id, one_line(text))]
        case _:
            found = []
    return [(made_id, text) for made_id, text in found if made_id and text]


def statements(answer: AnyAnswer, role: Role) -> list[tuple[str, str, str]]:
    """What it speaks of, what it says, and the id of the option that was picked, or the mark before a line.

    Values and the things of a loop speak of themselves; a split says its left side as a fact, and each side of the
    limits for itself. A follow-up says what it asked too; a pause says nothing, nor does one that was skipped.
    """
    if role is Role.PROBE:
        return _probed(answer)
    match answer:
        case Values(picks=picks):
            return [(pick.id, pick.text, pick.id) for pick in picks]
        case Split(left=left) if role is Role.FACT:
            return [(answer.about, left, "")]
        case Split(left=left, right=right) if role is Role.LIMIT:
            return [(answer.about, left, Limit.FIXED), (answer.about, right, Limit.TREATED)]
        case Split(left=left, right=right):
            return [(answer.about, f"{left}\n{right}".strip(), "")]
        case Choice(pick=pick):
            return [(answer.about, pick.text or pick.id, pick.id)]
        case Multi(picks=picks):
            return [(answer.about, pick.text, pick.id) for pick in picks]
        case List(items=items) if role is Role.LOOP:
            return [(item.id, item.text, "") for item in items]
        case List(items=items):
            return [(answer.about, item.text, item.mark) for item in items]
        case _:
            return [(answer.about, text, "") for text in texts(answer)]


def _probed(answer: AnyAnswer) -> list[tuple[str, str, str]]:
    picked = answer.pick.id if isinstance(answer, Choice) else ""
    if isinstance(answer, Timer) or picked == SKIPPED[0] or not joined_text(answer):
        return []
    return [(answer.about, f"{one_line(answer.asked)} {joined_text(answer)}".strip(), picked)]
