"""Every worked number of practice.md, section 3, about promises."""

from __future__ import annotations

import pytest

from tests.insights.people import became, line, on, page, promised, scale, several, wish
from tui.insights.fold import fold
from tui.insights.listing import listed
from tui.insights.promises import Kept, SayDo, attention, attention_shares, calibration, hurdles, kept, lately, say_do
from tui.records.answers import Outcome, Ypn
from tui.records.entry import Entry
from tui.records.roles import Role

YES, PARTLY, NO, LET_GO = Outcome.KEPT, Outcome.PARTLY, Outcome.NOT, Outcome.LET_GO


def test_five_yes_three_partly_three_not() -> None:
    found = SayDo(8, Kept(yes=5, partly=3, no=3), on(0))
    assert found.kept.share == pytest.approx(0.591, abs=1e-3)
    assert found.gap == pytest.approx(0.209, abs=1e-3)


def test_six_yes_two_partly_one_not() -> None:
    assert SayDo(4, Kept(yes=6, partly=2, no=1), on(0)).gap == pytest.approx(-0.378, abs=1e-3)


def test_below_eight_there_is_no_gap_and_no_percentage() -> None:
    few = Kept(yes=5, no=2)
    assert few.text == "5 of 7"
    assert SayDo(9, few, on(0)).gap is None
    assert Kept(yes=5, partly=3, no=3).text == "59%"
    assert Kept(yes=1, partly=1).text == "1.5 of 2"
    assert Kept().text == ""


def test_let_go_and_open_promises_never_enter_the_share() -> None:
    portrait = fold([promised(0, "a", YES), promised(1, "b", LET_GO), promised(2, "c"), promised(3, "d", NO)])
    found = kept(portrait.promises)
    assert found == Kept(yes=1, no=1, let_go=1, open=1)
    assert found.share == 0.5
    assert kept([]).share is None


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    portrait = fold([promised(0, "a", NO), page(1, became("a", YES), flow="outcome")])
    assert kept(portrait.promises) == Kept(yes=1)
    assert portrait.promises[0].answered == on(1)


def test_only_the_last_days_count() -> None:
    portrait = fold([promised(0, "old", NO), promised(1, "new", YES)])
    assert [promise.id for promise in lately(portrait.promises, on(28))] == ["new"]


def test_the_word_is_the_newest_of_the_last_days() -> None:
    pages = [page(1, scale(Role.WORD, 9)), page(8, scale(Role.WORD, 8)), promised(2, "a", YES)]
    found = say_do(fold(pages), on(10))
    assert found is not None
    assert (found.rated, found.kept, found.day) == (8, Kept(yes=1), on(8))
    assert say_do(fold(pages), on(40)) is None
    assert say_do(fold([]), on(40)) is None


def guessed(number: int, confidence: float, outcome: Outcome) -> Entry:
    made = f"p{number}"
    return page(
        number, line(Role.PROMISE, "write", "", made), scale(Role.CONFIDENCE, confidence, made), became(made, outcome)
    )


def test_guesses_are_compared_once_there_are_twenty() -> None:
    sure = [guessed(number, 9, YES) for number in range(10)]
    unsure = [guessed(number + 10, 5, NO if number % 2 else YES) for number in range(9)]
    assert calibration(fold([*sure, *unsure]).promises) == ()
    assert calibration(fold([*sure, *unsure, guessed(19, 5, LET_GO)]).promises) == ()
    bands = calibration(fold([*sure, *unsure, guessed(19, 5, NO)]).promises)
    assert [(band.low, band.high, band.kept.share) for band in bands] == [(4.5, 6, 0.5), (8.5, 10, 1)]


@pytest.mark.parametrize(("confidence", "low"), [(0, 0), (4, 0), (4.5, 4.5), (6, 4.5), (6.5, 6.5), (8, 6.5), (10, 8.5)])
def test_every_confidence_has_its_band(confidence: float, low: float) -> None:
    bands = calibration(fold([guessed(number, confidence, YES) for number in range(20)]).promises)
    assert [band.low for band in bands] == [low]


def test_obstacles_stand_against_the_causes_given() -> None:
    def morning(days: int, obstacle: str, outcome: Outcome, *causes: str) -> list[Entry]:
        made = f"p{days}"
        return [
            page(days, line(Role.OBSTACLE, obstacle, "run"), line(Role.PROMISE, "run", "run", made)),
            page(days + 0.5, became(made, outcome), several(Role.CAUSE, *causes, about=made)),
        ]

    pages = [
        *morning(1, "The phone", NO, "energy", "too big"), *morning(2, "the  phone", YES, "the cue worked"),
        *morning(3, "rain", PARTLY, "time"), *morning(4, "the phone", NO, "energy"),
    ]  # fmt: skip
    phone, rain = hurdles(fold([wish(0), *pages]))
    assert (phone.text, phone.named, phone.kept) == ("the phone", 3, Kept(yes=1, no=2))
    assert phone.causes[0] == ("energy", 2)
    assert (rain.text, rain.causes) == ("rain", (("time", 1),))


def test_attention_beside_importance() -> None:
    shares = attention_shares(
        {"health": 9, "work": 6, "love": 9, "learning": 6}, {"health": 1, "work": 10, "love": 3, "learning": 2}
    )
    gaps = {share.area: share.gap for share in shares}
    assert gaps["health"] == pytest.approx(0.2375)
    assert gaps["work"] == pytest.approx(-0.425)
    assert gaps["love"] == pytest.approx(0.1125)
    assert attention_shares({"health": 0}, {}) == ()


def test_attention_by_area_of_the_result_a_promise_is_about() -> None:
    pages = [
        wish(0), wish(0.1, "write", "work"), page(0.2, scale(Role.IMPORTANCE, 9, "run")),
        page(0.3, scale(Role.IMPORTANCE, 3, "write")), promised(1, "a", PARTLY), promised(2, "b", YES, "write"),
        promised(3, "c", YES, ""), promised(4, "d", NO),
    ]  # fmt: skip
    found = {share.area: share for share in attention(fold(pages), on(5))}
    assert (found["health"].importance, found["health"].done, found["health"].of) == (0.75, 0.5, 1.5)
    assert found["work"].action == pytest.approx(2 / 3)


def test_the_row_of_an_answered_promise_names_it() -> None:
    answer = Ypn(step="outcome", role=Role.OUTCOME, asked="Write the first page", about="p1", outcome=Outcome.PARTLY)
    assert listed(page(1, answer, flow="outcome")).words == "partly: Write the first page"
