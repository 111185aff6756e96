"""Days, years and what stands on this day in earlier ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.insights.measures.presence import Anniversary, anniversaries, months_on, weeks

LEAP = date(2024, 2, 29)


def test_the_same_day_of_each_earlier_year_is_found_the_latest_first() -> None:
    days = {date(2025, 11, 23), date(2023, 11, 23)}
    found = anniversaries(days, date(2026, 11, 23), 2023)
    assert [(one.year, one.found) for one in found] == [
        (2025, date(2025, 11, 23)), (2024, None), (2023, date(2023, 11, 23)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ({date(2025, 11, 20)}, date(2025, 11, 20)),
        ({date(2025, 11, 20), date(2025, 11, 25)}, date(2025, 11, 25)),
        ({date(2025, 11, 22), date(2025, 11, 24)}, date(2025, 11, 22)),
        ({date(2025, 11, 19), date(2025, 11, 27)}, None),
    ],
)
def test_where_the_day_is_empty_the_nearest_within_three_days_stands_for_it(
    written: set[date], found: date | None
) -> None:
    assert anniversaries(written, date(2026, 11, 23), 2025)[0].found == found


def test_the_29th_of_february_is_met_in_leap_years_and_by_its_neighbours_in_others() -> None:
    days = {date(2020, 2, 29), date(2021, 3, 1), date(2022, 2, 28), date(2023, 2, 26)}
    assert anniversaries(days, LEAP, 2020) == (
        Anniversary(2023, None, date(2023, 2, 26)),
        Anniversary(2022, None, date(2022, 2, 28)),
        Anniversary(2021, None, date(2021, 3, 1)),
        Anniversary(2020, date(2020, 2, 29), date(2020, 2, 29)),
    )


def test_months_end_where_they_end() -> None:
    assert months_on(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert months_on(LEAP, 12) == date(2025, 2, 28)
    assert months_on(date(2026, 11, 30), 2) == date(2027, 1, 30)


@given(st.integers(2, 9998))
def test_the_weeks_of_a_year_hold_all_its_days(year: int) -> None:
    found = weeks(year)
    assert found[0] <= date(year, 1, 1)
    assert all(monday.weekday() == 0 for monday in found)
    assert (date(year, 12, 31) - found[-1]).days < 7
