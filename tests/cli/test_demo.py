"""The demo journal: it tells the same life every time, through the real engine, with every arc a screen needs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest

from tui.demo import DemoError, entries, write
from tui.demo.session_walker import SessionWalker
from tui.insights.fold.fold import fold
from tui.insights.fold.portrait import Portrait, Result
from tui.insights.measures.swing import swings
from tui.insights.measures.tension import reality
from tui.insights.signals import Signal, all_signals, noticed
from tui.library import load
from tui.practice import answer_factory
from tui.practice import questions as engine
from tui.practice.session import to_entry, with_answer
from tui.records.answers import Choice, Outcome, texts
from tui.records.entry import Entry, entry_id, from_document, to_document
from tui.records.roles import Role
from tui.store.journal import Journal
from tui.workspace import Workspace
from tui.workspace.session_runner import SessionRunner

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
DAYS = (TODAY, date(2028, 2, 29), date(2026, 8, 30))


@cache
def told(today: date = TODAY, years: int = 1) -> tuple[Entry, ...]:
    return tuple(entries(today, years))


@cache
def portrait(today: date = TODAY, years: int = 1) -> Portrait:
    return fold(told(today, years))


def result(words: str, today: date = TODAY, years: int = 1) -> Result:
    return next(found for found in portrait(today, years).results if any(words in w.text for w in found.wordings[:1]))


def test_the_same_arguments_give_the_same_documents():
    first = [json.dumps(to_document(entry)) for entry in told()]
    assert first == [json.dumps(to_document(entry)) for entry in entries(TODAY)]
    assert first != [json.dumps(to_document(entry)) for entry in entries(TODAY, seed=8)]


def test_every_entry_comes_back_from_its_document():
    for entry in told():
        document = json.loads(json.dumps(to_document(entry)))
        assert from_document(document) == entry
        assert not any(answer.__struct_config__.tag == "unknown" for answer in from_document(document).answers)


LATER = {Role.ASIDE, Role.LOOKED, Role.STEP}
"""What she has no use for."""


@pytest.mark.parametrize("today", DAYS)
def test_a_year_holds_about_two_sessions_a_day_and_every_role(today: date):
    told_then = told(today)
    assert 650 <= len(told_then) <= 800
    assert {answer.role for entry in told_then for answer in entry.answers} >= set(Role) - LATER
    flows = {flow.id for flow in load(None)[0].flows.values() if flow.listed} | {"still", "tested", "reached"}
    assert {entry.flow for entry in told_then} >= flows | {"note", "outcome", "rate", "fact", "revise", "signal"}


def test_entries_come_in_the_order_they_were_written():
    order = [(entry.day, entry.id) for entry in told()]
    assert order == sorted(order)
    assert len({entry.id for entry in told()}) == len(order)
    assert all(entry.begun <= entry.ended and entry.zone == "Europe/Berlin" for entry in told())


def test_no_two_full_pages_say_the_same():
    pages = Counter(
        tuple(text for answer in entry.answers for text in texts(answer))
        for entry in told()
        if entry.flow in ("morning", "evening", "weekly")
    )
    assert pages.most_common(1)[0][1] == 1


def test_one_thing_is_one_and_no_article_stands_twice():
    said = "\n".join(text for entry in told() for answer in entry.answers for text in texts(answer))
    counted = "days|pages|evenings|times|corrections|sentences|minutes|messages|suppers|drawings|centimetres"
    assert not re.findall(rf"(?<![\d.,:])\b1 (?:{counted})\b|\b[Tt]he (?:the|an?)\b", said)


def test_the_pages_are_as_long_as_real_ones():
    sizes = [len(json.dumps(to_document(entry), ensure_ascii=False)) for entry in told() if entry.flow == "morning"]
    assert 2500 <= sum(sizes) / len(sizes) <= 5000
    written = " ".join(text for entry in told() for answer in entry.answers for text in texts(answer))
    for sign in ("수아", "🌿", "ż", "[", "#", "猫"):
        assert sign in written
    assert "{" not in written


def test_there_are_gaps():
    present = {entry.day for entry in told()}
    days = [TODAY - timedelta(days=back) for back in range(1, 366)]
    runs, longest = 0, 0
    for day in days:
        runs = 0 if day in present else runs + 1
        longest = max(longest, runs)
    assert longest >= 14
    assert 270 <= len(present) <= 335


@pytest.mark.parametrize("today", DAYS)
def test_yesterday_has_a_promise_without_an_outcome_and_today_has_nothing(today: date):
    yesterday = today - timedelta(days=1)
    assert {entry.flow for entry in told(today) if entry.day == yesterday} >= {"morning"}
    assert max(entry.day for entry in told(today)) == yesterday
    assert [promise.day for promise in portrait(today).open_promises][-1] == yesterday


@pytest.mark.parametrize(("today", "back"), [(TODAY, 1), (date(2026, 6, 1), 1)])
def test_a_page_stands_a_year_before_today(today: date, back: int):
    assert today.replace(year=today.year - back) in portrait(today).days


@pytest.mark.parametrize("today", DAYS)
def test_a_vision_eroded(today: date):
    atlas = result("tree atlas", today)
    assert atlas.height == 6
    assert atlas.status == "held"
    assert atlas.wordings[-1].reason == "it hurt to look at"
    lowered = 10 - atlas.height
    rose = reality(atlas.ratings[-1]) - reality(atlas.ratings[0])
    assert lowered / (lowered + rose) >= 0.5


@pytest.mark.parametrize("today", DAYS)
def test_a_result_was_reached_by_reality_rising(today: date):
    polish = result("Bożena", today)
    assert polish.status == "reached"
    assert polish.height == 10
    assert polish.ratings[-1].value >= 9
    assert len(polish.facts) > 20


@pytest.mark.parametrize("today", DAYS)
def test_a_result_goes_back_and_forth(today: date):
    assert swings(result("seven hours", today), today)
    assert not swings(result("Bożena", today), today)


@pytest.mark.parametrize("today", DAYS)
def test_she_says_more_of_her_word_than_the_record(today: date):
    for of in ("day", "answered"):
        outcomes = Counter(
            promise.outcome
            for promise in portrait(today).promises
            if promise.outcome and (today - getattr(promise, of)).days <= 28
        )
        yes, partly, no = outcomes[Outcome.KEPT], outcomes[Outcome.PARTLY], outcomes[Outcome.NOT]
        assert yes + partly + no >= 8
        assert (yes + partly / 2) / (yes + partly + no) == pytest.approx(4 / 11)
    word = portrait(today).last(Role.WORD)
    assert word is not None
    assert word.text == "8"


@pytest.mark.parametrize("today", DAYS)
def test_patience_drifts(today: date):
    patience = portrait(today).value("patience")
    assert patience is not None
    assert [lived.value for lived in patience.lived[-6:]] == [8, 7, 7, 6, 5, 5]


@pytest.mark.parametrize("today", DAYS)
def test_the_last_weeks_felt_heavy(today: date):
    felt = [said.text for said in portrait(today).said[Role.TENSION] if (today - said.day).days <= 42]
    answered = [word for word in felt if word != "not today"]
    assert len(answered) >= 6
    assert sum(word in ("pressure", "ache") for word in answered) / len(answered) >= 0.65


@pytest.mark.parametrize("today", DAYS)
def test_a_rating_ran_ahead_of_its_facts(today: date):
    friend = result("Soo-ah and I know again", today)
    last_fact = friend.facts[-1].day
    before = [rating.value for rating in friend.ratings if rating.day <= last_fact]
    assert friend.ratings[-1].value - before[-1] >= 2


def test_every_answer_has_the_wording_the_engine_gives():
    """Walks the journal again and asks the engine what it asked."""
    catalogue, _ = load(None)
    flows = SessionWalker(catalogue)
    known: list[Entry] = []
    for number, entry in enumerate(told()):
        if entry.flow in catalogue.flows and number % 40 == 0:
            session = engine.begin(
                flows.flow(entry.flow), fold(known), catalogue, session_id=entry.id, day=entry.day, begun=entry.begun
            )
            asked = {question.ask for question in engine.questions(
                flows.flow(entry.flow), fold(known), session, catalogue
            )}  # fmt: skip
            assert entry.answers[0].asked in asked
        known.append(entry)


def test_the_notebook_notices_every_arc():
    """The plain ones whatever day it is; what scatter may hide on one day is seen on another."""
    groups = {card.id: card.group for card in load(None)[0].values}
    on_some: set[tuple[str, str]] = set()
    for today in DAYS:
        noticed = {(signal.kind, signal.about) for signal in all_signals(portrait(today), today, groups)}
        assert noticed >= {
            ("lowered", result("tree atlas", today).id), ("back_and_forth", result("seven hours", today).id)
        }  # fmt: skip
        assert {kind for kind, _ in noticed} >= {"says_more", "heavy"}
        on_some |= {(kind, "") for kind, about in noticed if about == result("Soo-ah and I know again", today).id}
        on_some |= noticed
    assert on_some >= {("ahead", ""), ("drift", "patience")}


@dataclass
class Weeks:
    """Her weekly reviews, each signal answered as it comes: the journal up to each Sunday, her own answers left out."""

    today: date
    answered: list[Entry] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[date, Signal | None]]:
        catalogue, _ = load(None)
        flow = catalogue.flows["weekly"]
        for number, back in enumerate(range(-77, 15, 7)):
            day = self.today + timedelta(days=back)
            portrait = fold(
                [*(_without_signals(entry) for entry in told(self.today) if entry.day < day), *self.answered]
            )
            begun = datetime.combine(day, time(17), UTC)
            session = engine.begin(
                flow,
                portrait,
                catalogue,
                session_id=entry_id(int(begun.timestamp() * 1000), number),
                day=day,
                begun=begun,
            )
            asked = [q for q in engine.questions(flow, portrait, session, catalogue) if q.step.id == "signal"]
            assert len(asked) <= 1
            for question in asked:
                fields = question.fields[0]
                pick = fields.options[number % 2]
                answer = answer_factory.choice(session, question, fields, [pick])
                assert answer is not None
                kept = to_entry(with_answer(session, answer), (question.key,), begun)
                self.answered.append(kept)
            groups = {card.id: card.group for card in catalogue.values}
            names = {area.id: area.name for area in catalogue.areas}
            found = noticed(portrait, day, groups, names)
            assert (found.text if found else None) == (asked[0].ask if asked else None)
            yield day, found


def _without_signals(entry: Entry) -> Entry:
    answers = tuple(answer for answer in entry.answers if answer.role is not Role.SIGNAL)
    return msgspec.structs.replace(entry, answers=answers)


def test_each_arc_has_its_turn_in_a_weekly_review_and_says_its_numbers():
    offered = {signal.kind: signal.text for today in DAYS for _, signal in Weeks(today) if signal}
    assert re.search(r"closed by [\d.]+\. About [\d.]+ came from .* and 4 from asking for less", offered["lowered"])
    assert "seven hours" in offered["back_and_forth"]
    assert re.search(r"You rate your word about [\d.]+; in the same weeks you kept \d+ of \d+", offered["says_more"])
    assert offered["drift"].startswith("Patience has been getting less of you for about ")


@pytest.mark.parametrize(
    ("reply", "flows"),
    [("open:second_pull", ("second_pull",)), ("slower", ()), ("wrong", ()), ("later", ())],
)
def test_a_back_and_forth_offers_to_look_at_the_second_pull(tmp_path: Path, reply: str, flows: tuple[str, ...]):
    weeks = Weeks(TODAY)
    day = next(day for day, signal in weeks if signal and signal.kind == "back_and_forth")
    answered = [entry for entry in weeks.answered if entry.day < day]
    before = [_without_signals(entry) for entry in told() if entry.day < day]
    Journal(tmp_path, lambda: before[-1].ended).import_entries(sorted([*before, *answered], key=lambda entry: entry.id))
    workspace = Workspace.open(tmp_path, now=lambda: datetime.combine(day, time(17), UTC))
    runner = SessionRunner(workspace, workspace.sessions.begin("weekly"))
    while runner.question and runner.question.step.id != "signal":
        runner.skip()
    assert runner.question
    asked = runner.question.fields[0]
    pick = next(option for option in asked.options if option.id == reply)
    answer = answer_factory.choice(runner.session, runner.question, asked, [pick])
    assert answer is not None
    runner.give(answer)
    assert tuple(offer.flow for offer in runner.offered) == flows
    assert all(runner.portrait.result(offer.about) for offer in runner.offered)


def test_a_signal_that_was_answered_rests():
    last: dict[str, date] = {}
    kinds: list[str] = []
    for day, signal in Weeks(TODAY):
        if signal:
            kinds.append(signal.kind)
            assert signal.id not in last or (day - last[signal.id]).days >= 14
            last[signal.id] = day
    assert len(last) > 5
    # the rating that ran ahead is said again each week: nothing new, so it's asked about once
    assert kinds.count("ahead") == 1


def test_longer_journals_end_with_the_same_year_of_wishes():
    assert len(told(TODAY, 3)) > 3 * 650
    held = {found.wordings[0].text for found in portrait(TODAY, 3).held}
    assert held == {found.wordings[0].text for found in portrait().held}
    assert result("tree atlas", TODAY, 3).height == 6
    assert swings(result("seven hours", TODAY, 3), TODAY)
    assert all(TODAY.replace(year=TODAY.year - back) in portrait(TODAY, 3).days for back in (1, 2, 3))


def test_a_home_that_holds_a_journal_is_refused(tmp_path):
    count = write(tmp_path, TODAY)
    assert count == len(told())
    kept = Journal(tmp_path, lambda: told()[-1].ended)
    kept.open()
    assert {entry.id for entry in kept.entries()} == {entry.id for entry in told()}
    before = (tmp_path / "journal.json").read_bytes()
    with pytest.raises(DemoError, match="already exists"):
        write(tmp_path, TODAY)
    assert (tmp_path / "journal.json").read_bytes() == before


def test_shrinking_is_asked_of_the_eroded_wish_alone():
    answers = [
        answer
        for entry in told()
        for answer in entry.answers
        if isinstance(answer, Choice) and answer.role is Role.SHRINK
    ]
    assert [answer.about for answer in answers] == [result("tree atlas").id]
