"""What is said of promises: on Today, after an answer, and of those from before a time away."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from msgspec.structs import replace

from tui.insights.fold.portrait import Portrait, Promise
from tui.insights.measures.open_promises import for_later, from_before, is_first_kept, kept_in_a_row
from tui.insights.views.model import Choice
from tui.records.answers import OUTCOME_WORDS, Outcome
from tui.records.day import short_date, when
from tui.records.text import beginning, counted

NONE_OPEN = "No promise is open."
WHAT_NEXT = "What would you like to do with it now?"
SMALLEST = "What is the smallest version that would still count?"
WHICH_DAY = "Which day suits it better?"
LEFT = "Left as it is."
"""What is asked of a promise that was not kept, and said where nothing is done."""
BEFORE, HERE, LATER = 3, 2, 2
"""So many open promises of earlier days, of today, and for later days stand on Today."""
NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""Places in a row that are said in words."""


def today_promises(portrait: Portrait, today: date, *, unfolded: bool = False) -> tuple[Choice, ...]:
    """Open promises of earlier days, newest first, those of today, those answered today, those for later, and a pile.

    Args:
        portrait: What the journal says.
        today: The practice day.
        unfolded: Whether those from before a time away are shown one by one.
    """
    pile = () if unfolded else from_before(portrait, today)
    known = {one.id for one in pile}
    due = [one for one in portrait.open_promises if one.day <= today and one.id not in known]
    before, here = [one for one in due if one.day < today], [one for one in due if one.day == today]
    shown = before if unfolded else before[-BEFORE:]
    rows = [
        *(promise_choice(one, today) for one in (*reversed(shown), *here[-HERE:])),
        *(answered_choice(portrait, one) for one in portrait.promises if one.outcome and one.answered == today),
        *(promise_choice(one, today) for one in for_later(portrait, today)[:LATER]),
    ]
    named = (
        replace(one, head="" if place else one.head)
        for _, same in groupby(rows, lambda one: one.head)
        for place, one in enumerate(same)
    )
    return (*named, *([Choice(opens="pile", id="pile", text=pile_words(len(pile)))] if pile else []))


def pile_words(count: int) -> str:
    """What is said of open promises from before a time away."""
    return f"{counted(count, 'promise')} from before: look at them, or let them rest"


def promise_choice(promise: Promise, today: date) -> Choice:
    """An open promise, with when it was made, or the day it is for, if that differs."""
    return Choice(opens="promise", id=promise.id, text=promise.with_cue, head=_head(promise, today))


def _head(promise: Promise, today: date) -> str:
    again = ", again" if promise.again else ""
    if promise.day != promise.chosen:
        return f"For {_for(promise.day, today)}{again}"
    if promise.day == today:
        return "Today you chose"
    made = when(promise.day, today)
    return f"{made[0].upper()}{made[1:]} you chose"


def _for(day: date, today: date) -> str:
    """A day that a promise is for: "today", "tomorrow", "Monday", "24 Dec"."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    ahead = (day - today).days
    return near.get(ahead) or (f"{day:%A}" if -7 < ahead < 7 else short_date(day, today))


def is_for(day: date, today: date) -> str:
    """What is said of a promise that was given a day."""
    return f"It's for {_for(day, today)} now."


def answered_choice(portrait: Portrait, promise: Promise) -> Choice:
    """A promise that has its answer, and what keeping it did."""
    assert promise.outcome is not None
    about = ", ".join(filter(None, (OUTCOME_WORDS[promise.outcome], did(portrait, promise))))
    return Choice(opens="answered", id=promise.id, text=promise.text, about=about, head="Answered today")


def did(portrait: Portrait, promise: Promise) -> str:
    """What keeping a promise did for its result: "the third in a row for “…”"; empty where there is nothing to say."""
    result = portrait.result(promise.about)
    if result is None or promise.outcome is not Outcome.KEPT:
        return ""
    row = kept_in_a_row(portrait, promise)
    if row > 1:
        return f"the {_place(row)} in a row for “{beginning(result.text)}”"
    return f"the first kept for “{beginning(result.text)}”" if is_first_kept(portrait, promise) else ""


def _place(number: int) -> str:
    if number <= len(NUMBERS):
        return NUMBERS[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"


def noted(became: Outcome, done: str = "") -> str:
    """What is said after a promise was answered, with what keeping it did."""
    if became is Outcome.NOT_YET:
        return "Noted: not yet. taut will ask again tomorrow."
    return f"Noted: {', '.join(filter(None, (OUTCOME_WORDS[became], done)))}."
