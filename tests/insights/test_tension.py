"""Every worked number of PRACTICE.md, section 3, about the gap itself."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from tests.insights.people import DAY, choice, line, on, page, rated, scale, wish
from tui.insights.fold import fold_index
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Rating, Result, Wording
from tui.insights.measures.swing import left_by, pivots, swing, swings, zigzag
from tui.insights.measures.tension import (
    Pull,
    area_tensions,
    carried,
    ends,
    ends_since,
    freshness,
    heavy_share,
    is_due,
    mean_tension,
    movement,
    pull,
    reality,
    rise,
    stood,
    tension,
)
from tui.records.entry import Entry
from tui.records.roles import Role


def at(value: float, height: float = 10) -> Rating:
    return Rating(DAY, value, height, "page")


def the_result(*entries: Entry) -> Result:
    return fold([wish(0), *entries]).results[0]


def remapped(days: float, new_ten: float, reason: str = "another reason") -> Entry:
    return page(
        days, choice(Role.STATUS, "reword", "run"), line(Role.REWORD, f"I run, as of day {days}", "run"),
        scale(Role.REMAP, new_ten, "run"), choice(Role.REASON, reason, "run"),
    )  # fmt: skip


def test_a_result_rated_three_has_a_tension_of_seven() -> None:
    assert tension(the_result(rated(1, 3))) == 7


def test_where_it_stood_is_the_rating_that_held_four_weeks_ago() -> None:
    result = the_result(rated(1, 3), rated(4, 5), rated(20, 6))
    then = stood(result, on(33))
    assert then is not None and then.value == 5
    assert stood(result, on(28)) is None and stood(result, on(60)) is None


def test_reworded_with_seven_and_rated_six_it_is_two_point_eight() -> None:
    result = the_result(rated(1, 3), remapped(8, 7), rated(9, 6))
    assert result.height == fold_index.remapped(10, 7) == 7
    assert reality(result.ratings[-1]) == pytest.approx(4.2)
    assert tension(result) == pytest.approx(2.8)


def test_a_rating_keeps_the_height_of_its_day() -> None:
    result = the_result(rated(1, 3), remapped(8, 7))
    assert reality(result.ratings[0]) == 3
    assert tension(result) == 4


def test_an_unrated_result_has_no_tension() -> None:
    assert tension(the_result()) is None


def test_which_end_moved_when_the_vision_was_lowered() -> None:
    moved = ends(at(3), at(6, 7))
    assert (moved.up, moved.low, moved.closed) == pytest.approx((1.2, 3, 4.2))
    assert moved.shares == pytest.approx((0.286, 0.714), abs=1e-3)
    assert not moved.asks_for_more


def test_which_end_moved_when_the_vision_stayed() -> None:
    moved = ends(at(3), at(6))
    assert (moved.closed, moved.shares) == (3, (1, 0))


def test_which_end_moved_when_the_vision_was_deepened() -> None:
    moved = ends(at(6), at(6, 12))
    assert (moved.up, moved.low, moved.closed) == pytest.approx((1.2, -2, -0.8))
    assert moved.shares is None
    assert moved.asks_for_more


def test_which_end_moved_since_a_day() -> None:
    result = the_result(rated(1, 3), remapped(8, 7), rated(9, 6))
    moved = ends_since(result)
    assert moved is not None
    assert moved.closed == pytest.approx(4.2)
    later = ends_since(result, on(9))
    assert later is not None
    assert later.closed == 0
    assert ends_since(the_result()) is None


def test_a_rewording_after_the_last_rating_counts_towards_the_vision() -> None:
    moved = ends_since(the_result(rated(1, 3), remapped(8, 7)))
    assert moved is not None
    assert (moved.up, moved.low) == (0, 3)


def test_the_tension_of_an_area_is_weighed() -> None:
    assert mean_tension([(9, 6), (6, 3)]) == pytest.approx(4.8)


def test_without_weight_the_tension_of_an_area_is_the_plain_mean() -> None:
    assert mean_tension([(0, 6), (0, 3)]) == 4.5
    assert mean_tension([(None, 6), (None, 3)]) == 4.5
    assert mean_tension([]) is None


def test_a_result_never_weighed_stays_out_where_others_were() -> None:
    assert mean_tension([(9, 6), (None, 1)]) == 6


def test_tension_by_area() -> None:
    portrait = fold(
        [
            wish(0), wish(0.1, "sleep", text="I sleep eight hours"), wish(0.2, "write", "work"),
            rated(1, 4), scaled(1.1, Role.IMPORTANCE, 9, "run"), rated(1.2, 7, about="sleep"),
            scaled(1.3, Role.IMPORTANCE, 6, "sleep"),
        ]
    )  # fmt: skip
    assert area_tensions(portrait.held) == {"health": pytest.approx(4.8)}


def scaled(days: float, role: Role, value: float, about: str) -> Entry:
    return page(days, scale(role, value, about))


@pytest.mark.parametrize(("days", "fresh"), [(0, 1), (7, 0.8409), (28, 0.5), (90, 0.25), (None, 0.25)])
def test_freshness_of_facts(days: int | None, fresh: float) -> None:
    assert freshness(days) == pytest.approx(fresh, abs=1e-4)


def test_pull_of_a_clear_wish_with_a_fact_of_a_week_ago() -> None:
    entries = [rated(1, 4, facts=1), page(2, scale(Role.CLARITY, 8, "run"), choice(Role.DESIRE, "yes", "run"))]
    found = pull(the_result(*entries), on(8))
    assert found is not None
    assert found.tension == 6
    assert found.facts == pytest.approx(0.8409, abs=1e-4)
    assert found.strength == pytest.approx(4.0363, abs=1e-4)
    assert not found.is_faint


@pytest.mark.parametrize(
    ("picture", "wish", "facts", "any_fact", "reason"),
    [
        (0.3, 1, 1, True, "the picture is faint"),
        (0.9, 0.5, 0.9, True, "you're not sure you'd take it"),
        (0.9, 1, 0.25, True, "no fact for a while"),
        (0.9, 1, 0.25, False, "no fact yet"),
    ],
)
def test_a_faint_pull_names_its_smallest_factor(
    picture: float, wish: float, facts: float, any_fact: bool, reason: str
) -> None:
    found = Pull(tension=6, picture=picture, wish=wish, facts=facts, any_fact=any_fact)
    assert found.is_faint
    assert found.reason == reason


def test_there_is_no_pull_to_tell_before_clarity_and_desire() -> None:
    assert pull(the_result(rated(1, 4, facts=1)), on(2)) is None
    assert pull(the_result(page(1, scale(Role.CLARITY, 8, "run"), choice(Role.DESIRE, "yes", "run"))), on(2)) is None


def test_heavy_share_of_seven_words() -> None:
    words = ["pull", "pressure", "ache", "pull", "pressure", "pressure", "flat"]
    assert heavy_share(words) == pytest.approx(0.571, abs=1e-3)
    assert heavy_share([*words, "not_today"]) == heavy_share(words)


def test_fewer_than_six_words_have_no_share() -> None:
    assert heavy_share(["ache"] * 3) is None
    assert heavy_share(["ache"] * 5 + ["not_today"]) is None


def test_a_line_that_goes_back_and_forth_has_legs() -> None:
    assert zigzag([3, 5, 6, 4, 3, 5, 6.5, 4], 1.5) == (3, -3, 3.5, -2.5)
    assert zigzag([3, 4, 5, 6, 7]) == (4,)
    assert zigzag([]) == pivots([]) == ()


def test_a_line_that_turns_once_leaves_nothing_of_what_turns_once() -> None:
    assert left_by([1, 2, 5, 4, 2], [1] * 5, 1)[1] == left_by([5, 2, 1, 4], [1] * 4, 1)[1] == 0
    assert left_by([1, 3, 1, 3], [1] * 4, 2) == pytest.approx((2, 2, 0))
    assert left_by([1, 3, 1, 3], [2] * 4, 2) == pytest.approx((4, 4, 0))


def weekly(*values: float) -> Result:
    return the_result(*[rated(7 * week, value) for week, value in enumerate(values)])


WAVE = (3, 4.5, 6, 7, 7.5, 6.5, 5, 3.5, 3, 4, 5.5, 7, 7.5, 7, 5.5, 4, 3)


def test_reality_that_really_goes_back_and_forth_does_so_whatever_a_single_rating_says() -> None:
    found = swing(weekly(*WAVE), on(7 * len(WAVE)), 0.6)
    assert found is not None
    assert found.turns == (on(28), on(56), on(84))
    assert swings(weekly(*WAVE), on(7 * len(WAVE)))


def test_ratings_that_only_scatter_or_climb_go_nowhere() -> None:
    flicker = (4, 6, 5, 3, 5, 6, 4, 5, 3, 6, 4, 5)
    for values in (flicker, tuple(3 + week / 4 for week in range(16)), WAVE[:7]):
        assert not swings(weekly(*values), on(200))


def test_movement_is_more_than_scatter_and_never_one_rating() -> None:
    before = [rated(days, 3) for days in (0.5, 7, 14)]
    assert movement(the_result(*before, rated(40, 6), rated(47, 6)), on(50)) == "closing"
    assert movement(the_result(*before, rated(40, 1), rated(47, 0.5)), on(50)) == "opening"
    assert movement(the_result(*before, rated(40, 4), rated(47, 3.5)), on(50)) == "steady"
    assert movement(the_result(*before, rated(40, 9)), on(50)) is None
    assert movement(the_result(rated(0.5, 5)), DAY + timedelta(days=3)) is None


def test_how_far_it_came_is_told_with_its_error() -> None:
    found = rise(weekly(3, 3, 4, 6, 7, 7))
    assert found is not None
    assert found.by == pytest.approx(10 / 3)
    assert found.is_beyond_scatter
    assert rise(weekly(3)) is None
    still = rise(weekly(3, 4))
    assert still is not None
    assert not still.is_beyond_scatter


def test_a_rating_is_due_a_week_after_the_last_and_not_before() -> None:
    rated = Result(
        id="run", area="health", wordings=(Wording(on(0), "I run"),), ratings=(Rating(on(0), 5, 10, "page"),),
        seen=on(0),
    )  # fmt: skip
    assert is_due(msgspec.structs.replace(rated, ratings=()), on(0))
    assert [is_due(rated, on(days)) for days in (0, 6, 7, 8)] == [False, False, True, True]


def test_a_rating_of_today_is_carried_as_one_of_the_journal_is() -> None:
    assert carried(6, 12.5) == reality(Rating(on(0), 6, 12.5, "page")) == 7.5
