"""What the made-up person does now and then: walks, loops, tests, reached results, and whether it is still true."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from tests.cli.test_demo import DAYS, portrait, told
from tui.insights.measures.assumptions import WAITS, assumptions
from tui.insights.measures.loops import loop_maps
from tui.insights.measures.observations import due_again
from tui.records.roles import Role


@pytest.mark.parametrize("today", DAYS)
def test_she_walks_the_four_rooms_after_the_first_week_and_then_about_monthly(today: date):
    days = [entry.day for entry in told(today) if entry.flow == "walk"]
    assert 7 < (days[0] - told(today)[0].day).days <= 14
    assert all(20 <= (later - earlier).days <= 35 for earlier, later in pairwise(days))
    assert (today - days[-1]).days <= 45


@pytest.mark.parametrize("today", DAYS)
def test_one_loop_feeds_on_itself_and_one_holds_itself_in_check_and_both_are_about_a_result(today: date):
    drawn = loop_maps(portrait(today))
    assert [{loop.feeds_itself for loop in one.loops} for one in drawn] == [{True}, {False}]
    held = {one.id for one in portrait(today).held}
    assert all(said.picked in held for said in portrait(today).said[Role.LOOP_ABOUT])


@pytest.mark.parametrize("today", DAYS)
def test_a_handful_waits_for_still_so_at_the_end_of_the_year(today: date):
    assert 1 <= len(due_again(portrait(today), today)) <= 12
    answered = Counter(said.picked for said in portrait(today).said[Role.STILL])
    assert answered["yes"] > answered["not_quite"] > 5 < answered["no_longer"]


@pytest.mark.parametrize("today", DAYS)
def test_a_test_with_a_day_is_looked_at_unless_she_is_away(today: date):
    due = [one for one in assumptions(portrait(today)) if one.due is not None and one.due < today - WAITS]
    tested = [one for one in due if one.showed]
    assert len(tested) >= 4 and len(due) - len(tested) <= 1
    assert all(len(one.sure) >= 2 for one in tested)


@pytest.mark.parametrize("today", DAYS)
def test_what_she_reached_was_looked_at_once(today: date):
    reached = [one.id for one in portrait(today).results if one.status == "reached"]
    assert [said.about for said in portrait(today).said[Role.TOOK]] == reached
