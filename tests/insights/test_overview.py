from __future__ import annotations

from datetime import timedelta

from tests.insights.people import (
    became,
    choice,
    columns,
    line,
    on,
    page,
    promised,
    scale,
)
from tests.insights.people import (
    feeling as picked,
)
from tui.insights.fold.fold import fold
from tui.insights.measures.learning import learning
from tui.insights.measures.mood import emotions
from tui.insights.measures.presence import YEAR, presence
from tui.insights.measures.promises import promise_review
from tui.records.answers import Outcome
from tui.records.roles import Role


def test_a_year_of_days_ends_with_this_week() -> None:
    portrait = fold([page(0), page(0.1), page(2), page(-400)])
    found = presence(portrait.days, on(2))
    assert len(found.weeks) == YEAR
    assert found.weeks[-1] == (on(0), (2, 0, 1, None, None, None, None))
    assert (found.recent, found.days, found.pages) == (2, 2, 3)
    assert found.months[-1] == (on(0).replace(day=1), 2)
    assert sum(count for _, count in found.months) == found.days


def test_coming_back_after_a_week_or_more_is_told_newest_first() -> None:
    portrait = fold([page(-500), page(-30), page(-22), page(-15), page(0)])
    found = presence(portrait.days, on(0)).returns
    assert found == ((on(0), 14), (on(-22), 7), (on(-30), 469))


def test_what_was_learned_stands_with_its_source_and_what_is_tried() -> None:
    portrait = fold(
        [
            page(
                0, choice(Role.SOURCE, "read"), line(Role.LEARNED, "Trees share water"), line(Role.BELIEF, "All alone"),
                line(Role.PROMISE, "Ask Uwe about roots", made="roots"), line(Role.ASK, "Uwe: what feeds what?"),
                flow="learning",
            ),
            page(1, line(Role.LEARNED, "She likes long visits"), flow="evening"),
            promised(2, "walk"),
        ]
    )  # fmt: skip
    found = learning(portrait, on(3))
    assert [(one.said.text, one.source, one.belief) for one in found.lessons] == [
        ("She likes long visits", "", ""), ("Trees share water", "read", "All alone"),
    ]  # fmt: skip
    assert found.sources == (("read", 1),)
    assert [one.id for one in found.trying] == ["roots"] and found.tried == ()
    assert [said.text for said in found.questions] == ["Uwe: what feeds what?"]


def test_what_was_tried_is_told_once_it_is_answered() -> None:
    portrait = fold(
        [
            page(0, choice(Role.SOURCE, "read"), line(Role.PROMISE, "Ask", made="ask"), flow="learning"),
            page(1, became("ask", Outcome.KEPT)),
        ]
    )
    found = learning(portrait, on(3))
    assert found.trying == () and [one.outcome for one in found.tried] == [Outcome.KEPT]


def test_feedback_comes_back_after_two_weeks_and_stays_two() -> None:
    portrait = fold(
        [
            page(
                0, columns(Role.FEEDBACK, "too long", "you bore me"), line(Role.TENTH, "The start is slow"),
                choice(Role.FOLLOW_UP, "test"), flow="learning",
            ),
            page(1, columns(Role.FEEDBACK, "fine", "fine"), flow="learning"),
        ]
    )  # fmt: skip
    (one,) = learning(portrait, on(3)).waiting
    assert (one.tenth, one.use, one.due) == ("The start is slow", "test", on(0) + timedelta(days=14))
    assert len(learning(portrait, on(27)).waiting) == 1
    assert learning(portrait, on(28)).waiting == ()


def test_promises_and_emotion_of_one_day() -> None:
    portrait = fold(
        [
            promised(0, "a", Outcome.KEPT), promised(1, "b"), page(2, scale(Role.WORD, 8), picked("calm")),
            page(3, choice(Role.GAP, "a breath"), choice(Role.HEAT, "I responded"), line(Role.TRIGGER, "a horn"),
                 flow="trigger"),
        ]
    )  # fmt: skip
    review, felt = promise_review(portrait, on(3)), emotions(portrait)
    assert [one.id for one in review.open] == ["b"]
    assert (review.recent.yes, review.recent.text) == (1, "1 of 1")
    assert review.beside is not None and review.beside.rated == 8 and review.beside.gap is None
    assert review.guesses == () and felt.words.most == "calm"
    assert felt.gaps == (("a breath", 1),) and felt.triggers[0].text == "a horn"
    assert felt.heat[0].responded == 1
