"""All there is to the vision: the life being chosen, and a result with everything that was said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.swing import Swing, swing
from tui.insights.measures.tension import result_scatter
from tui.insights.views.loops import loops_about
from tui.insights.views.model import Labelled, Line, Page, Section, Series, entries_of, page, section
from tui.insights.views.moments import TWO_WANTS, Moments, moments
from tui.insights.views.vision import LISTED, STATEMENT, course, facts, result_page
from tui.records.day import short_date
from tui.records.roles import Role
from tui.records.text import one_line
from tui.records.titles import STATUS_WORDS

WHOSE = Moments(
    "whose", "Whose it is, and what it brings", frozenset({"vision", "renewal", "weigh", "chain"}),
    (Role.DESIRE, Role.OWN, Role.CHANGES, Role.ROOT),
    {
        Role.DESIRE: "would you take it", Role.OWN: "if nobody could ever know", Role.CHANGES: "you'd change",
        Role.ROOT: "it brings",
    },
)  # fmt: skip
SCENES = Moments(
    "scenes", "As you pictured it", frozenset({"sharpen", "vision"}), (Role.SCENE,), {}
)  # fmt: skip
COMPLETED = Moments(
    "completed", "How it was reached", frozenset({"reached"}), (Role.TOOK, Role.LEARNED, Role.HELPERS, Role.PAUSE),
    {
        Role.TOOK: "it took", Role.LEARNED: "it taught you", Role.HELPERS: "who helped", Role.PAUSE: "marked by",
    },
)  # fmt: skip
TOLD = (COMPLETED, SCENES, WHOSE, TWO_WANTS)
"""What is told of a result by occasion."""


def statement_page(portrait: Portrait, today: date) -> Page:
    """The life being chosen: the statement, whether it is chosen, the aims beneath, and how it read before."""
    said = portrait.said.get(Role.STATEMENT, ())
    if not said:
        return Page(STATEMENT, ())
    newest, chosen = said[-1], portrait.last(Role.CHOSEN)
    aims = portrait.said.get(Role.ROOT_AIM, ())
    latest = [one for one in aims if one.entry == aims[-1].entry]
    scenes = portrait.recalled(Role.SCENE)
    stands = [f"{one_line(chosen.text)}, {short_date(chosen.day, today)}"] if chosen is not None else []
    return page(
        STATEMENT,
        Section(
            "statement",
            rows=(Line(newest.text, "strong"), *(Line(text, "quiet") for text in stands)),
        ).resting_on(entries_of((newest, *([chosen] if chosen else [])))),
        Section("aims", "What it is for, underneath", tuple(Line(one.text) for one in latest)).resting_on(
            entries_of(latest)
        ),
        facts("As you pictured it", scenes, today, LISTED, "scenes"),
        facts("Earlier versions", said[:-1], today, LISTED, "versions"),
        note=f"written {short_date(newest.day, today)}",
    )


NOTHING_TO_SHARE = "There is nothing to share yet. Write down one thing you want first."


def lines_to_share(portrait: Portrait) -> tuple[str, ...]:
    """Sentences of the newest statement, then the held results: what one may hand to somebody."""
    said = portrait.last(Role.STATEMENT)
    sentences = re.split(r"(?<=[.!?…。])\s+", one_line(said.text)) if said else []
    return tuple(dict.fromkeys(filter(None, (*sentences, *(one_line(one.text) for one in portrait.held)))))


def swing_line(result: Result, swung: Swing, today: date) -> Series:
    """The line over time with its turns numbered, in the order in which they are asked about."""
    *others, last = (short_date(day, today) for day in swung.turns)
    turned = (
        f"It changed direction on {', '.join(others)} and {last}." if others else f"It changed direction on {last}."
    )
    return msgspec.structs.replace(course(result, today), turns=swung.turns, text=turned)


def _swing(result: Result, today: date) -> Section:
    """The line above what was said of two wants; empty where it goes one way."""
    swung = swing(result, today, result_scatter((result,)))
    rows = (swing_line(result, swung, today),) if swung is not None else ()
    return Section("swing", "Back and forth", rows).resting_on(entries_of(swung.ratings if swung is not None else ()))


def whole_result(portrait: Portrait, result: Result, areas: Mapping[str, str], today: date, most: int = LISTED) -> Page:
    """A result's page, with what was said of whose it is, the want against it, its steps, and how it was reached."""
    promises = [promise for promise in portrait.promises if promise.about == result.id]
    own = result_page(result, areas.get(result.area, result.area), promises, today, most)
    steps = [
        Labelled(short_date(one.since, today), one.text, STATUS_WORDS[one.status] if one.status != "held" else "")
        for one in portrait.steps(result.id)
    ]
    between = section("steps", "Steps between", steps, most).resting_on(
        one.wordings[0].entry for one in portrait.steps(result.id)
    )
    told = (moments(portrait, kind, today, most, result.id) for kind in TOLD)
    spoken = {result.id, *(promise.id for promise in promises)}
    probed = [said for said in portrait.recalled(Role.PROBE) if said.about in spoken]
    further = facts("Follow-up questions", probed, today, most, "further")
    first, *others = own.sections
    found = [first, between, *others, further, _swing(result, today), *told, *loops_about(portrait, result.id, today)]
    return msgspec.structs.replace(own, sections=tuple(one for one in found if one.rows))
