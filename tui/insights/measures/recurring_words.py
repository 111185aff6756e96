"""What comes back in the writing: words used more often than before, words gone quiet, people and tags."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import sqrt

import msgspec

from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.fold.exclusions import Exclusions
from tui.records.text import fold

LATELY = 90
"""The days that are looked at."""
BEFORE = 365
"""The days before those that they are compared with."""
FEWEST_DAYS = 20
"""Days with a page that either side must have: fewer say nothing about how often a word is used."""
FEWEST_USES = 4
"""Days a word must stand on to be told of."""
MORE = 2.0
"""How many times as often as before a word is used to be told of; or as seldom, to have gone quiet."""
SHORTEST = 3
"""Letters a word has at least, where words are written apart."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Used(msgspec.Struct, frozen=True):
    """A word, a name or a tag.

    Attributes:
        text: As it is written most often.
        days: On how many of the days looked at it is written.
        entries: Ids of the entries it is written in.
    """

    text: str
    days: int
    entries: tuple[str, ...] = ()


class RecurringWords(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages of the last three months keep coming back to.

    Attributes:
        more: Words used at least twice as often as in the year before, the most telling first; nothing until there
            are pages enough on both sides.
        quiet: Words of the year before that are used at most half as often now; their days are those of that year.
        people: Named with an at sign, most often first.
        tags: Most often first.
        compared: Whether there were pages enough to compare.
    """

    more: tuple[Used, ...] = ()
    quiet: tuple[Used, ...] = ()
    people: tuple[Used, ...] = ()
    tags: tuple[Used, ...] = ()
    compared: bool = False


def recurring_words(rows: Iterable[EntrySummary], exclusions: Exclusions, today: date) -> RecurringWords:
    """What comes back.

    A word counts once a day, so that one long page about a thing does not make it a theme; how often it is used is
    compared with the person's own year before, so that no list of common words is needed, in any language.
    """
    since = today - timedelta(days=LATELY)
    start = since - timedelta(days=BEFORE)
    lately: list[EntrySummary] = []
    before: list[EntrySummary] = []
    for row in rows:
        if start < row.day <= today and not exclusions.excludes(row.id, row.day):
            (lately if row.day > since else before).append(row)
    now, days_now = _days_of_words(lately)
    then, days_then = _days_of_words(before)
    compared = min(days_now, days_then) >= FEWEST_DAYS
    more = _risen(now, days_now, then, days_then) if compared else []
    quiet = _risen(then, days_then, now, days_now) if compared else []
    return RecurringWords(
        more=_spelled(more, now, lately),
        quiet=_spelled(quiet, then, before),
        people=_named((row, row.people) for row in lately),
        tags=_named((row, row.tags) for row in lately),
        compared=compared,
    )


def _days_of_words(rows: Sequence[EntrySummary]) -> tuple[Counter[str], int]:
    """On how many days each word stands, and how many days there are."""
    by_day: defaultdict[date, set[str]] = defaultdict(set)
    for row in rows:
        # A feeling that was picked was not written.
        picked = {fold(feeling) for feeling, _, _ in row.feelings}
        by_day[row.day].update(word for word in set(_WORD.findall(row.folded)) - picked if len(word) >= SHORTEST)
    return Counter(word for words in by_day.values() for word in words), len(by_day)


def _risen(here: Counter[str], days: int, there: Counter[str], days_there: int) -> list[str]:
    """Words that stand here at least twice as often as there, those that chance explains least first."""
    found = []
    for word, count in here.items():
        expected = (there[word] + 0.5) / (days_there + 1) * days
        if count >= FEWEST_USES and count >= MORE * expected:
            found.append(((count - expected) / sqrt(expected + 1), word))
    return [word for _, word in sorted(found, key=lambda one: (-one[0], one[1]))]


def _spelled(
    words: Sequence[str], days: Counter[str], rows: Sequence[EntrySummary], most: int = 24
) -> tuple[Used, ...]:
    """The words as they are written most often, and where."""
    wanted = set(words[:most])
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    entries: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for text in row.texts:
            for form in _WORD.findall(text):
                if (word := fold(form)) in wanted:
                    forms[word][form] += 1
                    entries[word][row.id] = None
    return tuple(
        Used(forms[word].most_common(1)[0][0] if forms[word] else word, days[word], tuple(entries[word]))
        for word in words[:most]
    )


def _named(rows: Iterable[tuple[EntrySummary, Sequence[str]]]) -> tuple[Used, ...]:
    by_name: defaultdict[str, list[EntrySummary]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for row, names in rows:
        for name in names:
            by_name[fold(name)].append(row)
            spelled.setdefault(fold(name), name)
    used = {
        name: Used(spelled[name], len({row.day for row in found}), tuple(row.id for row in found))
        for name, found in by_name.items()
    }
    return tuple(used[name] for name in sorted(used, key=lambda name: (-used[name].days, name)))
