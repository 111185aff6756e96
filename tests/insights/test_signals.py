"""The rules and wordings of practice.md, sections 3 and 4: each example, and each case that stays silent."""

from __future__ import annotations

import pytest

from tests.insights.people import (
    GROUPS,
    choice,
    line,
    on,
    page,
    promised,
    rated,
    scale,
    values,
    wish,
)  # fmt: skip
from tui.insights.fold import fold
from tui.insights.signals import RULES, Kind, Signal, all_signals
from tui.insights.signals.evidence import leap
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.records.roles import Role

NAME = "“I run ten kilometres with ease” "


def of_kind(kind: Kind, today: float, *entries: Entry) -> list[Signal]:
    portrait = fold(entries)
    return [signal for signal in all_signals(portrait, on(int(today)), GROUPS) if signal.kind == kind]


def one(kind: Kind, today: float, *entries: Entry) -> Signal:
    (signal,) = of_kind(kind, today, *entries)
    return signal


def reworded(days: float, new_ten: float, reason: str = "it hurt to look at") -> Entry:
    answers: list[Known] = [line(Role.REWORD, f"I run, as of {days}", "run"), scale(Role.REMAP, new_ten, "run")]
    return page(days, *answers, choice(Role.REASON, reason, "run"), flow="renewal")


def felt(days: float, word: str, about: str = "run") -> Entry:
    return page(days, choice(Role.TENSION, word, about))


def test_arrived_goes_first_and_the_rest_keeps_its_order() -> None:
    assert list(RULES)[:2] == ["arrived", "lowered"]
    assert list(RULES)[-1] == "argument"


def test_an_empty_journal_is_silent() -> None:
    assert list(all_signals(fold([]), on(0), {})) == []


def test_a_vision_lowered() -> None:
    signal = one("lowered", 10, wish(0), rated(1, 3), reworded(8, 7), rated(9, 6))
    assert signal.text == (
        "“I run, as of 8” This gap closed by 4.2. About 1.2 came from things changing and 3 from asking for less. "
        "Either can be right. Which was it?"
    )
    assert (signal.id, signal.day) == ("lowered:run", on(8))


@pytest.mark.parametrize("reason", ["I know better what I want", "life changed", "it was someone else's"])
def test_a_vision_lowered_for_a_reason_that_leaves_nothing_to_ask(reason: str) -> None:
    assert of_kind("lowered", 10, wish(0), rated(1, 3), reworded(8, 7, reason), rated(9, 6)) == []


def test_a_vision_lowered_in_small_steps_is_seen_whole() -> None:
    steps = [reworded(8, 9), rated(9, 3.5), reworded(15, 9), rated(16, 4), reworded(22, 9), rated(23, 4)]
    assert "closed by 2.4" in one("lowered", 24, wish(0), rated(1, 3.2), *steps).text


def test_a_vision_lowered_while_things_slipped() -> None:
    text = one("lowered", 10, wish(0), rated(1, 5), reworded(8, 7), rated(9, 6)).text
    assert "This gap closed by 2.2, and it was asking for less that closed it." in text


def test_a_lowered_vision_is_silent_until_it_was_rated_anew_or_where_reality_did_most() -> None:
    assert of_kind("lowered", 10, wish(0), rated(1, 3), reworded(8, 7)) == []
    assert of_kind("lowered", 10, wish(0), reworded(8, 7), rated(9, 6)) == []
    assert of_kind("lowered", 10, wish(0), rated(1, 3), reworded(8, 9), rated(9, 8)) == []
    assert of_kind("lowered", 10, wish(0), rated(1, 6), reworded(8, 12), rated(9, 6)) == []


def test_a_relief_edit() -> None:
    words = ["pull", "ache", "pressure", "not today", "flat", "pressure"]
    feels = [felt(number, word) for number, word in enumerate(words, 1)]
    signal = one("relief", 14, wish(0), *feels, reworded(13, 8))
    assert signal.text.endswith(
        "It has been heavy to look at lately. Would a smaller step serve you better than a smaller wish?"
    )
    assert of_kind("relief", 15, wish(0), *feels, reworded(14, 8)) == []
    assert of_kind("relief", 14, wish(0), *feels, reworded(13, 11)) == []
    assert of_kind("relief", 14, wish(0), *feels[:2], reworded(13, 8)) == []


def test_a_rating_ahead_of_the_facts() -> None:
    ratings = [rated(1, 4, facts=2), rated(8, 5), rated(15, 6)]
    assert one("ahead", 16, wish(0), *ratings).text == (
        f"{NAME}This went from 4 to 6 without a fact noted. It may well be so. What would a visitor see?"
    )
    assert of_kind("ahead", 16, wish(0), *ratings[:2], rated(15, 6, facts=1)) == []
    assert of_kind("ahead", 17, wish(0), *ratings, page(16, line(Role.FACT, "ran to the lake", "run"))) == []


def test_a_rating_behind_the_facts() -> None:
    assert one("behind", 9, wish(0), rated(1, 6, facts=1), rated(8, 4)).text == (
        f"{NAME}You've marked this down by 2 with no new fact. Is it the facts or the mood of the day?"
    )


