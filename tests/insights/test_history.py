"""What was imported is history: presence, pauses, rhythm and the first run count from the first day in taut."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.exchange.support import note
from tests.exchange.test_incoming import HERE
from tui.exchange.importers import read
from tui.insights.fold.entry_summary import Kinds, summarize
from tui.insights.fold.fold import fold
from tui.insights.measures.period import period, summary
from tui.insights.measures.presence import by_day, days_present, gap_before, presence
from tui.insights.views.reflection import reflection
from tui.insights.views.today import BEGIN, COME_BACK, last_done, suggest, today_page
from tui.practice.needs import NEEDS
from tui.records.entry import Entry, from_document, to_document
from tui.records.history import is_history

TODAY = date(2026, 11, 28)
NOW = datetime(2026, 11, 28, 9, tzinfo=note("x").begun.tzinfo)

FORMS = {
    ".txt": "[2025-11-{:02} 10:00] river walk\n",
    ".csv": "date,text\n2025-11-{:02} 10:00,river walk\n",
    ".json": '[{{"date": "2025-11-{:02}", "title": "A walk", "text": "by the river"}}]',
}


def imported(suffix: str, *, by_0_1_0: bool = False) -> list[Entry]:
    """Three notes of last year, as this version imports them, or as 0.1.0 did, which left no mark."""
    found = [one for day in (3, 10, 27) for one in read(FORMS[suffix].format(day), suffix, HERE)]
    documents = [to_document(one) for one in found]
    assert all(document.pop("imported") for document in documents)
    return [from_document(document) for document in documents] if by_0_1_0 else found


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("by_0_1_0", [False, True])
def test_after_an_import_the_first_run_is_offered_and_no_week_is_there(suffix: str, by_0_1_0: bool) -> None:
    portrait = fold(imported(suffix, by_0_1_0=by_0_1_0))
    assert portrait.entries == 3 and portrait.practised == 0 and not portrait.days
    assert BEGIN in today_page(portrait, NOW, TODAY, lambda _: None).rows("flows")
    found = suggest(portrait, TODAY)
    assert found is not None and found.flow == "onboarding"


@pytest.mark.parametrize("suffix", FORMS)
def test_the_first_day_in_taut_is_no_coming_back(suffix: str) -> None:
    old = imported(suffix)
    portrait = fold([*old, note("first", at=NOW)])
    year = presence(portrait.days, TODAY)
    assert year.returns == () and year.days == 1 and days_present(portrait.days, TODAY) == 1
    assert suggest(portrait, TODAY) is None or suggest(portrait, TODAY).flow != "weekly"
    later = today_page(portrait, NOW + timedelta(days=1), TODAY + timedelta(days=1), lambda _: None)
    assert COME_BACK not in later.rows("news") and gap_before(portrait.days, TODAY + timedelta(days=1)) == 0


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("by_0_1_0", [False, True])
def test_an_import_is_in_no_figure_of_practice(suffix: str, by_0_1_0: bool) -> None:
    old = imported(suffix, by_0_1_0=by_0_1_0)
    portrait = fold([*old, note("first", at=NOW)])
    assert last_done(portrait) == {"note": TODAY} and last_done(fold(old)) == {}
    assert gap_before(portrait.days, TODAY) == gap_before({}, TODAY)
    then = summary(portrait, period("month", old[0].day), TODAY)
    assert (then.pages, then.days) == (0, 0)
    assert not NEEDS["year"](portrait, TODAY) and not NEEDS["entries"](portrait, TODAY)
    assert not reflection(fold(old), (), TODAY).presence.rows("numbers")


def test_the_calendar_of_the_journal_has_what_was_imported_as_written_not_as_practised() -> None:
    old = imported(".txt")
    days = by_day(map(summarize, old))
    assert set(days) == {entry.day for entry in old}
    assert not any(summarize(entry).kinds & Kinds.REFLECTION for entry in old)


def test_what_was_written_here_is_practice() -> None:
    own = note("river walk", at=NOW)
    assert not is_history(own) and not is_history(replace(own, ended=own.begun))
    assert fold([own]).practised == 1


def test_what_taut_exported_is_practice_wherever_it_is_imported() -> None:
    from tui.exchange.exporters.data import array

    (back,) = read("".join(array([note("mine", at=NOW)])), ".json", HERE)
    assert not is_history(back)
    (again,) = read("".join(array(imported(".csv")[:1])), ".json", HERE)
    assert is_history(again)


def test_an_edited_import_of_0_1_0_stays_history() -> None:
    from tui.records.answers import Long
    from tui.records.edits import edited

    one = imported(".txt", by_0_1_0=True)[0]
    assert is_history(edited(one, (Long(step="note", text="other words"),), NOW))


def test_the_mark_stands_only_where_it_says_something() -> None:
    assert "imported" not in to_document(note("x"))
    (one, *_) = imported(".csv")
    assert from_document(to_document(one)).imported and to_document(one)["imported"] is True
    assert not from_document({**to_document(note("x")), "imported": "a newer version's"}).imported
