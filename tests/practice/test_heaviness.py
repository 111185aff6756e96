"""The gentler way after a heavy check-in: what is asked, what comes back, and that nothing answered is lost."""

from __future__ import annotations

import pytest

from tests.practice.walking import kept, plain_answer, session_for
from tui.insights.fold.portrait import Portrait
from tui.practice import answer_factory
from tui.practice.catalogue import Catalogue
from tui.practice.context_items.item import Card
from tui.practice.questions import Question, expected, questions
from tui.practice.session import Session, passed_over, with_answer
from tui.records.vocabulary import EmotionWord, is_heavy

GENTLE = {"morning": ["arrive", "checkin"], "evening": ["checkin"], "onboarding": ["welcome", "checkin"]}


def stand(catalogue: Catalogue, session: Session, portrait: Portrait) -> dict[str, Question]:
    found = questions(catalogue.flows[session.flow], portrait, session, catalogue)
    return {question.step.id: question for question in found}


def feel(catalogue: Catalogue, session: Session, portrait: Portrait, word: str) -> Session:
    question = stand(catalogue, session, portrait)["checkin"]
    found = catalogue.emotion(word)
    assert found is not None
    feeling = (found.word, found.energy, found.pleasantness)
    return with_answer(session, answer_factory.emotion(session, question, question.fields[0], *feeling))


def pick(catalogue: Catalogue, session: Session, portrait: Portrait, option: str) -> Session:
    question = stand(catalogue, session, portrait)["enough"]
    (field,) = question.fields
    picks = [one for one in field.options if one.id == option]
    return with_answer(session, answer_factory.choice(session, question, field, picks))


@pytest.mark.parametrize("word", ["hopeless", "panicked", "frightened", "overwhelmed", "lonely", "guilty"])
@pytest.mark.parametrize("flow", GENTLE)
def test_after_a_heavy_word_nothing_is_asked_but_whether_it_is_enough(
    catalogue: Catalogue, person: Portrait, flow: str, word: str
) -> None:
    session = session_for(catalogue, flow, person)
    rest = set(stand(catalogue, session, person)) - set(GENTLE[flow])
    session = feel(catalogue, session, person, word)
    assert list(stand(catalogue, session, person)) == [*GENTLE[flow], "enough", "rest"]
    enough = pick(catalogue, session, person, "enough")
    assert list(stand(catalogue, enough, person)) == [*GENTLE[flow], "enough", "rest"]
    line = pick(catalogue, session, person, "one_line")
    assert list(stand(catalogue, line, person)) == [*GENTLE[flow], "enough", "one_line", "rest"]
    on = stand(catalogue, pick(catalogue, session, person, "go_on"), person)
    assert set(on) == {*GENTLE[flow], "enough", *rest}
    assert list(on)[len(GENTLE[flow])] == "enough", "no promise is asked about first"


def test_the_card_of_such_a_day_has_the_word_and_leads_to_someone(catalogue: Catalogue, person: Portrait) -> None:
    session = feel(catalogue, session_for(catalogue, "evening", person), person, "lonely")
    (card,) = stand(catalogue, session, person)["rest"].shows
    assert isinstance(card, Card) and card.is_heavy
    assert [(row.label, row.text) for row in card.rows] == [("Check-in", "lonely")]


def test_another_word_brings_the_rest_back_and_asks_no_more_whether_it_is_enough(
    catalogue: Catalogue, person: Portrait
) -> None:
    session = session_for(catalogue, "morning", person)
    before = list(stand(catalogue, session, person))
    session = pick(catalogue, feel(catalogue, session, person, "ashamed"), person, "enough")
    session = feel(catalogue, session, person, "cheerful")
    assert list(stand(catalogue, session, person)) == before
    assert not any(answer.step == "enough" for answer in kept(catalogue, session, person).answers)


def test_what_was_written_before_the_word_became_a_heavy_one_stays(catalogue: Catalogue, person: Portrait) -> None:
    session = feel(catalogue, session_for(catalogue, "morning", person), person, "calm")
    question = stand(catalogue, session, person)["action"]
    given = plain_answer(session, question, question.fields[0])
    assert given is not None
    session = feel(catalogue, with_answer(session, given), person, "hopeless")
    assert list(stand(catalogue, session, person)) == ["arrive", "checkin", "enough", "rest", "action"]
    assert given in kept(catalogue, session, person).answers


def test_what_is_told_to_come_is_less_once_it_is_enough(catalogue: Catalogue, person: Portrait) -> None:
    session = session_for(catalogue, "morning", person)
    flow = catalogue.flows["morning"]

    def told(now: Session) -> int:
        return len(expected(flow, now, tuple(stand(catalogue, now, person).values())))

    before, session = told(session), feel(catalogue, session, person, "numb")
    assert told(pick(catalogue, session, person, "enough")) < before
    question = stand(catalogue, session, person)["enough"]
    assert told(passed_over(session, question.key)) < before


def test_a_word_of_ones_own_may_say_that_it_is_heavy() -> None:
    own = EmotionWord(word="Sunk", energy=-1, pleasantness=-1, quadrant="low_unpleasant", heavy=True)
    assert is_heavy("sunk", -1, -1, [own]) and is_heavy("sunk", None, None, [own])
    assert not is_heavy("sunk", -1, -1, ()) and not is_heavy("tired", -3, -1, [own])
    assert is_heavy("low energy, unpleasant", -3, -3, ()) and not is_heavy("weary", -4, -2, ())
