"""One example of what each role makes of an answer."""

from __future__ import annotations

import pytest

from tests.insights.people import (
    became,
    choice,
    columns,
    feeling,
    line,
    lines,
    on,
    page,
    rated,
    scale,
    several,
    values,
    wish,
)  # fmt: skip
from tui.insights.fold.fold import Fold, fold, rule
from tui.insights.fold.portrait import Portrait, Said
from tui.records.answers import Choice, Known, Long, Outcome, Pick, Review, Timer, Unknown
from tui.records.roles import MAKERS, Role

MAKES_NOTHING_SAID = frozenset(
    {Role.RESULT, Role.REWORD, Role.REMAP, Role.PROMISE, Role.CUE_WHEN, Role.CUE_WHERE, Role.OUTCOME, Role.MOOD,
     Role.HELD, Role.OWN_VALUE, Role.RATING, Role.IMPORTANCE, Role.CLARITY, Role.LIVED, Role.DELAY, Role.CARD,
     Role.ASIDE, Role.PROMISE_DAY, Role.NEXT}
)  # fmt: skip


def said(portrait: Portrait, role: Role) -> list[tuple[str, str]]:
    return [(one.about, one.text) for one in portrait.said.get(role, ())]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_rule(role: Role) -> None:
    assert callable(rule(role))


@pytest.mark.parametrize("role", sorted(set(Role) - MAKES_NOTHING_SAID - MAKERS))
def test_what_has_no_place_of_its_own_is_kept_as_said(role: Role) -> None:
    portrait = fold([page(0, line(role, "so it was", "some thing"), flow="custom")])
    assert portrait.said[role] == (Said(on(0), "so it was", "some thing", portrait.said[role][0].entry, "custom"),)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (line(Role.NOTE, "a line"), ["a line"]),
        (Long(step="note", role=Role.NOTE, text="two\nlines"), ["two\nlines"]),
        (lines(Role.STRENGTH, ["one", " ", "two"]), ["one", "two"]),
        (lines(Role.HABIT, ["tea at four"], mark="+"), ["tea at four"]),
        (columns(Role.LIMIT, "rent", "my mornings"), ["rent", "my mornings"]),
        (scale(Role.WORD, 6.5), ["6.5"]),
        (choice(Role.CHOSEN, "I choose it"), ["I choose it"]),
        (several(Role.BODY, "jaw", "hands"), ["jaw", "hands"]),
        (Review(step="reread", role=Role.WEEK_NOTE, text="a quiet week"), ["a quiet week"]),
        (Timer(step="walk", role=Role.MINUTES, seconds=300), ["5 min"]),
        (Review(step="reread", role=Role.WEEK_NOTE, text="  "), []),
    ],
)
def test_every_kind_of_answer_is_told_in_words(answer: Known, expected: list[str]) -> None:
    assert answer.role is not None
    assert [text for _, text in said(fold([page(0, answer)]), answer.role)] == expected


def test_values_speak_of_themselves() -> None:
    portrait = fold([page(0, values(Role.TOUCHED, "care", "order"))])
    assert said(portrait, Role.TOUCHED) == [("care", "Care"), ("order", "Order")]


@pytest.mark.parametrize("role", [Role.TENSION, Role.DESIRE, Role.HEAT, Role.FOCUS, Role.SIGNAL])
def test_an_option_is_known_by_its_id_whatever_its_words(role: Role) -> None:
    (found,) = fold([page(0, choice(role, "pull", "run", "Zug"))]).said[role]
    assert (found.about, found.picked, found.text) == ("run", "pull", "Zug")


def test_an_answer_of_an_unknown_kind_says_nothing() -> None:
    unknown = Unknown(step="x", role=Role.NOTE, raw={"kind": "drawing", "text": "x"})
    portrait = fold([page(0, unknown)])
    assert portrait.said == {}
    assert portrait.entries == 1


def test_a_promise_with_its_plan_and_what_became_of_it() -> None:
    portrait = fold(
        [
            page(
                0, line(Role.PROMISE, "write one page", "run", "p"), line(Role.CUE_WHEN, "after tea", "p"),
                line(Role.CUE_WHERE, "the kitchen table", "p"), line(Role.IF_THEN, "put the phone away", "p"),
                scale(Role.CONFIDENCE, 6, "p"), line(Role.REWORD, "write one line", "p"),
                values(Role.SERVES, "care", about="p"), choice(Role.UNASKED, "yes", "p", "nobody asked"),
            ),
            page(0.5, became("p", Outcome.PARTLY), several(Role.CAUSE, "time", about="p"), flow="evening"),
        ]
    )  # fmt: skip
    (promise,) = portrait.promises
    assert (promise.text, promise.cue, promise.if_then) == (
        "write one line", "after tea, the kitchen table", "put the phone away",
    )  # fmt: skip
    assert (promise.confidence, promise.serves, promise.unasked) == (6, ("care",), True)
    assert (promise.outcome, promise.answered, promise.causes) == (Outcome.PARTLY, on(0), (Pick("time", "time"),))
    assert portrait.open_promises == ()


