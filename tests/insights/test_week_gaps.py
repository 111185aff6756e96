"""Each gap at the last weekly review and now, honest about how far ratings scatter."""

from __future__ import annotations

from tests.insights.people import choice, on, page, rated, wish
from tui.insights.fold.fold import fold
from tui.insights.measures.week_gaps import week_begins, week_gaps, week_reviewed
from tui.insights.views.model import Band
from tui.insights.views.week_gaps import week_picture
from tui.plain.render import section_lines
from tui.records.answers import Scale
from tui.records.entry import Entry
from tui.records.roles import Role


def picture(*pages: Entry, today: int = 14) -> list[Band]:
    found = week_picture(fold(pages), on(today))
    return [row for row in found.rows if isinstance(row, Band)] if found is not None else []


def test_a_gap_is_shown_then_and_now_with_the_newest_two_facts() -> None:
    (band,) = picture(wish(0), rated(6, 3), rated(12, 7, facts=3))
    assert (band.before, band.reality, band.gap) == (("8 Mar", 3), 7, "3")
    assert band.state == "gap closing" and band.movement == "closing"
    assert band.details == ("14 Mar: fact 2 of day 12", "14 Mar: fact 1 of day 12", "and 1 more")


def test_a_change_within_the_scatter_has_no_arrow() -> None:
    # With nothing known of the person σ = 1: two ratings differ by chance by up to 2.8.
    for now, state in ((5.5, "from 3, may be chance"), (3.5, "about the same"), (6, "gap closing"), (0, "gap opening")):
        (band,) = picture(wish(0), rated(6, 3), rated(12, now))
        assert band.state == state, now
        assert (band.movement is None) is (not state.startswith("gap"))


def test_what_was_not_rated_since_says_so_and_what_never_was_is_left_out() -> None:
    (band,) = picture(wish(0), rated(6, 3), wish(1, made="swim"))
    assert (band.state, band.before) == ("no new rating", None)
    (first,) = picture(wish(0), rated(12, 3))
    assert (first.state, first.before) == ("first rating", None)
    assert not picture(wish(0))


def test_the_week_begins_at_the_last_review_unless_that_is_long_ago() -> None:
    assert week_begins(fold([page(5, flow="weekly"), page(14, flow="weekly")]), on(14)) == on(5)
    assert week_begins(fold([page(0, flow="weekly")]), on(20)) == on(13)
    assert [week_reviewed(on(day)).isocalendar().week for day in (0, 2, 3, 6)] == [9, 9, 10, 10]


def test_a_hidden_fact_stays_away() -> None:
    entries = [wish(0), rated(6, 3), rated(12, 7, facts=1)]
    (gap,) = week_gaps(fold([*entries, page(13, choice(Role.ASIDE, "aside", entries[2].id))]), on(14))
    assert not gap.facts and isinstance(entries[2].answers[-1], Scale)


def test_it_is_said_in_words_too() -> None:
    found = week_picture(fold([wish(0), rated(6, 3), rated(12, 7, facts=1)]), on(14))
    assert found is not None
    assert list(section_lines(found)) == [
        "Since 9 Mar:",
        "I run ten kilometres with ease. Reality 7, on 8 Mar 3, vision 10, gap 3, gap closing.",
        "14 Mar: fact 0 of day 12.",
    ]
