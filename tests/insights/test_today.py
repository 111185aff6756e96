"""What Today offers and says: coming back, last night's evening, promises answered, for later and from before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tests.insights.people import became, choice, line, on, page, promised, wish
from tui.insights.fold.fold import fold
from tui.insights.views.model import Choice, Days, Line, Page
from tui.insights.views.today import COME_BACK, Exercise, Waiting, today_page
from tui.records.answers import Outcome
from tui.records.entry import Entry
from tui.records.roles import Role

AT = datetime(2026, 3, 3, 7)


def exercise(flow: str) -> Exercise:
    return Exercise(flow.capitalize(), 7, 3)


def said(found: Page, section: str) -> list[str]:
    return [row.text for row in found.rows(section) if isinstance(row, Line | Choice)]


def test_after_three_days_away_there_is_one_warm_line_and_the_short_morning_first_whatever_the_rhythm() -> None:
    portrait = fold([page(0, choice(Role.RHYTHM, "evenings"), flow="onboarding")])
    for days, at in ((4, AT), (9, datetime(2026, 3, 11, 20))):
        shown = today_page(portrait, at, on(days), exercise)
        assert said(shown, "news") == [COME_BACK.text]
        (first, *_) = (row for row in shown.rows("flows") if isinstance(row, Choice))
        assert (first.id, first.variant, first.about) == ("morning", "short", "the short version, 3 min")
    two = today_page(portrait, AT, on(3), exercise)
    assert said(two, "news") == []
    assert all(row.variant is None for row in two.rows("flows") if isinstance(row, Choice))


def test_someone_back_who_has_written_today_is_greeted_no_more() -> None:
    portrait = fold([page(0, line(Role.NOTE, "a")), page(9, line(Role.NOTE, "b"))])
    shown = today_page(portrait, AT, on(9), exercise)
    assert COME_BACK.text not in said(shown, "news")
    assert all(row.variant is None for row in shown.rows("flows") if isinstance(row, Choice))


def test_days_are_counted_from_the_first() -> None:
    def week(days: int) -> list[str]:
        portrait = fold([page(2, line(Role.NOTE, "a")), page(4, line(Role.NOTE, "b"))])
        return said(today_page(portrait, AT, on(days), exercise), "week")[:1]

    assert [week(2), week(4), week(28), week(29)] == [
        ["your first day"], ["2 of your first 3 days"], ["2 of your first 27 days"], ["2 of the last 28 days"],
    ]  # fmt: skip
    shown = today_page(fold([page(2, line(Role.NOTE, "a"))]), AT, on(3), exercise)
    (dots,) = (row for row in shown.rows("week") if isinstance(row, Days))
    assert dots.weeks[0][1] == (None, None, 1, None, None, None, None)  # before the first day, and today is not over


def test_last_nights_evening_is_offered_in_the_morning_where_there_is_something_to_hear_of() -> None:
    def offered(*entries: Entry, at: datetime = AT, waiting: Sequence[Waiting] = ()) -> list[Choice]:
        rows = today_page(fold(entries), at, on(1), exercise, waiting=waiting).rows("flows")
        return [row for row in rows if isinstance(row, Choice) and row.text == "Last night's reflection"]

    morning = page(0, line(Role.NOTE, "a"), flow="morning")
    (one,) = offered(morning)
    assert (one.id, one.day, one.variant, one.about) == ("evening", on(0), "short", "3 min")
    assert offered(page(0, line(Role.PROMISE, "run", made="a")))
    assert not offered(page(0, line(Role.NOTE, "a")))
    assert not offered(morning, page(0.5, line(Role.NOTE, "b"), flow="evening"))
    assert not offered(morning, at=AT.replace(hour=13))
    assert not offered(morning, waiting=[Waiting("s", "evening", on(0), AT)])


def test_a_promise_answered_today_stays_and_says_what_it_did() -> None:
    kept = [page(day, line(Role.PROMISE, f"lap {day}", "run", f"{day}")) for day in range(12)]
    answers = [page(day + 0.5, became(f"{day}", Outcome.KEPT), flow="outcome") for day in range(12)]

    def shown(days: int) -> list[tuple[str, str]]:
        portrait = fold([wish(0), *kept[: days + 1], *answers[: days + 1]])
        rows = today_page(portrait, AT, on(days), exercise).rows("promises")
        return [(row.head, row.about) for row in rows if isinstance(row, Choice)]

    assert shown(0) == [("Answered today", "kept, the first kept for “I run ten kilometres with ease”")]
    assert shown(2) == [("Answered today", "kept, the third in a row for “I run ten kilometres with ease”")]
    assert shown(10)[0][1].startswith("kept, the 11th in a row for")
    later = today_page(fold([wish(0), *kept[:1], *answers[:1]]), AT, on(1), exercise)
    assert later.rows("promises") == ()


def test_where_a_row_ends_nothing_is_said_of_it() -> None:
    entries = [
        wish(0), promised(0, "a", Outcome.KEPT), promised(1, "b", Outcome.KEPT), promised(2, "c", Outcome.NOT),
        promised(3, "d", Outcome.KEPT),
    ]  # fmt: skip
    shown = [today_page(fold(entries[: day + 2]), AT, on(day), exercise).rows("promises") for day in (2, 3)]
    assert [row.about for rows in shown for row in rows if isinstance(row, Choice)] == ["not this time", "kept"]


def test_a_promise_for_a_later_day_stands_quietly_under_that_day() -> None:
    made = page(0, line(Role.PROMISE, "ask her", "run", "a"), choice(Role.PROMISE_DAY, "2026-03-09", "a"))
    again = page(0, became("b", Outcome.NOT), choice(Role.NEXT, "again", "b"), flow="evening")

    def heads(days: int) -> list[str]:
        rows = today_page(fold([made, promised(0, "b"), again]), AT, on(days), exercise).rows("promises")
        return [row.head for row in rows if isinstance(row, Choice) and row.opens == "promise"]

    assert heads(0) == ["For tomorrow, again", "For 9 Mar"]
    assert heads(1) == ["For today, again", "For Monday"]
    assert heads(2) == ["For yesterday, again", "For Monday"]


def test_promises_from_before_a_time_away_are_one_row() -> None:
    portrait = fold([promised(0, "a"), promised(1, "b"), promised(9, "c")])
    rows = today_page(portrait, AT, on(9), exercise).rows("promises")
    assert [(row.opens, row.text) for row in rows if isinstance(row, Choice)] == [
        ("promise", "do c"), ("pile", "2 promises from before: look at them, or let them rest"),
    ]  # fmt: skip
    looked = today_page(portrait, AT, on(9), exercise, unfolded=True).rows("promises")
    assert [row.text for row in looked if isinstance(row, Choice)] == ["do b", "do a", "do c"]