def test_the_first_rating_is_a_base_without_a_fact() -> None:
    found = leap([(4, 0), (6, 0)])
    assert found is not None
    assert (found.lean, found.base, found.now) == ("ahead", 4, 6)
    assert leap([(4, 2), (5, 0), (5.5, 0)]) is None
    assert leap([]) is None


def test_a_rating_on_another_scale_is_no_leap() -> None:
    assert of_kind("ahead", 10, wish(0), rated(1, 3, facts=1), reworded(8, 7), rated(9, 6)) == []


FLAT = [rated(1, 4, facts=1), rated(15, 4.5, facts=1), rated(29, 4, facts=1), rated(43, 4.5, facts=1)]


def acts(count: int) -> list[Entry]:
    return [promised(2 + 3 * number, f"p{number}", Outcome.KEPT) for number in range(count)]


def test_a_quiet_stall() -> None:
    assert one("quiet_stall", 44, wish(0), *FLAT, *acts(1)).text == (
        f"{NAME}Little has moved here, and little has been asked of it. Rest it on purpose, or give it one small thing?"
    )


def test_a_busy_stall() -> None:
    assert one("busy_stall", 44, wish(0), *FLAT, *acts(8)).text == (
        f"{NAME}You've done what you said, eight times, and the rating hasn't moved. "
        "Slow to show, or is another lever needed?"
    )


def test_some_effort_or_an_expected_delay_is_waited_for() -> None:
    assert of_kind("quiet_stall", 44, wish(0), *FLAT, *acts(4)) == []
    assert of_kind("busy_stall", 44, wish(0), *FLAT, *acts(4)) == []
    slow = page(0.5, choice(Role.DELAY, "120", "run"))
    assert of_kind("busy_stall", 44, wish(0), slow, *FLAT, *acts(8)) == []


def test_back_and_forth() -> None:
    swings = [rated(7 * number, value) for number, value in enumerate([3, 5, 6, 4, 3, 5, 6.5, 4], 1)]
    signal = one("back_and_forth", 57, wish(0), *swings)
    assert signal.text == (
        f"{NAME}This has risen and slipped back more than once. That shape often means two wants at once, "
        "not weak will. Look at the second?"
    )
    assert signal.day == on(56)
    climb = [rated(7 * number, value) for number, value in enumerate([3, 4, 5, 6, 7], 1)]
    assert of_kind("back_and_forth", 36, wish(0), *climb) == []


def answered(yes: int, partly: int, no: int) -> list[Entry]:
    outcomes = [Outcome.KEPT] * yes + [Outcome.PARTLY] * partly + [Outcome.NOT] * no
    return [promised(number, f"p{number}", outcome) for number, outcome in enumerate(outcomes)]


def test_says_more() -> None:
    assert one("says_more", 12, page(11, scale(Role.WORD, 8)), *answered(5, 3, 3)).text == (
        "You rate your word 8; the record says 6.5 of 11. Fewer promises, smaller ones, or other hours?"
    )


def test_does_more() -> None:
    signal = one("does_more", 12, page(11, scale(Role.WORD, 4)), *answered(6, 2, 1))
    assert signal.text == "You keep more of your word than you credit."


def test_say_and_do_are_silent_below_eight_answers_and_within_a_fifth() -> None:
    assert of_kind("says_more", 12, page(11, scale(Role.WORD, 9)), *answered(2, 1, 4)) == []
    assert of_kind("says_more", 12, page(11, scale(Role.WORD, 7)), *answered(5, 3, 3)) == []
    assert of_kind("says_more", 12, *answered(5, 3, 3)) == []


def test_a_gap_of_exactly_a_fifth_counts() -> None:
    assert of_kind("says_more", 12, page(11, scale(Role.WORD, 7)), *answered(4, 0, 4))


IMPORTANCE = {"health": 9, "work": 6, "love": 9, "learning": 6}
DONE = {"health": 1, "work": 10, "love": 3, "learning": 2}


def four_areas(importance: dict[str, int], done: dict[str, int]) -> list[Entry]:
    pages = []
    for place, area in enumerate(importance):
        made = f"in {area}"
        pages += [wish(place / 10, made, area), page(place / 10 + 0.05, scale(Role.IMPORTANCE, importance[area], made))]
        for number in range(done[area]):
            pages.append(promised(1 + number + place / 10, f"{area} {number}", Outcome.KEPT, made))
    return pages


def test_an_attention_gap() -> None:
    signal = one("attention", 20, *four_areas(IMPORTANCE, DONE))
    assert signal.about == "health"
    assert signal.text == (
        "You've called health one of the two that matter most; one action in sixteen went there. "
        "Season, squeeze or second thoughts?"
    )


def test_an_attention_gap_says_what_matters_as_it_is_and_names_the_area() -> None:
    pages = four_areas({"health": 9, "work": 9, "love": 9, "learning": 6}, {**DONE, "health": 0})
    portrait = fold(pages)
    text = next(one.text for one in all_signals(portrait, on(20), {}, {"health": "Body and health"}))
    assert text.startswith("You've said Body and health matters a good deal; none of fifteen actions went there.")


