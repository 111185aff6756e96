"""Every worked number of PRACTICE.md, section 4."""

from __future__ import annotations

import pytest

from tests.insights.people import on, page, scale, values
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.values import (  # fmt: skip
    alignment,
    alignments,
    are_opposite,
    coherence,
    days_lately,
    drift,
    drift_of,
    ring,
    room,
    rooms,
    slide,
)
from tui.records.answers import Known
from tui.records.entry import Entry
from tui.records.roles import Role

FIVE = {"honesty": (10, 7), "care": (9, 8), "learning": (8, 5), "health": (8, 3), "craft": (6, 9)}


def a_person(*, without: str = "") -> Portrait:
    answers: list[Known] = [values(Role.HELD, *FIVE)]
    for value, (importance, lived) in FIVE.items():
        answers.append(scale(Role.IMPORTANCE, importance, value))
        answers += [] if value == without else [scale(Role.LIVED, lived, value)]
    return fold([page(0, *answers)])


def lived(*weeks: float, about: str = "care", first: int = 0) -> list[Entry]:
    return [page(first + 7 * week, scale(Role.LIVED, value, about)) for week, value in enumerate(weeks)]


def held(*entries: Entry) -> Portrait:
    return fold([page(-1, values(Role.HELD, "care", "craft", "order", "freedom")), *entries])


def test_coherence_of_five() -> None:
    assert coherence(FIVE.values()) == pytest.approx(63.4, abs=0.05)


def test_coherence_without_one_rating() -> None:
    pairs = [(importance, None if value == "learning" else near) for value, (importance, near) in FIVE.items()]
    assert coherence(pairs) == pytest.approx(66.7, abs=0.05)


def test_no_coherence_where_nothing_matters() -> None:
    assert coherence([]) is None
    assert coherence([(0, 7), (0, 3)]) is None


def test_room_and_ring_of_five() -> None:
    assert [room(*pair) for pair in FIVE.values()] == pytest.approx([3.0, 1.8, 4.0, 5.6, 0.6])
    assert [ring(near) for _, near in FIVE.values()] == [2, 2, 3, 4, 1]
    assert ring(0) == 5


def test_health_has_most_room() -> None:
    value, most = rooms(a_person().values)[0]
    assert (value, round(most, 1)) == ("health", 5.6)


def test_the_lowest_value_stands_beside_coherence() -> None:
    now = alignment(a_person().values, on(0))
    assert now is not None
    assert now.coherence == pytest.approx(63.4, abs=0.05)
    assert (now.lowest, now.lowest_lived) == ("health", 3)


def test_four_of_five_rated() -> None:
    now = alignment(a_person(without="learning").values, on(0))
    assert now is not None
    assert now.coherence == pytest.approx(66.7, abs=0.05)
    assert (now.rated, now.of) == (4, 5)


def test_alignment_says_nothing_before_it_was_rated() -> None:
    assert alignment(a_person().values, on(-1)) is None
    assert alignment((), on(0)) is None


def test_alignment_week_by_week_weighs_by_what_mattered_then() -> None:
    portrait = held(
        page(0, scale(Role.IMPORTANCE, 10, "care")), page(0.1, scale(Role.IMPORTANCE, 0, "craft")),
        *lived(8, 6), *lived(4, 4, about="craft"), page(7.1, scale(Role.IMPORTANCE, 10, "craft")),
    )  # fmt: skip
    assert [(week.day, week.coherence) for week in alignments(portrait.values)] == [(on(0), 80), (on(7), 50)]


def test_drift_of_six_weeks() -> None:
    assert drift([8, 7, 7, 6, 5, 5]) == -2
    assert drift([8, 7, 7, 6, 5]) is None


def test_drift_of_a_value_rests_on_recent_weeks() -> None:
    value = held(*lived(8, 7, 7, 6, 5, 5)).value("care")
    assert value is not None
    assert drift_of(value, on(36)) == -2
    assert drift_of(value, on(60)) is None


def test_two_ratings_in_a_week_are_one_week() -> None:
    value = held(*lived(8, 7, 7, 6, 5, 5), page(36, scale(Role.LIVED, 8, "care"))).value("care")
    assert value is not None
    assert drift_of(value, on(37)) == -1


def test_drift_of_weeks_far_apart_is_not_told() -> None:
    value = held(*lived(8, 7, 7), *lived(6, 5, 5, first=70)).value("care")
    assert value is not None
    assert drift_of(value, on(85)) is None


def test_importance_that_slid_after_hard_weeks() -> None:
    def said(first: float, second: float, near: float) -> Portrait:
        return held(
            page(0, scale(Role.IMPORTANCE, first, "care")), *lived(near, near, first=7),
            page(90, scale(Role.IMPORTANCE, second, "care")),
        )  # fmt: skip

    found = slide(said(9, 7, 4).values[0])
    assert found is not None
    assert (found.before.value, found.after.value, found.lived) == (9, 7, 4)
    assert slide(said(9, 7.5, 4).values[0]) is None
    assert slide(said(9, 7, 5).values[0]) is None
    assert slide(held(page(0, scale(Role.IMPORTANCE, 9, "care"))).values[0]) is None


def test_sightings_of_two_weeks() -> None:
    portrait = held(*(page(days, values(Role.SIGHTED, "care")) for days in (0, 1, 5, 14)))
    assert days_lately(portrait.values[0].sighted, on(14)) == 3


def test_values_that_face_each_other_argue() -> None:
    assert are_opposite("openness", "steadiness")
    assert are_opposite("care", "achievement")
    assert not are_opposite("openness", "care")
    assert not are_opposite(None, None)
