"""At most one flow is suggested, by the first rule that holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tui.insights.portrait import HeldValue, Mood, Portrait, Result, Wording
from tui.insights.suggestion import last_done, suggest

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
