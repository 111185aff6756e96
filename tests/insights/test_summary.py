"""A week, a month or a year in one page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.insights.people import DAY, became, choice, feeling, line, on, page, scale, several, values
from tui.exchange.exporters.markdown import page_markdown as as_markdown
from tui.insights.fold.fold import fold
from tui.insights.measures.period import LENGTHS, Length, Period, Summary, period, summary
from tui.insights.views.model import Labelled, Page, texts
from tui.insights.views.period import period_page
from tui.records.answers import Choice, Known, Outcome, Pick
from tui.records.entry import Entry
from tui.records.roles import Role

MARCH = period("month", DAY)


LATER = on(60)


def summed(*pages: Entry, of: Period = MARCH, today: date = LATER) -> Summary:
    return summary(fold(pages), of, today)


def said(*pages: Entry, of: Period = MARCH) -> Page:
    return period_page(summed(*pages, of=of), lambda area: {"health": "Body and health"}.get(area, area))


def items(found: Page, heading: str) -> list[str]:
    section = next(one for one in found.sections if one.heading == heading)
    rows = [row for row in section.rows if isinstance(row, Labelled)]
    return [f"{row.label}: {row.text}" if row.label else row.text for row in rows]


def course(found: Page) -> tuple[str, ...]:
    (row,) = found.rows("results")
    assert isinstance(row, Labelled)
    return row.details


def promise(days: int, name: str, when: str, *causes: str, outcome: Outcome) -> list[Entry]:
    return [
        page(days, line(Role.PROMISE, name, made=name), line(Role.CUE_WHEN, when, about=name)),
        page(days + 0.5, became(name, outcome), several(Role.CAUSE, *causes, about=name)),
    ]


@given(st.sampled_from(LENGTHS), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_periods_follow_one_another_without_a_gap(length: Length, day: date) -> None:
    here = period(length, day)
    assert here.first <= day <= here.last
    assert (here.first - here.before.last).days == 1 == (here.after.first - here.last).days
    assert here.before.after == here == here.after.before


def test_days_that_have_been_are_counted_and_days_to_come_are_not() -> None:
    found = summed(page(0), page(0.5), page(3), page(40), today=on(9))
    assert (found.days, found.pages, found.of) == (2, 3, 11)


def test_which_end_of_a_gap_moved_is_told() -> None:
    wanted = page(-40, line(Role.RESULT, "I run", "health", made="run"), scale(Role.RATING, 3, "run"))
    assert course(said(wanted, page(5, scale(Role.RATING, 5, "run")))) == ("Reality 3, then 5; the gap closed by 2.",)
    lowered: list[Known] = [line(Role.REWORD, "I walk", about="run"), scale(Role.REMAP, 7, about="run")]
    rated = page(9, scale(Role.RATING, 6, "run"))
    assert course(said(wanted, page(8, *lowered), rated)) == (
        "Before that: I run",
        "Reality 3, then 4.2; the gap closed by 4.2, 1.2 of it from things changing and 3 from asking for less.",
    )
    deepened: list[Known] = [line(Role.REWORD, "I race", about="run"), scale(Role.REMAP, 12, about="run")]
    assert course(said(wanted, page(8, *deepened), page(9, scale(Role.RATING, 2.5, "run"))))[1] == (
        "Reality 3, then 3; you asked for more."
    )
    assert course(said(wanted, page(5, scale(Role.RATING, 3, "run")))) == ("Reality 3, as before.",)
    assert course(said(wanted, page(5, scale(Role.RATING, 2, "run")))) == ("Reality 3, then 2; the gap opened by 1.",)


def test_a_result_of_which_nothing_was_said_is_not_told() -> None:
    assert not summed(page(-40, line(Role.RESULT, "I run", "health", made="run"))).results


def test_promises_with_what_helped_and_what_got_in_the_way() -> None:
    pages = [
        *promise(1, "write", "07:30", "time", outcome=Outcome.KEPT),
        *promise(2, "ring", "07:30", "time", "energy", outcome=Outcome.PARTLY),
        *promise(3, "walk", "noon", "too big", outcome=Outcome.NOT),
        *promise(-20, "before", "noon", "energy", outcome=Outcome.KEPT),
    ]
    assert items(said(*pages), "What you said you would do") == [
        "1 kept, 1 partly, 1 not this time",
        "Planned for, and kept: 07:30 (2)",
        "What helped: time (1)",
        "What got in the way: too big (1)",
    ]
    week = period("week", DAY)
    assert "Kept: write" in items(said(*pages, of=week), "What you said you would do")


def test_a_page_of_a_month_counts_promises_and_gives_no_grade() -> None:
    pages = [one for n in range(12) for one in promise(n, f"p{n}", "", outcome=Outcome.KEPT)]
    assert items(said(*pages), "What you said you would do")[0] == "12 kept"


def test_what_was_kept_of_learning_stands_for_all_of_it() -> None:
    pages = [
        page(1, line(Role.LEARNED, "one")),
        page(2, line(Role.LEARNED, "two")),
        page(2.5, line(Role.LEARNED, "one")),
    ]
    assert items(said(*pages), "What you learned") == ["one", "two"]
    kept = page(3, Choice(step="keep", role=Role.KEEPER, pick=Pick("two", "two")))
    assert items(said(*pages, kept), "What you learned") == ["two"]


def test_words_heat_values_and_thanks_of_the_period_alone() -> None:
    heat = Choice(step="verdict", role=Role.HEAT, pick=Pick("I responded", "I responded"))
    held = values(Role.HELD, "care")
    found = said(
        page(-20, held, feeling("angry", 3, -3), scale(Role.LIVED, 4, "care")),
        page(1, feeling("calm", -2, 3), heat, scale(Role.LIVED, 7, "care"), line(Role.THANKS, "Nele waited")),
        page(2, feeling("calm", -2, 3), feeling("curious", 2, 2)),
    )
    assert items(found, "How it was") == [
        "The word you used most: calm, 2 times", "Used once: curious", "Heated moments: responded 1, reacted 0",
    ]  # fmt: skip
    assert items(found, "How fully you lived")[0].endswith("7, 4 before")
    assert items(found, "What made it lighter") == ["Nele waited"]


def test_pages_kept_out_of_looking_back_are_in_no_summary() -> None:
    away = page(9, choice(Role.ASIDE, "aside", about="2026-03-01/2026-03-05"))
    found = summed(page(1, line(Role.THANKS, "Nele"), line(Role.LEARNED, "rest")), away)
    assert not found.thanks and not found.learned


@pytest.mark.parametrize(("length", "title"), [
    ("week", "The week of 2 March 2026"), ("month", "March 2026"), ("year", "2026"),
])  # fmt: skip
def test_an_empty_period_says_so_and_asks_nothing(length: Length, title: str) -> None:
    found = said(of=period(length, DAY))
    assert list(texts(found)) == [title, "Nothing was written in taut."]


def test_a_persons_words_are_no_markdown() -> None:
    text = as_markdown(said(page(1, line(Role.LEARNED, "*stars*\n# and <b>tags</b>"))))
    assert "- \\*stars\\* # and <b>tags</b>" in text
    assert text.startswith("# March 2026\n\n1 entry on 1 of 31 days.\n")


def test_facts_beyond_those_shown_are_counted() -> None:
    wanted = page(0, line(Role.RESULT, "I run", "health", "run"), scale(Role.RATING, 4, "run"))
    noted = [page(day, line(Role.FACT, f"ran {day} km", "run")) for day in (1, 2, 3)]
    assert course(said(wanted, *noted))[-3:] == ("ran 2 km", "ran 3 km", "and 1 fact earlier")
