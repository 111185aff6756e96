"""What every picture shows: as reckoned from the raw file, see ``by_hand``, and as taut draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.lives.by_hand import Book, Figures, Want
from tests.lives.figures_by_hand import held_values, mood_days
from tui.insights.fold.entry_summary import EntrySummary
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.mood import recent_moods
from tui.insights.measures.mood_over_time import Corner
from tui.insights.measures.presence import by_day, fullness
from tui.insights.views.bulls_eye import bulls_eye
from tui.insights.views.days import Days
from tui.insights.views.emotion import emotion_page
from tui.insights.views.model import Band
from tui.insights.views.pictures import BullsEye, Life
from tui.insights.views.reflection import presence_page
from tui.insights.views.vision import band, course
from tui.insights.views.week_gaps import week_picture
from tui.insights.views.whole_life import life_page


def reckoned(path: Path, today: date) -> Figures:
    """What the pictures of a journal are to show."""
    book = Book(path, today)
    felt = [(one["energy"], one["pleasantness"]) for one in book.answers("mood") if one.get("energy") is not None]
    return {
        "check-in field": felt[::-1][:14],
        "year of moods": {day: _corner(*mood) for day, mood in mood_days(book).items() if day >= _first(book)},
        "path": {day: count for day, count in book.present.items() if day >= _first(book)},
        "calendar": Counter(date.fromisoformat(page["day"]) for page in book.pages),
        "bull's-eye": _marks(book),
        "whole life": _wedges(book),
        "weekly close": {want.name: _then_and_now(book, want) for want in book.held if want.ratings},
        **{f"band {want.name}": _band(book, want) for want in book.wants if want.ratings},
        **{f"lines {want.name}": (_heights(want), want.realities) for want in book.wants},
    }


def _first(book: Book) -> date:
    """The Monday of the first of the 53 weeks that are a year."""
    return book.today - timedelta(days=book.today.weekday() + 52 * 7)


def _corner(energy: float, pleasantness: float) -> str:
    if not energy or not pleasantness:
        return "between"
    return f"{'high' if energy > 0 else 'low'}_{'pleasant' if pleasantness > 0 else 'unpleasant'}"


def _marks(book: Book) -> dict[str, float]:
    """A value's rank to how near the centre it was marked, in the week that ends with the newest mark."""
    newest = {value: said[-1] for value in held_values(book) if (said := book.numbers("lived", value))}
    until = max((day for day, _ in newest.values()), default=book.today)
    ranks = {value: str(place) for place, value in enumerate(held_values(book), 1)}
    return {ranks[value]: near for value, (day, near) in newest.items() if (until - day).days < 7}


def _wedges(book: Book) -> dict[str, list[float | None]]:
    """A part of life to how full each of its wedges is: R / V, from 0 to 1."""
    wants = sorted(book.held, key=lambda want: want.area)
    return {
        area: sorted((_full(want) for want in there), key=str) for area, there in groupby(wants, lambda want: want.area)
    }


def _full(want: Want) -> float | None:
    if not want.ratings or not want.height:
        return None
    return round(max(0.0, min(1.0, want.realities[-1][1] / want.height)), 6)


def _band(book: Book, want: Want) -> tuple[float, float, float | None]:
    """R, V, and R as it was four weeks ago, where it was rated since."""
    then = [at for day, at in want.realities if book.ago(day) >= 28]
    return want.realities[-1][1], want.height, then[-1] if then and len(then) < len(want.realities) else None


def _then_and_now(book: Book, want: Want) -> tuple[float, float | None]:
    """R now, and R at the last weekly review or, where that is no help, at the first rating after it."""
    reviews = [date.fromisoformat(page["day"]) for page in book.pages if page["flow"] == "weekly"]
    lately = [day for day in reviews if 0 < book.ago(day) <= 14]
    since = max(lately, default=book.today - timedelta(days=7))
    *before, now = [at for _, at in want.realities]
    until = [at for day, at in want.realities if day <= since]
    if not before or len(until) > len(before):
        return now, None
    return now, until[-1] if until else before[0]


def _heights(want: Want) -> list[tuple[date, float]]:
    return [(version["day"], version["height"]) for version in want.versions]


def drawn(portrait: Portrait, rows: list[EntrySummary], today: date, areas: dict[str, str]) -> Figures:
    """What the pictures that taut makes of a journal show."""
    aim = bulls_eye(portrait.values, today)
    (life,) = (row for row in life_page(portrait, areas, today).rows("life") if isinstance(row, Life))
    moods = emotion_page(portrait, today, areas).rows("year")
    close = week_picture(portrait, today)
    then = [row for row in close.rows if isinstance(row, Band)] if close else []
    found: Figures = {
        "check-in field": list(recent_moods(portrait)),
        "year of moods": {day: Corner(corner).name.lower() for day, corner in _cells(moods) if corner},
        "path": {day: count for day, count in _cells(presence_page(portrait, today).rows("year")) if count},
        "calendar": {day: len(there) for day, there in by_day(rows).items() if fullness(there)},
        "bull's-eye": {
            mark.sign: mark.near for row in (aim.rows if aim else ()) if isinstance(row, BullsEye) for mark in row.marks
        },
        "whole life": {
            area.name: sorted((_six(one.filled) for one in area.results), key=str)
            for area in life.areas if area.results
        },
        "weekly close": {row.id: (row.reality, row.before[1] if row.before else None) for row in then},
    }  # fmt: skip
    for result in portrait.results:
        lines = course(result, today)
        found[f"lines {result.id}"] = ([*lines.vision], [*lines.reality])
        if result.ratings:
            one = band(result, today)
            found[f"band {result.id}"] = (one.reality, one.height, one.before[1] if one.before else None)
    return found


def _six(filled: float | None) -> float | None:
    return None if filled is None else round(filled, 6)


def _cells(rows: Any) -> Iterator[tuple[date, int]]:
    """The days of a grid, each with what it has, but those that are blank."""
    for row in rows:
        if isinstance(row, Days):
            for monday, there in row.weeks:
                yield from ((monday + timedelta(days=at), had) for at, had in enumerate(there) if had is not None)
