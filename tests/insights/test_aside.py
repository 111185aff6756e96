"""Pages and periods kept out of looking back; an ``aside`` entry, as it stands in the file."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from tests.insights.test_same_question import learned, page
from tui.insights.fold.exclusions import Exclusions, period, read_exclusions
from tui.insights.fold.fold import fold
from tui.records.entry import Entry, from_document, to_document


def mark(about: str, pick: str = "aside", day: int = 50) -> Entry:
    """An ``aside`` entry: its answer names a page or a period, and the option says whether it is kept out."""
    document = {
        "id": page(day).id, "flow": "aside", "day": "2026-04-21", "begun": "2026-04-21T21:00:00+01:00",
        "answers": [{"step": "aside", "role": "aside", "kind": "choice", "asked": "May taut bring this up by itself?",
                     "about": about, "pick": {"id": pick, "text": "no, hide it from looking back"}}],
    }  # fmt: skip
    entry = from_document(document)
    assert to_document(entry)["answers"] == document["answers"]
    return entry


def test_a_page_is_kept_out_and_may_come_back() -> None:
    one, other = page(1, learned("one")), page(2, learned("other"))
    out = fold([one, other, mark(one.id)])
    assert [said.text for said in out.exclusions.visible(next(iter(out.said.values())))] == ["other"]
    back = fold([one, other, mark(one.id), mark(one.id, "lifted", 51)])
    assert back.exclusions == Exclusions()


def test_a_period_holds_both_its_ends_and_days_still_to_be_written() -> None:
    held = fold([mark("2026-03-01/2026-03-31")]).exclusions
    assert held.excludes("any", date(2026, 3, 1)) and held.excludes("any", date(2026, 3, 31))
    assert not held.excludes("any", date(2026, 2, 28)) and not held.excludes("any", date(2026, 4, 1))


def test_a_mark_in_the_trash_keeps_nothing_out() -> None:
    one = mark("2026-03-01/2026-03-31")
    assert not fold([msgspec.structs.replace(one, deleted=one.ended)]).exclusions


@pytest.mark.parametrize("text", ["2026-03-01/", "2026-03-31/2026-03-01", "/", "a/b"])
def test_what_names_no_period_keeps_nothing_out(text: str) -> None:
    assert period(text) is None
    assert not read_exclusions({text: date(2026, 4, 21)})


def test_other_pages_are_left_as_they_are() -> None:
    entries = [page(day, learned(f"day {day}")) for day in range(5)]
    day = entries[0].day + timedelta(days=1)
    kept = fold([*entries, mark(f"{day}/{day}")])
    said = next(iter(kept.said.values()))
    assert len(said) == 5
    assert [one.text for one in kept.exclusions.visible(said)] == ["day 0", "day 2", "day 3", "day 4"]


def test_hiding_something_makes_no_day_of_practice() -> None:
    portrait = fold([page(0, learned("Ask first")), mark("2026-03-01/2026-03-05")])
    assert len(portrait.days) == portrait.practised == 1 and portrait.entries == 2
