"""What is an entry, and what is carried as it stands because it is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exchange.support import WHOLE, entry
from tui.records.answers import Unknown
from tui.records.entry import EntryError, from_document, to_document


def document(**other: Any) -> dict[str, Any]:
    return {**to_document(entry(*WHOLE, tags=("work",))), **other}


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"tags": [1]}, "no readable tags"),
        ({"tags": "work"}, "no readable tags"),
        ({"zone": 5}, "no readable zone"),
        ({"flow": None}, "no readable flow"),
        ({"begun": 5}, "no readable begun"),
        ({"begun": "2026-11-23T06:41:07"}, "no offset in begun"),
        ({"ended": "2026-11-23T06:41:07"}, "no offset in ended"),
        ({"deleted": "2026-11-23T06:41:07"}, "no offset in deleted"),
        ({"revisions": [{"at": "2026-11-23T06:41:07", "answers": []}]}, "no offset in revisions"),
        ({"answers": {"a": 1}}, "no readable answers"),
        ({"answers": ["a"]}, "no readable answers"),
        ({"day": "0001-01-01"}, "a year in “day”"),
        ({"day": "9999-12-31"}, "a year in “day”"),
        ({"begun": "0001-01-01T00:00:00+23:59"}, "a year in begun"),
    ],
)
def test_what_does_not_fit_is_no_entry(other: dict[str, Any], says: str) -> None:
    with pytest.raises(EntryError, match=says):
        from_document(document(**other))


def test_a_field_that_is_missing_is_named() -> None:
    without = document()
    del without["flow"]
    with pytest.raises(EntryError, match="no readable flow"):
        from_document(without)


@pytest.mark.parametrize(
    "answer",
    [
        {"kind": "scale", "value": 1e308},
        {"kind": "scale", "value": float("nan")},
        {"kind": "scale", "value": 11},
        {"kind": "scale", "value": -500, "low": 0, "high": 10},
        {"kind": "emotion", "word": "odd", "energy": 99, "pleasantness": 0},
        {"kind": "timer", "seconds": -1},
        {"kind": "long", "text": "x", "turn": 10**30},
    ],
)
def test_a_number_beyond_its_range_is_carried_as_it_stands(answer: dict[str, Any]) -> None:
    raw = document(answers=[{"step": "s", **answer}])
    found = from_document(raw)
    assert isinstance(found.answers[0], Unknown)
    assert to_document(found)["answers"] == raw["answers"]


def test_what_is_done_to_a_document_does_nothing_to_the_entry_it_was_made_of() -> None:
    whole = entry(*WHOLE)
    for answer in to_document(whole)["answers"]:
        answer.clear()
    assert to_document(entry(*WHOLE))["answers"][-1]["asked"] == "A newer thing?"
