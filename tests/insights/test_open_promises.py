"""What becomes of an open promise: its day, "not yet", made again, and the pile after a time away."""

from __future__ import annotations

from tests.insights.people import became, choice, line, on, page, promised
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.open_promises import for_later, from_before, is_first_kept, kept_in_a_row, to_ask
from tui.insights.measures.presence import came_back
from tui.insights.measures.promises import Outcomes, count_outcomes, recent
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.records.roles import Role

YES, PARTLY, NO, LET_GO, NOT_YET = Outcome.KEPT, Outcome.PARTLY, Outcome.NOT, Outcome.LET_GO, Outcome.NOT_YET


def ids(portrait: Portrait, days: int) -> list[str]:
    return [one.id for one in to_ask(portrait, on(days))]


def missed(days: float, made: str, *then: Known) -> Entry:
    """An evening on which a promise was not kept, and what was chosen for it."""
    return page(days, became(made, NO), *then, flow="evening")


def test_not_yet_leaves_it_open_and_asks_again_the_next_day() -> None:
    portrait = fold([promised(0, "a"), page(1, became("a", NOT_YET), flow="outcome")])
    assert portrait.open_promises[0].outcome is None
    assert (ids(portrait, 1), ids(portrait, 2)) == ([], ["a"])
    assert count_outcomes(portrait.promises) == Outcomes(open=1)


def test_not_yet_opens_again_what_was_answered_by_a_slip() -> None:
    portrait = fold([promised(0, "a", NO), page(1, became("a", NOT_YET), flow="outcome")])
    assert (portrait.promises[0].outcome, portrait.promises[0].answered) == (None, None)


def test_a_promise_for_monday_made_on_saturday_is_asked_about_on_monday_and_counts_there() -> None:
    portrait = fold([page(0, line(Role.PROMISE, "ask her", "run", "a"), choice(Role.PROMISE_DAY, "2026-03-04", "a"))])
    promise = portrait.promises[0]
    assert (promise.day, promise.chosen) == (on(2), on(0))
    assert [ids(portrait, days) for days in range(3)] == [[], [], ["a"]]
    assert [one.id for one in for_later(portrait, on(1))] == ["a"]
    assert recent(portrait.promises, on(1)) == ()
    assert recent(portrait.promises, on(2)) == (promise,)


def test_a_day_may_be_said_in_days_and_one_gone_by_or_misspelt_is_none() -> None:
    def day_of(pick: str) -> object:
        made = page(5, line(Role.PROMISE, "ask", "run", "a"), choice(Role.PROMISE_DAY, pick, "a"))
        return fold([made]).promises[0].day

    assert [day_of("0"), day_of("1"), day_of("14")] == [on(5), on(6), on(19)]
    assert {day_of(pick) for pick in ("2026-03-01", "2026-02-30", "soon", "-3", "²", "1" * 20)} == {on(5)}


def test_again_is_a_new_promise_for_the_next_day_with_the_same_words_result_and_cue() -> None:
    first = page(0, line(Role.PROMISE, "run", "far", "a"), line(Role.CUE_WHEN, "at seven", "a"))
    portrait = fold([first, missed(0.5, "a", choice(Role.NEXT, "again", "a"))])
    old, new = portrait.promises
    assert old.outcome is NO
    assert (new.text, new.about, new.when, new.again, new.outcome) == ("run", "far", "at seven", "a", None)
    assert (new.chosen, new.day) == (on(0), on(1))
    assert (ids(portrait, 0), ids(portrait, 1)) == ([], [new.id])


def test_in_a_morning_again_and_smaller_are_for_the_day_that_is_ahead() -> None:
    smaller = (line(Role.REWORD, "one lap", "a"),)
    for pick, more, text in (("again_today", (), "do a"), ("smaller_today", smaller, "one lap")):
        portrait = fold([promised(0, "a"), missed(1, "a", choice(Role.NEXT, pick, "a"), *more)])
        (new,) = portrait.open_promises
        assert (new.text, new.day, new.chosen, new.again) == (text, on(1), on(1), "a")


