"""What the place of insights shows, one page a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from tui.insights.learning import Learning, learning
from tui.insights.listing import Listed
from tui.insights.mood import Heat, Weather, Words, by_hour, by_weekday, heat_by_month, words
from tui.insights.path import Path, path
from tui.insights.portrait import Card, Portrait, Promise, Said
from tui.insights.promises import Guess, Hurdle, Kept, SayDo, calibration, causes, hurdles, kept, lately, say_do
from tui.insights.recurring import Recurring, recurring
from tui.records.roles import Role


class Doing(msgspec.Struct, frozen=True, kw_only=True):
    """What was said and what was done.

    Attributes:
        open: Promises without an outcome, oldest first.
        recent: What became of those of the last 28 days.
        whole: What became of all.
        beside: One's own word as rated, beside the record; absent without a rating.
        guesses: Confidence against outcome; nothing below twenty.
        hurdles: Obstacles named, against causes given.
        causes: What helped or came instead, most often first.
    """

    open: tuple[Promise, ...]
    recent: Kept
    whole: Kept
    beside: SayDo | None
    guesses: tuple[Guess, ...]
    hurdles: tuple[Hurdle, ...]
    causes: tuple[tuple[str, int], ...]


class Feeling(msgspec.Struct, frozen=True, kw_only=True):
    """Emotion over time.

    Attributes:
        words: The word used most, and those used once.
        heat: Reacted against responded by month, oldest first.
        gaps: How much room there was between urge and act, and how often.
        triggers: What set it off, newest first.
        cards: If-then cards, newest first.
        weekdays: Moods by weekday.
        hours: Moods by hour.
    """

    words: Words
    heat: tuple[Heat, ...]
    gaps: tuple[tuple[str, int], ...]
    triggers: tuple[Said, ...]
    cards: tuple[Card, ...]
    weekdays: dict[int, Weather]
    hours: dict[int, Weather]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """All pages."""

    path: Path
    doing: Doing
    learning: Learning
    feeling: Feeling
    recurring: Recurring


def overview(portrait: Portrait, rows: Iterable[Listed], today: date) -> Overview:
    """What all pages show on a day.

    Args:
        portrait: What the journal says.
        rows: All pages, for the words in them.
        today: The practice day.
    """
    return Overview(
        path=path(portrait.days, today),
        doing=doing(portrait, today),
        learning=learning(portrait, today),
        feeling=feeling(portrait),
        recurring=recurring(rows, portrait.aside, today),
    )


def doing(portrait: Portrait, today: date) -> Doing:
    """What was said and what was done."""
    return Doing(
        open=portrait.open_promises,
        recent=kept(lately(portrait.promises, today)),
        whole=kept(portrait.promises),
        beside=say_do(portrait, today),
        guesses=calibration(portrait.promises),
        hurdles=hurdles(portrait),
        causes=causes(portrait.promises),
    )


GAPS = ("none", "a breath", "a minute", "longer")


def feeling(portrait: Portrait) -> Feeling:
    """Emotion over time; triggers are those told in the flow for such moments, else those noted at night."""
    gaps = Counter(said.text for said in portrait.said.get(Role.GAP, ()))
    told = [said for said in portrait.said.get(Role.TRIGGER, ()) if said.flow == "trigger"]
    return Feeling(
        words=words(portrait.moods),
        heat=heat_by_month(portrait),
        gaps=tuple((gap, gaps[gap]) for gap in GAPS if gaps[gap]),
        triggers=tuple(reversed(told or portrait.said.get(Role.TRIGGER, ()))),
        cards=tuple(reversed(portrait.cards)),
        weekdays=by_weekday(portrait.moods),
        hours=by_hour(portrait.moods),
    )
