"""When a signal is not said, and why: one decision, for who asks for the one to say and for who asks why not.

The rests are PRACTICE.md's, section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from tui.insights.fold.portrait import Portrait, Said
from tui.insights.signals.signal import Signal, kind_of
from tui.records.option_ids import Verdict
from tui.records.roles import Role
from tui.records.vocabulary import EmotionWord

WEEK = timedelta(days=7)
"""At most one thing is said in so many days."""
REST_OF_KIND = timedelta(days=28)
REST_IF_LATER = timedelta(days=14)
REST_IF_ANSWERED = timedelta(days=91)
REST_IF_WRONG = timedelta(days=60)
YEAR = timedelta(days=365)
TURNED_DOWN = 2
"""So many times "not now" or "that's not it" within a year, and it rests for a year."""
COUNTED = 2 * YEAR
"""Answers older than this say nothing of how well a kind fits."""
MISSES = 2
"""So many more misses than fits, and a kind speaks only where it is clear."""
MISSES_OFTEN = 4
"""So many more, and it is silent for a year."""

Reason = Literal["heavy", "week", "kind", "answered", "once", "wrong", "later", "twice", "unsure", "misses", "another"]


class Silence(msgspec.Struct, frozen=True):
    """Why something is not said.

    Attributes:
        reason: ``heavy`` day; one thing a ``week``; one of its ``kind`` was answered; it was ``answered``; it is spoken
            of ``once``; ``wrong``, ``later`` or either of them ``twice``; its kind ``misses`` for this person, or did
            and this is ``unsure``; ``another`` comes first.
        since: The day of the answer it rests on, if it does.
        until: The first day it may be said again, if there is one.
    """

    reason: Reason
    since: date | None = None
    until: date | None = None


class Fit(msgspec.Struct, frozen=True):
    """How a kind of signal fitted, by the person's own answers.

    Attributes:
        said: How often it was answered, "not now" among them.
        wrong: How often it was "that's not it".
        entries: Ids of the entries it was answered in.
        rest: Why it speaks less, if it does.
    """

    kind: str
    said: int
    fitted: int
    partly: int
    wrong: int
    entries: tuple[str, ...]
    rest: Silence | None = None


def fits(answers: Iterable[Said], today: date) -> tuple[Fit, ...]:
    """How each kind fitted, in the order of their first answers."""
    by_kind: dict[str, list[Said]] = {}
    for one in answers:
        by_kind.setdefault(kind_of(one.about), []).append(one)
    return tuple(_fit(kind, said, today) for kind, said in by_kind.items())


def _fit(kind: str, said: list[Said], today: date) -> Fit:
    partly, wrong, later = (
        sum(one.picked == pick for one in said) for pick in (Verdict.PARTLY, Verdict.WRONG, Verdict.LATER)
    )
    # any other answer takes it up
    entries = tuple(one.entry for one in said)
    return Fit(kind, len(said), len(said) - partly - wrong - later, partly, wrong, entries, _misses(said, today))


def _misses(of_kind: Iterable[Said], today: date) -> Silence | None:
    """Why a kind speaks less: "that's not it" outnumbers what fitted, at least in part, by two or by four."""
    counted = [one for one in of_kind if today - one.day < COUNTED and one.picked != Verdict.LATER]
    wrong = [one.day for one in counted if one.picked == Verdict.WRONG]
    excess = 2 * len(wrong) - len(counted)
    if excess >= MISSES_OFTEN and today < wrong[-1] + YEAR:
        return Silence("misses", wrong[-1], wrong[-1] + YEAR)
    return Silence("unsure", wrong[-1]) if excess >= MISSES else None


def day_silence(portrait: Portrait, today: date, emotions: Iterable[EmotionWord] = ()) -> Silence | None:
    """Why nothing is said today: the latest check-in is heavy, or something was said this week."""
    if portrait.is_heavy_day(today, emotions):
        return Silence("heavy", until=today + timedelta(days=1))
    answers = portrait.said.get(Role.SIGNAL, ())
    if answers and today - answers[-1].day < WEEK:
        return Silence("week", answers[-1].day, answers[-1].day + WEEK)
    return None


def silence(signal: Signal, answers: Iterable[Said], today: date) -> Silence | None:
    """Why this one rests, by what was answered; the reason that holds longest, or nothing."""
    of_kind = [one for one in answers if kind_of(one.about) == signal.kind]
    found = [one for one in _silences(signal, of_kind, today) if one.until is None or today < one.until]
    return max(found, key=lambda one: one.until or date.max, default=None)


def _silences(signal: Signal, of_kind: list[Said], today: date) -> Iterator[Silence]:
    if not of_kind:
        return
    yield Silence("kind", of_kind[-1].day, of_kind[-1].day + REST_OF_KIND)
    if own := [one for one in of_kind if one.about == signal.id]:
        yield _own(signal, own)
        turned = [one.day for one in own if one.picked in (Verdict.WRONG, Verdict.LATER)][-TURNED_DOWN:]
        if len(turned) == TURNED_DOWN:
            yield Silence("twice", turned[-1], turned[0] + YEAR)
    misses = _misses(of_kind, today)
    if misses is not None and (misses.until or signal.confidence == "likely"):
        yield misses


def _own(signal: Signal, own: list[Said]) -> Silence:
    """The rest after its own last answer; what was written down is spoken of once, unless something began anew."""
    last = own[-1]
    match last.picked:
        case Verdict.LATER:
            return Silence("later", last.day, last.day + REST_IF_LATER)
        case Verdict.WRONG:
            return Silence("wrong", last.day, last.day + REST_IF_WRONG)
        case _ if signal.confidence == "written" and signal.since <= last.day:
            return Silence("once", last.day, last.day + YEAR)
        case _:
            return Silence("answered", last.day, last.day + REST_IF_ANSWERED)
