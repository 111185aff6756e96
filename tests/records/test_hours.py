"""Morning or evening is decided by one rule, whoever asks: Today, ``begin`` and ``nudge``."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tui.cli import nudge_fast_path
from tui.cli.commands import begin
from tui.insights.fold.portrait import Portrait, Said
from tui.insights.views.hour import greeting, of_the_hour
from tui.practice.daily import slot
from tui.records.hours import is_morning
from tui.records.roles import Role

DAY = date(2026, 11, 23)


def nudged(at: datetime, starts_at: time) -> str:
    facts = {
        "waiting": "", "day": "2026-11-20", "starts": f"{starts_at:%H:%M}", "kept": "", "rhythm": "-", "weekly": "-",
        "pages": "5", "open": "0",
    }  # fmt: skip
    line = nudge_fast_path.told(facts, at, "/nowhere")
    assert line is not None
    return line["id"]


@pytest.mark.parametrize(
    ("starts_at", "clock", "flow"),
    [
        (time(4), time(3, 59), "evening"),
        (time(4), time(4), "morning"),
        (time(4), time(14, 59), "morning"),
        (time(4), time(15), "evening"),
        (time(4), time(23), "evening"),
        (time(6), time(5, 30), "evening"),
        (time(6), time(6), "morning"),
        (time(0), time(0, 30), "morning"),
    ],
)
def test_today_begin_and_nudge_offer_the_same(starts_at: time, clock: time, flow: str) -> None:
    at = datetime.combine(DAY, clock)
    found = (of_the_hour(Portrait(), at, starts_at), begin._by_clock(clock, starts_at), nudged(at, starts_at))
    assert found == (flow,) * 3
    assert is_morning(clock, starts_at) == (flow == "morning")


@pytest.mark.parametrize(("clock", "flow"), [(time(5), "evening"), (time(11, 59), "morning"), (time(12), "evening")])
def test_who_chose_evenings_is_offered_one_from_noon_on_and_before_the_day_begins(clock: time, flow: str) -> None:
    portrait = Portrait(said={Role.RHYTHM: (Said(DAY, "evenings", "", "page", picked="evenings"),)})
    assert of_the_hour(portrait, datetime.combine(DAY, clock), time(6)) == flow


def test_a_daily_question_of_a_flow_of_no_hour_follows_the_same_rule() -> None:
    assert [slot("mine", time(hour)) for hour in (3, 4, 14, 15)] == ["evening", "morning", "morning", "evening"]
    assert (slot("morning", time(20)), slot("evening", time(8))) == ("morning", "evening")


@pytest.mark.parametrize(
    ("hour", "words"), [(3, "evening"), (4, "morning"), (11, "morning"), (12, "afternoon"), (18, "evening")]
)
def test_the_greeting_follows_the_clock(hour: int, words: str) -> None:
    assert greeting(datetime.combine(DAY, time(hour))) == f"Good {words}"
    assert greeting(datetime.combine(DAY, time(hour)), "Ana") == f"Good {words}, Ana"


def test_before_the_day_begins_the_greeting_is_the_evenings_as_what_is_offered() -> None:
    assert greeting(datetime.combine(DAY, time(5, 30)), starts_at=time(6)) == "Good evening"