def test_attention_is_silent_below_ten_actions() -> None:
    assert of_kind("attention", 20, *four_areas(IMPORTANCE, {"health": 0, "work": 9, "love": 0, "learning": 0})) == []


HEAVY_WEEK = ["pull", "pressure", "ache", "pull", "pressure", "pressure", "flat"]


def test_a_heavy_gap() -> None:
    feels = [felt(number, word) for number, word in enumerate(HEAVY_WEEK, 1)]
    assert one("heavy", 8, wish(0), *feels).text == (
        f"{NAME}Looking at this has felt more like weight than pull. The feeling is about the gap, not about you. "
        "Shall next week's mornings hold just the vision?"
    )
    assert of_kind("heavy", 8, wish(0), *feels[2:]) == []
    assert of_kind("heavy", 40, wish(0), *feels) == []


def test_a_heavy_gap_over_several_results_names_none() -> None:
    feels = [felt(number, word, f"r{number % 2}") for number, word in enumerate(HEAVY_WEEK, 1)]
    signal = one("heavy", 8, *feels)
    assert (signal.id, signal.text[:32]) == ("heavy:", "Looking at what you want beside ")


@pytest.mark.parametrize(
    "dates", [["2026-06-01", "in summer", "2026-09-01", "2026-12-01"], ["2026-06", "3", "2026-09", "2026"]]
)
def test_a_date_that_slips(dates: list[str]) -> None:
    pages = [page(number, line(Role.TARGET, text, "run")) for number, text in enumerate(dates, 1)]
    assert one("date_slips", 5, wish(0), *pages).text == (
        f"{NAME}This date has moved twice. Is it the date or the wish that needs a look?"
    )
    assert of_kind("date_slips", 5, wish(0), *pages[:3]) == []


def test_arrived() -> None:
    near = [rated(1, 9, facts=1), rated(15, 9.5), rated(28, 9)]
    signal = one("arrived", 29, wish(0), *near)
    assert signal.text == (
        f"{NAME}This looks like what you described. Enjoy it; is there a next picture, or is this one done?"
    )
    assert of_kind("arrived", 28, wish(0), *near) == []
    assert of_kind("arrived", 29, wish(0), rated(1, 9), *near[1:]) == []
    assert of_kind("arrived", 29, wish(0), near[0], rated(15, 8), near[2]) == []


def test_what_was_set_down_or_reached_is_left_in_peace() -> None:
    pages = [wish(0), rated(1, 9, facts=1), rated(28, 9)]
    assert of_kind("arrived", 30, *pages, page(29, choice(Role.STATUS, "reached", "run"))) == []


def held(*entries: Entry) -> list[Entry]:
    return [page(-100, values(Role.HELD, "care", "craft", "order", "freedom")), *entries]


def test_a_drift() -> None:
    weeks = [page(7 * week, scale(Role.LIVED, near, "care")) for week, near in enumerate([8, 7, 7, 6, 5, 5])]
    signal = one("drift", 36, *held(*weeks))
    assert signal.text == "Care has been getting less of you for three weeks. What has been taking its place?"
    assert of_kind("drift", 30, *held(*weeks[:5])) == []


def test_a_sliding_importance() -> None:
    weeks = [page(7 * week, scale(Role.LIVED, 4, "care")) for week in range(1, 5)]
    pages = [page(0, scale(Role.IMPORTANCE, 9, "care")), *weeks, page(90, scale(Role.IMPORTANCE, 7, "care"))]
    signal = one("sliding", 91, *held(*pages))
    assert signal.text == (
        "Care matters less to you than in March, and it had also been hard to live. "
        "Has it changed, or has it been given up on?"
    )
    assert of_kind("sliding", 130, *held(*pages)) == []


def evenings(easiest: str, hardest: str, *days: float) -> list[Entry]:
    return [page(day, values(Role.SIGHTED, easiest), values(Role.STRAINED, hardest), flow="evening") for day in days]


def test_rated_high_and_seldom_sighted() -> None:
    lived = page(10, scale(Role.LIVED, 8, "care"))
    signal = one("seldom_sighted", 11, *held(lived, *evenings("order", "craft", 1, 2, 3, 4)))
    assert signal.text.startswith("Care: rated high, seldom sighted.")
    assert of_kind("seldom_sighted", 11, *held(lived, *evenings("order", "craft", 1, 2, 3))) == []


def test_rated_low_and_often_sighted() -> None:
    lived = page(10, scale(Role.LIVED, 4, "care"))
    signal = one("often_sighted", 11, *held(lived, *evenings("care", "craft", 1, 2, 3, 4)))
    assert signal.text.startswith("Care: you may be living this more than you count. It was easiest to see on four")


def test_an_argument() -> None:
    pages = held(*evenings("care", "craft", 1, 8, 15))
    signal = one("argument", 20, *pages)
    assert (signal.about, signal.text) == (
        "care+craft", "Care and Craft: these two keep competing. That's a trade-off to steer, not a fault.",
    )  # fmt: skip
    assert of_kind("argument", 20, *held(*evenings("care", "craft", 1, 2, 8))) == []
    assert list(all_signals(fold(pages), on(20), {})) == []
