"""Every answer ever given in the practice is found on a screen, over the demo's year and a life that says it all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.practice.walking import kept, session_for, walk
from tui import demo
from tui.insights.fold.entry_summary import summarize
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.views.model import Page
from tui.insights.views.reality import reality
from tui.insights.views.reflection import reflection
from tui.insights.views.values import value_page, values_page, values_view
from tui.insights.views.vision import vision_page
from tui.insights.views.whole_vision import statement_page, whole_result
from tui.library import load
from tui.records.entry import Entry
from tui.records.roles import Role

TODAY = date(2026, 11, 23)
FLOWS = {
    "vision", "reality", "learning", "ladder", "left_hand", "second_pull", "listening", "weekly", "renewal", "walk",
    "loop", "tested", "weigh", "chain", "sharpen", "anchors", "time", "steps", "reached", "seen", "still", "trigger",
    "morning", "evening", "wish", "onboarding",
}  # fmt: skip
ELSEWHERE = {
    Role.NOTE: "in the Journal, and found by searching",
    Role.DAILY: "in the Journal; = shows every answer to a question",
    Role.LETTER: "closed until its day, then read at the renewal",
    Role.MORROW: "on Today the morning after",
    Role.THEME: "over the week, and on Weeks",
    Role.REPLAN: "read by the step it opens",
    Role.RHYTHM: "read by Today",
    Role.LENGTH: "read by what Today begins",
    Role.SHRINK: "read by the wording it made",
    Role.REMAP: "read by the height of the vision",
    Role.AREA: "read by what is said of that area",
    Role.SIGNAL: "on the page of what taut noticed",
    Role.ASIDE: "read by all that looks back",
    Role.LOOKED: "read by what waits no more",
    Role.OWN_VALUE: "held, and then on its page, or only sorted",
    Role.THANKS: "in the week, month or year it was said in (w)",
    Role.PILE: "read by the card sort", Role.TEN: "read by the card sort", Role.PREFERRED: "read by the card sort",
    Role.LATER: "drawn in its loop", Role.MORE: "drawn in its loop", Role.LESS: "drawn in its loop",
    Role.STATUS: "read by where the result stands", Role.CAUSE: "counted on Say and do",
    Role.CUE_WHEN: "with its promise", Role.CUE_WHERE: "with its promise", Role.IF_THEN: "on its card, or its promise",
    Role.CONFIDENCE: "counted on Say and do", Role.SERVES: "counted on the value's page",
    Role.LOOP_ABOUT: "read by the result's page", Role.TEST_DAY: "read by the day it comes back",
    Role.UNASKED: "on At work",
    Role.PART: "said of its pattern, under Reality and on Weeks",
    Role.PROBE: "on the page of the result it is about, and at its next promise; about nothing, in the Journal",
}  # fmt: skip
"""Answers that act, or that are read where they act, rather than listed under Vision, Reality, Reflection or Values."""


def screens(portrait: Portrait, entries: list[Entry], today: date) -> Iterator[Page]:
    """Every page of the four screens of the practice."""
    areas = load(None)[0].area_names
    yield vision_page(portrait, areas, today)
    yield statement_page(portrait, today)
    yield from (whole_result(portrait, one, areas, today, 10_000) for one in portrait.results)
    yield from reality(portrait, areas, today).pages
    yield from reflection(portrait, [summarize(entry) for entry in entries], today, areas=areas).pages
    view = values_view(portrait, today)
    yield values_page(view)
    yield from (value_page(one, today, 10_000) for one in view.values)


def every_flow() -> list[Entry]:
    """A life in which every flow is walked to its end, several times over."""
    catalogue = load(None)[0]
    entries: list[Entry] = []
    plan = [flow.id for flow in catalogue.flows.values() if flow.id != "note"]
    for number, flow in enumerate(("onboarding", "vision", "values", *plan, *plan), 1):
        day = TODAY - timedelta(days=200 - number)
        portrait = fold(entries)
        session, _ = walk(
            catalogue, session_for(catalogue, flow, portrait, day=day, number=number), portrait,
            choose=lambda field: number % len(field.options),  # noqa: B023 - used at once
        )  # fmt: skip
        entries.append(kept(catalogue, session, portrait))
    return entries


@pytest.fixture(scope="module", params=["demo", "every flow"])
def life(request: pytest.FixtureRequest) -> list[Entry]:
    return list(demo.entries(TODAY)) if request.param == "demo" else every_flow()


def test_every_answer_opens_from_a_screen_of_the_practice(life: list[Entry]) -> None:
    portrait = fold(life)
    opened = {entry for one in screens(portrait, life, TODAY) for section in one.sections for entry in section.entries}
    missing = {
        f"{entry.flow}.{answer.step}"
        for entry in life
        if entry.flow in FLOWS and entry.id not in opened
        for answer in entry.answers
        if answer.role is not None and answer.role not in ELSEWHERE
    }
    assert not missing


def test_every_role_has_its_words_on_a_screen_or_acts_where_it_is_said_to(life: list[Entry]) -> None:
    portrait = fold(life)
    shown = "\n".join(str(page) for page in screens(portrait, life, TODAY))
    unseen = {
        role.value
        for role, said in portrait.said.items()
        if role not in ELSEWHERE and said and not any(str(one.text)[:30] in shown for one in said)
    }
    assert not unseen
