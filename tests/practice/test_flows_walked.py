"""Every flow can be walked to its end, by a newcomer and by someone with a past, answering all and skipping all."""

from __future__ import annotations

import pytest

from tests.practice.walking import kept, session_for, walk
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.library import FLOWS
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Variant
from tui.records.entry import from_document, is_worth_keeping, to_document

ABOUT_A_RESULT = ("tested", "share", "sharpen", "weigh", "anchors", "chain", "time", "steps", "reached")
"""Flows about one result, begun where it is; without one there is nothing to ask."""
WALKED = [
    (flow, known)
    for flow in FLOWS
    for known in (False, True)
    if flow != "reached" and (known or flow not in ABOUT_A_RESULT)
]


@pytest.mark.parametrize(("flow", "known"), WALKED)
def test_answering_everything_ends_in_an_entry_that_survives_the_disk(
    flow: str, known: bool, catalogue: Catalogue, person: Portrait
) -> None:
    portrait = person if known else Portrait()
    session, asked = walk(catalogue, session_for(catalogue, flow, portrait), portrait)
    entry = kept(catalogue, session, portrait)
    assert is_worth_keeping(entry.answers)
    assert from_document(to_document(entry)).answers == entry.answers
    assert all("«" not in question.ask for question in asked)
    assert all(question.ask.strip() for question in asked)


@pytest.mark.parametrize("flow", FLOWS)
def test_skipping_everything_leaves_nothing_to_keep(flow: str, catalogue: Catalogue, person: Portrait) -> None:
    session, asked = walk(catalogue, session_for(catalogue, flow, person), person, answer=False)
    assert asked
    assert not is_worth_keeping(session.answers)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("variant", ["short", "quarterly"])
def test_variants_have_an_end_too(flow: str, variant: Variant, catalogue: Catalogue, person: Portrait) -> None:
    whole, _ = walk(catalogue, session_for(catalogue, flow, person), person)
    other, asked = walk(catalogue, session_for(catalogue, flow, person, variant=variant), person)
    assert asked
    if variant == "short":
        assert len(other.answers) <= len(whole.answers)


def test_a_newcomer_is_asked_nothing_about_what_is_not_there(catalogue: Catalogue) -> None:
    _, renewal = walk(catalogue, session_for(catalogue, "renewal"), answer=False)
    assert not {"letter", "read", "bands", "each"} & {question.step.id for question in renewal}
    _, values = walk(catalogue, session_for(catalogue, "values"), answer=False)
    assert "argue" not in {question.step.id for question in values}


def test_a_thrown_away_step_leaves_no_answer(catalogue: Catalogue, person: Portrait) -> None:
    session, asked = walk(catalogue, session_for(catalogue, "reality", person), person)
    thrown = [question.step.id for question in asked if question.step.throwaway]
    assert thrown == ["unsaid"]
    assert not [answer for answer in session.answers if answer.step in thrown]


def test_the_same_answers_give_the_same_entry_again(catalogue: Catalogue, person: Portrait) -> None:
    first, second = (walk(catalogue, session_for(catalogue, "vision", person), person)[0] for _ in range(2))
    assert kept(catalogue, first, person) == kept(catalogue, second, person)


def test_a_first_run_and_a_morning_make_a_portrait(catalogue: Catalogue) -> None:
    first, _ = walk(catalogue, session_for(catalogue, "onboarding", number=1))
    entries = [kept(catalogue, first)]
    portrait = fold(entries)
    assert [result.text for result in portrait.held] == ["want 0"]
    assert [promise.cue for promise in portrait.open_promises] == ["cue 0, cue 0"]
    assert portrait.held[0].ratings[0].value == 5
    assert portrait.held[0].facts[0].text == "fact 0"
    morning, asked = walk(catalogue, session_for(catalogue, "morning", portrait, number=2), portrait)
    about = {question.step.id: question.subject.id for question in asked}
    assert about["vision"] == about["reality"] == about["action"] == portrait.held[0].id
    assert about["cue"] != about["action"], "the plan speaks of the promise, not of the result"
    after = fold([*entries, kept(catalogue, morning, portrait)])
    assert after.promises[-1].about == portrait.held[0].id
    assert after.held[0].images[-1].text == "vision 0"
