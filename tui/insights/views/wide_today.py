"""What Today shows besides on a large screen, under its columns: all of it is also on a screen of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from tui.insights.fold.portrait import Mood, Portrait
from tui.insights.measures.mood_over_time import by_day, mood_year
from tui.insights.measures.presence import presence
from tui.insights.views.emotion import CORNERS
from tui.insights.views.model import Days, Labelled, Line, Section
from tui.insights.views.reflection import LEGEND, week_page
from tui.insights.views.whole_vision import statement_page
from tui.records.day import short_day
from tui.records.text import one_line

WEEKS = 26
"""So many weeks are shown day by day, the last."""
FEWEST_WEEKS = 4
"""Fewer weeks are no picture: the dots at the head of Today say as much."""
FELT = timedelta(days=14)
"""Days whose words for feelings are shown."""
OF_WEEK = ("written", "promises", "learned", "patterns", "thanks", "values", "emotion")
"""What is shown of the week in a page; the results have their bands here."""


class WideToday(msgspec.Struct, frozen=True):
    """What stands under each column as far as there is room, the most welcome first.

    Attributes:
        to_do: Under what is to be done: the days of the last months, and the week in a page.
        held: Under the bands: the life that is being chosen, and what it is for.
        read_back: Under what is read back: how the last days felt.
    """

    to_do: tuple[Section, ...] = ()
    held: tuple[Section, ...] = ()
    read_back: tuple[Section, ...] = ()


def wide_today(portrait: Portrait, areas: Mapping[str, str], today: date) -> WideToday:
    """All of it, on a day.

    Args:
        portrait: What the entries say.
        areas: What each part of life is called.
        today: The practice day.
    """
    return WideToday(
        to_do=(*_path(portrait, today), *_week(portrait, areas, today)),
        held=tuple(_vision(portrait, today)),
        read_back=(*_felt(portrait, today), *_moods(portrait, today)),
    )


def _path(portrait: Portrait, today: date) -> Iterator[Section]:
    weeks = presence(portrait.days, today).weeks
    if len(weeks) >= FEWEST_WEEKS:
        yield Section("path", "Your path, day by day", (Days(weeks[-WEEKS:], LEGEND),))


def _week(portrait: Portrait, areas: Mapping[str, str], today: date) -> Iterator[Section]:
    page = week_page(portrait, areas, (), today)
    for section in page.sections:
        if section.id in OF_WEEK:
            yield replace(section, heading=page.title) if section.id == "written" else section


def _vision(portrait: Portrait, today: date) -> Iterator[Section]:
    """The statement in plain letters: it is a text to read, not the heading it is on its own page."""
    page = statement_page(portrait, today)
    for section in page.sections:
        rows = (
            replace(row, tone="") if isinstance(row, Line) and row.tone == "strong" else row for row in section.rows
        )
        yield replace(section, heading=section.heading or page.title, rows=tuple(rows))


def _felt(portrait: Portrait, today: date) -> Iterator[Section]:
    """The words of each check-in of the last days, the newest day first."""
    words = defaultdict[date, list[str]](list)
    for mood in _lately(portrait, today, FELT):
        words[mood.day].append(one_line(mood.word))
    rows = tuple(
        Labelled(short_day(day, today), ", then ".join(dict.fromkeys(said)))
        for day, said in sorted(words.items(), reverse=True)
    )
    if len(rows) > 1:
        yield Section("felt", "How you have felt", rows)


def _moods(portrait: Portrait, today: date) -> Iterator[Section]:
    year = mood_year(by_day(_lately(portrait, today, timedelta(weeks=WEEKS))), today)
    if year is not None and len(year.weeks) >= FEWEST_WEEKS:
        legend = tuple(CORNERS.values())
        yield Section("moods", "Energy and pleasantness, day by day", (Days(year.weeks[-WEEKS:], legend, of="mood"),))


def _lately(portrait: Portrait, today: date, span: timedelta) -> tuple[Mood, ...]:
    """The check-ins of the last days; those of all years would take a while to look through."""
    return portrait.exclusions.visible([one for one in portrait.moods if today - span < one.day <= today])
