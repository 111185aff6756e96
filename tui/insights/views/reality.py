"""What Reality says: each part of life as it was seen, what was believed of it, and what others said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

import msgspec

from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.assumptions import WAITS, Assumption, assumptions
from tui.insights.measures.observations import Observation, area_of, due_again, observations
from tui.insights.views.loops import loops_page
from tui.insights.views.model import Labelled, Line, Page, Section, entries_of, newest, page, section
from tui.insights.views.moments import TWO_WANTS, Moments, moments
from tui.insights.views.vision import NEWEST, course
from tui.records.day import day_and_month, short_date
from tui.records.option_ids import Limit, Still
from tui.records.roles import Role
from tui.records.text import counted, one_line

Seen: TypeAlias = defaultdict[Role, list[Observation]]
LISTED = 20
"""So many lines of one kind are shown, the newest; the entries they are from can be opened."""
ELSEWHERE = "No part of life in particular"
STILL = {Still.YES: "still true on", Still.NOT_QUITE: "not quite, on", Still.NO_LONGER: "no longer, since"}
MARKS = {"+": "feeds what I want", "-": "drains it"}
EMPTY = Line(
    "What you see of your life as it is will gather here: what happened, what you do well and what is hard, "
    "habits, limits and what you believe about them.",
    hint="Press {reality.look:o} to look at one part of life, or {reality.fact:f} to write down one fact.",
)
FACTS = "facts "
"""What the id of a part with facts begins with; the id of their result follows, if they have one."""
OVERVIEW = "What is"
OTHERS = "What others said"
BELIEFS = "Beliefs and assumptions"

HEADINGS: Mapping[Role, str] = {
    Role.STRENGTH: "What I do well",
    Role.WEAKNESS: "What is hard for me",
    Role.HABIT: "What I do most weeks without deciding to",
    Role.PATTERN: "What keeps happening",
    Role.FRIEND: "What a fond, honest friend would say",
}
"""What is gathered for a part of life, in this order."""
LIMITS = {Limit.FIXED: "Truly fixed for now", Limit.TREATED: "Treated as fixed"}

BESIDE: Mapping[Role, str] = {
    Role.ASSUMPTION: "assumed", Role.BELIEF: "fits the belief", Role.READING: "another story",
    Role.LEARNED: "rubs against", Role.LINK: "if it's true, this changes too", Role.SECOND_WANT: "looks after",
}  # fmt: skip
"""What the entry of something assumed says besides."""
FEEDBACK = Moments(
    "feedback", "Feedback: what they said, and what I heard", frozenset({"learning"}), (Role.FEEDBACK,),
    {
        Role.FEEDBACK_KIND: "it was, and I wanted", Role.STING: "hard to take because",
        Role.TENTH: "the tenth that may be right", Role.FOLLOW_UP: "what I do with it", Role.ASK: "to ask next",
    },
)  # fmt: skip
LISTENED = Moments(
    "listening", "Conversations from the other chair", frozenset({"listening"}), (Role.PERSON,),
    {
        Role.THEIR_SIDE: "their side", Role.EMPATHY: "they may have felt", Role.EMPATHY_BASIS: "I",
        Role.FLOOR: "who held the floor", Role.DISTRACTION: "what pulled me away",
        Role.CHECKED: "said back what I'd understood", Role.QUESTION: "I wish I'd asked",
    },
)  # fmt: skip
UNSAID = Moments(
    "unsaid", "What I didn't say", frozenset({"left_hand"}), (Role.CASE,),
    {
        Role.ROWS: "both columns", Role.UNSAID_WHY: "kept unsaid", Role.INSIGHT: "how it got into the room anyway",
        Role.GUESS: "their unsaid side, perhaps", Role.SENTENCE: "sayable", Role.PERSON: "said to",
    },
)  # fmt: skip


class Reality(msgspec.Struct, frozen=True, kw_only=True):
    """All pages of a day.

    Attributes:
        pages: An overview, a page for each part of life, then what is believed and what others said.
        areas: The id of the part of life a page is about, by its place; empty for the others.
        due: How many lines a season has gone by for.
        beside: What stands beside the overview where there is room: each result over time, and its newest facts.
    """

    pages: tuple[Page, ...]
    areas: tuple[str, ...]
    due: int = 0
    beside: tuple[Section, ...] = ()


def reality(portrait: Portrait, areas: Mapping[str, str], today: date) -> Reality:
    """All pages.

    Args:
        portrait: What the entries say.
        areas: What each part of life is called, in the order they are listed.
        today: The last day looked at.
    """
    seen = _by_area(portrait)
    known = [area for area in areas if area in seen]
    known += sorted(area for area in seen if area and area not in areas)
    here = [*known, *([""] if "" in seen else [])]
    shown = [area_page(portrait, seen[area], areas.get(area, area) or ELSEWHERE, today) for area in here]
    others = [
        one
        for one in (beliefs_page(portrait, today), loops_page(portrait, today), others_page(portrait, today))
        if one.sections
    ]
    due = len(due_again(portrait, today))
    first = overview([(one.title, seen[area]) for area, one in zip(here, shown, strict=True)], due, today)
    return Reality(
        pages=(first if shown or others else Page(OVERVIEW, (Section("empty", rows=(EMPTY,)),)), *shown, *others),
        areas=("", *here, *("" for _ in others)),
        due=due,
        beside=tuple(_over_time(one, today) for one in portrait.held if one.ratings or one.facts),
    )


def _over_time(result: Result, today: date) -> Section:
    """A result's two lines over time, and what was last seen of it."""
    facts = [Labelled(short_date(one.day, today), one_line(one.text)) for one in reversed(result.facts[-NEWEST:])]
    lines = (course(result, today),) if result.ratings else ()
    return Section(f"{FACTS}{result.id}", one_line(result.text), (*lines, *facts)).resting_on(
        entries_of((*reversed(result.facts), *reversed(result.ratings)))
    )


