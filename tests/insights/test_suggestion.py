"""Which flow stands first, and the one beside it that is suggested, by the first rule that holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tui.insights.portrait import HeldValue, Mood, Portrait, Result, Said, Wording
from tui.insights.suggestion import last_done, of_the_hour, suggest
from tui.records.roles import Role

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def result(since: int, importance: float | None = 5) -> Result:
    return Result(id="r", area="work", wordings=(Wording(ago(since), "A page"),), importance=importance, seen=TODAY)


def person(
    done: dict[str, int], results: tuple[Result, ...] = (), *, values: bool = True, moods: tuple[Mood, ...] = ()
) -> Portrait:
    days: dict[date, tuple[str, ...]] = {}
    for flow, back in done.items():
        days[ago(back)] = (*days.get(ago(back), ()), flow)
    held = (HeldValue(id="play", name="Play"),) if values else ()
    return Portrait(results=results, values=held, moods=moods, days=days, entries=len(done))


@pytest.mark.parametrize(
    ("portrait", "expected"),
    [
        (Portrait(), ("onboarding", "a place to begin")),
        (person({"weekly": 6, "morning": 0}, (result(3),)), ("weekly", "6 days since the last one")),
        (person({"morning": 6}, (result(3),)), ("weekly", "a first week is there")),
        (person({"weekly": 5, "morning": 90}, (result(30),)), ("renewal", "what you want is a month old")),
        (person({"weekly": 5, "renewal": 30}, (result(90),)), ("renewal", "a month since the last one")),
        (person({"weekly": 5, "renewal": 29}, (result(90),)), None),
        (person({"morning": 1}, (result(3),), values=False), ("values", "no values chosen yet")),
        (person({"morning": 1, "values": 1}, (result(3),), values=False), None),
        (person({"morning": 1}, (result(3, None),)), ("vision", "nothing you want has been weighed yet")),
        (person({"morning": 1}), ("vision", "nothing wanted is held yet")),
        (person({"vision": 2}, (result(3, None),)), None),
        (person({"morning": 1}, (result(3),)), None),
        (person({"weekly": 9}, moods=(Mood(TODAY, "morning", "crushed", -4, -4, "e"),)), None),
    ],
)
def test_the_first_rule_that_holds(portrait: Portrait, expected: tuple[str, str] | None) -> None:
    found = suggest(portrait, TODAY)
    assert (found and (found.flow, found.reason)) == expected


def test_the_last_day_of_each_flow() -> None:
    days = {ago(2): ("morning", "evening"), ago(5): ("morning",)}
    assert last_done(Portrait(days=days)) == {"morning": ago(2), "evening": ago(2)}


@pytest.mark.parametrize(
    ("rhythm", "hour", "flow"),
    [
        ("evenings", 7, "morning"),
        ("evenings", 12, "evening"),
        ("evenings", 21, "evening"),
        ("evenings", 1, "evening"),
        ("mornings", 21, "morning"),
        ("weekly", 7, "weekly"),
        ("both", 7, "morning"),
        ("both", 21, "evening"),
    ],
)
def test_the_chosen_rhythm_leads_and_an_evening_waits_for_noon(rhythm: str, hour: int, flow: str) -> None:
    said = Said(date(2026, 11, 1), rhythm, "", "page")
    portrait = Portrait(said={Role.RHYTHM: (said,)})
    assert of_the_hour(portrait, datetime(2026, 11, 23, hour)) == flow
