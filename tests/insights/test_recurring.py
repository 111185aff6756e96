"""Words that come back, and words gone quiet."""

from __future__ import annotations

from datetime import timedelta

from tests.exchange.support import MORNING, entry
from tui.insights.fold.entry_summary import EntrySummary, summarize
from tui.insights.fold.exclusions import Exclusions
from tui.insights.measures.recurring_words import RecurringWords, recurring_words
from tui.records.answers import Emotion, Long

TODAY = MORNING.date()
NOTHING = Exclusions()


def note(days_ago: int, text: str, *feelings: str) -> EntrySummary:
    picked = (Emotion(step="checkin", word=word, energy=1, pleasantness=1) for word in feelings)
    return summarize(entry(*picked, Long(step="note", text=text), at=MORNING - timedelta(days=days_ago), flow="note"))


def found(rows: list[EntrySummary], aside: Exclusions = NOTHING) -> RecurringWords:
    return recurring_words(rows, aside, TODAY)


def words(found: RecurringWords) -> tuple[list[str], list[str]]:
    return [one.text for one in found.more], [one.text for one in found.quiet]


LATELY = [note(day, "and then the Harbour with mother") for day in range(24)]
BEFORE = [note(100 + day, "and then the orchard with mother") for day in range(40)]


def test_what_is_written_as_often_as_ever_is_no_news() -> None:
    assert words(found([*LATELY, *BEFORE])) == (["Harbour"], ["orchard"])


def test_one_long_page_makes_no_theme() -> None:
    loud = note(1, "lighthouse " * 50)
    assert "lighthouse" not in words(found([*LATELY, *BEFORE, loud]))[0]


def test_without_pages_enough_on_both_sides_nothing_is_compared() -> None:
    assert not found(LATELY).compared and found(LATELY).more == ()
    assert not found(BEFORE).compared


def test_a_feeling_that_was_picked_was_not_written() -> None:
    moods = [note(day, "rain", "settled") for day in range(24)]
    assert "settled" not in words(found([*moods, *BEFORE]))[0]


def test_case_and_accents_do_not_make_another_word() -> None:
    rows = [note(day, "Zürich" if day % 3 else "zurich") for day in range(24)]
    assert words(found([*rows, *BEFORE]))[0][0] == "Zürich"


def test_people_and_tags_are_counted_by_days_and_what_is_kept_aside_is_not() -> None:
    rows = [note(1, "with @Anna #rain"), note(2, "with @anna"), note(3, "with @Ben #rain")]
    both = found(rows)
    assert [(one.text, one.days) for one in both.people] == [("Anna", 2), ("Ben", 1)]
    assert [(one.text, one.days) for one in both.tags] == [("rain", 2)]
    apart = found(rows, Exclusions(entries=frozenset({rows[0].id})))
    assert [(one.text, one.days) for one in apart.people] == [("anna", 1), ("Ben", 1)]
