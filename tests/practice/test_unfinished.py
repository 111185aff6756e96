"""What the vision flow asks of a result that was written elsewhere and never drawn forth."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from tests.practice.walking import DAY, kept, session_for, walk
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait, Wording
from tui.practice import answer_factory
from tui.practice.catalogue import Catalogue
from tui.practice.lacking import LACKS
from tui.practice.questions import Question, expected, questions
from tui.practice.session import at_place, passed_over, with_answer
from tui.records.entry import Entry

ASKED = [
    "earlier_scene", "earlier_clarity", "earlier_take", "earlier_chain", "earlier_own", "earlier_weight",
    "earlier_anchors",
]  # fmt: skip


def first_runs(catalogue: Catalogue, count: int) -> list[Entry]:
    """So many results, each from a first run."""
    found = []
    for number in range(count):
        day = date(2026, 11, 2) + timedelta(days=number)
        found.append(
            kept(catalogue, walk(catalogue, session_for(catalogue, "onboarding", day=day, number=9 + number))[0])
        )
    return found


def earlier(asked: list[Question] | tuple[Question, ...]) -> list[tuple[str, str]]:
    return [(one.step.id, one.subject.id) for one in asked if one.step.id.startswith("earlier_") and not one.key[2]]


def test_one_result_a_session_is_asked_for_all_it_lacks_until_each_was(catalogue: Catalogue) -> None:
    entries = first_runs(catalogue, 2)
    first, second = fold(entries).held
    for result in (first, second):
        portrait = fold(entries)
        number = len(entries) + 20
        session = session_for(catalogue, "vision", portrait, day=DAY + timedelta(days=number), number=number)
        session, asked = walk(catalogue, session, portrait)
        assert earlier(asked) == [(step, result.id) for step in ASKED]
        entries.append(kept(catalogue, session, portrait))
    after = fold(entries)
    for result in (first, second):
        found = after.result(result.id)
        assert found is not None and not any(lacks(after, found) for lacks in LACKS.values())
        assert (found.importance, found.clarity, found.desire, found.own) == (5, 5, "yes", "yes")
        assert found.anchors == {10: "earlier_anchors 0", 5: "earlier_anchors 0", 0: "earlier_anchors 0"}
    assert all(first.id not in one and second.id not in one for one in earlier(_stand(catalogue, after)))


def _stand(catalogue: Catalogue, portrait: Portrait) -> tuple[Question, ...]:
    session = session_for(catalogue, "vision", portrait, day=date(2027, 3, 1))
    return questions(catalogue.flows["vision"], portrait, session, catalogue)


def test_the_weightiest_comes_first_and_is_asked_only_for_what_was_never_said(catalogue: Catalogue) -> None:
    portrait = fold(first_runs(catalogue, 3))
    light, heavy, unknown = portrait.held
    weighed = (msgspec.structs.replace(light, importance=3.0), msgspec.structs.replace(heavy, importance=8.0), unknown)
    asked = earlier(_stand(catalogue, msgspec.structs.replace(portrait, results=weighed)))
    assert asked == [(step, heavy.id) for step in ASKED if step != "earlier_weight"]


def test_what_was_drawn_forth_by_the_flow_itself_comes_up_no_more(catalogue: Catalogue) -> None:
    session, _ = walk(catalogue, session_for(catalogue, "vision"))
    portrait = fold([kept(catalogue, session)])
    results = [one for one in portrait.held if one.anchors]
    only = msgspec.structs.replace(portrait, results=tuple(results))
    assert len(results) == 3 and earlier(_stand(catalogue, only)) == []
    changed = (*results[0].wordings, Wording(DAY, "something else", 6))
    reworded = msgspec.structs.replace(only, results=(msgspec.structs.replace(results[0], wordings=changed),))
    assert [step for step, _ in earlier(_stand(catalogue, reworded))] == ["earlier_anchors"]


def test_the_number_of_steps_never_grows_in_skipping_them(catalogue: Catalogue) -> None:
    portrait = fold(first_runs(catalogue, 1))
    flow, session = catalogue.flows["vision"], session_for(catalogue, "vision", portrait)
    counts = []
    for question in questions(flow, portrait, session, catalogue):
        counts.append(len(expected(flow, session, questions(flow, portrait, session, catalogue))))
        session = passed_over(at_place(session, question.key), question.key)
    assert len(set(counts)) == 1 and earlier(questions(flow, portrait, session, catalogue))


def test_its_chain_is_put_beside_the_others_at_the_end(catalogue: Catalogue) -> None:
    portrait = fold(first_runs(catalogue, 1))
    session = session_for(catalogue, "vision", portrait)
    flow = catalogue.flows["vision"]
    assert "roots" not in [one.step.id for one in questions(flow, portrait, session, catalogue)]
    (chain,) = (one for one in questions(flow, portrait, session, catalogue) if one.step.id == "earlier_chain")
    session = with_answer(session, answer_factory.text(session, chain, chain.fields[0], "Time of my own"))
    (roots,) = (one for one in questions(flow, portrait, session, catalogue) if one.step.id == "roots")
    assert [(shown.label, shown.items) for shown in roots.shows] == [(portrait.held[0].text, ("Time of my own",))]
