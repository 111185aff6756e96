"""What Today reads back (PRACTICE.md, section 8): a sentence, the same all day, and what the last days said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias
from zlib import crc32

import msgspec

from tui.insights.fold.portrait import Portrait, Promise, Said
from tui.records.answers import Outcome
from tui.records.roles import Role
from tui.records.text import has_words, one_line
from tui.records.vocabulary import EmotionWord, is_heavy

A_DAY = timedelta(days=1)
SETTLED = timedelta(days=7)
"""Nothing younger than this is read back."""
AGAIN = timedelta(days=30)
"""A learning that was chosen to be found again comes back after so long."""
YEARS_TURN = 3
"""Of so many days one looks at this day in an earlier year first, where that is asked for."""
NEWEST = 60
"""So many of the newest answers of a kind are looked at; a day has far fewer."""
WRITTEN = (
    Role.NOTE, Role.SCENE, Role.FACT, Role.TENSION, Role.DAILY, Role.LEARNED, Role.INSIGHT, Role.PATTERN,
    Role.WEEK_NOTE, Role.THANKS,
)  # fmt: skip
"""What is read of the last entry, in this order."""
OF_A_DAY = (Role.LEARNED, Role.WEEK_NOTE, Role.PATTERN, Role.THANKS, Role.DAILY, Role.NOTE)
"""What is read back of this day in an earlier year, the first there is."""

Kind = Literal["chosen", "learned", "worked", "years_ago"]


class ReadBack(msgspec.Struct, frozen=True):
    """An earlier sentence.

    Attributes:
        said: The sentence, its day and its entry.
        role: What it was said as.
        chosen: The day it was chosen to be found again, if it is read back for that.
    """

    kind: Kind
    said: Said
    role: Role
    chosen: date | None = None

    @property
    def id(self) -> str:
        """What it is known by where it is not to come back: its entry and its role."""
        return f"{self.said.entry}/{self.role}"


def read_back(
    portrait: Portrait, today: date, years: Sequence[date] = (), emotions: Iterable[EmotionWord] = ()
) -> ReadBack | None:
    """The sentence of a day; none on a heavy one, and none of a heavy entry or of what is hidden from looking back.

    A learning chosen to be found again has the first day the person is there, a month on. Else what was learned and
    promises that worked take turns: each sentence comes once before any comes again.

    Args:
        portrait: What the journal says.
        today: The practice day.
        years: The same day in earlier years, latest first, where looking back at them is asked for.
        emotions: The words for feelings, some of which say that they are heavy.
    """
    heavy, hard = _heavy(portrait, emotions)
    if today in heavy:
        return None

    def may(one: ReadBack) -> bool:
        return one.said.entry not in hard and one.id not in portrait.exclusions.sentences and has_words(one.said.text)

    if (found := _chosen(portrait, today, heavy, tuple(filter(may, _keepers(portrait))))) is not None:
        return found
    of_year = next(filter(may, _years_ago(portrait, years)), None)
    if of_year is not None and today.toordinal() % YEARS_TURN == 0:
        return of_year
    pools = [
        [(since, one) for since, one in pool if one.said.entry not in hard]
        for pool in (_learned(portrait), _worked(portrait))
    ]
    return _turn(pools, portrait.exclusions.sentences, today) or of_year


class Recent(msgspec.Struct, frozen=True):
    """What is still near: read again, it brings the last days back.

    Attributes:
        promise: The promise answered last, if it was for one of the last days.
        of_year: What was written on this day in an earlier year.
        written: What was written last, all of one entry.
    """

    promise: Promise | None = None
    of_year: Said | None = None
    written: tuple[Said, ...] = ()


def recent(portrait: Portrait, today: date, years: Sequence[date] = (), emotions: Iterable[EmotionWord] = ()) -> Recent:
    """What the last days and this day a year ago have to say; as little of it may be heavy or hidden as of a sentence.

    Args:
        portrait: What the journal says.
        today: The practice day.
        years: The same day in earlier years, latest first, where looking back at them is asked for.
        emotions: The words for feelings, some of which say that they are heavy.
    """
    heavy, hard = _heavy(portrait, emotions)
    if today in heavy:
        return Recent()
    of_year = next((one.said for one in _years_ago(portrait, years) if one.said.entry not in hard), None)
    return Recent(_answered_last(portrait, today, hard), of_year, _written_last(portrait, today, hard))


def _answered_last(portrait: Portrait, today: date, hard: Collection[str]) -> Promise | None:
    """The newest promise of the last days that has its answer; one answered today is on Today anyhow."""
    near = (one for one in reversed(portrait.promises) if today - SETTLED <= one.day < today)
    answered = (one for one in near if one.outcome is not None and one.answered != today and one.entry not in hard)
    return next(iter(portrait.exclusions.visible(answered)), None)


def _written_last(portrait: Portrait, today: date, hard: Collection[str]) -> tuple[Said, ...]:
    """What stands in the newest entry before today that has something to read; nothing where that one is heavy."""
    before = {role: [one for one in portrait.recalled(role)[-NEWEST:] if one.day < today] for role in WRITTEN}
    last = [said[-1] for said in before.values() if said]
    entry = max(last, key=lambda one: (one.day, one.entry)).entry if last else ""
    hidden = portrait.exclusions.sentences
    shown = [role for role in WRITTEN if entry and entry not in hard and f"{entry}/{role}" not in hidden]
    return tuple(one for role in shown for one in before[role] if one.entry == entry and has_words(one.text))


def _heavy(portrait: Portrait, emotions: Iterable[EmotionWord]) -> tuple[frozenset[date], frozenset[str]]:
    """The days on which nothing is read back, and the entries of which nothing is."""
    words = {word for word in {mood.word for mood in portrait.moods} if is_heavy(word, None, None, emotions)}
    hard = [mood for mood in portrait.moods if mood.word in words or is_heavy("", mood.energy, mood.pleasantness, ())]
    last = {mood.day: mood.entry for mood in portrait.moods}
    days = (mood.day for mood in hard if last[mood.day] == mood.entry)
    return frozenset(one for day in days for one in (day, day + A_DAY)), frozenset(mood.entry for mood in hard)


def _keepers(portrait: Portrait) -> Iterator[ReadBack]:
    """Learnings chosen to be found again, each as it was said first."""
    learned = portrait.recalled(Role.LEARNED)
    first = {one_line(one.text): one for one in reversed(learned)}
    for keeper in portrait.recalled(Role.KEEPER):
        source = first.get(one_line(keeper.text))
        role = Role.LEARNED if source is not None else Role.KEEPER
        yield ReadBack("chosen", source or keeper, role, keeper.day)


def _chosen(portrait: Portrait, today: date, heavy: Iterable[date], keepers: Sequence[ReadBack]) -> ReadBack | None:
    """The one that has its day: in the order they are due, each has the first free day with an entry, or this one."""
    days = [*sorted(day for day in portrait.days.keys() - set(heavy) if day < today), today]
    free = 0
    for keeper in sorted(keepers, key=lambda one: str(one.chosen)):
        assert keeper.chosen is not None
        place = max(free, bisect_left(days, keeper.chosen + AGAIN))
        if place >= len(days):
            return None
        if days[place] == today:
            return keeper
        free = place + 1
    return None


_Pool: TypeAlias = Sequence[tuple[date, ReadBack]]
"""Sentences, each with the day from which it may be read back."""


def _learned(portrait: Portrait) -> Iterator[tuple[date, ReadBack]]:
    once = {one.text: one for one in reversed(portrait.recalled(Role.LEARNED))}
    return ((one.day + SETTLED, ReadBack("learned", one, Role.LEARNED)) for one in once.values())


def _worked(portrait: Portrait) -> Iterator[tuple[date, ReadBack]]:
    """Promises that were kept, with when and where, for what is still wanted."""
    held = {one.id for one in portrait.held}
    for one in portrait.exclusions.visible(portrait.promises):
        if one.outcome is Outcome.KEPT and one.about in held and one.cue:
            said = Said(one.day, one.with_cue, one.id, one.entry)
            yield (one.answered or one.day) + SETTLED, ReadBack("worked", said, Role.PROMISE)


def _years_ago(portrait: Portrait, years: Sequence[date]) -> Iterator[ReadBack]:
    for day in years[:1]:
        for role in OF_A_DAY:
            yield from (ReadBack("years_ago", one, role) for one in portrait.recalled(role) if one.day == day)


def _turn(pools: Sequence[_Pool], hidden: Mapping[str, date], today: date) -> ReadBack | None:
    """Whose turn it is: the pools take the days in turns, and the sentences of each are a ring in an order of chance.

    Every day of the past had its own, reckoned from the first; so nothing need be remembered of what was read back. A
    hidden sentence leaves its ring on the day it was hidden, and the next one has that day.
    """
    changes = sorted(
        (day.toordinal(), comes, place, (crc32(one.id.encode()), number))
        for place, pool in enumerate(pools)
        for number, (since, one) in enumerate(pool)
        for comes, day in ((True, since), (False, hidden.get(one.id) if hidden else None))
        if day is not None
    )
    rings: list[list[tuple[int, int]]] = [[] for _ in pools]
    last = [(-1, -1) for _ in pools]
    done, found = 0, None
    for ordinal in range(changes[0][0], today.toordinal() + 1) if changes else ():
        while done < len(changes) and changes[done][0] <= ordinal:
            _, comes, place, at = changes[done]
            if comes:
                insort(rings[place], at)
            elif at in rings[place]:
                rings[place].remove(at)
            done += 1
        turns = [(ordinal + step) % len(pools) for step in range(len(pools))]
        place = next((one for one in turns if rings[one]), -1)
        found = None
        if place >= 0:
            ring = rings[place]
            last[place] = ring[bisect_right(ring, last[place]) % len(ring)]
            _, found = pools[place][last[place][1]]
    return found
