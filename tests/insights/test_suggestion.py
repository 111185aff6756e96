"""Which flow stands first, and the one beside it that is suggested, by the first rule that holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import msgspec
import pytest

from tui.insights.fold.portrait import HeldValue, Mood, Portrait, Result, Said, Wording
from tui.insights.views.hour import of_the_hour
from tui.insights.views.today import last_done, suggest
from tui.records.roles import Role

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def result(since: int, importance: float | None = 5, *, anchored: bool = True) -> Result:
    wording = Wording(ago(since), "A page", anchors={10: "It is printed"} if anchored else {})
    return Result(id="r", area="work", wordings=(wording,), importance=importance, seen=TODAY)


def person(
    done: dict[str, int], results: tuple[Result, ...] = (), *, values: bool = True, moods: tuple[Mood, ...] = (),
    looked: bool = True, walked: int | None = 3,
) -> Portrait:  # fmt: skip
    """Someone whose pages lack nothing, but for what is said otherwise."""
    if walked is not None:
        done = {"walk": walked, **done}

    days: dict[date, tuple[str, ...]] = {}
    for flow, back in done.items():
        days[ago(back)] = (*days.get(ago(back), ()), flow)
    held = (HeldValue(id="play", name="Play"),) if values else ()
    seen: dict[Role, tuple[Said, ...]] = {Role.STRENGTH: (Said(ago(3), "I ask", "work", "e"),)} if looked else {}
    return Portrait(results=results, values=held, moods=moods, days=days, entries=len(done), said=seen)


@pytest.mark.parametrize(
    ("portrait", "expected"),
    [
        (Portrait(), ("onboarding", "a place to begin")),
        (person({"weekly": 6, "morning": 0}, (result(3),)), ("weekly", "6 days since the last one")),
        (person({"morning": 6}, (result(3),)), ("weekly", "your first week is complete")),
        (
            person({"weekly": 5, "morning": 90}, (result(30),)),
            ("renewal", "it's been a month since you looked at your vision"),
        ),
        (person({"weekly": 5, "renewal": 30}, (result(90),)), ("renewal", "a month since the last one")),
        (person({"weekly": 5, "renewal": 29}, (result(90),)), None),
        (person({"morning": 1}, (result(3),), values=False), ("values", "no values chosen yet")),
        (person({"morning": 1, "values": 1}, (result(3),), values=False), None),
        (person({"morning": 1}), ("vision", "no results yet")),
        (person({"vision": 2}), None),
        (person({"morning": 1}, (result(3, None),)), ("weigh", "you haven't said how much “A page” matters")),
        (person({"weigh": 2}, (result(3, None),)), None),
        (person({"morning": 1}, (result(3, anchored=False),)), ("anchors", "no words for 10, 5 and 0 yet: “A page”")),
        (
            person({"morning": 1}, (result(3),), looked=False),
            ("reality", "you haven't looked closely at any part of your life yet"),
        ),
        (person({"morning": 1}, (result(3),)), None),
        (
            person({"weekly": 1, "morning": 7}, (result(3),), walked=None),
            ("walk", "vision, reality, reflection and values, all in one"),
        ),
        (person({"weekly": 1, "morning": 6}, (result(3),), walked=None), None),
        (
            person({"weekly": 1, "morning": 60, "renewal": 2}, (result(50),), walked=30),
            ("walk", "vision, reality, reflection and values, all in one"),
        ),
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
    said = Said(date(2026, 11, 1), rhythm, "", "page", picked=rhythm)
    portrait = Portrait(said={Role.RHYTHM: (said,)})
    assert of_the_hour(portrait, datetime(2026, 11, 23, hour), time(4)) == flow


def test_a_test_that_has_its_day_comes_first_of_what_is_lacking_and_once() -> None:
    assumed = Said(ago(7), "He won't listen", "", "e1", "ladder")
    day = Said(ago(7), "in a week", "", "e1", "ladder", "7")
    whole = person({"morning": 1}, (result(3),), values=False)
    said = whole.said | {Role.CONCLUSION: (assumed,), Role.TEST_DAY: (day,)}
    due = msgspec.structs.replace(whole, said=said)
    found = suggest(due, TODAY)
    assert found is not None and (found.flow, found.reason) == ("tested", "a test you set yourself is due")
    showed = Said(TODAY, "He asked twice", "e1", "e2", "tested")
    again = suggest(msgspec.structs.replace(due, said=said | {Role.SHOWED: (showed,)}), TODAY)
    assert again is not None and again.flow == "values"
    late = msgspec.structs.replace(due, said=said | {Role.TEST_DAY: (msgspec.structs.replace(day, day=ago(21)),)})
    assert suggest(late, TODAY) == again, "what nobody looked at for two weeks is let be"
