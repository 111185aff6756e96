"""That none of a pattern is one's own part is an answer, and is read where patterns are listed."""

from __future__ import annotations

from datetime import date

from tests.practice.walking import kept, session_for
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.observations import observations
from tui.insights.views.reality import reality
from tui.practice import answer_factory
from tui.practice.catalogue import Catalogue
from tui.practice.questions import questions
from tui.practice.session import with_answer
from tui.records.roles import Role


def test_none_of_it_is_mine_is_shown_with_the_pattern(catalogue: Catalogue) -> None:
    session = session_for(catalogue, "walk")
    found = questions(catalogue.flows["walk"], Portrait(), session, catalogue)
    (question,) = (one for one in found if one.step.id == "pattern")
    assert "if any" in question.ask
    text, part = question.fields
    session = with_answer(session, answer_factory.text(session, question, text, "Every June the budget is cut"))
    mine = fold([kept(catalogue, session)])
    given = answer_factory.choice(session, question, part, [option for option in part.options if option.id == "none"])
    assert given is not None
    theirs = fold([kept(catalogue, with_answer(session, given))])
    assert [one.is_others for one in observations(mine, Role.PATTERN)] == [False]
    assert [one.is_others for one in observations(theirs, Role.PATTERN)] == [True]
    pages = str(reality(theirs, {}, date(2026, 11, 24)).pages)
    assert "none of it is yours" in pages and "none of it is yours" not in str(reality(mine, {}, date(2026, 11, 24)))
