"""What Today reads back: one earlier sentence, the same all day, and never one that was hidden or is hard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.insights.people import DAY, became, choice, feeling, line, on, page, wish
from tui.insights.fold.fold import fold
from tui.insights.measures.read_back import SETTLED, ReadBack, read_back, recent
from tui.records.answers import Choice, Outcome, Pick
from tui.records.entry import Entry
from tui.records.roles import Role


def learned(day: float, text: str = "") -> Entry:
    return page(day, line(Role.LEARNED, text or f"learning of day {day}"), flow="learning")


def chosen(day: float, text: str) -> Entry:
    return page(day, Choice(step="keep", role=Role.KEEPER, pick=Pick(text, text)), flow="weekly")


def kept(day: float, made: str, about: str = "run") -> Entry:
    answers = line(Role.PROMISE, f"do {made}", about, made), line(Role.CUE_WHEN, "at eight", made)
    return page(day, *answers, became(made, Outcome.KEPT), flow="morning")


def texts(entries: Sequence[Entry], days: Sequence[int], years: Sequence[date] = ()) -> list[str]:
    portrait = fold(entries)
    found = [read_back(portrait, on(day), years) for day in days]
    return [one.said.text if one is not None else "" for one in found]


def find(entries: Sequence[Entry], day: int) -> ReadBack:
    found = read_back(fold(entries), on(day))
    assert found is not None
    return found


def test_no_sentence_comes_again_before_every_other_has_come() -> None:
    entries = [learned(number) for number in range(40)]
    said = texts(entries, range(60, 140))
    assert len(set(said[:40])) == 40
    assert said[:40] == said[40:80]


def test_sixty_days_bring_sixty_sentences_while_new_ones_are_learned_in_between() -> None:
    entries = [learned(number / 2) for number in range(400)]
    said = texts(entries, range(100, 200))
    assert all(len(set(said[at : at + 60])) == 60 for at in range(40))
    # Yesterday's sentence is the same, whatever is learned today.
    assert texts([*entries, learned(300)], range(100, 200)) == said


def test_learnings_and_promises_that_worked_take_turns() -> None:
    entries = [wish(0), *(learned(n) for n in range(1, 9)), *(kept(n + 0.5, f"p{n}") for n in range(1, 9))]
    said = texts(entries, range(30, 38))
    worked = [text.endswith("— at eight") for text in said]
    assert worked in ([True, False] * 4, [False, True] * 4)
    assert len(set(said)) == 8


def test_nothing_of_this_week_and_no_promise_for_what_is_held_no_longer() -> None:
    assert texts([learned(0)], [SETTLED.days - 1, SETTLED.days]) == ["", "learning of day 0"]
    assert texts([wish(0), kept(1, "p", about="gone")], [20]) == [""]
    open_one = page(1, line(Role.PROMISE, "do it", "run", "p"), line(Role.CUE_WHEN, "at eight", "p"))
    assert texts([wish(0), open_one], [20]) == [""]


def test_a_learning_chosen_to_be_found_again_comes_back_a_month_on() -> None:
    entries = [learned(0, "Ask first"), *(learned(n) for n in range(1, 6)), chosen(6, "Ask first")]
    found = find(entries, 36)
    assert (found.kind, found.said.text, found.chosen) == ("chosen", "Ask first", on(6))
    assert found.said.entry == entries[0].id
    assert [find(entries, day).kind for day in (35, 37)] == ["learned", "chosen"]


def test_a_chosen_learning_waits_for_the_first_day_someone_is_there() -> None:
    entries = [learned(0, "Ask first"), learned(1, "Wait"), chosen(6, "Ask first"), chosen(13, "Wait")]
    there = [*entries, page(36), page(60), page(61)]
    assert find(there, 36).said.text == "Ask first"
    assert find(entries, 60).said.text == "Ask first"  # away until then
    assert [find([*entries, page(60)], day).kind for day in (61, 62)] == ["chosen", "chosen"]
    assert find([*entries, page(60)], 61).said.text == "Wait"
    assert find(there, 62).kind == "learned"


@pytest.mark.parametrize("mark", ["0/learned", "0", "2026-03-01/2026-03-05"])
def test_what_is_hidden_is_not_read_back(mark: str) -> None:
    entries = [learned(0, "Ask first"), learned(6, "Wait")]
    hidden = mark.replace("0", entries[0].id, 1) if mark[0] == "0" else mark
    away = page(8, choice(Role.ASIDE, "aside", hidden))
    back = page(9, choice(Role.ASIDE, "lifted", hidden))
    assert set(texts([*entries, away], range(14, 30))) == {"Wait"}
    assert set(texts([*entries, away, back], range(14, 30))) == {"Wait", "Ask first"}


def test_not_this_one_brings_another_at_once() -> None:
    entries = [learned(number) for number in range(9)]
    first = find(entries, 40)
    second = find([*entries, page(40, choice(Role.ASIDE, "aside", first.id))], 40)
    assert second.id != first.id
    assert second.id not in {find(entries, day).id for day in range(34, 40)}


def test_a_heavy_day_reads_nothing_back_and_hard_entries_never_do() -> None:
    entries = [learned(0), page(1, feeling("lost", -4, -4), line(Role.LEARNED, "It hurts"), flow="evening")]
    assert set(texts(entries, range(20, 40))) == {"learning of day 0"}
    tonight = page(30.6, feeling("lost", -4, -4), flow="evening")
    assert texts([*entries, tonight], [30, 31, 32]) == ["", "", "learning of day 0"]
    better = page(30.7, feeling("calm", 1, 3), flow="evening")
    assert "" not in texts([*entries, tonight, better], [30, 31])


def test_this_day_a_year_ago_is_read_back_only_where_that_is_asked_for() -> None:
    note = page(0, line(Role.NOTE, "The walnut tree is bare"))
    entries = [note, *(learned(n) for n in range(1, 9))]
    assert "The walnut tree is bare" not in texts(entries, range(360, 370))
    said = texts(entries, range(365, 368), years=[DAY])
    assert said.count("The walnut tree is bare") == 1
    assert texts([note], [365], years=[DAY]) == ["The walnut tree is bare"]


def test_a_sealed_letter_and_a_note_are_never_read_back() -> None:
    entries = [page(0, line(Role.LETTER, "Dear me"), line(Role.NOTE, "A note"), line(Role.MORROW, "Begin here"))]
    assert set(texts(entries, range(7, 40))) == {""}


def test_the_last_promise_with_its_answer_is_read_back_for_a_week() -> None:
    entries = [wish(0), kept(1, "a"), kept(3, "b"), page(4, line(Role.PROMISE, "open", made="c"))]
    said = {day: recent(fold(entries), on(day)).promise for day in (3, 4, 10, 11)}
    assert {day: one and one.text for day, one in said.items()} == {3: "do a", 4: "do b", 10: "do b", 11: None}


def test_the_last_entry_is_read_back_whole_but_for_what_is_hidden_or_heavy() -> None:
    first = page(0, line(Role.NOTE, "Rain"))
    last = page(1, line(Role.THANKS, "The tea"), line(Role.SCENE, "A harbour"), flow="evening")

    def written(*entries: Entry, day: int = 3) -> list[str]:
        return [one.text for one in recent(fold(entries), on(day)).written]

    assert written(first, last) == ["A harbour", "The tea"]
    assert written(first, last, page(2, choice(Role.ASIDE, "aside", f"{last.id}/thanks"))) == ["A harbour"]
    assert written(first, last, page(2, choice(Role.ASIDE, "aside", last.id))) == ["Rain"]
    hard = page(2, feeling("lost", -4, -4), line(Role.NOTE, "Nothing works"))
    assert written(first, last, hard) == []
    assert written(first, page(3, feeling("lost", -4, -4))) == []


def test_this_day_a_year_ago_is_read_in_its_own_words() -> None:
    entries = [page(0, line(Role.NOTE, "Snow on the lime")), page(300, line(Role.NOTE, "b"))]
    found = recent(fold(entries), on(365), [DAY])
    assert found.of_year is not None and found.of_year.text == "Snow on the lime"
    assert recent(fold(entries), on(365)).of_year is None
