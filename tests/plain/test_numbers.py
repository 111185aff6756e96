"""Numbers that are heard together, and what says how they belong together."""

from __future__ import annotations

from tests.insights.people import choice, line, on, page, rated, scale, values, wish
from tui.insights.fold.fold import fold
from tui.insights.views.values import value_page, values_view
from tui.insights.views.vision import SCALE_OF_ITS_DAY, result_page
from tui.plain.render import page_lines
from tui.records.entry import Entry
from tui.records.roles import Role


def deepened(days: float) -> Entry:
    return page(
        days, choice(Role.STATUS, "deepen", "run"), line(Role.REWORD, "I race", "run"), scale(Role.REMAP, 12, "run"),
        flow="renewal",
    )  # fmt: skip


def test_how_a_value_was_lived_is_said_beside_what_it_matters() -> None:
    portrait = fold(
        [page(0, values(Role.HELD, "care"), scale(Role.IMPORTANCE, 9.5, "care"), scale(Role.LIVED, 6, "care"))]
    )
    said = list(page_lines(value_page(values_view(portrait, on(1)).values[0], on(1))))
    assert "matters: 9.5" in said and "lived: 6" in said
    assert "On the target: halfway out." in said


def test_a_vision_that_moved_says_where_it_stood_and_on_which_scale_its_ratings_are() -> None:
    portrait = fold([wish(0), rated(1, 6), deepened(2), rated(3, 7)])
    (result,) = portrait.results
    said = "\n".join(page_lines(result_page(result, "Work", (), on(3))))
    assert "Reality 8.4, vision 12, gap 3.6, it began at 10." in said
    assert f"Ratings:\n{SCALE_OF_ITS_DAY}\n7 on 5 Mar, 6 on 3 Mar" in said


def test_a_vision_that_stayed_says_nothing_of_scales() -> None:
    portrait = fold([wish(0), rated(1, 6)])
    said = "\n".join(page_lines(result_page(portrait.results[0], "Work", (), on(3))))
    assert "scale" not in said and "first stood" not in said
    assert "Reality 6, vision 10, gap 4." in said
