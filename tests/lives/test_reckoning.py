"""Every figure that taut gives is the one that another reckoning finds in the raw file."""

from __future__ import annotations

import pytest

from tests.lives.reckoning import compared, differences
from tests.pictures.scenes import TODAY
from tui import demo

SEED = 11


@pytest.mark.parametrize("life", range(30))
def test_every_figure_on_every_screen_is_the_one_reckoned_from_the_file(life: int) -> None:
    assert differences(life, SEED) == []


def test_every_figure_of_a_year_of_real_exercises_is_the_one_reckoned_from_the_file() -> None:
    assert compared(demo.entries(TODAY), TODAY) == []
