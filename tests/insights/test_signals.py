"""The rules and wordings of PRACTICE.md, sections 3 and 4: each example, and each case that stays silent."""

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
from tui.insights.fold.fold import fold
from tui.insights.signals import RULES, Signal, all_signals
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.records.roles import Role

NAME = "“I run ten kilometres with ease” "


def of_kind(kind: str, today: float, *entries: Entry) -> list[Signal]:
    portrait = fold(entries)
    return [signal for signal in all_signals(portrait, on(int(today)), GROUPS) if signal.kind == kind]


def one(kind: str, today: float, *entries: Entry) -> Signal:
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


WAVE = (3, 4.5, 6, 7, 7.5, 6.5, 5, 3.5, 3, 4, 5.5, 7, 7.5, 7, 5.5, 4, 3)


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
    assert "This gap closed by 2.2, all of it from asking for less." in text


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
        "It has been heavy to look at lately. Would a smaller step serve you better than a smaller result?"
    )
    assert of_kind("relief", 15, wish(0), *feels, reworded(14, 8)) == []
    assert of_kind("relief", 14, wish(0), *feels, reworded(13, 11)) == []
    assert of_kind("relief", 14, wish(0), *feels[:2], reworded(13, 8)) == []


def weeks(*values: float, facts: int = 0, start: int = 1) -> list[Entry]:
    """A rating a week, each with so many facts before it."""
    return [rated(start + 7 * week, value, facts=facts) for week, value in enumerate(values)]


STEADY = weeks(4, 4.5, 4, 4, 4.5, 4, facts=1)


def test_a_rating_ahead_of_the_facts() -> None:
    leap = weeks(7, 7.5, 7, 7.5, start=43)
    assert one("ahead", 65, wish(0), *STEADY, *leap).text == (
        f"{NAME}This went from about 4 to about 7, with fewer facts beside it than you usually note. "
        "It may well be so. What would a visitor see?"
    )
    assert of_kind("ahead", 65, wish(0), *STEADY, *weeks(7, 7.5, 7, 7.5, start=43, facts=1)) == []
    assert of_kind("ahead", 65, wish(0), *STEADY, *leap, page(65, line(Role.FACT, "ran to the lake", "run"))) == []


def test_a_rating_behind_the_facts() -> None:
    fallen = weeks(1, 0.5, 1, 1, start=43)
    assert one("behind", 65, wish(0), *STEADY, *fallen).text == (
        f"{NAME}This went from about 4 to about 1, with fewer facts beside it than you usually note. "
        "Is it the facts, or how the days have felt?"
    )


def test_one_rating_is_no_leap_nor_is_what_scatter_explains_or_a_person_who_never_notes_facts() -> None:
    assert of_kind("ahead", 44, wish(0), *STEADY, rated(43, 8)) == []
    wild = weeks(3, 6, 4, 2, 5, 3, facts=1)
    assert of_kind("ahead", 65, wish(0), *wild, *weeks(5, 6, 4, 6, start=43)) == []
    bare = weeks(4, 4.5, 4, 4, 4.5, 4)
    assert of_kind("ahead", 65, wish(0), *bare, *weeks(7, 7.5, 7, 7.5, start=43)) == []


def test_a_rating_on_another_scale_is_no_leap() -> None:
    after = weeks(7, 7.5, 7, 7.5, start=43)
    assert of_kind("ahead", 65, wish(0), *STEADY, reworded(42, 7), *after) == []


def test_a_new_wording_that_nobody_measured_and_ratings_that_jump_with_it() -> None:
    changed = page(42, line(Role.REWORD, "I run five kilometres", "run"), flow="revise")
    after = weeks(7, 7.5, 7, 7.5, start=43)
    signal = one("lowered", 65, wish(0), *STEADY, changed, *after)
    assert signal.text == (
        "“I run five kilometres” Your ratings went from about 4 to about 7 when its wording changed. "
        "Did things change, or does the new wording ask for less? Either can be right."
    )
    assert signal.since == on(42)
    measured = page(42, line(Role.REWORD, "I run five kilometres", "run"), scale(Role.REMAP, 10, "run"), flow="revise")
    assert of_kind("lowered", 65, wish(0), *STEADY, measured, *after) == []
    assert of_kind("lowered", 65, wish(0), *STEADY, changed, *weeks(4.5, 5, 4, 5, start=43)) == []


FLAT = weeks(*[4, 4.5] * 12, facts=1)
END = 1 + 7 * 23


def acts(count: int) -> list[Entry]:
    return [promised(END - 50 + 3 * number, f"p{number}", Outcome.KEPT) for number in range(count)]


