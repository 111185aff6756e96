"""Follow-ups: what deserves one, by answers labelled by hand; where it stands, and what becomes of it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from tests.practice.walking import DAY, session_for
from tui import demo
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Mood, Portrait, Promise, Rating, Result, Said, Wording
from tui.practice import answer_factory, follow_ups, questions, settling
from tui.practice.catalogue import Catalogue
from tui.practice.context import Context
from tui.practice.follow_ups import RULES
from tui.practice.questions import Question
from tui.practice.session import FollowUp, Session, Subject, passed_over, to_entry, with_answer
from tui.records.answers import Choice, Emotion, Known, Outcome, Pick, Scale, Short, Split, Ypn
from tui.records.entry import Entry
from tui.records.roles import Role

LABELLED = Path(__file__).parent / "follow_ups"
RESULT, PROMISE = "a-result", "a-promise"


class Case(NamedTuple):
    expected: str
    shown: str
    portrait: Portrait
    answers: tuple[Known, ...]
    flow: str = "morning"


def case(expected: str | bool, rule: str, answer: Known, portrait: Portrait, *others: Known) -> Case:
    named = (rule if expected else "") if isinstance(expected, bool) else expected
    return Case(named, f"{rule}: {answer}", portrait, (*others, answer))


def result(*ratings: float) -> Result:
    rated = tuple(Rating(DAY - timedelta(10 - n), value, 10, f"r{n}") for n, value in enumerate(ratings))
    return Result(id=RESULT, area="work", wordings=(Wording(DAY, "The atlas is printed"),), ratings=rated, seen=DAY)


def promised(texts: list[str], outcome: Outcome, about: str, first: int = 1) -> tuple[Promise, ...]:
    return tuple(
        Promise(id=f"{outcome}{n}", text=text, day=DAY - timedelta(20 - first - n), entry=f"e{n}", about=about,
                outcome=outcome)
        for n, text in enumerate(texts)
    )  # fmt: skip


def promises_before(one: dict[str, Any]) -> tuple[Promise, ...]:
    about = RESULT if one.get("same_result") else ""
    kept = promised(one.get("kept", []), Outcome.KEPT, about, first=15)
    return (*promised(one["before"], Outcome.NOT, about), *kept)


def labelled() -> Iterator[Case]:
    def read(name: str) -> dict[str, Any]:
        return tomllib.loads((LABELLED / f"{name}.toml").read_text(encoding="utf-8"))

    afterwards = read("afterwards")
    for name, rule in (("promises", "unseen_promise"), ("facts", "opinion")):
        for label in ("deserves", "does_not"):
            for text in (*read(name)[label], *afterwards[name][label]):
                made: Known = Short(step="action", role=Role.PROMISE, id=PROMISE, text=text)
                fact: Known = Split(step="reality", role=Role.FACT, about=RESULT, left=text, right="so it seems to me")
                yield case(label == "deserves", rule, made if name == "promises" else fact, Portrait())
    answer: Known
    repeated, numbers = read("repeated"), read("numbers")
    for one in repeated["obstacle"]:
        said = tuple(Said(DAY - timedelta(20 - n), text, RESULT, f"o{n}") for n, text in enumerate(one["before"]))
        answer = Short(step="obstacle", role=Role.OBSTACLE, about=RESULT, text=one["says"])
        yield case(one["deserves"], "same_obstacle", answer, Portrait(said={Role.OBSTACLE: said}))
    for one in repeated["missed"]:
        about = RESULT if one.get("same_result") else ""
        missed = Promise(id=PROMISE, text=one["says"], day=DAY, entry="e", about=about)
        portrait = Portrait(promises=(*promises_before(one), missed))
        outcome = Outcome(one.get("became", "not"))
        expected = "in_part" if outcome is Outcome.PARTLY else one["deserves"]
        yield case(
            expected, "third_miss", Ypn(step="kept", role=Role.OUTCOME, about=PROMISE, outcome=outcome), portrait
        )
    for one in repeated["hope"]:
        about = RESULT if one.get("same_result") else ""
        made = Short(step="action", role=Role.PROMISE, id=PROMISE, about=about, text=one["says"])
        answer = Scale(step="confidence", role=Role.CONFIDENCE, about=PROMISE, value=one["confidence"])
        yield case(one["deserves"], "high_hope", answer, Portrait(promises=promises_before(one)), made)
    for one in numbers["rating"]:
        answer = Scale(step="rating", role=Role.RATING, about=RESULT, value=one["says"])
        yield case(one["deserves"], "rating_jump", answer, Portrait(results=(result(*one["before"]),)))
    for one in numbers["tension"]:
        answer = Choice(step="tension", role=Role.TENSION, about=RESULT, pick=Pick(one["says"], one["says"]))
        mood = [Emotion(step="checkin", role=Role.MOOD, word="a word", energy=e, pleasantness=p)
                for e, p in [one["mood"]]] if "mood" in one else []  # fmt: skip
        yield case(one["deserves"], "tension", answer, Portrait(), *mood)
    for one in numbers["mood"]:
        before = Mood(DAY - timedelta(one.get("days", 0)), "morning", "a word", 0, one.get("before"), "m")
        answer = Emotion(step="checkin", role=Role.MOOD, word="another", energy=0, pleasantness=one["says"])
        yield case(one["deserves"], "mood_turned", answer, Portrait(moods=(before,)))
    for one in numbers["heat"]:
        answer = Choice(step="heat", role=Role.HEAT, pick=Pick(one["says"], one["says"]))
        yield case(one["deserves"], "heat", answer, Portrait())
    for one in numbers["became"]:
        answer = Ypn(step="kept", role=Role.OUTCOME, about=PROMISE, outcome=Outcome(one["says"]))
        portrait = Portrait(promises=(Promise(id=PROMISE, text="call my mother", day=DAY, entry="e"),))
        yield case(one["deserves"], "became", answer, portrait)


def found(catalogue: Catalogue, one: Case) -> str:
    session = replace(session_for(catalogue, one.flow), answers=one.answers)
    context = Context(catalogue, one.portrait, catalogue.flows[one.flow], session, Subject(one.answers[-1].about))
    follow_up = follow_ups.find(context, ("a step", "", 0), one.answers[-1:])
    return follow_up.rule if follow_up is not None else ""


def test_of_three_hundred_answers_those_that_deserve_one_get_it_and_few_others(catalogue: Catalogue) -> None:
    cases = list(labelled())
    deserving = [one for one in cases if one.expected]
    assert len(deserving) >= 150 and len(cases) - len(deserving) >= 150
    assert {one.expected for one in deserving} == {rule.name for rule in RULES}
    said = [(one, found(catalogue, one)) for one in cases]
    right = Counter(rule for one, rule in said if rule and rule == one.expected)
    wanted, given = Counter(one.expected for one in deserving), Counter(rule for _, rule in said if rule)
    for rule in RULES:
        print(
            f"{rule.name:17} deserved {wanted[rule.name]:3}, found {given[rule.name]:3}, rightly {right[rule.name]:3}"
        )
    wrong = [f"{rule or 'nothing'}: {one.shown}" for one, rule in said if rule != one.expected]
    print(*wrong, sep="\n")
    assert right.total() / given.total() >= 0.9, wrong
    assert right.total() / wanted.total() >= 0.7, wrong


def table() -> dict[str, tuple[str, ...]]:
    """The rows of the table in the specification, by the rule's name."""
    page = Path(follow_ups.__file__).parents[1] / "PRACTICE.md"
    text = page.read_text(encoding="utf-8").partition("**Follow-ups.**")[2].partition("\n\n**")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return {name: (looks_at, asks, because) for name, looks_at, asks, because in rows}


