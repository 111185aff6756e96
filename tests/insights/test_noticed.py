"""When the notebook speaks, and when it keeps quiet."""

from __future__ import annotations

import pytest

from tests.insights.people import GROUPS, choice, feeling, on, page, rated, wish
from tui.insights.fold import fold
from tui.insights.signals import noticed
from tui.records.entry import Entry
from tui.records.roles import Role


def spoken(today: int, *entries: Entry) -> str:
    signal = noticed(fold(entries), on(today), GROUPS)
    return signal.id if signal else ""


def answered(days: float, about: str, pick: str = "that fits") -> Entry:
    return page(days, choice(Role.SIGNAL, pick, about), flow="weekly")


LEAP = (wish(0), rated(1, 4, facts=1), rated(8, 6))
ARRIVED = (wish(0, "write", "work", "I write each day"), *(rated(day, 9, facts=1, about="write") for day in (-30, 2)))


def test_one_thing_at_most_and_arrived_first() -> None:
    assert spoken(9, *LEAP) == "ahead:run"
    assert spoken(9, *ARRIVED, *LEAP) == "arrived:write"


def test_nothing_within_a_week_of_another() -> None:
    pages = (*LEAP, answered(8.5, "drift:care"))
    assert spoken(14, *pages) == ""
    assert spoken(15, *pages) == "ahead:run"


@pytest.mark.parametrize(("pick", "rests"), [("that fits", 14), ("partly", 14), ("not now", 14), ("that's not it", 60)])
def test_the_same_thing_rests(pick: str, rests: int) -> None:
    again = [rated(9 + week * 7, 6 + week % 2) for week in range(10)]
    pages = (*LEAP, answered(8.5, "ahead:run", pick))
    for after in range(1, 70):
        entries = (*pages, *(entry for entry in again if entry.day < on(8 + after)))
        assert spoken(8 + after, *entries) == ("ahead:run" if after >= rests else "")


def test_a_rest_is_for_one_thing_about_one_result() -> None:
    assert spoken(16, *ARRIVED, *LEAP, answered(8.5, "arrived:write")) == "ahead:run"
    assert spoken(16, *LEAP, answered(8.5, "ahead:write", "that's not it")) == "ahead:run"


def test_what_was_answered_needs_something_new_to_be_said_again() -> None:
    assert spoken(24, *LEAP, answered(8.5, "ahead:run")) == ""
    assert spoken(24, *LEAP, answered(8.5, "ahead:run", "not now")) == "ahead:run"
    assert spoken(24, *LEAP, answered(8.5, "ahead:run"), rated(20, 7)) == "ahead:run"


def test_the_next_in_line_speaks_while_the_first_rests() -> None:
    assert spoken(20, *ARRIVED, *LEAP, answered(9, "arrived:write", "that's not it")) == "ahead:run"


@pytest.mark.parametrize(
    ("energy", "pleasantness", "expected"),
    [(-3, -3, ""), (-5, -4, ""), (-3, -2, "ahead:run"), (4, -5, "ahead:run"), (None, None, "ahead:run")],
)
def test_nothing_on_a_heavy_day(energy: int | None, pleasantness: int | None, expected: str) -> None:
    assert spoken(9, *LEAP, page(9, feeling("heavy", energy, pleasantness))) == expected


def test_the_latest_mood_of_today_decides() -> None:
    low, better = feeling("hopeless", -4, -5), feeling("calm", -2, 3)
    assert spoken(9, *LEAP, page(9, low), page(9.3, better)) == "ahead:run"
    assert spoken(9, *LEAP, page(9, better), page(9.3, low)) == ""
    assert spoken(9, *LEAP, page(8.3, low)) == "ahead:run"