def test_a_quiet_stall() -> None:
    signal = one("quiet_stall", END + 1, wish(0), *FLAT, *acts(1))
    assert signal.text == (
        f"{NAME}In 23 weeks little has moved here, and you haven't promised much for it. "
        "Let it rest on purpose, or give it one small thing?"
    )
    assert (signal.evidence.count, signal.evidence.first, signal.evidence.last) == (25, on(1), on(END))


def test_a_busy_stall() -> None:
    assert one("busy_stall", END + 1, wish(0), *FLAT, *acts(8)).text == (
        f"{NAME}You've done what you said, eight times in eight weeks, and the rating hasn't moved in 23. "
        "Is it slow to show, or is it time to try something else?"
    )


def test_some_effort_an_expected_delay_growth_and_a_small_gap_are_no_stall() -> None:
    assert of_kind("quiet_stall", END + 1, wish(0), *FLAT, *acts(3)) == []
    assert of_kind("busy_stall", END + 1, wish(0), *FLAT, *acts(3)) == []
    slow = page(0.5, choice(Role.DELAY, "200", "run"))
    assert of_kind("busy_stall", END + 1, wish(0), slow, *FLAT, *acts(8)) == []
    grows = weeks(*[3 + week / 8 for week in range(24)])
    assert of_kind("quiet_stall", END + 1, wish(0), *grows) == []
    assert of_kind("quiet_stall", END + 1, wish(0), *weeks(*[8.5, 9] * 12)) == []
    assert of_kind("quiet_stall", 50, wish(0), *FLAT[:7]) == []


def test_whole_numbers_that_flicker_are_a_stall_all_the_same() -> None:
    assert of_kind("quiet_stall", 7 * 40, wish(0), *weeks(*[4, 5] * 20))


def test_back_and_forth() -> None:
    signal = one("back_and_forth", 7 * 17, wish(0), *weeks(*WAVE))
    assert signal.text == (
        f"{NAME}This has changed direction three times within a year. That often means two wants at once, "
        "not a lack of willpower. Look at the second?"
    )
    assert of_kind("back_and_forth", 90, wish(0), *weeks(*[4, 6, 5, 3, 5, 6, 4, 5, 3, 6, 4, 5])) == []


def answered(yes: int, partly: int, no: int) -> list[Entry]:
    outcomes = [Outcome.KEPT] * yes + [Outcome.PARTLY] * partly + [Outcome.NOT] * no
    return [promised(number, f"p{number}", outcome) for number, outcome in enumerate(outcomes)]


def word(*values: float) -> list[Entry]:
    return [page(7 * week + 6, scale(Role.WORD, value)) for week, value in enumerate(values)]


def test_says_more() -> None:
    assert one("says_more", 21, *word(8, 8, 8), *answered(4, 3, 10)).text == (
        "You rate your word about 8; in the same weeks you kept 4 of 17, and 3 in part. "
        "Would fewer promises help, or smaller ones, or different times?"
    )


def test_does_more() -> None:
    assert one("does_more", 21, *word(4, 4, 4), *answered(15, 1, 1)).text == (
        "You rate your word about 4; in the same weeks you kept 15 of 17, and one in part. "
        "You keep your word better than you think."
    )


def test_say_and_do_are_silent_where_chance_explains_the_record() -> None:
    assert of_kind("says_more", 21, *word(9, 9, 9), *answered(2, 1, 4)) == []
    assert of_kind("says_more", 21, *word(7, 7, 7), *answered(8, 2, 7)) == []
    assert of_kind("says_more", 21, *word(9), *answered(2, 0, 10)) == []
    assert of_kind("says_more", 21, *answered(5, 3, 9)) == []


def test_a_word_is_held_against_the_promises_of_the_weeks_it_was_rated_for() -> None:
    later = [promised(30 + number, f"later {number}", Outcome.NOT) for number in range(12)]
    assert of_kind("says_more", 42, *word(8, 8, 8), *answered(14, 1, 2), *later) == []


IMPORTANCE = {"health": 9, "work": 6, "love": 9, "learning": 6}
DONE = {"health": 0, "work": 16, "love": 5, "learning": 3}


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
        "Going by what you've said about your results, health makes up about a third of what matters to you; "
        "none of 24 promises went there. Is it a season, a squeeze or second thoughts?"
    )


def test_an_attention_gap_says_how_much_matters_and_names_the_area() -> None:
    pages = four_areas({"health": 9, "work": 9, "love": 9, "learning": 6}, {**DONE, "love": 8})
    portrait = fold(pages)
    text = next(one.text for one in all_signals(portrait, on(20), {}, {"health": "Body and health"}))
    assert text.startswith(
        "Going by what you've said about your results, "
        "Body and health makes up about a quarter of what matters to you; "
        "none of 27 promises went there."
    )


