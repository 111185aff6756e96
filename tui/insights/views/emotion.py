"""Emotion: the year by mood, the words for it, where it lay in the month, week and day, and what went with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.mood import Emotions, MoodAverage, emotions
from tui.insights.measures.mood_over_time import (
    DAYS,
    Corner,
    MonthMood,
    MoodYear,
    WentWith,
    by_day,
    by_month,
    mood_year,
    new_words,
    went_with,
)
from tui.insights.views.days import Days, MoodLines
from tui.insights.views.model import Labelled, Line, Page, Piece, Pieces, Row, Section, entries_of, page, pieces_of
from tui.insights.views.model import section as section_of
from tui.records.date_forms import WEEKDAYS, date_words, hour_words, weekdays
from tui.records.day import short_date
from tui.records.text import counted, one_line

TITLE = "Emotion"
EMPTY = "Your words for how you feel will appear here. Each morning and evening check-in asks for one."
SHOWN = 6
"""At most so many rows of a section; the journal has the others."""
MONTHS = 12
"""At most so many months."""
CORNERS: Mapping[Corner, str] = {
    Corner.NONE: "no feeling named", Corner.HIGH_UNPLEASANT: "high energy, unpleasant",
    Corner.HIGH_PLEASANT: "high energy, pleasant", Corner.LOW_UNPLEASANT: "low energy, unpleasant",
    Corner.LOW_PLEASANT: "low energy, pleasant", Corner.BETWEEN: "in between",
}  # fmt: skip
LINES = "Energy and pleasantness, month by month; ± is how far your check-ins usually lay from the middle."
NO_CAUSE = "Side by side: one need not cause the other. In brackets, the range it probably lies in."
LEAST = 0.5
"""So far from the middle a mean lies on one side of it."""
ALL_AREAS: Mapping[str, str] = {}


def emotion_page(portrait: Portrait, today: date, areas: Mapping[str, str] = ALL_AREAS) -> Page:
    """All that the check-ins say, and heat, triggers and cards.

    Args:
        portrait: What the entries say.
        today: The last day looked at.
        areas: What each part of life is called.
    """
    found = emotions(portrait)
    if not (found.words.most or found.heat or found.cards):
        return Page(TITLE, (Section("empty", rows=(Line(EMPTY, "quiet"),)),))
    year = mood_year(by_day(found.moods), today)
    placed = tuple(mood for mood in found.moods if mood.energy is not None)
    since = today - timedelta(days=DAYS)
    months = by_month(found.moods)
    by_day_of_week = {WEEKDAYS[day]: average for day, average in found.weekdays.items()}
    averages = {name: by_day_of_week[name] for name in weekdays() if name in by_day_of_week}
    hours = {hour_words(hour): average for hour, average in found.hours.items()}
    return page(
        TITLE,
        Section("year", rows=(_year(year),) if year else ()).resting_on(
            one.entry for one in placed if year and year.weeks[0][0] <= one.day
        ),
        section_of("months", "Month by month, from -5 to 5", _months(months)).resting_on(entries_of(placed)),
        Section("words", "Your words, most used first", _words(found, new_words(found.moods, today))).resting_on(
            entries_of(found.moods)
        ),
        section_of("weekdays", "By weekday, from -5 to 5", _averages(averages)).resting_on(entries_of(placed)),
        section_of("hours", "By hour, from -5 to 5", _averages(hours)).resting_on(entries_of(placed)),
        Section(
            "went_with", "What went with pleasant and with unpleasant days", (*_went_with(portrait, today, areas),)
        ).resting_on(one.entry for one in placed if since < one.day <= today),
        *_moments(found, today),
    )  # fmt: skip


def _moments(found: Emotions, today: date) -> tuple[Section, ...]:
    """Moments with some heat in them, what set them off, and the cards that came of them."""
    heat = [
        Labelled(f"{one.month:%b %Y}", f"reacted {one.reacted}, responded {one.responded}, some of each {one.mixed}")
        for one in reversed(found.heat[-MONTHS:])
    ]
    cards = [
        Labelled(short_date(card.day, today), one_line(f"{card.sign} → {card.answer}" if card.answer else card.sign))
        for card in found.cards
    ]
    gaps = pieces_of(f"{gap} {count}" for gap, count in found.gaps)
    triggers = [Labelled(short_date(one.day, today), one_line(one.text)) for one in found.triggers]
    return (
        section_of("heat", "Heated moments, by month", heat).resting_on(found.moments),
        section_of("gaps", "Room between urge and act", gaps).resting_on(found.roomy),
        section_of("cards", "Cards for next time", cards, SHOWN).resting_on(entries_of(found.cards)),
        section_of("triggers", "What set it off", triggers, SHOWN).resting_on(entries_of(found.triggers)),
    )


def _year(year: MoodYear) -> Days:
    counts = ", ".join(f"{count} {CORNERS[corner].replace(',', ' and')}" for corner, count in _by_count(year))
    since = f"since {date_words(year.first)}"
    span = since if year.first >= year.weeks[0][0] else "in the last year"
    days = counted(sum(year.counts.values()), "day")
    legend = [name for corner, name in CORNERS.items() if corner is not Corner.BETWEEN or corner in year.counts]
    return Days(year.weeks, tuple(legend), f"{days} with a feeling named {span}: {counts}.", of="mood")


def _by_count(year: MoodYear) -> list[tuple[Corner, int]]:
    return sorted(year.counts.items(), key=lambda found: -found[1])


def _months(months: Sequence[MonthMood]) -> Iterator[Row]:
    """The lines, where there is more than one month, and the last twelve months in words, the newest first."""
    if months:
        yield MoodLines(tuple(months), LINES) if len(months) > 1 else Line(LINES, "quiet")
    for one in reversed(months[-MONTHS:]):
        near = one.apart or (None, None)
        said = f"{_energy(one.energy, near[0])}, {_pleasantness(one.pleasantness, near[1])}"
        yield Labelled(f"{one.month:%b %Y}", said, counted(one.times, "time"))
    if len(months) > MONTHS:
        yield Line(f"and {counted(len(months) - MONTHS, 'month')} earlier", "quiet")


def _words(found: Emotions, new: Iterable[str]) -> tuple[Row, ...]:
    """All words by how often, those that are new with that before them."""
    are_new = set(new)
    pieces = [Piece(f"{one_line(word)} {times}", "new" if word in are_new else "") for word, times in found.words.all]
    return (Pieces(tuple(pieces)),) if pieces else ()


def _averages(found: Mapping[str, MoodAverage]) -> list[Labelled]:
    return [
        Labelled(name, f"{_energy(one.energy)}, {_pleasantness(one.pleasantness)}", counted(one.times, "time"))
        for name, one in found.items()
    ]


def _energy(mean: float, apart: float | None = None) -> str:
    return f"{_side(mean, 'low energy', 'medium energy', 'high energy')} {_signed(mean, apart)}"


def _pleasantness(mean: float, apart: float | None = None) -> str:
    return f"{_side(mean, 'unpleasant', 'mixed', 'pleasant')} {_signed(mean, apart)}"


def _side(mean: float, low: str, middle: str, high: str) -> str:
    shown = round(mean, 1)
    return low if shown <= -LEAST else high if shown >= LEAST else middle


def _signed(mean: float, apart: float | None) -> str:
    return f"{round(mean, 1) + 0.0:+.1f}" + (f" ±{apart:.1f}" if apart is not None else "")


def _went_with(portrait: Portrait, today: date, areas: Mapping[str, str]) -> Iterator[Row]:
    """What went rather with pleasant days, then with unpleasant ones; last what makes no clear difference."""
    found = sorted(went_with(portrait, today), key=lambda one: one.unpleasant / one.of[1] - one.pleasant / one.of[0])
    if not found:
        return
    values = {value.id: one_line(value.name) for value in portrait.values}
    named = [(one, _name(one, areas, values)) for one in found]
    yield Line(NO_CAUSE, "quiet")
    for one, name in [each for lean in (1, -1) for each in named if each[0].leans == lean]:
        (low, high), (other_low, other_high) = one.ranges
        yield Labelled(
            name,
            f"{one.pleasant} of {one.of[0]} pleasant days ({low * one.of[0]:.0f} to {high * one.of[0]:.0f}), "
            f"{one.unpleasant} of {one.of[1]} unpleasant ones "
            f"({other_low * one.of[1]:.0f} to {other_high * one.of[1]:.0f})",
        )
    if alike := [name for one, name in named if not one.leans]:
        yield Labelled("no clear difference", ", ".join(alike))


def _name(one: WentWith, areas: Mapping[str, str], values: Mapping[str, str]) -> str:
    match one.kind:
        case "kept":
            return "a promise kept"
        case "not_kept":
            return "a promise not kept"
        case "area":
            return f"wrote about {areas.get(one.about, one.about)}"
        case "seen":
            return f"{values[one.about]} easy to see"
        case _:
            return f"{values[one.about]} hard to live"