def test_the_table_people_read_says_what_the_registry_does() -> None:
    own = {
        rule.name: (f"`{rule.looks_at.value}`", rule.asks.replace("{said}", "…"), rule.because.replace("{times}", "…"))
        for rule in RULES
    }
    assert {name: (row[0].split(":")[0], *row[1:]) for name, row in table().items()} == own
    assert list(table()) == list(own)


# where it stands


def answered(catalogue: Catalogue, session: Session, step: str, text: str, portrait: Portrait) -> Session:
    question = standing(catalogue, session, portrait)[step]
    return with_answer(session, answer_factory.text(session, question, question.fields[0], text))


def standing(catalogue: Catalogue, session: Session, portrait: Portrait) -> dict[str, Question]:
    asked = questions.questions(catalogue.flows[session.flow], portrait, session, catalogue)
    return {question.step.id: question for question in asked}


def entry(catalogue: Catalogue, session: Session, portrait: Portrait) -> Entry:
    asked = questions.questions(catalogue.flows[session.flow], portrait, session, catalogue)
    return to_entry(settling.skipped(session, asked), tuple(one.key for one in asked), session.begun)


def test_it_stands_right_after_the_promise_and_its_answer_rewords_it(catalogue: Catalogue, person: Portrait) -> None:
    session = answered(catalogue, session_for(catalogue, "morning", person), "action", "be better", person)
    asked = list(standing(catalogue, session, person))
    assert asked.index("follow_up") == asked.index("action") + 1
    session = answered(catalogue, session, "follow_up", "Call Mia at six", person)
    portrait = fold([entry(catalogue, session, person)])
    assert [promise.text for promise in portrait.promises] == ["Call Mia at six"]
    assert standing(catalogue, session, person)["cue"].subject.text == "Call Mia at six"