def test_attention_is_silent_where_chance_explains_it_or_nothing_was_weighed() -> None:
    assert of_kind("attention", 20, *four_areas(IMPORTANCE, {"health": 1, "work": 6, "love": 3, "learning": 2})) == []
    assert of_kind("attention", 20, *four_areas(IMPORTANCE, {"health": 0, "work": 7, "love": 0, "learning": 0})) == []
    unweighed = [wish(0, "in health", "health"), wish(0.1, "in work", "work")]
    made = [promised(1 + number, f"w {number}", Outcome.KEPT, "in work") for number in range(18)]
    assert of_kind("attention", 20, *unweighed, *made) == []


def test_a_result_never_weighed_counts_as_the_others_do_but_nothing_is_said_of_an_area_without_any() -> None:
    wanted = [wish(0, "in work", "work"), wish(0.1, "run", "health"), wish(0.2, "sleep", "health")]
    made = [promised(1 + number, f"w {number}", Outcome.KEPT, "in work") for number in range(18)]
    work, run = (page(0.5 + place / 10, scale(Role.IMPORTANCE, 6, one)) for place, one in enumerate(("in work", "run")))
    (said,) = of_kind("attention", 20, *wanted, work, run, *made)
    assert said.about == "health" and "about two thirds of what matters" in said.text
    assert of_kind("attention", 20, *wanted, work, *made) == []


HEAVY_WEEK = ["pressure", "pressure", "ache", "pressure", "pressure", "pressure", "ache"]


def test_a_heavy_gap() -> None:
    feels = [felt(number, word) for number, word in enumerate(HEAVY_WEEK, 1)]
    signal = one("heavy", 8, wish(0), *feels)
    assert signal.text == (
        f"{NAME}Looking at this has felt more like a weight than a pull. The feeling is about the gap, not about you. "
        "Should next week's mornings be just the vision?"
    )
    assert (signal.evidence.count, signal.evidence.of, signal.confidence) == (7, "answers", "likely")
    mixed = [felt(number, word) for number, word in enumerate(["pull", *HEAVY_WEEK[:4], "flat", "pull"], 1)]
    assert of_kind("heavy", 8, wish(0), *mixed) == []
    assert of_kind("heavy", 60, wish(0), *feels) == []


def test_a_heavy_gap_over_several_results_names_none() -> None:
    feels = [felt(number, word, f"r{number % 2}") for number, word in enumerate([*HEAVY_WEEK, "ache"], 1)]
    signal = one("heavy", 9, *feels)
    assert (signal.id, signal.text[:32]) == ("heavy:", "Looking at what you want beside ")


@pytest.mark.parametrize(
    "dates", [["2026-06-01", "in summer", "2026-09-01", "2026-12-01"], ["2026-06", "3", "2026-09", "2026"]]
)
def test_a_date_that_slips(dates: list[str]) -> None:
    pages = [page(number, line(Role.TARGET, text, "run")) for number, text in enumerate(dates, 1)]
    assert one("date_slips", 5, wish(0), *pages).text == (
        f"{NAME}This date has moved twice. Is it the date or the result that needs a look?"
    )
    assert of_kind("date_slips", 5, wish(0), *pages[:3]) == []


def test_arrived() -> None:
    near = [rated(day, value, facts=1) for day, value in ((1, 9.5), (10, 9.5), (20, 10), (31, 9.5))]
    signal = one("arrived", 32, wish(0), *near)
    assert signal.text == (
        f"{NAME}This looks like what you described. Enjoy it. Is there more to picture here, or is this one done?"
    )
    assert of_kind("arrived", 25, wish(0), *near[:3]) == []
    assert of_kind("arrived", 32, wish(0), *[rated(day, 9.5) for day in (1, 10, 20, 31)]) == []
    assert of_kind("arrived", 32, wish(0), *near[:2], rated(20, 7, facts=1), near[3]) == []


def test_what_was_set_down_or_reached_is_left_in_peace() -> None:
    pages = [wish(0), *[rated(day, 10, facts=1) for day in (1, 10, 20, 31)]]
    assert of_kind("arrived", 33, *pages)
    assert of_kind("arrived", 33, *pages, page(32, choice(Role.STATUS, "reached", "run"))) == []


def held(*entries: Entry) -> list[Entry]:
    return [page(-100, values(Role.HELD, "care", "craft", "order", "freedom")), *entries]


