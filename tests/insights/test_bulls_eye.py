"""The bull's-eye: which marks stand on it, where, and the sentence that goes with them."""

from __future__ import annotations

import pytest

from tests.insights.people import on, page, scale, values
from tui.app.base.pictures import picture
from tui.cli.render import section_lines as printed
from tui.insights.fold.fold import fold
from tui.insights.views.bulls_eye import bulls_eye
from tui.insights.views.model import Line, Section
from tui.insights.views.pictures import BullsEye, Mark, where
from tui.plain.render import section_lines as heard
from tui.records.roles import Role

HELD = page(0, values(Role.HELD, "care", "craft", "calm"))


def shown(day: int, **lived: float) -> Section:
    marks = [page(1, *(scale(Role.LIVED, near, value) for value, near in lived.items()))]
    found = bulls_eye(fold([HELD, *marks]).values, on(day))
    assert found is not None
    return found


def test_the_nearest_and_the_furthest_are_named() -> None:
    said = "This past week you lived Care and Calm closest to the centre and Craft furthest from it."
    assert Line(said) in shown(2, care=8, craft=4, calm=8).rows


def test_one_mark_alone_and_marks_that_are_equal_are_said_as_what_they_are() -> None:
    assert Line("This past week Care was near the centre. Not marked: Craft and Calm.") in shown(2, care=8).rows
    equal = shown(2, care=5, craft=5, calm=5)
    assert Line("This past week you lived all of these halfway out.") in equal.rows


def test_marks_of_longer_ago_say_of_which_week_they_are() -> None:
    section = shown(30, care=8)
    assert any(isinstance(row, Line) and row.text.startswith("In the week to 3 Mar Care was") for row in section.rows)


def test_a_mark_of_an_earlier_week_is_not_among_those_of_the_newest() -> None:
    marks = [page(1, scale(Role.LIVED, 9, "care")), page(9, scale(Role.LIVED, 3, "craft"))]
    found = bulls_eye(fold([HELD, *marks]).values, on(9))
    assert found is not None
    assert found.rows[0] == BullsEye((Mark("2", "Craft", 3, 1),), 3)
    assert len(found.entries) == 1


def test_nothing_marked_is_no_picture() -> None:
    assert bulls_eye(fold([HELD]).values, on(1)) is None


def test_both_faces_in_words_say_where_each_mark_is() -> None:
    section = shown(2, care=9, craft=2)
    for lines in (list(heard(section)), [text for text, _ in printed(section)]):
        said = " ".join(map(str.strip, lines))
        assert "Care: at the centre. Craft: at the edge." in said


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("width", [12, 22, 36, 60])
def test_every_mark_is_seen_at_its_distance_and_nothing_overflows(width: int, *, plain: bool) -> None:
    marks = tuple(Mark(str(place + 1), "x", near, place) for place, near in enumerate((10, 10, 5, 0)))
    rows = picture(BullsEye(marks, 4), width, width // 2, plain=plain)
    assert {row.cell_length for row in rows} == {width}
    at = {sign: (column, y) for y, row in enumerate(rows) for column, sign in enumerate(row.plain) if sign in "1234"}
    assert set(at) == {"1", "2", "3", "4"}
    middle = (width / 2, len(rows) / 2)
    # A cell is twice as high as wide.
    far = {sign: max(abs(x - middle[0]), 2 * abs(y - middle[1])) / (width / 2) for sign, (x, y) in at.items()}
    assert far["1"] < 0.35 and far["4"] > 0.8 and 0.25 < far["3"] < 0.75


def test_a_place_in_words_is_its_ring() -> None:
    said = [where(near) for near in (10, 7, 5, 3, 2.5)]
    assert said == ["at the centre", "near the centre", "halfway out", "further out", "at the edge"]
