"""Numbers that are heard together, and what says how they belong together."""

from __future__ import annotations

from tests.insights.people import choice, line, on, page, rated, scale, values, wish
from tui.insights.fold import fold
from tui.insights.value_view import values_view
from tui.plain.values import _whole as whole_value
from tui.plain.vision import _whole as whole_result
from tui.plain.vision import gap_words
from tui.records.entry import Entry
from tui.records.roles import Role


def deepened(days: float) -> Entry:
    return page(
        days, choice(Role.STATUS, "deepen", "run"), line(Role.REWORD, "I race", "run"), scale(Role.REMAP, 12, "run"),
        flow="renewal",
    )  # fmt: skip


def test_room_says_of_what_it_is_a_part() -> None:
    portrait = fold(
        [page(0, values(Role.HELD, "care"), scale(Role.IMPORTANCE, 9.5, "care"), scale(Role.LIVED, 6, "care"))]
    )
    said = list(whole_value(values_view(portrait, on(1)).values[0], on(1)))
    assert (
        "Room: 3.8 of 9.5. Room is the share of how much it matters that was not lived: none at 10, all of it at 0."
        in said
    )


def test_a_vision_that_moved_says_on_which_scale_its_numbers_stand() -> None:
    portrait = fold([wish(0), rated(1, 6), deepened(2), rated(3, 7)])
    (result,) = portrait.results
    said = "\n".join(whole_result(result, portrait, on(3)))
    assert "Vision 12, reality 8.4, gap 3.6, on the first scale, where the vision began at 10" in said
    assert (
        "2 ratings, newest first, each on the scale of its day, where 10 was the vision as it then stood: 7 on" in said
    )


def test_a_vision_that_stayed_says_nothing_of_scales() -> None:
    portrait = fold([wish(0), rated(1, 6)])
    assert "scale" not in "\n".join(whole_result(portrait.results[0], portrait, on(3)))
    assert gap_words(portrait.results[0], on(3)).startswith("Vision 10, reality 6, gap 4")
