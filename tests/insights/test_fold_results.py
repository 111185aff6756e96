"""How results come into the portrait and change in it."""

from __future__ import annotations

import pytest

from tests.insights.people import choice, columns, line, lines, on, page, rated, scale, wish
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.tension import ends_since
from tui.insights.views.model import Labelled
from tui.insights.views.vision import result_page
from tui.records.answers import Known
from tui.records.entry import Entry
from tui.records.roles import Role


def the_result(*entries: Entry) -> Result:
    return fold([wish(0), *entries]).results[0]


def said(portrait: Portrait, role: Role) -> list[tuple[str, str]]:
    return [(one.about, one.text) for one in portrait.said.get(role, ())]


def test_a_list_of_results_makes_each_line_one() -> None:
    portrait = fold([page(0, lines(Role.RESULT, ["I sleep well", "", "I  walk to work"], "health", made="r"))])
    assert [(result.id, result.text, result.area, result.since) for result in portrait.results] == [
        ("r0", "I sleep well", "health", on(0)),
        ("r2", "I walk to work", "health", on(0)),
    ]


def test_the_left_side_of_a_split_is_the_fact() -> None:
    result = the_result(page(1, columns(Role.FACT, "Got up at 6:30.", "I'm hopeless at this.", "run")))
    assert [fact.text for fact in result.facts] == ["Got up at 6:30."]


def test_a_split_without_a_left_side_holds_no_fact() -> None:
    assert the_result(page(1, columns(Role.FACT, " ", "all talk", "run"))).facts == ()


def test_a_fact_is_a_results_where_it_was_said_of_it_and_not_where_its_area_was() -> None:
    result = the_result(
        page(1, line(Role.FACT, "first", "run")),
        page(2, line(Role.FACT, "second", "health"), scale(Role.RATING, 4, "run")),
        page(3, line(Role.FACT, "third", "run")), page(4, line(Role.FACT, "of the area alone", "health")),
        page(5, line(Role.FACT, "elsewhere", "work"), scale(Role.RATING, 5, "run")),
    )  # fmt: skip
    assert [fact.text for fact in result.facts] == ["first", "third"]


def test_a_fact_about_one_result_is_none_of_another_in_its_area() -> None:
    entries = [wish(0), wish(0.1, "sleep"), page(1, line(Role.FACT, "a bill", "run"), scale(Role.RATING, 4, "sleep"))]
    run, sleep = fold(entries).results
    assert (len(run.facts), len(sleep.facts)) == (1, 0)


ANCHORED = page(1, line(Role.ANCHOR_10, "a marathon", "run"), line(Role.ANCHOR_5, "five kilometres", "run"))


def test_what_a_visitor_would_see_stays_while_the_scale_does() -> None:
    same = page(2, line(Role.REWORD, "I run with ease", "run"), scale(Role.REMAP, 10, "run"))
    assert the_result(ANCHORED, same).anchors == {10: "a marathon", 5: "five kilometres"}
    later = page(3, line(Role.ANCHOR_5, "ten kilometres", "run"))
    assert the_result(ANCHORED, same, later).anchors == {10: "a marathon", 5: "ten kilometres"}


@pytest.mark.parametrize("said", [(), (scale(Role.REMAP, 5, "run"),)])
def test_what_a_visitor_would_see_does_not_stand_under_another_scale(said: tuple[Known, ...]) -> None:
    smaller = page(2, line(Role.REWORD, "I run five kilometres", "run"), *said)
    result = the_result(ANCHORED, smaller)
    assert result.anchors == {}
    assert result.wordings[0].anchors == {10: "a marathon", 5: "five kilometres"}
    assert the_result(ANCHORED, smaller, page(3, line(Role.ANCHOR_0, "the sofa", "run"))).anchors == {0: "the sofa"}


def test_what_a_visitor_would_see_on_an_earlier_scale_stands_with_its_wording() -> None:
    smaller = page(2, line(Role.REWORD, "I run five kilometres", "run"), scale(Role.REMAP, 5, "run"))
    result = the_result(rated(0.5, 5), ANCHORED, smaller, rated(3, 10))
    said = result_page(result, "Health", (), on(3))
    assert said.rows("anchors") == ()
    assert [row.text for row in said.rows("earlier_anchors") if isinstance(row, Labelled)] == [
        "a marathon", "five kilometres",
    ]  # fmt: skip
    moved = ends_since(result)
    assert moved is not None and (moved.up, moved.low) == (0, 5)  # what was half of the old scale is all of the new one


def test_a_change_that_is_taken_back_leaves_what_a_visitor_would_see() -> None:
    smaller = page(
        2, line(Role.REWORD, "I run a bit", "run"), scale(Role.REMAP, 5, "run"), choice(Role.SHRINK, "step", "run")
    )
    assert the_result(ANCHORED, smaller).anchors == {10: "a marathon", 5: "five kilometres"}


def test_a_rating_stands_with_its_day_and_height() -> None:
    rating = the_result(rated(1, 6.5)).ratings[0]
    assert (rating.day, rating.value, rating.height) == (on(1), 6.5, 10)