def test_one_that_was_asked_stays_where_it_is_and_is_the_only_one(catalogue: Catalogue, person: Portrait) -> None:
    session = answered(catalogue, session_for(catalogue, "morning", person), "action", "be better", person)
    first = standing(catalogue, session, person)["follow_up"]
    session = replace(session, follow_up=first.follow_up)
    reality = standing(catalogue, session, person)["reality"]
    opinion = answer_factory.split(session, reality, reality.fields[0], "It was a bad week", "")
    asked = standing(catalogue, with_answer(session, opinion), person)
    assert asked["follow_up"].ask == first.ask
    assert list(asked).index("follow_up") == list(asked).index("action") + 1


def test_it_goes_where_what_it_was_about_was_changed_before_it_was_answered(
    catalogue: Catalogue, person: Portrait
) -> None:
    session = answered(catalogue, session_for(catalogue, "morning", person), "action", "be better", person)
    follow_up = standing(catalogue, session, person)["follow_up"]
    session = replace(session, follow_up=follow_up.follow_up)
    changed = answered(catalogue, session, "action", "Walk twenty minutes", person)
    assert "follow_up" not in standing(catalogue, changed, person)
    said = answered(catalogue, session, "follow_up", "I sit and listen", person)
    assert "follow_up" in standing(
        catalogue, answered(catalogue, said, "action", "Walk twenty minutes", person), person
    )


@pytest.mark.parametrize("answers", [True, False])
def test_neither_answered_nor_skipped_is_the_same_asked_again_within_a_week(
    catalogue: Catalogue, person: Portrait, answers: bool
) -> None:
    session = answered(catalogue, session_for(catalogue, "morning", person), "action", "be better", person)
    follow_up = standing(catalogue, session, person)["follow_up"]
    if answers:
        session = answered(catalogue, session, "follow_up", "I call Mia", person)
    else:
        session = passed_over(session, follow_up.key)
    saved = entry(catalogue, session, person)
    asked = next(answer for answer in saved.answers if answer.step == "follow_up")
    assert asked.asked == "“be better”: what would a camera see you do?"
    portrait = replace(person, asked={**person.asked, **fold([saved]).asked})
    for days, is_asked in ((1, False), (6, False), (7, True)):
        later = session_for(catalogue, "morning", portrait, day=DAY + timedelta(days))
        later = answered(catalogue, later, "action", "be kinder", portrait)
        assert ("follow_up" in standing(catalogue, later, portrait)) is is_asked


def test_one_that_was_skipped_rewords_nothing_and_says_so(catalogue: Catalogue, person: Portrait) -> None:
    session = answered(catalogue, session_for(catalogue, "morning", person), "action", "be better", person)
    session = passed_over(session, standing(catalogue, session, person)["follow_up"].key)
    saved = entry(catalogue, session, person)
    portrait = fold([saved])
    assert [promise.text for promise in portrait.promises] == ["be better"]
    assert not portrait.said.get(Role.PROBE)
    assert any(isinstance(answer, Choice) and answer.pick.text == "skipped" for answer in saved.answers)


