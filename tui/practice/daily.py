"""Which daily question is asked: of the practice least visited lately, and none twice within 90 days."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from typing import Literal

from tui.insights.portrait import Portrait
from tui.practice.catalogue import DailyQuestion
from tui.practice.wording import is_worn

Slot = Literal["morning", "evening"]

REST = timedelta(days=90)
"""A question is not asked again within this time while a fresh one fits."""

LONG_REST = timedelta(days=365)
"""Nor within this time when its answers had grown short and alike."""

RECENT = timedelta(days=28)
"""How far back visits to a practice are counted."""


def slot(flow: str, at: time) -> Slot:
    """Which questions fit: those of the flow's own time of day, else of the hour."""
    if flow in ("morning", "evening"):
        return "morning" if flow == "morning" else "evening"
    return "morning" if at.hour < 15 else "evening"


def choose(
    questions: Sequence[DailyQuestion],
    portrait: Portrait,
    today: date,
    seed: int,
    slot: Slot,
    *,
    deep: bool = False,
    refused: Collection[str] = (),
) -> DailyQuestion | None:
    """The daily question (practice.md, section 6).

    Fresh questions come before those asked within 90 days, or within a year where the answers had grown short and
    alike; among fresh ones the practice least visited in the last
    28 days leads, then those never asked, then light before deep unless deep is wanted; chance decides the rest.
    When none is fresh, the longest unasked comes.

    Args:
        questions: All there are.
        portrait: Which were asked when, and the moods.
        today: The practice day.
        seed: Decides among equals.
        slot: The time of day that must fit.
        deep: Whether the person asked for a deep one.
        refused: Ids turned down in this session.

    Returns:
        The question, or ``None`` when nothing fits at all.
    """
    heavy = bool(portrait.moods) and portrait.moods[-1].day == today and portrait.moods[-1].is_heavy
    fitting = [
        question
        for question in questions
        if question.when in (slot, "any") and question.id not in refused and not (heavy and question.depth == "deep")
    ]
    if not fitting:
        return None
    visits = _visits(questions, portrait, today)

    def fresh_order(question: DailyQuestion) -> tuple[int, bool, bool, int]:
        asked_before = question.id in portrait.asked
        return (visits[question.practice], asked_before, (question.depth == "light") == deep, chance(seed, question.id))

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
        asked = portrait.asked.get(question.id)
        if asked is not None and today - asked < RECENT:
            visits[question.practice] += 1
    return visits