def test_smaller_words_and_another_day_belong_to_the_new_promise_alone() -> None:
    smaller = (choice(Role.NEXT, "smaller", "a"), line(Role.REWORD, "one lap", "a"))
    old, new = fold([promised(0, "a"), missed(1, "a", *smaller)]).promises
    assert (old.text, new.text, new.day) == ("do a", "one lap", on(2))

    later = (choice(Role.NEXT, "another_day", "a"), choice(Role.PROMISE_DAY, "2026-03-09", "a"))
    old, new = fold([promised(0, "a"), missed(1, "a", *later)]).promises
    assert (old.day, new.day, new.chosen) == (on(0), on(7), on(1))


def test_let_go_closes_it_leave_does_nothing_and_what_was_kept_is_not_made_again() -> None:
    def promises(pick: str, outcome: Outcome = NO) -> list[Outcome | None]:
        said = page(1, became("a", outcome), choice(Role.NEXT, pick, "a"), flow="evening")
        return [one.outcome for one in fold([promised(0, "a"), said]).promises]

    assert promises("let_go") == [LET_GO]
    assert promises("leave") == [NO]
    assert promises("again", PARTLY) == [PARTLY, None]
    assert promises("again", YES) == [YES]  # the outcome was put right afterwards


def test_a_chain_goes_on_from_the_promise_that_was_made_again() -> None:
    entries = [promised(0, "a"), missed(0.5, "a", choice(Role.NEXT, "again", "a"))]
    second = fold(entries).promises[1].id
    entries.append(missed(1.5, second, choice(Role.NEXT, "again", second)))
    assert [one.again for one in fold(entries).promises] == ["", "a", second]


def test_three_days_away_are_a_time_away_and_two_are_not() -> None:
    days = [on(0), on(1)]
    assert came_back(days, on(4)) is None  # two whole days without an entry
    assert came_back(days, on(5)) == on(5)
    assert came_back([*days, on(5), on(6)], on(7)) == on(5)  # it still counts in the days after
    assert came_back([], on(7)) is None  # the first day comes back from nowhere
    assert came_back([on(0), on(9)], on(5)) == on(5)  # what is written for a later day changes nothing


def test_what_is_open_from_before_a_time_away_is_a_pile_and_only_its_newest_is_asked_about() -> None:
    portrait = fold([promised(0, "a"), promised(1, "b"), promised(2, "c")])
    assert (ids(portrait, 5), from_before(portrait, on(5))) == (["a", "b", "c"], ())
    assert [one.id for one in from_before(portrait, on(6))] == ["a", "b", "c"]
    assert ids(portrait, 6) == ["c"]
    back = fold([promised(0, "a"), promised(1, "b"), promised(6, "d")])
    assert ids(back, 7) == ["b", "d"]  # and on the day after


def test_one_promise_from_before_is_no_pile() -> None:
    assert from_before(fold([promised(0, "a")]), on(30)) == ()


def test_someone_who_writes_once_a_week_is_not_away_in_between() -> None:
    weekly = page(0, choice(Role.RHYTHM, "weekly"), flow="onboarding")
    portrait = fold([weekly, promised(0, "a"), promised(0, "b")])
    assert from_before(portrait, on(7)) == ()
    assert len(from_before(portrait, on(11))) == 2


def test_kept_in_a_row_counts_the_answered_promises_of_one_result() -> None:
    outcomes = {"a": YES, "b": NO, "c": YES, "d": LET_GO, "e": YES}
    entries = [promised(place, name, outcome) for place, (name, outcome) in enumerate(outcomes.items())]
    portrait = fold([*entries, promised(9, "other", NO, "sing"), promised(10, "f"), promised(11, "g", PARTLY)])
    row = {one.id: kept_in_a_row(portrait, one) for one in portrait.promises}
    assert row == {"a": 1, "b": 0, "c": 1, "d": 0, "e": 2, "other": 0, "f": 0, "g": 0}
    assert [one.id for one in portrait.promises if is_first_kept(portrait, one)] == []
    alone = fold([promised(0, "a", NO), promised(1, "b", YES)])
    assert [one.id for one in alone.promises if is_first_kept(alone, one)] == ["b"]


def test_the_order_is_that_of_the_answers() -> None:
    portrait = fold([
        promised(0, "a"), promised(1, "b"), page(1.2, became("b", NO), flow="outcome"),
        page(2, became("a", YES), flow="outcome"),
    ])  # fmt: skip
    assert kept_in_a_row(portrait, portrait.promises[0]) == 1
