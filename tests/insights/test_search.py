"""The language of searching, and what it finds: twenty searches a person would make, and what goes wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.insights.people import page
from tui.insights.fold.entry_summary import EntrySummary, summarize
from tui.insights.search import (
    Finder,
    Name,
    Vocabulary,
    excerpt,
    match_spans,
    matches,
    offers,
    read_query,
    replaced,
    with_used,
)
from tui.insights.search.parser import read_span
from tui.insights.search.query import Text
from tui.records.answers import AnyAnswer, Emotion, Long, Pick, Values
from tui.records.roles import Role
from tui.records.text import fold, searchable

TODAY = date(2026, 3, 18)
"""A Wednesday; entries are counted in days from Monday, 2 March 2026."""


def wrote(text: str) -> Long:
    return Long(step="note", role=Role.NOTE, text=text)


def felt(word: str, energy: int, pleasantness: int) -> Emotion:
    return Emotion(step="checkin", role=Role.MOOD, word=word, energy=energy, pleasantness=pleasantness)


def valued(*ids: str) -> Values:
    return Values(step="serves", role=Role.SERVES, picks=tuple(Pick(one, one.title()) for one in ids))


def entry(name: str, days: float, *answers: AnyAnswer, flow: str = "note", starred: bool = False) -> EntrySummary:
    whole = page(days, *answers, flow=flow)
    return replace(summarize(replace(whole, starred=starred)), id=name)


PAGES = (
    entry("zurich", 0, wrote("To Zürich by the night train, with @Łukasz."), felt("hopeful", 2, 3), flow="morning"),
    entry("phrase", 1, wrote("We took the long\nway round, in the rain.")),
    entry("apart", 2, wrote("The way was long. We went round twice.")),
    entry("tagged", 3, wrote("駅まで歩いた。#散歩 とてもよい日"), starred=True),
    entry("wide", 4, wrote("ＡＴＬＡＳ　notes, ｶﾌｪ and straße")),
    entry("low", 5, wrote("Nothing went well."), felt("stuck", -2, -3), flow="evening"),
    entry("valued", 6, wrote("Told her the truth."), valued("honesty", "care"), flow="evening"),
    entry("lisbon", 7, wrote("Lisbon, the trip we planned. #travel #Work")),
    entry("lisboners", 8, wrote("Two Lisboners at the trip's end. #workshop")),
    entry("broken", 9, wrote("東京\n駅で会った。They don’t know.")),
    entry("yesterday", 15, wrote("A café in the morning")),
)
KNOWN = Vocabulary(
    flows=(Name("morning", "Morning practice"), Name("evening", "Evening review"), Name("note", "Note")),
    areas=(Name("work", "Work and craft", ("result-1",)), Name("health", "Health")),
    values=(Name("honesty", "Honesty"), Name("care", "Care"), Name("own-1", "Long walks")),
    feelings=("hopeful", "stuck", "calm"),
)
VOCABULARY = with_used(KNOWN, PAGES)


def finder() -> Finder:
    return Finder(PAGES[::-1], VOCABULARY)


def find(text: str) -> list[str]:
    return [hit.id for hit in finder().find(text, TODAY).entries]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("zurich", ["zurich"]),
        ("TRAIN zürich", ["zurich"]),
        ("cafe", ["yesterday"]),
        ("atlas", ["wide"]),
        ("カフェ", ["wide"]),
        ("strasse", ["wide"]),
        ("don't know", ["broken"]),
        ('"long way round"', ["phrase"]),
        ("“long way round”", ["phrase"]),
        ("long way round", ["phrase", "apart"]),
        ("long round -rain", ["apart"]),
        ('round -"long way"', ["apart"]),
        ("駅", ["broken", "tagged"]),
        ("東京駅", ["broken"]),
        ("#散歩", ["tagged"]),
        ("＃散歩", ["tagged"]),
        ("#work", ["lisbon"]),
        ("#wor", ["lisboners", "lisbon"]),
        ("@lukasz", ["zurich"]),
        ("lisbon", ["lisbon", "lisboners"]),
        ("lisbon -#travel", ["lisboners"]),
        ("mood:<0", ["low"]),
        ("mood:>=3", ["zurich"]),
        ("mood:-5..3 energy:2", ["zurich"]),
        ("word:hopeful", ["zurich"]),
        ("value:honesty", ["valued"]),
        ("value:Honest", ["valued"]),
        ("flow:evening", ["valued", "low"]),
        ("-flow:note -flow:morning", ["valued", "low"]),
        ("is:starred", ["tagged"]),
        ("has:tag trip", ["lisboners", "lisbon"]),
        ("since:2026-03-10", ["yesterday", "broken", "lisboners"]),
        ("until:2026-03-03", ["phrase", "zurich"]),
        ("on:2026-03-03..2026-03-04", ["apart", "phrase"]),
        ("on:yesterday", ["yesterday"]),
        ("on:last week", ["broken", "lisboners", "lisbon"]),
        ("on:2026-03 zurich", ["zurich"]),
        ("on:2025", []),
    ],
)
def test_what_a_person_looks_for_is_found(text: str, ids: list[str]) -> None:
    assert find(text) == ids
    assert not finder().find(text, TODAY).query.problems


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("prctice:values lisbon", "did you mean practice:?"),
        ("practice:vlues lisbon", "did you mean values?"),
        ("area:wrok lisbon", "did you mean Work and craft?"),
        ("value:hnesty lisbon", "did you mean Honesty?"),
        ("flow:evning lisbon", "did you mean Evening review?"),
        ("word:hopful lisbon", "did you mean hopeful?"),
        ("is:stared lisbon", "did you mean starred?"),
        ("mood:hopeful lisbon", "write word:hopeful"),
        ("mood:<low lisbon", "number from -5 to 5"),
        ("since:yesterdy lisbon", "did you mean yesterday?"),
        ("on:2026-02-30 lisbon", "takes a day, a month or a year"),
        ("xyzzy:1 lisbon", "the filters are practice:, flow:"),
    ],
)
def test_a_wrong_filter_says_what_it_could_have_been_and_the_rest_is_searched(text: str, says: str) -> None:
    found = finder().find(text, TODAY)
    assert [hit.id for hit in found.entries] == ["lisbon", "lisboners"]
    (problem,) = found.query.problems
    assert says in problem.sentence and problem.sentence.endswith((".", "?"))
    assert text[problem.start : problem.end] + " lisbon" == text


@pytest.mark.parametrize(
    ("text", "says", "rest"),
    [
        ("#wrok lisbon", "did you mean #Work?", 2),
        ("@lukas2 lisbon", "did you mean @Łukasz?", 2),
        ("＃nosuch trip", "No entry has the tag #nosuch.", 2),
        ("@nobody trip", "No entry names @nobody.", 2),
    ],
)
def test_a_tag_or_a_person_that_no_page_has_finds_nothing_and_is_named(text: str, says: str, rest: int) -> None:
    found = finder().find(text, TODAY)
    assert not found.entries
    (problem,) = found.query.problems
    assert says in problem.sentence
    typed = text.split()[0]
    assert found.advice == (f"{typed} is not in any entry. Without it there are {rest} entries.",)


NESTED = (
    entry("deep", 1, wrote("Three hours on the draft. #work/deep")),
    entry("deeper", 2, wrote("#Work/Deep/Reading")),
    entry("shop", 3, wrote("#workshop and #works/deep")),
    entry("own", 4, wrote("Nothing.")),
    entry("flat", 5, wrote("#work")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#work", ["deep", "deeper", "flat"]),
        ("#work/", ["deep", "deeper", "flat"]),
        ("#work/deep", ["deep", "deeper"]),
        ("＃WORK/deep/reading", ["deeper"]),
        ("-#work", ["shop", "own"]),
        ("#deep", []),
    ],
)
@pytest.mark.parametrize("known", [Vocabulary(), with_used(Vocabulary(), NESTED)], ids=["unknown", "known"])
def test_a_tag_finds_those_nested_in_it(text: str, expected: list[str], known: Vocabulary) -> None:
    query = read_query(text, TODAY, known)
    assert [one.id for one in Finder(NESTED, known).find(text, TODAY).entries] == expected
    assert all(one in expected for one in [found.id for found in NESTED if matches(query, found)])


def test_a_tag_is_known_by_those_nested_in_it_alone() -> None:
    alone = NESTED[:3]
    found = Finder(alone, with_used(Vocabulary(), alone)).find("#work", TODAY)
    assert [one.id for one in found.entries] == ["deep", "deeper"]
    assert match_spans(alone[0].texts[0], found.query.words) == [(26, 31)]


def test_leaving_out_a_tag_that_no_page_has_leaves_out_nothing() -> None:
    assert find("lisbon -#nosuch") == ["lisbon", "lisboners"]
    assert finder().find("#nosuch", TODAY).entries == []


@pytest.mark.parametrize("text", ["", "  ", "#", "since:", "practice: ", '"', '""', "-"])
def test_what_is_only_begun_looks_for_nothing_yet(text: str) -> None:
    found = finder().find(text, TODAY)
    assert (len(found.entries), found.query.problems) == (len(PAGES), ()) or text == "-"


@pytest.mark.parametrize("text", ["10:30", "http://example.org/a", "Re: you", "a:b:c", "well-being"])
def test_what_looks_like_a_filter_and_is_none_is_looked_for_as_it_stands(text: str) -> None:
    one = [entry("one", 0, wrote(f"so: {text} it was")), entry("two", 1, wrote("nothing of it"))]
    found = Finder(one, KNOWN).find(text, TODAY)
    if not found.query.problems:
        assert [hit.id for hit in found.entries] == ["one"]
    else:
        assert text == "a:b:c"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("lisbon -trip", "lisbon alone is in 2 entries; -trip takes them all out."),
        ("lisbon oslo", "oslo is not in any entry. Without it there are 2 entries."),
        ("oslo", "oslo is not in any entry."),
        ("lisbon zurich", "lisbon alone is in 2 entries; zurich alone is in 1 entry."),
        ("lisbon trip is:starred", "Without is:starred there are 2 entries."),
        ("march", "For the month: on:march."),
        ("lisbon june", "Without it there are 2 entries. For the month: on:june."),
    ],
)
def test_an_empty_result_says_what_finds_nothing_and_what_to_leave_out(text: str, says: str) -> None:
    found = finder().find(text, TODAY)
    assert not found.entries
    assert says in " ".join(found.advice)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-2-9", "2026-02-09", "2026-02-09"),
        ("today", "2026-03-18", "2026-03-18"),
        ("yesterday", "2026-03-17", "2026-03-17"),
        ("last week", "2026-03-09", "2026-03-15"),
        ("this-week", "2026-03-16", "2026-03-22"),
        ("last-month", "2026-02-01", "2026-02-28"),
        ("last-year", "2025-01-01", "2025-12-31"),
        ("wednesday", "2026-03-18", "2026-03-18"),
        ("last wednesday", "2026-03-11", "2026-03-11"),
        ("thu", "2026-03-12", "2026-03-12"),
        ("october", "2025-10-01", "2025-10-31"),
        ("march", "2026-03-01", "2026-03-31"),
        ("april", "2025-04-01", "2025-04-30"),
        ("march", "2026-03-01", "2026-03-31"),
        ("2025-12..2026-01", "2025-12-01", "2026-01-31"),
    ],
)
def test_days_have_the_names_people_give_them(text: str, first: str, last: str) -> None:
    assert read_span(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


def test_tags_in_the_text_are_tags_of_the_entry() -> None:
    assert next(one for one in PAGES if one.id == "lisbon").tags == ("travel", "Work")


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("To Zürich again", ["zurich"], ["Zürich"]),
        ("the long\nway round", ["long way"], ["long\nway"]),
        ("東京\n駅で", ["東京駅"], ["東京\n駅"]),
        ("ｶﾞｽ bill", ["ガス"], ["ｶﾞｽ"]),
        ("die Straße", ["strasse"], ["Straße"]),
        ("don’t", ["don't"], ["don’t"]),
        ("e\u0301te\u0301", ["ete"], ["e\u0301te\u0301"]),
    ],
)
def test_the_words_are_lit_where_they_stand(text: str, words: list[str], parts: list[str]) -> None:
    assert [text[start:end] for start, end in match_spans(text, words)] == parts


@pytest.mark.parametrize("typed", ['"a «b"', "„a b“", "»a b«", '„a b"', '"a b”', "“a b"])
def test_a_phrase_ends_at_the_mark_that_closes_it(typed: str) -> None:
    (part,) = read_query(typed, TODAY).parts
    assert isinstance(part, Text) and part.text in ("a «b", "a b")


@given(st.text(max_size=60), st.data())
def test_any_piece_of_a_text_finds_it_and_is_lit_in_it(text: str, data: st.DataObject) -> None:
    words = searchable(text).split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    one = summarize(page(0, wrote(text)))
    if '"' not in word:
        query = read_query(f'"{word}"', TODAY)
        assert Finder([one], Vocabulary()).find(f'"{word}"', TODAY).entries == [one] or not query
    for start, end in match_spans(text, [word]):
        assert fold(text[start:end])


@given(st.text(st.sampled_from('ab -"#@:mod<0is.é本\n'), max_size=24))
def test_searching_letter_by_letter_finds_what_searching_at_once_does(text: str) -> None:
    growing = finder()
    for end in range(len(text) + 1):
        step = growing.find(text[:end], TODAY)
        assert list(step.entries) == list(finder().find(text[:end], TODAY).entries)


@given(st.text(max_size=30))
def test_a_text_that_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_row_shows_the_place_of_the_words() -> None:
    text = "A long beginning that says nothing much, and then at the end the ridge."
    assert excerpt([text], ["ridge"], before=8, length=24) == "…at the end the ridge."
    assert excerpt(["short ridge"], ["ridge"], before=2, length=40) == "short ridge"
    assert excerpt(["nothing"], ["ridge"], before=2, length=40) == ""


def test_in_is_another_name_of_on() -> None:
    for days in ("march", "2026-02", "last month", "yesterday", "2025"):
        (one,), (other,) = read_query(f"in:{days}", TODAY).parts, read_query(f"on:{days}", TODAY).parts
        assert replace(one, typed="") == replace(other, typed="")


def shown(text: str, cursor: int | None = None) -> Sequence[str]:
    return [offer.shown for offer in offers(text, len(text) if cursor is None else cursor, VOCABULARY, TODAY)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pr", ["practice:"]),
        ("garden -is:", ["starred", "note", "promise"]),
        ("practice:", ["vision", "reality"]),
        ("#", ["#散歩", "#travel", "#Work", "#workshop"]),
        ("@l", ["@Łukasz"]),
        ("area:", ["work", "health"]),
        ("value:lo", ["Long walks"]),
        ("word:", ["hopeful", "stuck", "calm"]),
        ("since:", ["today", "yesterday"]),
        ("since:last", ["last-week", "last-month"]),
        ("in:ma", ["march", "may"]),
        ("garden", []),
        ("garden ", []),
        ('"pr', []),
        ("is:starred", []),
    ],
)
def test_the_search_offers_how_it_may_go_on(text: str, first: list[str]) -> None:
    assert set(shown(text)[: len(first)]) == set(first)
    assert bool(first) or not shown(text)


def test_an_offer_is_taken_where_the_cursor_is_and_can_be_read() -> None:
    text = "value:lo garden"
    (offer,) = offers(text, len("value:lo"), VOCABULARY, TODAY)
    taken, cursor = replaced(text, offer)
    assert (taken, taken[:cursor]) == ('value:"Long walks" garden', 'value:"Long walks" ')
    for start in ("practice:", "flow:", "area:", "value:", "word:", "is:", "has:", "mood:", "since:", "on:", "#", "@"):
        for offer in offers(start, len(start), VOCABULARY, TODAY):
            query = read_query(replaced(start, offer)[0], TODAY, VOCABULARY)
            assert query and not query.problems
