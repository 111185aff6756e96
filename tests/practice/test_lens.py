"""The weekly lens: chosen when the review is begun, and remembered by its step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from tests.practice.walking import DAY, kept, session_for, walk
from tui.insights.fold.fold import fold
from tui.insights.measures.at_work import BEHAVIOURS
from tui.insights.views.entry import asked_on, earlier_answers
from tui.practice.catalogue import Catalogue
from tui.practice.context_items.item import Quote
from tui.practice.flow import Block
from tui.practice.questions import Question, questions, was_answered
from tui.records.answers import Pick, Values
from tui.records.entry import Entry
from tui.records.roles import Role


def lens(asked: Iterable[Question]) -> Question:
    (found,) = (question for question in asked if question.fields[0].role is Role.LENS)
    return found


def reviews(catalogue: Catalogue, weeks: int, *before: Entry) -> list[Entry]:
    """Weekly reviews a week apart, every question answered."""
    entries = list(before)
    for week in range(weeks):
        portrait = fold(entries)
        session = session_for(catalogue, "weekly", portrait, day=DAY + timedelta(weeks=week), number=week + 2)
        entries.append(kept(catalogue, walk(catalogue, session, portrait)[0], portrait))
    return entries


def as_in_0_1_0(entry: Entry) -> Entry:
    """The same review as taut 0.1.0 wrote it: a lens was about nothing."""
    answers = (msgspec.structs.replace(one, about="") if one.role is Role.LENS else one for one in entry.answers)
    return msgspec.structs.replace(entry, answers=tuple(answers))


def test_the_lens_stays_the_one_the_review_was_begun_with(catalogue: Catalogue) -> None:
    flow, session = catalogue.flows["weekly"], session_for(catalogue, "weekly")
    meanwhile = fold(reviews(catalogue, 1))
    assert lens(questions(flow, meanwhile, session, catalogue)).step.id == "initiative"
    next_week = session_for(catalogue, "weekly", meanwhile, day=DAY + timedelta(weeks=1))
    assert lens(questions(flow, meanwhile, next_week, catalogue)).step.id == "curiosity"


def test_a_lens_shows_what_was_written_to_it_before_and_not_to_another(catalogue: Catalogue) -> None:
    held = Values(step="five", role=Role.HELD, picks=(Pick("initiative", "Initiative"),))
    first = kept(catalogue, walk(catalogue, session_for(catalogue, "values"))[0])
    holding = msgspec.structs.replace(first, answers=(held,))
    entries = [holding, *map(as_in_0_1_0, reviews(catalogue, 5, holding)[1:])]
    assert [one.step for entry in entries for one in entry.answers if one.role is Role.LENS] == list(BEHAVIOURS)
    portrait = fold(entries)
    session = session_for(catalogue, "weekly", portrait, day=DAY + timedelta(weeks=5), number=9)
    asked = lens(questions(catalogue.flows["weekly"], portrait, session, catalogue))
    assert asked.step.id == "initiative" and was_answered(asked, session, portrait)
    (shown,) = asked.shows
    assert isinstance(shown, Quote) and shown.text == "initiative 0"
    entries.append(kept(catalogue, walk(catalogue, session, portrait)[0], portrait))
    same = next(one for one in asked_on(entries[-1]) if one.step == "initiative")
    assert len(earlier_answers(reversed(entries), same)) == 2


def test_a_flow_of_ones_own_may_ask_for_the_lens_without_a_block(catalogue: Catalogue) -> None:
    flow = catalogue.flows["weekly"]
    (block,) = (item for item in flow.items if isinstance(item, Block) and item.each == "lens")
    items = tuple(step for item in flow.items for step in (block.steps if item is block else (item,)))
    own = msgspec.structs.replace(
        catalogue, flows={**catalogue.flows, "weekly": msgspec.structs.replace(flow, items=items)}
    )
    portrait = fold(reviews(catalogue, 1))
    session = session_for(own, "weekly", portrait, day=DAY + timedelta(weeks=1))
    assert lens(questions(own.flows["weekly"], portrait, session, own)).step.id == "curiosity"
