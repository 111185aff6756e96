"""Loops: found exactly, with their sign, on forty small maps and some whose loops are known by hand."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from tests.insights.people import line, on, page, several
from tui.cli.render import page_lines as printed_lines
from tui.insights.fold.fold import fold
from tui.insights.measures.loops import Arrow, Loop, find_loops, loop_maps, shape_of
from tui.insights.views.loops import FEEDS, HOLDS, NO_LOOP, QUESTIONS, loops_about, loops_page, told
from tui.insights.views.model import Line
from tui.insights.views.pictures import Link, Ring
from tui.plain.render import page_lines as plain_lines
from tui.records.answers import Item, List
from tui.records.entry import Entry
from tui.records.roles import Role


def arrows(*written: str) -> tuple[Arrow, ...]:
    """From ``a+b`` (a makes b more), ``a-b`` (less) and a ``~`` at the end (after a while)."""
    return tuple(Arrow(one[0], one[2], one[1] == "+", one.endswith("~")) for one in written)


def found(things: str, *written: str) -> list[tuple[str, bool]]:
    return [("".join(loop.things), loop.feeds_itself) for loop in find_loops(things, arrows(*written))]


@pytest.mark.parametrize(
    ("things", "written", "loops"),
    [
        ("ab", ("a+b", "b+a"), [("ab", True)]),
        ("ab", ("a+b", "b-a"), [("ab", False)]),
        ("ab", ("a-b", "b-a"), [("ab", True)]),
        ("ab", ("a+b",), []),
        ("abc", ("a+b", "b+c", "c-a"), [("abc", False)]),
        ("abc", ("a-b", "b-c", "c-a"), [("abc", False)]),
        ("abc", ("a+b", "b+c", "c+a", "b-a"), [("ab", False), ("abc", True)]),
        ("abcd", ("a+b", "b+a", "c-d", "d+c"), [("ab", True), ("cd", False)]),
        ("abcd", ("c+d", "d+b", "b+c"), [("bcd", True)]),
        ("a", ("a+a",), []),
        ("ab", ("a+b", "b+z", "z+a"), []),
        ("ab", ("a+b", "a-b", "b+a"), [("ab", True)]),
    ],
)
def test_loops_known_by_hand(things: str, written: tuple[str, ...], loops: list[tuple[str, bool]]) -> None:
    assert found(things, *written) == loops


@pytest.mark.parametrize("seed", range(40))
def test_forty_maps_are_found_as_trying_every_order_finds_them(seed: int) -> None:
    chance = random.Random(f"loops {seed}")
    things = "abcdef"[: chance.randint(2, 6)]
    drawn = {
        (one, other): Arrow(one, other, chance.random() < 0.6)
        for one in things for other in things if one != other and chance.random() < 0.45
    }  # fmt: skip
    expected = set()
    for size in range(2, len(things) + 1):
        for order in permutations(things, size):
            pairs = list(zip(order, (*order[1:], order[0]), strict=True))
            if order[0] == min(order) and all(pair in drawn for pair in pairs):
                expected.add((order, sum(not drawn[pair].is_more for pair in pairs) % 2 == 0))
    loops = find_loops(things, list(drawn.values()))
    assert {(loop.things, loop.feeds_itself) for loop in loops} == expected
    assert len(loops) == len(expected)


def test_the_shape_is_no_more_than_what_the_loops_have_in_common() -> None:
    def shape(things: str, *written: str) -> str | None:
        return shape_of(find_loops(things, arrows(*written)))

    assert shape("ab", "a+b", "b+a") == "growth"
    assert shape("abc", "a+b", "b+a", "b+c", "c-b") == "limits"
    assert shape("abc", "a+b", "b-a", "a+c", "c-a") == "fixes"
    assert shape("ab", "a+b~", "b-a") == "delay"
    assert shape("ab", "a+b", "b-a") is None
    assert shape("ab", "a+b") is None


def drawn(days: float = 0) -> Entry:
    return page(
        days,
        List(
            step="things", role=Role.LOOP,
            items=tuple(Item(text, made) for text, made in (("late evenings", "a"), ("coffee", "b"), ("sleep", "c"))),
        ),
        several(Role.MORE, "b", about="a"), several(Role.LESS, "c", about="b"), several(Role.LATER, "c", about="b"),
        several(Role.LESS, "a", about="c"), line(Role.LEVER, "coffee"), several(Role.LOOP_ABOUT, "rest"),
        flow="loop",
    )  # fmt: skip


def test_a_map_is_drawn_from_its_answers_and_opens_to_them() -> None:
    portrait = fold([drawn()])
    (one,) = loop_maps(portrait)
    assert one.loops == (
        Loop((Arrow("a", "b", True), Arrow("b", "c", False, True), Arrow("c", "a", False))),
    )  # fmt: skip
    (section,) = loops_page(portrait, on(1)).sections
    assert section.rows[1:] == (
        Line(FEEDS),
        Ring((Link("late evenings", True), Link("coffee", False, True), Link("sleep", False))),
        Line(""),
        Line(QUESTIONS["growth"]),
        Line("A small change would go a long way at: coffee", "accent"),
    )
    assert section.entries == (one.entry,)
    assert [section.id for section in loops_about(portrait, "rest", on(1))] == [f"loop {one.entry}"]
    assert not list(loops_about(portrait, "another", on(1)))


def test_things_without_a_circle_say_what_is_missing_and_a_check_says_so() -> None:
    assert told((), {"a": "coffee"}) == [Line(NO_LOOP)]
    things = {"a": "coffee", "b": "sleep"}
    assert told(find_loops("ab", arrows("a-b", "b+a")), things)[0] == Line(HOLDS)


def test_a_ring_is_told_link_by_link_where_nothing_is_drawn() -> None:
    (one,) = loop_maps(fold([drawn()]))
    (ring,) = (row for row in told(one.loops, one.things) if isinstance(row, Ring))
    assert ring.sentences == (
        "The more “late evenings”, the more “coffee”.",
        "The more “coffee”, the less “sleep”, after a while.",
        "The more “sleep”, the less “late evenings”.",
    )
    page = loops_page(fold([drawn()]), on(1))
    heard, printed = list(plain_lines(page)), [text.strip() for text, _ in printed_lines(page)]
    for sentence in (FEEDS, *ring.sentences):
        assert sentence in heard and sentence in printed