def lived(*values: float, start: int = 0) -> list[Entry]:
    return [page(start + 7 * week, scale(Role.LIVED, near, "care")) for week, near in enumerate(values)]


def test_a_drift() -> None:
    signal = one("drift", 78, *held(*lived(8, 7.5, 8, 8, 7.5, 8, 8, 5, 4.5, 5, 4.5, 5)))
    assert signal.text == "Care has been getting less of you for about five weeks. What has been taking its place?"
    assert (signal.since, signal.confidence) == (on(49), "clear")
    assert of_kind("drift", 78, *held(*lived(8, 6, 7, 8, 6, 8, 7, 6, 5, 7, 6, 5))) == []
    assert of_kind("drift", 36, *held(*lived(8, 7, 7, 6, 5, 5))) == []


def test_a_sliding_importance() -> None:
    pages = [page(0, scale(Role.IMPORTANCE, 9, "care")), *lived(4, 4, 4.5, 4, start=7)]
    signal = one("sliding", 91, *held(*pages, page(90, scale(Role.IMPORTANCE, 6, "care"))))
    assert signal.text == (
        "Care matters less to you than in March, and it had also been hard to live. "
        "Has it changed, or has it been given up on?"
    )
    assert of_kind("sliding", 91, *held(*pages, page(90, scale(Role.IMPORTANCE, 7.5, "care")))) == []
    assert of_kind("sliding", 130, *held(*pages, page(90, scale(Role.IMPORTANCE, 6, "care")))) == []


def evenings(easiest: str, hardest: str, *days: float) -> list[Entry]:
    return [page(day, values(Role.SIGHTED, easiest), values(Role.STRAINED, hardest), flow="evening") for day in days]


def test_rated_high_and_the_hardest_to_see() -> None:
    often = [*evenings("order", "care", *range(1, 9)), *evenings("order", "craft", 9, 10, 11)]
    signal = one("seldom_sighted", 15, *held(*lived(8, 8, start=2), *often))
    assert signal.text.startswith("Care: rated high, and the hardest to see on eight of eleven evenings.")
    assert of_kind("seldom_sighted", 15, *held(*lived(5, 5, start=2), *often)) == []
    late = [*evenings("order", "care", *range(25, 33)), *evenings("order", "craft", 33, 34, 35)]
    assert of_kind("seldom_sighted", 36, *held(*lived(9, 9, 9, 9, 9, start=2), *late))
    assert of_kind("seldom_sighted", 36, *held(*lived(9, 9, 9, 6, 5, start=2), *late)) == []  # no longer rated high
    few = [*evenings("order", "care", 1, 2, 3), *evenings("order", "craft", 9, 10, 11)]
    assert of_kind("seldom_sighted", 15, *held(*lived(8, 8, start=2), *few)) == []


def test_a_value_that_is_seldom_the_easiest_to_see_is_no_signal() -> None:
    pages = held(*lived(8, 8, start=2), *evenings("order", "craft", *range(1, 12)))
    assert of_kind("seldom_sighted", 15, *pages) == []


def test_rated_low_and_often_sighted() -> None:
    often = [*evenings("care", "craft", *range(1, 9)), *evenings("order", "craft", 9, 10, 11)]
    signal = one("often_sighted", 15, *held(*lived(4, 4, start=2), *often))
    assert signal.text.startswith(
        "Care: you may be living this more than you give yourself credit for. "
        "It was the easiest to see on eight of eleven evenings."
    )


def test_an_argument() -> None:
    pages = held(*evenings("care", "craft", 1, 3, 8, 10, 15, 17), *evenings("order", "freedom", 5, 12))
    found = [signal for signal in all_signals(fold(pages), on(20), GROUPS) if signal.kind == "argument"]
    assert found == []  # by their own shares the two meet as often by chance
    quiet = [
        *evenings("care", "order", 1, 4, 8, 12, 15), *evenings("freedom", "craft", 2, 5, 9, 13, 16),
        *evenings("order", "freedom", 3, 6, 10, 14), *evenings("craft", "order", 7, 11, 17, 18),
    ]  # fmt: skip
    earlier = [page(day.day.toordinal() - on(0).toordinal() - 120, *day.answers, flow="evening") for day in quiet * 2]
    between = [*evenings("care", "craft", *range(1, 20, 2)), *evenings("order", "freedom", 4, 12)]
    (signal,) = of_kind("argument", 20, *held(*earlier, *between))
    assert signal.about == "care+craft"
    assert signal.text.startswith("Care and Craft: on ten of twelve evenings one was easiest to see")
    assert list(all_signals(fold(between), on(20), {})) == []
