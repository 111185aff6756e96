"""Loops: what each does, the ring it makes, and what it may be an example of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from tui.insights.fold.portrait import Portrait
from tui.insights.measures.loops import Loop, LoopMap, Shape, loop_maps, shape_of
from tui.insights.views.model import Line, Page, Row, Section, page
from tui.insights.views.pictures import Link, Ring
from tui.records.day import short_date
from tui.records.roles import Role
from tui.records.text import one_line

LOOPS = "Loops"
LISTED = 4
"""So many maps are drawn, the newest."""
NO_LOOP = "None of these leads back to where it began yet. Which of them makes another grow, or shrink?"
FEEDS = "Feeds on itself: more of any one of these comes back as more of it."
HOLDS = "Keeps itself in check: more of any one of these comes back as less of it."
QUESTIONS: dict[Shape, str] = {
    "limits": "Could it be limits to growth: something that grows until it meets what slows it? What would ease the "
    "slowing, rather than push the growing?",
    "fixes": "Could one of them be a quick relief that leaves the slower answer undone? Which of the two do you feed?",
    "delay": "Could the answer be on its way, only later than you expect it?",
    "growth": "Does it run the way you want it to? If not, where is it easiest to slow?",
}
"""An archetype's name is no more than a question."""


Told: TypeAlias = Line | Ring


def told(loops: Sequence[Loop], things: Mapping[str, str]) -> list[Told]:
    """All loops of a map, and the question they ask together."""
    if not loops:
        return [Line(NO_LOOP)]
    rows = [row for loop in loops for row in (*_loop(loop, things), Line(""))]
    shape = shape_of(loops)
    return [*rows, Line(QUESTIONS[shape])] if shape else rows[:-1]


def _loop(loop: Loop, things: Mapping[str, str]) -> Iterator[Told]:
    yield Line(FEEDS if loop.feeds_itself else HOLDS)
    yield Ring(tuple(Link(things[arrow.source], arrow.is_more, arrow.is_late) for arrow in loop.arrows))


def loops_about(portrait: Portrait, result: str, today: date) -> Iterator[Section]:
    """The loops that are about one result, the newest first."""
    about = {said.entry for said in portrait.said.get(Role.LOOP_ABOUT, ()) if said.picked == result}
    for one in reversed(loop_maps(portrait)):
        if one.entry in about:
            yield _map(one, today)


def loops_page(portrait: Portrait, today: date) -> Page:
    """What was drawn so far, the newest first."""
    maps = loop_maps(portrait)
    return page(LOOPS, *(_map(one, today) for one in reversed(maps[-LISTED:])))


def _map(one: LoopMap, today: date) -> Section:
    names = ", ".join(map(one_line, one.things.values()))
    rows: list[Row] = [Line(names, "quiet"), *told(one.loops, one.things)]
    if one.lever:
        rows.append(Line(f"A small change would go a long way at: {one_line(one.lever)}", "accent"))
    return Section(f"loop {one.entry}", short_date(one.said.day, today), tuple(rows), entries=(one.entry,))
