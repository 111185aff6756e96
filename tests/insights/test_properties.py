"""What holds of any numbers and any journal."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insights.people import (
    DAY,
    GROUPS,
    became,
    choice,
    columns,
    feeling,
    line,
    lines,
    on,
    page,
    scale,
    several,
    values,
)  # fmt: skip
from tui.insights.fold.fold import Fold, fold, order
from tui.insights.fold.portrait import Portrait, Rating, Result, Said, Wording
from tui.insights.measures.mood import by_hour, heat_by_month, mood_words
from tui.insights.measures.promises import Outcomes, calibration, named_obstacles
from tui.insights.measures.swing import zigzag
from tui.insights.measures.tension import area_tensions, ends, heavy_share, pull
from tui.insights.measures.values import alignment, alignments, coherence
from tui.insights.signals import all_signals, noticed
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.records.option_ids import Desire
from tui.records.roles import Role

NUMBERS = st.integers(0, 20).map(lambda halves: halves / 2)
HEIGHTS = st.integers(1, 40).map(lambda halves: halves / 2)
RATINGS = st.builds(Rating, st.just(DAY), NUMBERS, HEIGHTS, st.just("page"))
RESULTS = ("run", "write", "rest")
HELD = ("care", "craft", "order", "freedom")
PROMISES = ("p0", "p1", "p2")
ROLES_OF_WORDS = [Role.FACT, Role.NOTE, Role.IMAGE, Role.REWORD, Role.OBSTACLE, Role.TARGET, Role.LEARNED, Role.IF_THEN]


@st.composite
def answers(draw: st.DrawFn) -> Known:
    """Any answer, in a role that some rule looks at."""
    about = draw(st.sampled_from((*RESULTS, *PROMISES, *HELD, "health", "")))
    text = draw(st.sampled_from(("", " ", "the phone", "2026-09-01", "2026-12-01", "So it was.")))
    number = draw(NUMBERS)
    made = draw(st.sampled_from(RESULTS))
    promised = draw(st.sampled_from(PROMISES))
    any_of: list[Known] = [
        line(Role.RESULT, text, "health", made),
        lines(Role.RESULT, [text, "more"], "work", made),
        line(Role.PROMISE, text, about, promised),
        became(promised, draw(st.sampled_from(Outcome))),
        line(draw(st.sampled_from(ROLES_OF_WORDS)), text, about),
        scale(draw(st.sampled_from([Role.RATING, Role.IMPORTANCE, Role.CLARITY, Role.LIVED])), number, about),
        scale(Role.REMAP, number, about),
        scale(Role.CONFIDENCE, number, promised),
        scale(Role.WORD, number),
        choice(Role.STATUS, draw(st.sampled_from(["keep", "deepen", "set down", "reached"])), about),
        choice(Role.DESIRE, draw(st.sampled_from(["yes", "no", "not sure", "perhaps"])), about),
        choice(Role.REASON, "it hurt to look at", about),
        choice(Role.SHRINK, "shrink the step", about),
        choice(Role.TENSION, draw(st.sampled_from(["pull", "ache", "not today"])), about),
        choice(Role.HEAT, draw(st.sampled_from(["no", "I reacted", "yes, I responded", "some of each"]))),
        choice(Role.SIGNAL, draw(st.sampled_from(["that fits", "that's not it"])), f"ahead:{about}"),
        choice(Role.DELAY, "90", about),
        several(Role.CAUSE, "time", about=promised),
        columns(Role.FACT, text, "a story", about),
        values(Role.HELD, *draw(st.lists(st.sampled_from(HELD), unique=True, max_size=4))),
        values(draw(st.sampled_from([Role.SIGHTED, Role.STRAINED])), draw(st.sampled_from(HELD))),
        feeling("calm", draw(st.integers(-5, 5)), draw(st.integers(-5, 5))),
        feeling("hard to say", None, None),
    ]
    return draw(st.sampled_from(any_of))


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Entries at different instants, in any order, some of them in the trash."""
    at = draw(st.lists(st.integers(0, 400), unique=True, max_size=12))
    flows = st.sampled_from(["morning", "evening", "weekly", "note"])
    return [
        page(place / 4, *draw(st.lists(answers(), max_size=5)), flow=draw(flows), deleted=draw(st.integers(0, 5)) == 0)
        for place in at
    ]


