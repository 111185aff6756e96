"""The engine: blocks, conditions, branches, placeholders, variants, and what the registries give."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from tests.practice.walking import DAY, a_person, begun, kept, plain_answer, session_for, walk
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait, Rating
from tui.insights.views.model import Band, Section
from tui.practice import answer_factory, registry_names
from tui.practice.catalogue import Catalogue
from tui.practice.conditions import WHEN
from tui.practice.context_items import SHOWS
from tui.practice.context_items.item import Card, Lines, Quote
from tui.practice.options import OPTIONS_FROM
from tui.practice.questions import Question, begin, questions
from tui.practice.session import Session, passed_over, to_entry, with_answer
from tui.practice.settling import overtaken, settled
from tui.practice.subjects import EACH
from tui.practice.wordings import PLACEHOLDERS
from tui.records.answers import Choice, List
from tui.records.roles import Role


def stand(catalogue: Catalogue, session: Session, portrait: Portrait | None = None) -> dict[str, Question]:
    flow = catalogue.flows[session.flow]
    return {question.step.id: question for question in questions(flow, portrait or Portrait(), session, catalogue)}


def say(
    catalogue: Catalogue, session: Session, step: str, option: str | float, portrait: Portrait | None = None
) -> Session:
    question = stand(catalogue, session, portrait)[step]
    field = question.fields[0]
    if isinstance(option, str) and field.options:
        picks = [found for found in field.options if found.id == option]
        return with_answer(session, answer_factory.choice(session, question, field, picks))
    if isinstance(option, str):
        return with_answer(session, answer_factory.text(session, question, field, option))
    return with_answer(session, answer_factory.scale(session, question, field, option))


@pytest.mark.parametrize(
    ("registry", "promised"),
    [(EACH, registry_names.EACH), (WHEN, registry_names.WHEN), (OPTIONS_FROM, registry_names.OPTIONS_FROM),
     (SHOWS, registry_names.SHOWS), (PLACEHOLDERS, registry_names.PLACEHOLDERS)],
    ids=["each", "when", "options_from", "shows", "placeholders"],
)  # fmt: skip
def test_every_name_a_flow_may_use_has_its_function(registry: dict[str, object], promised: dict[str, str]) -> None:
    assert set(registry) == set(promised)


def test_a_branch_opens_only_when_its_option_is_picked(catalogue: Catalogue) -> None:
    session = session_for(catalogue, "morning")
    session = say(catalogue, session, "action", "write one page")
    assert "replan" not in stand(catalogue, session)
    session = say(catalogue, session, "confidence", 6)
    assert "replan" in stand(catalogue, session)
    assert "smaller" not in stand(catalogue, session)
    session = say(catalogue, session, "replan", "smaller")
    assert "smaller" in stand(catalogue, session)
    assert "again" not in stand(catalogue, session)
    session = say(catalogue, session, "confidence", 7)
    assert "replan" not in stand(catalogue, session)


def test_an_answer_whose_question_a_change_of_mind_took_away_stays_out_of_the_entry(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "evening"), "heat", "reacted")
    session = say(catalogue, session, "moment", "the door was slammed")
    session = say(catalogue, session, "heat", "no")
    assert "moment" not in [answer.step for answer in kept(catalogue, session).answers]


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("I run up the hill without stopping", False),
        ("Ich laufe den Hügel hinauf, ohne anzuhalten", False),
        ("Je cours sans m'arrêter", False),
        ("I never stop learning", False),
        ("I run without pain", True),
        ("I stop smoking", True),
        ("I am never quite alone", True),
        ("I run without stopping and without pain", True),
        ("Ohne Angst vor Montag", True),
    ],
)
def test_what_goes_on_without_stopping_is_not_asked_what_is_there_in_its_place(
    catalogue: Catalogue, text: str, is_asked: bool
) -> None:
    session = say(catalogue, session_for(catalogue, "vision"), "areas", "health")
    question = stand(catalogue, session)["results"]
    session = with_answer(session, answer_factory.text_list(session, question, question.fields[0], text))
    assert ("away" in stand(catalogue, session)) is is_asked


@pytest.mark.parametrize(
    ("days", "morning_after", "is_shown"), [(1, 0, True), (3, 0, True), (4, 0, False), (9, 0, False), (3, 1, False)]
)
def test_a_note_for_tomorrow_is_shown_until_the_next_morning_is_kept_or_for_three_days(
    catalogue: Catalogue, days: int, morning_after: int, is_shown: bool
) -> None:
    evening = say(catalogue, session_for(catalogue, "evening"), "morrow", "The blue folder")
    entries = [kept(catalogue, evening)]
    if morning_after:
        day = DAY + timedelta(days=morning_after)
        morning = session_for(catalogue, "morning", day=day, number=2)
        entries.append(kept(catalogue, say(catalogue, morning, "action", "write")))
    portrait = fold(entries)
    session = session_for(catalogue, "morning", portrait, day=DAY + timedelta(days=days), number=3)
    assert bool(stand(catalogue, session, portrait)["arrive"].shows) is is_shown


def test_what_was_said_to_a_step_that_the_flow_no_longer_has_is_overtaken(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "evening"), "heat", "reacted")
    session = say(catalogue, session, "moment", "the door was slammed")
    flow = catalogue.flows["evening"]
    asked = questions(flow, Portrait(), session, catalogue)
    assert overtaken(flow, session, asked) == ()
    without = msgspec.structs.replace(flow, items=tuple(item for item in flow.items if item not in flow.steps()[:99]))
    assert {key[0] for key in overtaken(without, session, ())} >= {"moment"}
    session = say(catalogue, session, "heat", "no")
    asked = questions(flow, Portrait(), session, catalogue)
    assert overtaken(flow, session, asked) == ()
    newer = msgspec.structs.replace(flow, version=flow.version + 1)
    assert [key[0] for key in overtaken(newer, session, asked)] == ["moment"]


def test_a_promise_of_yesterday_is_asked_about_today(catalogue: Catalogue) -> None:
    yesterday, _ = walk(catalogue, session_for(catalogue, "morning", day=DAY - timedelta(days=1)))
    portrait = fold([kept(catalogue, yesterday)])
    morning = stand(catalogue, session_for(catalogue, "morning", portrait, number=2), portrait)
    assert portrait.promises[0].text in morning["yesterday"].ask
    assert morning["yesterday"].subject.id == portrait.promises[0].id


def test_a_morning_without_a_result_asks_plainly(catalogue: Catalogue) -> None:
    morning = stand(catalogue, session_for(catalogue, "morning"))
    assert morning["vision"].ask == morning["vision"].step.ask_plain
    assert "rating" not in morning
    assert "yesterday" not in morning
    assert "value" not in morning, "there is no current value yet"


def test_a_rating_is_due_after_seven_days(catalogue: Catalogue, person: Portrait) -> None:
    soon = stand(catalogue, session_for(catalogue, "morning", person, day=date(2026, 11, 15)), person)
    later = stand(catalogue, session_for(catalogue, "morning", person, day=date(2026, 12, 15)), person)
    assert "rating" in later
    rated = [result.ratings[-1].day for result in person.held if result.id == soon["vision"].subject.id]
    assert ("rating" in soon) == (date(2026, 11, 15) - rated[0] >= timedelta(days=7))


def test_the_subject_stays_whatever_is_written_meanwhile(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person)
    before = stand(catalogue, session, person)["vision"].subject
    changed = msgspec.structs.replace(person, results=tuple(reversed(person.results)))
    assert stand(catalogue, session, changed)["vision"].subject == before


def test_the_chain_goes_on_from_its_own_answer_and_ends_at_itself(catalogue: Catalogue) -> None:
    session = session_for(catalogue, "vision")
    while (question := next(q for q in _unanswered(catalogue, session))) and question.step.id != "bring":
        for field in question.fields:
            given = plain_answer(session, question, field)
            session = with_answer(session, given) if given else session
        if question.key not in {(a.step, a.about, a.turn) for a in session.answers}:
            session = passed_over(session, question.key)
    about = question.key[1]

    def turns() -> list[int]:
        flow = catalogue.flows["vision"]
        asked = questions(flow, Portrait(), session, catalogue)
        return [q.key[2] for q in asked if q.step.id == "bring" and q.key[1] == about]

    def bring(turn: int, text: str) -> Session:
        asked = {q.key: q for q in questions(catalogue.flows["vision"], Portrait(), session, catalogue)}
        here = asked["bring", about, turn]
        return with_answer(session, answer_factory.text(session, here, here.fields[0], text))

    assert turns() == [0]
    session = bring(0, "time with my father")
    assert turns() == [0, 1]
    session = bring(1, "calm")
    assert turns() == [0, 1, 2]
    session = bring(2, "Calm")
    assert turns() == [0, 1, 2], "an answer given before ends the chain"
    session = bring(1, "I want this for itself")
    assert turns() == [0, 1]


def _unanswered(catalogue: Catalogue, session: Session) -> list[Question]:
    done = {(a.step, a.about, a.turn) for a in session.answers} | set(session.passed)
    flow = catalogue.flows[session.flow]
    return [question for question in questions(flow, Portrait(), session, catalogue) if question.key not in done]


def test_pairs_come_one_at_a_time_and_can_be_stopped(catalogue: Catalogue) -> None:
    session, asked = walk(catalogue, session_for(catalogue, "values"))
    pairs = [question for question in asked if question.step.id == "pairs"]
    assert 10 <= len(pairs) <= 25
    five = next(question for question in asked if question.step.id == "five")
    assert len(five.fields[0].options) == 10
    first = pairs[0]
    stop = [option for option in first.fields[0].options if option.id == "stop"]
    stopped = with_answer(session, answer_factory.choice(session, first, first.fields[0], stop))
    only = [a for a in stopped.answers if a.role is not Role.PREFERRED or a.about == first.key[1]]
    stopped = msgspec.structs.replace(stopped, answers=tuple(only))
    left = [q for q in questions(catalogue.flows["values"], Portrait(), stopped, catalogue) if q.step.id == "pairs"]
    assert [q.key for q in left] == [first.key]


def test_a_result_never_weighed_is_weighed_once_in_a_weekly_review(catalogue: Catalogue) -> None:
    first, _ = walk(catalogue, session_for(catalogue, "onboarding", day=date(2026, 11, 2)))
    entries = [kept(catalogue, first)]
    for day in (date(2026, 11, 9), date(2026, 11, 16)):
        portrait = fold(entries)
        session, asked = walk(catalogue, session_for(catalogue, "weekly", portrait, day=day), portrait)
        weighed = [question.subject.text for question in asked if question.step.id == "weigh"]
        assert weighed == ([result.text for result in portrait.held] if day.day == 9 else [])
        entries.append(kept(catalogue, session, portrait))
    assert fold(entries).held[0].importance is not None


def test_a_result_that_was_not_weighed_keeps_no_other_from_its_turn(catalogue: Catalogue, person: Portrait) -> None:
    held = tuple(msgspec.structs.replace(result, importance=None) for result in person.held)
    unweighed = msgspec.structs.replace(person, results=held)
    asked = set()
    for number in range(80):
        session = session_for(catalogue, "weekly", unweighed, seed=number)
        asked.add(stand(catalogue, session, unweighed)["weigh"].subject.id)
    assert asked == {result.id for result in held} and len(held) > 1


def test_a_list_line_keeps_its_id_while_its_text_or_its_place_stays(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "weekly", person)
    question = stand(catalogue, session, person)["facts"]
    field = question.fields[0]

    def written(text: str) -> tuple[str, ...]:
        nonlocal session
        answer = answer_factory.text_list(session, question, field, text)
        assert isinstance(answer, List)
        session = with_answer(session, answer)
        return tuple(item.id for item in answer.items)

    one, two = written("page written\nran 5 km")
    assert written("page written\nran 6 km") == (one, two)
    assert written("ran 6 km\npage written") == (two, one)
    assert written("page written") == (one,)
    assert len(set(written("page written\nnew\nother"))) == 3


def test_the_card_holds_vision_fact_and_action(catalogue: Catalogue, person: Portrait) -> None:
    session, asked = walk(catalogue, session_for(catalogue, "morning", person), person)
    close = stand(catalogue, session, person)["close"]
    card = next(shown for shown in close.shows if isinstance(shown, Card))
    labels = {row.label: row.text for row in card.rows}
    assert labels["You want"] in {result.text for result in person.held}
    assert labels["What is"] == "the left side"
    assert labels["You will"] == "action 0"
    assert asked[-1].step.id == "close"


def test_the_earlier_rating_is_shown_only_afterwards(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person, day=date(2026, 12, 24))
    rating = stand(catalogue, session, person)["rating"]
    assert not [shown for shown in rating.shows if isinstance(shown, Quote) and "you said" in shown.label]
    assert [shown.text for shown in rating.shows_after if isinstance(shown, Quote)] == ["5"]


def test_words_with_markup_and_braces_stay_as_they_are(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "onboarding"), "area", "work")
    session = say(catalogue, session, "want", "[bold]«action»[/] {x} %s")
    fact = stand(catalogue, session)["fact"]
    assert fact.subject.text == "[bold]«action»[/] {x} %s"
    assert kept(catalogue, session).answers[-1].about == "work"


def test_a_session_survives_its_draft(catalogue: Catalogue, person: Portrait) -> None:
    session, _ = walk(catalogue, session_for(catalogue, "vision", person), person)
    again = msgspec.json.decode(msgspec.json.encode(session), type=Session)
    assert again == session


def test_people_differ_only_by_what_they_wrote(catalogue: Catalogue) -> None:
    assert a_person(catalogue) == a_person(catalogue)
    assert begun().tzinfo is not None


def test_in_a_block_a_condition_looks_at_its_own_subject_alone(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "renewal", person)
    flow = catalogue.flows["renewal"]
    asked = {q.key: q for q in questions(flow, person, session, catalogue)}
    first, second = [key for key in asked if key[0] == "each"][:2]
    reword = [option for option in asked[first].fields[0].options if option.id == "reword"]
    session = with_answer(session, answer_factory.choice(session, asked[first], asked[first].fields[0], reword))
    about = {q.key[1] for q in questions(flow, person, session, catalogue) if q.step.id == "reword"}
    assert about == {first[1]}
    assert second[1] not in about


def test_the_left_hand_column_shows_its_rows_side_by_side(catalogue: Catalogue) -> None:
    session = session_for(catalogue, "left_hand")
    for step, text in (("said", "J: you always say yes\nI: mm"), ("unsaid", "not again")):
        question = stand(catalogue, session)[step]
        session = with_answer(session, answer_factory.text_list(session, question, question.fields[0], text))
    (shown,) = stand(catalogue, session)["leak"].shows
    assert isinstance(shown, Lines)
    assert shown.items == ("J: you always say yes ‖ not again", "I: mm")


def test_a_session_begun_about_a_result_speaks_of_it(catalogue: Catalogue, person: Portrait) -> None:
    for result in person.held:
        session = questions_begin(catalogue, "morning", person, result.id)
        asked = [q for q in questions(catalogue.flows["morning"], person, session, catalogue) if q.subject.id]
        assert {question.subject.id for question in asked if question.step.id == "vision"} == {result.id}
        session = questions_begin(catalogue, "reality", person, result.id)
        answer = session.answer("area")
        assert isinstance(answer, Choice) and answer.pick.id == result.area
        named = next(area.name for area in catalogue.areas if area.id == result.area)
        assert named in stand(catalogue, session, person)["camera"].ask
    assert questions_begin(catalogue, "reality", person, "").answers == ()


def questions_begin(catalogue: Catalogue, flow: str, portrait: Portrait, about: str) -> Session:
    return begin(
        catalogue.flows[flow], portrait, catalogue, session_id="01990000-0000-7000-8000-000000000009", day=DAY,
        begun=begun(DAY), zone="UTC", seed=3, about=about,
    )  # fmt: skip


def test_the_second_pull_speaks_of_what_swung_within_a_year_as_the_signal_does(
    catalogue: Catalogue, person: Portrait
) -> None:
    result = person.held[0]

    def swung(back: int) -> Portrait:
        wave = (3, 4.5, 6, 7, 7.5, 6.5, 5, 3.5, 3, 4, 5.5, 7, 7.5, 7, 5.5, 4, 3)
        days = (DAY - timedelta(days=back - 7 * number) for number in range(len(wave)))
        ratings = tuple(Rating(day, value, 10, "page") for day, value in zip(days, wave, strict=True))
        other = msgspec.structs.replace(result, ratings=ratings)
        return msgspec.structs.replace(person, results=(other, *person.results[1:]))

    def spoken_of(portrait: Portrait) -> set[str]:
        session = session_for(catalogue, "second_pull", portrait)
        return {subject.id for subject in session.subjects["conflicted_result"]}

    assert spoken_of(swung(120)) == {result.id}
    assert spoken_of(swung(600)) == set()


def test_what_was_said_before_its_wish_was_written_goes_along_with_it(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "onboarding"), "action", "Read it to two strangers")
    session = say(catalogue, session, "cue", "after breakfast")
    session = say(catalogue, session, "want", "I write novels")
    session = settled(session, tuple(stand(catalogue, session).values()))
    portrait = fold([kept(catalogue, session)])
    (promise,) = portrait.promises
    assert (promise.text, promise.when) == ("Read it to two strangers", "after breakfast")
    assert promise.about == portrait.results[0].id
    again = say(catalogue, session, "action", "Read it to one")
    (reworded,) = fold([kept(catalogue, again)]).promises
    assert (reworded.text, reworded.when, reworded.id) == ("Read it to one", "after breakfast", promise.id)


def test_a_wish_goes_along_to_another_area(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "onboarding"), "area", "work")
    session = say(catalogue, say(catalogue, session, "want", "I write novels"), "area", "health")
    session = settled(session, tuple(stand(catalogue, session).values()))
    assert [(one.area, one.text) for one in fold([kept(catalogue, session)]).results] == [("health", "I write novels")]


def test_the_first_number_of_a_wish_is_no_sign_of_weight_and_a_later_one_is(
    catalogue: Catalogue, person: Portrait
) -> None:
    def card(flow: str, portrait: Portrait) -> Card:
        session, asked = walk(catalogue, session_for(catalogue, flow, portrait), portrait)
        rate = next(one for one in asked if one.fields[0].role is Role.RATING)
        session = with_answer(session, answer_factory.scale(session, rate, rate.fields[0], 0))
        (shown,) = (one for one in stand(catalogue, session, portrait)["close"].shows if isinstance(one, Card))
        return shown

    assert not card("onboarding", Portrait()).is_heavy
    assert card("weekly", person).is_heavy


def test_a_card_about_several_wants_has_each_above_its_own_facts(catalogue: Catalogue, person: Portrait) -> None:
    session, asked = walk(catalogue, session_for(catalogue, "weekly", person), person)
    facts = [one for one in asked if one.step.id == "facts"]
    assert len(facts) > 1
    for number, question in enumerate(facts):
        lines = answer_factory.text_list(session, question, question.fields[0], f"fact {number}")
        session = with_answer(session, lines)
    shows = stand(catalogue, session, person)["close"].shows
    rows = [(row.label, row.text) for one in shows if isinstance(one, Card) for row in one.rows]
    bands = [row for one in shows if isinstance(one, Section) for row in one.rows if isinstance(row, Band)]
    drawn = {band.id: band.details for band in bands}
    for number, question in enumerate(facts):
        wanted = question.subject
        below = drawn[wanted.id][0] if wanted.id in drawn else rows[rows.index(("You want", wanted.text)) + 1][1]
        assert f"fact {number}" in below


def test_a_fact_of_a_part_of_life_is_shown_beside_a_results_own_and_is_none_of_them(catalogue: Catalogue) -> None:
    first, _ = walk(catalogue, session_for(catalogue, "onboarding", day=date(2026, 11, 2)))
    portrait = fold([kept(catalogue, first)])
    held = portrait.held[0]
    looking = say(catalogue, session_for(catalogue, "reality", portrait), "area", held.area, portrait)
    looking = say(catalogue, looking, "numbers", "Six hours of sleep", portrait)
    looking = say(catalogue, looking, "speaks", "Ran twice", portrait)
    shown = {lines.label: lines.items for lines in stand(catalogue, looking, portrait)["rate"].shows}
    assert shown == {"The facts": ("Ran twice",), "Facts about this part of life": ("Six hours of sleep",)}
    later = fold([kept(catalogue, first), kept(catalogue, looking, portrait)])
    assert [fact.text for fact in later.held[0].facts] == ["fact 0", "Ran twice"]
    weekly = stand(catalogue, session_for(catalogue, "weekly", later, number=2), later)["rate"].shows
    assert Lines("Facts about this part of life", ("Six hours of sleep",)) in weekly


def test_fields_stand_as_their_step_has_them_whichever_was_answered_first(catalogue: Catalogue) -> None:
    session = say(catalogue, session_for(catalogue, "onboarding"), "action", "Ring Anna")
    cue = stand(catalogue, session)["cue"]
    for field, text in (("where", "the hall"), ("when", "after tea")):
        (asked,) = (one for one in cue.fields if one.id == field)
        session = with_answer(session, answer_factory.text(session, cue, asked, text))
    places = tuple(question.key for question in stand(catalogue, session).values())
    fields = {step.id: [field.id for field in step.fields] for step in catalogue.flows["onboarding"].steps()}
    entry = to_entry(session, places, session.begun, fields)
    assert [answer.field for answer in entry.answers if answer.step == "cue"] == ["when", "where"]


def test_the_band_carries_a_rating_of_today_to_the_scale_of_the_first_day(
    catalogue: Catalogue, person: Portrait
) -> None:
    held = person.held[0]
    higher = msgspec.structs.replace(
        held, wordings=(*held.wordings, msgspec.structs.replace(held.wordings[-1], height=12.5))
    )
    deepened = msgspec.structs.replace(person, results=(higher,))
    session = session_for(catalogue, "morning", deepened, day=date(2026, 12, 20))
    for step in ("rating", "tension"):
        question = stand(catalogue, session, deepened)[step]
        if step == "rating":
            assert question.subject.id == held.id
            session = with_answer(session, answer_factory.scale(session, question, question.fields[0], 6))
        else:
            assert Band(reality=7.5, height=12.5, label=held.text) in question.shows
    card = stand(catalogue, session, deepened)["close"].shows[0]
    assert isinstance(card, Card)
    assert card.band == Band(reality=7.5, height=12.5, label=held.text, before=("10 Nov", 5))


@pytest.mark.parametrize(("days", "is_asked"), [(6, False), (7, True)])
def test_a_rating_is_asked_and_its_number_hidden_from_the_seventh_day_on(
    days: int, is_asked: bool, catalogue: Catalogue, person: Portrait
) -> None:
    held = person.held[0]
    day = date(2026, 12, 20)
    rated = msgspec.structs.replace(
        held, ratings=(msgspec.structs.replace(held.ratings[-1], day=day - timedelta(days=days)),)
    )
    one = msgspec.structs.replace(person, results=(rated,))
    asked = stand(catalogue, session_for(catalogue, "morning", one, day=day), one)
    assert ("rating" in asked) == is_asked
    (band,) = (shown for shown in asked["tension"].shows if isinstance(shown, Band))
    assert (band.reality is None) == is_asked
