"""When the notebook speaks, and when it keeps quiet."""

from __future__ import annotations

import pytest

from tests.insights.people import GROUPS, choice, feeling, line, on, page, rated, scale, wish
from tui.insights.fold.fold import fold
from tui.insights.signals import noticed
from tui.records.entry import Entry
from tui.records.roles import Role


def spoken(today: int, *entries: Entry) -> str:
    signal = noticed(fold(entries), on(today), GROUPS)
    return signal.id if signal else ""


def answered(days: float, about: str, pick: str = "that fits") -> Entry:
    return page(days, choice(Role.SIGNAL, pick, about), flow="weekly")


FELT = ["pressure", "ache", "pressure", "pressure", "ache", "pressure", "pressure"]
HEAVY = (wish(0), *(page(-7 + number, choice(Role.TENSION, word, "run")) for number, word in enumerate(FELT)))
"""Heavy up to the day before the first; it holds for a fortnight."""


def heavy_until(day: int) -> tuple[Entry, ...]:
    return tuple(page(number + 0.5, choice(Role.TENSION, "pressure", "run")) for number in range(day))


ARRIVED = (
    wish(-40, "write", "work", "I write each day"),
    *(rated(day, 9.5, facts=1, about="write") for day in (-36, -25, -15, -5, -1)),
)


def test_one_thing_at_most_and_arrived_first() -> None:
    assert spoken(1, *HEAVY) == "heavy:run"
    assert spoken(1, *ARRIVED, *HEAVY) == "arrived:write"


def test_nothing_within_a_week_of_another() -> None:
    pages = (*HEAVY, answered(1.5, "drift:care"))
    assert spoken(7, *pages) == ""
    assert spoken(8, *pages) == "heavy:run"


@pytest.mark.parametrize(("pick", "rests"), [("that fits", 91), ("partly", 91), ("not now", 28), ("that's not it", 60)])
def test_the_same_thing_rests(pick: str, rests: int) -> None:
    pages = (*HEAVY, answered(1.5, "heavy:run", pick))
    for after in range(1, 100, 3):
        entries = (*pages, *heavy_until(1 + after))
        assert spoken(1 + after, *entries) == ("heavy:run" if after >= rests else "")


@pytest.mark.parametrize("pick", ["not now", "that's not it"])
def test_what_was_turned_down_twice_is_not_raised_again(pick: str) -> None:
    pages = (*HEAVY, *heavy_until(240), answered(1.5, "heavy:run", pick), answered(100.5, "heavy:run", pick))
    assert spoken(240, *pages) == ""
    assert spoken(240, *pages[:-1]) == "heavy:run"


def test_a_kind_has_no_two_turns_within_four_weeks() -> None:
    pages = (*HEAVY, answered(1.5, "heavy:write"), *heavy_until(29))
    assert spoken(28, *pages[:-2]) == ""
    assert spoken(29, *pages) == "heavy:run"


def test_a_result_made_smaller_is_spoken_of_once() -> None:
    smaller = page(8, line(Role.REWORD, "I run five", "run"), scale(Role.REMAP, 6, "run"), flow="revise")
    pages = (wish(0), rated(1, 3), smaller, rated(9, 6))
    assert spoken(10, *pages) == "lowered:run"
    later = rated(108, 6)
    assert spoken(110, *pages, later) == "lowered:run"
    assert spoken(110, *pages, answered(10.5, "lowered:run"), later) == ""


def test_the_next_in_line_speaks_while_the_first_rests() -> None:
    assert spoken(12, *ARRIVED, *HEAVY, answered(1, "arrived:write", "that's not it")) == "heavy:run"


@pytest.mark.parametrize(
    ("energy", "pleasantness", "expected"),
    [(-3, -3, ""), (-5, -4, ""), (-3, -2, "heavy:run"), (4, -5, "heavy:run"), (None, None, "heavy:run")],
)
def test_nothing_on_a_heavy_day(energy: int | None, pleasantness: int | None, expected: str) -> None:
    assert spoken(1, *HEAVY, page(1, feeling("heavy", energy, pleasantness))) == expected


def test_the_latest_mood_of_today_decides() -> None:
    low, better = feeling("hopeless", -4, -5), feeling("calm", -2, 3)
    assert spoken(1, *HEAVY, page(1, low), page(1.3, better)) == "heavy:run"
    assert spoken(1, *HEAVY, page(1, better), page(1.3, low)) == ""
    assert spoken(1, *HEAVY, page(0.3, low)) == "heavy:run"
