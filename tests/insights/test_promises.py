"""Every worked number of PRACTICE.md, section 3, about promises."""

from __future__ import annotations

from datetime import date

import pytest

from tests.insights.people import became, line, on, page, promised, scale, several, wish
from tui.insights.fold.entry_summary import summarize
from tui.insights.fold.fold import fold
from tui.insights.measures.promises import (
    Outcomes,
    SayDo,
    attention,
    attention_shares,
    calibration,
    count_outcomes,
    helped,
    hindered,
    named_obstacles,
    recent,
    say_do,
)
from tui.records.answers import Outcome, Ypn
from tui.records.entry import Entry
from tui.records.roles import Role

YES, PARTLY, NO, LET_GO = Outcome.KEPT, Outcome.PARTLY, Outcome.NOT, Outcome.LET_GO


def test_five_yes_three_partly_three_not() -> None:
    found = SayDo(8, Outcomes(yes=5, partly=3, no=3), on(0))
    assert found.kept.share == pytest.approx(0.591, abs=1e-3)
    assert found.gap == pytest.approx(0.209, abs=1e-3)


def test_six_yes_two_partly_one_not() -> None:
    assert SayDo(4, Outcomes(yes=6, partly=2, no=1), on(0)).gap == pytest.approx(-0.378, abs=1e-3)


def test_below_eight_there_is_no_gap() -> None:
    assert SayDo(9, Outcomes(yes=5, no=2), on(0)).gap is None


def test_let_go_and_open_promises_never_enter_the_share() -> None:
    portrait = fold([promised(0, "a", YES), promised(1, "b", LET_GO), promised(2, "c"), promised(3, "d", NO)])
    found = count_outcomes(portrait.promises)
    assert found == Outcomes(yes=1, no=1, let_go=1, open=1)
    assert found.share == 0.5
    assert count_outcomes([]).share is None


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    portrait = fold([promised(0, "a", NO), page(1, became("a", YES), flow="outcome")])
    assert count_outcomes(portrait.promises) == Outcomes(yes=1)
    assert portrait.promises[0].answered == on(1)


def test_only_the_last_days_count() -> None:
    portrait = fold([promised(0, "old", NO), promised(1, "new", YES)])
    assert [promise.id for promise in recent(portrait.promises, on(28))] == ["new"]


def beside(pages: list[Entry], today: date) -> tuple[float, Outcomes, date, int] | None:
    found = say_do(fold(pages), today)
    return (found.rated, found.kept, found.day, found.times) if found else None


def test_the_word_is_what_it_was_rated_on_average_in_the_last_days() -> None:
    pages = [page(1, scale(Role.WORD, 9)), page(8, scale(Role.WORD, 8)), promised(2, "a", YES)]
    assert beside(pages, on(10)) == (8.5, Outcomes(yes=1), on(8), 2)
    assert beside(pages, on(29)) == (8, Outcomes(yes=1), on(8), 1)
    assert say_do(fold(pages), on(40)) is None
    assert say_do(fold([]), on(40)) is None


def test_the_word_stands_beside_promises_of_the_weeks_it_was_rated_for() -> None:
    made = [promised(1, "before", NO), promised(2, "first", YES), promised(8, "last", YES), promised(9, "after", NO)]
    later = [promised(15, "unrated", NO), promised(20, "again", PARTLY)]
    assert beside([*made, page(8.5, scale(Role.WORD, 9))], on(10)) == (9, Outcomes(yes=2), on(8), 1)
    words = [page(8.5, scale(Role.WORD, 9)), page(22, scale(Role.WORD, 7))]
    assert beside([*made, *later, *words], on(25)) == (8, Outcomes(yes=2, partly=1), on(22), 2)


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


def test_what_helped_and_what_got_in_the_way_of_a_promise_with_an_obstacle_are_counted_apart() -> None:
    def morning(days: int, obstacle: str, outcome: Outcome, *causes: str) -> list[Entry]:
        made = f"p{days}"
        return [
            page(days, line(Role.OBSTACLE, obstacle, "run"), line(Role.PROMISE, "run", "run", made)),
            page(days + 0.5, became(made, outcome), several(Role.CAUSE, *causes, about=made)),
        ]

    pages = [
        *morning(1, "The phone", NO, "energy", "too big"), *morning(2, "the  phone", YES, "the cue worked"),
        *morning(3, "rain", PARTLY, "hindered_time", "cue_worked"), *morning(4, "the phone", NO, "energy"),
    ]  # fmt: skip
    phone, rain = named_obstacles(fold([wish(0), *pages]))
    assert (phone.text, phone.named, phone.kept) == ("the phone", 3, Outcomes(yes=1, no=2))
    assert phone.hindered == (("energy", 2), ("too big", 1)) and phone.helped == (("the cue worked", 1),)
    assert (rain.text, rain.helped, rain.hindered) == ("rain", (("cue_worked", 1),), (("hindered_time", 1),))


def test_time_that_helped_once_and_lacked_once_is_one_of_each() -> None:
    def answered(days: int, outcome: Outcome, *causes: str) -> list[Entry]:
        name = f"p{days}"
        return [
            page(
                days,
                line(Role.PROMISE, name, made=name),
                became(name, outcome),
                several(Role.CAUSE, *causes, about=name),
            )
        ]

    old = [*answered(1, YES, "time"), *answered(2, NO, "time", "another person"), *answered(3, PARTLY, "time")]
    new = [*answered(4, YES, "helped_time"), *answered(5, PARTLY, "helped_time", "hindered_time")]
    promises = fold([*old, *new]).promises
    assert [count for _, count in helped(promises)] == [3]
    assert sorted(count for _, count in hindered(promises)) == [1, 2]


def test_both_questions_about_a_promise_kept_in_part_are_remembered() -> None:
    both = (several(Role.CAUSE, "cue_worked", about="p"), several(Role.CAUSE, "too_big", about="p"))
    (promise,) = fold([page(0, line(Role.PROMISE, "run", made="p")), page(1, became("p", PARTLY), *both)]).promises
    assert [one.id for one in promise.helped] == ["cue_worked"] and [one.id for one in promise.hindered] == ["too_big"]


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        (Outcomes(yes=4, partly=1, no=2), "4 of 7, and one in part"),
        (Outcomes(yes=111, partly=57, no=57), "111 of 225, and 57 in part"),
        (Outcomes(yes=9, no=3), "9 of 12"),
        (Outcomes(partly=1), "0 of 1, and one in part"),
        (Outcomes(open=3), ""),
    ],
)
def test_the_record_is_whole_promises_and_no_share(kept: Outcomes, text: str) -> None:
    assert kept.text == text


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
    assert summarize(page(1, answer, flow="outcome")).words == "partly: Write the first page"
