from __future__ import annotations

from tests.insights.people import on, page, promised, scale, values
from tui.insights.fold.fold import fold
from tui.insights.views.model import texts
from tui.insights.views.values import ValueWeek, value_page, value_summary, values_view
from tui.records.answers import Outcome
from tui.records.roles import Role


def test_weeks_stand_in_a_row_with_those_in_which_nothing_was_said() -> None:
    portrait = fold(
        [
            page(0, values(Role.HELD, "care", "craft"), scale(Role.IMPORTANCE, 9, "care")),
            page(6, scale(Role.LIVED, 8, "care"), values(Role.SIGHTED, "care"), values(Role.STRAINED, "craft")),
            page(20, scale(Role.LIVED, 6, "care"), scale(Role.IMPORTANCE, 7, "care"), values(Role.SIGHTED, "care")),
        ]
    )
    care, craft = values_view(portrait, on(20)).values
    assert care.weeks == (ValueWeek(on(0), 9, 8), ValueWeek(on(7), 9, None), ValueWeek(on(14), 7, 6))
    assert (care.importance, care.lived, care.ring, care.room) == (7, 6, 3, 2.8)
    assert (care.sighted, care.strained, care.drift) == (1, 0, None)
    assert craft.weeks == () and craft.ring is None and craft.room is None


def test_the_lowest_stands_beside_the_number() -> None:
    portrait = fold(
        [
            page(0, values(Role.HELD, "care", "craft", "honesty")),
            page(1, *(scale(Role.IMPORTANCE, 8, one) for one in ("care", "craft", "honesty"))),
            page(2, scale(Role.LIVED, 8, "care"), scale(Role.LIVED, 3, "craft")),
        ]
    )
    view = values_view(portrait, on(3))
    assert view.now is not None
    assert (view.now.coherence, view.now.rated, view.now.of) == (55, 2, 3)
    assert (view.name(view.now.lowest), view.now.lowest_lived) == ("Craft", 3)
    assert len(view.weeks) == 1 and view.weeks[0].lowest == "craft"


def test_nothing_held_is_nothing_to_show() -> None:
    view = values_view(fold([]), on(0))
    assert view.values == () and view.now is None and view.weeks == ()


def test_a_value_says_what_became_of_the_promises_that_were_to_serve_it() -> None:
    made = [
        promised(1, "a", Outcome.KEPT), promised(2, "b", Outcome.NOT), promised(3, "c"), promised(4, "d", Outcome.KEPT),
    ]  # fmt: skip
    serving = [
        page(5, *(values(Role.SERVES, "care", about=one) for one in "abc"), values(Role.SERVES, "craft", about="d"))
    ]
    care, craft, calm = values_view(
        fold([page(0, values(Role.HELD, "care", "craft", "calm")), *made, *serving]), on(6)
    ).values
    for said in (value_page(care, on(6)), value_summary(care)):
        assert "Of the promises that served it, you kept 1 of 2." in texts(said)
    assert "Of the promises that served it, you kept 1 of 1." in texts(value_page(craft, on(6)))
    assert not any("served it" in text for text in texts(value_page(calm, on(6))))
