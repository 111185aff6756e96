"""What taut says about made-up people, against what is really so with them; and that their pages say what was meant."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.lives import pages
from tests.lives.enough import KNOWN
from tests.lives.events import KINDS
from tests.lives.life import Life, born, live
from tests.lives.score import Score, score
from tests.lives.truth import JUDGES, Verdict, legs
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Rating
from tui.records.entry import from_document, to_document
from tui.records.option_ids import Verdict as Reply
from tui.records.roles import Role

SEED = 7
LIVES = 90
RECALL = 0.7
PRECISION = 0.87
FALSE_A_QUIET_YEAR = 0.5


@cache
def lives() -> tuple[Life, ...]:
    return tuple(live(born(number, SEED), SEED) for number in range(LIVES))


@cache
def figures() -> Score:
    return score(lives())


def pairs(ratings: tuple[Rating, ...]) -> list[tuple[int, float]]:
    return [(pages.day_of(rating.day), rating.value) for rating in ratings]


def test_what_a_person_writes_is_what_taut_reads() -> None:
    for life in lives()[:12]:
        portrait, written = fold(life.entries), life.written
        assert {result.id for result in portrait.results} == {want.id for want in life.person.wants}
        for result in portrait.results:
            assert pairs(result.ratings) == written.ratings[result.id]
            assert result.importance == written.weights.get(result.id)
            assert [said.picked for said in result.tensions] == [word for _, word in written.tensions[result.id]]
            assert [said.text for said in result.target] == [text for _, text in written.targets[result.id]]
            assert len(result.wordings) == 1 + len(written.reworded[result.id])
            assert result.delay == written.delays.get(result.id, 0)
        assert [promise.about for promise in portrait.promises] == [about for _, about in written.promised]
        outcomes = [promise for promise in portrait.promises if promise.outcome]
        assert len(outcomes) == len(written.outcomes)
        for value in portrait.values:
            assert pairs(value.lived) == written.lived[value.id]
            assert pairs(value.importance) == written.matters[value.id]
            assert len(value.sighted) == sum(easiest == value.id for _, easiest, _ in written.named)
        assert [float(said.text) for said in portrait.said.get(Role.WORD, ())] == [word for _, word in written.words]
        assert len(portrait.said.get(Role.SIGNAL, ())) == len(life.spoken)


def test_the_pages_of_a_life_are_pages_a_file_can_hold() -> None:
    for life in lives()[:4]:
        assert all(from_document(to_document(entry)) == entry for entry in life.entries)


def test_the_same_seed_makes_the_same_life() -> None:
    again = live(born(3, SEED), SEED)
    assert again.entries == lives()[3].entries
    assert again.spoken == lives()[3].spoken


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_can_be_planted_is_planted_somewhere(kind: str) -> None:
    assert any(event.kind == kind for number in range(40) for event in born(number, SEED, (kind,)).events)


def test_a_third_of_all_lives_are_lives_in_which_nothing_happens() -> None:
    assert 0.2 < sum(born(number, SEED).is_quiet for number in range(200)) / 200 < 0.5


def test_every_signal_can_be_judged() -> None:
    from tui.insights.signals.rules import RULES

    assert set(RULES) <= set(JUDGES)


def test_a_person_says_that_what_is_so_fits_and_what_is_not_does_not() -> None:
    replies = {(spoken.verdict, spoken.reply) for life in lives() for spoken in life.spoken}
    assert (Verdict.TRUE, Reply.WRONG) not in replies
    assert (Verdict.FALSE, Reply.FITS) not in replies


def test_legs_are_counted_from_turn_to_turn() -> None:
    assert legs([3, 6, 3, 6], 2) == 3
    assert legs([3, 4, 5, 6], 2) == 1
    assert legs([5, 6, 5, 6, 5], 2) == 0
    assert legs([6, 5, 3, 4, 6.5, 6, 4], 2) == 3


@pytest.mark.parametrize("kind", ["quiet_stall", "back_and_forth"])
def test_what_scatters_less_can_be_told_from_chance_sooner(kind: str) -> None:
    life = next(life for number in range(40) for life in [born(number, SEED, (kind,))] if life.events)
    event = life.events[0]
    last = min(event.end, life.course.days - 1)
    life.written.ratings[event.about] = [(day, 5.0) for day in range(event.start, last + 1, 7)]

    def apart(scatter: float, day: int) -> float:
        life.person = replace(life.person, scatter=scatter, step=0.5)
        return KNOWN[kind].apart(life, event, day)

    assert apart(0.3, last) > 1.5 * apart(1, last) > 0
    assert apart(0.3, last) > 2 * apart(0.3, (event.start + last) // 2)


def test_most_of_what_could_be_seen_is_named_in_time() -> None:
    assert figures().recall >= RECALL


def test_what_is_said_is_so() -> None:
    assert figures().precision >= PRECISION
    assert figures().false_a_quiet_year <= FALSE_A_QUIET_YEAR
