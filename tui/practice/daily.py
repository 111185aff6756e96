"""Which daily question is asked: one that fits the day, of the practice least visited lately, none twice in 90 days."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal

from tui.insights.fold.portrait import REPLIES, Portrait, Said
from tui.practice.catalogue import Catalogue, DailyQuestion, Depth
from tui.practice.flow import Flow
from tui.practice.heaviness import feels_heavy
from tui.practice.needs import NEEDS
from tui.practice.session import Session
from tui.records.hours import is_morning
from tui.records.text import fold
from tui.records.vocabulary import EmotionWord

Slot = Literal["morning", "evening"]

REST = timedelta(days=90)
"""A question is not asked again within this time while a fresh one fits."""

LONG_REST = timedelta(days=365)
"""Nor within this time when its answers had grown short and alike."""

RECENT = timedelta(days=28)
"""How far back visits to a practice are counted."""

FORTNIGHT = timedelta(days=14)
"""Of the questions of such a time one in four or five is deep."""


def slot(flow: str, at: time) -> Slot:
    """Which questions fit: those of the flow's own time of day, else of the hour."""
    if flow in ("morning", "evening"):
        return "morning" if flow == "morning" else "evening"
    return "morning" if is_morning(at) else "evening"


def choose_for(
    session: Session, flow: Flow, portrait: Portrait, catalogue: Catalogue, *, deep: bool = False
) -> DailyQuestion | None:
    """The question for a session, other than those looked at in it; see ``choose``."""
    return choose(
        catalogue.questions,
        portrait,
        session.day,
        session.seed,
        slot(flow.id, session.begun.time()),
        deep=deep,
        refused=session.daily,
        steps={f"{flow.id}.{step.id}" for step in flow.steps()},
        heavy=feels_heavy(session, portrait, catalogue.emotions),
        emotions=catalogue.emotions,
    )


def asked(session: Session, flow: Flow, portrait: Portrait, catalogue: Catalogue) -> DailyQuestion | None:
    """The question a session asks: the last one looked at; after a heavy check-in a light one in a deep one's place.

    The question is chosen before the check-in is answered. One that has an answer stays.
    """
    last = catalogue.question(session.daily[-1]) if session.daily else None
    if last is None or last.depth == "light" or not feels_heavy(session, portrait, catalogue.emotions):
        return last
    if any(answer.question == last.id for answer in session.answers):
        return last
    return choose_for(session, flow, portrait, catalogue)


def choose(
    questions: Sequence[DailyQuestion],
    portrait: Portrait,
    today: date,
    seed: int,
    slot: Slot,
    *,
    deep: bool = False,
    refused: Collection[str] = (),
    steps: Collection[str] = (),
    heavy: bool = False,
    emotions: Iterable[EmotionWord] = (),
) -> DailyQuestion | None:
    """The daily question (PRACTICE.md, section 6).

    What presupposes something that is not there is left out, and so is a twin of a step of the session or of a
    question asked today. Fresh questions come before those asked within 90 days, or within a year where the answers
    had grown short and alike; among fresh ones those of the depth whose turn it is, then the practice least visited
    in the last 28 days, then those never asked; chance decides the rest. When none is fresh, the longest unasked comes.

    Args:
        questions: All there are.
        portrait: Which were asked when, and the moods.
        today: The practice day.
        seed: Decides among equals.
        slot: The time of day that must fit.
        deep: Whether the person asked for a deep one.
        refused: Ids turned down in this session.
        steps: What the session asks anyway, each as ``flow.step``.
        heavy: Whether the check-in of this session is heavy; else the latest of the day is looked at.
        emotions: The words for feelings, some of which say that they are.

    Returns:
        The question, or ``None`` when nothing fits at all.
    """
    heavy = heavy or portrait.is_heavy_day(today, emotions)
    taken = {*steps, *refused, *(name for name, day in portrait.asked.items() if day == today)}
    twins = {name for question in questions if question.id in taken for name in question.like}
    fitting = [
        question
        for question in questions
        if question.when in (slot, "any")
        and question.id not in refused
        and not (heavy and question.depth == "deep")
        and question.id not in twins
        and taken.isdisjoint(question.like)
        and all(NEEDS[need](portrait, today) for need in question.needs)
    ]
    if not fitting:
        return None
    visits = _visits(questions, portrait, today)
    wanted = "deep" if deep else _whose_turn(questions, portrait, today, seed)

    def fresh_order(question: DailyQuestion) -> tuple[bool, int, bool, int]:
        asked_before = question.id in portrait.asked
        return (question.depth != wanted, visits[question.practice], asked_before, chance(seed, question.id))

    def rest(question: DailyQuestion) -> timedelta:
        return LONG_REST if is_worn(portrait.replies.get(question.id, ())) else REST

    fresh = [q for q in fitting if today - portrait.asked.get(q.id, date.min) >= rest(q)]
    if fresh:
        return min(fresh, key=fresh_order)
    return min(fitting, key=lambda question: (portrait.asked[question.id], chance(seed, question.id)))


def chance(seed: int, name: str) -> int:
    """A number that looks random and is the same for the same seed and name on every machine."""
    return int.from_bytes(hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=8).digest(), "big")


def _visits(questions: Sequence[DailyQuestion], portrait: Portrait, today: date) -> dict[str, int]:
    visits: dict[str, int] = {question.practice: 0 for question in questions}
    for question in questions:
        last = portrait.asked.get(question.id)
        if last is not None and today - last < RECENT:
            visits[question.practice] += 1
    return visits


def _whose_turn(questions: Sequence[DailyQuestion], portrait: Portrait, today: date, seed: int) -> Depth:
    """Deep, where of n questions of the last 14 days d were deep and 4d + 2 <= n, or by chance 4d + 3; else light.

    So the third question ever is the first deep one, or the fourth; over a fortnight of 14 that makes three or four,
    over one of 28 six or seven. Without the chance it would always be the morning's, or always the evening's.
    """
    lately = {name for name, day in portrait.asked.items() if today - day < FORTNIGHT}
    depths = [question.depth for question in questions if question.id in lately]
    return "deep" if 4 * depths.count("deep") + 2 + chance(seed, "deep") % 2 <= len(depths) else "light"


SHORT = 4
"""An answer of at most so many words is short."""

NARROW = 32
"""... if it has no more characters than this: not every script puts spaces between its words."""


def is_worn(replies: Sequence[Said]) -> bool:
    """Whether the newest four answers are all short, and each shares at least half its words with the newest.

    Half is reckoned of whichever of the two has fewer words, so "rest" and "rest again" are alike.
    """
    newest = replies[-REPLIES:]
    if len(newest) < REPLIES:
        return False
    said = [_words(reply.text) for reply in newest]
    if any(len(words) > SHORT for words in said) or any(len(reply.text.strip()) > NARROW for reply in newest):
        return False
    return all(_alike(words, said[-1]) for words in said)


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text)))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    smaller = min(len(set(one)), len(set(other)))
    return smaller > 0 and 2 * len(set(one) & set(other)) >= smaller