def _by_area(portrait: Portrait) -> dict[str, Seen]:
    """Every line about how things are, by part of life and role, oldest first."""
    found: dict[str, Seen] = {}
    for role in (Role.FACT, *HEADINGS, Role.LIMIT, Role.CREDIT, Role.BIAS):
        for line in observations(portrait, role):
            found.setdefault(area_of(portrait, line.said), defaultdict(list))[role].append(line)
    return found


def overview(areas: Iterable[tuple[str, Seen]], due: int, today: date) -> Page:
    """Every part of life something was seen of: when last, and how much."""
    rows = []
    for name, seen in areas:
        days = [line.said.day for lines in seen.values() for line in lines]
        rows.append(Labelled(short_date(max(days), today), name, counted(len(days), "line")))
    again = Line(
        f"{counted(due, 'line')} three months old or more: still true?", "accent", "{reality.still:s} asks about them."
    )
    return page(OVERVIEW, section("areas", "Last looked at", rows), section("due", "", (again,) if due else ()))


def area_page(portrait: Portrait, seen: Seen, name: str, today: date) -> Page:
    """One part of life: what was seen, what is done well and what is hard, habits, limits and patterns."""
    facts = defaultdict[str, list[Observation]](list)
    for one in seen[Role.FACT]:
        facts[one.said.about if portrait.result(one.said.about) is not None else ""].append(one)
    return page(
        name,
        *(_lines(role.value, heading, seen[role], today) for role, heading in HEADINGS.items()),
        *(
            _lines(side.value, heading, [one for one in seen[Role.LIMIT] if one.said.picked == side], today)
            for side, heading in LIMITS.items()
        ),
        _lines("credit", "What it took to get this far", seen[Role.CREDIT], today),
        _fairness(seen[Role.BIAS]),
        *(
            _lines(f"{FACTS}{about}", _facts_of(about, portrait), found, today)
            for about, found in sorted(facts.items())
        ),
    )


def fact_subject(area: str, part: Section | None) -> str:
    """What a fact written where a part of an area's page is highlighted is about: its result, else the area."""
    about = part.id.partition(FACTS)[2] if part is not None else ""
    return about or area


def beliefs_page(portrait: Portrait, today: date) -> Page:
    """What was concluded, assumed and believed: how sure, what it rests on, its test, and what that showed."""
    found = assumptions(portrait)
    waiting = [one for one in found if one.due is not None and not one.showed and today < one.due + WAITS]
    beside = defaultdict[str, list[tuple[str, str]]](list)
    for role, label in BESIDE.items():
        for said in portrait.said.get(role, ()):
            beside[said.entry].append((label, said.text))
    assumed = newest(
        "assumed", "What you concluded, assumed and believed", found,
        lambda one: _assumed(one, beside[one.said.entry], today), LISTED,
    )  # fmt: skip
    tests = [Labelled(day_and_month(one.due), one_line(one.test or one.said.text)) for one in waiting if one.due]
    return page(
        BELIEFS,
        section("tests", "Tests you set, and the day each comes back", tests).resting_on(
            entries_of(one.said for one in waiting)
        ),
        assumed.resting_on(entries_of(one.said for one in reversed(found))),
        moments(portrait, TWO_WANTS, today),
    )


def others_page(portrait: Portrait, today: date) -> Page:
    """What others said, beside what was heard, felt and left unsaid."""
    return page(OTHERS, *(moments(portrait, kind, today) for kind in (FEEDBACK, LISTENED, UNSAID)))


def _facts_of(about: str, portrait: Portrait) -> str:
    result = portrait.result(about)
    return f"What happened: “{one_line(result.text)}”" if result is not None else "What happened"


def _assumed(one: Assumption, others: Iterable[tuple[str, str]], today: date) -> Labelled:
    """One of them with its whole life: what else it says, how sure over time, the test, and what it showed."""
    beside = [f"{label}: {one_line(text)}" for label, text in others if text != one.said.text]
    sure = " → ".join(said.text for said in one.sure)
    test = [f"test: {one_line(one.test)}"] if one.test else []
    showed = [f"it showed, {short_date(said.day, today)}: {one_line(said.text)}" for said in one.showed]
    details = (*beside, *([f"how sure, 0 to 10: {sure}"] if sure else []), *test, *showed)
    return Labelled(short_date(one.said.day, today), one_line(one.said.text), details=details)


def _lines(name: str, heading: str, found: list[Observation], today: date) -> Section:
    shown = newest(name, heading, found, lambda one: _line(one, today), LISTED)
    return shown.resting_on(entries_of(one.said for one in reversed(found)))


def _line(one: Observation, today: date) -> Labelled:
    return Labelled(short_date(one.said.day, today), one_line(one.said.text), " · ".join(_notes(one, today)))


def _notes(one: Observation, today: date) -> Iterator[str]:
    if one.is_others:
        yield "none of it is yours"
    if one.said.picked in MARKS:
        yield MARKS[one.said.picked]
    if one.still is not None and one.still.picked in STILL:
        yield f"{STILL[Still(one.still.picked)]} {short_date(one.still.day, today)}"


def _fairness(said: list[Observation]) -> Section:
    counts = Counter(one_line(one.said.text) for one in said)
    told = ", ".join(f"{text} {times}" for text, times in counts.most_common())
    rows = (Line(f"When you read it back, it was: {told}."),) if told else ()
    return Section("fair", "Too kind, too hard, or about right", rows).resting_on(entries_of(one.said for one in said))