def test_the_third_miss_leads_to_a_smaller_version_that_the_next_morning_shows(catalogue: Catalogue) -> None:
    missed = promised(["call my mother", "call mother"], Outcome.NOT, RESULT)
    today = Promise(id=PROMISE, text="call my mother", day=DAY, entry="e", about=RESULT)
    before = Portrait(results=(result(),), promises=(*missed, today))
    session = session_for(catalogue, "evening", before)
    kept = standing(catalogue, session, before)["kept"]
    session = with_answer(session, answer_factory.outcome(session, kept, kept.fields[0], Outcome.NOT))
    asked = standing(catalogue, session, before)["follow_up"]
    options = [option for option in asked.fields[0].options if option.id == "smaller"]
    session = with_answer(session, answer_factory.choice(session, asked, asked.fields[0], options))
    session = answered(catalogue, session, "follow_up", "Send her one photo", before)
    said = fold([entry(catalogue, session, before)]).said[Role.PROBE]
    assert [one.about for one in said] == [PROMISE, PROMISE]
    portrait = replace(before, said={Role.PROBE: said})
    tomorrow = session_for(catalogue, "morning", portrait, day=DAY + timedelta(1))
    assert "Send her one photo" in str(standing(catalogue, tomorrow, portrait)["action"].shows)


def test_an_obstacle_named_again_and_again_gets_an_if_then_card(catalogue: Catalogue, person: Portrait) -> None:
    named = tuple(Said(DAY - timedelta(n), "the phone", "", f"o{n}") for n in (5, 3))
    before = replace(person, said={**person.said, Role.OBSTACLE: named})
    session = answered(catalogue, session_for(catalogue, "morning", before), "action", "Ring Mia at six", before)
    session = answered(catalogue, session, "obstacle", "My phone", before)
    assert "if_then" in standing(catalogue, session, before)
    session = answered(catalogue, session, "follow_up", "I put it into the hall", before)
    assert "if_then" not in standing(catalogue, session, before), "it isn't asked twice"
    cards = fold([entry(catalogue, session, before)]).cards
    assert [(card.sign, card.answer) for card in cards] == [("My phone", "I put it into the hall")]


def test_what_an_opinion_was_about_becomes_a_fact_of_the_same_result(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person)
    reality = standing(catalogue, session, person)["reality"]
    session = with_answer(session, answer_factory.split(session, reality, reality.fields[0], "He was rude", ""))
    session = answered(catalogue, session, "follow_up", "He left while I was speaking", person)
    facts = fold([entry(catalogue, session, person)]).said[Role.FACT]
    assert [(fact.text, fact.about) for fact in facts] == [
        ("He was rude", reality.subject.id), ("He left while I was speaking", reality.subject.id),
    ]  # fmt: skip


def test_the_first_run_is_left_alone(catalogue: Catalogue) -> None:
    assert not follow_ups.can_have_one(catalogue.flows["onboarding"])
    session = session_for(catalogue, "onboarding")
    session = answered(catalogue, session, "action", "be better", Portrait())
    assert "follow_up" not in standing(catalogue, session, Portrait())


def test_a_rule_that_is_not_known_any_more_asks_nothing(catalogue: Catalogue, person: Portrait) -> None:
    old = FollowUp(rule="gone", after=("action", "", 0), ask="?", because="…")
    session = replace(session_for(catalogue, "morning", person), follow_up=old)
    assert "follow_up" not in standing(catalogue, session, person)


# the made-up year

OF_THE_PRACTICE = {"morning", "evening", "weekly"}


def test_over_the_made_up_year_four_in_ten_sessions_have_one_and_no_rule_asks_twice_in_a_week() -> None:
    with_one, all_of_them = 0, 0
    last: dict[str, date] = {}
    for one in demo.entries(date(2026, 11, 23)):
        asked = {answer.question for answer in one.answers if answer.question.startswith(follow_ups.PREFIX)}
        assert len(asked) <= 1
        if one.flow in OF_THE_PRACTICE:
            all_of_them += 1
            with_one += len(asked)
        for rule in asked:
            assert rule not in last or one.day - last[rule] >= follow_ups.REST, rule
            last[rule] = one.day
    assert 0.35 <= with_one / all_of_them <= 0.6
