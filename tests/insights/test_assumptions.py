"""Assumptions have a life: stated, how sure, a test with a day, what it showed, and how sure after it."""

from __future__ import annotations

from tests.insights.people import choice, line, on, page, scale
from tui.insights.fold.fold import fold
from tui.insights.measures.assumptions import WAITS, assumptions, due_tests
from tui.insights.views.model import texts
from tui.insights.views.reality import BELIEFS, reality
from tui.records.entry import Entry
from tui.records.roles import Role


def climbed(days: float = 0) -> Entry:
    return page(
        days, line(Role.CONCLUSION, "He won't listen"), scale(Role.SURENESS, 8), line(Role.ASSUMPTION, "He heard me"),
        line(Role.PROMISE, "Ask him what he heard", made="p"), scale(Role.SURENESS, 6), choice(Role.TEST_DAY, "7"),
        flow="ladder",
    )  # fmt: skip


def test_what_was_concluded_is_due_on_its_day_and_let_be_after_two_weeks() -> None:
    portrait = fold([climbed()])
    assert [due_tests(portrait, on(day)) != () for day in (6, 7, 7 + WAITS.days - 1, 7 + WAITS.days)] == [
        False, True, True, False,
    ]  # fmt: skip
    (due,) = due_tests(portrait, on(7))
    assert (due.said.text, due.test, [one.text for one in due.sure]) == (
        "He won't listen", "Ask him what he heard", ["8", "6"],
    )  # fmt: skip


def test_what_it_showed_ends_its_waiting_and_stands_beside_it() -> None:
    stated = climbed()
    showed = page(
        8, line(Role.SHOWED, "He asked twice what I meant", about=stated.id), scale(Role.SURENESS, 3, about=stated.id),
        flow="tested",
    )  # fmt: skip
    portrait = fold([stated, showed])
    assert not due_tests(portrait, on(9))
    (one,) = assumptions(portrait)
    assert [said.text for said in one.sure] == ["8", "6", "3"]
    (beliefs,) = (page for page in reality(portrait, {}, on(9)).pages if page.title == BELIEFS)
    said = " ".join(texts(beliefs))
    assert "how sure, 0 to 10: 8 → 6 → 3" in said and "test: Ask him what he heard" in said
    assert "it showed, 10 Mar: He asked twice what I meant" in said and "assumed: He heard me" in said


def test_a_belief_with_a_test_of_its_own_has_the_same_life() -> None:
    rubbed = page(
        0, line(Role.BELIEF, "I can't draw"), scale(Role.SURENESS, 9), line(Role.TEST, "Ten minutes a day"),
        choice(Role.TEST_DAY, "14"), flow="learning",
    )  # fmt: skip
    (due,) = due_tests(fold([rubbed]), on(14))
    assert (due.said.text, due.test) == ("I can't draw", "Ten minutes a day")


def test_the_page_says_which_tests_wait_and_when_they_come_back() -> None:
    (beliefs,) = (page for page in reality(fold([climbed()]), {}, on(1)).pages if page.title == BELIEFS)
    assert [section.id for section in beliefs.sections] == ["tests", "assumed"]
    assert "9 March" in " ".join(texts(beliefs)) and all(section.entries for section in beliefs.sections)


def test_a_test_whose_two_weeks_are_over_is_not_said_to_come_back() -> None:
    (beliefs,) = (page for page in reality(fold([climbed()]), {}, on(7 + WAITS.days)).pages if page.title == BELIEFS)
    assert [section.id for section in beliefs.sections] == ["assumed"]