@given(RATINGS, RATINGS)
def test_shares_sum_to_one_where_they_exist(before: Rating, after: Rating) -> None:
    moved = ends(before, after)
    assert (moved.shares is None) == (moved.closed <= 0)
    if moved.shares:
        assert abs(sum(moved.shares) - 1) < 1e-6


@given(NUMBERS, NUMBERS, st.sampled_from(Desire), st.lists(st.integers(0, 99)))
def test_a_new_fact_never_lowers_the_pull(value: float, clarity: float, desire: Desire, days: list[int]) -> None:
    facts = tuple(Said(on(day), "fact", "run", "page") for day in sorted(days))
    result = Result(
        id="run", area="health", wordings=(Wording(DAY, "I run"),), clarity=clarity,
        desire=desire,
        ratings=(Rating(DAY, value, 10, "page"),), facts=facts, seen=DAY,
    )  # fmt: skip
    more = msgspec.structs.replace(result, facts=(*facts, Said(on(100), "one more", "run", "page")))
    before, after = pull(result, on(100)), pull(more, on(100))
    assert before is not None
    assert after is not None
    assert after.strength >= before.strength


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_kept_share_lies_between_none_and_all(yes: int, partly: int, no: int, let_go: int, waiting: int) -> None:
    found = Outcomes(yes=yes, partly=partly, no=no, let_go=let_go, open=waiting)
    assert found.share == Outcomes(yes=yes, partly=partly, no=no).share
    assert found.share is None or 0 <= found.share <= 1
    assert "%" not in found.text or found.answered >= 8


@given(st.lists(st.tuples(NUMBERS | st.none(), NUMBERS | st.none())))
def test_coherence_lies_between_nothing_and_a_hundred(pairs: list[tuple[float | None, float | None]]) -> None:
    found = coherence(pairs)
    assert found is None or -1e-9 <= found <= 100 + 1e-9


@given(st.lists(NUMBERS))
def test_legs_of_a_zigzag_take_turns_and_are_long_enough(numbers: list[float]) -> None:
    legs = zigzag(numbers)
    assert all(abs(leg) >= 1.5 for leg in legs)
    assert all(before * after < 0 for before, after in pairwise(legs))


@given(st.lists(st.sampled_from(["pull", "pressure", "ache", "flat", "not_today"])))
def test_a_heavy_share_is_a_share(feels: list[str]) -> None:
    found = heavy_share(feels)
    assert found is None or 0 <= found <= 1


@settings(max_examples=60, deadline=None)
@given(journals(), st.randoms(use_true_random=False))
def test_the_order_entries_come_in_does_not_matter(entries: list[Entry], chance: object) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled) == fold(entries)


@settings(max_examples=60, deadline=None)
@given(journals())
def test_what_is_in_the_trash_was_never_written(entries: list[Entry]) -> None:
    assert fold(entries) == fold(entry for entry in entries if entry.deleted is None)


@settings(max_examples=60, deadline=None)
@given(journals())
def test_a_portrait_asked_for_after_each_entry_is_the_same_as_one_folded_afresh(entries: list[Entry]) -> None:
    folding = Fold()
    for number, entry in enumerate(sorted(entries, key=order), 1):
        folding.add(entry)
        assert folding.portrait() == fold(sorted(entries, key=order)[:number])


@settings(max_examples=60, deadline=None)
@given(journals(), st.integers(0, 120))
def test_every_reading_of_any_journal_can_be_made(entries: list[Entry], days: int) -> None:
    portrait = fold(entries)
    today = on(days)
    signals = list(all_signals(portrait, today, GROUPS))
    assert len({signal.id for signal in signals}) == len(signals)
    assert all(signal.text and "!" not in signal.text for signal in signals)
    chosen = noticed(portrait, today, GROUPS)
    assert chosen is None or chosen in signals
    readings(portrait, today)


def readings(portrait: Portrait, today: date) -> None:
    area_tensions(portrait.results)
    calibration(portrait.promises)
    named_obstacles(portrait)
    alignment(portrait.values, today)
    alignments(portrait.values)
    mood_words(portrait.moods)
    by_hour(portrait.moods)
    heat_by_month(portrait)
    assert all(result.wordings and result.height > 0 for result in portrait.results)
