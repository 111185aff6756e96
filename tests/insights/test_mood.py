from __future__ import annotations

from datetime import date

from tests.insights.people import choice, feeling, page
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.mood import Heat, MoodAverage, by_hour, by_weekday, heat_by_month, mood_words
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
