from __future__ import annotations

from datetime import date, timedelta

from tests.insights.people import became, choice, feeling, line, on, page
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.mood import Heat, MoodAverage, by_hour, by_weekday, heat_by_month, mood_words
from tui.insights.measures.mood_over_time import Corner, by_day, by_month, corner_of, mood_year, new_words, went_with
from tui.records.answers import Outcome
from tui.records.entry import Entry
from tui.records.roles import Role
from tui.records.vocabulary import HARD_TO_SAY


def picked(*moods: str) -> Portrait:
    return fold([page(number, feeling(word)) for number, word in enumerate(moods)])


def test_the_word_used_most_and_those_used_once() -> None:
    found = mood_words(picked("calm", "eager", "calm", "stuck", HARD_TO_SAY, HARD_TO_SAY, HARD_TO_SAY).moods)
    assert (found.most, found.times, found.once) == ("calm", 2, ("stuck", "eager"))


def test_of_two_words_used_alike_the_last_leads() -> None:
    assert mood_words(picked("calm", "eager", "calm", "eager").moods).most == "eager"
    assert mood_words(()).most == ""


def test_moods_by_hour_and_weekday() -> None:
    portrait = fold(
        [
            page(0, feeling("calm", -1, 3)), page(7, feeling("glad", 3, 5)), page(0.5, feeling("tired", -4, -2)),
            page(1, feeling(HARD_TO_SAY, None, None)),
        ]
    )  # fmt: skip
    assert by_hour(portrait.moods) == {6: MoodAverage(2, 1, 4), 18: MoodAverage(1, -4, -2)}
    assert by_weekday(portrait.moods) == {0: MoodAverage(3, -2 / 3, 2)}


def test_reacted_against_responded_by_month() -> None:
    portrait = fold(
        [
            page(0, choice(Role.HEAT, "yes, I reacted"), flow="evening"),
            page(1, choice(Role.HEAT, "no"), flow="evening"),
            page(2, choice(Role.HEAT, "some of each"), flow="evening"),
            page(40, choice(Role.HEAT, "I responded"), flow="trigger"),
            page(80, choice(Role.HEAT, "no"), flow="evening"),
        ]
    )
    assert heat_by_month(portrait) == (Heat(date(2026, 3, 1), 1, 0, 1), Heat(date(2026, 4, 1), 0, 1, 0))


def test_a_moment_told_and_ticked_on_one_day_is_counted_as_it_was_told() -> None:
    portrait = fold(
        [
            page(0, choice(Role.HEAT, "some of each"), flow="evening"),
            page(0.1, choice(Role.HEAT, "I reacted"), flow="trigger"),
        ]
    )
    assert heat_by_month(portrait) == (Heat(date(2026, 3, 1), 1, 0, 0),)


def test_every_word_is_counted_those_used_alike_too() -> None:
    found = mood_words(picked("calm", "eager", "calm", "eager", "stuck", HARD_TO_SAY).moods)
    assert found.all == (("eager", 2), ("calm", 2), ("stuck", 1))


def test_a_word_is_new_in_its_first_four_weeks_but_not_to_someone_who_just_began() -> None:
    portrait = fold([page(0, feeling("calm")), page(40, feeling("calm")), page(41, feeling("eager"))])
    assert new_words(portrait.moods, on(42)) == ("eager",)
    assert new_words(portrait.moods, on(80)) == ()
    assert new_words(picked("calm", "eager").moods, on(2)) == ()


def test_the_middle_of_a_day_lies_in_a_corner_or_between_them() -> None:
    assert [corner_of(*place) for place in ((1, -1), (1, 1), (-1, -1), (-1, 1))] == list(Corner)[1:5]
    assert corner_of(0, 3) is corner_of(2, 0) is Corner.BETWEEN
    portrait = fold([page(0, feeling("calm", -2, 4)), page(0.5, feeling("eager", 3, 2))])
    assert by_day(portrait.moods) == {on(0): (0.5, 3)}


def test_nothing_is_in_the_year_of_moods_before_the_first_check_in_or_after_today() -> None:
    portrait = fold([page(2, feeling("calm", -2, 4)), page(3, feeling(HARD_TO_SAY, None, None))])
    year = mood_year(by_day(portrait.moods), on(4))
    assert year is not None and year.first == on(2) and year.counts == {Corner.LOW_PLEASANT: 1}
    assert year.weeks == ((on(0), (None, None, Corner.LOW_PLEASANT, Corner.NONE, Corner.NONE, None, None)),)
    assert mood_year(by_day(portrait.moods), on(1)) is None


def test_how_far_a_month_s_check_ins_lay_apart_is_said_of_three_or_more() -> None:
    two = by_month(fold([page(0, feeling("a", 1, 1)), page(1, feeling("b", 3, 1))]).moods)
    assert [(one.times, one.energy, one.apart) for one in two] == [(2, 2, None)]
    three = by_month(fold([page(day, feeling("a", value, 1)) for day, value in enumerate((1, 3, 5))]).moods)
    assert [(one.month, one.apart) for one in three] == [(date(2026, 3, 1), (2, 0))]


def lived(pleasant: int, unpleasant: int, kept: int) -> list[Entry]:
    """So many pleasant days, promises kept on the first of them, then so many unpleasant ones."""
    days = [page(day, feeling("a", 1, 3 if day < pleasant else -3)) for day in range(pleasant + unpleasant)]
    made = [
        page(day + 0.1, line(Role.PROMISE, "walk", made=f"p{day}"), became(f"p{day}", Outcome.KEPT))
        for day in range(kept)
    ]
    return [*days, *made]


def test_what_went_with_pleasant_days_is_said_with_how_many_and_how_sure_it_is() -> None:
    (found,) = went_with(fold(lived(20, 10, 15)), on(30))
    assert (found.kind, found.pleasant, found.unpleasant, found.of, found.leans) == ("kept", 15, 0, (20, 10), 1)
    (low, high), (other_low, other_high) = found.ranges
    assert other_low == 0 and other_high < low < 0.75 < high < 1


def test_what_may_be_chance_leans_neither_way_and_few_days_say_nothing() -> None:
    (found,) = went_with(fold(lived(20, 10, 6)), on(30))
    assert found.leans == 0
    assert went_with(fold(lived(20, 7, 15)), on(30)) == ()
    assert went_with(fold(lived(20, 10, 4)), on(30)) == ()
    assert went_with(fold(lived(20, 10, 15)), on(0) + timedelta(days=500)) == ()
