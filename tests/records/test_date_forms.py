"""Dates, hours and weeks in the form a person chose."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui
from tui.insights.fold.portrait import Mood, Rating
from tui.insights.measures.mood import averages_by_week
from tui.insights.measures.period import period
from tui.insights.measures.presence import presence, week, weeks
from tui.insights.measures.values import by_week
from tui.insights.search.parser import read_span
from tui.records.date_forms import (
    WEEKDAYS,
    ClockForm,
    DateForm,
    DateForms,
    WeekStart,
    clock,
    clock_column,
    date_column,
    hour_words,
    read_clock,
    use,
    week_start,
    weekdays,
)
from tui.records.day import day_name, day_of_week, full_day, short_date, short_day, when, written_day

DAY = date(2026, 12, 3)
DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            DateForm.DAY_FIRST,
            ("Thursday, 3 December 2026", "Thursday, 3 December", "Thu 3 Dec 2026", "Thu 3 Dec", "3 Dec", "3 Dec 2026"),
        ),
        (
            DateForm.MONTH_FIRST,
            (
                "Thursday, December 3, 2026", "Thursday, December 3", "Thu Dec 3, 2026", "Thu Dec 3", "Dec 3",
                "Dec 3, 2026",
            ),
        ),
        (
            DateForm.YEAR_FIRST,
            (
                "Thursday, 2026-12-03", "Thursday, 2026-12-03", "Thu 2026-12-03", "Thu 2026-12-03", "2026-12-03",
                "2026-12-03",
            ),
        ),
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_form_that_was_chosen(form: DateForm, said: tuple[str, ...]) -> None:
    use(DateForms(date=form))
    year_after = DAY + timedelta(days=60)
    assert (
        full_day(DAY), day_of_week(DAY), day_name(DAY), short_day(DAY, DAY), short_date(DAY, DAY),
        short_date(DAY, year_after),
    ) == said  # fmt: skip
    assert when(DAY, DAY + timedelta(days=8)).removeprefix("on ") == said[1].removeprefix("Thursday, ")
    assert when(DAY, year_after).removeprefix("on ") == said[0].removeprefix("Thursday, ")


@pytest.mark.parametrize("form", DateForm)
@given(day=DAYS)
def test_what_files_hold_is_the_same_in_every_form_and_columns_are_straight(form: DateForm, day: date) -> None:
    use(DateForms(date=form))
    assert written_day(day) == f"{day:%A}, {day.day} {day:%B} {day.year}"
    assert len(date_column(date(2026, 1, 1))) == len(date_column(day))


def test_the_clock_has_twelve_hours_or_twenty_four() -> None:
    at = [time(0, 5), time(7, 20), time(12, 0), time(23, 59)]
    assert [clock(one) for one in at] == ["00:05", "07:20", "12:00", "23:59"]
    assert hour_words(7) == "07h"
    use(DateForms(clock=ClockForm.HOURS_12))
    assert [clock(one) for one in at] == ["12:05 am", "7:20 am", "12:00 pm", "11:59 pm"]
    assert {len(clock_column(one)) for one in at} == {8}
    assert (hour_words(0), hour_words(12), hour_words(19)) == ("12 am", "12 pm", "7 pm")


@pytest.mark.parametrize("form", ClockForm)
@given(at=st.times())
def test_every_time_that_is_shown_can_be_typed(form: ClockForm, at: time) -> None:
    use(DateForms(clock=form))
    assert read_clock(f" {clock(at)} ") == time(at.hour, at.minute)
    assert clock(datetime.combine(DAY, at)) == clock(at)


@given(text=st.text(max_size=10))
def test_anything_else_is_no_time(text: str) -> None:
    try:
        assert read_clock(text).second == 0
    except ValueError:
        return


@pytest.mark.parametrize("start", WeekStart)
@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_week_begins_on_the_day_that_was_chosen(start: WeekStart, day: date) -> None:
    use(DateForms(week=start))
    first = week_start(day)
    assert f"{first:%A}".lower() == start and 0 <= (day - first).days < 7
    assert weekdays()[0].lower() == start and sorted(weekdays()) == sorted(WEEKDAYS)
    assert weekdays()[(day - first).days] == f"{day:%A}"
    assert period("week", day).first == first and period("week", day).last == first + timedelta(days=6)
    assert read_span("this-week", day) == (first, first + timedelta(days=6))
    assert read_span("last-week", day) == (first - timedelta(days=7), first - timedelta(days=1))
    assert {week_start(one) for one in weeks(day.year)} == set(weeks(day.year))
    assert presence({day: ("note",)}, day).weeks[-1][0] == first
    assert week({day: ("note",)}, day)[(day - first).days] is True
    assert list(by_week([Rating(day=day, value=5, height=10, entry="a")])) == [first]
    assert list(
        averages_by_week([Mood(day=day, flow="morning", word="calm", energy=-1, pleasantness=2, entry="a")])
    ) == [first]


@pytest.mark.parametrize("room", ["app", "plain", "insights/views", "practice"])
def test_no_face_writes_a_date_or_an_hour_in_a_form_of_its_own(room: str) -> None:
    by_hand = re.compile(r"%H:%M|%d\b|\w\.day\} \{\w+")
    for file in (Path(tui.__file__).parent / room).rglob("*.py"):
        assert not by_hand.search(file.read_text(encoding="utf-8")), file
