"""Entries for these tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from tui.records.answers import (
    AnyAnswer,
    Choice,
    Emotion,
    Item,
    List,
    Long,
    Multi,
    Outcome,
    Pick,
    Scale,
    Short,
    Split,
    Timer,
    Unknown,
    Ypn,
)  # fmt: skip
from tui.records.entry import Entry, entry_id
from tui.records.roles import Role

BERLIN = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 23, 6, 41, 7, tzinfo=BERLIN)


def entry(
    *answers: AnyAnswer, at: datetime = MORNING, flow: str = "morning", day: date | None = None, **more: Any
) -> Entry:
    """An entry that was begun then."""
    return Entry(
        id=entry_id(int(at.timestamp() * 1000), 0x1234_5678_9ABC_DEF0_123), flow=flow, day=day or at.date(), begun=at,
        ended=at + timedelta(minutes=8), zone="Europe/Berlin", answers=answers, **more,
    )  # fmt: skip


def note(text: str, at: datetime = MORNING, **more: Any) -> Entry:
    """A free note."""
    return entry(Long(step="note", role=Role.NOTE, text=text), at=at, flow="note", **more)


WHOLE = (
    Emotion(
        step="checkin", role=Role.MOOD, asked="How are you feeling right now?", word="hopeful", energy=-1, pleasantness=3
    ),
    Split(
        step="reality", asked="Same part of life, this week.", left="I opened mail at 07:20.", right="Mail is urgent.",
        labels=("What happened", "What I make of it"),
    ),
    List(step="rows", asked="What helped?", items=(Item("slept", mark="+"), Item("the walk"))),
    Scale(step="rate", field="a", role=Role.RATING, asked="Where is it?", label="today", value=6.5),
    Short(step="rate", field="b", asked="Where is it?", label="because", text="two mornings of five"),
    Choice(step="which", asked="Which?", pick=Pick("a", "the second")),
    Multi(step="many", asked="Who was there?", picks=(Pick("a", "Anna"), Pick("b", "Ben"))),
    Ypn(step="yesterday", asked="Write the first page", about="x", outcome=Outcome.LET_GO),
    Timer(step="arrive", role=Role.MINUTES, asked="Rest your eyes.", seconds=90),
    Unknown(
        step="new", asked="A newer thing?",
        raw={"kind": "hologram", "step": "new", "asked": "A newer thing?", "said": "carried along"},
    ),
)  # fmt: skip
"""An answer of nearly every kind."""