def test_an_outcome_of_a_promise_nobody_knows_changes_nothing() -> None:
    assert fold([page(0, became("gone", Outcome.KEPT))]).promises == ()


def test_a_card_joins_its_sign_and_its_answer() -> None:
    portrait = fold([page(0, line(Role.CARD, "my jaw", made="c"), line(Role.IF_THEN, "I breathe out once"))])
    (card,) = portrait.cards
    assert (card.id, card.sign, card.answer) == ("c", "my jaw", "I breathe out once")
    assert said(portrait, Role.CARD) == [("", "my jaw")]


def test_held_values_with_what_is_said_of_them() -> None:
    portrait = fold(
        [
            page(
                0, values(Role.HELD, "care", "order"), line(Role.DEFINITION, "being there", "care"),
                lines(Role.BEHAVIOUR, ["I ask twice", "I stay"], "care"), line(Role.EARLY_SIGN, "I look away", "care"),
                scale(Role.IMPORTANCE, 9, "care"), scale(Role.LIVED, 6, "care"),
            ),
            page(7, lines(Role.BEHAVIOUR, ["I listen"], "care"), scale(Role.LIVED, 7, "care")),
            page(8, values(Role.SIGHTED, "care"), values(Role.STRAINED, "order")),
        ]
    )  # fmt: skip
    care, order = portrait.values
    assert (care.id, care.name, care.definition, care.early_sign) == ("care", "Care", "being there", "I look away")
    assert care.behaviours == ("I listen",)
    assert [rating.value for rating in care.lived] == [6, 7]
    assert care.importance[0].value == 9
    assert [one.day for one in (*care.sighted, *order.strained)] == [on(8), on(8)]


def test_a_new_sort_takes_the_place_of_the_old_and_keeps_what_was_said() -> None:
    portrait = fold(
        [
            page(0, values(Role.HELD, "care", "order"), scale(Role.LIVED, 6, "care")),
            page(90, values(Role.HELD, "craft", "care")),
        ]
    )
    assert [value.id for value in portrait.values] == ["craft", "care"]
    assert portrait.values[1].lived[0].value == 6


def test_a_value_can_be_reworded_and_set_down() -> None:
    reworded = page(1, line(Role.REWORD, "tending", "care"), flow="revise")
    entries = [page(0, values(Role.HELD, "care", "order")), reworded]
    assert fold(entries).values[0].definition == "tending"
    dropped = page(2, choice(Role.STATUS, "set down", "order"), flow="revise")
    assert [value.id for value in fold([*entries, dropped]).values] == ["care"]


def test_a_value_of_ones_own_is_known_by_its_id() -> None:
    portrait = fold([page(0, lines(Role.OWN_VALUE, ["Slowness"], made="own"))])
    assert said(portrait, Role.OWN_VALUE) == [("own0", "Slowness")]


def test_rewording_something_nobody_knows_says_nothing() -> None:
    portrait = fold([page(0, line(Role.REWORD, "new words", "gone"))])
    assert portrait.results == ()
    assert portrait.said == {}


def test_a_mood_has_its_word_place_and_hour() -> None:
    (mood,) = fold([page(0, feeling("calm", -2, 3), flow="morning")]).moods
    assert (mood.day, mood.flow, mood.word, mood.energy, mood.pleasantness, mood.hour) == (
        on(0), "morning", "calm", -2, 3, 6,
    )  # fmt: skip


def test_days_questions_and_number_of_entries() -> None:
    daily = Long(step="daily", role=Role.DAILY, question="q7", text="so it was")
    portrait = fold([page(0, daily, flow="morning"), page(0.5, feeling("calm"), flow="evening"), page(2, daily)])
    assert portrait.days == {on(0): ("morning", "evening"), on(2): ("note",)}
    assert portrait.asked == {"q7": on(2)}
    assert portrait.entries == 3


def test_what_is_in_the_trash_is_left_out() -> None:
    kept, gone = wish(0), page(1, line(Role.NOTE, "gone"), deleted=True)
    assert fold([kept, gone]) == fold([kept])


def test_a_fold_goes_on_where_it_stopped_and_keeps_what_was_not_touched() -> None:
    entries = [wish(0), wish(0.1, "write", "work"), rated(1, 4), page(2, values(Role.HELD, "care"))]
    entries += [rated(3, 5, facts=1), page(4, line(Role.FACT, "of the area", "health")), rated(5, 6, about="write")]
    folding = Fold()
    portraits = [folding.portrait()]
    for entry in entries:
        assert folding.follows(entry)
        folding.add(entry)
        portraits.append(folding.portrait())
    assert portraits == [fold(entries[:number]) for number in range(len(entries) + 1)]
    assert not folding.follows(entries[0])


def test_an_option_with_words_of_its_own_is_said_in_its_words() -> None:
    answer = Choice(step="fair", role=Role.BIAS, pick=Pick("too_kind", "too kind"))
    assert said(fold([page(0, answer)]), Role.BIAS) == [("", "too kind")]
