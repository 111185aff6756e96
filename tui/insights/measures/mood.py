"""Moods and moments with some heat in them: described, never scored; and the if-then cards that came of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice

import msgspec

from tui.insights.fold.portrait import Card, Mood, Portrait, Said
from tui.records.date_forms import week_start
from tui.records.option_ids import Gap
from tui.records.option_ids import Heat as HeatOption
from tui.records.roles import Role
from tui.records.text import fold
from tui.records.vocabulary import HARD_TO_SAY


class MoodWords(msgspec.Struct, frozen=True):
    """The words picked at check-ins.

    Attributes:
        most: The word used most; of several, the one used last. Empty without any.
        once: Words used just once, newest first.
        all: Every word and how often, the most used first; of several, the one used last.
    """

    most: str
    times: int
    once: tuple[str, ...]
    all: tuple[tuple[str, int], ...] = ()


def mood_words(moods: Iterable[Mood]) -> MoodWords:
    """The word used most and those used once (PRACTICE.md, section 8); "hard to say" is no word."""
    # counted from the newest, so that of several words the one used last comes first
    used = Counter(mood.word for mood in reversed(tuple(moods)) if mood.word != HARD_TO_SAY)
    most, times = used.most_common(1)[0] if used else ("", 0)
    once = tuple(word for word, count in used.items() if count == 1)
    return MoodWords(most, times, once, tuple(used.most_common()))


RECENT = 14
"""So many of the last check-ins are told where another is made."""


def recent_moods(portrait: Portrait) -> tuple[tuple[int, int], ...]:
    """Energy and pleasantness of the last check-ins, newest first, without those hidden from looking back."""
    seen = reversed(portrait.exclusions.visible(portrait.moods))
    placed = ((one.energy, one.pleasantness) for one in seen if one.energy is not None and one.pleasantness is not None)
    return tuple(islice(placed, RECENT))


class MoodAverage(msgspec.Struct, frozen=True):
    """Some check-ins taken together, on Russell's plane.

    Attributes:
        energy: Their mean, -5 to 5.
        pleasantness: Their mean, -5 to 5.
    """

    times: int
    energy: float
    pleasantness: float


def by_hour(moods: Iterable[Mood]) -> dict[int, MoodAverage]:
    """Hour of the day to the moods of that hour, in order of the clock."""
    return _averages(moods, lambda mood: mood.hour)


def by_weekday(moods: Iterable[Mood]) -> dict[int, MoodAverage]:
    """Weekday, Monday 0 to Sunday 6, to the moods of that day."""
    return _averages(moods, lambda mood: mood.day.weekday())


def averages_by_week(moods: Iterable[Mood]) -> dict[date, MoodAverage]:
    """The first day of each week to its moods, oldest first."""
    found = _averages(moods, lambda mood: week_start(mood.day).toordinal())
    return {date.fromordinal(week): weather for week, weather in found.items()}


def _averages(moods: Iterable[Mood], place: Callable[[Mood], int | None]) -> dict[int, MoodAverage]:
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for mood in moods:
        at = place(mood)
        if at is not None and mood.energy is not None and mood.pleasantness is not None:
            found[at].append((mood.energy, mood.pleasantness))
    return {
        at: MoodAverage(
            len(pairs), sum(energy for energy, _ in pairs) / len(pairs), sum(near for _, near in pairs) / len(pairs)
        )
        for at, pairs in sorted(found.items())
    }


class Heat(msgspec.Struct, frozen=True):
    """Moments with some heat in them, in one month.

    Attributes:
        month: Its first day.
        reacted: Chosen by the moment.
        responded: Chosen by the person.
    """

    month: date
    reacted: int
    responded: int
    mixed: int


def heat_by_month(portrait: Portrait) -> tuple[Heat, ...]:
    """Reacted against responded, month by month, oldest first; an evening without heat is no moment.

    A moment told in the flow for such moments and ticked again in the evening is counted once, as it was told.
    """
    days: defaultdict[date, list[Said]] = defaultdict(list)
    for said in portrait.said.get(Role.HEAT, ()):
        days[said.day].append(said)
    months: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for day, moments in days.items():
        told = [said for said in moments if said.flow != "evening"]
        months[day.replace(day=1)].update(said.picked for said in told or moments)
    return tuple(
        Heat(month, counts[HeatOption.REACTED], counts[HeatOption.RESPONDED], counts[HeatOption.MIXED])
        for month, counts in sorted(months.items())
        if any(counts[one] for one in HeatOption)
    )


class Emotions(msgspec.Struct, frozen=True, kw_only=True):
    """Emotion over time.

    Attributes:
        heat: Reacted against responded by month, oldest first.
        gaps: How much room there was between urge and act, and how often.
        triggers: What set it off, newest first.
        cards: If-then cards, newest first.
        moods: The check-ins themselves, oldest first.
        moments: Entries that say how a moment with heat in it was met, oldest first.
        roomy: Entries that say how much room there was, oldest first.
    """

    words: MoodWords
    heat: tuple[Heat, ...]
    gaps: tuple[tuple[str, int], ...]
    triggers: tuple[Said, ...]
    cards: tuple[Card, ...]
    weekdays: dict[int, MoodAverage]
    hours: dict[int, MoodAverage]
    moods: tuple[Mood, ...]
    moments: tuple[str, ...]
    roomy: tuple[str, ...]


def emotions(portrait: Portrait) -> Emotions:
    """Emotion over time; triggers are those told in the flow for such moments, else those noted at night."""
    room = portrait.said.get(Role.GAP, ())
    gaps, words = Counter(said.picked for said in room), {said.picked: said.text for said in room}
    told = [said for said in portrait.said.get(Role.TRIGGER, ()) if said.flow == "trigger"]
    return Emotions(
        words=mood_words(portrait.moods),
        heat=heat_by_month(portrait),
        gaps=tuple((words[gap], gaps[gap]) for gap in Gap if gaps[gap]),
        triggers=tuple(reversed(told or portrait.said.get(Role.TRIGGER, ()))),
        cards=tuple(reversed(portrait.cards)),
        weekdays=by_weekday(portrait.moods),
        hours=by_hour(portrait.moods),
        moods=portrait.moods,
        moments=tuple(said.entry for said in portrait.said.get(Role.HEAT, ()) if said.picked in set(HeatOption)),
        roomy=tuple(said.entry for said in room),
    )


MOST = 3
"""So many cards are shown at once."""

LONG = 4
"""Words of fewer letters say nothing about whether a card fits."""


def fitting_cards(portrait: Portrait, today: date, named: Iterable[str] = ()) -> tuple[Card, ...]:
    """At most three cards that have an answer, those that fit best first and the newer before the older.

    A card whose sign shares a word of four letters or more with what was named as being in the way fits best; then
    one whose moment, the trigger told on its page or else its own day, fell on the weekday it is today; where fewer
    than three fit so, the newest fill up. Cards on pages kept out of looking back stay away.
    """
    cards = [card for card in portrait.exclusions.visible(portrait.cards) if card.answer.strip()]
    wanted = _words(named)
    hot = {said.entry for said in portrait.said.get(Role.TRIGGER, ()) if said.day.weekday() == today.weekday()}

    def fit(card: Card) -> tuple[bool, bool]:
        return bool(wanted & _words([card.sign])), card.entry in hot or card.day.weekday() == today.weekday()

    cards.reverse()
    cards.sort(key=fit, reverse=True)
    return tuple(cards[:MOST])


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", fold(text)) if len(word) >= LONG}