def test_what_is_said_about_a_result_becomes_part_of_it() -> None:
    result = the_result(
        page(
            1, choice(Role.DESIRE, "with changes", "run"), scale(Role.IMPORTANCE, 9, "run"),
            scale(Role.CLARITY, 8, "run"), line(Role.ANCHOR_10, "the lake and back", "run"),
            line(Role.ANCHOR_0, "the sofa", "run"), line(Role.IMAGE, "fog", "run"), line(Role.OBSTACLE, "rain", "run"),
            choice(Role.TENSION, "pull", "run"), line(Role.TARGET, "2026-09-01", "run"),
            choice(Role.DELAY, "90", "run", "a season"),
        )
    )  # fmt: skip
    assert (result.desire, result.importance, result.clarity, result.delay) == ("with_changes", 9, 8, 90)
    assert result.anchors == {10: "the lake and back", 0: "the sofa"}
    assert [one[0].text for one in (result.images, result.obstacles, result.tensions, result.target)] == [
        "fog", "rain", "pull", "2026-09-01",
    ]  # fmt: skip
    assert result.seen == on(1)


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [("2027-06-30", True), ("2027-06", True), ("2027", True), ("when the snow is gone", True), ("30.6.2027", True),
     ("3", False), ("12.", False), ("-", False)],
)  # fmt: skip
def test_what_says_no_time_is_no_date_it_is_meant_for(text: str, is_shown: bool) -> None:
    result = the_result(page(1, line(Role.TARGET, text, "run")))
    assert [one.text for one in result.target] == ([text] if is_shown else [])


def test_a_desire_in_words_of_ones_own_flow_is_no_desire() -> None:
    assert the_result(page(1, choice(Role.DESIRE, "perhaps", "run"))).desire is None


def renewed(days: float, status: str, *answers: Known) -> Entry:
    return page(days, choice(Role.STATUS, status, "run"), *answers, flow="renewal")


@pytest.mark.parametrize("status", ["reword", "deepen"])
def test_a_rewording_its_height_and_its_reason_are_one_version(status: str) -> None:
    result = the_result(
        renewed(
            1, status, line(Role.REWORD, "I run five", "run"), scale(Role.REMAP, 7, "run"),
            choice(Role.REASON, "life changed", "run"),
        )
    )  # fmt: skip
    assert [(one.text, one.height, one.reason, one.day) for one in result.wordings] == [
        ("I run ten kilometres with ease", 10, "", on(0)),
        ("I run five", 7, "life changed", on(1)),
    ]
    assert result.status == "held"


def test_heights_multiply() -> None:
    result = the_result(
        renewed(1, "reword", line(Role.REWORD, "less", "run"), scale(Role.REMAP, 7, "run")),
        renewed(2, "deepen", line(Role.REWORD, "more", "run"), scale(Role.REMAP, 12, "run")),
    )
    assert [one.height for one in result.wordings] == pytest.approx([10, 7, 8.4])


def test_a_height_moved_without_new_words_leaves_the_old_version_as_it_was() -> None:
    result = the_result(renewed(1, "deepen", scale(Role.REMAP, 12, "run")))
    assert [(one.text, one.height) for one in result.wordings] == [
        ("I run ten kilometres with ease", 10),
        ("I run ten kilometres with ease", 12),
    ]


def test_a_reason_without_a_change_belongs_to_no_wording() -> None:
    portrait = fold([wish(0), renewed(1, "deepen", choice(Role.REASON, "life changed", "run"))])
    assert [one.reason for one in portrait.results[0].wordings] == [""]
    assert said(portrait, Role.REASON) == [("run", "life changed")]


def test_set_down_keeps_its_day_and_its_reason_apart_from_the_wording() -> None:
    portrait = fold([wish(0), renewed(1, "set down", choice(Role.REASON, "it was someone else's", "run"))])
    result = portrait.results[0]
    assert (result.status, result.became, result.reason) == ("set_down", on(1), "it was someone else's")
    assert result.wordings[0].reason == ""
    assert portrait.held == ()


def test_reached_and_taken_up_again() -> None:
    assert (reached := the_result(renewed(1, "reached"))).status == "reached"
    assert reached.became == on(1)
    again = the_result(renewed(1, "reached"), renewed(2, "keep"))
    assert (again.status, again.became) == ("held", None)


@pytest.mark.parametrize(("pick", "height"), [("shrink the step", 10), ("change the vision", 6), ("both", 6)])
def test_shrinking_the_step_leaves_the_vision_where_it_was(pick: str, height: float) -> None:
    result = the_result(
        renewed(
            1, "reword", line(Role.REWORD, "less", "run"), scale(Role.REMAP, 6, "run"),
            choice(Role.REASON, "it hurt to look at", "run"), choice(Role.SHRINK, pick, "run"),
        )
    )  # fmt: skip
    assert result.height == height
    assert result.text == ("less" if height == 6 else "I run ten kilometres with ease")


def test_a_rewording_in_the_session_that_made_it_keeps_both_versions() -> None:
    entry = page(0, line(Role.RESULT, "no more smoking", "health", "air"), line(Role.REWORD, "I breathe freely", "air"))
    assert [one.text for one in fold([entry]).results[0].wordings] == ["no more smoking", "I breathe freely"]
