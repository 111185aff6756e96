"""A question rests, or is put otherwise, when its answers have grown short and alike."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from tests.practice.walking import DAY, session_for
from tui.insights.portrait import Portrait, Said
from tui.practice.catalogue import Catalogue
from tui.practice.daily import choose
from tui.practice.questions import questions
from tui.practice.wording import is_worn


def said(*texts: str) -> tuple[Said, ...]:
    return tuple(Said(DAY - timedelta(days=9 - n), text, "", "page", "evening") for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("texts", "worn"),
    [
        (("rest", "rest again", "Rest.", "more rest"), True),
        (("nothing", "nothing", "nothing"), False),
        (("rest", "sleep", "mail", "rest"), False),
        (("rest", "rest", "rest", "rest is what I keep forgetting"), False),
        (("rest is what I keep forgetting", "rest", "rest", "rest", "rest"), True),
        (("…", "…", "…", "…"), False),
        (("私は毎朝最初の一時間を自分のために使うと決めてそれを本当に守った" * 2,) * 4, False),
    ],
)  # fmt: skip
def test_worn_is_four_in_a_row_that_are_short_and_alike(texts: tuple[str, ...], worn: bool) -> None:
    assert is_worn(said(*texts)) is worn


def asks(catalogue: Catalogue, portrait: Portrait, days: int) -> list[str]:
    found = []
    for day in range(days):
        session = session_for(catalogue, "evening", portrait, day=DAY + timedelta(days=day))
        stand = questions(catalogue.flows["evening"], portrait, session, catalogue)
        found.append(next(question.ask for question in stand if question.step.id == "learned"))
    return found


def test_a_worn_step_is_put_otherwise_and_the_wordings_take_turns(catalogue: Catalogue) -> None:
    step = next(step for step in catalogue.flows["evening"].steps() if step.id == "learned")
    assert asks(catalogue, Portrait(), 3) == [step.ask] * 3
    worn = Portrait(replies={"evening.learned": said("rest", "rest", "rest", "rest")})
    turns = asks(catalogue, worn, 2 * len(step.wordings))
    assert set(turns) == set(step.wordings)
    assert all(one != following for one, following in pairwise(turns))


def test_a_worn_daily_question_rests_for_a_year(catalogue: Catalogue) -> None:
    first = choose(catalogue.questions, Portrait(), DAY, 1, "morning")
    assert first is not None
    asked = {first.id: DAY - timedelta(days=100)}
    only = [first, next(q for q in catalogue.questions if q.when == "any" and q.practice != first.practice)]
    others = Portrait(asked={**asked, only[1].id: DAY - timedelta(days=95)})
    fresh = choose(only, others, DAY, 1, "morning", refused={only[1].id})
    assert fresh is first
    worn = msgspec.structs.replace(others, replies={first.id: said("rest", "rest", "rest", "rest")})
    assert choose(only, worn, DAY, 1, "morning") is only[1]
    later = DAY + timedelta(days=366)
    recent = msgspec.structs.replace(worn, asked={**worn.asked, only[1].id: later - timedelta(days=1)})
    assert choose(only, recent, later, 1, "morning") is first


def test_every_other_wording_names_what_its_step_names(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        for step in flow.steps():
            for text in step.wordings:
                assert ("«" in text) == ("«" in step.ask), (flow.id, step.id)
