"""What holds now on the command line, and every figure with how many it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.exchange.support import MORNING, entry
from tui.records.answers import Choice, Outcome, Pick, Scale, Short, Ypn
from tui.records.entry import Entry
from tui.records.option_ids import Tension
from tui.records.roles import Role

from .conftest import Taut

NOW = MORNING.date()


def slips() -> Iterator[Entry]:
    """A result whose date moved twice, rated, with promises kept and heavy words."""
    yield entry(
        Short(step="r", role=Role.RESULT, id="r1", about="work", text="The book is out"),
        at=MORNING - timedelta(days=30),
    )
    for place, day in enumerate(("2026-12-01", "2027-02-01", "2027-06-01")):
        yield entry(
            Short(step="t", role=Role.TARGET, about="r1", text=day),
            at=MORNING - timedelta(days=20 - 5 * place, hours=-1),
        )
    for back in range(12):
        at = MORNING - timedelta(days=28 - 2 * back)
        yield entry(
            Short(step="p", role=Role.PROMISE, id=f"p{back}", about="r1", text="write"),
            Scale(step="s", role=Role.RATING, about="r1", value=4 + back % 2),
            Choice(step="f", role=Role.TENSION, about="r1", pick=Pick(Tension.ACHE, "ache")),
            at=at,
        )
        yield entry(
            Ypn(step="o", role=Role.OUTCOME, about=f"p{back}", outcome=Outcome.KEPT), at=at + timedelta(hours=9)
        )


@pytest.fixture(autouse=True)
def kept(keep: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.workspace import Workspace

    monkeypatch.setattr(Workspace, "today", property(lambda self: NOW))
    keep(*slips())


def slipped(taut: Taut) -> dict[str, Any]:
    return next(
        one for one in taut("insights", "signals", "--json").json["signals"]["signals"] if one["kind"] == "date_slips"
    )


def test_a_signal_is_listed_with_its_evidence_and_what_it_may_also_mean(taut: Taut) -> None:
    said = slipped(taut)
    assert said["confidence"] == "written by you" and said["about"] == "r1"
    assert said["innocent"] == "A date is a guess, and there's nothing wrong with a better guess."
    assert said["evidence"]["count"] == 3 and said["evidence"]["of"] == "dates"
    assert len(said["evidence"]["entries"]) == 3
    text = " ".join(taut("insights", "signals").data.split())
    assert "Written by you · 3 dates" in text and "Another reading: A date is a guess" in text


def test_one_is_said_and_the_others_say_why_they_are_not(taut: Taut) -> None:
    found = taut("insights", "signals", "--json").json["signals"]["signals"]
    assert [one["is_said"] for one in found].count(True) == 1
    assert all(one["is_said"] or one["why_not"] for one in found)


def test_what_was_answered_says_until_when_it_rests(taut: Taut, keep: Callable[..., None]) -> None:
    answer = Choice(step="signal", role=Role.SIGNAL, about="date_slips:r1", pick=Pick("wrong", "that's not it"))
    keep(entry(answer, at=MORNING - timedelta(days=10, hours=3)))
    said = slipped(taut)
    assert not said["is_said"] and said["why_not"].startswith("Rests until ") and "that's not it" in said["why_not"]
    (fit,) = taut("insights", "signals", "--json").json["signals"]["fits"]
    assert (fit["said"], fit["not_it"], fit["speaks_less"]) == (1, 1, False)


def test_figures_have_their_number_and_small_shares_are_left_out(taut: Taut) -> None:
    document = taut("insights", "--json").json
    (result,) = document["tension"]["results"]
    assert result["ratings"] == result["which_end"]["ratings"] == 12 and result["which_end"]["error"] > 0
    assert result["heavy"] == {"heavy": 12, "answers": 12, "share": 1}
    assert result["pull"] is None, "how clear it is was never asked"
    assert document["tension"]["areas"] == [
        {"area": "work", "area_name": "Work and craft", "tension": result["gap"], "rated": 1, "results": 1}
    ]
    assert document["tension"]["scatter"]["ratings"] == 12 and document["values"]["scatter"]["ratings"] == 0
    assert document["doing"]["last_28_days"]["share"] == 1 and document["doing"]["calibration"] == []
    assert document["doing"]["attention"] == [], "nothing was weighed"
    assert document["presence"]["last_28_days"] == 12 and document["presence"]["returns"] == []


def test_a_period_as_json_is_numbers_and_lists(taut: Taut) -> None:
    week = taut("insights", "week", "--on", (NOW - timedelta(days=14)).isoformat(), "--json").json["week"]
    assert week["promises"]["kept"] == 4 and week["promises"]["answered"] == 4 and week["promises"]["share"] is None
    assert week["days"] == 4 and week["of_days"] == 7
    (result,) = week["results"]
    assert (result["start"], result["end"], result["ratings"]) == (4, 4, 4)
    assert set(result["which_end"]) == {"closed", "reality", "vision"}
