"""The noise model: what scatter is, and what lies beyond it, each with the worked numbers of PRACTICE.md."""

from __future__ import annotations

from random import Random

import pytest

from tui.insights.measures.noise import at_least, at_most, beyond, compared, scatter, shift, trend


def test_scatter_begins_at_a_point_and_learns_from_the_person() -> None:
    assert scatter([]) == scatter([[4, 9]]) == 1
    assert scatter([[4, 5, 4, 5]]) == pytest.approx(0.966, abs=1e-3)
    assert scatter([[5.0] * 200]) == 0.4


@pytest.mark.parametrize("spread", [0.5, 0.8, 1.2])
def test_the_scatter_of_made_up_ratings_is_found_again_whatever_they_rise_by(spread: float) -> None:
    chance = Random(1)
    series = [[5 + week / 30 + chance.gauss(0, spread) for week in range(60)] for _ in range(4)]
    assert scatter(series) == pytest.approx(spread, rel=0.12)


def test_one_real_change_is_hardly_taken_for_scatter() -> None:
    steady = [4.0, 4.5] * 10
    assert scatter([[*steady, *(value + 5 for value in steady)]]) < scatter([steady]) + 0.35


def test_a_series_parts_where_it_changes_most() -> None:
    found = shift([4, 5, 4, 5, 7, 7], 0.8)
    assert found is not None
    assert (found.at, found.before, found.after, found.by) == (4, 4.5, 7, 2.5)
    assert found.z == pytest.approx(3.61, abs=0.01)
    assert shift([4, 5, 4], 0.8) is None


def test_means_are_compared_by_their_standard_error() -> None:
    assert compared([4, 4, 5, 5], 2, 1).z == pytest.approx(1)


def test_a_line_says_how_sure_it_is() -> None:
    found = trend([0, 7, 14, 21], [4, 5, 4, 5], 0.9)
    assert found is not None
    assert found.slope == pytest.approx(0.2)
    assert found.error == pytest.approx(0.402, abs=1e-3)
    assert trend([3, 3], [4, 5], 1) is None
    assert trend([], [], 1) is None


def test_what_chance_gives() -> None:
    assert at_least(4, 5, 0.5) == pytest.approx(0.1875)
    assert at_most(1, 16, 0.3) == pytest.approx(0.0261, abs=1e-4)
    assert at_least(0, 3, 0.2) == pytest.approx(1)
    assert beyond(2) == beyond(-2) == pytest.approx(0.0455, abs=1e-4)
