"""The whole life as one picture: how far each wedge is filled, the sentence, and that no width loses a name."""

from __future__ import annotations

import re

import pytest

from tests.insights.people import on, page, scale
from tui.app.base.pictures import picture
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.views.model import Line, Page
from tui.insights.views.pictures import Life, LifeArea, LifeResult
from tui.insights.views.vision import vision_page
from tui.insights.views.whole_life import NOT_RATED, life_page
from tui.plain.render import page_lines
from tui.records.answers import Item, List
from tui.records.entry import Entry
from tui.records.roles import Role

AREAS = {"work": "Work", "home": "Home", "love": "Love and family"}


def wants(**texts: str) -> Entry:
    """Things wanted: area to text, each with its area as id."""
    lists = (
        List(step="wants", role=Role.RESULT, about=area, items=(Item(id=area, text=text),))
        for area, text in texts.items()
    )
    return page(0, *lists, flow="vision")


def life(portrait: Portrait) -> Page:
    return life_page(portrait, AREAS, on(9))


def drawn(portrait: Portrait) -> Life:
    (found,) = (row for row in life(portrait).rows("life") if isinstance(row, Life))
    return found


RATED = page(1, scale(Role.RATING, 7, "work"), scale(Role.RATING, 2, "home"))
TWO = fold([wants(work="I ship", home="I live by the sea"), RATED])


def test_each_result_is_filled_as_far_as_it_was_rated_and_every_part_of_life_is_there() -> None:
    assert drawn(TWO).areas == (
        LifeArea("Work", (LifeResult("I ship", 0.7),)),
        LifeArea("Home", (LifeResult("I live by the sea", 0.2),)),
        LifeArea("Love and family", ()),
    )


def test_the_sentence_names_the_closest_and_the_furthest_on_every_page_that_has_it() -> None:
    said = Line("The fuller a wedge, the closer it is to what you want: closest in Work, furthest in Home.")
    assert said in life(TWO).rows("life") and said in vision_page(TWO, AREAS, on(9)).rows("life")


def test_without_a_picture_it_is_said_how_far_each_has_come_and_where_nothing_is_wanted() -> None:
    said = "\n".join(page_lines(life(TWO)))
    assert "Work: “I ship”, about three quarters of the way." in said
    assert "Home: “I live by the sea”, about a quarter of the way." in said
    assert "No results here yet:\nLove and family" in said


def test_what_was_never_rated_is_empty_and_says_so() -> None:
    portrait = fold([wants(work="I ship")])
    assert drawn(portrait).areas[0].results == (LifeResult("I ship", None),)
    assert Line(NOT_RATED) in life(portrait).rows("life")


def test_the_picture_opens_to_the_newest_rating_of_each() -> None:
    (first, *_) = life(TWO).sections
    assert len(first.entries) == 1


def test_a_part_of_life_that_is_not_listed_any_more_is_still_drawn() -> None:
    portrait = fold([wants(garden="Beds")])
    assert drawn(portrait).areas[-1] == LifeArea("garden", (LifeResult("Beds", None),))


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("width", [36, 56, 72])
def test_fuller_wedges_have_more_in_them_and_no_name_is_lost(width: int, *, plain: bool) -> None:
    def shown(filled: float) -> str:
        part = LifeResult("x", filled)
        areas = [LifeArea(f"{place} of a life", (part,) if place == 3 else ()) for place in range(12)]
        rows = picture(Life(tuple(areas)), width, 20, plain=plain)
        assert all(row.cell_length <= width for row in rows)
        return "\n".join(row.plain for row in rows)

    empty, half, full = map(shown, (0, 0.5, 1))
    ink = [sum(sign not in " \n" for sign in text) for text in (empty, half, full)]
    assert ink[0] < ink[1] < ink[2]
    for place in range(12):
        assert re.search(rf"\b{place} of", full)
