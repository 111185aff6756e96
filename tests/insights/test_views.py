"""One page model a screen: what it says, and that all three faces say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

import pytest

from tests.insights.people import choice, line, on, page, rated, scale, values, wish
from tests.pictures.scenes import TODAY
from tui import demo
from tui.app.base.page_view import PageView
from tui.cli.render import page_lines as printed
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.views.hour import greeting
from tui.insights.views.model import Band, Choice, Labelled, Line, Page, Piece, Section, Series, Share, texts
from tui.insights.views.today import Exercise, Waiting, today_page
from tui.insights.views.values import value_page, value_summary, values_page, values_view, weeks_page
from tui.insights.views.vision import result_page, result_summary, vision_page
from tui.plain.render import page_lines as spoken
from tui.plain.render import row_lines
from tui.records.roles import Role


def words(rows: Iterable[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(rows)).casefold()


FACES: dict[str, Callable[[Page], str]] = {
    "full screen": lambda page: words([page.title, page.note, *(row.plain for row in PageView(400).page(page))]),
    "plain": lambda page: words(spoken(page)),
    "command": lambda page: words(text for text, _ in printed(page)),
}


AT, YESTERDAY = datetime(2026, 11, 23, 7, 2), date(2026, 11, 22)


def exercise(flow: str) -> Exercise:
    return Exercise(flow.capitalize(), 7)


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return fold(demo.entries(TODAY))


def pages(portrait: Portrait) -> Iterable[Page]:
    areas = {area: area.upper() for area in {result.area for result in portrait.results}}
    waiting = [Waiting("s", "evening", YESTERDAY, datetime(2026, 11, 22, 21, 30), "Promise")]
    yield today_page(Portrait(), AT, TODAY, exercise)
    yield today_page(
        portrait, AT, TODAY, exercise, name="Mira", waiting=waiting, areas=areas, years=[date(2025, 11, 23)]
    )
    yield vision_page(portrait, areas, TODAY)
    for result in portrait.results:
        promises = [promise for promise in portrait.promises if promise.about == result.id]
        yield result_summary(result, areas[result.area], TODAY)
        yield result_page(result, areas[result.area], promises, TODAY)
        yield result_page(result, areas[result.area], promises, TODAY, 3)
    view = values_view(portrait, TODAY)
    yield values_page(view)
    yield weeks_page(view, TODAY)
    for value in view.values:
        yield value_summary(value)
        yield value_page(value, TODAY)


@pytest.mark.parametrize("face", FACES)
def test_every_sentence_of_every_page_is_in_every_face(portrait: Portrait, face: str) -> None:
    for model in pages(portrait):
        shown = FACES[face](model)
        missing = [text for text in texts(model) if words([text]).strip() not in shown]
        assert not missing, (model.title, missing, shown)


def promised(*days: int) -> Portrait:
    return fold([page(day, line(Role.PROMISE, f"do {at}", made=f"p{at}")) for at, day in enumerate(days)])


def said(found: Page, section: str) -> list[str]:
    return [row.text for row in found.rows(section) if isinstance(row, Line | Choice)]


@pytest.mark.parametrize(
    ("hour", "name", "words"),
    [(4, "", "Good morning"), (12, "Mira", "Good afternoon, Mira"), (18, "", "Good evening"), (3, "", "Good evening")],
)
def test_the_greeting_fits_the_hour_and_the_name(hour: int, name: str, words: str) -> None:
    assert greeting(datetime(2026, 11, 23, hour), name) == words


def test_an_empty_notebook_says_what_taut_is_and_where_to_begin() -> None:
    found = today_page(Portrait(), AT, TODAY, exercise)
    assert [section.id for section in found.sections] == ["news", "flows"]
    assert said(found, "flows") == ["Begin here"]


def test_what_waits_for_today_stands_first_and_is_not_offered_again() -> None:
    portrait = fold([page(0, line(Role.NOTE, "a")), page(1, line(Role.NOTE, "b"))])
    at = datetime(2026, 3, 4, 7)
    waiting = [
        Waiting("a", "evening", on(1), datetime(2026, 3, 3, 21), "Heat"), Waiting("b", "morning", on(2), at, "Facts")
    ]  # fmt: skip
    rows = today_page(portrait, at, on(2), exercise, waiting=waiting).rows("flows")
    assert [(row.opens, row.id, row.about) for row in rows if isinstance(row, Choice)][:2] == [
        ("session", "b", "waiting at Facts since 07:00"),
        ("session", "a", "waiting at Heat since 21:00, for Tue 3 Mar"),
    ]
    assert "Morning" not in [row.text for row in rows if isinstance(row, Choice) and row.opens == "flow"]


def test_open_promises_of_one_day_stand_under_one_heading() -> None:
    rows = today_page(promised(0, 1, 2, 3, 3, 4, 4, 4), AT, on(4), exercise).rows("promises")
    assert [(row.head, row.text) for row in rows if isinstance(row, Choice)] == [
        ("Yesterday you chose", "do 4"), ("", "do 3"), ("On Wednesday you chose", "do 2"),
        ("Today you chose", "do 6"), ("", "do 7"),
    ]  # fmt: skip


def test_a_result_that_is_due_shows_no_number_before_it_is_rated() -> None:
    portrait = fold([wish(0), rated(1, 3)])
    for day, gap, state in ((7, "7", ""), (8, "", "due")):
        (row,) = today_page(portrait, AT, on(day), exercise, areas={"health": "Health"}).rows("held")
        assert isinstance(row, Band) and (row.gap, row.state) == (gap, state)


def test_the_same_day_in_an_earlier_year_can_be_opened() -> None:
    found = today_page(promised(0), AT, on(1), exercise, years=[date(2024, 3, 3), date(2023, 3, 3)])
    (row,) = found.rows("years")
    assert isinstance(row, Choice) and (row.id, row.text) == ("2024-03-03", "2 years ago today you wrote an entry")


def test_a_result_says_which_end_of_its_gap_moved() -> None:
    deepened = page(
        2, choice(Role.STATUS, "deepen", "run"), line(Role.REWORD, "I race", "run"), scale(Role.REMAP, 12, "run"),
        flow="renewal",
    )  # fmt: skip
    (held,) = fold([wish(0), rated(1, 6), deepened, rated(3, 7)]).results
    found = result_page(held, "Health", (), on(3))
    assert "Since the first ratings reality is about the same (±1.4), you asked for more by 2." in said(found, "gap")
    (gap, *_) = found.rows("gap")
    assert isinstance(gap, Band) and [one.words for one in gap.pieces][-1] == "it began at 10"
    (course,) = result_summary(held, "Health", on(3)).rows("course")
    assert isinstance(course, Series) and course.text == (
        "2 ratings: 6 on 3 Mar, 7 on 5 Mar; each may be off by about 1. Deepened to 12 on 4 Mar."
    )


def test_a_short_page_says_how_much_it_leaves_out() -> None:
    entries = [wish(0), *(page(day, line(Role.FACT, f"fact {day}", "run")) for day in range(1, 6))]
    (held,) = fold(entries).results
    section = result_page(held, "Health", (), on(6), most=2).sections[-1]
    assert [row.text for row in section.rows if isinstance(row, Labelled)] == ["fact 5", "fact 4"]
    assert section.more == 3


def test_the_lowest_value_stands_beside_the_week() -> None:
    numbers = [scale(Role.IMPORTANCE, 8, one) for one in ("care", "craft")]
    lived = [scale(Role.LIVED, 8, "care"), scale(Role.LIVED, 3, "craft")]
    entries = [page(0, values(Role.HELD, "care", "craft")), page(1, *numbers, *lived)]
    view = values_view(fold(entries), on(3))
    (row,) = weeks_page(view, on(3)).rows("weeks")
    assert isinstance(row, Share) and [one.words for one in row.pieces] == ["lowest Craft 3"]


def test_what_became_of_a_result_does_not_run_into_its_last_sentence() -> None:
    ended = Choice(opens="result", id="r", text="I run. With ease.", about="reached 15 Oct")
    assert list(row_lines(ended)) == ["I run. With ease. Reached 15 Oct."]
    assert list(row_lines(Choice(opens="flow", id="f", text="Morning", about="7 min"))) == ["Morning, 7 min."]


def test_the_bars_of_a_week_are_as_long_as_there_is_room() -> None:
    rows = [Share("4 May", share, "69", pieces=(Piece("Care 5", "lowest"),)) for share in (1, 0.5, 0.01)]
    drawn = [row.plain for row in PageView(60).section(Section("weeks", rows=tuple(rows)))]
    assert [row.count("━") for row in drawn] == [24, 12, 1]
    assert all(len(row) <= 60 and "lowest Care 5" in row for row in drawn)
    assert all(len(row.plain) <= 40 for row in PageView(40).section(Section("weeks", rows=tuple(rows))))
